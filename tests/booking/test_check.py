"""The check of a booking: its verdict, what it overlaps with, and what it makes of the month."""

from datetime import UTC, date, datetime

import pytest

from runjournal.booking.check import check_booking, with_draft_ids
from runjournal.booking.goal_count import GoalCount
from runjournal.model.choices import ConditionName, Depth, Status
from runjournal.model.entries import Bath, Condition, Drink, Entry, Massage, Overrule, Run
from runjournal.model.settings import Goal, Settings
from runjournal.rules.facts.same_time import at_the_same_time
from runjournal.rules.finding import Finding, Severity, Source
from runjournal.rules.verdict import Verdict
from tests.booking.examples import history, massage, race, swollen_calf
from tests.examples import at

NOVEMBER = date(2026, 11, 1)
FRIDAY, SUNDAY = "2026-11-27", "2026-11-29"
RACE = race(at(SUNDAY, "10:00"))


def _open(name: ConditionName) -> Condition:
    """A condition that began yesterday."""
    return Condition(start=at("2026-11-22", "08:00"), name=name, id=name.value)


WORDS: dict[str, tuple[Massage, str]] = {
    "48 h before the race": (massage(at(FRIDAY, "09:00")), "ok"),
    "a minute less": (massage(at(FRIDAY, "09:01")), "warning"),
    "after the race": (massage(at(SUNDAY, "12:00")), "ok"),
    "some hours of the day are too close": (massage(at(FRIDAY)), "caution"),
    "all hours of the day are too close": (massage(at("2026-11-28")), "warning"),
    "called off": (massage(at("2026-11-28", "18:00"), status=Status.CANCELLED), "ok"),
}


@pytest.mark.parametrize(("booking", "word"), WORDS.values(), ids=WORDS.keys())
def test_a_massage_is_judged_by_the_races(booking: Massage, word: str) -> None:
    result = check_booking([booking], history(RACE))
    assert result.verdict.word == word
    assert result.is_ok == (word == "ok")


OPEN: dict[str, tuple[list[Entry], str, Depth, str]] = {
    "a second before a red flag clears": ([swollen_calf("2026-11-20 18:00:01")], FRIDAY, Depth.LIGHT, "warning"),
    "as it clears": ([swollen_calf("2026-11-20 18:00")], FRIDAY, Depth.LIGHT, "ok"),
    "ill, a second less than a week from now": (
        [_open(ConditionName.ILL)],
        "2026-11-30 10:29:59",
        Depth.LIGHT,
        "warning",
    ),
    "ill, a week from now": ([_open(ConditionName.ILL)], "2026-11-30 10:30", Depth.LIGHT, "ok"),
    "a wound, a week ahead": ([_open(ConditionName.WOUND)], "2026-11-30 10:30", Depth.DEEP, "ok"),
    "bleeding, light, in a year": ([_open(ConditionName.BLEEDING)], "2027-11-22 18:00", Depth.LIGHT, "caution"),
    "bleeding, deep, in a year": ([_open(ConditionName.BLEEDING)], "2027-11-22 18:00", Depth.DEEP, "warning"),
    "for a clinician, in a year": ([_open(ConditionName.ASK_CLINICIAN)], "2027-11-22 18:00", Depth.LIGHT, "caution"),
}


@pytest.mark.parametrize(("entries", "when", "depth", "word"), OPEN.values(), ids=OPEN.keys())
def test_what_is_open_about_the_body_counts_until_it_clears(
    entries: list[Entry], when: str, depth: Depth, word: str
) -> None:
    start = at(*when.split()) if " " in when else at(when, "18:00")
    check = check_booking([massage(start, depth=depth)], history(*entries))
    assert check.verdict.word == word
    assert check.is_ok or check.gentler is None
    assert [finding.severity >= Severity.CAUTION for finding in check.all_findings] == [True]


def test_what_was_overruled_about_the_body_does_not_count() -> None:
    overrules: list[Entry] = [
        Overrule(start=at("2026-11-23", "10:20"), rule=rule, about=about, why="my GP", id=rule)
        for rule, about in (("calf-swelling", "calf"), ("ill", "ill"))
    ]
    before = history(swollen_calf("2026-11-22 08:00"), _open(ConditionName.ILL), *overrules)
    assert check_booking([massage(at(FRIDAY, "18:00"))], before).is_ok


def test_a_race_is_judged_by_the_massages_already_booked() -> None:
    booked = massage(at(FRIDAY, "18:00"), id="booked")
    result = check_booking([race(at(SUNDAY, "10:00"), id="")], history(booked))
    assert result.verdict.word == "warning"
    assert result.caused[0].entries == ("booked", "draft-1")


def test_a_line_with_two_entries_is_judged_as_one() -> None:
    result = check_booking([massage(at(FRIDAY, "18:00")), race(at(SUNDAY, "10:00"), id="")], history())
    assert {finding.entries for finding in result.caused} == {("draft-1", "draft-2")}


def test_what_was_there_before_is_not_the_bookings_fault() -> None:
    before = history(RACE, massage(at(FRIDAY, "18:00"), id="booked"))
    assert check_booking([massage(at("2026-12-04", "18:00"))], before).verdict.word == "ok"


def test_a_booking_that_moves_takes_the_place_of_the_old_one() -> None:
    before = history(RACE, massage(at(FRIDAY, "18:00"), id="booked"))
    moved = check_booking([massage(at(FRIDAY, "18:30"), id="booked")], before)
    assert {finding.entries for finding in moved.caused} == {("booked", "race")}
    assert moved.overlaps == ()


@pytest.mark.parametrize(
    ("severities", "word"),
    [("", "ok"), ("info", "ok"), ("info caution", "caution"), ("caution warning info", "warning")],
)
def test_the_word_is_that_of_the_worst_from_caution_on(severities: str, word: str) -> None:
    source = Source("S2", "expert opinion", "")
    findings = [Finding("rule", Severity[word.upper()], "", "", "", (), source) for word in severities.split()]
    assert Verdict.of(findings).word == word


def test_a_verdict_is_worse_the_higher_it_is() -> None:
    assert list(Verdict) == sorted(Verdict)
    assert [verdict.word for verdict in Verdict] == ["ok", "caution", "warning"]
    assert [verdict.severity for verdict in Verdict] == [None, Severity.CAUTION, Severity.WARNING]


def test_only_entries_without_an_id_are_named() -> None:
    entries = with_draft_ids([massage(at(FRIDAY)), massage(at(FRIDAY), id="kept"), massage(at(FRIDAY))])
    assert [entry.id for entry in entries] == ["draft-1", "kept", "draft-3"]


OVERLAPPING: dict[str, tuple[Entry, bool]] = {
    "ends as it starts": (Run(start=at(FRIDAY, "17:00"), status=Status.PLANNED, duration_s=3600, id="x"), False),
    "ends a second into it": (Run(start=at(FRIDAY, "17:00"), status=Status.PLANNED, duration_s=3601, id="x"), True),
    "starts as it ends": (massage(at(FRIDAY, "19:00"), id="x"), False),
    "starts a minute before it ends": (massage(at(FRIDAY, "18:59"), id="x"), True),
    "of unknown length, at its start": (race(at(FRIDAY, "18:00"), id="x"), True),
    "of unknown length, within": (race(at(FRIDAY, "18:30"), id="x"), True),
    "a whole day": (race(at(FRIDAY), id="x"), False),
    "called off": (massage(at(FRIDAY, "18:00"), id="x", status=Status.CANCELLED), False),
    "in another zone": (massage(at(FRIDAY, "17:30", "Europe/London"), id="x"), True),
}


@pytest.mark.parametrize(("other", "hit"), OVERLAPPING.values(), ids=OVERLAPPING.keys())
def test_overlaps_are_said(other: Entry, hit: bool) -> None:
    assert check_booking([massage(at(FRIDAY, "18:00"))], history(other)).overlaps == ((other,) if hit else ())


def test_a_drink_overlaps_with_nothing() -> None:
    late = datetime(2026, 11, 28, tzinfo=UTC)
    drink = Drink(start=at(FRIDAY, "18:10"), volume_ml=500, id="drink")
    bath = Bath(start=at(FRIDAY, "18:30"), id="bath")
    assert at_the_same_time([massage(at(FRIDAY, "18:00"))], history(drink, bath, now=late)) == (bath,)


SESSIONS = Settings(goal=Goal(sessions=2, minutes=30))


def _done(day: str, minutes: int, id: str) -> Massage:  # noqa: A002
    return massage(at(day, "10:00"), minutes, status=Status.DONE, id=id)


COUNTS: dict[str, tuple[Massage, list[Massage], GoalCount | None]] = {
    "the first of two": (massage(at(FRIDAY, "18:00"), 30), [], GoalCount(NOVEMBER, 1, 2)),
    "the second of two": (massage(at(FRIDAY, "18:00"), 30), [_done("2026-11-02", 30, "a")], GoalCount(NOVEMBER, 2, 2)),
    "too short": (massage(at(FRIDAY, "18:00"), 29), [_done("2026-11-02", 30, "a")], None),
    "one before was too short": (massage(at(FRIDAY), 30), [_done("2026-11-02", 29, "a")], GoalCount(NOVEMBER, 1, 2)),
    "one before was last month": (massage(at(FRIDAY), 30), [_done("2026-10-31", 30, "a")], GoalCount(NOVEMBER, 1, 2)),
    "planned ones do not count": (
        massage(at(FRIDAY), 30),
        [massage(at("2026-11-26"), id="a"), massage(at("2026-11-22"), id="past"), massage(at("2026-12-01"), id="b")],
        GoalCount(NOVEMBER, 1, 2, planned=1),
    ),
    "next month": (
        massage(at("2026-12-01", "00:30"), 30),
        [_done("2026-11-02", 30, "a")],
        GoalCount(date(2026, 12, 1), 1, 2),
    ),
    "next year": (massage(at("2027-11-27"), 30), [], GoalCount(date(2027, 11, 1), 1, 2, is_this_year=False)),
    "called off": (massage(at(FRIDAY), status=Status.CANCELLED), [], None),
    "one that is edited counts once": (
        _done("2026-11-02", 45, "a"),
        [_done("2026-11-02", 30, "a")],
        GoalCount(NOVEMBER, 1, 2),
    ),
}


@pytest.mark.parametrize(("booking", "before", "count"), COUNTS.values(), ids=COUNTS.keys())
def test_what_a_booking_makes_of_its_month(booking: Massage, before: list[Massage], count: GoalCount | None) -> None:
    assert check_booking([booking], history(*before, settings=SESSIONS)).goal == count


def test_a_session_beyond_the_goal_is_not_said_to_be_one_of_it() -> None:
    assert GoalCount(NOVEMBER, 2, 2).words == "session 2 of 2 in November"
    assert GoalCount(NOVEMBER, 3, 2).words == "session 3 in November, where the goal is 2"


def test_others_that_are_planned_and_another_year_are_said() -> None:
    assert GoalCount(NOVEMBER, 1, 2, planned=1).words == "session 1 of 2 in November, with 1 more planned"
    assert GoalCount(NOVEMBER, 1, 2, is_this_year=False).words == "session 1 of 2 in November 2026"


HOURS: dict[str, tuple[Massage, bool]] = {
    "until closing time": (massage(at(FRIDAY, "19:00")), False),
    "a minute past it": (massage(at(FRIDAY, "19:01")), True),
    "from the opening on": (massage(at(FRIDAY, "08:00")), False),
    "a minute before it": (massage(at(FRIDAY, "07:59")), True),
    "over midnight": (massage(at(FRIDAY, "23:30")), True),
    "a whole day": (massage(at(FRIDAY)), False),
    "done": (massage(at("2026-11-22", "22:00"), status=Status.DONE), False),
    "a race at night": (race(at(FRIDAY, "22:00")), False),  # type: ignore[dict-item]
}


@pytest.mark.parametrize(("booking", "is_outside"), HOURS.values(), ids=HOURS.keys())
def test_hours_that_the_therapist_does_not_offer_are_said(booking: Massage, is_outside: bool) -> None:
    assert check_booking([booking], history()).is_outside_hours is is_outside


def test_a_depth_alone_changes_nothing_about_the_month() -> None:
    counts = {check_booking([massage(at(FRIDAY, "08:00"), depth=depth)], history()).goal for depth in Depth}
    assert counts == {GoalCount(NOVEMBER, 1, 1)}
