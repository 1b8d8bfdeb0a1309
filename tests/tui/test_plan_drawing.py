"""Plan: the mouse, and what is drawn at every size."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from itertools import combinations
from pathlib import Path

import pytest
from textual.content import Content
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from runjournal.demo import demo_entries
from runjournal.language.display.dates import day_words
from runjournal.model.choices import Depth
from runjournal.model.entries import Entry, Race
from runjournal.model.settings import Booking, Settings
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.plan.plan_calendar import Legend, PlanCalendar, Weekdays
from runjournal.tui.screens.plan.plan_entries import PlanEntries
from runjournal.tui.screens.plan.plan_week import PlanWeek
from runjournal.tui.screens.plan.slot_facts import Counts, DepthFact, Hours, Instead, LengthFact
from runjournal.tui.screens.plan.slot_verdict import SlotFindings, SlotHead
from runjournal.tui.widgets.title_bar import DayHeading
from tests.tui.plan_stage import RACE, chosen, go_to, journal_of, plan_of
from tests.tui.stage import NOW, ZONE, all_day, app_on, at, text_of

SIZES = [(80, 24), (100, 30), (120, 36), (160, 45), (200, 60)]
PARTS: tuple[type[Widget], ...] = (PlanCalendar, DayHeading, PlanEntries, SlotHead, SlotFindings)
FACTS: tuple[type[Widget], ...] = (Instead, DepthFact, LengthFact, Hours, Counts)

# the mouse


def find(pilot: Pilot[None], words: str) -> tuple[int, int]:
    """Where words stand on the screen."""
    for row, line in enumerate(text_of(pilot).splitlines()):
        if words in line:
            return line.index(words), row
    raise AssertionError(f"{words!r} is not shown")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_a_click_chooses_a_part_and_two_book_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press("p")
        week = list(pilot.app.screen.query(PlanWeek))[1]
        left = week.region.x + 4 + week.cell * 2
        width = 3 if week.is_named else 1
        await pilot.click(offset=(left + (width + (week.cell >= 8)) * 2, week.region.y + 1))
        assert chosen(pilot) == "Wed 02 Dec 17:00 ok"
        await pilot.click(offset=(left, week.region.y + 1), times=2)
        assert [entry.start for entry in journal_of(pilot)] == [at(9, 8)]


async def test_the_wheel_moves_by_weeks(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        await pilot._post_mouse_events([MouseScrollDown], PlanCalendar)
        assert chosen(pilot) == "Mon 30 Nov 12:00 ok"


async def test_hours_depths_and_the_length_can_be_clicked(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        for words in ("18✓", "17✓"):
            await pilot.click(offset=find(pilot, words))
            assert chosen(pilot) == f"Mon 23 Nov {words[:2]}:00 ok"
        await pilot.click(offset=find(pilot, "firm"))
        assert plan_of(pilot).depth is Depth.FIRM
        column, row = find(pilot, "- 60 min +")
        await pilot.click(offset=(column + 9, row))
        assert plan_of(pilot).minutes == 75
        await pilot.click(offset=(column, row))
        assert plan_of(pilot).minutes == 60


# drawing


@pytest.fixture(scope="module")
def demo() -> list[Entry]:
    """The sample journal around the moment at which the app stands."""
    return demo_entries(NOW, ZONE, years=1)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_parts_are_whole_and_apart(tmp_path: Path, demo: list[Entry], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo, size=size) as pilot:
        await pilot.press("p", "4", *["right"] * 34)
        screen = pilot.app.screen
        regions = {part: screen.query_one(part).region for part in (*PARTS, *FACTS)}
        for part, region in regions.items():
            assert region.area, f"{part.__name__} is not shown"
            assert Region(0, 0, *size).contains_region(region), f"{part.__name__} is cut: {region}"
        for (one, first), (other, second) in combinations(regions.items(), 2):
            assert not first.overlaps(second), f"{one.__name__} overlaps {other.__name__}"
        for widget in drawn(screen):
            content = widget.render()
            assert isinstance(content, Content)
            room = widget.content_size
            assert all(line.cell_length <= room.width for line in content.split()), f"{widget} is too wide"
            assert len(content.split()) <= room.height, f"{widget} is cut below"


WHY = ("ok  medium massage", "Nothing speaks against it.", "warning  medium massage", "warning: Massage close")


@pytest.mark.parametrize("size", SIZES)
async def test_why_stands_right_below_the_verdict(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE], size=size) as pilot:
        await pilot.press("p")
        verdict, quiet = (find(pilot, words)[1] for words in WHY[:2])
        assert quiet == verdict + 2
        await go_to(pilot, 11, 18)
        verdict, why = (find(pilot, words)[1] for words in WHY[2:])
        assert why == verdict + 2


async def test_in_little_room_the_nearest_start_on_either_side_is_offered(tmp_path: Path) -> None:
    close = [replace(RACE, id=f"race-000{day}", start=at(12 + day, 17), distance_m=5_000) for day in (0, 8)]
    evenings = Settings(booking=Booking(opens=time(18), closes=time(19)))
    async with app_on(tmp_path, close, settings=evenings, size=(80, 24)) as pilot:
        await pilot.press("p", "3")
        await go_to(pilot, 10, 18)
        check = plan_of(pilot).check
        assert check is not None
        assert len({slot.start.day for slot in check.alternatives}) == 4
        for offered, is_shown in zip(check.alternatives, (False, True, True, False), strict=True):
            assert (f"{day_words(offered.start.day)} 18:00" in text_of(pilot)) == is_shown
        await pilot.resize_terminal(200, 60)
        await pilot.pause()
        assert all(f"{day_words(offered.start.day)} 18:00" in text_of(pilot) for offered in check.alternatives)


def drawn(screen: Widget) -> Iterator[Widget]:
    """The parts that draw lines of their own."""
    parts: tuple[type[Widget], ...] = (Weekdays, PlanWeek, Legend, PlanEntries, SlotHead, SlotFindings)
    for part in (*parts, *FACTS):
        yield from screen.query(part)


@pytest.mark.parametrize("keys", [["p"], ["p", "4", *["right"] * 30], ["p", "enter"], ["p", "x"], ["p", "f"]])
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, demo: list[Entry], keys: list[str]) -> None:
    plain = [entry for entry in demo if entry.note.isascii()]
    async with app_on(tmp_path, plain, settings=Settings(ascii=True), size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        text = text_of(pilot)
        assert text.isascii(), sorted({character for character in text if not character.isascii()})


async def test_names_are_not_read_as_markup(tmp_path: Path) -> None:
    race = Race(id="race-0001", start=at(12, 10), name="[bold]x[/] [/nope] $n")
    async with app_on(tmp_path, [race]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 12, 8)
        assert "[bold]x[/] [/nope] $n" in text_of(pilot)


async def test_a_whole_day_race_is_on_its_day(tmp_path: Path) -> None:
    race = Race(id="race-0001", start=all_day(12), name="Spring Half")
    async with app_on(tmp_path, [race], size=(200, 60)) as pilot:
        await pilot.press("p")
        assert "5 ☆" in text_of(pilot)


async def test_more_than_fits_says_so_and_can_be_reached(tmp_path: Path) -> None:
    races = [Race(id=f"race-000{number}", start=at(12, 9 + number), name=f"Race {number}") for number in range(5)]
    async with app_on(tmp_path, races, size=(80, 24)) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        assert "f shows the rest" in text_of(pilot)
        await pilot.press("f", *["down"] * 12)
        text = plan_of(pilot).query_one(SlotFindings).render().plain
        assert "Race 4" in " ".join(text.split())


async def test_it_shows_what_another_process_changed(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        await go_to(pilot, 11, 8)
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.journal_model.journal.add([RACE])
        pilot.app.show_changes()
        await pilot.pause()
        assert chosen(pilot).endswith("warning")
