"""The times to propose, the safest first: far from races and hard runs, spread out, as the runner usually books."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from runjournal.booking.proposal.efforts import NEAR, Efforts
from runjournal.booking.proposal.habit import Habit, habit_of, right_depth
from runjournal.model.choices import Depth
from runjournal.model.entries import Massage, Race
from runjournal.model.hours import days_from
from runjournal.model.moments import Moment, day_span, local_day
from runjournal.rules.facts.massages import is_familiar
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import StartCalendar, massage_to_book
from runjournal.rules.times import hours_of

GOOD = frozenset({"race-window", "first-massage-before-race", "one-off-before-race"})
"""The rules whose information speaks for a time, or at least not against it."""

CLEAR_DAYS = 4
REST_DAYS = 2
"""From how many clear days to the next hard run, and since the last one, more make a time no safer."""

SPREAD_DAYS = 7
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Candidates:
    """Times to propose for massages of a depth (or the right one) and length, taken one by one.

    `history` has what was taken as booked. No day after `last` is asked for, and nothing is taken that starts once the
    race `until` may have begun.
    """

    def __init__(
        self, history: History, last: date, depth: Depth | None, minutes: int, until: Race | None = None
    ) -> None:
        self.history = history
        self.habit: Habit = habit_of(history)
        self.efforts = Efforts(history, day_span(last, history.zone).latest + NEAR)
        self._depth = depth
        self._massage = massage_to_book(history, minutes, depth)
        self._until = until
        self._calendars: dict[Depth | None, StartCalendar] = {}
        self._taken: list[Massage] = []
        self._by_day: dict[date, list[tuple[Moment, datetime, Depth]]] = {}
        self._used: dict[date, bool] = {}

    @property
    def taken(self) -> tuple[Massage, ...]:
        """What was taken, the earliest first."""
        return tuple(sorted(self._taken, key=lambda massage: massage.starts.earliest))

    def take(self, first: date, last: date, count: int) -> None:
        """Take up to `count` times of the local days `first` to `last`: one of each equal part, else any."""
        days = (last - first).days + 1
        left = 0
        for part in range(count):
            begin, end = first + days * part // count * DAY, first + max(days * (part + 1) // count, 1) * DAY - DAY
            left += not self._take_one(min(begin, last), max(min(end, last), min(begin, last)))
        for _ in range(left):
            if not self._take_one(first, last):
                return

    def _take_one(self, first: date, last: date) -> bool:
        best = self._best(first, last)
        if best is None:
            return False
        session = replace(best, id=f"proposed-{len(self._taken) + 1}")
        self._taken.append(session)
        self.history = self.history.plus(session)
        self._calendars.clear()
        return True

    def _calendar(self, depth: Depth | None) -> StartCalendar:
        """The starts for a depth, judged with what was taken as booked."""
        if depth not in self._calendars:
            self._calendars[depth] = StartCalendar(RULESET, self.history, replace(self._massage, depth=depth))
        return self._calendars[depth]

    def _best(self, first: date, last: date) -> Massage | None:
        """The first that is fine: on the best days at the right depth, else gentler if none was asked for."""
        days = sorted(days_from(first, (last - first).days + 1), key=lambda day: (-self._points(day, first, last), day))
        for gentler in range(1 if self._depth else len(Depth)):
            second_best = None
            for massage in self._massages(days, gentler):
                calendar = self._calendar(massage.depth)
                if not calendar.is_fine(massage.start):
                    continue
                if GOOD.issuperset(calendar.slot(massage.start).rules):
                    return massage
                second_best = second_best or massage
            if second_best:
                return second_best
        return None

    def _is_near_another(self, massage: Massage) -> bool:
        """Whether another massage is nearer than soreness takes to ease (S7)."""
        apart = hours_of(self.history.thresholds.soreness_eases_h)
        first, last = massage.starts.earliest - apart, massage.ends.latest + apart
        near = self.history.index(Massage).overlapping(first, last)
        return any(other.starts.earliest < last and first < other.ends.latest for other in near)

    def _massages(self, days: list[date], gentler: int) -> Iterator[Massage]:
        """The massages of some days by the hour, nearest to the usual one first, so many depths below the right one."""
        for day in days:
            for start, end, right in self._starts(day):
                depth = self._depth or _below(right, gentler)
                if depth is None or self.efforts.leave_too_little(start.span.earliest, end, depth):
                    continue
                massage = replace(self._massage, start=start, depth=depth)
                if not self._is_near_another(massage):
                    yield massage

    def _starts(self, day: date) -> list[tuple[Moment, datetime, Depth]]:
        """The starts of a day, each with its end and the right depth, worked out once."""
        if day not in self._by_day:
            self._by_day[day] = [(start, *self._end_and_depth(start)) for start in self._offered(day)]
        return self._by_day[day]

    def _end_and_depth(self, start: Moment) -> tuple[datetime, Depth]:
        end = start.span.earliest + self._massage.length
        is_used = self._is_used(start)
        return end, right_depth(self.history, end, self.efforts, self.habit, is_used=is_used)

    def _is_used(self, start: Moment) -> bool:
        """Whether the runner is used to massage by the day of a start."""
        if start.day not in self._used:
            self._used[start.day] = is_familiar(self.history, replace(self._massage, start=start))
        return self._used[start.day]

    def _offered(self, day: date) -> list[Moment]:
        starts = self._calendar(self._depth).starts_on(day)
        until = self._until.starts.earliest if self._until else None
        kept = [start for start in starts if until is None or start.span.earliest < until]
        usual = self._usual_start(day)
        return sorted(kept, key=lambda start: (abs(start.span.earliest - usual), start.span.earliest))

    def _usual_start(self, day: date) -> datetime:
        """When the runner usually begins, else the middle of the hours offered."""
        offered = self.history.settings.booking
        opens, closes = offered.opens.hour, offered.closes.hour
        middle = (opens + closes + (24 if closes <= opens else 0)) // 2
        hour = middle if self.habit.hour is None else self.habit.hour
        return day_span(day, self.history.zone).earliest + hour * HOUR

    def _points(self, day: date, first: date, last: date) -> int:
        """How good a day is: safe first, then spread out, then as usual, and not today."""
        start = self._usual_start(day)
        clear = min(_days_of(self.efforts.time_to(start), CLEAR_DAYS), CLEAR_DAYS)
        rest = min(_days_of(self.efforts.time_since(start), REST_DAYS), REST_DAYS)
        half = max((last - first).days, 1)
        off_centre = abs(2 * (day - first).days - (last - first).days) * 6 // half
        usual = 4 if day.weekday() in self.habit.weekdays else 0
        today = 5 if day == local_day(self.history.now, self.history.zone) else 0
        return 3 * clear + 2 * rest + usual - off_centre - today - self._crowding(day, min(SPREAD_DAYS, half))

    def _crowding(self, day: date, room: int) -> int:
        """What a massage nearby takes from a day, the nearer the more."""
        noon = day_span(day, self.history.zone).earliest + 12 * HOUR
        near = self.history.index(Massage).starting(noon - (SPREAD_DAYS + 1) * DAY, noon + (SPREAD_DAYS + 1) * DAY)
        nearest = min((abs((massage.day - day).days) for massage in near), default=room)
        return 3 * max(room - nearest, 0)


def _below(depth: Depth, steps: int) -> Depth | None:
    depths = list(Depth)[: list(Depth).index(depth) + 1]
    return depths[-1 - steps] if steps < len(depths) else None


def _days_of(length: timedelta | None, unknown: int) -> int:
    return unknown if length is None else max(length // DAY, 0)
