"""What the rules said in a week: raised, settled and overruled, as the panel had it then."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.areas import Area
from runjournal.model.choices import ConditionName, Quality
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Massage, Overrule, Race, Run
from runjournal.model.moments import day_span
from runjournal.model.settings import Settings, WeekStart
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.times import earliest_start
from runjournal.trends.backtest import KnownThen
from runjournal.trends.finding_timeline import FindingEpisode, FindingTimeline, episodes_in
from runjournal.trends.stretches import Stretch, Zoom, stretch_of, week_of
from tests.rules import journals
from tests.rules.build import DEEP, DONE, LONDON, PLANNED, massage, meal, moment, race, sore, utc

WEEK = week_of(date(2026, 4, 22), WeekStart.MONDAY)
"""Monday 20 to Sunday 26 April 2026."""
AFTER = utc("2026-06-01 12:00")


BEFORE = date(2020, 1, 1)


def told(*entries: Entry, now: datetime = AFTER, stretch: Stretch = WEEK, since: date = BEFORE) -> FindingTimeline:
    """With a session in the month, so that none is due."""
    past = KnownThen.of([massage("2026-04-01 18:00", status=DONE, named="first"), *entries], now, LONDON)
    return episodes_in(past, stretch, Settings(), since)


def _day(instant: datetime | None) -> str:
    return "" if instant is None else f"{instant:%a %H:%M}"


def of(found: FindingTimeline, rule: str) -> list[FindingEpisode]:
    return [one for one in found.episodes if one.finding.rule == rule]


def test_nothing_is_said_of_an_empty_journal_or_a_week_ahead() -> None:
    assert told() == FindingTimeline()
    assert told(massage("2026-04-22 18:00"), race("2026-04-23 10:00"), now=utc("2026-04-19 23:59")) == FindingTimeline()


def test_before_the_journal_begins_nothing_is_said_and_what_is_on_its_first_day_is_new() -> None:
    near = [massage("2026-04-25 18:00"), race("2026-04-26 10:00")]
    assert told(*near, since=date(2026, 4, 27)) == FindingTimeline()
    assert [_day(one.raised) for one in of(told(*near, since=date(2026, 4, 24)), "race-too-close")] == ["Thu 23:00"]
    assert [one.raised for one in of(told(*near, since=date(2026, 4, 19)), "race-too-close")] == [None]


def test_what_was_said_before_the_week_and_settled_in_it() -> None:
    """The race is on Thursday, the massage on Wednesday: from then on it cannot be moved, on Friday it is over."""
    found = told(massage("2026-04-22 18:00", depth=DEEP, status=DONE), race("2026-04-23 10:00", status=DONE))
    (close,) = of(found, "race-too-close")
    assert close.raised is None
    assert found.standing == tuple(one for one in found.episodes if one.settled is None)


def test_soreness_that_comes_and_goes_in_the_week() -> None:
    found = told(
        massage("2026-04-20 18:00", status=DONE),
        sore("2026-04-20 09:00", 1),
        sore("2026-04-21 08:00", 5),
        sore("2026-04-22 08:00", 1),
    )
    (after,) = of(found, "soreness-after-massage")
    assert (_day(after.raised), _day(after.settled)) == ("Tue 22:59", "Wed 22:59")
    assert after in found.raised
    assert after in found.settled
    assert after not in found.standing


def test_a_spot_that_is_logged_again_is_the_same_finding() -> None:
    """Each log of a red flag names another entry; the calf is the same calf."""
    again = [sore(f"2026-04-{day} 20:00", 4, quality=Quality.SWELLING, named=f"calf-{day}") for day in (21, 22, 23)]
    (calf,) = of(told(*again), "calf-swelling")
    assert (_day(calf.raised), calf.settled) == ("Tue 22:59", None)


def test_a_condition_is_the_same_finding_whichever_bookings_it_names() -> None:
    """From Thursday on a second massage starts within a week."""
    ill = Condition(id="ill", start=moment("2026-04-20 09:00"), name=ConditionName.ILL)
    booked = [massage("2026-04-28 18:00", named="first"), massage("2026-04-30 18:00", named="second")]
    (episode,) = of(told(ill, *booked, now=utc("2026-04-26 12:00")), "ill")
    assert (_day(episode.raised), episode.settled) == ("Mon 22:59", None)
    assert episode.finding.entries == ("ill", "first", "second")


def test_before_a_massage_begins_the_panel_is_asked_too() -> None:
    """A heavy meal an hour before is no longer said at the end of the day."""
    found = told(massage("2026-04-22 18:00", status=DONE), meal("2026-04-22 17:00"))
    assert [_day(one.raised) for one in of(found, "heavy-meal")] == ["Wed 16:59"]


def test_the_month_is_told_as_it_was_known() -> None:
    """The session of 29 May had not been booked by the 25th, for all that is known."""
    month = stretch_of(Zoom.MONTH, date(2026, 5, 1), WeekStart.MONDAY)
    (due,) = of(told(massage("2026-05-29 18:00", status=DONE), stretch=month), "session-due")
    assert (due.raised, due.settled) == (utc("2026-05-25 23:59:59"), utc("2026-05-29 23:59:59"))


def test_what_was_overruled_in_the_week() -> None:
    near = [massage("2026-04-25 18:00", named="near"), race("2026-04-26 10:00")]
    overrule = Overrule(start=moment("2026-04-21 09:00"), id="o", rule="race-too-close", about="near", why="light")
    earlier = replace(overrule, id="earlier", start=moment("2026-04-19 23:59"))
    later = replace(overrule, id="later", start=moment("2026-04-27 00:00"))
    found = told(*near, overrule, earlier, later)
    assert found.overrules == (overrule,)
    about = found.about(overrule)
    assert about
    assert about.overruled
    assert about.overruled.why == "light"
    assert found.about(replace(overrule, rule="heavy-meal")) is None


@pytest.mark.parametrize(
    ("now", "standing"),
    [("2026-04-21 07:00", []), ("2026-04-21 09:00", ["ill"]), ("2026-04-24 12:00", []), ("2026-05-24 12:00", [])],
)
def test_the_week_is_told_up_to_now(now: str, standing: list[str]) -> None:
    ill = Condition(start=moment("2026-04-21 08:00"), id="ill", name=ConditionName.ILL)
    well = replace(ill, start=moment("2026-04-24 08:00"), id="well", clears=True)
    assert [one.finding.rule for one in told(ill, well, now=utc(now)).standing] == standing


def test_findings_come_most_severe_first() -> None:
    entries = [massage("2026-04-25 18:00"), race("2026-04-26 10:00"), sore("2026-04-21 08:00", 7, Area.KNEE)]
    severities = [one.finding.severity for one in told(*entries).episodes]
    assert severities == sorted(severities, reverse=True)
    assert len(severities) > 1


def foreseen(entry: Entry, at: datetime) -> Entry:
    """As it was known at a moment: what can be planned, and was done later, was planned."""
    ahead = isinstance(entry, Run | Massage | Race) and entry.is_done and earliest_start(entry) > at
    return replace(entry, status=PLANNED) if ahead and isinstance(entry, Run | Massage | Race) else entry


@settings(max_examples=60)
@given(journals.journals(), st.integers(-3, 1))
def test_random_journals_say_what_their_panel_said(entries: list[Entry], weeks: int) -> None:
    """At the end of each day, with a history of its own."""
    week = week_of(journals.NOW.date() + timedelta(weeks=weeks), WeekStart.SUNDAY)
    found = episodes_in(KnownThen.of(entries, journals.NOW, "UTC"), week, Settings(), BEFORE)
    for day in week.days:
        at = day_span(day, "UTC").latest.replace(microsecond=0)
        if at < journals.NOW:
            panel = RULESET.check(
                History.of([foreseen(entry, at) for entry in entries], Context(at, "UTC", Settings()))
            )
            said = {one.rule for one in panel if BY_ID[one.rule].names_entries}
            assert said == {
                one.finding.rule
                for one in found.episodes
                if BY_ID[one.finding.rule].names_entries
                and (one.raised is None or one.raised <= at)
                and (one.settled is None or one.settled > at)
            }
