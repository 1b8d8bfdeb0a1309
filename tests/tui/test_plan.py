"""Plan: moving over the calendar, why a start is fine or not, depth and length, hours and the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.booking.check import check_booking
from runjournal.model.choices import Depth, RunKind, Status
from runjournal.model.entries import Massage, Race, Run
from runjournal.model.limits import LAST_DAY
from runjournal.model.settings import Booking, Settings, WeekStart
from runjournal.tui.screens.dialogs.story import Story
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.tui.plan_stage import RACE, chosen, go_to, journal_of, plan_of
from tests.tui.stage import TODAY, app_on, at, text_of

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
        assert isinstance(pilot.app.screen, TodayScreen)


# why


async def test_it_says_what_the_verdict_says(tmp_path: Path) -> None:
    """Every start that can be reached says what `check` would, and offers what it would."""
    close = Massage(id="mass-0001", start=at(8, 18), depth=Depth.FIRM, status=Status.PLANNED)
    hard = Run(id="run-00001", start=at(3, 18, 30), run_kind=RunKind.TEMPO, distance_m=9_000, status=Status.PLANNED)
    async with app_on(tmp_path, [RACE, close, hard]) as pilot:
        await pilot.press("p", "4")
        plan = plan_of(pilot)
        history = plan.model.history
        for slot in (slot for day in plan.days[:18] for slot in plan.model.calendar.slots_on(day.day)):
            check = plan.model.check(slot)
            massage = Massage(start=slot.start, depth=Depth.DEEP, duration_s=3600, status=Status.PLANNED)
            if slot.start == close.start:
                massage = replace(massage, id=close.id)
            expected = check_booking([massage], history)
            assert check.verdict is expected.verdict
            assert check.is_booked or slot.verdict is expected.verdict
            assert [found.rule for found in check.caused] == [found.rule for found in expected.caused]
            assert [one.start for one in check.alternatives] == [one.start for one in expected.alternatives]
            assert check.gentler == expected.gentler


async def test_nothing_beyond_two_weeks_is_offered(tmp_path: Path) -> None:
    races = [Race(id=f"race-{day:04}", start=at(day, 19), name="Daily") for day in range(18)]
    async with app_on(tmp_path, races) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 3, 18)
        check = plan_of(pilot).check
        assert check is not None
        assert check.alternatives == ()
        assert "nothing within 14 days" in text_of(pilot)


async def test_moving_over_a_start_shows_why(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("p", "4")
        await go_to(pilot, 11, 18)
        text = text_of(pilot)
        for words in ("Fri 4 Dec  18:00–19:00", "▲ warning  deep massage, 60 min", "Massage close to Spring Half"):
            assert words in text
        assert "session 1 of 1 in December" in text


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
        assert "o overrules" not in text_of(pilot)
        await pilot.press("o")
        assert isinstance(pilot.app.screen, Story)


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


# hours of the therapist, and of the clock


def hours_of(pilot: Pilot[None], day: date) -> list[str]:
    """The starts of a day on the wall."""
    return [f"{slot.start.local:%H:%M}" for slot in plan_of(pilot).model.calendar.slots_on(day)]


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
