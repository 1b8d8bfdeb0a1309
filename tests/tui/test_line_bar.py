"""The entry bar over a screen that has none of its own: to log, to ask about a booking, to edit."""

from pathlib import Path

import pytest

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage, Race, Run
from runjournal.tui.app import RunJournalApp
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import LineRequested
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.widgets.entry_bar import EntryBar
from tests.tui.stage import TODAY, app_on, at, text_of, today_of, type_line

RACE = Race(id="race-0001", start=at(5, 10), name="Spring Half", distance_m=21_100)
RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, effort=5)


async def test_a_booking_is_asked_about_in_at_most_twelve_keys_and_nothing_is_written(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("r", "b")
        await type_line(pilot, "fri 6pm dee")
        assert isinstance(pilot.app.screen, LineBar)
        assert "Fri 27 Nov 18:00" in text_of(pilot)
        assert "warning" in text_of(pilot)
        assert isinstance(pilot.app, RunJournalApp)
        assert list(pilot.app.journal_model.journal.all()) == [RACE]


async def test_enter_saves_and_the_screen_below_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("r", "b")
        await type_line(pilot, "fri 18:00 deep")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RulesScreen)
        assert "Saved deep massage" in text_of(pilot)
        assert isinstance(pilot.app, RunJournalApp)
        (booked,) = pilot.app.journal_model.journal.all()
        assert isinstance(booked, Massage)
        assert (booked.depth, booked.status) == (Depth.DEEP, Status.PLANNED)
        await pilot.press("u")
        assert "Undone" in text_of(pilot)
        assert list(pilot.app.journal_model.journal.all()) == []


async def test_what_is_typed_stays_as_if_typed_at_home(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("r", "a")
        await type_line(pilot, "r 8.2k")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, RulesScreen)
        await pilot.press("a")
        assert pilot.app.screen.query_one(EntryBar).input.value == "r 8.2k"
        await pilot.press("escape", "escape", "a")
        assert today_of(pilot).bar.input.value == "r 8.2k"


async def test_a_line_that_is_not_understood_is_not_saved(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("r", "a")
        await type_line(pilot, "r 8.2k e44")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, LineBar)
        assert isinstance(pilot.app, RunJournalApp)
        assert list(pilot.app.journal_model.journal.all()) == []


async def test_an_entry_is_edited_in_its_line(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        app = pilot.app
        assert isinstance(app, RunJournalApp)
        await pilot.press("r")
        app.open_line(LineRequested(Mode.LOG, entry=RUN))
        await pilot.pause()
        assert "run 8.2k" in app.screen.query_one(EntryBar).input.value
        await pilot.press(*" tempo", "enter")
        await pilot.pause()
        (edited,) = app.journal_model.journal.all()
        assert isinstance(edited, Run)
        assert (edited.id, edited.run_kind) == (RUN.id, "tempo")


async def test_a_line_without_a_date_is_about_the_day_it_was_opened_for(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, RunJournalApp)
        await pilot.press("r")
        app.open_line(LineRequested(Mode.BOOK, "18:00 deep", at(9, 12).day))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        (booked,) = app.journal_model.journal.all()
        assert (booked.day - TODAY).days == 9


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_bar_is_whole_above_the_keys(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE], size=size) as pilot:
        await pilot.press("r", "b")
        await type_line(pilot, "fri 18:00 deep")
        region = pilot.app.screen.query_one(EntryBar).region
        assert (region.x, region.width, region.bottom) == (0, size[0], size[1] - 1)


@pytest.mark.parametrize("first", ["", "r"])
async def test_keys_in_one_breath_go_where_the_first_of_them_leads(tmp_path: Path, first: str) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await type_line(pilot, f"{first}bfri 6pm deep")
        await pilot.pause()
        assert pilot.app.screen.query_one(EntryBar).input.value == "fri 6pm deep"
