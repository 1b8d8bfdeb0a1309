"""The advice of planned massages: made once from all findings, and tested before it is said."""

from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import check_booking
from runjournal.model.choices import Depth, Quality, Status
from runjournal.model.entries import Entry, Massage
from runjournal.model.hours import is_offered
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Familiar
from runjournal.rules.advice import OTHER_WAY, STAYS
from runjournal.rules.finding import Move, Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import StartCalendar
from runjournal.rules.verdict import Verdict, judge
from runjournal.rules.ways_out import WaysOut, ways_out
from tests.booking.bookings import histories
from tests.rules.build import DEEP, DONE, LIGHT, MEDIUM, advice, journal, massage, race, run, sore

BEFORE = "2026-11-16 12:00"
ALDER = race("2026-11-21 09:00", "Alder", km=5, named="alder")
BEECH = race("2026-11-22 10:00", "Beech", km=21.1, named="beech")


def history_of(*entries: Entry, now: str = BEFORE) -> History:
    """A journal of a runner used to massage."""
    return journal(list(entries), now, familiar=Familiar.YES)


def test_before_two_races_it_is_before_both_or_after_both() -> None:
    history = history_of(ALDER, BEECH, massage("2026-11-19 18:00", 60, LIGHT))
    said = advice("race-too-close", history)
    assert said.startswith("End by Thu 19 Nov 09:00, or book after Beech.")
    assert said.endswith("There is no time between Alder and Beech.")


def test_between_two_races_it_says_that_there_is_no_time() -> None:
    history = history_of(ALDER, BEECH, massage("2026-11-21 14:00", 60, DEEP), now="2026-11-19 12:00")
    findings = [finding for finding in RULESET.check(history) if finding.move]
    assert {finding.rule for finding in findings} >= {"race-too-close", "deep-after-race"}
    assert {finding.advice for finding in findings} == {
        "No earlier time is fine; book after Beech. There is no time between Alder and Beech."
    }


def test_races_without_a_name_are_not_told_apart() -> None:
    races = [race(f"2026-11-{day} 09:00", "", km=5, named=f"race-{day}") for day in (21, 22)]
    said = advice("race-too-close", history_of(*races, massage("2026-11-19 18:00", 60, LIGHT)))
    assert said.endswith("There is no time between these races.")


def test_what_else_stands_in_the_way_is_heeded() -> None:
    """The evening before is taken by a run, so the time before that is named."""
    close = massage("2026-11-19 18:00", 60, LIGHT)
    jog = run("2026-11-19 08:15", 5, minutes=30, status=Status.PLANNED)
    assert advice("race-too-close", history_of(ALDER, close)).startswith("End by Thu 19 Nov 09:00")
    assert advice("race-too-close", history_of(ALDER, close, jog)).startswith("End by Wed 18 Nov 20:00")


def test_no_time_is_named_before_what_is_open_about_the_body_clears() -> None:
    swollen = sore("2026-11-16 08:00", 5, quality=Quality.SWELLING)
    said = advice("race-too-close", history_of(ALDER, swollen, massage("2026-11-19 18:00", 60, LIGHT)))
    assert said == "No earlier time is fine; book after the race."


def test_after_a_race_only_later_times_are_named() -> None:
    said = advice("deep-after-race", history_of(BEECH, massage("2026-11-24 18:00", 60, DEEP)))
    assert said == "Ask for medium work, or start at Wed 25 Nov 13:00."


def test_what_only_informs_keeps_the_advice_of_its_rule() -> None:
    tempo = run("2026-11-18 06:00", 8, minutes=40, effort=8, status=DONE)
    history = history_of(tempo, massage("2026-11-18 18:00", 60, DEEP), now="2026-11-18 12:00")
    (finding,) = (finding for finding in RULESET.check(history) if finding.rule == "deep-after-race")
    assert (finding.severity, finding.move) == (Severity.INFO, Move.LATER)
    assert finding.advice == "Ask for light work, or leave the legs more time."


def test_what_only_informs_sends_to_one_side_alone() -> None:
    """Too soon after one massage and too close to a run: neither earlier nor later is advised."""
    earlier = massage("2026-11-15 18:00", 60, DEEP, DONE, named="earlier")
    hard = run("2026-11-18 06:00", 8, minutes=40, effort=8, status=Status.PLANNED)
    between = massage("2026-11-17 09:00", 60, MEDIUM)
    history = history_of(earlier, hard)
    findings = [finding for finding in RULESET.check(history.plus(between)) if finding.move]
    assert [(finding.rule, finding.severity) for finding in findings] == [
        ("deep-before-hard-run", Severity.INFO),
        ("massage-too-soon", Severity.INFO),
    ]
    assert {finding.advice for finding in findings} == {STAYS}
    assert {finding.advice for finding in check_booking([between], history).findings if finding.move} == {STAYS}


def test_where_nothing_is_fine_it_says_so() -> None:
    races = [race(f"2026-11-{day} 19:00", km=5, named=f"race-{day}") for day in range(17, 31)]
    races += [race(f"2026-12-{day:02} 19:00", km=5, named=f"december-{day}") for day in range(1, 12)]
    history = history_of(*races, massage("2026-11-19 08:00", 60, LIGHT))
    assert {finding.advice for finding in RULESET.check(history) if finding.rule == "race-too-close"} == {
        "No time within 14 days is fine. There is no time between these races."
    }


@given(histories(), st.integers(0, 12), st.sampled_from(["09:30", "18:00", "23:00"]), st.sampled_from(Depth))
@settings(max_examples=40)
def test_the_latest_end_is_fine_and_no_later_one_is(history: History, ahead: int, wall: str, depth: Depth) -> None:
    booked = _massage(history, ahead, wall, depth)
    calendar = StartCalendar(RULESET, history, booked)
    if judge(RULESET, history, [booked]).verdict is Verdict.OK:
        return
    instead: WaysOut = ways_out(calendar, booked.start)
    latest = instead.latest_end
    if latest:
        moved = calendar.massage_at(Moment.at_instant(latest - booked.length, booked.start.zone))
        assert calendar.is_fine(moved.start)
        assert moved.starts.earliest > history.now
        assert is_offered(moved.start, moved.length, history.settings.booking)
    later = booked.ends.latest.replace(minute=0, second=0) - timedelta(minutes=30)
    while later > (latest or history.now + booked.length):
        start = Moment.at_instant(later - booked.length, booked.start.zone)
        assert not (calendar.is_fine(start) and is_offered(start, booked.length, history.settings.booking)), later
        later -= timedelta(minutes=30)
        if booked.starts.earliest - later > timedelta(days=13):
            return


def _massage(history: History, ahead: int, wall: str, depth: Depth) -> Massage:
    day = local_day(history.now, history.zone) + timedelta(days=ahead)
    start = Moment.at_wall(day, time.fromisoformat(wall), history.zone)
    return Massage(start=start, duration_s=3600, depth=depth, status=Status.PLANNED, id="booked")


@pytest.mark.parametrize("move", list(Move))
def test_the_other_massage_of_a_pair_moves_the_other_way(move: Move) -> None:
    assert OTHER_WAY[OTHER_WAY[move]] is move
