"""Overruling a finding on the Today screen: a key, a reason, and what is shown of it afterwards."""

from datetime import timedelta
from pathlib import Path

import pytest

from runjournal.model.areas import Area
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Overrule, Race, Soreness
from runjournal.model.settings import Settings
from runjournal.tui.entry_preview import Mode
from runjournal.tui.screens.dialogs.story import Story
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.line_input import rest_of
from tests.tui.stage import all_day, app_on, at, entries_on_day, text_of, today_of, type_line

RACE = Race(id="race-0001", start=at(5, 10), name="Spring Half", distance_m=21_100)
CLOSE = Massage(id="mass-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED)
WHY = "massage and only an easy jog"


def overrules(entries: tuple[Entry, ...]) -> list[Overrule]:
    return [entry for entry in entries if isinstance(entry, Overrule)]


async def test_a_finding_is_overruled_with_a_reason(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        assert "warning: Massage close" in text_of(pilot)
        await pilot.press("f", "o")
        assert today_of(pilot).bar.mode is Mode.WHY
        assert "Why overrule race-too-close?" in text_of(pilot)
        await type_line(pilot, WHY)
        assert "Why overrule race-too-close?" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        (overrule,) = overrules(entries_on_day(pilot))
        assert (overrule.rule, overrule.about, overrule.why) == ("race-too-close", CLOSE.id, WHY)
        text = text_of(pilot)
        assert "– overruled: Massage close" in text
        assert "warning: Massage close" not in text
        assert "Overruled race-too-close. u undoes it." in text
        assert today_of(pilot).findings[-1].rule == "race-too-close"
        assert isinstance(pilot.app.focused, Findings)
        assert today_of(pilot).bar.mode is Mode.LOG


async def test_undo_lets_the_finding_stand_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("f", "o")
        await type_line(pilot, WHY)
        await pilot.press("enter", "u")
        await pilot.pause()
        assert overrules(entries_on_day(pilot)) == []
        assert "warning: Massage close" in text_of(pilot)
        await pilot.press("U")
        await pilot.pause()
        assert "overruled: Massage close" in text_of(pilot)


async def test_a_reason_is_left_and_kept(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k")
        await pilot.press("escape", "f", "o")
        await type_line(pilot, "only an")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Findings)
        assert overrules(entries_on_day(pilot)) == []
        await pilot.press("a")
        assert today_of(pilot).bar.input.value == "r 8k"
        await pilot.press("escape", "f", "o")
        assert today_of(pilot).bar.input.value == "only an"


async def test_an_empty_reason_is_none(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("f", "o", "space", "enter")
        await pilot.pause()
        assert overrules(entries_on_day(pilot)) == []
        assert today_of(pilot).bar.mode is Mode.WHY


async def test_a_reason_is_not_completed_like_an_entry(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("f", "o")
        await type_line(pilot, "ma")
        assert "massage" not in today_of(pilot).bar.input._suggestion
        await pilot.press("escape", "a")
        await type_line(pilot, "ma")
        assert today_of(pilot).bar.input._suggestion == "massage"


async def test_a_reason_that_is_too_long_is_told_and_stays(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("f", "o")
        today_of(pilot).bar.input.value = "x" * 2001
        await pilot.press("enter")
        await pilot.pause()
        assert "A text holds at most 2,000 characters" in text_of(pilot)
        assert today_of(pilot).bar.input.value == "x" * 2001


async def test_a_story_asks_too_and_tells_the_reason(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("f", "enter")
        await pilot.pause()
        assert "o overrules" in text_of(pilot)
        await pilot.press("o")
        await pilot.pause()
        await type_line(pilot, WHY)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("end", *["down"] * len(today_of(pilot).findings), "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Story)
        assert f"Mon 23 Nov 14:20: {WHY}" in text_of(pilot)
        assert "o overrules" not in text_of(pilot)


async def test_an_overruled_finding_is_not_asked_about_again(tmp_path: Path) -> None:
    overrule = Overrule(start=at(0, 9), rule="race-too-close", about=CLOSE.id, why=WHY)
    async with app_on(tmp_path, [RACE, CLOSE, overrule]) as pilot:
        await pilot.press("f", *["down"] * len(today_of(pilot).findings), "o")
        await pilot.pause()
        assert "o overrules" not in text_of(pilot)
        assert today_of(pilot).bar.mode is Mode.LOG


async def test_a_finding_about_no_entry_cannot_be_overruled(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=at(3, 12).span.earliest + timedelta(days=2)) as pilot:
        assert "session" in text_of(pilot)
        await pilot.press("f", "o")
        await pilot.pause()
        assert "o overrules" not in text_of(pilot)
        assert today_of(pilot).bar.mode is Mode.LOG


async def test_a_story_brings_back_what_came_of_it_before(tmp_path: Path) -> None:
    past = [
        Race(id="race-0000", start=at(-30, 10), status=Status.DONE, effort=8),
        Massage(id="mass-0000", start=at(-31, 18)),
        Overrule(start=at(-33, 9), rule="race-too-close", about="mass-0000", why="light"),
        Soreness(start=all_day(-29), area=Area.CALF, rating=5),
    ]
    async with app_on(tmp_path, [*past, RACE, CLOSE]) as pilot:
        await pilot.press("f", "enter")
        await pilot.pause()
        assert "Overruled once; race-day soreness 5; race effort 8." in text_of(pilot)


async def test_ascii_has_a_word_for_it(tmp_path: Path) -> None:
    overrule = Overrule(start=at(0, 9), rule="race-too-close", about=CLOSE.id, why=WHY)
    async with app_on(tmp_path, [RACE, CLOSE, overrule], settings=Settings(ascii=True)) as pilot:
        assert "- overruled: Massage close" in text_of(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=str)
async def test_the_question_is_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE, CLOSE], size=size) as pilot:
        await pilot.press("f", "o")
        await pilot.pause()
        assert "Why overrule race-too-close? Enter keeps the reason." in text_of(pilot)


async def test_a_typed_overrule_names_a_rule_and_an_entry(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "overrule race-to-close about:0001 fine")
        await pilot.press("enter")
        await pilot.pause()
        assert "The nearest is race-too-close." in text_of(pilot)
        today_of(pilot).bar.input.value = "overrule race-too-close about:mass-0001 fine"
        await pilot.press("enter")
        await pilot.pause()
        assert "overruled: Massage close" in text_of(pilot)


@pytest.mark.parametrize(
    ("line", "rest"),
    {
        "overrule race-t": "oo-close",
        "overrule race-": "",
        "overrule ": "",
        "y overrule heavy": "-meal",
        "overrule zz": "",
        "note overrules heavy": "",
        "ma": "ssage",
    }.items(),
)
def test_rules_are_completed_behind_their_verb(line: str, rest: str) -> None:
    assert rest_of(line) == rest
