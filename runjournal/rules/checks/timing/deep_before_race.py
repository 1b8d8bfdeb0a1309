"""deep-before-race: a massage whose depth asks for more time before a race than there is.

The runner's own recovery after the depth takes the place of the least time if it is longer, so that one beyond both
leaves the massage to `race-too-close`. A massage of unknown depth is left to the rules of the window.
"""

from collections.abc import Iterator

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, measured_gap, name_of
from runjournal.model.entries import Massage
from runjournal.rules.claims import S3
from runjournal.rules.facts.race_timing import REACH, Pair, Timing, is_over, least_for_depth, loosened, over_at, pairs
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.rule import EntryRule, Group

ID = Timing.DEEP.value


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each race ahead that the massage `subject` is too deep for by its time."""
    for pair in pairs(history, subject, Timing.DEEP):
        if not is_over(history, pair.race):
            yield _finding(history, pair)


def _finding(history: History, pair: Pair) -> Finding:
    least = least_for_depth(history, pair.massage.depth)
    why = least.own.words if least.own else f"deeper work may need longer to settle, {least.hours} h here"
    return Finding(
        rule=ID,
        severity=pair.severity(Severity.CAUTION),
        title=f"{capital(name_of(pair.massage))} before {name_of(pair.race)}",
        message=f"{capital(name_of(pair.massage))} {pair.ends_before}; {why}{loosened(history.thresholds, pair.gap)}.",
        advice=_advice(pair),
        move=pair.move,
        entries=pair.ids,
        measured={**measured_gap(pair.gap), **least.measured, "depth": pair.massage.depth},
        clears_at=over_at(history, pair.race),
        source=S3,
    )


def _advice(pair: Pair) -> str:
    if pair.is_part:
        return ASK_TIMES
    if pair.massage.is_done:
        return "Keep the days until the race easy, and rate how sore you are."
    return "Ask for lighter work, or leave more time before the race."


DEEP_BEFORE_RACE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="Deep work before a race",
    what="A massage that keeps the {race_gap_h} hours before a race, but not what its depth asks for: "
    "firm {firm_before_race_h}, deep {deep_before_race_h} hours.",
    why="The article says that deeper work takes longer to recover from, as a hard workout does.",
    example="deep massage Thu 09:00-10:00, race Sun 10:00: 72 h, where deep work asks for 96 h",
    source=S3,
    subject=Massage,
    reach=REACH,
    check=check,
    thresholds=(
        "race_gap_h",
        "light_before_race_h",
        "medium_before_race_h",
        "firm_before_race_h",
        "deep_before_race_h",
        "own_recovery",
        "usual_pace_s_per_km",
    ),
)
