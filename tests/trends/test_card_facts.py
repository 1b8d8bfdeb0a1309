"""What is on the therapist's card: since when, which massages, what is first, what lies ahead, and what is left off."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from runjournal.model.areas import Area
from runjournal.model.choices import ConditionName, MassageKind, Quality, RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.model.moments import Gap
from runjournal.model.settings import Settings
from runjournal.rules.facts.recovery import Recovery
from runjournal.rules.history import History
from runjournal.rules.verdict import Verdict
from runjournal.trends.card_facts import LONGEST_DAYS, CardFacts, card_facts_of
from tests.rules.build import (
    CANCELLED,
    DEEP,
    DONE,
    FIRM,
    LIGHT,
    LONDON,
    PLANNED,
    all_clear,
    bath,
    condition,
    drink,
    journal,
    massage,
    meal,
    race,
    run,
    sore,
    urine,
    utc,
)
from tests.trends.examples import MemoryJournal

NOW = "2026-04-15 09:00"
TODAY = date(2026, 4, 15)


def card(entries: Iterable[Entry], now: str = NOW, zone: str = LONDON, booking: Massage | None = None) -> CardFacts:
    """The card at a local time, of a journal in memory."""
    known = list(entries)
    return card_facts_of(MemoryJournal(known), journal(known, now, zone), (), booking)


def done(when: str, named: str = "done", minutes: int = 60, zone: str = LONDON) -> Massage:
    return massage(when, minutes, FIRM, DONE, named=named, zone=zone)


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([], id="no massage ever"),
        pytest.param([massage("2026-04-20 18:00")], id="planned only"),
        pytest.param([massage("2026-04-10 18:00")], id="planned and past"),
        pytest.param([massage("2026-04-10 18:00", status=CANCELLED)], id="cancelled"),
        pytest.param([replace(done("2026-04-10 18:00"), massage_kind=MassageKind.SELF)], id="own hands"),
    ],
)
def test_without_a_massage_the_card_looks_back_28_days(entries: list[Entry]) -> None:
    first, before = sore("2026-03-19 07:00", 4), sore("2026-03-18 23:59", 9)
    told = card([*entries, first, before, sore("2026-03-19", 5)])

    assert told.since.massage is None
    assert told.since.day == date(2026, 3, 19)
    assert (told.days, told.rated_days) == (28, 1)
    assert told.spots[0].highest == 5
    assert told.sessions == ()


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        pytest.param("2026-04-10 18:59:59", False, id="during the massage"),
        pytest.param("2026-04-10 19:00", False, id="at its end"),
        pytest.param("2026-04-10 19:00:01", True, id="a second later"),
        pytest.param("2026-04-10", False, id="some time that day"),
        pytest.param("2026-04-11", True, id="the day after"),
        pytest.param("2026-04-15 09:00", True, id="now"),
        pytest.param("2026-04-15 09:00:01", False, id="not yet"),
    ],
)
def test_a_rating_counts_once_the_massage_surely_ended(when: str, counts: bool) -> None:
    told = card([done("2026-04-10 18:00"), sore(when, 4)])

    assert (told.since.day, told.days) == (date(2026, 4, 10), 6)
    assert told.rated_days == int(counts)
    assert bool(told.spots) is counts


def test_a_massage_today_leaves_one_day() -> None:
    told = card([done("2026-04-15 07:00"), sore("2026-04-14 07:00", 9), sore("2026-04-15 08:30", 4)])

    assert (told.days, told.rated_days) == (1, 1)
    assert [spot.highest for spot in told.spots] == [4]


def test_a_massage_that_still_lasts_or_has_no_time_leaves_nothing_rated_yet() -> None:
    for begun in (done("2026-04-15 08:30"), done("2026-04-15 09:00"), done("2026-04-15")):
        told = card([begun, sore("2026-04-15 08:45", 4)])
        assert told.since.massage == begun
        assert (told.days, told.rated_days) == (1, 0)


def test_days_without_a_rating_are_gaps() -> None:
    told = card([done("2026-04-04 18:00"), sore("2026-04-06 07:00", 4), all_clear("2026-04-09 07:00")])

    assert (told.days, told.rated_days) == (12, 2)
    assert [len(spot.rated_days) for spot in told.spots] == [2]


def test_a_massage_long_ago_is_told_but_soreness_only_of_twelve_weeks() -> None:
    old = done("2025-10-01 18:00")
    told = card([old, sore("2026-01-20 07:00", 9), sore("2026-01-22 07:00", 4)])

    assert (told.since.massage, told.since.ended) == (old, None)
    assert told.days == LONGEST_DAYS
    assert [spot.highest for spot in told.spots] == [4]


@pytest.mark.parametrize(("when", "is_whole"), [("2026-01-22 18:00", True), ("2026-01-21 18:00", False)])
def test_twelve_weeks_are_84_days_and_today_is_one(when: str, is_whole: bool) -> None:
    assert (card([done(when)]).since.ended is not None) is is_whole


def test_the_night_the_clocks_change_is_one_day_and_told_in_real_time() -> None:
    """In London the clocks go forward at 01:00 on 29 March 2026."""
    late = done("2026-03-28 23:30", minutes=60)
    before, after = sore("2026-03-29 00:30", 2), sore("2026-03-29 02:00", 4)
    told = card([late, before, after], "2026-03-30 00:30")

    assert (told.days, told.rated_days) == (3, 1)
    assert [spot.highest for spot in told.spots] == [4]


def test_days_are_those_of_the_place_where_they_were_logged() -> None:
    """It is already the 16th in Kiritimati, and the massage there was on the 11th."""
    far = "Pacific/Kiritimati"
    there = done("2026-04-11 08:00", zone=far)
    rated = replace(sore("2026-04-15 08:00", 4), start=massage("2026-04-15 21:30", zone=far).start)
    told = card([there, rated])

    assert told.since.day == date(2026, 4, 11)
    assert (told.days, told.rated_days) == (5, 1)


def test_the_day_of_a_rating_never_lies_outside_the_days() -> None:
    ahead = replace(sore("2026-04-15 08:00", 4), start=massage("2026-04-16 01:00", zone="Pacific/Kiritimati").start)
    told = card([done("2026-04-14 18:00"), ahead], "2026-04-15 13:00")

    assert (told.days, told.rated_days) == (3, 1)


def test_the_last_three_massages_are_told_the_latest_first() -> None:
    entries = [done(f"2026-0{month}-10 18:00", f"m{month}") for month in (1, 2, 3, 4)]
    called_off = massage("2026-04-12 18:00", status=CANCELLED, named="off")
    own = replace(done("2026-04-13 18:00", "own"), massage_kind=MassageKind.SELF)
    told = card([*entries, called_off, own, massage("2026-04-14 18:00", named="unconfirmed")])

    assert [session.massage.id for session in told.sessions] == ["m4", "m3", "m2"]
    assert told.since.massage is told.sessions[0].massage


def test_a_massage_tells_how_long_it_took_to_settle_where_that_is_known() -> None:
    settled = [sore("2026-03-10 12:00", 1), sore("2026-03-11 07:00", 5), sore("2026-03-12 07:00", 1)]
    latest, before = card([done("2026-03-10 18:00", "told"), *settled, done("2026-04-10 18:00", "not")]).sessions

    assert latest.recovery is None
    assert before.recovery is not None
    assert before.recovery.after_end.most.total_seconds() == 36 * 3600


@pytest.mark.parametrize(("now", "after_bath"), [("2026-04-10 20:00", 1), ("2026-04-10 19:59", 0)])
def test_a_bath_tells_massages_apart_once_it_was_taken(now: str, after_bath: int) -> None:
    massaged = done("2026-04-10 18:00")
    known = [massaged, bath("2026-04-10 20:00")]
    timed = Recovery(massaged, Gap(timedelta(hours=30), timedelta(hours=30)))
    told = card_facts_of(MemoryJournal(known), journal(known, now, LONDON), [timed])
    assert (told.bathed.after_bath.n, told.bathed.without.n) == (after_bath, 1 - after_bath)


def test_open_conditions_and_red_flags_are_told_and_closed_ones_are_not() -> None:
    ill = condition("2026-04-01", ConditionName.ILL, named="ill")
    injury = condition("2026-03-01", ConditionName.INJURY, named="injury")
    over = condition("2026-04-03", ConditionName.ILL, clears=True, named="over")
    told = card([ill, injury, over, done("2026-04-10 18:00"), urine("2026-04-12 07:00", 8)])

    assert [one.id for one in told.conditions] == ["injury"]
    assert [flag.rule for flag in told.flags] == ["dark-urine"]


def test_areas_that_are_sore_every_time_are_told() -> None:
    entries: list[Entry] = []
    for day in ("2026-01-10", "2026-02-10", "2026-03-10"):
        entries += [done(f"{day} 18:00", day), sore(f"{day} 12:00", 1), sore(f"{day[:-1]}1 07:00", 5)]
    assert [found.measured["times"] for found in card(entries).recurring] == [3]


def test_the_next_booking_is_told_with_its_verdict() -> None:
    later = massage("2026-04-30 18:00", named="later")
    close = massage("2026-04-25 18:00", depth=DEEP, named="close")
    told = card([later, close, race("2026-04-26 10:00"), massage("2026-04-20 18:00", status=CANCELLED)])

    assert told.booked
    assert (told.booked.massage.id, told.booked.verdict.word) == ("close", "warning")
    assert [found.rule for found in told.booked.findings] == ["race-too-close"]
    assert told.race
    assert told.race.id == "race"


def test_the_card_may_be_for_another_booking() -> None:
    later = massage("2026-04-30 18:00", named="later")
    told = card([later, massage("2026-04-20 18:00", named="next")], booking=later)
    assert told.booked
    assert (told.booked.massage.id, told.booked.verdict.word) == ("later", "ok")


def test_a_booking_counts_until_it_has_surely_ended() -> None:
    booked = massage("2026-04-15 08:00", 60)
    assert card([booked], "2026-04-15 08:59:59").booked
    assert card([booked], "2026-04-15 09:00").booked is None


def test_a_race_without_a_time_is_ahead_until_its_day_is_over() -> None:
    whole = race("2026-04-15")
    assert card([whole], "2026-04-15 23:59").race == whole
    assert card([whole], "2026-04-16 00:00").race is None
    assert card([race("2026-04-15 08:59")]).race is None
    assert card([race("2026-04-15 09:00")]).race


def test_what_the_runner_drank_and_ate_does_not_count_for_the_verdict() -> None:
    dry = [drink("2026-04-15 07:00", 100), urine("2026-04-15 08:00", 6), meal("2026-04-15 09:30")]
    told = card([*dry, massage("2026-04-15 10:00")])
    assert told.booked
    assert (told.booked.verdict.word, told.booked.findings) == ("ok", ())


def test_what_is_open_about_the_body_counts_for_the_verdict() -> None:
    """A verdict on the booking is the last thing that a therapist may take for an all clear."""
    told = card([sore("2026-04-14 07:00", 5, quality=Quality.SWELLING), massage("2026-04-20 18:00", 30, LIGHT)])
    assert told.booked
    assert told.booked.verdict > Verdict.OK
    assert {flag.rule for flag in told.flags} <= {finding.rule for finding in told.booked.findings}


@pytest.mark.parametrize(
    ("when", "is_near"),
    [
        ("2026-04-17 17:59:59", False),
        ("2026-04-17 18:00", True),
        ("2026-04-23 18:00", True),
        ("2026-04-23 18:00:01", False),
    ],
)
def test_hard_runs_within_72_hours_of_the_booking_are_told(when: str, is_near: bool) -> None:
    booked = massage("2026-04-20 18:00")
    tempo = run(when, 10, kind=RunKind.TEMPO, status=PLANNED, named="tempo")
    easy = run("2026-04-20 07:00", 5, kind=RunKind.EASY, status=PLANNED, named="easy")
    told = card([booked, tempo, easy])
    assert [hard.run.id for hard in told.hard_runs] == (["tempo"] if is_near else [])


def test_without_a_booking_hard_runs_around_now_are_told_and_the_next_race_only_once() -> None:
    yesterday = run("2026-04-14 07:00", 10, kind=RunKind.INTERVALS, named="intervals")
    raced = race("2026-04-13 10:00", status=DONE, named="raced")
    told = card([yesterday, raced, race("2026-04-17 10:00", named="next")])

    assert [hard.run.id for hard in told.hard_runs] == ["raced", "intervals"]
    assert told.race
    assert told.race.id == "next"


def test_the_journal_is_read_only_as_far_as_the_card_needs() -> None:
    old = [done(f"{year}-03-01 18:00", f"m{year}") for year in range(1980, 2026)]
    memory = MemoryJournal([*old, sore("2026-04-10 07:00", 4, Area.SHIN)])
    card_facts_of(memory, History.of(old, Context(utc(NOW), LONDON, Settings())), ())

    assert memory.read == 3
    assert memory.asked == 1
