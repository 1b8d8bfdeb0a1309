"""Screens and parts of screens that go while something of them is still to be drawn."""

import asyncio
from pathlib import Path

import pytest

from runjournal.model.entries import Massage, Run
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.today.after_massage import AfterMassage
from tests.tui.stage import app_on, at
from tests.tui.watch_files import write_watch

JUST_OVER = Massage(start=at(0, 12), duration_s=2700)
RUN = Run(start=at(-1, 7), distance_m=8000, duration_s=2700)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_last_massage_is_undone_while_its_steps_are_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [JUST_OVER], size=size) as pilot:
        pilot.app.screen.query_one(AfterMassage).cursor = 2
        await pilot.press("u")
        await pilot.pause()
        assert not pilot.app.screen.query(AfterMassage)


@pytest.mark.parametrize("turns", [0, 30, 60, 90, 120, 200])
async def test_the_week_is_left_before_its_cards_are_drawn(tmp_path: Path, turns: int) -> None:
    async with app_on(tmp_path, [JUST_OVER, RUN], size=(200, 60)) as pilot:
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.action_week()
        for _ in range(turns):
            await asyncio.sleep(0)
        pilot.app.action_plan()
        await pilot.pause()
        assert isinstance(pilot.app.screen, PlanScreen)


@pytest.mark.parametrize("turns", [0, 5, 15, 30, 60, 120])
async def test_an_import_is_left_at_any_moment_of_its_reading(tmp_path: Path, turns: int) -> None:
    write_watch(tmp_path / "ACTIVITY")
    async with app_on(tmp_path, size=(200, 60)) as pilot:
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.import_model.typed = f"{tmp_path}/ACTIVITY"
        await pilot.press("i", "enter")
        for _ in range(turns):
            await asyncio.sleep(0)
        pilot.app.action_plan()
        await pilot.pause()
        while any(worker.is_running for worker in pilot.app.workers):
            await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_an_edit_that_changes_nothing_is_not_a_step(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, JUST_OVER]) as pilot:
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Nothing was changed" in "\n".join(str(widget.render()) for widget in pilot.app.screen.query("Preview"))
