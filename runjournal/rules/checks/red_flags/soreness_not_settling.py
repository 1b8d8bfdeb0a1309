"""soreness-not-settling: an area that stays sore longer than a massage or hard run explains.

It is read at the latest rating of a spot: the series are the ratings up to it that are all high enough and follow each
other closely. The clock starts at the end of the latest massage or hard run that a rating of the series followed
closely, else at the first rating of the series. A rating known by its date alone that is only partly late: one severity
lower, asking for the time.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, count_of, listed, measured_gap, name_of
from runjournal.model.areas import Spot
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Race, Run, Soreness
from runjournal.model.moments import Gap, Span, in_hours
from runjournal.rules.claims import S7
from runjournal.rules.facts.hard_runs import HARD_RUN_THRESHOLDS, ended, hard_run_reach, hard_runs_done
from runjournal.rules.facts.massages import is_gentle_self
from runjournal.rules.facts.ratings import by_spot, unbroken
from runjournal.rules.facts.red_flags import is_recent, names_of, ratings_by_spot, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, ZERO, hours_of, surely_started

ID = "soreness-not-settling"
LONGEST_SERIES = timedelta(days=70)
"""How far a series is followed back; its length is said up to that."""
BACK = reach_back("red_flag_said_h", "load_explains_days")


class Load(NamedTuple):
    """A massage or hard run that soreness may come from, and when it ended at the latest."""

    entry: Massage | Run | Race
    end: datetime


class Unsettled(NamedTuple):
    """A spot that stays sore: its series, the load at whose end the clock starts, and the time on it."""

    spot: Spot
    series: Sequence[Soreness]
    load: Load | None
    gap: Gap
    severity: Severity
    is_rising: bool
    is_part: bool

    @property
    def latest(self) -> Soreness:
        """The latest rating."""
        return self.series[-1]

    @property
    def days(self) -> int:
        """The whole days from the first rating to the latest."""
        return Gap.between(self.series[0].starts, self.latest.starts).least // DAY

    @property
    def told_alike(self) -> tuple[object, ...]:
        """What makes two spots one finding: severity, times and words are the same."""
        return self.severity, self.load and self.load.entry.id, self.gap, self.days, self.is_rising, self.is_part


def check(history: History) -> Iterator[Finding]:
    """A finding for each group of spots of which the same is to be said, the most severe and sorest first."""
    unsettled = sorted(_unsettled(history), key=lambda sore: (-sore.severity, -sore.latest.rating, sore.spot))
    groups: dict[tuple[object, ...], list[Unsettled]] = {}
    for sore in unsettled:
        groups.setdefault(sore.told_alike, []).append(sore)
    yield from (_finding(history, group) for group in groups.values())


def _unsettled(history: History) -> Iterator[Unsettled]:
    said_h = hours_of(history.thresholds.red_flag_said_h)
    sore = {spot for spot, ratings in ratings_by_spot(history).items() if _is_sore(history, ratings[-1])}
    if not sore:
        return
    ratings = by_spot(history, history.now - said_h - 2 * DAY - LONGEST_SERIES, history.now, sore)
    for spot in sorted(sore):
        series = _series(history, ratings[spot])
        if len(series) > 1:
            unsettled = _timed(history, spot, series)
            if unsettled:
                yield unsettled


def _is_sore(history: History, rating: Soreness) -> bool:
    return rating.rating >= history.thresholds.soreness_from and is_recent(history, rating)


def _series(history: History, ratings: list[Soreness]) -> list[Soreness]:
    thresholds = history.thresholds
    first = ratings[-1].starts.earliest - LONGEST_SERIES
    within = [rating for rating in ratings if rating.starts.earliest >= first]
    return unbroken(within, thresholds.soreness_from, hours_of(thresholds.series_gap_h))


def _timed(history: History, spot: Spot, series: Sequence[Soreness]) -> Unsettled | None:
    latest, late = series[-1], hours_of(history.thresholds.soreness_hands_over_h)
    load = _load_before(history, series)
    start = Span(load.end, load.end) if load else series[0].starts
    gap = Gap.between(start, latest.starts)
    if gap.most <= late:
        return None
    is_part = gap.least <= late or not _is_surely_unbroken(history, series)
    is_rising = _is_rising(history, series, start.latest)
    is_long = gap.least >= hours_of(history.thresholds.not_settling_h)
    whole = Severity.WARNING if is_long or is_rising else Severity.CAUTION
    severity = whole.lower() if is_part else whole
    return Unsettled(spot, series, load, gap, severity, is_rising and not is_long, is_part)


def _is_surely_unbroken(history: History, series: Sequence[Soreness]) -> bool:
    longest = hours_of(history.thresholds.series_gap_h)
    return all(Gap.between(earlier.starts, later.starts).most <= longest for earlier, later in pairwise(series))


def _load_before(history: History, series: Sequence[Soreness]) -> Load | None:
    """The latest massage or hard run before the latest rating that a rating of the series followed closely."""
    latest, follows = series[-1].starts.earliest, hours_of(history.thresholds.series_gap_h)
    loads = (load for load in _loads(history) if load.end <= latest)
    followed = [load for load in loads if any(ZERO < log.starts.latest - load.end <= follows for log in series)]
    explains = latest - timedelta(days=history.thresholds.load_explains_days)
    return max((load for load in followed if load.end >= explains), key=_order, default=None)


def _order(load: Load) -> tuple[datetime, str]:
    return load.end, load.entry.id


def _loads(history: History) -> Sequence[Load]:
    """The massages and hard runs that may start the clock of a series."""
    return history.cached_across_plans("loads", _all_loads)


def _all_loads(history: History) -> Sequence[Load]:
    thresholds = history.thresholds
    back = hours_of(thresholds.red_flag_said_h) + timedelta(days=thresholds.load_explains_days) + 2 * DAY
    first = history.now - back - LONGEST
    massages = history.index(Massage).starting(first, history.now)
    counted = (massage for massage in massages if massage.is_done and not is_gentle_self(massage))
    hard = hard_runs_done(history, first, history.now)
    return [
        *(Load(massage, surely_started(massage) + massage.length) for massage in counted),
        *(Load(each.run, ended(history, each.run).latest) for each in hard),
    ]


def _is_rising(history: History, series: Sequence[Soreness], start: datetime) -> bool:
    """Whether the latest rating is higher than the last until it was late, else than the first after that."""
    late = start + hours_of(history.thresholds.soreness_hands_over_h)
    until = [log for log in series[:-1] if log.starts.earliest <= late]
    reference = until[-1] if until else series[0]
    return series[-1].rating - reference.rating >= history.thresholds.soreness_rise


def _finding(history: History, group: Sequence[Unsettled]) -> Finding:
    worst = group[0]
    latest = tuple(dict.fromkeys(sore.latest.id for sore in group))
    spots = tuple(sore.spot for sore in group)
    return Finding(
        rule=ID,
        severity=worst.severity,
        title="Soreness that does not settle",
        message=f"{capital(_rated(group))}, {_since(worst)} and not below {history.thresholds.soreness_from} since.",
        advice=ASK_TIMES if worst.is_part else _advice(history, worst),
        entries=(*latest, *([worst.load.entry.id] if worst.load else [])),
        spots=spots,
        measured={**measured_gap(worst.gap), "soreness": worst.latest.rating, "spots": names_of(spots)},
        clears_at=max(said_until(history, sore.latest) for sore in group),
        source=S7,
    )


def _rated(group: Sequence[Unsettled]) -> str:
    """The spots by their ratings: "calves 5 and left shin 4"."""
    ratings = dict.fromkeys(sore.latest.rating for sore in group)
    return listed([f"{names_of(_rated_at(rating, group))} {rating}" for rating in ratings])


def _rated_at(rating: int, group: Iterable[Unsettled]) -> tuple[Spot, ...]:
    return tuple(sore.spot for sore in group if sore.latest.rating == rating)


def _since(sore: Unsettled) -> str:
    after = f"{length(sore.gap.least)} after the"
    return f"{after} {name_of(sore.load.entry)}" if sore.load else f"{after} first rating"


def length(time: timedelta) -> str:
    """A length in hours, or from five days on in days: "73 h", "12 days"."""
    return in_hours(time) if time < 5 * DAY else count_of(time // DAY, "day")


def _advice(history: History, sore: Unsettled) -> str:
    if sore.severity is not Severity.WARNING:
        return f"Go easy on it and rate it again; see a GP if it lasts {_days(history)} or gets worse."
    if sore.is_rising:
        why = "is getting worse"
    else:
        why = "has not settled" if sore.load else f"has lasted {count_of(sore.days, 'day')}"
    return f"See a GP: it {why}. Leave the area out of any massage until then."


def _days(history: History) -> str:
    return length(hours_of(history.thresholds.not_settling_h))


SORENESS_NOT_SETTLING = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Soreness that does not settle",
    what="An area is at least {soreness_from} of 10 in every rating, for over {soreness_hands_over_h} hours after a "
    "massage, hard run or first rating.",
    why="Soreness after a massage goes within 48 hours; what stays longer is for somebody to look at.",
    example="left calf 4 on the evening after a deep massage, and 4 still on the fourth day",
    source=S7,
    reach=(
        Reach(Kind.SORENESS, back=reach_back("red_flag_said_h") + LONGEST_SERIES),
        Reach(Kind.MASSAGE, back=BACK),
        *hard_run_reach(BACK),
    ),
    check=check,
    thresholds=(
        "soreness_from",
        "soreness_rise",
        "soreness_hands_over_h",
        "series_gap_h",
        "not_settling_h",
        "load_explains_days",
        "red_flag_said_h",
        *HARD_RUN_THRESHOLDS,
    ),
    reads_planned=False,
)
