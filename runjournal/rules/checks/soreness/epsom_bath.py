"""epsom-bath: the bath that some suggest after a massage.

Only the latest massage counts, until the day is over or `bath_h` have passed. A massage without a time of day says
nothing.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from runjournal.language.display.dates import moment_words
from runjournal.language.display.sentence_parts import name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Bath, Massage
from runjournal.model.moments import day_span, local_day
from runjournal.rules.claims import S8
from runjournal.rules.facts.massages import is_gentle_self, latest_massage
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import SECOND, hours_of

ID = "epsom-bath"


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding if `subject` is today's latest done massage and no bath followed."""
    if not subject.is_done or subject.start.is_whole_day or is_gentle_self(subject):
        return
    if not history.thresholds.suggest_bath or latest_massage(history, subject) is not subject:
        return
    is_today = subject.day == local_day(history.now, history.zone)
    is_over = subject.ends.latest <= history.now < _clears_at(history, subject)
    if is_today and is_over and not _has_bath(history, subject):
        yield _finding(history, subject)


def _has_bath(history: History, massage: Massage) -> bool:
    """Whether a bath was logged since, or today at no known time."""
    end = massage.ends.latest
    return any(bath.ends.latest > end for bath in history.index(Bath).starting(end - timedelta(days=2), history.now))


def _clears_at(history: History, massage: Massage) -> datetime:
    midnight = day_span(massage.day + timedelta(days=1), history.zone).earliest
    return min(massage.ends.latest + hours_of(history.thresholds.bath_h) + SECOND, midnight)


def _finding(history: History, massage: Massage) -> Finding:
    ended = moment_words(massage.ends.latest, massage.start.zone)
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title="A warm bath today?",
        message=f"The {name_of(massage)} ended {ended}, and no bath is logged.",
        advice="Some professionals suggest an Epsom bath later in the day; evidence for the salt is lacking.",
        entries=(massage.id,),
        measured={"hours_ago": round((history.now - massage.ends.latest) / timedelta(hours=1), 2)},
        clears_at=_clears_at(history, massage),
        source=S8,
    )


EPSOM_BATH = EntryRule(
    id=ID,
    group=Group.AFTER,
    title="A bath after a massage",
    what="A massage done today that ended at most {bath_h:hour} ago, and no bath logged since. Can be turned off.",
    why="Some professionals suggest an Epsom bath later that day; that the skin takes up the salt is unsupported.",
    example="massage until 13:00, no bath by 19:00",
    source=S8,
    subject=Massage,
    reach=(Reach(Kind.MASSAGE, back=reach_back("bath_h")), Reach(Kind.BATH, back=reach_back("bath_h"))),
    check=check,
    thresholds=("suggest_bath", "bath_h"),
    silent_when_hurt=True,
    reads_planned=False,
)
