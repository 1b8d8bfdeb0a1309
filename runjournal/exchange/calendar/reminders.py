"""What a calendar reminds of before a massage: the booking, drinks on its day, the meal before it."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from runjournal.model.entries import Massage
from runjournal.model.moments import Moment, zone_info
from runjournal.model.settings import Settings

BEFORE = timedelta(hours=1)
MORNING = time(8)
EARLIER = timedelta(hours=2)
"""How long before an early massage its morning's reminder comes."""
MEAL_BEFORE = timedelta(hours=1)
"""How long before the time in which a heavy meal is advised against (S5)."""


class Reminder(NamedTuple):
    """What is said, and how long after the start; before it, below zero."""

    after: timedelta
    text: str


def reminders(massage: Massage, settings: Settings) -> Iterator[Reminder]:
    """The reminders of a massage, earliest first; where its time is not known, the morning's alone."""
    yield Reminder(_morning(massage.start), "Massage today: drink to thirst through the day.")
    local = massage.start.local
    if local is None:
        return
    meal = timedelta(hours=settings.thresholds.heavy_meal_h) + MEAL_BEFORE
    if meal < timedelta(days=1):
        yield Reminder(-meal, f"Massage at {local:%H:%M}: a lighter meal before it may be more comfortable.")
    yield Reminder(-BEFORE, f"Massage at {local:%H:%M}, in an hour.")


def _morning(start: Moment) -> timedelta:
    """Eight on the morning of the day, or two hours before where that is earlier, from the start."""
    morning = datetime.combine(start.day, MORNING, zone_info(start.zone)).astimezone(UTC)
    return morning - start.span.earliest if start.is_whole_day else min(morning - start.span.earliest, -EARLIER)
