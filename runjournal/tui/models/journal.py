"""What screens do with the journal: parse, preview, save and derive. It knows no widget."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.language.display.dates import day_words, start_words, when_of
from runjournal.language.display.entry_words import to_words
from runjournal.language.display.sentence_parts import name_of
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race, Soreness
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.store.journal import ChangedMeanwhile, Journal
from runjournal.tui.entry_preview import EntryPreview, WayOut
from runjournal.tui.models.day import DayView, view_of

if TYPE_CHECKING:
    from runjournal.booking.check import BookingCheck
    from runjournal.language.line.draft import Draft
    from runjournal.rules.start_calendar import Slot
    from runjournal.rules.ways_out import WaysOut
    from runjournal.store.line_history import LineHistory
    from runjournal.trends.check_in import CheckIn


UNDO_HINT = "u undoes it."
LOOK_AGAIN = "Look at it, then try again."
DELETED = "The entry was deleted elsewhere meanwhile; nothing was saved."
BACK_AGAIN = "u brings it back."
MOST_STARTS = 3
"""How many times that are fine are offered for a booking, each with a key."""


class JournalModel:
    """The journal with the clock, the zone and the settings under which it is read."""

    def __init__(self, journal: Journal, settings: Settings, zone: str, now: Callable[[], datetime]) -> None:
        self.journal = journal
        self.settings = settings
        self.zone = zone
        self.now = now
        self._history: History | None = None
        self._history_version = (0, 0, date.min)
        self._renewals = 0
        self._is_painted = False
        self._changed: dict[Entry, Entry] = {}
        """What entries were changed to elsewhere while they were edited here, by the entry as it was before."""
        self._ways_out: dict[tuple[object, ...], WaysOut] = {}
        """What was offered instead of a booking, for as long as the history is the same."""

    @property
    def context(self) -> Context:
        """The moment, zone and settings under which the journal is read now."""
        return Context(self.now(), self.zone, self.settings)

    @property
    def today(self) -> date:
        """The local date."""
        return local_day(self.now(), self.zone)

    @property
    def version(self) -> tuple[int, int, date]:
        """A value that changes with the journal, whichever process changes it, with every `renew`, and at midnight."""
        return self.journal.version(), self._renewals, self.today

    def renew(self) -> None:
        """Start a new version without a change: time has passed, or settings have changed."""
        self._renewals += 1

    def has_day(self, day: date) -> bool:
        """Whether a journal can have an entry on that day."""
        return FIRST_DAY + timedelta(days=31) <= day <= LAST_DAY - timedelta(days=31)

    def view(self, day: date, strip_from: date | None = None) -> DayView:
        """Derive what the Today screen shows for a day; the strip stays while the day is on it."""
        version = self.version
        view = view_of(
            self.journal,
            day,
            self.context,
            strip_from,
            with_own_recovery=self._is_painted,
        )
        self._keep_history(view.history, version)
        return view

    def parse(self, line: str, day: date | None = None, *, booking: bool = False) -> "Draft":
        """The draft of a line; a line without a date is about `day`."""
        from runjournal.language.line.parse import parse

        return parse(line, self.context, booking=booking, day=day, latest=self._latest)

    def _latest(self, kind: Kind) -> Entry | None:
        return self.journal.latest(kind, self.now())

    def lines_typed(self) -> tuple[str, ...]:
        """The lines saved from the entry bar before, the latest last."""
        return self._line_history.lines()

    @cached_property
    def _line_history(self) -> "LineHistory":
        from runjournal.paths import line_history_path
        from runjournal.store.line_history import LineHistory

        return LineHistory(line_history_path(self.journal.path))

    def preview(
        self, line: str, day: date | None = None, *, booking: bool = False, instead_of: Entry | None = None
    ) -> EntryPreview:
        """The draft of a line with the findings that it would cause; nothing is saved."""
        draft = self.parse(line, day, booking=booking)
        if not draft.is_ready:
            return EntryPreview(draft, is_booking=booking)
        return self._judged(draft, instead_of, is_booking=booking)

    def _judged(self, draft: "Draft", instead_of: Entry | None, *, is_booking: bool) -> EntryPreview:
        from runjournal.booking.check import check_booking

        entries = draft.entries
        if instead_of is not None:
            entries = (replace(entries[0], id=instead_of.id), *entries[1:])
        check = check_booking(entries, self.history, self._find_ways_out)
        return EntryPreview(
            draft,
            check.all_findings,
            ways_out=self._ways_out_of(entries, check, is_edit=instead_of is not None),
            overlaps=check.overlaps,
            goal=check.goal,
            too_close=check.too_close,
            is_outside_hours=check.is_outside_hours,
            is_booking=is_booking,
        )

    def _ways_out_of(self, entries: Sequence[Entry], check: "BookingCheck", *, is_edit: bool) -> tuple[WayOut, ...]:
        """What can take the place of the only massage of a line; one that is booked can always move."""
        massage = entries[0]
        if len(entries) > 1 or not (isinstance(massage, Massage) and massage.is_planned):
            return ()
        starts, gentler = check.alternatives, check.gentler
        if is_edit and check.is_ok and massage.is_ahead(self.now()):
            starts = self._find_ways_out(massage, self.history).alternatives
        others = [
            replace(massage, start=slot.start) for slot in nearest(massage.start, starts, MOST_STARTS - bool(gentler))
        ]
        ways = [WayOut(other.start, None, self.line_of(other)) for other in others]
        return (*ways, WayOut(None, gentler, self.line_of(replace(massage, depth=gentler)))) if gentler else tuple(ways)

    def _find_ways_out(self, massage: Massage, history: History) -> "WaysOut":
        from runjournal.booking.check import find_ways_out

        key = (massage.id, massage.start, massage.duration_s, massage.depth, massage.status)
        if key not in self._ways_out:
            self._ways_out[key] = find_ways_out(massage, history)
        return self._ways_out[key]

    def ways_out(self, massage: Massage) -> "WaysOut":
        """What would be fine instead of a massage that is booked."""
        return self._find_ways_out(massage, self.history)

    def warm_up(self) -> bool:
        """Read, once the screen is painted, the own recovery time, which the first paint does not wait for.

        Return whether there is one, which the first paint does not heed.
        """
        self._is_painted = True
        is_known = bool(self.journal.own_recovery(self.context))
        if is_known:
            self.renew()
        return is_known

    def prepare_for_lines(self) -> None:
        """Load and derive, once the bar is open, what the first typed line would have to wait for."""
        self.preview("18:00 60 deep", booking=True)

    def take_settings(self, settings: Settings, zone: str) -> None:
        """Read the journal under other settings from now on."""
        self.settings, self.zone = settings, zone
        self.renew()

    @property
    def history(self) -> History:
        """The history of the journal as it is, derived once for each version."""
        version = self.version
        if self._history is None or self._history_version != version:
            return self._keep_history(self.journal.history(self.context), version)
        return self._history

    def _keep_history(self, history: History, version: tuple[int, int, date]) -> History:
        self._history, self._history_version = history, version
        self._ways_out.clear()
        return history

    def line_of(self, entry: Entry) -> str:
        """The canonical line of an entry, without the runner's own zone and without the source (an edit keeps it)."""
        from runjournal.language.line.canonical_line import to_line

        line = to_line(replace(entry, source=""))
        return line.replace(f" {self.zone}", "", 1) if entry.start.zone == self.zone else line

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

    def findings_of(self, entries: Sequence[Entry]) -> tuple[Finding, ...]:
        """What the rules would say of entries that are not saved yet, most severe first."""
        from runjournal.booking.check import check_booking

        return check_booking(entries, self.history, self._find_ways_out).all_findings

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


def nearest(start: Moment, slots: "Sequence[Slot]", most: int = MOST_STARTS) -> "tuple[Slot, ...]":
    """The starts nearest to another, earliest first."""
    by_distance = sorted(slots, key=lambda slot: abs(slot.start.span.earliest - start.span.earliest))
    return tuple(sorted(by_distance[:most], key=lambda slot: slot.start.span.earliest))
