"""Which of the four timing rules a massage and a race come under.

For one massage and one race at most one of them fires, and the first that matches wins: `race-too-close`,
`deep-before-race`, then `first-massage-before-race` or `race-window`. The gap runs from the massage's end to the
race's start on unrounded UTC instants, and reaching a minimum is enough. A massage or race known by its date alone
makes the gap an interval: the first rule that part of it comes under fires, one severity lower and asking for the
time, unless all of it does. A massage that starts once the race has begun comes under none; one that is still under
way at the start leaves no gap at all, so it is too close.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from runjournal.language.display.sentence_parts import gap_words, name_of
from runjournal.model.choices import Depth, Kind
from runjournal.model.entries import Massage, Race
from runjournal.model.moments import SHORTEST, Gap
from runjournal.model.settings import Thresholds
from runjournal.rules.facts.hard_runs import PACE_DAYS, ended
from runjournal.rules.facts.massages import SESSIONS_REACH, is_familiar, is_gentle_self
from runjournal.rules.finding import Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.index import LONGEST
from runjournal.rules.own_recovery import Least, longer
from runjournal.rules.times import DAY, ZERO, earliest_start, hours_of, whole_second

ARTICLE_GAP_H = Thresholds().race_gap_h
BACK = reach_back("race_window_h", "race_over_shown_h")
REACH = (
    Reach(Kind.MASSAGE, back=BACK, ahead=EVER),
    Reach(Kind.RACE, back=BACK + PACE_DAYS * DAY, ahead=EVER),
    Reach(Kind.RUN, back=BACK + PACE_DAYS * DAY, ahead=EVER),
    SESSIONS_REACH,
)
"""What the four rules read: of massages and races, as long as the settings could make them speak."""


class Timing(StrEnum):
    """The four rules, by their ids, in the order in which they win."""

    TOO_CLOSE = "race-too-close"
    DEEP = "deep-before-race"
    FIRST = "first-massage-before-race"
    WINDOW = "race-window"


class Pair(NamedTuple):
    """A massage and a race under a timing rule; `is_part` if only part of the gap is."""

    massage: Massage
    race: Race
    gap: Gap
    timing: Timing
    is_part: bool

    @property
    def ids(self) -> tuple[str, str]:
        """The massage's id, then the race's."""
        return self.massage.id, self.race.id

    def severity(self, whole: Severity) -> Severity:
        """The severity if all of the gap is under the rule, or one lower for part of it."""
        return whole.lower() if self.is_part else whole

    @property
    def move(self) -> Move | None:
        """Which way the massage would have to move, None if it is done, or known by its date alone."""
        return Move.EARLIER if self.massage.is_planned and not self.is_part else None

    @property
    def ends_before(self) -> str:
        """The measured gap in words: "ends 47 h 59 m before Spring Half"."""
        if self.gap.most <= ZERO:
            return f"is still under way when {name_of(self.race)} starts"
        if self.gap.least < ZERO:
            return f"may end shortly before {name_of(self.race)}, or after it"
        return f"ends {gap_words(self.gap)} before {name_of(self.race)}"

    @property
    def ended_before(self) -> str:
        """The same in the past tense, of a race that is over: "ended 47 h 59 m before Spring Half"."""
        if self.gap.most <= ZERO:
            return f"was still under way when {name_of(self.race)} started"
        if self.gap.least < ZERO:
            return f"may have ended shortly before {name_of(self.race)}, or after it"
        return f"ended {gap_words(self.gap)} before {name_of(self.race)}"


def pairs(history: History, massage: Massage, timing: Timing) -> Iterator[Pair]:
    """The races that a massage comes under the rule `timing` with, the earliest first."""
    return (pair for pair in history.cached(massage, _all_pairs) if pair.timing is timing)


def _all_pairs(history: History, massage: Massage) -> tuple[Pair, ...]:
    if is_gentle_self(massage):
        return ()
    first = earliest_start(massage)
    races = history.index(Race).starting(first - timedelta(days=2), first + _farthest(history.thresholds))
    return tuple(pair for race in races if (pair := _pair(history, massage, race)))


def is_over(history: History, race: Race) -> bool:
    """Whether a race has surely ended, or is said to be done."""
    return race.is_done or over_at(history, race) <= history.now


def over_at(history: History, race: Race) -> datetime:
    """The instant at which a race has surely ended: by its duration, else as its distance lets expect."""
    return whole_second(ended(history, race).latest)


def advised(thresholds: Thresholds) -> str:
    """The least gap in force and the article's, which are said together wherever they differ."""
    article = f"the article advises at least {ARTICLE_GAP_H} h"
    return article if thresholds.race_gap_h == ARTICLE_GAP_H else f"your setting: {thresholds.race_gap_h} h; {article}"


def loosened(thresholds: Thresholds, gap: Gap) -> str:
    """What to add to a finding that only a loosened setting allows: nothing if the article's advice is kept."""
    is_changed = thresholds.race_gap_h < ARTICLE_GAP_H and gap.least < hours_of(ARTICLE_GAP_H)
    return f" ({advised(thresholds)})" if is_changed else ""


def least_gap(history: History, depth: Depth | None) -> Least:
    """The least time between any massage and a race, or the runner's own recovery after the depth if longer."""
    return longer(history.thresholds.race_gap_h, history.own_recovery(depth))


def least_for_depth(history: History, depth: Depth | None) -> Least:
    """The least time between a massage of a depth and a race, or the runner's own recovery after it if longer.

    A depth's minimum counts from more than the article's 48 h on: otherwise it is that of every massage.
    """
    thresholds = history.thresholds
    of_depth = _OF_DEPTH[depth](thresholds) if depth else 0
    rule_h = max(of_depth, thresholds.race_gap_h) if of_depth > ARTICLE_GAP_H else thresholds.race_gap_h
    return longer(rule_h, history.own_recovery(depth))


_OF_DEPTH: dict[Depth, Callable[[Thresholds], int]] = {
    Depth.LIGHT: lambda thresholds: thresholds.light_before_race_h,
    Depth.MEDIUM: lambda thresholds: thresholds.medium_before_race_h,
    Depth.FIRM: lambda thresholds: thresholds.firm_before_race_h,
    Depth.DEEP: lambda thresholds: thresholds.deep_before_race_h,
}


def _farthest(thresholds: Thresholds) -> timedelta:
    """The longest from a massage's start to a race that any of the rules looks at, its length and days included."""
    return max(hours_of(thresholds.race_window_h), _longest_least(thresholds)) + LONGEST + 2 * DAY


def _pair(history: History, massage: Massage, race: Race) -> Pair | None:
    gap = _gap_before(massage, race)
    if gap is None:
        return None
    for timing, low, high in _bands(history, massage.depth, gap):
        if gap.most >= low and gap.least < high:
            of_gap = timing or (Timing.WINDOW if is_familiar(history, massage) else Timing.FIRST)
            return Pair(massage, race, gap, of_gap, is_part=gap.least < low or gap.most >= high)
    return None


def _bands(history: History, depth: Depth | None, gap: Gap) -> Iterator[tuple[Timing | None, timedelta, timedelta]]:
    """Each rule with the gaps it holds for, from the first included to the second excluded; None for the window.

    A gap that is longer than every least time is in the window, without a look at the runner's own recovery.
    """
    window = hours_of(history.thresholds.race_window_h) + SHORTEST
    if gap.least > _longest_least(history.thresholds):
        yield None, ZERO, window
        return
    least = least_gap(history, depth).length
    yield Timing.TOO_CLOSE, ZERO, least
    yield Timing.DEEP, least, least_for_depth(history, depth).length
    yield None, least, window


def _longest_least(thresholds: Thresholds) -> timedelta:
    """The longest that any least time before a race can be: own recovery is measured up to `not_settling_h`."""
    of_depths = [of_depth(thresholds) for of_depth in _OF_DEPTH.values()]
    return hours_of(max(thresholds.not_settling_h, thresholds.race_gap_h, *of_depths)) + DAY


def _gap_before(massage: Massage, race: Race) -> Gap | None:
    """The gap from the massage's end to the race's start, or None if the massage surely starts after the start.

    A massage surely begun by then but not ended leaves a gap of zero.
    """
    lead = Gap.between(massage.starts, race.starts)
    gap = Gap.between(massage.ends, race.starts)
    if lead.most <= ZERO:
        return None
    if lead.least > ZERO:
        return Gap(max(gap.least, ZERO), max(gap.most, ZERO))
    return Gap(gap.least, max(gap.most, ZERO))
