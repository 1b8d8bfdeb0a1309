"""unconfirmed: something planned is past, and nobody said whether it happened."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile

from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import capital, name_of
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.rules.claims import JOURNAL
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import earliest_start, surely_ended

ID = "unconfirmed"
PLANNABLE: tuple[type[Entry], ...] = (Massage, Run, Race)


def check(history: History) -> Iterator[Finding]:
    """One finding for each planned massage, run and race that is past."""
    for entry in _begun(history):
        yield from check_entry(history, entry)


def check_entry(history: History, entry: Entry) -> Iterator[Finding]:
    """A finding if an entry was planned and is past."""
    if entry.is_planned and surely_ended(entry) <= history.now < _clears_at(history, entry):
        yield _finding(history, entry)


def _begun(history: History) -> Iterator[Entry]:
    for entry_type in PLANNABLE:
        plans = history.index(entry_type).plans
        yield from takewhile(lambda entry: earliest_start(entry) <= history.now, plans)


def _clears_at(history: History, entry: Entry) -> datetime:
    return surely_ended(entry) + timedelta(days=history.thresholds.unconfirmed_days)


def _finding(history: History, entry: Entry) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title=f"Did the {entry.kind} happen?",
        message=f"{capital(name_of(entry))} was planned for {when_of(entry)}.",
        advice="Confirm it, or cancel it.",
        entries=(entry.id,),
        measured={"planned_for": when_of(entry)},
        clears_at=_clears_at(history, entry),
        source=JOURNAL,
    )


UNCONFIRMED = JournalRule(
    id=ID,
    group=Group.BEFORE,
    title="Planned and past",
    what="A planned massage, run or race is past, and nothing says whether it happened.",
    why="Planned is not done: until you confirm it, it counts neither as a session nor as a run.",
    example="a massage planned for Friday 18:00, on Saturday",
    source=JOURNAL,
    reach=tuple(Reach(kind, back=reach_back("unconfirmed_days")) for kind in (Kind.MASSAGE, Kind.RUN, Kind.RACE)),
    check=check,
    check_entry=check_entry,
    thresholds=("unconfirmed_days",),
)
