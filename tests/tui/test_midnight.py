"""An app that is left open past midnight: Today is the new day, unless something is being typed for the old one."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.entries import Run, Soreness
from runjournal.tui.app import RunJournalApp
from tests.tui.stage import NOW, TODAY, app_on, entries_on_day, text_of, today_of, type_line

TOMORROW = TODAY + timedelta(days=1)
BEFORE = NOW.replace(hour=23, minute=59, second=40)
AFTER = BEFORE + timedelta(seconds=40)


async def turn_clock(pilot: Pilot[None], now: datetime) -> None:
    """Let it be another time, and the app look at the clock as it does twice a second."""
    assert isinstance(pilot.app, RunJournalApp)
    pilot.app.journal_model.now = lambda: now
    pilot.app.show_changes()
    await pilot.pause()


async def test_today_becomes_the_new_day_and_entries_are_for_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == TOMORROW
        assert "Tuesday 24 November 2026  00:00" in text_of(pilot)
        await pilot.press("a")
        await type_line(pilot, "r 8k 44")
        await pilot.press("enter")
        assert [type(entry) for entry in entries_on_day(pilot, TOMORROW)] == [Run]


@pytest.mark.parametrize("key", ["left", "right", "left_square_bracket"])
async def test_another_day_stays(tmp_path: Path, key: str) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await pilot.press(key)
        day = today_of(pilot).day
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == day


async def test_a_day_is_followed_again_once_today_is_chosen(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await pilot.press("left", "t")
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == TOMORROW


async def test_a_line_that_is_being_typed_is_for_the_day_that_the_title_names(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k 44")
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == TODAY
        assert "Yesterday" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert [type(entry) for entry in entries_on_day(pilot, TODAY)] == [Run]
        assert today_of(pilot).day == TOMORROW


async def test_ratings_that_are_being_given_are_for_the_day_on_which_they_began(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE, size=(120, 50)) as pilot:
        await pilot.press("s", "right", "3")
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == TODAY
        await pilot.press("enter")
        assert [entry.rating for entry in entries_on_day(pilot, TODAY) if isinstance(entry, Soreness)] == [3]


async def test_an_edit_stays_open_past_midnight(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k 44")
        await pilot.press("enter", "enter", "end")
        await turn_clock(pilot, AFTER)
        assert today_of(pilot).day == TODAY
        await type_line(pilot, " e6")
        await pilot.press("enter")
        assert [entry.effort for entry in entries_on_day(pilot, TODAY) if isinstance(entry, Run)] == [6]


async def test_other_screens_are_derived_at_midnight(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=BEFORE) as pilot:
        await pilot.press("w")
        await turn_clock(pilot, AFTER)
        assert "Tuesday 24 November 2026  00:00" in text_of(pilot)
        await pilot.press("escape")
        assert today_of(pilot).day == date(2026, 11, 24)
