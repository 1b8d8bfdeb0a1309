"""painful-session: a massage that hurt more than it needs to."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from runjournal.language.display.dates import moment_words
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage
from runjournal.rules.claims import S6
from runjournal.rules.facts.massages import latest_massage
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import surely_ended

ID = "painful-session"


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding if the latest done massage is `subject` and it hurt."""
    if not subject.is_done:
        return
    hurt = subject.pain is not None and subject.pain >= history.thresholds.painful_from
    if (hurt or subject.braced) and history.now < _clears_at(history, subject) and _is_latest(history, subject):
        yield _finding(history, subject)


def _is_latest(history: History, massage: Massage) -> bool:
    return latest_massage(history, massage) is massage


def _clears_at(history: History, massage: Massage) -> datetime:
    return surely_ended(massage) + timedelta(days=history.thresholds.painful_said_days)


def _finding(history: History, massage: Massage) -> Finding:
    felt = [] if massage.pain is None else [f"pain {massage.pain} of 10"]
    felt += ["braced against it"] if massage.braced else []
    start = moment_words(massage.start.at, massage.start.zone) if massage.start.at else f"{massage.day:%A}"
    return Finding(
        rule=ID,
        severity=Severity.CAUTION,
        title="A painful massage",
        message=f"{capital(name_of(massage))} on {start}: {', '.join(felt)}. Massage need not hurt to do good.",
        advice="You can ask for less pressure at any time; say so before the next one.",
        entries=(massage.id,),
        measured={"pain": massage.pain, "braced": massage.braced},
        clears_at=_clears_at(history, massage),
        source=S6,
    )


PAINFUL_SESSION = EntryRule(
    id=ID,
    group=Group.BEFORE,
    title="A painful massage",
    what="Pain on the table of at least {painful_from} of 10, or bracing against it.",
    why="The article says that massage need not hurt, and works when the body does not brace.",
    example="a deep massage with pain 8",
    source=S6,
    subject=Massage,
    reach=(Reach(Kind.MASSAGE, back=reach_back("painful_said_days")),),
    check=check,
    thresholds=("painful_from", "painful_said_days"),
    reads_planned=False,
)
