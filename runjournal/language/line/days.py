"""The ways to say a day, each with how it becomes a date."""

from datetime import date, timedelta

from runjournal.language.display.dates import long_date
from runjournal.language.line.draft import Provenance
from runjournal.language.line.tokens import Token
from runjournal.model.frozen import frozen
from runjournal.model.limits import FIRST_DAY, LAST_DAY, Invalid


@frozen
class Lean:
    """Which way a day without a year or a weekday is looked for.

    `ahead` is into the future. `today_fits` says whether today itself will do: for what lies ahead, a time of day
    that is still to come; for what is behind, one that has come. A date without a year may also lie up to
    `recent_days` back, as that of a massage which nobody has logged yet.
    """

    ahead: bool
    today_fits: bool = True
    recent_days: int = 0


@frozen
class Absolute:
    """A whole date. It stays that date without a time, whatever today is."""

    token: Token
    day: date
    provenance: Provenance = Provenance.WRITTEN

    def on(self, today: date, lean: Lean) -> date:  # noqa: ARG002
        """The date itself."""
        return self.day


@frozen
class Shifted:
    """Days from today: yesterday, -2, +3."""

    token: Token
    days: int
    provenance: Provenance = Provenance.WRITTEN

    def on(self, today: date, lean: Lean) -> date:  # noqa: ARG002
        """The date so many days away; `Invalid` outside the journal's years."""
        try:
            return today + timedelta(days=self.days)
        except OverflowError as error:
            raise Invalid("day", f"a date lies between {FIRST_DAY.year} and {LAST_DAY.year}") from error


@frozen
class Weekday:
    """A weekday, Monday 0; `last` and `next` are never today."""

    token: Token
    weekday: int
    which: str = ""
    provenance: Provenance = Provenance.GUESSED

    def on(self, today: date, lean: Lean) -> date:
        """Today if it is that weekday and fits, else the nearest the way the line leans."""
        if not self.which and today.weekday() == self.weekday and lean.today_fits:
            return today
        return _nearest(today, self.weekday, ahead=self.which == "next" or (lean.ahead and not self.which))


@frozen
class Yearless:
    """A day and month; the 29th of February waits for a leap year."""

    token: Token
    month: int
    day: int
    provenance: Provenance = Provenance.GUESSED

    def on(self, today: date, lean: Lean) -> date:
        """Today if it is that day and fits, else the nearest year's the way the line leans."""
        latest = self._nearest_year(today, Lean(ahead=False)) if lean.recent_days else None
        if latest is not None and (today - latest).days <= lean.recent_days:
            return latest
        day = self._nearest_year(today, lean)
        if day is None:
            raise Invalid("day", "no year has that day")
        return day

    def _nearest_year(self, today: date, lean: Lean) -> date | None:
        step = 1 if lean.ahead else -1
        for year in range(today.year, today.year + 10 * step, step):
            day = date_of(year, self.month, self.day)
            if day and ((day == today and lean.today_fits) or (day != today and (day > today) == lean.ahead)):
                return day
        return None


@frozen
class Confirmed:
    """A day and month with its weekday beside it: sat 5 dec."""

    token: Token
    named: Yearless
    weekday: int
    provenance: Provenance = Provenance.GUESSED

    def on(self, today: date, lean: Lean) -> date:
        """The date; `Invalid` if it falls on another weekday."""
        day = self.named.on(today, lean)
        check_weekday(day, self.weekday)
        return day


Day = Absolute | Shifted | Weekday | Yearless | Confirmed


def agreed_day(first: Day, second: Day) -> Day | None:
    """The day that a weekday and a date name together, in either order; None if they are not such a pair.

    Raises `Invalid` for a whole date that falls on another weekday.
    """
    weekday, day = (second, first) if isinstance(second, Weekday) else (first, second)
    if not isinstance(weekday, Weekday) or weekday.which:
        return None
    if isinstance(day, Yearless):
        return Confirmed(day.token, day, weekday.weekday)
    if isinstance(day, Absolute):
        check_weekday(day.day, weekday.weekday)
        return day
    return None


def check_weekday(day: date, weekday: int) -> None:
    """Raise `Invalid` unless a date falls on a weekday, Monday 0."""
    if day.weekday() != weekday:
        raise Invalid("day", f"{long_date(day)} is a {day:%A}")


def date_of(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar does not have it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(today: date, weekday: int, *, ahead: bool) -> date:
    """The next such day after today, or the latest before it."""
    days = (weekday - today.weekday()) % 7 if ahead else -((today.weekday() - weekday) % 7)
    return today + timedelta(days=days or (7 if ahead else -7))
