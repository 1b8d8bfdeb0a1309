"""still-sore: a massage ahead on an area that was rated sore shortly before.

The latest rating of each muscle and mixed area that the massage names counts, or of every such area if it names none.
Firm and deep work: caution on a very sore area, else info. Gentler work: info on a very sore area alone; gentle work of
one's own never.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, listed, measured_gap, name_of
from runjournal.model.areas import Spot, join_sides
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Soreness
from runjournal.model.moments import Gap
from runjournal.rules.claims import S7
from runjournal.rules.facts.massages import STRONG, is_gentle_self
from runjournal.rules.facts.ratings import SOFT, soft_spots
from runjournal.rules.finding import Finding, Move, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import DAY, ZERO, hours_of, surely_started

ID = "still-sore"


class WorkedSpot(NamedTuple):
    """A sore area with its rating and the time from that to the massage."""

    spot: Spot
    log: Soreness
    gap: Gap
    severity: Severity
    is_part: bool


def check(history: History, massage: Massage) -> Iterator[Finding]:
    """One finding for a massage ahead on areas that are sore."""
    is_left_aside = not massage.is_planned or not sore_soft(history) or is_gentle_self(massage)
    if is_left_aside or surely_started(massage) <= history.now:
        return
    spots = [sore for spot, log in _latest(history, massage).items() if (sore := _sore(history, massage, spot, log))]
    if spots:
        yield _finding(massage, sorted(spots, key=lambda sore: (-sore.severity, -sore.log.rating, sore.spot)))


def _latest(history: History, massage: Massage) -> dict[Spot, Soreness]:
    """The latest rating of each area that the massage works on."""
    named = {spot for named in massage.spots for spot in named.each() if spot.tissue in SOFT}
    if massage.spots and not named:
        return {}
    return {spot: log for spot, log in sore_soft(history).items() if not named or spot in named}


def sore_soft(history: History) -> Mapping[Spot, Soreness]:
    """The latest rating of each muscle and mixed area, of those that are new and high enough to count."""
    return history.cached_across_plans("sore soft ratings", _sore_soft)


def _sore_soft(history: History) -> Mapping[Spot, Soreness]:
    thresholds = history.thresholds
    first = history.now - hours_of(thresholds.still_sore_h) - 2 * DAY
    ratings = history.index(Soreness).starting(first, history.now)
    latest = {spot: rating for rating in ratings for spot in soft_spots(rating)}
    least = min(thresholds.still_sore_from, thresholds.very_sore_from)
    return {spot: rating for spot, rating in latest.items() if rating.rating >= least}


def _sore(history: History, massage: Massage, spot: Spot, log: Soreness) -> WorkedSpot | None:
    thresholds, gap = history.thresholds, Gap.between(log.starts, massage.starts)
    latest = hours_of(thresholds.still_sore_h)
    is_strong = massage.depth in STRONG
    least = min(thresholds.still_sore_from, thresholds.very_sore_from) if is_strong else thresholds.very_sore_from
    if log.rating < least or gap.least > latest or gap.most < ZERO:
        return None
    is_part = gap.most > latest
    severity = Severity.CAUTION if is_strong and log.rating >= thresholds.very_sore_from else Severity.INFO
    return WorkedSpot(spot, log, gap, severity.lower() if is_part else severity, is_part)


def _finding(massage: Massage, spots: list[WorkedSpot]) -> Finding:
    worst = spots[0]
    is_part = all(sore.is_part for sore in spots)
    return Finding(
        rule=ID,
        severity=worst.severity,
        title=f"{capital(name_of(massage))} on a sore area",
        message=f"{capital(_rated(spots))} of 10 when last rated; massage need not hurt to do good.",
        advice=ASK_TIMES if is_part else _advice(massage),
        entries=(massage.id, *dict.fromkeys(sore.log.id for sore in spots)),
        spots=tuple(sore.spot for sore in spots),
        measured={**measured_gap(worst.gap), "soreness": worst.log.rating},
        clears_at=surely_started(massage),
        source=S7,
        move=None if is_part else Move.LATER,
    )


def _rated(spots: list[WorkedSpot]) -> str:
    """The areas with their ratings: "calves 7 and left quad 5"."""
    ratings = {sore.spot: sore.log.rating for sore in spots}
    return listed([f"{spot.name} {rating}" for spot, rating in join_sides(ratings)])


def _advice(massage: Massage) -> str:
    if massage.depth in STRONG:
        return "Ask for light work there, or give it time to ease, and rate it again before."
    return "Ask for less pressure there, or leave it out, and rate it again before."


STILL_SORE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="A massage on a sore area",
    what="Firm or deep work within {still_sore_h} hours of a muscle area rated {still_sore_from} or more, or any "
    "work on one rated {very_sore_from}.",
    why="Soreness passes, and a massage need not hurt: deep work on a sore area may add to it.",
    example="left calf 7 in the morning, deep massage the next day",
    source=S7,
    subject=Massage,
    reach=(
        Reach(Kind.MASSAGE, back=timedelta(0), ahead=EVER),
        Reach(Kind.SORENESS, back=reach_back("still_sore_h")),
    ),
    check=check,
    thresholds=("still_sore_h", "still_sore_from", "very_sore_from"),
)
