"""race-window: a massage in the article's window before a race."""

from collections.abc import Iterator

from runjournal.language.display.sentence_parts import ASK_TIMES, capital, measured_gap, name_of
from runjournal.model.entries import Massage
from runjournal.rules.claims import S1
from runjournal.rules.facts.race_timing import REACH, Pair, Timing, is_over, loosened, over_at, pairs
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.rule import EntryRule, Group

ID = Timing.WINDOW.value


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for each race ahead in whose window the massage `subject` lies."""
    for pair in pairs(history, subject, Timing.WINDOW):
        if not is_over(history, pair.race):
            yield _finding(history, pair)


def _finding(history: History, pair: Pair) -> Finding:
    sentence = f"{name_of(pair.massage)} {pair.ends_before}, in the article's window of 7 to 2 days"
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title=f"In the window before {name_of(pair.race)}",
        message=f"{capital(sentence)}{loosened(history.thresholds, pair.gap)}.",
        advice=ASK_TIMES if pair.is_part else "Good timing for a runner used to massage; rate how you feel after it.",
        entries=pair.ids,
        measured=measured_gap(pair.gap),
        clears_at=over_at(history, pair.race),
        source=S1,
    )


RACE_WINDOW = EntryRule(
    id=ID,
    group=Group.TIMING,
    title="A massage in the window before a race",
    what="A massage {race_gap_h} to {race_window_h} hours before a race, by a runner used to massage: a good sign.",
    why="The article says that runners used to massage can benefit from a session 7 to 2 days before a race.",
    example="medium massage Thu 09:15-10:00, race Sun 10:00: 72 h",
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
