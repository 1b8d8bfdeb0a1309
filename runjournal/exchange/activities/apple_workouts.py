"""Workouts of Apple Health as recordings, with the effort that the runner gave them."""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from runjournal.exchange.activities.apple_values import (
    METRES_OF,
    QUANTITY,
    SECONDS_OF,
    ZONE,
    key_of,
    quantity_of,
    time_of,
)
from runjournal.exchange.activities.recording import Recording, Richness, Sport
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.values import (
    beats_of,
    metres_of,
    read_number,
    read_time,
    seconds_of,
    words_from,
    zone_from,
)
from runjournal.exchange.activities.xml_stream import Attributes
from runjournal.model.limits import MOST_CLIMB_M

WORKOUT = "HKWorkoutActivityType"
UNCERTAIN = {"Other", "TrackAndField", "WheelchairRunPace"}
"""Types of workouts that may be runs."""
DISTANCE = f"{QUANTITY}DistanceWalkingRunning"
HEART_RATE = f"{QUANTITY}HeartRate"
BEFORE, AFTER = timedelta(minutes=1), timedelta(minutes=15)
"""How far from the start and the end of a workout its effort may be noted."""


class Workout:
    """A `Workout` element: its attributes, its `MetadataEntry` elements, its statistics by what they measure."""

    def __init__(self, said: Attributes) -> None:
        self.said = said
        self.metadata: dict[str, str] = {}
        self.statistics: dict[str, Attributes] = {}
        self.parts_m = 0.0

    def add_statistics(self, parent: str, said: Attributes) -> None:
        """Add statistics of the whole workout, or of one of several activities in it."""
        if parent == "Workout":
            self.statistics[said.get("type", "")] = said
        elif said.get("type") == DISTANCE:
            self.parts_m += quantity_of(said.get("sum"), said.get("unit"), METRES_OF) or 0.0

    def recording(self, where: str) -> Recording:
        """The workout without its effort. Raises `UnreadableElement` if it has no start."""
        start = time_of(self.said, "startDate", "a workout")
        end = read_time(self.said.get("endDate", "")) or start
        timer_s = quantity_of(self.said.get("duration"), self.said.get("durationUnit", "min"), SECONDS_OF)
        elapsed_s = (end.at - start.at).total_seconds()
        sport, sport_words = self._sport()
        return Recording(
            keys=(key_of(start.at, end.at, self.said),),
            richness=Richness.TABLE if self._is_from_watch else Richness.COPY,
            start=start.at.replace(tzinfo=UTC) if start.is_utc else None,
            wall=None if start.is_utc else start.at,
            zone=zone_from(self.metadata.get(ZONE, "")),
            sport=sport,
            sport_words=sport_words,
            distance_m=metres_of(self._distance_m()),
            timer_s=seconds_of(timer_s),
            elapsed_s=seconds_of(elapsed_s) or seconds_of(timer_s),
            avg_hr=beats_of(read_number(self.statistics.get(HEART_RATE, {}).get("average", ""))),
            ascent_m=self._metres("HKElevationAscended"),
            descent_m=self._metres("HKElevationDescended"),
            where=where,
        )

    @property
    def _is_from_watch(self) -> bool:
        """Whether Apple's watch recorded it, rather than an app that copied it from elsewhere."""
        return "Watch" in self.said.get("device", "") or "Watch" in self.said.get("sourceName", "")

    def _sport(self) -> tuple[Sport, str]:
        kind = self.said.get("workoutActivityType", "").removeprefix(WORKOUT)
        if kind == "Running":
            return Sport.RUN, "treadmill run" if self.metadata.get("HKIndoorWorkout") == "1" else "run"
        words = words_from(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind))
        return Sport.UNKNOWN if kind in UNCERTAIN | {""} else Sport.OTHER, sport_of(words)[1]

    def _distance_m(self) -> float | None:
        """The statistics, as newer phones write them, or else the total of older ones."""
        said = self.statistics.get(DISTANCE, {})
        total_m = quantity_of(self.said.get("totalDistance"), self.said.get("totalDistanceUnit"), METRES_OF)
        return quantity_of(said.get("sum"), said.get("unit"), METRES_OF) or self.parts_m or total_m

    def _metres(self, name: str) -> int | None:
        """A length with its unit, such as "5623 cm"."""
        number, _, unit = self.metadata.get(name, "").partition(" ")
        metres = quantity_of(number, unit, METRES_OF)
        return round(metres) if metres is not None and 0.5 < metres <= MOST_CLIMB_M else None


class EffortScores:
    """The scores that the runner gave: each has the time of its workout, but does not name it."""

    def __init__(self) -> None:
        self._scores: list[tuple[datetime, int]] = []
        self._is_sorted = True

    def add(self, said: Attributes) -> None:
        """Add a score from 1 to 10; 0 is what was passed over."""
        time, value = read_time(said.get("startDate", "")), read_number(said.get("value", ""))
        if time and value is not None and 1 <= round(value) <= 10:
            self._scores.append((time.at, round(value)))
            self._is_sorted = False

    def added_to(self, recording: Recording) -> Recording:
        """The recording with the score that is nearest to its start, if there is one from around it."""
        if not self._is_sorted:
            self._scores.sort()
            self._is_sorted = True
        at = recording.start or recording.wall
        if not at or not self._scores:
            return recording
        start = at.replace(tzinfo=None)
        end = start + timedelta(seconds=recording.elapsed_s or 0)
        position = bisect_left(self._scores, (start, 0))
        near = self._scores[max(0, position - 1) : position + 1]
        fitting = [(abs(at - start), score) for at, score in near if start - BEFORE <= at <= end + AFTER]
        return replace(recording, effort=min(fitting)[1]) if fitting else recording
