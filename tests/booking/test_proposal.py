"""Proposals: what is proposed can be booked, all of it together, and meets the goal if and only if it says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import check_booking
from runjournal.booking.proposal.efforts import Efforts
from runjournal.booking.proposal.habit import Habit, depth_before_race, habit_of
from runjournal.booking.proposal.proposal import FARTHEST, Outcome, Proposal, Wish, propose
from runjournal.booking.proposal.summary import heading, summary
from runjournal.errors import JournalError
from runjournal.model.choices import ConditionName, Depth, RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Massage, Overrule, Run
from runjournal.model.moments import Moment, local_day
from runjournal.model.sessions import is_long_enough
from runjournal.model.settings import Booking, Familiar, Goal, Settings, Thresholds
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.rules.registry import RULESET
from tests.booking.bookings import moved
from tests.booking.examples import history, massage, race, swollen_calf
from tests.examples import NOW, TODAY, ZONE, at
from tests.rules.journals import NOW as JOURNALS_NOW
from tests.rules.journals import journals

DECEMBER = date(2026, 12, 1)
USED = Settings(familiar=Familiar.YES)
FRIDAYS = [
    massage(at(date(2026, 11, 20) - timedelta(days=14 * ago), "18:00"), status=Status.DONE, id=f"done-{ago}")
    for ago in range(1, 5)
]
RACE = race(at("2026-12-20", "10:00"), distance_m=21_100)


def goal(sessions: int, minutes: int = 30) -> Settings:
    """A runner used to massage, with a goal."""
    return Settings(familiar=Familiar.YES, goal=Goal(sessions, minutes))


# what there is to propose


def test_a_month_gets_the_sessions_that_are_missing() -> None:
    proposal = propose(history(settings=goal(2)), Wish(DECEMBER))
    assert (proposal.outcome, proposal.is_goal_met) == (Outcome.PROPOSED, True)
    assert _days(proposal) == ["Mon 7 14:00", "Wed 23 14:00"]
    assert summary(proposal) == "2 sessions to book. With them December has its sessions."


def test_what_is_done_and_planned_is_not_missing() -> None:
    done = massage(at("2026-11-02", "10:00"), status=Status.DONE, id="done")
    planned = massage(at("2026-11-26", "18:00"), id="planned")
    proposal = propose(history(done, planned, settings=goal(2)), Wish(TODAY))
    assert (proposal.outcome, proposal.sessions, proposal.is_goal_met) == (Outcome.MET, (), True)
    assert summary(proposal) == "November has its sessions: 1 done and 1 planned."
    assert len(propose(history(done, planned, settings=goal(3)), Wish(TODAY)).sessions) == 1


@pytest.mark.parametrize(
    "other",
    [
        massage(at("2026-11-02", "10:00"), 29, status=Status.DONE, id="short"),
        massage(at("2026-11-22", "10:00"), id="planned-and-past"),
        massage(at("2026-10-31", "23:30"), status=Status.DONE, id="last-month"),
        massage(at("2026-11-26", "10:00"), status=Status.CANCELLED, id="cancelled"),
    ],
    ids=lambda other: other.id,
)
def test_what_does_not_count_is_still_missing(other: Massage) -> None:
    assert len(propose(history(other, settings=goal(1)), Wish(TODAY)).sessions) == 1


def test_a_month_that_is_met_is_proposed_until_the_race_when_asked() -> None:
    done = massage(at("2026-11-02", "10:00"), status=Status.DONE, id="done")
    soon = race(at("2026-11-30", "10:00"))
    assert propose(history(done, soon, settings=USED), Wish(TODAY)).outcome is Outcome.MET
    (session,) = propose(history(done, soon, settings=USED), Wish(TODAY, until_race=True)).sessions
    assert session.massage.ends.latest < soon.starts.earliest
    booked = massage(at("2026-11-25", "18:00"), id="booked")
    assert propose(history(done, booked, soon, settings=USED), Wish(TODAY, until_race=True)).outcome is Outcome.MET


SOON = race(at("2026-12-06", "10:00"), id="soon")
TOO_CLOSE = massage(at("2026-12-04", "18:00"), depth=Depth.FIRM, id="close")
WARNED = "Firm massage Fri 4 Dec 18:00 has a warning: Massage close to Advent run. Move or cancel it."
HELD = massage(at("2026-11-02", "10:00"), status=Status.DONE, id="held")
MONTH_OR_RACE = pytest.mark.parametrize("wish", [Wish(DECEMBER), Wish(TODAY, until_race=True)], ids=["month", "race"])


@MONTH_OR_RACE
def test_a_goal_that_rests_on_a_booking_with_a_warning_gets_a_safe_one(wish: Wish) -> None:
    before = history(HELD, SOON, TOO_CLOSE, settings=USED)
    proposal = propose(before, wish)
    assert (proposal.outcome, proposal.is_goal_met) == (Outcome.PROPOSED, True)
    assert [(unsafe.massage, unsafe.finding.rule) for unsafe in proposal.unsafe] == [(TOO_CLOSE, "race-too-close")]
    assert summary(proposal).startswith("1 session to book. With it ")
    assert summary(proposal).endswith(WARNED)
    assert len(proposal.sessions) == 1
    _check_sessions(proposal, before)


@MONTH_OR_RACE
def test_with_a_safe_one_beside_it_nothing_is_missing_but_it_is_said(wish: Wish) -> None:
    safe = massage(at("2026-12-01", "18:00"), depth=Depth.LIGHT, id="safe")
    proposal = propose(history(HELD, SOON, TOO_CLOSE, safe, settings=USED), wish)
    assert proposal.outcome is Outcome.MET
    assert summary(proposal).endswith(f"December has its session: 2 planned. {WARNED}")


@MONTH_OR_RACE
@pytest.mark.parametrize(
    "booked",
    [
        replace(TOO_CLOSE, depth=Depth.LIGHT, start=at("2026-12-04", "09:00")),
        replace(TOO_CLOSE, status=Status.CANCELLED),
        replace(TOO_CLOSE, start=at("2026-12-01", "09:00"), depth=Depth.LIGHT),
    ],
    ids=["exactly 48 h", "cancelled", "early"],
)
def test_nothing_is_said_of_what_is_safe_or_cancelled(wish: Wish, booked: Massage) -> None:
    assert propose(history(HELD, SOON, booked, settings=USED), wish).unsafe == ()


def test_nothing_is_said_of_what_was_done_or_lies_beyond_the_days() -> None:
    done = massage(at("2026-11-23", "06:00"), status=Status.DONE, id="done-today")
    soon, late = race(at("2026-11-24", "18:00"), id="soon"), race(at("2027-01-10", "10:00"), id="late")
    beyond = massage(at("2027-01-09", "10:00"), id="beyond")
    before = history(done, beyond, soon, late, settings=USED)
    assert propose(before, Wish(TODAY)).unsafe == ()
    assert propose(before, Wish(DECEMBER)).unsafe == ()
    assert [one.massage for one in propose(before, Wish(date(2027, 1, 1))).unsafe] == [beyond]


def test_until_a_race_a_booking_that_is_not_safe_is_as_good_as_none() -> None:
    soon = race(at("2026-11-30", "10:00"))
    close = massage(at("2026-11-29", "10:00"), id="close")
    (session,) = propose(history(HELD, soon, close, settings=USED), Wish(TODAY, until_race=True)).sessions
    assert session.massage.day < close.day


def test_a_booking_that_is_not_safe_and_without_a_safe_time_is_said() -> None:
    races = [race(at(TODAY + timedelta(days=day)), id=f"race-{day:02}") for day in range(12)]
    booked = massage(at("2026-11-26", "18:00"), id="booked")
    proposal = propose(history(*races, booked, settings=USED), Wish(TODAY))
    assert proposal.outcome is Outcome.NO_TIME
    assert summary(proposal).startswith("No time left in these days is safe. Light massage Thu 26 Nov 18:00 has a ")


def test_until_a_race_each_month_gets_its_share() -> None:
    proposal = propose(history(RACE, settings=goal(4)), Wish(TODAY, until_race=True))
    counts = [(f"{month.month:%b}", month.goal, month.proposed) for month in proposal.months]
    assert counts == [("Nov", 4, 4), ("Dec", 4, 3)]
    assert not proposal.is_goal_met
    assert summary(proposal) == ("7 sessions to book. December would have 3 of 4; its other days lie after the race.")
    assert heading(proposal) == "Until Advent run, Sun 20 Dec"


def test_without_a_race_there_is_nothing_until_it() -> None:
    past = race(at("2026-11-22", "10:00"), status=Status.DONE)
    proposal = propose(history(past), Wish(TODAY, until_race=True))
    assert (proposal.outcome, summary(proposal)) == (
        Outcome.NO_RACE,
        "No race is planned. Log one, or ask for a month.",
    )


def test_until_a_race_next_year_it_is_proposed_for_sixteen_weeks() -> None:
    far = race(at("2027-11-28", "10:00"))
    proposal = propose(history(far, settings=USED), Wish(TODAY, until_race=True))
    assert proposal.last == TODAY + FARTHEST
    assert heading(proposal) == "Until Advent run, Sun 28 Nov; proposed as far as Mon 15 Mar"
    assert all(session.massage.day <= proposal.last for session in proposal.sessions)


BLEEDING = Condition(start=at("2026-11-22"), name=ConditionName.BLEEDING, id="bleeding")
SWOLLEN_CALF = swollen_calf("2026-11-23 08:00")


@pytest.mark.parametrize(
    ("open_one", "until_race"),
    [(BLEEDING, True), (BLEEDING, False), (SWOLLEN_CALF, True)],
    ids=["until it is cleared, before a race", "until it is cleared, in a month", "for a week"],
)
def test_nothing_is_proposed_while_the_body_is_against_it(open_one: Entry, until_race: bool) -> None:
    soon = race(at("2026-11-29", "10:00"))
    proposal = propose(history(soon, open_one), Wish(TODAY, until_race=until_race))
    assert (proposal.outcome, proposal.sessions) == (Outcome.HURT, ())
    assert proposal.against[0].severity >= Severity.CAUTION
    assert "nothing is proposed while that is open" in summary(proposal)


def test_nothing_is_proposed_before_what_is_open_about_the_body_clears() -> None:
    proposal = propose(history(SWOLLEN_CALF, RACE), Wish(TODAY, until_race=True))
    assert proposal.outcome is Outcome.PROPOSED
    assert all(
        session.massage.starts.earliest >= SWOLLEN_CALF.starts.earliest + timedelta(days=7)
        for session in proposal.sessions
    )
    assert "nothing is proposed before that clears" in summary(proposal)


def test_what_is_overruled_about_the_body_is_in_no_ones_way() -> None:
    overrule = Overrule(
        start=at("2026-11-23", "10:20"), rule="calf-swelling", about="calf", why="seen by my GP", id="o"
    )
    proposal = propose(history(SWOLLEN_CALF, overrule), Wish(TODAY))
    assert (proposal.outcome, proposal.against) == (Outcome.PROPOSED, ())


def test_a_month_that_is_over_is_refused() -> None:
    with pytest.raises(JournalError, match="October 2026 is over"):
        propose(history(), Wish(date(2026, 10, 31)))


def test_no_safe_time_is_said_so() -> None:
    races = [race(at(TODAY + timedelta(days=day)), id=f"race-{day:02}") for day in range(12)]
    proposal = propose(history(*races), Wish(TODAY))
    assert (proposal.outcome, proposal.is_goal_met) == (Outcome.NO_TIME, False)
    assert summary(proposal) == "No time left in these days is safe."
    late = History.of([], Context(datetime(2026, 11, 30, 22, tzinfo=UTC), "Europe/Berlin", Settings()))
    assert propose(late, Wish(TODAY)).outcome is Outcome.NO_TIME


def test_a_length_that_does_not_count_meets_no_goal() -> None:
    proposal = propose(history(), Wish(TODAY, minutes=29))
    assert (len(proposal.sessions), proposal.is_goal_met) == (1, False)


def test_the_length_is_that_of_the_settings_but_counts() -> None:
    assert _minutes(propose(history(), Wish(TODAY))) == {60}
    short = Settings(booking=Booking(minutes=20), goal=Goal(minutes=45))
    assert _minutes(propose(history(settings=short), Wish(TODAY))) == {45}


# how deep


HOUR = timedelta(hours=1)
DEPTHS = [
    (11 * 24, Depth.DEEP),
    (11 * 24 - 1, Depth.FIRM),
    (10 * 24, Depth.FIRM),
    (10 * 24 - 1, Depth.MEDIUM),
    (9 * 24, Depth.MEDIUM),
    (9 * 24 - 1, Depth.LIGHT),
    (7 * 24, Depth.LIGHT),
    (48, Depth.LIGHT),
    (60 * 24, Depth.DEEP),
]


@pytest.mark.parametrize(("hours", "depth"), DEPTHS)
def test_deep_early_and_light_in_the_last_week(hours: int, depth: Depth) -> None:
    assert depth_before_race(history(), NOW, NOW + hours * HOUR) is depth
    assert depth_before_race(history(), NOW - timedelta(seconds=1), NOW + hours * HOUR) is depth


def test_the_runners_own_recovery_asks_for_more_time() -> None:
    slow = OwnRecovery(Depth.DEEP, 10, 120 * HOUR)
    own = History.of([], Context(NOW, "Europe/Berlin", Settings()), {Depth.DEEP: slow})
    assert depth_before_race(own, NOW, NOW + 12 * 24 * HOUR) is Depth.DEEP
    assert depth_before_race(own, NOW, NOW + (12 * 24 - 1) * HOUR) is Depth.FIRM


def test_thresholds_are_heeded() -> None:
    careful = Settings(thresholds=Thresholds(deep_before_race_h=240))
    assert depth_before_race(history(settings=careful), NOW, NOW + 16 * 24 * HOUR) is Depth.FIRM


def test_between_two_races_the_next_one_decides() -> None:
    first, second = race(at("2026-12-06", "10:00"), id="a"), race(at("2026-12-27", "10:00"), id="b")
    proposal = propose(history(first, second, settings=goal(4)), Wish(DECEMBER))
    by_day = {session.massage.day.day: session.massage.depth for session in proposal.sessions}
    assert all(day < 5 or day > 6 for day in by_day)
    assert all(by_day[day] is Depth.LIGHT for day in by_day if day < 5)
    assert all(by_day[day] is Depth.DEEP for day in by_day if 6 < day < 16)
    assert any(6 < day < 16 for day in by_day)


def test_a_runner_who_is_new_to_massage_gets_no_deeper_than_medium() -> None:
    (session,) = propose(history(RACE), Wish(TODAY)).sessions
    assert session.massage.depth is Depth.MEDIUM
    assert "while massage is new to you" in session.reason
    (session,) = propose(history(RACE, settings=USED), Wish(TODAY)).sessions
    assert session.massage.depth is Depth.DEEP


def test_a_depth_that_is_asked_for_is_kept() -> None:
    proposal = propose(history(RACE, settings=goal(3)), Wish(DECEMBER, depth=Depth.FIRM))
    assert {session.massage.depth for session in proposal.sessions} == {Depth.FIRM}


def test_without_a_race_it_is_as_deep_as_usual() -> None:
    (session,) = propose(history(*FRIDAYS), Wish(DECEMBER)).sessions
    assert session.massage.depth is Depth.LIGHT
    assert "no race ahead, as deep as usual" in session.reason


# when


def test_it_is_when_the_runner_usually_books() -> None:
    (session,) = propose(history(*FRIDAYS), Wish(DECEMBER)).sessions
    assert _days(propose(history(*FRIDAYS), Wish(DECEMBER))) == ["Fri 18 18:00"]
    assert session.reason.endswith("on Friday as usual.")


@pytest.mark.parametrize(("seconds", "is_read"), [(0, True), (1, False)], ids=["a year ago", "a second more"])
def test_a_habit_is_told_from_a_year(seconds: int, is_read: bool) -> None:
    first = Moment.at_instant(NOW - timedelta(days=365, seconds=seconds), ZONE)
    done = [massage(first, status=Status.DONE, id="first"), *FRIDAYS[:2]]
    habit = habit_of(history(*done))
    assert (habit.depth, habit.hour) == ((Depth.LIGHT, 18) if is_read else (None, None))
    assert habit == Habit() or is_read


def test_hard_runs_are_kept_away_from() -> None:
    hard = [
        Run(start=at(f"2026-12-{day:02}", "07:00"), status=Status.PLANNED, run_kind=RunKind.INTERVALS, id=f"r-{day}")
        for day in (3, 8, 13, 15, 17, 22, 29)
    ]
    done = massage(at("2026-11-02", "10:00"), status=Status.DONE, id="done")
    (session,) = propose(history(*hard, done, RACE, settings=USED), Wish(TODAY, until_race=True)).sessions
    assert session.reason == "Firm: 10 days before Advent run, 3 clear days to the next hard run."


def test_a_race_of_a_whole_day_is_kept_away_from() -> None:
    proposal = propose(history(race(at("2026-12-20")), settings=goal(6)), Wish(DECEMBER))
    assert all(session.massage.day.day < 18 or session.massage.day.day > 20 for session in proposal.sessions)
    assert proposal.sessions[0].reason.startswith("Deep: 16 days before Advent run")


def test_sessions_lie_apart_by_the_time_in_which_soreness_eases() -> None:
    booked = massage(at("2026-12-10", "10:00"), id="booked")
    proposal = propose(history(booked, settings=goal(31)), Wish(DECEMBER))
    massages = sorted([booked, *(one.massage for one in proposal.sessions)], key=lambda one: one.starts.earliest)
    gaps = [later.starts.earliest - earlier.ends.latest for earlier, later in pairwise(massages)]
    assert min(gaps) >= 48 * HOUR
    assert not proposal.is_goal_met
    assert f"December would have {len(massages)} of 31." in summary(proposal)


def test_not_today_where_another_day_is_as_good() -> None:
    late = history(now=datetime(2026, 11, 29, 5, tzinfo=UTC), settings=USED)
    assert _days(propose(late, Wish(TODAY))) == ["Mon 30 14:00"]


def test_sessions_are_spread_out_by_a_week_where_there_is_room() -> None:
    booked = massage(at("2026-12-16", "10:00"), id="booked")
    (session,) = propose(history(booked, settings=goal(2)), Wish(DECEMBER)).sessions
    assert abs(session.massage.day - booked.day) >= timedelta(days=7)


CHANGES = {
    "clocks go back": (datetime(2026, 10, 23, 9, tzinfo=UTC), date(2026, 10, 1)),
    "clocks go forward": (datetime(2026, 3, 27, 9, tzinfo=UTC), date(2026, 3, 1)),
    "the last day of a month": (datetime(2026, 11, 30, 5, tzinfo=UTC), date(2026, 11, 1)),
    "the last day there is": (datetime(2100, 12, 30, 5, tzinfo=UTC), date(2100, 12, 1)),
}


@pytest.mark.parametrize(("now", "month"), CHANGES.values(), ids=CHANGES.keys())
def test_days_that_are_odd(now: datetime, month: date) -> None:
    night = Settings(goal=Goal(sessions=3), booking=Booking(opens=time(0), closes=time(0)))
    proposal = propose(history(now=now, settings=night), Wish(month))
    assert proposal.sessions
    assert all(session.massage.day.replace(day=1) == month for session in proposal.sessions)
    assert all(session.massage.starts.earliest > now for session in proposal.sessions)


# properties


WEEKS = {
    "no change": (JOURNALS_NOW, "UTC"),
    "clocks go back": (datetime(2026, 10, 23, 9, tzinfo=UTC), "Europe/Berlin"),
    "clocks go forward": (datetime(2026, 3, 27, 9, tzinfo=UTC), "Europe/London"),
}
DEPTH = st.none() | st.sampled_from(Depth)
LENGTH = st.none() | st.sampled_from([20, 30, 90])


@pytest.mark.parametrize(("now", "zone"), WEEKS.values(), ids=WEEKS.keys())
def test_what_is_proposed_is_fine_booked_alone_and_together(now: datetime, zone: str) -> None:
    @given(journals(), st.integers(1, 6), st.booleans(), st.integers(0, 2), DEPTH, LENGTH)
    @settings(max_examples=30, deadline=None)
    def is_fine(
        entries: Sequence[Entry], sessions: int, until_race: bool, ahead: int, depth: Depth | None, minutes: int | None
    ) -> None:
        known = [moved(entry, now - JOURNALS_NOW, zone) for entry in entries]
        before = History.of(known, Context(now, zone, Settings(goal=Goal(sessions=sessions))))
        wish = Wish(local_day(now, zone).replace(day=1) + timedelta(days=31 * ahead), until_race, depth, minutes)
        proposal = propose(before, wish)
        assert proposal == propose(before, wish)
        _check_sessions(proposal, before)
        _check_goal(proposal, before)
        for finding in RULESET.open_red_flags(before):
            assert finding.clears_at is not None
            assert all(session.massage.starts.earliest >= finding.clears_at for session in proposal.sessions)

    is_fine()


@given(journals(), st.integers(0, 300), st.sampled_from(Depth), st.sampled_from([30, 60, 95]))
@settings(max_examples=50)
def test_a_time_that_no_rule_is_asked_about_is_not_fine(
    entries: Sequence[Entry], ahead_h: int, depth: Depth, minutes: int
) -> None:
    before = History.of(entries, Context(JOURNALS_NOW, "UTC", Settings()))
    start = Moment.at_instant(JOURNALS_NOW + ahead_h * HOUR + timedelta(minutes=1), "UTC")
    asked = massage(start, minutes, depth)
    efforts = Efforts(before, JOURNALS_NOW + timedelta(days=60))
    if efforts.leave_too_little(asked.starts.earliest, asked.ends.latest, depth):
        assert not check_booking([asked], before).is_ok


def _check_sessions(proposal: Proposal, before: History) -> None:
    massages = [session.massage for session in proposal.sessions]
    after = before.plus(*massages)
    loud = {name for found in RULESET.check(after) if found.is_open for name in found.entries}
    assert loud.isdisjoint(one.id for one in massages)
    for one in massages:
        for known in (before, after.without(one.id)):
            judged = check_booking([one], known)
            assert judged.is_ok
            assert judged.overlaps == ()
            assert not judged.is_outside_hours
        assert one.starts.earliest > before.now
        assert proposal.first <= one.day <= proposal.last
        assert one.depth is (proposal.wish.depth or one.depth)
        assert proposal.race is None or one.starts.earliest < proposal.race.starts.earliest
    assert massages == sorted(massages, key=lambda one: one.starts.earliest)


def _check_goal(proposal: Proposal, before: History) -> None:
    """Once everything is booked and done, the months have what was said, and the goal where it was said to be met."""
    after = before.plus(*(session.massage for session in proposal.sessions))
    goal = before.settings.goal
    counted = [
        entry.day.replace(day=1)
        for entry in after.massages
        if is_long_enough(entry, goal) and not entry.is_unconfirmed(before.now)
    ]
    for month in proposal.months:
        assert month.sessions == counted.count(month.month)
    is_met = all(counted.count(month.month) >= goal.sessions for month in proposal.months)
    assert proposal.is_goal_met == (is_met and proposal.outcome is not Outcome.NO_RACE)


def _days(proposal: Proposal) -> list[str]:
    locals_ = [(one.massage.day, one.massage.start.local) for one in proposal.sessions]
    return [f"{day:%a} {day.day} {local:%H:%M}" for day, local in locals_]


def _minutes(proposal: Proposal) -> set[int]:
    return {session.massage.duration_s // 60 for session in proposal.sessions}


def test_a_session_of_another_zone_counts_by_its_own_day() -> None:
    there = Massage(
        start=Moment.at_wall(date(2026, 11, 30), time(23), "America/New_York"), status=Status.PLANNED, id="x"
    )
    assert propose(history(there), Wish(TODAY)).outcome is Outcome.MET
