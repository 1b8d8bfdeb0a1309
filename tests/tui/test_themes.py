"""The theme of the settings is drawn from the first screen on, and on the screens after it."""

from pathlib import Path

import pytest

from runjournal.model.settings import Settings
from runjournal.tui.themes import DARK, LIGHT
from tests.tui.stage import app_on


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
async def test_the_theme_is_drawn_on_every_screen(tmp_path: Path, theme: object) -> None:
    known = next(one for one in (DARK, LIGHT) if one is theme)
    async with app_on(tmp_path, settings=Settings(theme=known.name)) as pilot:
        for key in ("t", "r", "escape"):
            await pilot.press(key)
            await pilot.pause()
            drawn = pilot.app.export_screenshot().lower()
            assert known.accent is not None
            assert known.accent in drawn
            assert "#fea62b" not in drawn


async def test_an_unknown_theme_falls_back_to_the_own(tmp_path: Path) -> None:
    async with app_on(tmp_path, settings=Settings(theme="nope")) as pilot:
        assert pilot.app.theme == DARK.name
        assert str(DARK.accent) in pilot.app.export_screenshot().lower()
