"""A theme or a key that there is not, and a key with two meanings, leave the app open with the default and are told."""

from pathlib import Path

import pytest

from runjournal.config import load
from runjournal.tui.bindings import KEY_PLACES, PLACES, WITHIN
from runjournal.tui.keymap_check import checked_keymap
from runjournal.tui.themes import DARK
from tests.tui.stage import app_on, text_of, today_of

BOOK = '[keymap]\n"app.book" = '


async def told(folder: Path, text: str) -> str:
    """What the app says once it is open on a settings file with this text."""
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    async with app_on(folder, size=(120, 36), settings=load(file), config=file) as pilot:
        assert pilot.app.theme in (load(file).theme, DARK.name)
        preview = today_of(pilot).bar.preview
        status = preview.status if preview else ""
        if status:
            assert " ".join(status.split())[:40] in " ".join(text_of(pilot).split())
        return status


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param('theme = "nord"', id="one of Textual's themes"),
        pytest.param('theme = "runjournal-light"', id="one of ours"),
        pytest.param(f'{BOOK}"y"', id="a letter"),
        pytest.param(f'{BOOK}"y, ctrl+b,f2,shift+up"', id="several"),
        pytest.param('[keymap]\n"today.confirm" = "*,é,at,ctrl+plus"', id="signs"),
        pytest.param(f'{BOOK}"a"\n"app.add" = "b"', id="two that change places"),
        pytest.param('[keymap]\n"story.close" = "b"', id="a key of another screen"),
        pytest.param('[keymap]\n"day.up" = "y"\n"findings.up" = "y"', id="one key for the same in two lists"),
    ],
)
async def test_what_can_be_used(tmp_path: Path, text: str) -> None:
    assert await told(tmp_path, text) == ""
    settings = load(tmp_path / "config.toml")
    assert checked_keymap(settings.keymap, KEY_PLACES) == (settings.keymap, [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param('\ntheme = "nrod"', "there is no theme 'nrod'. Did you mean nord?", id="a theme"),
        pytest.param('[keymap]\n"app.bok" = "m"', "Did you mean app.book?", id="an id"),
        pytest.param('[keymap]\n"xyz" = "m"', "no key has the id 'xyz'. The README lists", id="an id like none"),
        pytest.param(f'{BOOK}"ctrl+entre"', "'ctrl+entre', which is no key", id="a key"),
        pytest.param(f'{BOOK}"contrl+b"', "'contrl+b', which is no key", id="a modifier"),
        pytest.param(f'{BOOK}"m,"', "'', which is no key", id="nothing behind a comma"),
        pytest.param(f'{BOOK}""', "'', which is no key", id="no key"),
        pytest.param(
            f'{BOOK}"a"',
            "a is both Book and Add. Book keeps b until app.book or app.add is changed.",
            id="a key that is taken",
        ),
        pytest.param(
            f'{BOOK}"z"',
            "z is both Book and Zoom out on Week. Book keeps b until app.book or week.zoom-out is changed.",
            id="a key of another screen",
        ),
        pytest.param(
            '[keymap]\n"app.help" = "b"',
            "b is both Help and Book. Help keeps ? until app.help or app.book is changed.",
            id="hidden",
        ),
        pytest.param('[keymap]\n"findings.why" = "u"', "and Undo on the findings.", id="hiding"),
        pytest.param('[keymap]\n"day.edit" = "v"\n"day.up" = "v"', "on the day's entries.", id="one key for two"),
    ],
)
async def test_what_cannot_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    said = await told(tmp_path, text)
    assert said.startswith("config.toml, line ")
    assert int(said.split("line ")[1].split(":")[0]) in (2, 3)
    assert sentence in said


async def test_several_mistakes_are_counted(tmp_path: Path) -> None:
    said = await told(tmp_path, f'theme = "nrod"\n{BOOK}"a"\n"app.bok" = "m"')
    assert said.startswith("config.toml, line 1: there is no theme 'nrod'.")
    assert "And 2 more; comma shows the settings." in said


async def test_a_key_that_cannot_be_used_is_at_its_default_and_the_others_count(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'{BOOK}"z"\n"app.add" = "v"', encoding="utf-8")
    async with app_on(tmp_path, settings=load(file), config=file) as pilot:
        await pilot.press("z")
        assert pilot.app.focused is not today_of(pilot).bar.input
        await pilot.press("v")
        assert pilot.app.focused is today_of(pilot).bar.input
        await pilot.press("escape", "b")
        assert pilot.app.focused is today_of(pilot).bar.input


async def test_a_key_of_the_settings_works_in_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keymap]\n"app.add" = "v"', encoding="utf-8")
    async with app_on(tmp_path, settings=load(file)) as pilot:
        await pilot.press("a")
        assert pilot.app.focused is not today_of(pilot).bar.input
        await pilot.press("v")
        assert pilot.app.focused is today_of(pilot).bar.input


def test_every_place_within_another_is_known() -> None:
    assert {*WITHIN, *WITHIN.values()} <= set(PLACES)
