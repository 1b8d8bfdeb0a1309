"""emergency: a note speaks of chest pain, breathlessness, fainting or a collapse."""

from collections.abc import Iterator

from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import capital, listed
from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry, Note
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.note_words import emergency_in
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import DAY, hours_of, surely_started

ID = "emergency"


def check(history: History) -> Iterator[Finding]:
    """One finding for each note of the last hours that speaks of an emergency, the latest first."""
    shown = hours_of(history.thresholds.emergency_h)
    for entry in sorted(_noted(history), key=surely_started, reverse=True):
        signs = emergency_in(f"{entry.text}. {entry.note}" if isinstance(entry, Note) else entry.note)
        if signs and history.now < surely_started(entry) + shown:
            yield _finding(history, entry, signs)


def _noted(history: History) -> Iterator[Entry]:
    first = history.now - hours_of(history.thresholds.emergency_h) - 2 * DAY
    for entry_type in ENTRY_TYPES.values():
        for entry in history.index(entry_type).starting(first, history.now):
            if entry.is_done and (entry.note or isinstance(entry, Note)):
                yield entry


def _finding(history: History, entry: Entry, signs: list[str]) -> Finding:
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="Perhaps an emergency",
        message=f"{capital(listed(signs))}, noted {when_of(entry)}.",
        advice="If this is so now, call the emergency number. No massage.",
        entries=(entry.id,),
        measured={"signs": listed(signs)},
        clears_at=surely_started(entry) + hours_of(history.thresholds.emergency_h),
        source=URGENT,
    )


EMERGENCY = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Perhaps an emergency",
    what="A note of the last {emergency_h} hours speaks of chest pain, breathlessness, fainting or a collapse.",
    why="These need the emergency number at once, and never a massage.",
    example="note chest pain on the hill",
    source=URGENT,
    reach=tuple(Reach(kind, back=reach_back("emergency_h")) for kind in Kind if kind is not Kind.OVERRULE),
    check=check,
    thresholds=("emergency_h",),
    reads_planned=False,
)
