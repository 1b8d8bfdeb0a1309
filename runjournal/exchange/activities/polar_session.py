"""Training sessions of Polar Flow's export: `training-session-….json`, with an exercise for each sport.

The times are local, with their offset in minutes; the lengths are ISO 8601 durations.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.json_values import (
    Json,
    JsonError,
    json_of,
    number_in,
    object_in,
    objects_in,
    text_in,
)
from runjournal.exchange.activities.local_time import believed_offset
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import beats_of, climb_of, metres_of, read_time, seconds_of, words_from
from runjournal.exchange.tables.table_times import length_in

BEGINS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{.*"exportVersion"\s*:', re.DOTALL)
PARTS = (b'"exercises"', b'"startTime"')
NUMBERED = {"1": "running", "4": "jogging", "17": "treadmill running", "27": "trail running"}
"""Sports that newer exports name by number alone."""
MINUTE_S = 60


def begins_polar(head: bytes) -> bool:
    """Whether a file begins as a training session."""
    return bool(BEGINS.match(head)) and all(part in head for part in PARTS)


def read_polar(file: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
    """The exercises of a session; its name and note are those of the first run, or of the first exercise."""
    try:
        value = json_of(file)
    except JsonError as error:
        yield Unreadable(file.name, error.sentence)
        return
    session = next(objects_in(value), {})
    exercises = list(objects_in(session.get("exercises", []))) or [session]
    runs = [_sport(exercise)[0] is Sport.RUN for exercise in exercises]
    named = runs.index(True) if any(runs) else 0
    for index, exercise in enumerate(exercises):
        alone = len(exercises) == 1
        yield _item(exercise, session if alone else {}, session if index == named else {}, file.name)


def _item(exercise: Json, whole: Json, named: Json, where: str) -> ReadItem:
    """The recording of an exercise. `whole` has what a lone exercise leaves out, `named` its name and note."""
    both = {**whole, **exercise}
    time = read_time(text_in(both, "startTime"))
    if time is None:
        return Unreadable(where, "it has no start")
    offset = number_in(both, "timezoneOffset")
    start = time.at if time.is_utc or offset is None else time.at - timedelta(minutes=_minutes(offset))
    is_known = time.is_utc or offset is not None
    timer_s, distance_m = _seconds(both, "duration"), metres_of(number_in(both, "distance"))
    if not (timer_s or distance_m):
        return NoActivity(where, "neither a distance nor a time")
    sport, words = _sport(exercise)
    text = f"{start.isoformat()} {distance_m} {timer_s}"
    elapsed_s = _elapsed(time.at, text_in(both, "stopTime"))
    return Recording(
        keys=(f"polar:{sha256(text.encode()).hexdigest()[:16]}",),
        richness=Richness.TABLE,
        start=start.replace(tzinfo=UTC) if is_known else None,
        wall=None if is_known else start,
        offset_s=believed_offset(round(offset * MINUTE_S), may_be_zero=True) if offset is not None else time.offset_s,
        sport=sport,
        sport_words=words,
        distance_m=distance_m,
        timer_s=timer_s,
        elapsed_s=max(elapsed_s, timer_s or 0) if elapsed_s else None,
        avg_hr=beats_of(number_in(object_in(exercise, "heartRate"), "avg") or number_in(both, "averageHeartRate")),
        ascent_m=climb_of(number_in(both, "ascent")),
        descent_m=climb_of(number_in(both, "descent")),
        title=own_title(words_from(text_in(named, "name"))),
        words=words_from(text_in(named, "note")),
        where=where,
    )


def _minutes(offset: float) -> float:
    """An offset within a day, so that no start leaves the years there are."""
    return max(-1440.0, min(1440.0, offset))


def _sport(exercise: Json) -> tuple[Sport, str]:
    name = text_in(exercise, "sport")
    number = text_in(object_in(exercise, "sport"), "id")
    return sport_of(words_from(name or NUMBERED.get(number, f"sport {number}" if number else "")))


def _seconds(exercise: Json, name: str) -> int | None:
    length = length_in(text_in(exercise, name))
    return seconds_of(length.seconds) if length else None


def _elapsed(start: datetime, stop: str) -> int | None:
    time = read_time(stop)
    return seconds_of((time.at - start).total_seconds()) if time else None


POLAR = ActivityReader("Polar Flow", begins_polar, read_polar)
