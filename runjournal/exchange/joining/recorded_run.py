"""The recordings of one run, of which a watch, its app and a phone each have their own.

The richest is believed, and the others fill in what it does not have, unless they tell of another distance or time.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from runjournal.exchange.activities.recording import Recording, Richness, Sport
from runjournal.exchange.joining.same_run import (
    HALF,
    START_APART,
    Interval,
    TimeIndex,
    is_within,
    may_be_within,
)
from runjournal.model.choices import RunKind
from runjournal.model.limits import (
    FARTHEST_M,
    FASTEST_HR,
    LONGEST_S,
    LONGEST_TEXT,
    MOST_CLIMB_M,
    SLOWEST_HR,
    find_control,
    replace_controls,
)
from runjournal.model.moments import Moment

T = TypeVar("T")

AGREE_PERCENT = 10
LONGEST_KEY = 200
PAUSED_S = 60
"""Elapsed time is kept if it is longer than the time moved by more than this."""


class PlacedRecording(NamedTuple):
    """A recording, and when it starts on the runner's days."""

    recording: Recording
    start: Moment

    @property
    def knows_zone(self) -> bool:
        """Whether the recording itself tells by which clock it was."""
        return bool(self.recording.zone) or self.recording.offset_s is not None

    @property
    def interval(self) -> Interval:
        """When it was; of a whole day, its first instant."""
        begin = self.start.span.earliest
        return Interval(begin, begin + timedelta(seconds=_limited(_whole(self.recording), 1, LONGEST_S) or 0))


class RecordedRun:
    """One activity with all its recordings, the most believed first."""

    def __init__(self, main: PlacedRecording) -> None:
        self.start = main.start
        self.interval = main.interval
        self.main = main.recording
        self.keys = dict.fromkeys(key_words(main.recording.keys))
        self.sport = main.recording.sport
        self.knows_zone = main.knows_zone
        self._all = [main.recording]

    def add(self, other: PlacedRecording) -> None:
        """Add another recording of it, which may know the sport or the zone if no other does."""
        recording = other.recording
        self._all.append(recording)
        self.keys |= dict.fromkeys(key_words(recording.keys))
        self.sport = recording.sport if self.sport is Sport.UNKNOWN else self.sport
        if self.start.at and other.knows_zone and not self.knows_zone:
            self.start = Moment.at_instant(self.start.at, other.start.zone)
            self.knows_zone = True

    def may_be(self, other: Recording, interval: Interval) -> bool:
        """Whether another recording, which was in an interval, is of the same activity."""
        if other.sport is not self.sport and Sport.UNKNOWN not in (other.sport, self.sport):
            return False
        share = self.interval.share(interval)
        if share >= HALF or (self.interval.length and interval.length):
            return share >= HALF
        is_near = self.interval.apart(interval) <= START_APART
        return is_near and may_be_within(other.distance_m, self.main.distance_m, AGREE_PERCENT)

    @property
    def has_time(self) -> bool:
        """Whether the time of day is known."""
        return not self.start.is_whole_day

    @property
    def distance_m(self) -> int | None:
        """Metres; None for a treadmill that did not know."""
        return _first(_limited(recording.distance_m, 1, FARTHEST_M) for recording in self._agreeing)

    @property
    def moved_s(self) -> int | None:
        """Seconds without pauses, as far as known, else with them."""
        timer_s = _first(_limited(recording.timer_s, 1, LONGEST_S) for recording in self._agreeing)
        return timer_s or self.whole_s

    @property
    def whole_s(self) -> int | None:
        """Seconds from start to end, if known."""
        return _first(_limited(_whole(recording), 1, LONGEST_S) for recording in self._agreeing)

    @property
    def paused_s(self) -> int | None:
        """Seconds from start to end if there were pauses worth to be kept, else None."""
        moved_s, whole_s = self.moved_s, self.whole_s
        return whole_s if moved_s and whole_s and whole_s > moved_s + PAUSED_S else None

    @property
    def avg_hr(self) -> int | None:
        """Beats a minute."""
        return _first(_limited(recording.avg_hr, SLOWEST_HR, FASTEST_HR) for recording in self._agreeing)

    @property
    def ascent_m(self) -> int | None:
        """Metres up."""
        return _first(_limited(recording.ascent_m, 0, MOST_CLIMB_M) for recording in self._agreeing)

    @property
    def descent_m(self) -> int | None:
        """Metres down."""
        return _first(_limited(recording.descent_m, 0, MOST_CLIMB_M) for recording in self._agreeing)

    @property
    def effort(self) -> int | None:
        """What the runner answered, 0 to 10."""
        return _first(_limited(recording.effort, 0, 10) for recording in self._all)

    @property
    def run_kind(self) -> RunKind | None:
        """What it was for, if its app knows."""
        return _first(recording.run_kind for recording in self._all)

    @property
    def is_race(self) -> bool:
        """Whether it was a race."""
        return any(recording.is_race for recording in self._all)

    @property
    def title(self) -> str:
        """The runner's title for it, as an entry may hold it."""
        return next(filter(None, (clean(recording.title) for recording in self._all)), "")

    @property
    def words(self) -> str:
        """What the runner wrote about it, as an entry may hold it."""
        return next(filter(None, (clean(recording.words) for recording in self._all)), "")

    @property
    def note(self) -> str:
        """Title and words together."""
        title, words = self.title, self.words
        return cut(f"{title}: {words}") if title and words and not words.startswith(title) else words or title

    @property
    def sport_words(self) -> str:
        """The sport as it is shown."""
        return next(filter(None, (clean(recording.sport_words) for recording in self._all)), "")

    @property
    def knows_instant(self) -> bool:
        """Whether its file knows the instant at which it started; tables often have it in a zone of their own."""
        return self.main.start is not None and self.main.richness is not Richness.TABLE

    def knows_more_of(self, other: "RecordedRun") -> bool:
        """Whether its file is likelier to know the instant than that of another, the device's own the likeliest."""
        return not other.knows_instant or self.main.richness > other.main.richness

    @property
    def place(self) -> tuple[object, ...]:
        """Its place in the order of time."""
        return self.interval.start, *self.keys

    @property
    def _agreeing(self) -> Iterable[Recording]:
        """The recordings whose numbers are of the whole run, as those of the main one are."""
        return (recording for recording in self._all if recording is self.main or self._agrees(recording))

    def _agrees(self, other: Recording) -> bool:
        pairs = ((other.distance_m, self.main.distance_m), (_whole(other), _whole(self.main)))
        return all(may_be_within(value or None, reference or None, AGREE_PERCENT) for value, reference in pairs)


def together(recordings: Iterable[PlacedRecording]) -> list[RecordedRun]:
    """The activities of some recordings in the order of time, whatever order these have."""
    runs: list[RecordedRun] = []
    of_days = _DayRuns()
    by_key: dict[str, RecordedRun] = {}
    index = TimeIndex[RecordedRun]()
    for one in sorted(recordings, key=_belief):
        run = _of_key(one, by_key) or (_same(one, index) if one.start.at else of_days.take(one))
        if run:
            run.add(one)
        else:
            run = RecordedRun(one)
            runs.append(run)
            if run.has_time:
                index.add(run, run.interval)
                of_days.add(run)
        by_key |= dict.fromkeys(key_words(one.recording.keys), run)
    return sorted(runs, key=lambda run: run.place)


class _DayRuns:
    """The runs of each day with a time, one of which a table that has only days may know too."""

    def __init__(self) -> None:
        self._by_day: dict[date, list[RecordedRun]] = {}

    def add(self, run: RecordedRun) -> None:
        """Add a run with a time."""
        self._by_day.setdefault(run.start.day, []).append(run)

    def take(self, one: PlacedRecording) -> RecordedRun | None:
        """The run of the day that is as far as one of no time; it is that one's from now on."""
        runs = self._by_day.get(one.start.day, [])
        far = one.recording.distance_m
        as_far = [run for run in runs if far and run.distance_m and is_within(far, run.distance_m, AGREE_PERCENT)]
        found = min(as_far, key=lambda run: (abs((run.distance_m or 0) - (far or 0)), run.place), default=None)
        if found:
            runs.remove(found)
        return found


def _of_key(one: PlacedRecording, by_key: dict[str, RecordedRun]) -> RecordedRun | None:
    return next((by_key[key] for key in key_words(one.recording.keys) if key in by_key), None)


def _same(one: PlacedRecording, index: TimeIndex[RecordedRun]) -> RecordedRun | None:
    """The activity that a recording lies within the most."""
    interval = one.interval
    return min(
        (run for run in index.around(interval) if run.may_be(one.recording, interval)),
        key=lambda run: (-run.interval.share(interval), run.interval.apart(interval), run.place),
        default=None,
    )


def _belief(one: PlacedRecording) -> tuple[object, ...]:
    """The order in which recordings are believed: whole ones first, then the richest, then those that know the most."""
    recording = one.recording
    values = (recording.distance_m, recording.timer_s, recording.elapsed_s, recording.avg_hr, recording.ascent_m)
    how_good = one.start.is_whole_day, recording.is_cut_short, -recording.richness, values.count(None)
    return *how_good, one.start.span.earliest, recording.keys


def _whole(recording: Recording) -> int | None:
    """Seconds from start to end, as far as known."""
    return recording.elapsed_s or recording.timer_s


def _limited(value: int | None, low: int, high: int) -> int | None:
    return value if value is not None and low <= value <= high else None


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def clean(text: str) -> str:
    """A text as an entry may hold it: on one line, without control characters, not too long."""
    return cut(" ".join(replace_controls(text, " ").split()))


def cut(text: str) -> str:
    """The text, cut to what an entry holds."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1].rstrip()}…"


def key_words(keys: Sequence[str]) -> list[str]:
    """Keys as a source can hold them; of an odd one its digest."""
    return [key if _is_word(key) else _digest_of(key) for key in keys]


def _digest_of(key: str) -> str:
    return f"sha256:{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _is_word(key: str) -> bool:
    return len(key) <= LONGEST_KEY and key.split() == [key] and find_control(key) is None
