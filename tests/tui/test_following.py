"""A screen follows the journal: it derives once for each change, and only while it is shown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from textual.pilot import Pilot

from runjournal.model.entries import Run
from runjournal.store.journal import Journal
from runjournal.tui.app import RunJournalApp
from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.screens.journal.search_screen import SearchScreen
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.screens.week.week_screen import WeekScreen
from tests.tui.stage import NOW, app_on, at, text_of, type_line

P = ParamSpec("P")
R = TypeVar("R")
RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, effort=5)
SCREENS: tuple[type[JournalScreen], ...] = (TodayScreen, WeekScreen, PlanScreen, SearchScreen, RulesScreen)


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The screens that were derived, in their order; each derivation of Today's view counts as one of Today."""
    names: list[str] = []

    def counting(name: str, derive: Callable[P, R]) -> Callable[P, R]:
        def counted(*args: P.args, **kwargs: P.kwargs) -> R:
            names.append(name)
            return derive(*args, **kwargs)

        return counted

    monkeypatch.setattr(JournalModel, "view", counting("TodayScreen", JournalModel.view))
    for screen in SCREENS[1:]:
        monkeypatch.setattr(screen, "refresh_journal", counting(screen.__name__, screen.refresh_journal))
    return names


async def poll(pilot: Pilot[None]) -> None:
    """Let the app look whether the journal has changed, twice."""
    assert isinstance(pilot.app, RunJournalApp)
    for _ in range(2):
        await pilot.pause()
        pilot.app.show_changes()
        await pilot.pause()


async def test_a_saved_line_derives_today_once_and_so_does_its_undo(tmp_path: Path, derived: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        for keys in ("r 8.2k 44 e5", ""):
            derived.clear()
            if keys:
                await pilot.press("a")
                await type_line(pilot, keys)
                await pilot.press("enter")
            else:
                await pilot.press("u")
            await poll(pilot)
            assert derived == ["TodayScreen"]


@pytest.mark.parametrize(("key", "name"), [("w", "WeekScreen"), ("p", "PlanScreen")])
async def test_a_line_saved_over_a_screen_derives_that_and_today_once_it_is_shown(
    tmp_path: Path, derived: list[str], key: str, name: str
) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press(key)
        await poll(pilot)
        derived.clear()
        await pilot.press("a")
        await type_line(pilot, "note slept badly")
        await pilot.press("enter")
        await poll(pilot)
        assert derived == [name]
        await pilot.press("u")
        await poll(pilot)
        assert derived == [name, name]
        await pilot.press("escape")
        await poll(pilot)
        assert derived == [name, name, "TodayScreen"]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ([], "TodayScreen"),
        (["w"], "WeekScreen"),
        (["p"], "PlanScreen"),
        (["slash"], "SearchScreen"),
        (["r"], "RulesScreen"),
    ],
)
async def test_a_change_by_another_process_derives_the_shown_screen_once(
    tmp_path: Path, derived: list[str], keys: list[str], shown: str
) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press(*keys)
        await poll(pilot)
        derived.clear()
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.add([RUN])
        await poll(pilot)
        assert derived == [shown]


async def test_a_screen_is_not_derived_again_when_nothing_has_changed(tmp_path: Path, derived: list[str]) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        derived.clear()
        for key in ("w", "escape", "p", "escape", "question_mark", "escape", "slash", "s", "escape", "escape"):
            await pilot.press(key)
            await poll(pilot)
        assert derived == []


async def test_a_line_is_previewed_as_it_is_typed_and_not_again_when_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewed: list[str] = []
    preview = JournalModel.preview

    def counted(model: JournalModel, line: str, day: date | None = None, **how: Any) -> EntryPreview:
        previewed.append(line)
        return preview(model, line, day, **how)

    monkeypatch.setattr(JournalModel, "preview", counted)
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k")
        typed = [line for line in previewed if not line.startswith("18:00")]
        assert typed == ["r", "r ", "r 8", "r 8.", "r 8.2", "r 8.2k"]
        previewed.clear()
        await pilot.press("enter")
        await poll(pilot)
        assert previewed == []


async def test_a_message_goes_when_something_else_is_the_last_change(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "w1")
        await pilot.press("enter")
        assert "u undoes it" in text_of(pilot)
        await pilot.press("p", "a")
        await type_line(pilot, "note from the plan")
        await pilot.press("enter")
        assert "u undoes it" in text_of(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "u undoes it" not in text_of(pilot)
