"""The points of a recorded track as what they add up to: how far, how long, with which heart rate."""

from datetime import datetime, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from runjournal.exchange.activities.climb import ElevationProfile
from runjournal.exchange.activities.values import LEAST_HR, MOST_HR, ClockTime

EARTH_M = 6_371_000.0
"""The mean radius (IUGG)."""
FASTEST_MS = 12.0
"""Metres a second. The fastest that anybody ran was 12.4, for a moment; what is faster is an error of the fix."""
LONGEST_PAUSE = timedelta(hours=6)
"""What is recorded after a longer one is another activity."""


class Position(NamedTuple):
    """Degrees north and east."""

    latitude: float
    longitude: float


class TrackPoint(NamedTuple):
    """A point; each value but its time may be missing."""

    time: ClockTime
    position: Position | None = None
    elevation_m: float | None = None
    beats: float | None = None


def position_of(latitude: float | None, longitude: float | None) -> Position | None:
    """A place on Earth; 0/0 is what a watch writes before it has a fix."""
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None
    return Position(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def metres_between(one: Position, other: Position) -> float:
    """The distance on a sphere by the haversine formula, which is exact for points close to each other."""
    north, other_north = radians(one.latitude), radians(other.latitude)
    half_chord = (
        sin((other_north - north) / 2) ** 2
        + cos(north) * cos(other_north) * sin(radians(other.longitude - one.longitude) / 2) ** 2
    )
    return 2 * EARTH_M * asin(sqrt(min(1.0, half_chord)))


class TrackPiece:
    """Points that were recorded without a pause, and what they add up to."""

    def __init__(self, first: TrackPoint) -> None:
        self.begin = first.time
        self.start = self.end = self._last_at = first.time.at
        self.points = 0
        self.distance_m = self.beats = 0.0
        self.beaten = 0
        self.profile = ElevationProfile()
        self._last: _Fix | None = None
        self._doubtful: _Fix | None = None
        self.add(first)

    def is_continued_by(self, time: ClockTime) -> bool:
        """Whether a point at that time belongs here; if the clock was set in between, another piece begins."""
        return abs(time.at - self._last_at) <= LONGEST_PAUSE

    def add(self, point: TrackPoint) -> None:
        """Add a point."""
        self.points += 1
        self._last_at = at = point.time.at
        self.start, self.end = min(self.start, at), max(self.end, at)
        if point.beats is not None and LEAST_HR <= point.beats <= MOST_HR:
            self.beats += point.beats
            self.beaten += 1
        if point.position:
            self._move(_Fix(point.position, at))
        self.profile.add(self.distance_m, point.elevation_m)

    def _move(self, fix: "_Fix") -> None:
        """Add the way to a fix. One that is too far from the last is passed over, unless the next one is near to it."""
        for before in (self._last, self._doubtful):
            hop_m = metres_between(before.position, fix.position) if before else 0.0
            if before and hop_m <= FASTEST_MS * max(1.0, abs((fix.at - before.at).total_seconds())):
                self.distance_m += hop_m
                self._last, self._doubtful = fix, None
                return
        if self._last:
            self._doubtful = fix
        else:
            self._last = fix


class _Fix(NamedTuple):
    position: Position
    at: datetime
