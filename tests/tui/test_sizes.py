"""No size of the terminal ends the app, whatever is open in it and whichever keys are pressed."""

from pathlib import Path

import pytest

from tests.tui.stage import app_on, text_of

SIZES = [(1, 1), (1, 50), (3, 3), (120, 1), (40, 4)]
OPENED = {
    "Today": ["down"],
    "an edit": ["enter"],
    "the bar": ["a", "r", "space", "8", "k"],
    "a booking": ["b", "f", "r", "i"],
    "a check-in": ["s", "right", "3"],
    "the palette": ["ctrl+p"],
    "the palette's commands": ["ctrl+p", "s"],
    "Help": ["question_mark"],
    "the card": ["K"],
    "a proposal": ["m"],
    "Week": ["w"],
    "a line over Week": ["w", "a", "r"],
    "Plan": ["p"],
    "Journal": ["slash", "r"],
    "Rules": ["r", "enter"],
    "Import": ["i", "slash", "down"],
    "Settings": ["comma"],
    "a setting's line": ["comma", *["down"] * 6, "enter"],
    "a setting's values": ["comma", "enter"],
}
KEYS = ("pagedown", "end", "up", "tab")


@pytest.mark.parametrize("opened", OPENED)
async def test_what_is_open_outlives_every_size(tmp_path: Path, opened: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press(*OPENED[opened])
        for size in (*SIZES, (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.press(*KEYS)
            assert text_of(pilot).count("\n") == size[1] - 1


@pytest.mark.parametrize("size", [(1, 1), (120, 4), (10, 4)])
async def test_the_palette_can_be_opened_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press("ctrl+p", "pagedown", "down", "pageup", "end", "escape", "question_mark", "pagedown")
        await pilot.resize_terminal(120, 36)
        assert "Help" in text_of(pilot)
