"""Plan: booking, planning races and runs, moving, cancelling, confirming and deleting them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from runjournal.language.line.parse import parse
from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Quality, RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Massage, Race, Run, Soreness
from runjournal.model.settings import Settings
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.dialogs.story import Story
from runjournal.tui.screens.plan.plan_calendar import PlanCalendar
from runjournal.tui.widgets.entry_bar import EntryBar
from tests.tui.plan_stage import RACE, chosen, go_to, journal_of, plan_of, plans
from tests.tui.stage import ZONE, app_on, at, text_of, type_line

# booking


async def test_enter_books_and_u_undoes(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "4", "plus")
        await go_to(pilot, 11, 18)
        await pilot.press("enter")
        (booked,) = journal_of(pilot)
        assert isinstance(booked, Massage)
        assert booked.start == at(11, 18)
        assert (booked.depth, booked.duration_s, booked.status) == (Depth.DEEP, 75 * 60, Status.PLANNED)
        assert "Saved deep massage · 75 min for Fri 4 Dec 18:00. u undoes it." in text_of(pilot)
        assert "18:00 ◇ deep massage" in text_of(pilot)
        assert "✓ ok  booked already" in text_of(pilot)
        await pilot.press("u")
        assert journal_of(pilot) == []


async def test_what_is_open_about_the_body_stands_against_a_start_until_it_clears(tmp_path: Path) -> None:
    swollen = Soreness(
        id="sore-0001", start=at(0, 7), area=Area.CALF, side=Side.LEFT, rating=6, quality=Quality.SWELLING
    )
    async with app_on(tmp_path, [swollen], size=(120, 36)) as pilot:
        await pilot.press("p")
        assert chosen(pilot) == "Mon 30 Nov 08:00 ok"
        assert "Nothing speaks against it." not in text_of(pilot)
        assert "warning: Swelling in one calf" in text_of(pilot)
        await pilot.press("b")
        assert "Don't massage it" in text_of(pilot) or "on one side alone" in text_of(pilot)
        await pilot.press("escape", "f", "enter")
        assert isinstance(pilot.app.screen, Story)
        await pilot.press("escape")
        await go_to(pilot, 6, 12)
        assert chosen(pilot) == "Sun 29 Nov 12:00 warning"


async def test_a_booking_is_never_blocked_and_says_what_speaks_against_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        await pilot.press("enter")
        assert len(journal_of(pilot)) == 2
        text = text_of(pilot)
        assert "u undoes it. Warning: Massage close to Spring Half." in " ".join(text.split())
        assert "▲ warning: Massage close to Spring Half" in text


async def test_one_start_is_not_booked_twice(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "enter", "enter")
        assert len(journal_of(pilot)) == 1
        assert "Mon 23 Nov 15:00 is booked already." in text_of(pilot)


async def test_b_begins_with_the_chosen_start(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        await pilot.press("b")
        assert isinstance(pilot.app.screen, LineBar)
        assert pilot.app.screen.query_one(EntryBar).input.value == "fri 4 dec 18:00 60min deep "
        await pilot.press(*" @Anna", "enter")
        await pilot.pause()
        (booked,) = journal_of(pilot)
        assert isinstance(booked, Massage)
        assert (booked.start, booked.therapist) == (at(11, 18), "Anna")
        assert "Saved deep massage" in text_of(pilot)
        assert booked in plan_of(pilot).entries


async def test_the_line_of_every_start_means_that_start(tmp_path: Path) -> None:
    now = datetime(2027, 3, 25, 14, 20, tzinfo=UTC)
    async with app_on(tmp_path, now=now) as pilot:
        await pilot.press("p")
        model = plan_of(pilot).model
        for days in (*range(8), 200, 299, 300, 340, 400):
            for slot in model.calendar.slots_on(now.date() + timedelta(days=days)):
                draft = parse(model.line(slot), Context(now, ZONE, Settings()), booking=True, day=slot.start.day)
                assert [entry.start for entry in draft.entries] == [slot.start], model.line(slot)


# races and runs


async def test_a_race_is_planned_moved_and_cancelled(tmp_path: Path) -> None:
    close = Massage(id="mass-0001", start=at(11, 18), depth=Depth.FIRM, status=Status.PLANNED)
    async with app_on(tmp_path, [close]) as pilot:
        await pilot.press("p")
        await go_to(pilot, 12, 8)
        await pilot.press("a")
        await type_line(pilot, "race Parkrun 9:00 5k")
        assert "warning" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        plan = plan_of(pilot)
        (race,) = plans(pilot)
        assert isinstance(race, Race)
        assert race.start == at(12, 9)
        assert plan.against[close.id].rule == "race-too-close"
        assert "09–" in text_of(pilot)

        await pilot.press("e")
        line = pilot.app.screen.query_one(EntryBar).input
        line.value = line.value.replace("2026-12-05", "2026-12-19")
        await pilot.press("enter")
        await pilot.pause()
        assert plans(pilot) == ()
        assert close.id not in plan.against

        await go_to(pilot, 26, 8)
        await pilot.press("x")
        (race,) = plans(pilot)
        assert race.is_cancelled
        assert "Cancelled race Parkrun" in text_of(pilot)
        await pilot.press("x")
        assert plans(pilot)[0].is_planned
        await pilot.press("d")
        assert plans(pilot) == ()
        await pilot.press("u")
        assert len(plans(pilot)) == 1


async def test_a_hard_run_is_planned_and_told_apart(tmp_path: Path) -> None:
    easy = Run(id="run-00001", start=at(2, 7), distance_m=5_000, run_kind=RunKind.EASY, status=Status.PLANNED)
    async with app_on(tmp_path, [easy]) as pilot:
        await pilot.press("p")
        await go_to(pilot, 1, 8)
        await pilot.press("a")
        await type_line(pilot, "18:30 run 10k intervals")
        await pilot.press("enter")
        await pilot.pause()
        text = text_of(pilot)
        assert "24 ◎" in text
        assert "25 ○" in text


async def test_one_of_several_is_chosen_in_the_list(tmp_path: Path) -> None:
    run = Run(id="run-00001", start=at(1, 7), distance_m=5_000, status=Status.PLANNED)
    race = Race(id="race-0001", start=at(1, 10), name="Spring Half")
    async with app_on(tmp_path, [run, race]) as pilot:
        await pilot.press("p")
        await go_to(pilot, 1, 8)
        await pilot.press("tab", "down", "x")
        assert {entry.id: entry.is_cancelled for entry in plan_of(pilot).entries} == {run.id: True, race.id: False}
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, PlanCalendar)
        await pilot.press("tab", "enter")
        assert isinstance(pilot.app.screen, LineBar)


async def test_what_happened_is_confirmed_here_too(tmp_path: Path) -> None:
    run = Run(id="run-00001", start=at(0, 7), distance_m=5_000, status=Status.PLANNED)
    async with app_on(tmp_path, [run]) as pilot:
        await pilot.press("p", "c", "enter")
        await pilot.pause()
        assert journal_of(pilot)[0].is_done


@pytest.mark.parametrize("key", ["e", "x", "c", "d"])
async def test_a_day_without_plans_says_so(tmp_path: Path, key: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", key)
        assert "✗ Nothing is planned on that day" in text_of(pilot)


async def test_what_was_done_cannot_be_cancelled(tmp_path: Path) -> None:
    run = Run(id="run-00001", start=at(0, 7), distance_m=5_000)
    async with app_on(tmp_path, [run]) as pilot:
        await pilot.press("p", "x")
        assert "✗ This is not planned: run 5.0 km. Only what is planned can be cancelled." in text_of(pilot)
        assert journal_of(pilot) == [run]


async def test_the_worst_soreness_of_a_day_stands_on_it(tmp_path: Path) -> None:
    sore = Soreness(id="sore-0001", start=at(0, 7), area=Area.CALF, rating=6)
    async with app_on(tmp_path, [sore]) as pilot:
        await pilot.press("p")
        assert "23 6" in text_of(pilot)


async def test_help_names_each_key_of_a_binding(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "question_mark")
        await pilot.pause()
        assert "> ." in text_of(pilot)
        assert "> >" not in text_of(pilot)
