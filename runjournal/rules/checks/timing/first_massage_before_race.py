"""first-massage-before-race: a massage in the week before a race, by a runner not yet used to massage.

Light and medium: info. Firm and deep: caution. Trials tested massage minutes before effort only (Arabaci 2008,
Fletcher 2010).
"""

from collections.abc import Iterator

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, count_of, measured_gap, name_of
from runjournal.model.entries import Massage
from runjournal.rules.claims import S1
from runjournal.rules.facts.massages import STRONG, sessions_before
from runjournal.rules.facts.race_timing import REACH, Pair, Timing, is_over, loosened, over_at, pairs
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.rule import EntryRule, Group

ID = Timing.FIRST.value


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each race ahead in whose window the massage `subject` lies, if massage is new to the runner."""
    for pair in pairs(history, subject, Timing.FIRST):
        if not is_over(history, pair.race):
            yield _finding(history, pair)


def _finding(history: History, pair: Pair) -> Finding:
    is_strong = pair.massage.depth in STRONG
    before = len(sessions_before(history, pair.massage))
    sentence = f"{name_of(pair.massage)} {pair.ends_before}; the article's window is for runners used to massage"
    return Finding(
        rule=ID,
        severity=pair.severity(Severity.CAUTION if is_strong else Severity.INFO),
        title=f"New to massage before {name_of(pair.race)}",
        message=f"{capital(sentence)}{loosened(history.thresholds, pair.gap)}.",
        advice=_advice(pair, is_strong=is_strong),
        move=pair.move if is_strong else None,
        entries=pair.ids,
        measured={**measured_gap(pair.gap), "sessions_before": before, "sessions": count_of(before, "session")},
        clears_at=over_at(history, pair.race),
        source=S1,
    )


def _advice(pair: Pair, *, is_strong: bool) -> str:
    if pair.is_part:
        return ASK_TIMES
    if pair.massage.is_done:
        return "Rate how sore you are until the race, so that you know your own answer."
    return (
        "Ask for light work, or try it first after the race." if is_strong else "Keep it light, and rate how you feel."
    )


FIRST_MASSAGE_BEFORE_RACE = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="New to massage before a race",
    what="A massage {race_gap_h} to {race_window_h} hours before a race, by a runner with fewer than "
    "{familiar_sessions:session} or none in {familiar_days} days.",
    why="The article's window before a race is for runners who are used to massage.",
    example="the first massage ever, deep, 96 h before a race",
    source=S1,
    subject=Massage,
    reach=REACH,
    check=check,
    thresholds=(
        "race_gap_h",
        "race_window_h",
        "own_recovery",
        "familiar_sessions",
        "familiar_days",
        "usual_pace_s_per_km",
    ),
    silent_when_hurt=True,
)
