"""The starts that are still ahead."""

from collections.abc import Iterable, Iterator
from datetime import date

from runjournal.model.hours import starts_on
from runjournal.model.moments import Moment
from runjournal.rules.history import History


def future_starts(history: History, days: Iterable[date], minutes: int) -> Iterator[Moment]:
    """The starts after now, on days in the runner's zone, of massages that last `minutes`."""
    for day in days:
        for start in starts_on(day, history.zone, minutes, history.settings.booking):
            if start.span.earliest > history.now:
                yield start
