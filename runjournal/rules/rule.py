"""What a rule is."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cached_property

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.rules.finding import Finding, Source
from runjournal.rules.history import History, Reach


class Group(StrEnum):
    """Where a rule stands among the rules."""

    TIMING = "timing"
    BEFORE = "before and during"
    AFTER = "after"
    MONTH = "the regular month"
    RED_FLAG = "red flags"
    CHECKLIST = "before booking"


@frozen(slots=False)
class Rule:
    """A rule with all that is known of it, so that one definition serves the panel, verdicts, calendar and docs.

    `subject` is the kind of entry that `check` is called with, one at a time, or None for a rule about the journal as a
    whole, whose `check` is called once with None. `reach` is what it reads around `now`: nothing beyond that may
    change its findings, and subjects are looked for within the first reach of their kind. `silent_when_hurt` marks
    a rule that invites to book: it is silent while the body has something against it. `reads_planned` is whether an
    entry that is only planned can bring a finding. `names_entries` is whether its findings say which entries they
    are about, so that a booking can cause one. `is_entry_wise` is whether each finding is about one entry and no
    other matters to it: `check`, called with an entry, then gives those about it. `thresholds` names the fields of
    `Thresholds` that it reads. `what`, `why` and `example` are its documentation, in plain text.
    """

    id: str
    group: Group
    title: str
    what: str
    why: str
    example: str
    source: Source
    subject: Kind | None
    reach: tuple[Reach, ...]
    check: Callable[[History, Entry | None], Iterable[Finding]]
    thresholds: tuple[str, ...] = ()
    silent_when_hurt: bool = False
    reads_planned: bool = True
    names_entries: bool = True
    is_entry_wise: bool = False

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of entry that it reads."""
        return frozenset(reach.kind for reach in self.reach)

    @cached_property
    def subjects(self) -> Reach | None:
        """Where its subjects are looked for, or None for a rule about the journal as a whole."""
        return next((reach for reach in self.reach if reach.kind is self.subject), None)

    def all_findings(self, history: History) -> Iterable[Finding]:
        """Everything it has to say of a history."""
        if self.subjects is None:
            return self.check(history, None)
        return (finding for subject in history.within(self.subjects) for finding in self.check(history, subject))
