"""How long a message stands: until the next key that does something."""

from pathlib import Path

import pytest

from runjournal.model.choices import Status
from runjournal.model.entries import Drink, Massage
from tests.tui.stage import app_on, at, text_of, type_line

DRINK = Drink(id="drink-001", start=at(0, 9), volume_ml=300)
LATER = Drink(id="drink-002", start=at(0, 10), volume_ml=400)
AHEAD = Massage(id="mass-0001", start=at(0, 18), status=Status.PLANNED)
DELETED = "Deleted 300 ml. u undoes it."


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize(("key", "stands"), [("y", True), ("f7", True), ("right", False), ("f", False), ("a", False)])
async def test_a_message_stands_until_a_key_does_something(
    tmp_path: Path, size: tuple[int, int], key: str, stands: bool
) -> None:
    async with app_on(tmp_path, [DRINK, LATER], size=size) as pilot:
        await pilot.press("d")
        assert DELETED in text_of(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert (DELETED in text_of(pilot)) == stands


async def test_another_message_takes_its_place(tmp_path: Path) -> None:
    async with app_on(tmp_path, [DRINK, LATER]) as pilot:
        await pilot.press("d", "d")
        assert "Deleted 400 ml. u undoes it." in text_of(pilot)
        await pilot.press("u")
        assert "Undone: " in text_of(pilot)


async def test_the_same_refusal_again_is_said_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, [AHEAD]) as pilot:
        await pilot.press("c")
        assert "This still lies ahead" in text_of(pilot)
        await pilot.press("c")
        assert "This still lies ahead" in text_of(pilot)
        await pilot.press("down")
        assert "This still lies ahead" not in text_of(pilot)


async def test_what_is_understood_comes_back_after_a_refusal(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "w 20l")
        await pilot.press("enter", "u", "a")
        await type_line(pilot, "w 1l")
        assert "1.0 l" in text_of(pilot)


@pytest.mark.parametrize("screen", ["p", "w", "slash"])
async def test_every_screen_lets_its_message_go(tmp_path: Path, screen: str) -> None:
    async with app_on(tmp_path, [DRINK]) as pilot:
        await pilot.press("d", screen)
        await pilot.press(*(["down"] if screen == "slash" else []), "u")
        await pilot.pause()
        assert "Undone: " in text_of(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Undone: " not in text_of(pilot)
