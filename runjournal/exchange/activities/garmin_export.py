"""The data export of Garmin: `…_summarizedActivities.json`, and `HydrationLogFile_….json`.

Distances and climbs are in centimetres, lengths in milliseconds. `startTimeLocal` is the local time as if it were UTC,
so that its distance from `beginTimestamp` is the offset. The FIT files in the export tell the same activities better;
what this file alone knows is their names, which of them were races, and those that were typed in.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256

from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.json_values import (
    Json,
    instant_in,
    json_reader,
    number_in,
    object_in,
    objects_in,
    text_in,
    times,
)
from runjournal.exchange.activities.local_time import believed_offset
from runjournal.exchange.activities.recording import ReadItem, RecordedDrink, Recording, Richness, Unreadable
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import (
    beats_of,
    climb_of,
    metres_of,
    numbered_key,
    read_time,
    seconds_of,
    words_from,
)

ACTIVITIES = "summarizedActivitiesExport"
BEGINS_SUMMARIES = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[?\s*\{\s*"summarizedActivitiesExport"\s*:')
BEGINS_DRINKS = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
DRUNK = b'"valueInML"'
RACE = 1
"""The number of Garmin's kind of event."""
CENTIMETRE, MILLISECOND = 0.01, 0.001


def _summaries(value: object, where: str) -> Iterator[ReadItem]:
    """The activities of a file."""
    for part in objects_in(value):
        for number, summary in enumerate(objects_in(part.get(ACTIVITIES, [])), 1):
            yield _recording(summary, f"{where}, activity {number}")


def _recording(summary: Json, where: str) -> Recording | Unreadable:
    start = instant_in(summary, "beginTimestamp") or instant_in(summary, "startTimeGmt")
    key = text_in(summary, "activityId")
    if start is None or not key:
        return Unreadable(where, "it has no start" if key else "it has no number")
    sport, words = sport_of(words_from(text_in(summary, "activityType") or text_in(summary, "sportType")))
    timer_s = seconds_of(times(number_in(summary, "duration"), MILLISECOND))
    elapsed_s = seconds_of(times(number_in(summary, "elapsedDuration"), MILLISECOND))
    return Recording(
        keys=(f"garmin:{words_from(key)[:40]}",),
        richness=Richness.TABLE,
        start=start,
        offset_s=_offset_s(summary, start),
        sport=sport,
        sport_words=words,
        distance_m=metres_of(times(number_in(summary, "distance"), CENTIMETRE)),
        timer_s=timer_s,
        elapsed_s=elapsed_s,
        avg_hr=beats_of(number_in(summary, "avgHr")),
        ascent_m=climb_of(times(number_in(summary, "elevationGain"), CENTIMETRE)),
        descent_m=climb_of(times(number_in(summary, "elevationLoss"), CENTIMETRE)),
        effort=_effort(number_in(summary, "workoutRpe")),
        is_race=number_in(summary, "eventTypeId") == RACE or _event(summary) == "race",
        title=own_title(words_from(text_in(summary, "name"))),
        words=words_from(text_in(summary, "description")),
        where=where,
    )


def _offset_s(summary: Json, start: datetime) -> int | None:
    local = instant_in(summary, "startTimeLocal")
    return believed_offset(round((local - start).total_seconds()), may_be_zero=True) if local else None


def _effort(answer: float | None) -> int | None:
    """The answer to how hard it was, from 10 to 100."""
    return round(answer / 10) if answer is not None and 10 <= answer <= 100 else None


def _event(summary: Json) -> str:
    return text_in(object_in(summary, "eventType"), "typeKey").lower()


def _drinks(value: object, where: str) -> Iterator[ReadItem]:
    """What was drunk, day by day; the sweat that an activity is thought to have cost is not drunk.

    A day on which something was taken back again is one drink of what is left.
    """
    days = dict[date, list[Json]]()
    for number, drink in enumerate(objects_in(value), 1):
        day = _day(drink)
        if not number_in(drink, "valueInML"):
            continue
        if day is None:
            yield Unreadable(where, f"drink {number} has no day")
        else:
            days.setdefault(day, []).append(drink)
    for day, drunk in days.items():
        yield from _drinks_of(day, drunk, where)


def _drinks_of(day: date, drinks: list[Json], where: str) -> Iterator[RecordedDrink]:
    volumes = [number_in(drink, "valueInML") or 0.0 for drink in drinks]
    walls = [_wall(drink) for drink in drinks]
    if min(volumes) < 0 or None in walls:
        walls, volumes = [None], [sum(volumes)]
    alike = Counter[str]()
    for wall, volume in zip(walls, volumes, strict=True):
        volume_ml = round(volume)
        if volume_ml > 0:
            key = sha256(f"{day} {wall} {volume_ml if wall else ''}".encode()).hexdigest()[:16]
            alike[key] += 1
            yield RecordedDrink(
                keys=(numbered_key(f"garmin-drink:{key}", alike[key]),),
                day=day,
                volume_ml=volume_ml,
                wall=wall,
                source_words="Garmin Connect",
                where=where,
            )


def _day(drink: Json) -> date | None:
    text = text_in(drink, "calendarDate") or text_in(object_in(drink, "calendarDate"), "date")
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _wall(drink: Json) -> datetime | None:
    """The local time of a drink; None for the midnight of those whose time is unknown."""
    time = read_time(text_in(drink, "timestampLocal"))
    return time.at if time and time.at.time() != datetime.min.time() and time.at.date() == _day(drink) else None


GARMIN_SUMMARIES = json_reader("Garmin Connect export", lambda head: bool(BEGINS_SUMMARIES.match(head)), _summaries)
GARMIN_DRINKS = json_reader(
    "Garmin Connect drinks", lambda head: DRUNK in head and bool(BEGINS_DRINKS.match(head)), _drinks
)
