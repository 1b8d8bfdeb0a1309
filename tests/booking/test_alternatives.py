"""What is offered instead of a booking: other times and gentler depths."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import check_booking
from runjournal.model.choices import ConditionName, Depth, Status
from runjournal.model.entries import Condition, Massage, Run
from runjournal.model.moments import Moment, local_day, zone_info
from runjournal.model.settings import Booking, Familiar, Settings
from runjournal.rules.history import History
from runjournal.rules.start_calendar import Slot
from runjournal.rules.ways_out import FARTHEST
from tests.booking.bookings import histories
from tests.booking.examples import history, massage, race, swollen_calf
from tests.examples import TODAY, at

FRIDAY, SATURDAY, SUNDAY = "2026-11-27", "2026-11-28", "2026-11-29"
WALLS = ("", "09:30", "18:00", "23:00")
RACE = race(at(SUNDAY, "10:00"), duration_s=3600)


def alternatives(booking: Massage, before: History) -> tuple[Slot, ...]:
    """The starts that are offered instead."""
    return check_booking([booking], before).alternatives


def ok_if(booking: Massage, before: History) -> Depth | None:
    """The gentler depth that is offered instead."""
    return check_booking([booking], before).gentler


def test_the_nearest_fine_starts_before_and_after() -> None:
    offered = alternatives(massage(at(FRIDAY, "18:00")), history(RACE))
    assert _words(offered) == ["Fri 08:00", "Fri 09:00", "Sun 11:00", "Sun 12:00"]
    assert {slot.verdict.word for slot in offered} == {"ok"}


def test_a_fine_booking_needs_none() -> None:
    assert alternatives(massage(at("2026-11-25", "18:00")), history(RACE)) == ()


def test_none_lies_in_the_past() -> None:
    friday_at_half_past_eight = datetime(2026, 11, 27, 7, 30, tzinfo=UTC)
    offered = alternatives(massage(at(FRIDAY, "18:00")), history(RACE, now=friday_at_half_past_eight))
    assert _words(offered) == ["Fri 09:00", "Sun 11:00", "Sun 12:00"]


def test_none_overlaps_with_what_is_planned() -> None:
    brunch = massage(at(SUNDAY, "11:30"), 30, id="booked")
    jog = Run(start=at(FRIDAY, "08:15"), duration_s=1800, status=Status.PLANNED, id="run")
    offered = alternatives(massage(at(FRIDAY, "18:00")), history(RACE, brunch, jog))
    assert _words(offered) == ["Thu 19:00", "Fri 09:00", "Sun 12:00", "Sun 13:00"]


@pytest.mark.parametrize(
    ("distance_m", "after"),
    [(None, ["Sun 12:00", "Sun 13:00"]), (10_000, ["Sun 13:00", "Sun 14:00"]), (20_000, ["Sun 14:00", "Sun 15:00"])],
    ids=["unknown", "an hour at 6 min/km", "two hours"],
)
def test_none_lies_within_two_hours_of_an_end_that_is_only_expected(distance_m: int | None, after: list[str]) -> None:
    before = history(race(at(SUNDAY, "10:00"), distance_m=distance_m))
    assert _words(alternatives(massage(at(FRIDAY, "18:00")), before))[2:] == after


@pytest.mark.parametrize("status", [Status.DONE, Status.CANCELLED])
def test_what_is_no_plan_needs_no_other_time(status: Status) -> None:
    sunday_morning = datetime(2026, 11, 29, 7, tzinfo=UTC)
    late = massage(at(SATURDAY, "18:00"), depth=Depth.DEEP, status=status, id="late")
    assert alternatives(late, history(RACE, late, now=sunday_morning)) == ()
    assert ok_if(late, history(RACE, late, now=sunday_morning)) is None


def test_hours_that_run_past_midnight_are_offered_too() -> None:
    night = Settings(booking=Booking(opens=time(18), closes=time(2)))
    offered = alternatives(massage(at(SATURDAY, "01:00")), history(RACE, settings=night))
    assert _words(offered) == ["Thu 23:00", "Fri 00:00", "Fri 01:00", "Sun 18:00", "Sun 19:00"][1:]


def test_the_rest_of_a_night_belongs_to_the_evening_before() -> None:
    night = Settings(booking=Booking(opens=time(18), closes=time(2)))
    midnight_run = race(at(SATURDAY, "00:50"), duration_s=600)
    offered = alternatives(massage(at(SATURDAY, "00:00"), 30), history(midnight_run, settings=night))
    assert _words(offered)[-2:] == ["Sat 01:00", "Sat 18:00"]


def test_a_booking_on_a_whole_day_is_given_hours() -> None:
    offered = alternatives(massage(at(FRIDAY)), history(RACE))
    assert _words(offered) == ["Thu 18:00", "Thu 19:00", "Fri 08:00", "Fri 09:00"]


def test_they_keep_the_zone_of_the_booking() -> None:
    offered = alternatives(massage(at(FRIDAY, "18:00", "Europe/London")), history(RACE))
    assert {slot.start.zone for slot in offered} == {"Europe/London"}
    assert _words(offered)[1] == "Fri 08:00"


def test_a_booking_that_moves_is_not_in_its_own_way() -> None:
    booked = massage(at(FRIDAY, "09:30"), id="booked")
    assert "Fri 09:00" in _words(alternatives(booked, history(RACE, booked)))


def test_none_where_all_is_too_close() -> None:
    races = [race(Moment.whole_day(TODAY.replace(day=day), "Europe/Berlin"), id=f"race-{day}") for day in range(23, 31)]
    december = [race(at(f"2026-12-{day:02}"), id=f"december-{day}") for day in range(1, 20)]
    assert alternatives(massage(at(FRIDAY, "18:00")), history(*races, *december)) == ()


ILL = Condition(start=at("2026-11-22"), name=ConditionName.ILL, id="ill")
INJURY = Condition(start=at("2026-11-22", "20:00"), name=ConditionName.INJURY, id="injury")


def test_none_within_a_week_while_the_runner_is_ill() -> None:
    assert _words(alternatives(massage(at(FRIDAY, "18:00")), history(ILL))) == ["Mon 11:00", "Mon 12:00"]
    well = Condition(start=at("2026-11-23", "08:00"), name=ConditionName.ILL, clears=True, id="well")
    assert len(alternatives(massage(at(FRIDAY, "18:00")), history(RACE, ILL, well))) == 4


def test_none_while_the_runner_bleeds_easily() -> None:
    bleeding = Condition(start=at("2026-11-22"), name=ConditionName.BLEEDING, id="bleeding")
    assert alternatives(massage(at(FRIDAY, "18:00")), history(bleeding)) == ()


def test_none_before_a_red_flag_clears_and_no_gentler_depth() -> None:
    swollen = swollen_calf("2026-11-23 08:00")
    booking = massage(at(FRIDAY, "18:00"), depth=Depth.DEEP)
    assert _words(alternatives(booking, history(swollen))) == ["Mon 08:00", "Mon 09:00"]
    assert ok_if(booking, history(swollen)) is None


def test_some_once_an_injury_is_no_longer_new() -> None:
    offered = alternatives(massage(at("2026-11-24", "18:00")), history(INJURY))
    assert _words(offered) == ["Thu 08:00", "Thu 09:00"]


@pytest.mark.parametrize("booking", [massage(at(FRIDAY, "18:00"), 600), massage(at(FRIDAY, "18:00"), 721)])
def test_lengths_near_the_days_have_few_starts(booking: Massage) -> None:
    long = booking.duration_s > 12 * 3600
    assert _words(alternatives(booking, history(RACE)))[-2:] == ([] if long else ["Mon 08:00", "Mon 09:00"])


def test_a_start_of_a_second_is_kept_to_the_hour() -> None:
    odd = massage(at(FRIDAY, "18:00"), depth=Depth.LIGHT)
    odd = Massage(start=odd.start, duration_s=3601, status=Status.PLANNED, depth=Depth.LIGHT)
    assert _words(alternatives(odd, history(RACE)))[:2] == ["Thu 18:00", "Fri 08:00"]


WEEKS = {
    "clocks go back": histories("Europe/Berlin", datetime(2026, 10, 23, 9, tzinfo=UTC)),
    "clocks go forward": histories("Europe/Berlin", datetime(2026, 3, 27, 9, tzinfo=UTC)),
    "no change": histories(),
}


@pytest.mark.parametrize("weeks", WEEKS.values(), ids=WEEKS.keys())
def test_what_is_offered_is_fine_when_asked_again(weeks: st.SearchStrategy[History]) -> None:
    @given(weeks, st.integers(0, 12), st.sampled_from(WALLS), st.sampled_from(Depth), st.sampled_from([30, 60, 120]))
    @settings(max_examples=40)
    def is_fine(before: History, ahead: int, wall: str, depth: Depth, minutes: int) -> None:
        booking = massage(at(local_day(before.now, before.zone) + timedelta(days=ahead), wall), minutes, depth)
        offered = alternatives(booking, before)
        instants = [slot.start.span.earliest for slot in offered]
        assert instants == sorted(set(instants))
        for slot in offered:
            again = check_booking([massage(slot.start, minutes, depth)], before)
            assert again.is_ok
            assert not again.overlaps
            assert before.now < slot.start.span.earliest
            assert abs(slot.start.span.earliest - booking.starts.earliest) <= FARTHEST
            assert _lies_in_opening_hours(slot)

    is_fine()


def _lies_in_opening_hours(slot: Slot) -> bool:
    first, last = slot.start.local, slot.end.astimezone(zone_info(slot.start.zone))
    return first is not None and time(8) <= first.time() <= last.time() <= time(20)


@given(histories(), st.data())
@settings(max_examples=50)
def test_a_gentler_depth_is_fine_when_asked_again(before: History, data: st.DataObject) -> None:
    start = at(data.draw(st.dates(TODAY, TODAY.replace(month=12, day=4))), "18:00")
    booking = massage(start, 60, data.draw(st.sampled_from(Depth)))
    depth = ok_if(booking, before)
    if depth is not None:
        assert list(Depth).index(depth) < list(Depth).index(booking.depth)  # type: ignore[arg-type]
        assert check_booking([massage(start, 60, depth)], before).is_ok
        assert not check_booking([booking], before).is_ok


def test_no_depth_helps_where_the_time_is_wrong() -> None:
    assert ok_if(massage(at(FRIDAY, "18:00"), depth=Depth.DEEP), history(RACE)) is None


def test_a_depth_that_is_fine_needs_no_other() -> None:
    assert ok_if(massage(at(FRIDAY, "18:00"), depth=Depth.DEEP), history()) is None


USED = Settings(familiar=Familiar.YES)
DEPTHS = {
    "deep wants 96 hours, firm would do": (at("2026-11-25", "09:01"), Depth.DEEP, Depth.FIRM),
    "deep with its 96 hours": (at("2026-11-25", "09:00"), Depth.DEEP, None),
    "firm wants 72 hours, medium would do": (at("2026-11-26", "09:01"), Depth.FIRM, Depth.MEDIUM),
    "deep so late, medium would do": (at("2026-11-26", "09:01"), Depth.DEEP, Depth.MEDIUM),
    "medium too late": (at(FRIDAY, "09:01"), Depth.MEDIUM, None),
}


@pytest.mark.parametrize(("start", "depth", "gentler"), DEPTHS.values(), ids=DEPTHS.keys())
def test_the_deepest_depth_that_would_do(start: Moment, depth: Depth, gentler: Depth | None) -> None:
    assert ok_if(massage(start, depth=depth), history(RACE, settings=USED)) is gentler


def test_a_runner_not_used_to_massage_is_offered_a_gentler_one() -> None:
    booking = massage(at("2026-11-24", "18:00"), depth=Depth.DEEP)
    assert ok_if(booking, history(RACE)) is Depth.MEDIUM
    assert ok_if(booking, history(RACE, settings=USED)) is None


def test_without_a_depth_there_is_none_gentler() -> None:
    assert ok_if(massage(at(FRIDAY, "18:00"), depth=None), history(RACE)) is None


def _words(offered: tuple[Slot, ...]) -> list[str]:
    return [f"{slot.start.local:%a %H:%M}" for slot in offered]
