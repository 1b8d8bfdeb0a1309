"""GPX: tracks of watches and apps, which have points and no totals.

A track may have segments, between which nothing was run, and one run may be in several tracks. A route, or a track
without times, is drawn and not run. Whether it is a run, the file says in free words, in Strava's codes or not at all.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from runjournal.exchange.activities.climb import climb_of_tracks
from runjournal.exchange.activities.default_titles import own_title
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Richness, Sport
from runjournal.exchange.activities.source_file import ReadOptions, SourceFile
from runjournal.exchange.activities.sport_names import NOTHING_SAID, sport_of
from runjournal.exchange.activities.track import LONGEST_PAUSE, Position, TrackPiece, TrackPoint, position_of
from runjournal.exchange.activities.values import (
    ClockTime,
    beats_of,
    key_in_file,
    metres_of,
    read_number,
    read_time,
    seconds_of,
    words_from,
)
from runjournal.exchange.activities.xml_stream import Attributes, KeptCounter, read_xml

LONGEST_BETWEEN_TRACKS = timedelta(minutes=5)
LONGEST_AHEAD = timedelta(days=1)
"""Later than so long from now, a time is an error of the watch, such as one of 1,024 weeks."""
NEAR_OUTINGS = 3
"""How many activities back a piece may belong to: between two pieces of a run may be a point of a wrong time."""
LONGEST_OVERLAP = timedelta(seconds=10)
"""Tracks that are at the same time for longer are of several people or watches."""
PIECES, MOST_PIECES = "tracks and segments", 10_000
"""Tracks, and stretches without a pause, of one file."""
SHORTEST_S = 60
"""A track that is shorter is none if it does not say that it is a run, or is beside a longer one."""
STRAVA_CODES = {"9": "run", "1": "ride", "10": "hike"}
HEART_RATES = ("hr", "heartrate", "HeartRate", "heartRate")
"""Extensions with the heart rate of a point, in several namespaces or none."""


class _GpxTrack:
    """One `trk` element: its texts by the names of their elements, and what was recorded without a pause."""

    def __init__(self, activity: str = "") -> None:
        self.texts: dict[str, str] = {}
        self.activity = activity
        self.pieces: list[TrackPiece] = []

    @property
    def sport(self) -> str:
        """The sport in the words of the file, empty if they say nothing."""
        words = self.texts.get("type") or self.activity
        return "" if words.lower() in NOTHING_SAID else STRAVA_CODES.get(words, words)


class _GpxDocument:
    """The tracks of one file; how they belong together is known at its end."""

    def __init__(self, source: SourceFile, latest: datetime) -> None:
        self._source = source
        self._latest = latest
        self._tracks: list[_GpxTrack] = []
        self._activity = ""
        self._piece: TrackPiece | None = None
        self._position: Position | None = None
        self._time: ClockTime | None = None
        self._elevation_m: float | None = None
        self._beats: float | None = None
        self._has_way = False
        self._kept = KeptCounter()
        self.starts = {
            "rte": self._start_route,
            "trk": self._start_track,
            "trkseg": self._start_segment,
            "trkpt": self._start_point,
        }
        self.texts: dict[str, Callable[[str, str], None]] = {
            **{name: partial(self._read_text, name) for name in ("name", "desc", "cmt", "type")},
            "activity": self._read_activity,
            **dict.fromkeys(HEART_RATES, self._read_beats),
            "time": self._read_time,
            "ele": self._read_elevation,
        }
        self.ends = {"trkpt": self._end_point}

    def take(self) -> Sequence[ReadItem]:
        """Nothing: tracks may belong together."""
        return ()

    def finish(self, *, is_cut_short: bool) -> Iterator[ReadItem]:
        """Each activity; if there is none, why."""
        outings = _outings(self._tracks)
        for number, outing in enumerate(outings):
            key = key_in_file("gpx", self._source.digest, number, len(outings))
            is_last = number == len(outings) - 1
            yield outing.item(key, self._source.name, is_cut_short=is_cut_short and is_last)
        if not outings and not is_cut_short:
            yield NoActivity(self._source.name, "a route, not a run" if self._has_way else "no track")

    def _start_route(self, _parent: str, _attributes: Attributes) -> None:
        self._has_way = True

    def _start_track(self, _parent: str, _attributes: Attributes) -> None:
        self._kept.add(PIECES, MOST_PIECES)
        self._tracks.append(_GpxTrack(self._activity))
        self._piece = None

    def _start_segment(self, _parent: str, _attributes: Attributes) -> None:
        self._piece = None

    def _start_point(self, _parent: str, attributes: Attributes) -> None:
        self._has_way = True
        self._position = position_of(read_number(attributes.get("lat", "")), read_number(attributes.get("lon", "")))
        self._time = self._elevation_m = self._beats = None

    def _read_text(self, name: str, parent: str, text: str) -> None:
        if parent == "trk":
            self._track().texts.setdefault(name, words_from(text))

    def _read_activity(self, parent: str, text: str) -> None:
        """What OsmAnd and Locus Map write of the file or of a track instead of its type."""
        if parent == "extensions" and self._tracks:
            self._tracks[-1].activity = words_from(text)
        elif parent == "extensions":
            self._activity = words_from(text)

    def _read_time(self, parent: str, text: str) -> None:
        time = read_time(text) if parent == "trkpt" else None
        if time and time.at <= self._latest:
            self._time = time

    def _read_elevation(self, parent: str, text: str) -> None:
        if parent == "trkpt":
            self._elevation_m = read_number(text)

    def _read_beats(self, _parent: str, text: str) -> None:
        self._beats = read_number(text)

    def _end_point(self) -> None:
        if self._time is None:
            return
        point = TrackPoint(self._time, self._position, self._elevation_m, self._beats)
        if self._piece and self._piece.is_continued_by(self._time):
            self._piece.add(point)
        else:
            self._kept.add(PIECES, MOST_PIECES)
            self._piece = TrackPiece(point)
            self._track().pieces.append(self._piece)

    def _track(self) -> _GpxTrack:
        if not self._tracks:
            self._tracks.append(_GpxTrack(self._activity))
        return self._tracks[-1]


class _Outing:
    """The pieces of one or several tracks that are one activity."""

    def __init__(self, track: _GpxTrack, piece: TrackPiece) -> None:
        self._tracks = [track]
        self._pieces = [piece]
        self._start, self._end = piece.start, piece.end
        self._sport = track.sport

    def takes(self, track: _GpxTrack, piece: TrackPiece) -> bool:
        """Add a piece if it belongs here: soon after or before the rest, not at the same time, and the same sport."""
        pause = max(piece.start - self._end, self._start - piece.end)
        longest = LONGEST_PAUSE if track is self._tracks[-1] else LONGEST_BETWEEN_TRACKS
        if not -LONGEST_OVERLAP <= pause <= longest or len({self._sport, track.sport, ""}) > 2:
            return False
        self._pieces.append(piece)
        if track is not self._tracks[-1]:
            self._tracks.append(track)
            self._sport = self._sport or track.sport
        self._start, self._end = min(self._start, piece.start), max(self._end, piece.end)
        return True

    @property
    def points(self) -> int:
        """The number of points."""
        return sum(piece.points for piece in self._pieces)

    @property
    def timer_s(self) -> float:
        """The seconds of its pieces."""
        return sum((piece.end - piece.start).total_seconds() for piece in self._pieces)

    def item(self, key: str, where: str, *, is_cut_short: bool) -> ReadItem:
        """The activity, or why it is none."""
        sport, sport_words = sport_of(self._sport)
        if self.points < 2:
            return NoActivity(where, "a single point, not a run")
        if sport is Sport.UNKNOWN and self.timer_s < SHORTEST_S:
            return NoActivity(where, "a track of less than a minute that does not say what it is")
        first = min(self._pieces, key=lambda piece: piece.start)
        is_utc = first.begin.is_utc
        climb = climb_of_tracks([piece.profile for piece in self._pieces])
        return Recording(
            keys=(key,),
            richness=Richness.GPX,
            start=self._start.replace(tzinfo=UTC) if is_utc else None,
            wall=None if is_utc else self._start,
            offset_s=first.begin.offset_s,
            sport=sport,
            sport_words=sport_words,
            distance_m=metres_of(sum(piece.distance_m for piece in self._pieces)),
            timer_s=seconds_of(self.timer_s),
            elapsed_s=seconds_of((self._end - self._start).total_seconds()),
            avg_hr=self._heart_rate(),
            ascent_m=climb[0],
            descent_m=climb[1],
            title=own_title(self._text("name")),
            words=self._text("desc") or self._text("cmt"),
            is_cut_short=is_cut_short,
            where=where,
        )

    def _heart_rate(self) -> int | None:
        beaten = sum(piece.beaten for piece in self._pieces)
        return beats_of(sum(piece.beats for piece in self._pieces) / beaten) if beaten else None

    def _text(self, name: str) -> str:
        return next((text for track in self._tracks if (text := track.texts.get(name))), "")


def _outings(tracks: list[_GpxTrack]) -> list[_Outing]:
    """The activities in the order of the file. Scraps are left out, such as points before a clock was set."""
    outings: list[_Outing] = []
    for track in tracks:
        for piece in track.pieces:
            if not any(outing.takes(track, piece) for outing in outings[: -NEAR_OUTINGS - 1 : -1]):
                outings.append(_Outing(track, piece))
    shortest_s = min(SHORTEST_S, max((outing.timer_s for outing in outings), default=0))
    whole = [outing for outing in outings if outing.points > 1 and outing.timer_s >= shortest_s]
    return whole or outings[:1]


def read_gpx(source: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    """The activities of a file."""
    latest = options.context.now.replace(tzinfo=None) + LONGEST_AHEAD
    return read_xml(source, lambda: _GpxDocument(source, latest))
