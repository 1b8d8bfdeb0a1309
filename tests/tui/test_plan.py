"""Plan: moving over the calendar, why a start is fine or not, booking, planning races and runs."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from textual.content import Content
from textual.events import MouseScrollDown
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from runjournal.booking.day_parts import wall_of
from runjournal.booking.slots import alternatives, ok_if
from runjournal.booking.verdict import verdict
from runjournal.demo import demo_entries
from runjournal.language.parse import parse
from runjournal.model.areas import Area
from runjournal.model.choices import Depth, RunKind, Status
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness
from runjournal.model.limits import LAST_DAY
from runjournal.model.settings import Booking, Settings, WeekStart
from runjournal.tui.app import RunJournalApp
from runjournal.tui.messages import SlotChosen
from runjournal.tui.screens.line_bar import LineBar
from runjournal.tui.screens.plan import Plan
from runjournal.tui.screens.story import Story
from runjournal.tui.screens.today import Today
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.plan_calendar import Legend, PlanCalendar, Weekdays
from runjournal.tui.widgets.plan_entries import PlanEntries
from runjournal.tui.widgets.plan_week import PlanWeek
from runjournal.tui.widgets.slot_facts import Counts, DepthFact, Hours, Instead, LengthFact
from runjournal.tui.widgets.slot_findings import SlotFindings
from runjournal.tui.widgets.slot_head import SlotHead
from runjournal.tui.widgets.title_bar import DayHeading
from tests.tui.stage import NOW, TODAY, ZONE, all_day, app_on, at, text_of, type_line

SIZES = [(80, 24), (100, 30), (120, 36), (160, 45), (200, 60)]
PARTS: tuple[type[Widget], ...] = (PlanCalendar, DayHeading, PlanEntries, SlotHead, Instead, SlotFindings)
FACTS: tuple[type[Widget], ...] = (DepthFact, LengthFact, Hours, Counts)
RACE = Race(id="race-0001", start=at(12, 10), name="Spring Half", distance_m=21_100)
"""On Saturday 5 December, ten o'clock."""


def plan_of(pilot: Pilot[None]) -> Plan:
    """The Plan screen of a running app."""
    screen = pilot.app.screen
    assert isinstance(screen, Plan)
    return screen


def journal_of(pilot: Pilot[None]) -> list[Entry]:
    """Everything in the journal."""
    assert isinstance(pilot.app, RunJournalApp)
    return list(pilot.app.desk.journal.all())


def chosen(pilot: Pilot[None]) -> str:
    """The chosen start in words."""
    slot = plan_of(pilot).slot
    return f"{slot.start.day:%a %d %b} {slot.start.local:%H:%M} {slot.word}" if slot else "none"


def plans(pilot: Pilot[None]) -> tuple[Entry, ...]:
    """What the chosen day has."""
    return plan_of(pilot).entries


async def go_to(pilot: Pilot[None], days: int, hour: int) -> None:
    """Choose the start so many days from today at an hour, as a click on it would."""
    plan = plan_of(pilot)
    day = TODAY + timedelta(days=days)
    found = next(slot for slot in plan.book.offers.slots_on(day) if wall_of(slot.start) == time(hour))
    plan.post_message(SlotChosen(found))
    await pilot.pause()


# moving


async def test_it_opens_on_the_first_start_that_is_fine(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        assert chosen(pilot) == "Mon 23 Nov 15:00 ok"
        assert "Nothing speaks against it." in text_of(pilot)


async def test_it_opens_on_a_day_ahead_that_was_looked_at(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press(*["right"] * 11, "p")
        assert chosen(pilot) == "Fri 04 Dec 08:00 warning"


async def test_left_and_right_go_over_the_parts_of_days(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "right")
        assert chosen(pilot) == "Mon 23 Nov 17:00 ok"
        await pilot.press("right")
        assert chosen(pilot) == "Tue 24 Nov 08:00 ok"
        await pilot.press("l", "l", "l")
        assert chosen(pilot) == "Wed 25 Nov 08:00 ok"
        await pilot.press("h", "left")
        assert chosen(pilot) == "Tue 24 Nov 12:00 ok"


async def test_up_and_down_go_over_weeks_and_keep_the_part(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "right", "down", "j")
        assert chosen(pilot) == "Mon 07 Dec 17:00 ok"
        await pilot.press("up")
        assert chosen(pilot) == "Mon 30 Nov 17:00 ok"


async def test_an_hour_chosen_by_hand_is_kept_over_weeks(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "right", "right_square_bracket", "down")
        assert chosen(pilot) == "Mon 30 Nov 18:00 ok"
        await pilot.press("left_square_bracket")
        assert chosen(pilot) == "Mon 30 Nov 17:00 ok"


async def test_hours_end_with_the_day(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", "right", *["right_square_bracket"] * 9)
        assert chosen(pilot) == "Mon 23 Nov 19:00 ok"
        await pilot.press(*["left_square_bracket"] * 9)
        assert chosen(pilot) == "Mon 23 Nov 15:00 ok"


async def test_a_part_is_chosen_by_its_best_start(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 12, 8)
        assert "Sat 05 Dec 08:00 warning" in chosen(pilot)
        await go_to(pilot, 10, 8)
        assert chosen(pilot) == "Thu 03 Dec 08:00 ok"
        assert "08✓ 09✓ 10▲ 11▲" in text_of(pilot)


async def test_n_goes_to_the_next_part_that_is_fine_and_back(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 10, 12)
        assert chosen(pilot) == "Thu 03 Dec 12:00 warning"
        await pilot.press("n")
        assert chosen(pilot).endswith("ok")
        after = plan_of(pilot).slot
        assert after is not None
        assert after.start.day >= RACE.day
        await pilot.press("N")
        assert chosen(pilot) == "Thu 03 Dec 08:00 ok"


async def test_the_weeks_move_with_what_is_chosen(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", *["down"] * 6)
        plan = plan_of(pilot)
        assert (plan.days[0].day, plan.day) == (date(2026, 11, 30), date(2027, 1, 4))
        await pilot.press("pagedown")
        assert (plan.days[0].day, plan.day) == (date(2027, 1, 11), date(2027, 2, 15))
        await pilot.press("pageup", "pageup", "pageup")
        assert plan.days[0].day == date(2026, 11, 23)


async def test_it_ends_with_the_last_day_of_a_journal(tmp_path: Path) -> None:
    now = datetime(2100, 11, 20, 12, tzinfo=UTC)
    async with app_on(tmp_path, now=now) as pilot:
        await pilot.press("p", *["down"] * 3, "pagedown", *["right"] * 9)
        plan = plan_of(pilot)
        assert plan.day is not None
        assert plan.day <= LAST_DAY
        assert all(day.day <= LAST_DAY for day in plan.days)
        assert text_of(pilot)


async def test_a_week_starts_as_the_settings_say(tmp_path: Path) -> None:
    async with app_on(tmp_path, settings=Settings(week_start=WeekStart.SUNDAY)) as pilot:
        await pilot.press("p")
        assert plan_of(pilot).days[0].day == date(2026, 11, 22)
        assert "Sun" in text_of(pilot).splitlines()[2].split()[0]


async def test_the_past_days_of_the_week_have_no_starts(tmp_path: Path) -> None:
    async with app_on(tmp_path, settings=Settings(week_start=WeekStart.SUNDAY)) as pilot:
        await pilot.press("p", "left")
        assert chosen(pilot) == "none"
        assert plan_of(pilot).day == TODAY - timedelta(days=1)
        assert "past" in text_of(pilot)
        await pilot.press("left")
        assert plan_of(pilot).day == TODAY - timedelta(days=1)
        await pilot.press("enter")
        assert "No start is left on that day" in text_of(pilot)
        assert journal_of(pilot) == []


@pytest.mark.parametrize("key", ["escape", "t", "p"])
async def test_it_leads_home(tmp_path: Path, key: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", key)
        assert isinstance(pilot.app.screen, Today)


# why


async def test_it_says_what_the_verdict_says(tmp_path: Path) -> None:
    """Every start that can be reached says what `check` would, and offers what it would."""
    close = Massage(id="mass-0001", start=at(8, 18), depth=Depth.FIRM, status=Status.PLANNED)
    hard = Run(id="run-00001", start=at(3, 18, 30), run_kind=RunKind.TEMPO, distance_m=9_000, status=Status.PLANNED)
    async with app_on(tmp_path, [RACE, close, hard]) as pilot:
        await pilot.press("p", "4")
        plan = plan_of(pilot)
        history = plan.book.history
        for slot in (slot for day in plan.days[:18] for slot in plan.book.offers.slots_on(day.day)):
            asked = plan.book.asked(slot)
            massage = Massage(start=slot.start, depth=Depth.DEEP, duration_s=3600, status=Status.PLANNED)
            assert asked.verdict.word == slot.word == verdict([massage], history).word
            assert [found.rule for found in asked.verdict.findings] == [
                found.rule for found in verdict([massage], history).findings
            ]
            assert [one.start for one in asked.fine] == [one.start for one in alternatives(massage, history)]
            assert asked.gentler == ok_if(massage, history)


async def test_moving_over_a_start_shows_why(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        shown = text_of(pilot)
        for words in ("Fri 4 Dec  18:00–19:00", "▲ warning  deep massage, 60 min", "Massage close to Spring Half"):
            assert words in shown
        assert "session 1 of 1 in December" in shown


async def test_a_gentler_massage_is_offered_where_it_would_be_fine(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 9, 12)
        assert "medium at this time" in text_of(pilot)


async def test_the_story_of_a_finding_is_told(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        await pilot.press("f", "enter")
        assert isinstance(pilot.app.screen, Story)
        await pilot.press("o")
        await pilot.pause()
        assert "It is not booked yet" in text_of(pilot)


async def test_what_overlaps_is_said(tmp_path: Path) -> None:
    booked = Massage(id="mass-0001", start=at(3, 18), depth=Depth.LIGHT, status=Status.PLANNED)
    async with app_on(tmp_path, [booked]) as pilot:
        await pilot.press("p", "1", "plus")
        await go_to(pilot, 3, 17)
        assert "overlaps a massage" in text_of(pilot)


# depth and length


async def test_depth_changes_the_verdicts(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 9, 12)
        assert chosen(pilot) == "Wed 02 Dec 12:00 ok"
        await pilot.press("4")
        assert chosen(pilot) == "Wed 02 Dec 12:00 caution"
        await pilot.press("less_than_sign", "less_than_sign")
        assert plan_of(pilot).depth is Depth.MEDIUM
        await pilot.press("greater_than_sign")
        assert plan_of(pilot).depth is Depth.FIRM
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert plan_of(pilot).depth is Depth.DEEP


async def test_the_depth_is_that_of_the_latest_massage(tmp_path: Path) -> None:
    had = Massage(id="mass-0001", start=at(-5, 18), depth=Depth.DEEP)
    async with app_on(tmp_path, [had]) as pilot:
        await pilot.press("p")
        assert plan_of(pilot).depth is Depth.DEEP


async def test_length_changes_the_verdicts(tmp_path: Path) -> None:
    race = Race(id="race-0001", start=at(12, 10), name="Spring Half")
    async with app_on(tmp_path, [race]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 10, 9)
        assert chosen(pilot) == "Thu 03 Dec 09:00 ok"
        await pilot.press("plus")
        assert "75 min" in text_of(pilot)
        assert chosen(pilot) == "Thu 03 Dec 09:00 warning"
        await pilot.press("minus")
        assert chosen(pilot) == "Thu 03 Dec 09:00 ok"


@pytest.mark.parametrize(
    ("usual", "keys", "minutes"),
    [
        pytest.param(60, ["minus"] * 9, 30, id="no shorter than half an hour"),
        pytest.param(60, ["plus"] * 9, 120, id="no longer than two"),
        pytest.param(50, ["plus"], 60, id="up to the quarter"),
        pytest.param(50, ["minus"], 45, id="down to the quarter"),
        pytest.param(150, ["plus"], 150, id="no longer than what is usual"),
        pytest.param(20, ["minus"], 20, id="no shorter than what is usual"),
    ],
)
async def test_length_goes_by_quarters_of_an_hour(tmp_path: Path, usual: int, keys: list[str], minutes: int) -> None:
    async with app_on(tmp_path, settings=Settings(booking=Booking(minutes=usual))) as pilot:
        await pilot.press("p", *keys)
        assert plan_of(pilot).minutes == minutes


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
        await pilot.press("u")
        assert journal_of(pilot) == []


async def test_a_booking_is_never_blocked_and_says_what_speaks_against_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        await pilot.press("enter")
        assert len(journal_of(pilot)) == 2
        shown = text_of(pilot)
        assert "u undoes it. Warning: Massage close to Spring Half." in " ".join(shown.split())
        assert "▲ warning: Massage close to Spring Half" in shown


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
        assert pilot.app.screen.query_one(EntryBar).input.value == "fri 4 dec 18:00 60min deep"
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
        book = plan_of(pilot).book
        for days in (*range(8), 200, 299, 300, 340, 400):
            for slot in book.offers.slots_on(now.date() + timedelta(days=days)):
                draft = parse(book.line(slot), now, ZONE, Settings(), booking=True, day=slot.start.day)
                assert [entry.start for entry in draft.entries] == [slot.start], book.line(slot)


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
        shown = text_of(pilot)
        assert "24 ◎" in shown
        assert "25 ○" in shown


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
        await pilot.press("p", "c")
        assert journal_of(pilot)[0].is_done


@pytest.mark.parametrize("key", ["e", "x", "c", "d"])
async def test_a_day_without_plans_says_so(tmp_path: Path, key: str) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p", key)
        assert "Nothing is planned on that day" in text_of(pilot)


async def test_what_was_done_cannot_be_cancelled(tmp_path: Path) -> None:
    run = Run(id="run-00001", start=at(0, 7), distance_m=5_000)
    async with app_on(tmp_path, [run]) as pilot:
        await pilot.press("p", "x")
        assert "Only what is planned can be cancelled." in text_of(pilot)
        assert journal_of(pilot) == [run]


async def test_the_worst_soreness_of_a_day_stands_on_it(tmp_path: Path) -> None:
    sore = Soreness(id="sore-0001", start=at(0, 7), area=Area.CALF, rating=6)
    async with app_on(tmp_path, [sore]) as pilot:
        await pilot.press("p")
        assert "23 6" in text_of(pilot)


# hours of the therapist, and of the clock


def hours_of(pilot: Pilot[None], day: date) -> list[str]:
    """The starts of a day on the wall."""
    return [f"{slot.start.local:%H:%M}" for slot in plan_of(pilot).book.offers.slots_on(day)]


async def test_hours_after_midnight_belong_to_the_day_they_are_on(tmp_path: Path) -> None:
    late = Settings(booking=Booking(opens=time(22), closes=time(2)))
    async with app_on(tmp_path, settings=late) as pilot:
        await pilot.press("p")
        assert hours_of(pilot, TODAY) == ["22:00", "23:00"]
        assert hours_of(pilot, TODAY + timedelta(days=1)) == ["00:00", "01:00", "22:00", "23:00"]
        await pilot.press("right")
        assert chosen(pilot) == "Tue 24 Nov 00:00 ok"
        assert text_of(pilot)


async def test_a_massage_that_fits_into_no_day_has_no_starts(tmp_path: Path) -> None:
    brief = Settings(booking=Booking(minutes=120, opens=time(9), closes=time(10)))
    async with app_on(tmp_path, settings=brief) as pilot:
        await pilot.press("p", "right", "down", "n")
        assert chosen(pilot) == "none"
        assert "No other start is fine" in text_of(pilot)


@pytest.mark.parametrize(
    ("now", "day", "hours"),
    [
        pytest.param(datetime(2027, 3, 25, 12, tzinfo=UTC), date(2027, 3, 28), ["00:00", "02:00"], id="forward"),
        pytest.param(
            datetime(2026, 10, 23, 12, tzinfo=UTC), date(2026, 10, 25), ["00:00", "01:00", "02:00"], id="back"
        ),
    ],
)
async def test_clock_changes(tmp_path: Path, now: datetime, day: date, hours: list[str]) -> None:
    night = Settings(booking=Booking(minutes=30, opens=time(0), closes=time(3)))
    async with app_on(tmp_path, settings=night, now=now) as pilot:
        await pilot.press("p", "1")
        assert hours_of(pilot, day) == hours
        while plan_of(pilot).day != day:
            await pilot.press("right")
        for hour in hours:
            assert chosen(pilot).endswith(f"{hour} ok")
            await pilot.press("right_square_bracket")


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


def drawn(screen: Widget) -> Iterator[Widget]:
    """The parts that draw lines of their own."""
    parts: tuple[type[Widget], ...] = (Weekdays, PlanWeek, Legend, PlanEntries, SlotHead, Instead, SlotFindings)
    for part in (*parts, *FACTS):
        yield from screen.query(part)


@pytest.mark.parametrize("keys", [["p"], ["p", "4", *["right"] * 30], ["p", "enter"], ["p", "x"], ["p", "f"]])
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, demo: list[Entry], keys: list[str]) -> None:
    plain = [entry for entry in demo if entry.note.isascii()]
    async with app_on(tmp_path, plain, settings=Settings(ascii=True), size=(80, 24)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        shown = text_of(pilot)
        assert shown.isascii(), sorted({character for character in shown if not character.isascii()})


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
        shown = plan_of(pilot).query_one(SlotFindings).render().plain
        assert "Race 4" in " ".join(shown.split())


async def test_it_shows_what_another_process_changed(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        await go_to(pilot, 11, 8)
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.desk.journal.add([RACE])
        pilot.app.look_for_changes()
        await pilot.pause()
        assert chosen(pilot).endswith("warning")
