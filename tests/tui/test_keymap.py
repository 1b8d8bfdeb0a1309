"""A theme or a key that there is not is refused before the app opens, with the line it stands on."""

import tomllib
from pathlib import Path

import pytest

from runjournal.config import load
from runjournal.errors import JournalError
from runjournal.model.settings import Settings
from runjournal.tui.bindings import PLACES, WITHIN
from runjournal.tui.keymap_check import check_app_settings
from tests.tui.stage import app_on, today_of


def checked(folder: Path, text: str) -> Settings:
    """The settings of a file with this text, checked."""
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    settings = load(file)
    check_app_settings(settings, file)
    return settings


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param('theme = "nord"', id="one of Textual's themes"),
        pytest.param('theme = "runjournal-light"', id="one of ours"),
        pytest.param('[keymap]\n"app.book" = "y"', id="a letter"),
        pytest.param('[keymap]\n"app.book" = "y, ctrl+b,f2,shift+up"', id="several"),
        pytest.param('[keymap]\n"today.confirm" = "*,é,at,ctrl+plus"', id="signs"),
        pytest.param('[keymap]\n"app.book" = "a"\n"app.add" = "b"', id="two that change places"),
        pytest.param('[keymap]\n"story.close" = "b"', id="a key of another screen"),
        pytest.param('[keymap]\n"day.up" = "y"\n"findings.up" = "y"', id="one key for the same in two lists"),
    ],
)
def test_what_can_be_used(tmp_path: Path, text: str) -> None:
    settings, written = checked(tmp_path, text), tomllib.loads(text)
    assert settings.theme == written.get("theme", Settings().theme)
    assert dict(settings.keymap) == written.get("keymap", {})


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        pytest.param('\ntheme = "nrod"', 2, "there is no theme 'nrod'. Did you mean nord?", id="a theme"),
        pytest.param('[keymap]\n"app.bok" = "m"', 2, "Did you mean app.book?", id="an id"),
        pytest.param('[keymap]\n"xyz" = "m"', 2, "no key has the id 'xyz'. The README lists", id="an id like none"),
        pytest.param('[keymap]\n"app.book" = "ctrl+entre"', 2, "'ctrl+entre', which is no key", id="a key"),
        pytest.param('[keymap]\n"app.book" = "contrl+b"', 2, "'contrl+b', which is no key", id="a modifier"),
        pytest.param('[keymap]\n"app.book" = "m,"', 2, "'', which is no key", id="nothing behind a comma"),
        pytest.param('[keymap]\n"app.book" = ""', 2, "'', which is no key", id="no key"),
        pytest.param('[keymap]\n"app.book" = "a"', 2, "has a key that app.add has too", id="a key that is taken"),
        pytest.param('[keymap]\n"app.help" = "b"', 2, "app.help has a key that app.book has too", id="hidden"),
        pytest.param('[keymap]\n"findings.why" = "u"', 2, "has a key that today.undo has too", id="hiding"),
        pytest.param('[keymap]\n"day.edit" = "v"\n"day.up" = "v"', 2, "Change one of them.", id="one key for two"),
    ],
)
def test_what_cannot_is_told_with_its_line(tmp_path: Path, text: str, line: int, sentence: str) -> None:
    with pytest.raises(JournalError) as caught:
        checked(tmp_path, text)
    assert f"config.toml, line {line}: " in caught.value.sentence
    assert sentence in str(caught.value)


async def test_a_key_of_the_settings_works_in_place_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[keymap]\n"app.add" = "m"', encoding="utf-8")
    async with app_on(tmp_path, settings=load(file)) as pilot:
        await pilot.press("a")
        assert pilot.app.focused is not today_of(pilot).bar.input
        await pilot.press("m")
        assert pilot.app.focused is today_of(pilot).bar.input


def test_every_place_within_another_is_known() -> None:
    assert {*WITHIN, *WITHIN.values()} <= set(PLACES)
