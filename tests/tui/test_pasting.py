"""Pasting several lines into the entry bar: shown as understood, saved as one step."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from runjournal.model.entries import Drink, Run
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.dialogs.pasted_box import PastedBox
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.widgets.preview import Preview
from tests.tui.plan_stage import journal_of
from tests.tui.stage import TODAY, app_on, at, text_of, today_of

SIZES = [(80, 24), (120, 36)]
LINES = "r 8k 44 e5\nw500\n\nyesterday calf3l\nmassage sat 18:00 deep\n"
RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200)


def said_on(pilot: Pilot[None]) -> str:
    """What stands below the entry bar."""
    return str(today_of(pilot).query_one(Preview).render())


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_lines_are_shown_as_understood_and_saved_as_one_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press("a")
        await paste(pilot, LINES)
        text = text_of(pilot)
        for words in (
            "4 lines pasted",
            "run 8.0 km · 44:00",
            "500 ml",
            "Sun 22 Nov, all day  left calf 3",
            "deep massage",
        ):
            assert words in text
        assert journal_of(pilot) == []
        await pilot.press("enter")
        assert len(journal_of(pilot)) == 4
        assert "u undoes it" in " ".join(text_of(pilot).split())
        await pilot.press("u")
        assert journal_of(pilot) == []


async def test_lines_are_saved_by_mouse(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await paste(pilot, LINES)
        line = text_of(pilot).splitlines()[-1]
        await pilot.click(offset=(line.index("Save all"), pilot.app.size.height - 1))
        await pilot.pause()
        assert len(journal_of(pilot)) == 4


async def test_with_a_line_that_is_not_understood_nothing_is_saved(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await paste(pilot, "w500\nw500 foo\nr 8k")
        assert "✗" in text_of(pilot)
        await pilot.press("enter")
        assert "Nothing was saved: line 2 is not understood" in text_of(pilot)
        assert journal_of(pilot) == []
        await pilot.press("escape")
        assert today_of(pilot).bar.input.has_focus


async def test_what_the_lines_would_cause_is_said(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await paste(pilot, "race Parkrun sun 10:00 5k\nmassage sat 18:00 light")
        assert "warning: Light massage ends 15 h before Parkrun" in " ".join(text_of(pilot).split())


async def test_lines_are_pasted_over_another_screen_and_for_its_day(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("r", "a")
        await paste(pilot, "w500\nr 8k 44")
        assert isinstance(pilot.app.screen, PastedBox)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RulesScreen)
        assert "Saved" in text_of(pilot)
        assert {entry.day for entry in journal_of(pilot)} == {TODAY}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 4000, "a line of 4,001 characters is too long, 4,000 fit"),
        ("w500\n" * 201, "201 lines are more than 200"),
        ("w500\n" + "x" * 4001, "a line of 4,001 characters is too long"),
    ],
)
async def test_a_paste_that_is_too_long_says_so(tmp_path: Path, text: str, said: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a", "w")
        await paste(pilot, text)
        assert f"Nothing was pasted: {said}" in " ".join(said_on(pilot).split())
        assert today_of(pilot).bar.input.value == "w"


async def test_one_line_is_put_at_the_cursor(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a", "w")
        await paste(pilot, "500\r\n")
        await pilot.press("enter")
        (drink,) = journal_of(pilot)
        assert isinstance(drink, Drink)
        assert drink.volume_ml == 500


async def test_an_edit_takes_the_first_line_and_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("p", "tab", "escape", "escape", "enter", "end")
        await paste(pilot, " e5\nw500")
        assert "Pasted the first of 2 lines" in " ".join(text_of(pilot).split())
        assert not isinstance(pilot.app.screen, PastedBox | LineBar)
