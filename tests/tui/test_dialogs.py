"""What all boxes over a screen have in common: a click on the box leaves it open, one beside it closes it."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.settings import Goal, Settings
from runjournal.tui.screens.dialogs.dialog import Dialog
from tests.tui.stage import app_on, at, text_of

ENTRIES: list[Entry] = [
    Massage(id="done-0001", start=at(-5, 18), depth=Depth.FIRM),
    Massage(id="book-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED),
    Race(id="race-0001", start=at(6, 10), name="Spring Half", distance_m=21_100),
]
BOXES = [
    pytest.param(("f", "enter"), "#story", id="story"),
    pytest.param(("K",), "#card", id="card"),
    pytest.param(("m",), "#proposal", id="proposal"),
    pytest.param(("question_mark",), "#help", id="help"),
    pytest.param(("s",), "#check-in", id="check-in"),
    pytest.param(("w", "a"), "EntryBar", id="line"),
]


@pytest.mark.parametrize(("keys", "box"), BOXES)
async def test_a_click_on_the_box_leaves_it_open(tmp_path: Path, keys: tuple[str, ...], box: str) -> None:
    async with app_on(tmp_path, ENTRIES, size=(80, 24), settings=Settings(goal=Goal(sessions=4))) as pilot:
        await pilot.press(*keys)
        dialog = pilot.app.screen
        assert isinstance(dialog, Dialog)
        region = dialog.query_one(box).region
        for point in (region.offset, region.offset + Offset(3, 1), region.bottom_right - Offset(4, 2)):
            await pilot.click(offset=point)
            assert pilot.app.screen is dialog


@pytest.mark.parametrize(("keys", "box"), BOXES)
async def test_a_click_beside_the_box_closes_it(tmp_path: Path, keys: tuple[str, ...], box: str) -> None:
    async with app_on(tmp_path, ENTRIES, size=(120, 33), settings=Settings(goal=Goal(sessions=4))) as pilot:
        await pilot.press(*keys)
        dialog = pilot.app.screen
        assert isinstance(dialog, Dialog)
        await pilot.click(offset=(0, dialog.query_one(box).region.y - 1))
        assert pilot.app.screen is not dialog


@pytest.mark.parametrize("keys", [("t",), ("p",), ("slash", "enter"), ("w",), ("r",)])
async def test_help_is_ascii_alone_in_ascii_mode(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with app_on(tmp_path, ENTRIES, size=(120, 160), settings=Settings(ascii=True)) as pilot:
        await pilot.press(*keys, "question_mark")
        text = text_of(pilot)
        assert "Nothing leaves this machine." in text
        assert text.isascii(), sorted({character for character in text if not character.isascii()})
