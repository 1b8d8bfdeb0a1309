"""Calling a plan off, and planning it again."""

from dataclasses import replace

import pytest

from runjournal.booking.plan_status import toggle_cancelled
from runjournal.errors import JournalError
from runjournal.model.choices import Status
from runjournal.model.entries import Drink, Entry, Massage, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from tests.examples import NOW, ZONE

START = Moment.at_instant(NOW, ZONE)
PLANS: list[Massage | Race | Run] = [
    Massage(start=START, status=Status.PLANNED),
    Race(start=START, name="Half"),
    Run(start=START, status=Status.PLANNED),
]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.kind)
def test_a_plan_is_cancelled_and_planned_again(plan: Massage | Race | Run) -> None:
    cancelled = toggle_cancelled(plan, Settings())
    assert cancelled == replace(plan, status=Status.CANCELLED)
    assert toggle_cancelled(cancelled, Settings()) == plan


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(Run(start=START, distance_m=5000), id="a run that was done"),
        pytest.param(Drink(start=START, volume_ml=500), id="what is never planned"),
    ],
)
def test_what_is_no_plan_is_left_alone(entry: Entry) -> None:
    with pytest.raises(JournalError, match="This is not planned"):
        toggle_cancelled(entry, Settings())
