"""What a rule is, and its documentation."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import fields
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen
from runjournal.model.settings import Settings
from runjournal.model.units import in_distance
from runjournal.rules.finding import Finding, Source
from runjournal.rules.history import History, Reach, counts

E = TypeVar("E", bound=Entry)


class Group(StrEnum):
    """Where a rule stands among the rules."""

    TIMING = "timing"
    BEFORE = "before and during"
    AFTER = "after"
    MONTH = "the regular month"
    RED_FLAG = "red flags"
    CHECKLIST = "before booking"


@frozen(slots=False, kw_only=True)
class Rule:
    """A rule with all that is known of it, so that one definition serves the panel, verdicts, calendar and docs.

    `what`, `why` and `example` are its documentation, in plain text; a threshold stands in `what` by its name in
    braces, so that the text follows the runner's own. `reach` is what the rule reads around `now`:
    nothing beyond that may change its findings. `thresholds` names the fields of `Thresholds` that it reads.
    `silent_when_hurt` marks a rule that invites to book: it is silent while a finding about the body is open.
    `reads_planned` is whether an entry that is only planned can bring a finding. `names_entries` is whether its
    findings say which entries they are about, so that a booking can cause one. `yields_to_warnings` marks a rule
    that has nothing to say of an entry, the first that its finding names, of which another rule warns.
    """

    id: str
    group: Group
    title: str
    what: str
    why: str
    example: str
    source: Source
    reach: tuple[Reach, ...]
    thresholds: tuple[str, ...] = ()
    silent_when_hurt: bool = False
    reads_planned: bool = True
    names_entries: bool = True
    yields_to_warnings: bool = False

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of entry that it reads."""
        return frozenset(reach.kind for reach in self.reach)

    def all_findings(self, history: History) -> Iterable[Finding]:
        """Everything it has to say of a history."""
        raise NotImplementedError

    def findings_about(self, history: History, entries: Collection[Entry]) -> Iterable[Finding]:
        """All findings that name one of some entries of a history, and perhaps some that name none."""
        raise NotImplementedError

    def what_with(self, settings: Settings) -> str:
        """`what` with the runner's thresholds in it: "less than 48 hours before a race"."""
        return self.what.format_map(_values(settings))


@frozen(slots=False, kw_only=True)
class JournalRule(Rule):
    """A rule about the journal as a whole.

    `check` gives its findings, no two about the same entries; `check_entry`, if it is cheaper, those that name one
    entry, and perhaps some that do not.
    """

    check: Callable[[History], Iterable[Finding]]
    check_entry: Callable[[History, Entry], Iterable[Finding]] | None = None

    def all_findings(self, history: History) -> Iterable[Finding]:
        return self.check(history)

    def findings_about(self, history: History, entries: Collection[Entry]) -> Iterable[Finding]:
        if self.check_entry is None:
            return self.check(history)
        counted = [entry for entry in entries if counts(entry, history.now)]
        if len(counted) == 1:
            return self.check_entry(history, counted[0])
        return {finding.entries: finding for entry in counted for finding in self.check_entry(history, entry)}.values()


@frozen(slots=False, kw_only=True)
class EntryRule(Rule, Generic[E]):
    """A rule about each entry of the type `subject`, which it looks for within the first reach of its kind.

    `check` gives the findings about one of them; they name no other entry of that type.
    """

    subject: type[E]
    check: Callable[[History, E], Iterable[Finding]]

    @cached_property
    def subjects(self) -> Reach:
        """Where its subjects are looked for."""
        return next(reach for reach in self.reach if reach.kind is self.subject.kind)

    def all_findings(self, history: History) -> Iterable[Finding]:
        return self._check_all(history, history.within(self.subjects))

    def findings_about(self, history: History, entries: Collection[Entry]) -> Iterable[Finding]:
        subjects: list[E] = []
        for entry in entries:
            if not isinstance(entry, self.subject):
                if entry.kind in self.kinds:
                    return self.all_findings(history)
            elif counts(entry, history.now):
                subjects.append(entry)
        if len(subjects) == 1:
            return self.check(history, subjects[0])
        return self._check_all(history, subjects)

    def _check_all(self, history: History, entries: Iterable[Entry]) -> Iterator[Finding]:
        for entry in entries:
            if isinstance(entry, self.subject):
                yield from self.check(history, entry)


class _Number(int):
    """A threshold in a text; with a word after a colon it is counted: "{bath_h:hour}" is "1 hour" or "12 hours"."""

    def __format__(self, thing: str) -> str:
        if not thing:
            return str(int(self))
        return f"{int(self)} {thing}" if self == 1 else f"{int(self)} {thing}s"


def _values(settings: Settings) -> dict[str, object]:
    """What may stand in braces: the thresholds, a long race, the goal and the fluids of a day."""
    thresholds = settings.thresholds
    numbers = {field.name: getattr(thresholds, field.name) for field in fields(thresholds)}
    numbers |= {"goal_sessions": settings.goal.sessions, "goal_minutes": settings.goal.minutes}
    long_race = in_distance(thresholds.long_race_m, settings.distance)
    return {name: _Number(number) for name, number in numbers.items()} | {"long_race": long_race}
