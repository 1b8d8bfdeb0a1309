"""A stage for the Plan screen: where it is, what is chosen on it, and how a start is reached."""

from datetime import time, timedelta

from textual.pilot import Pilot

from runjournal.booking.day_parts import wall_of
from runjournal.model.entries import Entry, Race
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.plan.slot_facts import SlotSelected
from tests.tui.stage import TODAY, at

RACE = Race(id="race-0001", start=at(12, 10), name="Spring Half", distance_m=21_100)
"""On Saturday 5 December, ten o'clock."""


def plan_of(pilot: Pilot[None]) -> PlanScreen:
    """The Plan screen of a running app."""
    screen = pilot.app.screen
    assert isinstance(screen, PlanScreen)
    return screen


def journal_of(pilot: Pilot[None]) -> list[Entry]:
    """Everything in the journal."""
    assert isinstance(pilot.app, RunJournalApp)
    return list(pilot.app.journal_model.journal.all())


def chosen(pilot: Pilot[None]) -> str:
    """The chosen start in words."""
    slot = plan_of(pilot).slot
    return f"{slot.start.day:%a %d %b} {slot.start.local:%H:%M} {slot.verdict.word}" if slot else "none"


def plans(pilot: Pilot[None]) -> tuple[Entry, ...]:
    """What the chosen day has."""
    return plan_of(pilot).entries


async def go_to(pilot: Pilot[None], days: int, hour: int) -> None:
    """Choose the start so many days from today at an hour, as a click on it would."""
    plan = plan_of(pilot)
    day = TODAY + timedelta(days=days)
    found = next(slot for slot in plan.model.calendar.slots_on(day) if wall_of(slot.start) == time(hour))
    plan.post_message(SlotSelected(found))
    await pilot.pause()
