"""Training sessions of Polar Flow's export: `training-session-….json`, with an exercise for each sport.

The times are local, with their offset in minutes. Lengths are ISO 8601 durations, in newer exports milliseconds.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.json_values import (
    Json,
    json_reader,
    number_in,
    object_in,
    objects_in,
    text_in,
    times,
)
from runjournal.exchange.activities.local_time import believed_offset
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import beats_of, climb_of, metres_of, read_time, seconds_of, words_from
from runjournal.exchange.tables.table_times import length_in

MARKS = [
    re.compile(rb'"startTime"\s*:'),
    re.compile(rb'"timezoneOffset(?:Minutes)?"\s*:'),
    re.compile(rb'"(?:exercises|durationMillis)"\s*:'),
]
NUMBERED = {
    "1": "running", "2": "cycling", "3": "walking", "4": "jogging", "11": "hiking", "15": "strength training",
    "17": "treadmill running", "18": "indoor cycling", "27": "trail running", "38": "road cycling", "39": "football",
}  # fmt: skip
"""Sports that newer exports name by number alone."""
NAMES = {"timezoneOffset": "timezoneOffsetMinutes", "distance": "distanceMeters", "ascent": "ascentMeters",
         "descent": "descentMeters", "averageHeartRate": "hrAvg"}  # fmt: skip
"""What newer exports call it."""
MINUTE_S = 60
MILLISECOND = 0.001


def begins_polar(head: bytes) -> bool:
    """Whether a file begins as a training session."""
    is_object = head.removeprefix(BOM_UTF8).lstrip().startswith(b"{")
    return is_object and all(mark.search(head) for mark in MARKS)


def _exercises(value: object, where: str) -> Iterator[ReadItem]:
    """The exercises of a session; its name and note are those of the first run, or of the first exercise."""
    session = next(objects_in(value), {})
    exercises = list(objects_in(session.get("exercises", []))) or [session]
    runs = [_sport(exercise)[0] is Sport.RUN for exercise in exercises]
    named = runs.index(True) if any(runs) else 0
    for index, exercise in enumerate(exercises):
        alone = len(exercises) == 1
        yield _item(exercise, session if alone else {}, session if index == named else {}, where)


def _item(exercise: Json, whole: Json, named: Json, where: str) -> ReadItem:
    """The recording of an exercise. `whole` has what a lone exercise leaves out, `named` its name and note."""
    both = {**whole, **exercise}
    time = read_time(text_in(both, "startTime"))
    if time is None:
        return Unreadable(where, "it has no start")
    offset = _number(both, "timezoneOffset")
    start = time.at if time.is_utc or offset is None else time.at - timedelta(minutes=_minutes(offset))
    is_known = time.is_utc or offset is not None
    timer_s, distance_m = _timer(both), metres_of(_number(both, "distance"))
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
        elapsed_s=elapsed_s,
        avg_hr=beats_of(_heart_rate(exercise) or _number(both, "averageHeartRate")),
        ascent_m=climb_of(_number(both, "ascent")),
        descent_m=climb_of(_number(both, "descent")),
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


def _number(exercise: Json, name: str) -> float | None:
    """A number by its name, or by that of newer exports."""
    number = number_in(exercise, name)
    return number_in(exercise, NAMES[name]) if number is None else number


def _timer(exercise: Json) -> int | None:
    length = length_in(text_in(exercise, "duration"))
    return seconds_of(length.seconds if length else times(number_in(exercise, "durationMillis"), MILLISECOND))


def _heart_rate(exercise: Json) -> float | None:
    for each in objects_in(object_in(exercise, "statistics").get("statistics", [])):
        if text_in(each, "type").endswith("HEART_RATE"):
            return number_in(each, "avg")
    return number_in(object_in(exercise, "heartRate"), "avg")


def _elapsed(start: datetime, stop: str) -> int | None:
    time = read_time(stop)
    return seconds_of((time.at - start).total_seconds()) if time else None


POLAR = json_reader("Polar Flow", begins_polar, _exercises)
