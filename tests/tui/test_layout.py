"""Nothing overlaps, nothing is cut, at every size from 80 by 24 up."""

from itertools import combinations
from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from runjournal.demo import demo_entries
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.settings import Settings
from runjournal.tui.screens.today.week_strip import WeekStrip
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.findings import Findings
from tests.tui.stage import NOW, ZONE, app_on, at, text_of, today_of, type_line

SIZES = [(80, 24), (100, 30), (120, 36), (160, 45), (200, 60)]
PARTS: tuple[type[Widget], ...] = (WeekStrip, DayList, EntryBar, Findings, Month, NextRace, Drunk, BodyMap)


@pytest.fixture(scope="module")
def demo() -> list[Entry]:
    """The sample journal around the moment at which the app stands."""
    return demo_entries(NOW, ZONE, years=1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_parts_are_whole_and_apart(tmp_path: Path, demo: list[Entry], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo, size=size) as pilot:
        screen = today_of(pilot)
        whole = Region(0, 0, *size)
        scrolled = {DayList: "#day", Findings: "#findings"}
        regions = {part: screen.query_one(scrolled.get(part, part)).region for part in PARTS}
        for part, region in regions.items():
            assert region.area, f"{part.__name__} is not shown"
            assert whole.contains_region(region), f"{part.__name__} is cut: {region}"
        for (one, first), (other, second) in combinations(regions.items(), 2):
            assert not first.overlaps(second), f"{one.__name__} overlaps {other.__name__}"
        for part in (WeekStrip, Month, NextRace, Drunk, BodyMap):
            widget = screen.query_one(part)
            drawn = widget.render()
            assert isinstance(drawn, Content)
            room = widget.content_size.width
            assert all(line.cell_length <= room for line in drawn.split()), f"{part.__name__} is too wide"
            assert len(drawn.split()) <= widget.content_size.height, f"{part.__name__} is cut below"


async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, demo: list[Entry]) -> None:
    plain = [entry for entry in demo if entry.note.isascii()]
    async with app_on(tmp_path, plain, settings=Settings(ascii=True), size=(80, 24)) as pilot:
        text = text_of(pilot)
        assert text.isascii(), sorted({character for character in text if not character.isascii()})


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["enter"], id="what was saved"),
        pytest.param(["enter", "d"], id="what was deleted"),
        pytest.param(["enter", "d", "u"], id="what was undone"),
        pytest.param(["enter", "u", "U"], id="what was made again"),
        pytest.param(["enter", "f", "enter"], id="a finding's story"),
        pytest.param(["enter", "question_mark"], id="the help"),
        pytest.param(["x", "enter"], id="what is not understood"),
        pytest.param(["escape", "b", *"sat 18:00 deep"], id="a verdict"),
    ],
)
async def test_ascii_mode_says_all_in_ascii(tmp_path: Path, keys: list[str]) -> None:
    race = Race(id="race-0001", start=at(6, 10), distance_m=21_100, name="Spring Half")
    close = Massage(id="mass-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED)
    async with app_on(tmp_path, [race, close], settings=Settings(ascii=True), size=(80, 24)) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k 44 e5 calf3l w2")
        for key in keys:
            await (type_line(pilot, key) if key in " :" else pilot.press(key))
        await pilot.pause()
        text = text_of(pilot)
        assert text.isascii(), sorted({character for character in text if not character.isascii()})


async def test_a_terminal_that_is_resized_is_used_anew(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo, size=(80, 24)) as pilot:
        assert "front" not in text_of(pilot)
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        text = text_of(pilot)
        assert "R front L" in text
        assert "The days before" in text
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "The days before" not in text_of(pilot)


async def test_a_terminal_that_is_resized_under_a_box_is_used_anew(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo, size=(80, 24)) as pilot:
        await pilot.press("s")
        await pilot.resize_terminal(120, 36)
        await pilot.press("escape")
        await pilot.pause()
        assert today_of(pilot).query_one(WeekStrip).size.height == 1 + 6
