"""tendon-pain: the Achilles or knee hurts in a run, or more on the morning after it.

A rating is of a run from its start to `tendon_after_h` after its end. It clears by a rating on a later day that is low
enough and not above the one before the run, if there is one; nothing but the all clear clears it sooner.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital
from runjournal.model.areas import Area
from runjournal.model.choices import Kind
from runjournal.model.entries import Race, Run, Soreness
from runjournal.model.moments import Gap
from runjournal.rules.claims import TENDON_LOAD
from runjournal.rules.facts.hard_runs import PACE_DAYS, ended
from runjournal.rules.facts.red_flags import (
    BACK,
    SORENESS_REACH,
    Alike,
    Raised,
    alike,
    last_raised,
    ratings_by_spot,
    said_until,
)
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach
from runjournal.rules.index import LONGEST
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, ZERO, earliest_start, hours_of

ID = "tendon-pain"
TENDON = frozenset({Area.ACHILLES, Area.KNEE})
NOON = 12


class _Sign(NamedTuple):
    """What a rating says of a run, the rating before that run, and whether the rating was perhaps of the run."""

    words: str
    before: int | None
    is_part: bool = False


def check(history: History) -> Iterator[Finding]:
    """One finding for each Achilles and knee that hurt in a run or on the morning after."""
    flags = []
    for spot, ratings in ratings_by_spot(history).items():
        if spot.area in TENDON:
            flag = _raised(history, ratings)
            flags += [(spot, flag)] if flag else []
    yield from (_finding(history, each) for each in alike(flags))


def _raised(history: History, ratings: Sequence[Soreness]) -> Raised[_Sign] | None:
    def sign_of(before: Sequence[Soreness], log: Soreness) -> _Sign | None:
        return _sign(history, before, log)

    return last_raised(history, ratings, sign_of, lambda log, raised: _clears(history, log, raised))


def _sign(history: History, before: Sequence[Soreness], log: Soreness) -> _Sign | None:
    if not log.rating:
        return None
    in_run = _in_a_run(history, before, log) if log.rating > history.thresholds.tendon_above else None
    return in_run if in_run and not in_run.is_part else _next_morning(history, before, log) or in_run


def _in_a_run(history: History, before: Sequence[Soreness], log: Soreness) -> _Sign | None:
    """The sign of a rating that falls into a run, or for one without a time that may do so."""
    possible: _Sign | None = None
    for run in _runs(history, log):
        since_start = Gap.between(run.starts, log.starts)
        since_end = Gap.between(ended(history, run), log.starts)
        after = hours_of(history.thresholds.tendon_after_h)
        if since_start.most < ZERO or since_end.least > after:
            continue
        is_part = since_start.least < ZERO or since_end.most > after
        sign = _Sign("in a run", _rating_before(before, run), is_part)
        if not is_part:
            return sign
        possible = sign
    return possible


def _next_morning(history: History, before: Sequence[Soreness], log: Soreness) -> _Sign | None:
    local = log.start.local
    run = next((run for run in _runs(history, log) if run.day == log.day - DAY), None)
    if run is None or local is None or local.hour >= NOON:
        return None
    earlier = [rating for rating in before if rating.starts.latest < log.starts.earliest]
    is_up = bool(earlier) and log.rating - earlier[-1].rating >= history.thresholds.soreness_rise
    return _Sign("worse on the morning after a run", _rating_before(before, run)) if is_up else None


def _rating_before(before: Sequence[Soreness], run: Run | Race) -> int | None:
    """The latest of some ratings that was surely given before a run."""
    earlier = [rating.rating for rating in before if rating.starts.latest < run.starts.earliest]
    return earlier[-1] if earlier else None


def _runs(history: History, log: Soreness) -> list[Run | Race]:
    """The runs and races done on the day of a rating or the two before, the latest first."""
    first, last = log.starts.earliest - LONGEST, log.starts.latest
    runs: tuple[Run | Race, ...] = history.index(Run).starting(first, last)
    runs += history.index(Race).starting(first, last)
    return sorted((run for run in runs if run.is_done), key=earliest_start, reverse=True)


def _clears(history: History, log: Soreness, raised: Raised[_Sign]) -> bool:
    if log.area is Area.EVERYWHERE:
        return True
    before = raised.sign.before
    is_low = log.rating <= history.thresholds.tendon_above and (before is None or log.rating <= before)
    return is_low and log.day > raised.log.day


def _finding(history: History, tendon: Alike[_Sign]) -> Finding:
    log, sign = tendon.flag
    severity = Severity.CAUTION
    return Finding(
        rule=ID,
        severity=severity.lower() if sign.is_part else severity,
        title=f"{capital(tendon.spots[0].area_name)} pain",
        message=f"{capital(tendon.name)} {log.rating} of 10, {'perhaps ' if sign.is_part else ''}{sign.words}.",
        advice=ASK_TIMES if sign.is_part else "Ease the load; see a physiotherapist if it stays.",
        entries=tendon.ids,
        spots=tendon.spots,
        measured={"soreness": log.rating, "spot": tendon.name, "sign": sign.words},
        clears_at=said_until(history, log),
        source=TENDON_LOAD,
    )


TENDON_PAIN = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Achilles or knee pain",
    what="The Achilles or knee is above {tendon_above} of 10 in a run, or {soreness_rise} higher on the morning after.",
    why="Up to 5 of 10 in a run, settled by the next morning, was tolerated in a trial of Achilles pain.",
    example="left Achilles 6 in a run",
    source=TENDON_LOAD,
    reach=(
        SORENESS_REACH,
        Reach(Kind.RUN, back=BACK + PACE_DAYS * DAY),
        Reach(Kind.RACE, back=BACK + PACE_DAYS * DAY),
    ),
    check=check,
    thresholds=("tendon_above", "tendon_after_h", "soreness_rise", "usual_pace_s_per_km", "red_flag_said_h"),
    reads_planned=False,
)
