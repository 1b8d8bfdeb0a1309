"""What screens do with the journal: save, change and undo, each with a sentence of what was done."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.language.display.dates import day_words, start_words, when_of
from runjournal.language.display.entry_words import to_words
from runjournal.language.display.sentence_parts import name_of
from runjournal.model.entries import Entry, Massage, Race, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.store.journal import ChangedMeanwhile, Journal
from runjournal.tui.models.derived_journal import DerivedJournal

if TYPE_CHECKING:
    from runjournal.language.line.draft import Draft
    from runjournal.store.line_history import LineHistory
    from runjournal.trends.check_in import CheckIn


UNDO_HINT = "u undoes it."
LOOK_AGAIN = "Look at it, then try again."
DELETED = "The entry was deleted elsewhere meanwhile; nothing was saved."
BACK_AGAIN = "u brings it back."


class JournalModel(DerivedJournal):
    """The journal as screens have it. A change is one step and returns its sentence, or raises `JournalError`."""

    def __init__(self, journal: Journal, settings: Settings, zone: str, now: Callable[[], datetime]) -> None:
        super().__init__(journal, settings, zone, now)
        self._changed: dict[Entry, Entry] = {}
        """What entries were changed to elsewhere while they were edited here, by the entry as it was before."""

    def lines_typed(self) -> tuple[str, ...]:
        """The lines saved from the entry bar before, the latest last."""
        return self._line_history.lines()

    @cached_property
    def _line_history(self) -> "LineHistory":
        from runjournal.paths import line_history_path
        from runjournal.store.line_history import LineHistory

        return LineHistory(line_history_path(self.journal.path))

    def add(self, draft: "Draft") -> str:
        """Save a draft and keep its line for the next time; return what was done, in a sentence."""
        sentence = self.log(draft.entries)
        self._line_history.add(draft.line.strip())
        return sentence

    def add_all(self, drafts: "Sequence[Draft]") -> str:
        """Save several drafts as one step, and keep their lines; return what was done, in a sentence."""
        sentence = self.log([entry for draft in drafts for entry in draft.entries])
        for draft in drafts:
            self._line_history.add(draft.line.strip())
        return sentence

    def log(self, given: Sequence[Entry]) -> str:
        """Save entries as one step."""
        from runjournal.rules.overruling import resolve_overrules

        before = self.history
        entries = self.journal.add(resolve_overrules(given, self.journal.get))
        when = self._when(entries[0]) if len({entry.day for entry in entries}) == 1 else ", on different days"
        return f"Saved {self._words(entries)}{when}.{too_close_now(entries, before)} {UNDO_HINT}"

    def check_in(self, ratings: "CheckIn", day: date) -> str:
        """Save the ratings of a check-in as one step: as of now, or for the whole of a day that is over."""
        if day > self.today:
            raise JournalError(
                f"{day_words(day)} is still ahead: soreness is rated on its day.", "Go back to today: t."
            )
        return self.log(self.rated(ratings, day))

    def rated(self, ratings: "CheckIn", day: date) -> tuple[Soreness, ...]:
        """The ratings of a check-in as entries, which are not saved."""
        start = Moment.at_instant(self.now(), self.zone) if day == self.today else Moment.whole_day(day, self.zone)
        return ratings.entries(start)

    def log_lines(self, lines: Sequence[str]) -> str:
        """Save canonical lines as one step, such as ratings that could not be saved when the app ended."""
        return self.log([entry for line in lines for entry in self.parse(line).entries])

    def edit(self, entry: Entry, draft: "Draft") -> str:
        """Replace an entry by a draft."""
        from runjournal.rules.overruling import resolve_overrules

        before = self.history
        with self._told_of_changes(entry, f"Enter again puts yours in its place: {draft.line.strip()}"):
            seen = self._changed.get(entry, entry)
            entries = self.journal.edit(entry.id, resolve_overrules(draft.entries, self.journal.get, entry), seen)
        if list(entries) == [entry]:
            return f"Nothing was changed: {self._words(entries)}."
        verb = "Confirmed" if entry.is_planned and [saved.is_done for saved in entries] == [True] else "Changed to"
        return f"{verb} {self._words(entries)}.{too_close_now(entries, before)} {UNDO_HINT}"

    @contextmanager
    def _told_of_changes(self, entry: Entry, way_out: str = LOOK_AGAIN) -> Iterator[None]:
        """Say what an entry was changed to elsewhere; if the runner tries again, that was seen, too."""
        try:
            yield
        except ChangedMeanwhile as error:
            if error.present is None:
                raise JournalError(DELETED, BACK_AGAIN) from error
            self._changed[entry] = error.present
            present = self.line_of(error.present)
            raise JournalError(f"The entry was changed elsewhere meanwhile, to: {present}.", way_out) from error

    def question(self, finding: Finding) -> str:
        """The question before a finding is overruled. Raises `JournalError` if it cannot be."""
        from runjournal.rules.overruling import check_stands

        check_stands(finding)
        return f"Why overrule {finding.rule}? Enter keeps the reason."

    def overrule(self, finding: Finding, why: str) -> str:
        """Overrule a finding for a reason."""
        from runjournal.rules.overruling import decide
        from runjournal.rules.registry import RULESET

        findings = RULESET.check(self.history)
        decision = decide(findings, finding.rule, finding.entries[0], why, self.now(), self.zone)
        self.journal.add([decision])
        return f"Overruled {finding.rule}. {UNDO_HINT}"

    def before(self, finding: Finding) -> str:
        """What happened when the finding's rule was overruled before; empty if it never was."""
        from runjournal.trends.overruled import aftermath_sentence, aftermaths_of, decisions

        now = self.now()
        return aftermath_sentence(aftermaths_of(self.journal, finding, decisions(self.journal, now, self.zone), now))

    def confirm(self, entry: Entry) -> str:
        """Confirm that a planned entry happened."""
        from runjournal.booking.plan_status import confirm_plan

        with self._told_of_changes(entry):
            self.journal.edit(entry.id, [confirm_plan(entry, self.now(), self.settings)], entry)
        return f"Confirmed {self._words([entry])}. {UNDO_HINT}"

    def move(self, massage: Massage, start: Moment) -> str:
        """Move a booked massage to another start."""
        with self._told_of_changes(massage):
            self.journal.edit(massage.id, [replace(massage, start=start)], massage)
        return f"Moved {name_of(massage)} from {when_of(massage)} to {start_words(start)}. {UNDO_HINT}"

    def line_to_confirm(self, entry: Entry) -> tuple[str, int]:
        """The line of a plan as done, and where what it took is to be typed: behind it, before its note.

        Raises `JournalError` for an entry that is not planned or has not begun.
        """
        from runjournal.booking.plan_status import confirm_plan

        done = confirm_plan(entry, self.now(), self.settings)
        before = f"{self.line_of(replace(done, note=''))} "
        note = self.line_of(done)[len(before) :]
        return f"{before} {note}" if note else before, len(before)

    def call_off(self, entry: Entry) -> str:
        """Cancel a plan, or plan again what was cancelled."""
        from runjournal.booking.plan_status import toggle_cancelled

        changed = toggle_cancelled(entry, self.settings)
        with self._told_of_changes(entry):
            self.journal.edit(entry.id, [changed], entry)
        planned = changed if entry.is_cancelled else entry
        return f"{'Planned again:' if entry.is_cancelled else 'Cancelled'} {self._words([planned])}. {UNDO_HINT}"

    def delete(self, entry: Entry) -> str:
        """Delete an entry."""
        with self._told_of_changes(entry):
            self.journal.delete([entry.id], [entry])
        return f"Deleted {self._words([entry])}. {UNDO_HINT}"

    def undo(self) -> str:
        """Undo the last change."""
        change = self.journal.undo()
        return f"Undone: {change.words}. U redoes it." if change else "There is nothing to undo."

    def redo(self) -> str:
        """Redo the change that was undone last."""
        change = self.journal.redo()
        return f"Redone: {change.words}." if change else "There is nothing to redo."

    def _when(self, entry: Entry) -> str:
        """When an entry starts, if that is not today."""
        if entry.day == self.today:
            return ""
        return f" for {when_of(entry)}"

    def _words(self, entries: "tuple[Entry, ...] | list[Entry]") -> str:
        return ", ".join(to_words(entry, self.settings) for entry in entries[:3]) + (
            f" and {len(entries) - 3} more" if len(entries) > 3 else ""
        )


def too_close_now(saved: Sequence[Entry], before: History) -> str:
    """A sentence for each booked massage to which a saved entry comes too close, each after a space.

    `before` is the history without the saved entries. No rule is asked unless a plan or a race was saved.
    """
    if not any(entry.is_planned or isinstance(entry, Race) for entry in saved):
        return ""
    from runjournal.booking.recheck import recheck

    return "".join(f" {massage.title} is now too close." for massage in recheck(saved, before))
