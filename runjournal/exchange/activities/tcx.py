"""TCX: activities of watches and apps by laps, with the totals that the watch counted.

The laps are summed: the last point of a lap may count from the start of several sports, and a treadmill has no
positions. A file may hold several activities, such as those of a triathlon.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from runjournal.exchange.activities.climb import climb_of_tracks
from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness
from runjournal.exchange.activities.source_file import ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import sport_of
from runjournal.exchange.activities.track import TrackPiece, TrackPoint, position_of
from runjournal.exchange.activities.values import (
    LEAST_HR,
    MOST_HR,
    ClockTime,
    beats_of,
    key_in_file,
    metres_of,
    read_number,
    read_time,
    seconds_of,
    words_from,
)
from runjournal.exchange.activities.xml_stream import Attributes, KeptCounter, UnreadableElement, read_xml
from runjournal.model.limits import LONGEST_S

MOST_ACTIVITIES, MOST_LAPS = 10_000, 20_000
"""Activities, and laps and tracks between pauses, of one file, which may have the history of a watch."""
SHORTEST_LAP_S = 60.0
"""How far the first point may be from the start that is said, if the laps are not longer."""
NO_ACTIVITIES = {"Course": "a course, not a run", "Workout": "a plan for a workout, not a run"}
"""What else may be in such a file."""
POINT_VALUES = ("LatitudeDegrees", "LongitudeDegrees", "AltitudeMeters", "DistanceMeters")
HEART_RATES = ("HeartRateBpm", "AverageHeartRateBpm")
"""Of a point and of a lap; some write both of them of a lap."""


class _Lap:
    """What one lap says, and what its points say in case that it does not."""

    def __init__(self, start: ClockTime | None) -> None:
        self.start = start
        self.said_s = self.said_m = self.beats = 0.0
        self.span: tuple[datetime, datetime] | None = None
        self.along_m: tuple[float, float] | None = None

    @property
    def length_s(self) -> float:
        """How long it took; some write milliseconds, about a thousand times what lies between the points."""
        spanned_s = max(0.0, (self.span[1] - self.span[0]).total_seconds()) if self.span else 0.0
        said_s = self.said_s / 1000 if 500 * spanned_s < self.said_s < 2000 * spanned_s else self.said_s
        return said_s if 0 < said_s <= LONGEST_S else spanned_s

    @property
    def distance_m(self) -> float:
        """How far it went."""
        return self.said_m or (max(0.0, self.along_m[1] - self.along_m[0]) if self.along_m else 0.0)

    def add(self, time: ClockTime, along_m: float | None) -> None:
        """Add a point."""
        self.span = (self.span[0] if self.span else time.at, time.at)
        if along_m is not None:
            self.along_m = (self.along_m[0] if self.along_m else along_m, along_m)


class _TcxActivity:
    """One `Activity` element."""

    def __init__(self, sport: str) -> None:
        self.sport = sport
        self.id: ClockTime | None = None
        self.notes = ""
        self.laps: list[_Lap] = []
        self.pieces: list[TrackPiece] = []

    @property
    def length_s(self) -> float:
        """How long the laps took."""
        return sum(lap.length_s for lap in self.laps)

    @property
    def distance_m(self) -> float:
        """How far the laps went, or else the positions."""
        return sum(lap.distance_m for lap in self.laps) or sum(piece.distance_m for piece in self.pieces)

    @property
    def start(self) -> ClockTime | None:
        """The start that is said, or else that of the points."""
        return self._said_start or self._first

    @property
    def elapsed_s(self) -> float:
        """From the start to the end of the last lap or point, and not less than the laps took."""
        start = self.start
        ends = [lap.span[1] for lap in self.laps if lap.span]
        if self._said_start:
            ends += [lap.start.at + timedelta(seconds=lap.length_s) for lap in self.laps if lap.start]
        spanned_s = (max(ends) - start.at).total_seconds() if start and ends else 0.0
        return max(spanned_s, self.length_s)

    @property
    def _first(self) -> ClockTime | None:
        return min((piece.begin for piece in self.pieces), key=lambda time: time.at, default=None)

    @property
    def _said_start(self) -> ClockTime | None:
        """The start of the first lap, or the id; None if the points lie farther from it than the laps are long."""
        said, first = next((lap.start for lap in self.laps if lap.start), self.id), self._first
        off_s = abs((first.at - said.at).total_seconds()) if said and first else 0.0
        return said if off_s <= max(SHORTEST_LAP_S, self.length_s) else None

    @property
    def heart_rate(self) -> float | None:
        """The mean of the laps by their length, or else of the points."""
        laps = [(lap.beats, lap.length_s or 1.0) for lap in self.laps if lap.beats]
        if laps:
            return sum(beats * length_s for beats, length_s in laps) / sum(length_s for _, length_s in laps)
        beaten = sum(piece.beaten for piece in self.pieces)
        return sum(piece.beats for piece in self.pieces) / beaten if beaten else None

    def recording(self, where: str, *, is_cut_short: bool) -> Recording:
        """The activity, without its key yet. Raises `UnreadableElement` if it has no start."""
        start, (sport, sport_words) = self.start, sport_of(words_from(self.sport))
        if start is None:
            raise UnreadableElement("an activity has no start")
        has_positions = any(piece.distance_m for piece in self.pieces)
        climb = climb_of_tracks([piece.profile for piece in self.pieces]) if has_positions else (None, None)
        return Recording(
            keys=(),
            richness=Richness.TCX,
            start=start.at.replace(tzinfo=UTC) if start.is_utc else None,
            wall=None if start.is_utc else start.at,
            offset_s=start.offset_s,
            sport=sport,
            sport_words=sport_words,
            distance_m=metres_of(self.distance_m),
            timer_s=seconds_of(self.length_s),
            elapsed_s=seconds_of(self.elapsed_s),
            avg_hr=beats_of(self.heart_rate),
            ascent_m=climb[0],
            descent_m=climb[1],
            words=own_title(self.notes),
            is_cut_short=is_cut_short,
            where=where,
        )


class _TcxDocument:
    """The activities of one file."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._recordings: list[Recording] = []
        self._kept = KeptCounter()
        self._number = 0
        self._activity: _TcxActivity | None = None
        self._no_activity = ""
        self._piece: TrackPiece | None = None
        self._time: ClockTime | None = None
        self._values: dict[str, float | None] = {}
        self.starts: dict[str, Callable[[str, Attributes], None]] = {
            "Activity": self._start_activity,
            "Lap": self._start_lap,
            "Track": self._start_track,
            "Trackpoint": self._start_point,
            **{name: partial(self._start_other, words) for name, words in NO_ACTIVITIES.items()},
        }
        self.texts: dict[str, Callable[[str, str], None]] = {
            "Id": self._read_id,
            "Notes": self._read_notes,
            "TotalTimeSeconds": self._read_length,
            "Time": self._read_time,
            **{name: partial(self._read_value, name) for name in (*POINT_VALUES, *HEART_RATES)},
            "Value": self._read_heart_rate,
        }
        self.ends = {"Activity": self._end_activity, "Trackpoint": self._end_point}

    def take(self) -> Sequence[ReadItem]:
        """Nothing: the keys of activities say how many there are."""
        return ()

    def finish(self, *, is_cut_short: bool) -> Iterator[ReadItem]:
        """The activities, the last of them as far as the file goes; if there was none, why."""
        if self._activity and self._activity.start:
            self._add_recording(is_cut_short=True)
        for number, recording in enumerate(self._recordings):
            key = key_in_file("tcx", self._source.digest, number, len(self._recordings))
            yield replace(recording, keys=(key,))
        if not self._number and not is_cut_short:
            yield NoActivity(self._source.name, self._no_activity or "no activity")

    def _start_other(self, words: str, _parent: str, _attributes: Attributes) -> None:
        self._no_activity = words

    def _start_activity(self, _parent: str, attributes: Attributes) -> None:
        self._kept.add("activities", MOST_ACTIVITIES)
        self._activity = _TcxActivity(attributes.get("Sport", ""))
        self._piece = None

    def _start_lap(self, _parent: str, attributes: Attributes) -> None:
        if self._activity:
            self._kept.add("laps", MOST_LAPS)
            self._activity.laps.append(_Lap(read_time(attributes.get("StartTime", ""))))

    def _start_track(self, _parent: str, _attributes: Attributes) -> None:
        """A second track in a lap follows a pause."""
        if self._lap and self._lap.span:
            self._piece = None

    def _start_point(self, _parent: str, _attributes: Attributes) -> None:
        self._time = None
        self._values.clear()

    def _read_id(self, parent: str, text: str) -> None:
        if self._activity and parent == "Activity":
            self._activity.id = read_time(text)

    def _read_notes(self, parent: str, text: str) -> None:
        if self._activity and parent == "Activity":
            self._activity.notes = words_from(text)

    def _read_length(self, parent: str, text: str) -> None:
        if self._lap and parent == "Lap":
            self._lap.said_s = read_number(text) or 0.0

    def _read_time(self, parent: str, text: str) -> None:
        if parent == "Trackpoint":
            self._time = read_time(text)

    def _read_value(self, name: str, parent: str, text: str) -> None:
        """A value of a point, or of a lap, for which some programs leave out the element `Value`."""
        value = read_number(text)
        if value is None:
            return
        if parent != "Lap":
            self._values[name] = value
        elif self._lap and name == "DistanceMeters":
            self._lap.said_m = max(0.0, value)
        elif self._lap and name in HEART_RATES:
            self._lap.beats = value if LEAST_HR <= value <= MOST_HR else 0.0

    def _read_heart_rate(self, parent: str, text: str) -> None:
        self._read_value(parent, "Lap" if parent == "AverageHeartRateBpm" else "Trackpoint", text)

    @property
    def _lap(self) -> _Lap | None:
        return self._activity.laps[-1] if self._activity and self._activity.laps else None

    def _end_point(self) -> None:
        if self._activity is None or self._time is None:
            return
        if not self._activity.laps:
            self._activity.laps.append(_Lap(None))
        value = self._values.get
        position = position_of(value("LatitudeDegrees"), value("LongitudeDegrees"))
        point = TrackPoint(self._time, position, value("AltitudeMeters"), value("HeartRateBpm"))
        self._activity.laps[-1].add(self._time, value("DistanceMeters"))
        if self._piece and self._piece.is_continued_by(self._time):
            self._piece.add(point)
        else:
            self._kept.add("laps", MOST_LAPS)
            self._piece = TrackPiece(point)
            self._activity.pieces.append(self._piece)

    def _end_activity(self) -> None:
        if self._activity:
            self._add_recording(is_cut_short=False)

    def _add_recording(self, *, is_cut_short: bool) -> None:
        activity = self._activity
        self._activity = None
        self._number += 1
        if activity:
            self._recordings.append(activity.recording(self._source.name, is_cut_short=is_cut_short))


def read_tcx(source: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
    """The activities of a file."""
    return read_xml(source, lambda: _TcxDocument(source))
