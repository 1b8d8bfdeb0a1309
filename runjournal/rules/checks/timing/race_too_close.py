"""race-too-close: a massage that ends too shortly before a race.

The gap runs from the massage's end to the race's start, on unrounded UTC instants. Planned: warning. Done and the race
ahead: caution. The race over: info, in the past tense. Whole days and massages that overlap the start: `race_timing`.
"""

from collections.abc import Iterator
from datetime import datetime

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, measured_gap, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Race, Soreness
from runjournal.rules.claims import S2
from runjournal.rules.facts.race_timing import REACH, Pair, Timing, advised, is_over, least_gap, pairs
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import DAY, earliest_start, hours_of, surely_started

ID = Timing.TOO_CLOSE.value


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each race that the massage `subject` ends too shortly before."""
    for pair in pairs(history, subject, Timing.TOO_CLOSE):
        if _clears_at(history, pair) > history.now:
            yield _finding(history, pair)


def _finding(history: History, pair: Pair) -> Finding:
    least = least_gap(history, pair.massage.depth)
    why = "; ".join([*([least.own.words] if least.own else []), advised(history.thresholds)])
    before = pair.ended_before if is_over(history, pair.race) else pair.ends_before
    return Finding(
        rule=ID,
        severity=pair.severity(_severity(history, pair)),
        title=f"Massage close to {name_of(pair.race)}",
        message=capital(f"{name_of(pair.massage)} {before}; {why}."),
        advice=_advice(history, pair),
        move=None if is_over(history, pair.race) else pair.move,
        entries=pair.ids,
        measured={**measured_gap(pair.gap), **least.measured},
        clears_at=_clears_at(history, pair),
        source=S2,
    )


def _clears_at(history: History, pair: Pair) -> datetime:
    return surely_started(pair.race) + hours_of(history.thresholds.race_over_shown_h)


def _severity(history: History, pair: Pair) -> Severity:
    if is_over(history, pair.race):
        return Severity.INFO
    return Severity.WARNING if pair.massage.is_planned else Severity.CAUTION


def _advice(history: History, pair: Pair) -> str:
    if is_over(history, pair.race):
        if _is_rated(history, pair.race):
            return "You rated your soreness of that day: the next decision can rest on your own answer."
        return "Rate your soreness of that day, so that the next decision rests on your own answer."
    if pair.is_part:
        return ASK_TIMES
    if pair.massage.is_done:
        return "Nothing to undo: keep the days until the race easy, and rate how sore you are."
    return "Book it earlier, or after the race."


def _is_rated(history: History, race: Race) -> bool:
    """Whether soreness was rated on the day of a race, from its start on."""
    first = earliest_start(race)
    return any(rating.day == race.day for rating in history.index(Soreness).starting(first, first + DAY))


RACE_TOO_CLOSE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="A massage close to a race",
    what="A massage that ends less than {race_gap_h} hours before a race. Exactly {race_gap_h} hours is fine.",
    why="The article advises at least 48 hours, for everybody, because a massage can leave soreness on race day.",
    example="massage Fri 09:31-10:01, race Sun 10:00: 47 h 59 m",
    source=S2,
    subject=Massage,
    reach=(*REACH, Reach(Kind.SORENESS, back=reach_back("race_over_shown_h"))),
    check=check,
    thresholds=(
        "race_gap_h",
        "own_recovery",
        "race_over_shown_h",
        "light_before_race_h",
        "medium_before_race_h",
        "firm_before_race_h",
        "deep_before_race_h",
        "usual_pace_s_per_km",
    ),
)
