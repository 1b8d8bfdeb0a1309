"""What the Plan screen does with the journal: it judges starts, offers others, and books."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from runjournal.booking.check import BookingCheck, check_booking, find_ways_out
from runjournal.booking.day_parts import in_part, part_of
from runjournal.booking.open_warnings import open_warnings
from runjournal.errors import JournalError
from runjournal.language.display.dates import day_words, start_words
from runjournal.model.choices import Depth, Kind
from runjournal.model.entries import Massage
from runjournal.model.limits import LAST_DAY
from runjournal.model.moments import local_day
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot, StartCalendar, massage_to_book
from runjournal.rules.ways_out import WaysOut, ways_out
from runjournal.trends.progress import Progress, progress_of
from runjournal.tui.models.day import first_of_week
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.plan_days import DAYS, PLANS, Cursor, PlanDay, plan_days

WEEK = timedelta(weeks=1)
STEP_MIN = 15
SHORTEST_MIN = 30
LONGEST_MIN = 120
FAR_DAYS = 300
"""From how many days ahead a line names the year: without one it means the nearest such date."""


class PlanModel:
    """The weeks ahead for a massage of some `minutes` and `depth`. What was judged is kept until the journal changes.

    It begins with the history that was last derived, as the screen it is opened over shows it.
    """

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self.minutes = journal_model.settings.booking.minutes
        self._take(journal_model.history)
        self.depth = self._usual_depth()

    def renew(self) -> None:
        """Read the journal anew."""
        self._take(self.journal_model.history)

    def _take(self, history: History) -> None:
        self.history = history
        self.today = local_day(history.now, history.zone)
        self.against = open_warnings(history)
        self._calendars: dict[tuple[int, Depth], StartCalendar] = {}
        self._checks: dict[tuple[datetime | None, int, Depth], BookingCheck] = {}

    def _usual_depth(self) -> Depth:
        """The depth of the latest massage that has one: people book what they had."""
        depths = (massage.depth for massage in reversed(self.history.massages) if massage.depth)
        return next(depths, Depth.MEDIUM)

    # deriving

    @property
    def calendar(self) -> StartCalendar:
        """The starts for the chosen length and depth."""
        key = (self.minutes, self.depth)
        if key not in self._calendars:
            self._calendars[key] = StartCalendar(RULESET, self.history, massage_to_book(self.history, *key))
        return self._calendars[key]

    @property
    def first_day(self) -> date:
        """The first day that can be planned on: the first of this week."""
        return first_of_week(self.today, self.journal_model.settings.week_start)

    def weeks_with(self, day: date, first: date) -> date:
        """The first day of six weeks that hold a day: those from `first` on, or the nearest that do."""
        first = max(first_of_week(first, self.journal_model.settings.week_start), self.first_day)
        while day < first:
            first -= WEEK
        while day >= first + timedelta(days=DAYS):
            first += WEEK
        return first

    def days(self, first: date) -> tuple[PlanDay, ...]:
        """The six weeks from a day on, as far as a journal goes."""
        last = min(first + timedelta(days=DAYS - 1), LAST_DAY)
        entries = self.journal_model.journal.between(first, last, [*PLANS, Kind.SORENESS])
        return plan_days(entries, self.calendar, self.against, first)

    def progress(self) -> Progress:
        """How the month stands."""
        return progress_of(self.journal_model.journal, self.history)

    def check(self, slot: Slot) -> BookingCheck:
        """A slot with all there is to say about it."""
        key = (slot.start.at, self.minutes, self.depth)
        if key not in self._checks:
            self._checks[key] = check_booking([self._massage_at(slot)], self.history, self._ways_out)
        return self._checks[key]

    def _massage_at(self, slot: Slot) -> Massage:
        """The massage that would start then; one that is booked for that start is the same, and not in its own way."""
        booked = self._booked_at(slot)
        massage = self.calendar.massage_at(slot.start)
        return replace(massage, id=booked.id) if booked else massage

    def _booked_at(self, slot: Slot) -> Massage | None:
        plans = self.history.index(Massage).plans
        return next((massage for massage in plans if massage.start.at == slot.start.at), None)

    def _ways_out(self, massage: Massage, history: History) -> WaysOut:
        """The ways out by the starts that the calendar has judged already."""
        if massage.id != self.calendar.massage.id:
            return find_ways_out(massage, history)
        return ways_out(self.calendar, massage.start)

    def begin_at(self, day: date | None) -> Cursor:
        """The cursor on a day ahead that was looked at, else on the first start from today on that is fine."""
        if day is not None and day > self.today:
            return Cursor(day)
        fine = next(self.calendar.fine_slots(self.today, 1, DAYS), None)
        return Cursor.at(fine)._replace(hour=None) if fine else Cursor(self.today)

    def next_fine(self, slot: Slot | None, day: date, step: int) -> Slot | None:
        """The first fine slot in a later (`step` 1) or earlier (-1) part of a day, at most six weeks away."""
        chosen = (slot.start.day, part_of(slot.start)) if slot else (day, None)
        fine = self.calendar.fine_slots(slot.start if slot else day, step, DAYS)
        other = next((near for near in fine if (near.start.day, part_of(near.start)) != chosen), None)
        if other is None or step > 0:
            return other
        return next(
            near for near in in_part(self.calendar.slots_on(other.start.day), part_of(other.start)) if near.is_fine
        )

    # changing

    def deepen(self, by: int) -> None:
        """Make the massage so many degrees deeper, or gentler, as far as there are any."""
        depths = list(Depth)
        self.depth = depths[max(min(depths.index(self.depth) + by, len(depths) - 1), 0)]

    def lengthen(self, by_steps: int) -> None:
        """Make the massage so many quarters of an hour longer, between half an hour and two, or shorter."""
        usual = self.journal_model.settings.booking.minutes
        minutes = (self.minutes // STEP_MIN + by_steps) * STEP_MIN
        if by_steps < 0 and self.minutes % STEP_MIN:
            minutes += STEP_MIN
        self.minutes = max(min(minutes, max(LONGEST_MIN, usual)), min(SHORTEST_MIN, usual))

    def book(self, slot: Slot) -> str:
        """Book a slot, whatever its verdict, as one step; what was done and what speaks against it, in sentences."""
        if self._booked_at(slot):
            raise JournalError(f"{self._when(slot)} is booked already.", "e changes what is booked.")
        check = self.check(slot)
        sentence = self.journal_model.log([replace(self.calendar.massage_at(slot.start), id="")])
        against = [finding for finding in check.caused if finding.severity >= Severity.CAUTION]
        return f"{sentence} {against[0].severity.word.capitalize()}: {against[0].title}." if against else sentence

    def line(self, slot: Slot) -> str:
        """A slot as the line that books it, ready for more to be typed."""
        day = slot.start.day
        is_near = (day - self.today).days < FAR_DAYS
        when = day_words(day).lower() if is_near else day.isoformat()
        return f"{when} {slot.start.local:%H:%M} {self.minutes}min {self.depth} "

    def _when(self, slot: Slot) -> str:
        return start_words(slot.start)
