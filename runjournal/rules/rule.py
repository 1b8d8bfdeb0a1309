"""What a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from runjournal.model.entries import Entry, Kind
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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with all that is known of it, so that one definition serves the panel, verdicts, calendar and docs.

    `subject` is the kind of entry that `check` is called with, one at a time, or None for a rule about the journal
    as a whole, whose `check` is called once with None. `reach` is what it reads around `now`: nothing beyond that
    may change its findings. `nudges` marks a rule that invites to book: it is silent while the body has something
    against it. `heeds_plans` is whether an entry that is only planned can bring a finding. `thresholds` names the
    fields of `Thresholds` that it reads. `what`, `why` and `example` are its documentation, in plain text.
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
    nudges: bool = False
    heeds_plans: bool = True
