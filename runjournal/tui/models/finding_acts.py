"""What can be done about a finding where it is shown: go to its entry, confirm, edit, cancel or move it, overrule."""

from collections.abc import Sequence
from enum import StrEnum

from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.frozen import frozen
from runjournal.rules.finding import Finding
from runjournal.rules.start_calendar import Slot
from runjournal.tui.models.derived_journal import nearest
from runjournal.tui.models.journal import JournalModel


class Act(StrEnum):
    """Something that can be done about a finding, by its word on the screen."""

    MOVE = "moves"
    CONFIRM = "it happened"
    EDIT = "edits"
    CANCEL = "cancels"
    GO = "goes there"
    OVERRULE = "overrules"


@frozen
class FindingActs:
    """What does something about a finding.

    `subject` is the entry that it would be done to, None if the finding is about none, or about one that is not saved.
    `starts` are the times that a booking can be moved to, earliest first, each tested to be fine.
    """

    subject: Entry | None = None
    acts: tuple[Act, ...] = ()
    starts: tuple[Slot, ...] = ()

    def has(self, act: Act, place: int = 0) -> bool:
        """Whether an act does something; of moves, the one to the start at a place."""
        return act in self.acts and (act is not Act.MOVE or place < len(self.starts))


class FindingActsModel:
    """The acts of each finding, derived when they are first asked for and kept until the journal changes."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self._version: tuple[object, ...] = ()
        self._known: dict[tuple[object, ...], FindingActs] = {}

    def of(self, finding: Finding) -> FindingActs:
        """What can be done about a finding."""
        if self._version != self.journal_model.version:
            self._version = self.journal_model.version
            self._known.clear()
        key = (finding.rule, finding.entries, finding.overruled)
        if key not in self._known:
            self._known[key] = self._derived(finding)
        return self._known[key]

    def _derived(self, finding: Finding) -> FindingActs:
        saved = self.journal_model.journal.by_ids(finding.entries)
        subject = _subject([saved[id_] for id_ in finding.entries if id_ in saved])
        if subject is None or finding.entries[0] not in saved:
            return FindingActs()
        starts = self._starts(finding, subject)
        now, is_plan = self.journal_model.now(), isinstance(subject, Massage | Race | Run) and subject.is_planned
        can = {
            Act.MOVE: bool(starts),
            Act.CONFIRM: is_plan and subject.starts.earliest <= now,
            Act.EDIT: True,
            Act.CANCEL: is_plan,
            Act.GO: True,
            Act.OVERRULE: finding.overruled is None,
        }
        return FindingActs(subject, tuple(act for act in Act if can[act]), starts)

    def _starts(self, finding: Finding, subject: Entry) -> tuple[Slot, ...]:
        """The nearest starts that are fine for a booking that had better move."""
        if not (isinstance(subject, Massage) and subject.is_planned and finding.is_open):
            return ()
        if subject.starts.latest <= self.journal_model.now():
            return ()
        return nearest(subject.start, self.journal_model.ways_out(subject).alternatives)


def _subject(entries: Sequence[Entry]) -> Entry | None:
    """The booking among the entries of a finding, else the first of them."""
    booked = (entry for entry in entries if isinstance(entry, Massage) and entry.is_planned)
    return next(booked, entries[0] if entries else None)
