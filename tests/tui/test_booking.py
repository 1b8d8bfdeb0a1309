"""Asking about a booking, and what a race or a hard run does to the massages already booked."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage, Race
from runjournal.model.settings import Settings
from runjournal.tui.widgets.preview import Preview
from tests.tui.stage import app_on, at, entries_on_day, text_of, today_of, type_line

SUNDAY = 6
RACE = Race(id="race-0001", start=at(SUNDAY, 10), name="Advent Run", distance_m=10_000)
BOOKED = Massage(id="booked-01", start=at(4, 18), status=Status.PLANNED, duration_s=3600, depth=Depth.LIGHT)
LATER = Massage(id="booked-02", start=at(5, 18), status=Status.PLANNED, duration_s=3600, depth=Depth.DEEP)


@pytest.mark.parametrize("line", ["fri 6pm dee", "fri 18 deep"])
async def test_friday_at_six_deep_is_answered_in_twelve_keys_with_nothing_written(tmp_path: Path, line: str) -> None:
    keys = ["b", *line]
    assert len(keys) <= 12
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("b")
        await type_line(pilot, line)
        text = text_of(pilot)
        assert "Fri 27 Nov 18:00" in text
        assert "deep massage" in text
        assert "warning: Deep massage ends 39 h before Advent Run" in text
        assert "fine: " in text
        assert list(today_of(pilot).journal_model.journal.all()) == [RACE]


async def test_a_race_that_is_typed_says_which_massage_is_too_close(tmp_path: Path) -> None:
    async with app_on(tmp_path, [BOOKED]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "race Advent Run sun 10:00 10k")
        text = text_of(pilot)
        assert "warning: Light massage Fri 27 Nov 18:00 ends 39 h before" in text
        assert "fine: Fri 27 Nov 09:00" in text
        await pilot.press("enter")
        await pilot.pause()
        assert "Light massage Fri 27 Nov 18:00 is now too close. u undoes it." in _said(pilot)


async def test_a_race_that_is_moved_says_it_too(tmp_path: Path) -> None:
    async with app_on(tmp_path, [BOOKED, Race(id="race-0001", start=at(0, 19), name="Advent Run")]) as pilot:
        await pilot.press("e")
        await pilot.pause()
        line = pilot.app.focused
        line.value = "2026-11-29 10:00 race Advent Run"  # type: ignore[union-attr]
        await pilot.pause()
        assert "warning: Light massage Fri 27 Nov 18:00 ends 39 h before" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Light massage Fri 27 Nov 18:00 is now too close." in _said(pilot)
        assert entries_on_day(pilot, at(SUNDAY, 10).day)[0].id == "race-0001"


async def test_the_worst_of_several_comes_first(tmp_path: Path) -> None:
    async with app_on(tmp_path, [BOOKED, LATER]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "race Parkrun 2026-11-30 10:00")
        text = text_of(pilot)
        assert "warning: Deep massage Sat 28 Nov 18:00 ends 39 h before Parkrun" in text


async def test_hours_that_the_therapist_does_not_offer_are_said(tmp_path: Path) -> None:
    async with app_on(tmp_path, settings=Settings(ascii=True)) as pilot:
        await pilot.press("b")
        await type_line(pilot, "fri 22:00 deep")
        assert "outside 08:00-20:00" in text_of(pilot)


def _said(pilot: Pilot[None]) -> str:
    """What stands below the entry bar, on one line."""
    return " ".join(str(today_of(pilot).query_one(Preview).render()).split())
