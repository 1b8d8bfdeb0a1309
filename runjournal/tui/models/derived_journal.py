"""What screens derive from the journal without changing it: days, drafts of lines, and what would be fine instead."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.model.limits import FIRST_DAY, LAST_DAY
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.store.journal import Journal
from runjournal.tui.entry_preview import EntryPreview, WayOut
from runjournal.tui.models.day import DayView, view_of

if TYPE_CHECKING:
    from runjournal.booking.check import BookingCheck
    from runjournal.language.line.draft import Draft
    from runjournal.rules.start_calendar import Slot
    from runjournal.rules.ways_out import WaysOut


MOST_STARTS = 3
"""How many times that are fine are offered for a booking, each with a key."""


class DerivedJournal:
    """The journal with the clock, the zone and the settings under which it is read. It knows no widget."""

    def __init__(self, journal: Journal, settings: Settings, zone: str, now: Callable[[], datetime]) -> None:
        self.journal = journal
        self.settings = settings
        self.zone = zone
        self.now = now
        self._history: History | None = None
        self._history_version = (0, 0, date.min)
        self._renewals = 0
        self._is_painted = False
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
        view = view_of(self.journal, day, self.context, strip_from, with_own_recovery=self._is_painted)
        self._keep_history(view.history, version)
        return view

    def parse(self, line: str, day: date | None = None, *, booking: bool = False) -> "Draft":
        """The draft of a line; a line without a date is about `day`."""
        from runjournal.language.line.parse import parse

        return parse(line, self.context, booking=booking, day=day, latest=self._latest)

    def _latest(self, kind: Kind) -> Entry | None:
        return self.journal.latest(kind, self.now())

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

    def findings_of(self, entries: Sequence[Entry]) -> tuple[Finding, ...]:
        """What the rules would say of entries that are not saved yet, most severe first."""
        from runjournal.booking.check import check_booking

        return check_booking(entries, self.history, self._find_ways_out).all_findings


def nearest(start: Moment, slots: "Sequence[Slot]", most: int = MOST_STARTS) -> "tuple[Slot, ...]":
    """The starts nearest to another, earliest first."""
    by_distance = sorted(slots, key=lambda slot: abs(slot.start.span.earliest - start.span.earliest))
    return tuple(sorted(by_distance[:most], key=lambda slot: slot.start.span.earliest))
