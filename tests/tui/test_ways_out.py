"""What is fine instead of a booking, chosen in the entry bar and on Plan, by key and by mouse."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Massage, Race
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.plan.plan_calendar import PlanCalendar
from runjournal.tui.screens.plan.slot_facts import Instead
from runjournal.tui.widgets.line_input import LineInput
from tests.tui.plan_stage import chosen, go_to, journal_of, plan_of
from tests.tui.stage import app_on, at, text_of, today_of, type_line

SIZES = [(80, 24), (120, 36)]
RACE = Race(id="race-0001", start=at(6, 10), name="Advent Run", distance_m=10_000)
BOOKED = Massage(id="mass-0001", start=at(4, 18), depth=Depth.LIGHT, status=Status.PLANNED, duration_s=3600)
LINE = "fri 6pm light"
FINE = [at(4, 8), at(4, 9), at(6, 13)]


def massages(pilot: Pilot[None]) -> list[Massage]:
    return [entry for entry in journal_of(pilot) if isinstance(entry, Massage)]


def line_of(pilot: Pilot[None]) -> str:
    focused = pilot.app.focused
    assert isinstance(focused, LineInput)
    return focused.value


async def click(pilot: Pilot[None], words: str) -> None:
    row, line = next((row, line) for row, line in enumerate(text_of(pilot).splitlines()) if words in line)
    await pilot.click(offset=(line.index(words), row))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["down", "enter"], 0),
        (["down", "down", "enter"], 1),
        (["down", "down", "up", "enter"], 0),
        (["down", "down", "down", "down", "enter"], 2),
    ],
)
async def test_a_fine_start_is_put_into_the_line_and_booked_by_enter(
    tmp_path: Path, size: tuple[int, int], keys: list[str], place: int
) -> None:
    async with app_on(tmp_path, [RACE], size=size) as pilot:
        await pilot.press("b")
        await type_line(pilot, LINE)
        assert "fine: 1 Fri 27 Nov 08:00 · 2 09:00 · 3 Sun 29 Nov 13:00" in text_of(pilot)
        await pilot.press(*keys)
        assert massages(pilot) == []
        assert line_of(pilot).endswith("massage 60min light planned")
        assert "ok: " in text_of(pilot)
        await pilot.press("enter")
        assert [massage.start for massage in massages(pilot)] == [FINE[place]]


@pytest.mark.parametrize("size", SIZES)
async def test_a_fine_start_is_clicked(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE], size=size) as pilot:
        await pilot.press("b")
        await type_line(pilot, LINE)
        await click(pilot, "2 09:00")
        assert line_of(pilot) == "2026-11-27 09:00 massage 60min light planned"
        await pilot.press("enter")
        assert [massage.start for massage in massages(pilot)] == [FINE[1]]


async def test_a_gentler_depth_is_chosen_too(tmp_path: Path) -> None:
    race = Race(id="race-0001", start=at(12, 10), name="Spring Half", distance_m=21_100)
    async with app_on(tmp_path, [race]) as pilot:
        await pilot.press("b")
        await type_line(pilot, "wed 2 dec 12:00 deep")
        assert "medium then" in text_of(pilot)
        await click(pilot, "medium then")
        assert line_of(pilot) == "2026-12-02 12:00 massage 60min medium planned"


async def test_the_list_is_left_by_up_by_escape_and_by_typing(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("b")
        await type_line(pilot, LINE)
        bar = today_of(pilot).bar
        chosen_after = []
        for key in ("up", "escape", "space"):
            await pilot.press("down")
            chosen_after.append(bar.chosen)
            await pilot.press(key)
            chosen_after.append(bar.chosen)
            assert bar.input.has_focus
        assert chosen_after == [0, None] * 3
        assert line_of(pilot).strip() == LINE


async def test_digits_are_typed(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("b")
        await type_line(pilot, LINE)
        await pilot.press("space", "4", "5")
        assert line_of(pilot) == f"{LINE} 45"


async def test_down_still_brings_back_later_lines(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "w300")
        await pilot.press("enter", "b")
        await type_line(pilot, LINE)
        await pilot.press("up")
        assert line_of(pilot) == "w300"
        await pilot.press("down")
        assert line_of(pilot) == LINE


@pytest.mark.parametrize("size", SIZES)
async def test_a_booking_moves_by_its_line_on_plan(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE, BOOKED], size=size) as pilot:
        await pilot.press("p")
        await go_to(pilot, 4, 18)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LineBar)
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        assert [(massage.id, massage.start) for massage in massages(pilot)] == [(BOOKED.id, FINE[0])]
        await pilot.press("u")
        assert massages(pilot) == [BOOKED]


async def test_a_booking_that_is_fine_can_move_as_well(tmp_path: Path) -> None:
    async with app_on(tmp_path, [BOOKED]) as pilot:
        await pilot.press("right", "right", "right", "right", "e", "down", "enter", "enter")
        await pilot.pause()
        assert [massage.start for massage in massages(pilot)] == [at(4, 16)]


@pytest.mark.parametrize("size", SIZES)
async def test_on_plan_a_fine_start_is_chosen_from_the_list(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE], size=size) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 4, 18)
        await pilot.press("F")
        assert isinstance(pilot.app.focused, Instead)
        check = plan_of(pilot).check
        assert check is not None
        second = check.alternatives[1]
        await pilot.press("down", "enter")
        assert plan_of(pilot).slot == second
        assert isinstance(pilot.app.focused, PlanCalendar)
        assert massages(pilot) == []


async def test_on_plan_a_fine_start_is_clicked(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 4, 18)
        await click(pilot, "Fri 27 Nov 08:00")
        assert chosen(pilot) == "Fri 27 Nov 08:00 ok"


async def test_where_a_start_is_fine_there_is_nothing_to_choose(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "F")
        assert "There is nothing to choose instead" in text_of(pilot)
        await pilot.press("right")
        assert "There is nothing to choose instead" not in text_of(pilot)


async def test_what_is_typed_after_the_line_from_plan_stands_apart(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "b")
        await type_line(pilot, "@Anna")
        assert line_of(pilot).endswith(" @Anna")
        assert "ok: " in text_of(pilot)
