"""Which entry a recorded run is: for each step of joining the boundaries, and what is left out, asked or new."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from runjournal.exchange.activities.recording import Recording, Richness, Sport
from runjournal.exchange.activities.values import CLOCK_NOT_SET
from runjournal.exchange.import_preview import RowEffect
from runjournal.exchange.joining.known_journal import LIES_AHEAD
from runjournal.model.choices import Status
from runjournal.model.entries import Drink, Entry, Note, Race, Run
from runjournal.model.moments import Moment
from tests.exchange.joining.recordings import (
    CONTEXT,
    DAY,
    NOW,
    WHOLE,
    at,
    instant,
    planned,
    raced,
    ran,
    recorded,
    row,
    rows,
    told,
)

NEW, JOINED, DONE, THERE = RowEffect.NEW, RowEffect.JOINED, RowEffect.DONE, RowEffect.THERE
ASKED, LEFT_OUT = RowEffect.ASKED, RowEffect.LEFT_OUT
KEY = recorded().keys[0]
TEN = datetime.fromisoformat("2026-05-10T10:00")


def test_a_run_that_nothing_is_like_is_new() -> None:
    new = row(recorded(elapsed_s=3600, avg_hr=152, ascent_m=90, descent_m=80, effort=5, title="Along the river"))
    assert new.effect is NEW
    assert new.entry == Run(
        start=at("08:00:00"),
        distance_m=10_000,
        duration_s=3000,
        elapsed_s=3600,
        avg_hr=152,
        ascent_m=90,
        descent_m=80,
        effort=5,
        note="Along the river",
        source=KEY,
    )
    assert (new.keys, new.is_ticked, new.present) == ((KEY,), True, None)


# 1. What is known by its key


def test_a_known_key_is_there_whatever_its_entry_has_become() -> None:
    moved = ran("18:00:00", 5000)
    found = row(recorded(), moved, keys={KEY: "mine"})
    assert (found.effect, found.present, found.entry, found.is_ticked) == (THERE, moved, None, False)
    assert found.words == '"run 5.0 km · 50:00 · 10:00/km" of Sun 10 May 2026 18:00'


def test_an_entry_that_became_another_kind_is_there() -> None:
    note = Note(id="mine", start=WHOLE, text="a walk, no run")
    assert told(rows(recorded(), note, keys={KEY: "mine"})) == [(THERE, "mine")]


def test_another_key_of_a_known_run_is_kept() -> None:
    both = recorded(keys=("strava:1", KEY))
    assert row(both, ran(), keys={KEY: "mine"}).keys == ("strava:1",)


@pytest.mark.parametrize("deleted", [(ran(),), ()], ids=["as it was", "of an unreadable log"])
def test_a_run_that_was_deleted_does_not_come_back(deleted: tuple[Entry, ...]) -> None:
    found = row(recorded(), keys={KEY: "mine"}, deleted=deleted)
    assert (found.effect, found.entry, found.is_ticked) == (LEFT_OUT, None, False)
    assert found.words.startswith("you deleted it")


@pytest.mark.parametrize(
    ("other", "effect"),
    [
        (recorded("08:20:00", keys=("gpx:b:0",)), LEFT_OUT),
        (recorded("08:25:01", keys=("gpx:b:0",)), NEW),
        (recorded(distance_m=9000, keys=("gpx:b:0",)), LEFT_OUT),
        (recorded(distance_m=8999, keys=("gpx:b:0",)), NEW),
        (recorded(distance_m=None, keys=("gpx:b:0",)), LEFT_OUT),
    ],
)
def test_nor_does_it_in_another_format(other: Recording, effect: RowEffect) -> None:
    found = row(other, keys={KEY: "mine"}, deleted=(ran(),))
    assert found.effect is effect
    assert found.keys == ("gpx:b:0",)


# 2. A done run or race at the same time


@pytest.mark.parametrize(
    ("recording", "entry", "is_same"),
    [
        # Half of the shorter one lies within the other.
        (recorded("08:25:00", 20_000), ran(duration_s=3000), True),
        (recorded("08:25:01", 20_000), ran(duration_s=3000), False),
        (recorded("07:35:00", 20_000), ran(duration_s=3000), True),
        (recorded("07:34:59", 20_000), ran(duration_s=3000), False),
        (recorded("08:50:00", 2000, 600), ran(duration_s=3300), True),
        (recorded("08:50:01", 2000, 600), ran(duration_s=3300), False),
        # With its pauses it lies within.
        (recorded("08:00:00", 20_000, 1200, elapsed_s=6000), ran("09:00:00", 10_000, 3000), True),
        (recorded("08:00:00", 20_000, 1200), ran("09:00:00", 10_000, 3000), False),
        (recorded("09:00:00", 3000, 900), ran(duration_s=600, elapsed_s=4500), True),
        # Ten minutes apart and about as far.
        (recorded("08:10:00"), ran(duration_s=None), True),
        (recorded("07:50:00", timer_s=60), ran(duration_s=60), True),
        (recorded("08:10:01"), ran(duration_s=None), False),
        (recorded("08:10:00", 11_000), ran(duration_s=None), True),
        (recorded("08:10:00", 11_001), ran(duration_s=None), False),
        (recorded("08:10:00", 9000), ran(duration_s=None), True),
        (recorded("08:10:00", 8999), ran(duration_s=None), False),
        (recorded("08:10:00", None), ran(duration_s=None), True),
        (recorded("08:10:00"), ran(distance_m=None, duration_s=None), True),
        # An instant within.
        (recorded("07:30:00", 50_000), ran(duration_s=None), True),
        (recorded("07:30:00", 50_000, None), ran("07:00:00", 9000, 3600), True),
        (recorded("08:30:00", 50_000, None), ran("07:00:00", 9000, 3600), False),
        # Cancelled ones never, races as well.
        (recorded(), ran(status=Status.CANCELLED), False),
        (recorded(), Race(id="mine", start=at("08:00:00"), status=Status.DONE, distance_m=10_000), True),
        (recorded(), Race(id="mine", start=at("08:00:00"), status=Status.CANCELLED, distance_m=10_000), False),
    ],
)
def test_a_done_run_at_the_same_time_is_the_same(recording: Recording, entry: Entry, is_same: bool) -> None:
    found = row(recording, entry)
    assert (found.effect in (JOINED, THERE)) is is_same
    assert (found.present == entry) is is_same
    assert is_same or found.effect is NEW


def test_what_an_import_brought_is_not_the_next_repetition() -> None:
    """Six times one kilometre, each recorded by itself: they start near each other and are as far, and follow."""
    first = ran(distance_m=1000, duration_s=240, source="fit:a:0")
    second = recorded("08:06:00", 1000, 240)
    assert row(second, first, keys={"fit:a:0": "mine"}).effect is NEW
    assert row(second, first).effect is THERE  # by hand: nobody has looked at the clock so closely


def test_of_two_runs_at_a_time_that_is_taken_which_is_as_far() -> None:
    near, far = ran("08:01:00", 5000, id="near"), ran("08:09:00", 10_000, id="far")
    assert told(rows(recorded(), near, far)) == [(THERE, "far")]


def test_a_watch_that_was_started_twice_makes_no_second_run() -> None:
    halves = [recorded("08:00:00", 5000, 1500), recorded("08:26:00", 5000, 1500)]
    mine = ran(duration_s=3060)
    assert told(rows(halves, mine)) == [(THERE, "mine"), (THERE, "mine")]
    assert all(each.keys for each in rows(halves, mine))


# 3. A done run of the day without a time of day


@pytest.mark.parametrize(
    ("recording", "is_same"),
    [
        (recorded("21:59:59", 11_500), True),
        (recorded("21:59:59", 11_501), False),
        (recorded("00:00:00", 8500), True),
        (recorded("00:00:00", 8499), False),
        (recorded("12:00:00", None), True),
        (recorded(start=instant("23:59:59", DAY - timedelta(days=1))), False),
        (recorded(start=instant("00:00:00", DAY + timedelta(days=1))), False),
    ],
)
def test_a_run_of_the_day_gets_its_time(recording: Recording, is_same: bool) -> None:
    found = row(recording, ran(None))
    assert found.effect is (JOINED if is_same else NEW)
    if is_same:
        start = Moment.at_instant(recording.start or NOW, "Europe/Berlin")
        assert found.entry == replace(ran(None), start=start, source=recording.keys[0])


def test_a_run_of_no_distance_is_the_only_one_of_its_day() -> None:
    assert told(rows(recorded(), ran(None, None))) == [(JOINED, "mine")]


def test_two_that_it_may_be_leave_it_a_new_one() -> None:
    assert told(rows(recorded(), ran(None, id="a"), ran(None, 11_000, id="b"))) == [(NEW, "")]
    assert told(rows(recorded(), ran(None, id="a"), ran(None, 12_000, id="b"))) == [(JOINED, "a")]


def test_of_two_recordings_the_one_that_is_more_like_it_is_it() -> None:
    two = [recorded("07:00:00", 10_900), recorded("17:00:00", 10_400)]
    assert told(rows(two, ran(None))) == [(NEW, ""), (JOINED, "mine")]
    assert told(rows(two, ran(None, None, None))) == [(JOINED, "mine"), (NEW, "")]  # the longer one
    assert told(rows([replace(two[0], timer_s=4000), two[1]], ran(None, None, 3100))) == [(NEW, ""), (JOINED, "mine")]


def test_a_race_of_the_day_is_one_too() -> None:
    race = Race(id="race", start=WHOLE, status=Status.DONE, distance_m=10_000)
    assert told(rows(recorded(), race)) == [(JOINED, "race")]


def id_made(clock: str) -> str:
    """An id as the journal makes it at a time of day."""
    millis = int(instant(clock).timestamp() * 1000)
    return str(UUID(int=(millis << 80) | (7 << 76) | (2 << 62) | 1))


@pytest.mark.parametrize(
    ("entry", "recording", "is_same"),
    [
        # Typed at eight in the evening without a time, so that it was taken to have ended then.
        (ran("19:10:00", id=id_made("20:00:00")), recorded("08:00:00"), True),
        (ran("19:10:00", id=id_made("20:02:00")), recorded("08:00:00"), True),
        (ran("19:10:00", id=id_made("20:02:01")), recorded("08:00:00"), False),
        (ran("19:10:00", id=id_made("19:59:59")), recorded("08:00:00"), False),
        (ran("20:00:00", duration_s=None, id=id_made("20:00:30")), recorded("08:00:00"), True),
        (ran("19:10:00", 8000, id=id_made("20:00:00")), recorded("08:00:00"), False),
        # It was logged before the recording ended.
        (ran("15:50:00", duration_s=600, id=id_made("16:00:00")), recorded("15:56:00", 11_400), False),
        (ran("15:50:00", duration_s=600, id=id_made("16:00:00")), recorded("16:10:01"), False),
        # Ids of other programs say nothing.
        (ran("19:10:00", id="0190"), recorded("08:00:00"), False),
    ],
)
def test_a_time_that_was_guessed_when_it_was_logged_is_none(entry: Run, recording: Recording, is_same: bool) -> None:
    found = row(replace(recording, avg_hr=150), entry)
    assert found.effect is (JOINED if is_same else NEW)
    assert not is_same or (found.entry and found.entry.start) == entry.start


def test_the_time_of_a_run_that_was_imported_as_soon_as_it_ended_is_no_guess() -> None:
    entry = ran("19:10:00", id=id_made("20:00:00"))
    assert told(rows(recorded("08:00:00"), entry, keys={"fit:b:0": entry.id})) == [(NEW, "")]


def test_a_time_that_was_guessed_is_said_beside_the_real_one() -> None:
    found = row(recorded(avg_hr=150), ran("19:10:00", id=id_made("20:00:00")))
    assert found.words.endswith("of Sun 10 May 2026 19:10; you: 19:10, watch: 08:00")


# 4. A planned race of the day


@pytest.mark.parametrize(
    ("recording", "race", "is_it"),
    [
        (recorded("06:00:00", 11_000), raced(), True),
        (recorded("06:00:00", 11_001), raced(), False),
        (recorded("06:00:00", 9000), raced(), True),
        (recorded("06:00:00", 8999), raced(), False),
        (recorded("20:00:00"), raced("10:00:00"), True),
        (recorded(distance_m=5000, is_race=True), raced(), True),
        (recorded(distance_m=None, is_race=True), raced(), True),
        (recorded(distance_m=None), raced(), False),
        (recorded(), raced(distance_m=None), False),
        (recorded("09:00:00"), raced("10:00:00", None), True),
        (recorded("11:00:00"), raced("10:00:00", None), True),
        (recorded("11:00:01"), raced("10:00:00", None), False),
        (recorded(), raced(status=Status.CANCELLED), False),
        (recorded(start=instant("00:00:00", DAY + timedelta(days=1))), raced(), False),
    ],
)
def test_a_planned_race_is_done(recording: Recording, race: Race, is_it: bool) -> None:
    found = row(recording, race)
    assert found.effect is (DONE if is_it else NEW)
    assert found.present == (race if is_it else None)


def test_a_race_takes_the_time_from_start_to_end_and_keeps_the_runners_words() -> None:
    race = raced("10:00:00", note="with Anna", duration_s=2700, effort=8)
    recording = recorded("10:04:00", 10_200, 2900, elapsed_s=3005, avg_hr=171, effort=9, title="Race day", words="hot")
    found = row(recording, race)
    assert found.entry == replace(
        race,
        status=Status.DONE,
        start=at("10:04:00"),
        distance_m=10_200,
        duration_s=3005,
        avg_hr=171,
        source=recording.keys[0],
    )
    named = '"race Club 10k · 10.0 km · 45:00 · 4:30/km · effort 8, with Anna" of Sun 10 May 2026 10:00'
    assert found.words == f"done: {named}"


def test_a_race_without_elapsed_time_takes_what_there_is() -> None:
    entry = row(recorded(), raced()).entry
    assert isinstance(entry, Race)
    assert (entry.duration_s, entry.elapsed_s) == (3000, None)


def test_a_warm_up_and_a_race_are_two() -> None:
    three = [recorded("09:20:00", 2000, 700), recorded("10:02:00"), recorded("11:00:00", 1500, 600)]
    assert told(rows(three, raced("10:00:00"))) == [(NEW, ""), (DONE, "race"), (NEW, "")]


def test_of_two_that_are_as_far_the_race_is_what_was_marked_or_nearer_in_time() -> None:
    two = [recorded("07:00:00"), recorded("10:30:00", 10_300)]
    assert told(rows(two, raced("10:00:00"))) == [(NEW, ""), (DONE, "race")]
    marked = [replace(two[0], is_race=True), two[1]]
    assert told(rows(marked, raced("10:00:00"))) == [(DONE, "race"), (NEW, "")]


def test_a_run_that_was_marked_as_a_race_becomes_one() -> None:
    entry = row(recorded(is_race=True, title="Riverside 10k", words="hot", elapsed_s=3100)).entry
    assert isinstance(entry, Race)
    assert (entry.name, entry.note, entry.status, entry.duration_s) == ("Riverside 10k", "hot", Status.DONE, 3100)


# 5. A planned run of the day


@pytest.mark.parametrize(
    ("recording", "plan", "is_it"),
    [
        (recorded("12:00:00"), planned("08:00:00"), True),
        (recorded("12:00:01"), planned("08:00:00"), False),
        (recorded("04:00:00"), planned("08:00:00"), True),
        (recorded("03:59:59"), planned("08:00:00"), False),
        (recorded("23:00:00"), planned(), True),
        (recorded(distance_m=5000), planned(), True),
        (recorded(distance_m=4999), planned(), False),
        (recorded(distance_m=20_000), planned(), True),
        (recorded(distance_m=20_001), planned(), False),
        (recorded(distance_m=None), planned(), True),
        (recorded(), planned(distance_m=None), True),
        (recorded(), planned(distance_m=None, duration_s=6000), True),
        (recorded(), planned(distance_m=None, duration_s=6001), False),
        (recorded(), planned(status=Status.CANCELLED), False),
        (recorded(start=instant("00:00:00", DAY + timedelta(days=1))), planned(), False),
    ],
)
def test_a_planned_run_is_done(recording: Recording, plan: Run, is_it: bool) -> None:
    found = row(recording, plan)
    assert found.effect is (DONE if is_it else NEW)
    assert found.present == (plan if is_it else None)


def test_a_plan_becomes_real_with_the_runners_words() -> None:
    plan = planned("18:00:00", 12_000, note="with Anna", duration_s=4000, effort=4, source="ical/x")
    found = row(recorded("18:30:00", elapsed_s=3300, effort=6, title="Evening", ascent_m=20), plan)
    assert found.entry == replace(
        plan,
        status=Status.DONE,
        start=at("18:30:00"),
        distance_m=10_000,
        duration_s=3000,
        elapsed_s=3300,
        ascent_m=20,
    )
    assert found.keys == (recorded("18:30:00").keys[0],)


def test_what_was_not_recorded_stays_as_planned() -> None:
    entry = row(recorded(distance_m=None, effort=6, title="Treadmill"), planned()).entry
    assert isinstance(entry, Run)
    assert (entry.distance_m, entry.duration_s, entry.effort, entry.note) == (10_000, 3000, 6, "Treadmill")


def test_several_plans_and_runs_are_matched_in_the_order_of_time() -> None:
    plans = planned("07:00:00", id="a"), planned("09:00:00", id="b")
    assert told(rows([recorded("10:00:00"), recorded("08:00:00")], *plans)) == [(DONE, "a"), (DONE, "b")]
    assert told(rows(recorded("08:10:00"), *plans)) == [(DONE, "b")]
    assert told(rows(recorded("07:50:00"), *plans)) == [(DONE, "a")]


def test_as_many_plans_as_possible_are_done() -> None:
    plans = planned("12:00:00", id="noon"), planned("16:00:00", id="later")
    assert told(rows([recorded("15:00:00"), recorded("19:00:00")], *plans)) == [(DONE, "noon"), (DONE, "later")]


def test_plans_for_any_time_are_told_by_their_distance() -> None:
    plans = planned(distance_m=12_000, id="a"), planned(distance_m=8000, id="b")
    assert told(rows([recorded("07:00:00", 8100), recorded("18:00:00", 11_900)], *plans)) == [(DONE, "b"), (DONE, "a")]
    unknown = planned(distance_m=None, id="a"), planned(distance_m=None, id="b")
    assert told(rows([recorded("18:00:00"), recorded("07:00:00")], *unknown)) == [(DONE, "a"), (DONE, "b")]


def test_a_warm_up_leaves_the_planned_run_alone() -> None:
    plan = planned(distance_m=21_000)
    warm_up = recorded("07:30:00", 2000, 700)
    assert told(rows(warm_up, plan)) == [(NEW, "")]
    assert told(rows([warm_up, recorded("08:00:00", 20_800, 6600)], plan)) == [(NEW, ""), (DONE, "plan")]


def test_what_was_logged_leaves_the_plan_alone() -> None:
    assert told(rows(recorded(), ran(), planned())) == [(THERE, "mine")]


# 6. Perhaps the same in another zone


@pytest.mark.parametrize(
    ("recording", "is_asked"),
    [
        (recorded("20:00:00"), True),
        (recorded("21:59:59"), True),
        (recorded("22:00:59"), True),
        (recorded("22:15:00"), False),
        (recorded("20:01:00"), True),
        (recorded("20:01:01"), False),
        (recorded("19:59:00"), True),
        (recorded("19:58:59"), False),
        (recorded("20:30:00", 10_200, 3060), True),
        (recorded("20:30:00", 9800, 2940), True),
        (recorded("20:45:00", 10_201), False),
        (recorded("20:45:00", 10_000, 3061), False),
        (recorded("20:45:00", None), False),
        (recorded("20:45:00", 10_000, None), False),
    ],
)
def test_a_run_as_far_and_as_long_some_quarters_of_an_hour_apart_is_asked(recording: Recording, is_asked: bool) -> None:
    found = row(recording, ran())
    assert found.effect is (ASKED if is_asked else NEW)
    assert found.is_ticked is not is_asked
    assert found.entry is not None
    assert found.entry.id == ""  # to tick it makes a new entry
    assert (found.present is not None) is is_asked
    question = 'is it "run 10.0 km · 50:00 · 5:00/km" of Sun 10 May 2026 08:00 in another zone?'
    assert found.words == (question if is_asked else "new run")


def test_a_run_that_is_another_ones_is_no_twin() -> None:
    both = [recorded("08:00:00"), recorded("20:00:00")]
    assert told(rows(both, ran())) == [(THERE, "mine"), (NEW, "")]
    assert told(rows(both, ran(), keys={both[0].keys[0]: "mine"})) == [(THERE, "mine"), (NEW, "")]


@pytest.mark.parametrize(
    ("table", "effect"),
    [
        (recorded("10:00:00", 10_100, richness=Richness.TABLE, keys=("csv:a",)), ASKED),
        (recorded("10:07:00", 10_100, richness=Richness.TABLE, keys=("csv:a",)), NEW),
        (recorded("10:00:00", 10_100, richness=Richness.GPX, keys=("gpx:a",)), ASKED),
        (recorded("10:07:00", 10_100, richness=Richness.GPX, keys=("gpx:a",)), NEW),
        (recorded("10:00:00", 10_100, keys=("fit:b",)), NEW),
        (recorded(start=None, wall=TEN, richness=Richness.GPX, keys=("csv:a",)), ASKED),
    ],
)
def test_a_copy_in_another_zone_beside_its_file_is_asked(table: Recording, effect: RowEffect) -> None:
    assert told(rows([recorded(), table])) == [(NEW, ""), (effect, "")]


# What is no run, or may be none


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("walk", "a walk"),
        ("e-bike ride", "an e-bike ride"),
        ("yoga", "yoga"),
        ("several sports", "several sports"),
        ("", "no run"),
        ("swim", "a swim"),
    ],
)
def test_another_sport_is_left_out_with_its_word(words: str, said: str) -> None:
    found = row(recorded(sport=Sport.OTHER, sport_words=words), ran(), planned())
    assert (found.effect, found.words, found.entry, found.is_ticked) == (LEFT_OUT, said, None, False)


def test_an_unknown_sport_is_asked_with_its_pace() -> None:
    found = row(recorded(sport=Sport.UNKNOWN, sport_words="generic"))
    assert (found.effect, found.is_ticked) == (ASKED, False)
    assert found.words == "is it a run? generic, 5:00/km"
    assert found.entry == row(recorded()).entry
    found = row(recorded(sport=Sport.UNKNOWN, sport_words="", distance_m=None))
    assert found.words == "is it a run? its file does not say"
    found = row(recorded(sport=Sport.UNKNOWN, sport_words="", title="Morning Ride"))
    assert found.words == "is it a run? Morning Ride, 5:00/km"


@pytest.mark.parametrize("entry", [planned(), raced(), ran(None)])
def test_an_unknown_sport_is_asked_even_if_it_may_be_what_was_planned(entry: Entry) -> None:
    found = row(recorded(sport=Sport.UNKNOWN), entry)
    assert (found.effect, found.present, found.is_ticked) == (ASKED, entry, False)
    assert found.entry is not None
    assert found.entry.id == entry.id


def test_an_unknown_sport_at_the_time_of_a_run_is_that_run() -> None:
    assert told(rows(recorded(sport=Sport.UNKNOWN), ran())) == [(THERE, "mine")]
    nothing_known = recorded(sport=Sport.UNKNOWN, distance_m=None, timer_s=None)
    assert told(rows(nothing_known, ran(duration_s=None))) == [(ASKED, "")]


def test_a_run_goes_before_what_may_be_none() -> None:
    unknown, run = recorded("07:00:00", sport=Sport.UNKNOWN), recorded("09:00:00")
    assert told(rows([unknown, run], planned())) == [(ASKED, ""), (DONE, "plan")]


# Times that cannot be


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (NOW + timedelta(days=1), None),
        (NOW + timedelta(days=1, seconds=1), LIES_AHEAD),
        (datetime(1969, 12, 31, 23, 59, tzinfo=UTC), CLOCK_NOT_SET),
        (datetime(1970, 1, 1, 12, tzinfo=UTC), None),
        (datetime(2101, 1, 1, 12, tzinfo=UTC), LIES_AHEAD),
        (datetime(9999, 12, 31, 23, 59, tzinfo=UTC), LIES_AHEAD),
        (datetime(1, 1, 1, tzinfo=UTC), CLOCK_NOT_SET),
        (None, "it does not say when it was"),
    ],
)
def test_a_clock_that_was_wrong_is_said(start: datetime | None, words: str | None) -> None:
    found = row(recorded(start=start))
    assert found.effect is (LEFT_OUT if words else NEW)
    assert words is None or (found.words, found.is_ticked, found.entry) == (words, False, None)


def test_a_day_is_enough() -> None:
    table = recorded(start=None, day=DAY, richness=Richness.TABLE, keys=("csv:a",))
    assert row(table).entry == Run(start=WHOLE, distance_m=10_000, duration_s=3000, source="csv:a")
    assert row(replace(table, day=date(2027, 1, 1))).words == LIES_AHEAD
    assert told(rows(table, ran())) == [(THERE, "mine")]
    assert told(rows(table, ran(None))) == [(THERE, "mine")]
    assert told(rows(table, ran(id="a"), ran("18:00:00", id="b"))) == [(NEW, "")]
    filled = row(replace(table, effort=4), ran()).entry
    assert filled == ran(effort=4, source="csv:a")
    happened = row(table, planned("08:00:00")).entry
    assert happened == planned("08:00:00", status=Status.DONE, duration_s=3000, source="csv:a")
    assert told(rows([table, recorded(distance_m=10_900)])) == [(NEW, "")]
    assert told(rows([table, recorded(distance_m=11_200)])) == [(NEW, ""), (NEW, "")]
    twice = [table, replace(table, keys=("csv:b",))]
    assert told(rows([*twice, recorded()])) == [(NEW, ""), (NEW, "")]
    assert len(rows(twice)) == 2


def test_what_was_before_a_day_is_left_out_unless_it_is_known() -> None:
    since = instant("00:00:00")
    early = recorded(start=instant("23:59:59", DAY - timedelta(days=1)))
    assert row(recorded("00:00:00"), since=since).effect is NEW
    found = row(early, since=since)
    assert (found.effect, found.words) == (LEFT_OUT, "from before 10 May 2026")
    assert row(early, ran(), since=since, keys={early.keys[0]: "mine"}).effect is THERE


def test_rows_are_in_the_order_of_time() -> None:
    given = [recorded("18:00:00"), recorded("07:00:00"), recorded("12:00:00", sport=Sport.OTHER)]
    assert [each.recording for each in rows(given)] == [given[1], given[2], given[0]]


def test_a_recording_names_its_file_and_whether_it_was_cut_short() -> None:
    found = row(recorded(where="GARMIN/a.fit", is_cut_short=True))
    assert (found.where, found.words) == ("GARMIN/a.fit", "new run; cut short")


def test_what_the_runner_and_the_watch_do_not_agree_on_is_said() -> None:
    by_hand = ran(None, 10_600, 2000, effort=5)
    found = row(recorded(distance_m=9400), by_hand)
    assert found.words == (
        'joins "run 10.6 km · 33:20 · 3:09/km · effort 5" of Sun 10 May 2026'
        "; you: 10.6 km, watch: 9.4 km; you: 33:20, watch: 50:00"
    )
    assert isinstance(found.entry, Run)
    assert (found.entry.distance_m, found.entry.duration_s) == (10_600, 2000)
    assert "you" not in row(recorded(distance_m=9400), by_hand, keys={"csv:a": "mine"}).words
    assert "you" not in row(recorded(distance_m=9540, timer_s=2200), by_hand).words


@pytest.mark.parametrize(
    ("offset_s", "zone", "is_in"),
    [
        (None, "", "Asia/Tokyo"),
        (9 * 3600, "", "Asia/Tokyo"),
        (2 * 3600, "", "Europe/Berlin"),
        (None, "Asia/Seoul", "Asia/Tokyo"),
    ],
)
def test_an_entry_keeps_its_zone_unless_the_clocks_there_differ(offset_s: int | None, zone: str, is_in: str) -> None:
    in_tokyo = Moment.whole_day(DAY, "Asia/Tokyo")
    found = row(recorded(offset_s=offset_s, zone=zone), Run(id="mine", start=in_tokyo, distance_m=10_000))
    assert found.entry is not None
    assert (found.entry.start.zone, found.entry.start.at) == (is_in, instant("08:00:00"))


@pytest.mark.parametrize(
    ("hours", "recording", "zone"),
    [
        (24, {}, "Asia/Tokyo"),
        (24.01, {}, "Europe/Berlin"),
        (1, {"offset_s": 2 * 3600}, "Europe/Berlin"),
        (1, {"zone": "UTC"}, "UTC"),
        (1, {"start": None, "wall": TEN}, "Asia/Tokyo"),
    ],
)
def test_a_recording_of_no_zone_is_where_the_runner_was_that_day(
    hours: float, recording: dict[str, Any], zone: str
) -> None:
    drink = Drink(start=Moment.at_instant(instant("06:00:00"), "Asia/Tokyo"), volume_ml=500)
    start = instant("06:00:00") + timedelta(hours=hours)
    entry = row(replace(recorded(start=start), **recording), drink, context=CONTEXT.at(NOW + timedelta(days=9))).entry
    assert entry is not None
    assert entry.start.zone == zone
    if "wall" in recording:
        assert entry.start.local is not None
        assert entry.start.local.replace(tzinfo=None) == TEN


def test_a_recording_with_another_offset_is_in_a_zone_that_was_used_around_then() -> None:
    there = Run(id="mine", start=Moment.at_instant(instant("03:00:00"), "Asia/Tokyo"))
    found = row(recorded("18:00:00", offset_s=9 * 3600), there)
    assert found.entry is not None
    assert found.entry.start.zone == "Asia/Tokyo"


def test_many_runs_beside_many_entries_do_not_take_long() -> None:
    """A comparison of each with each would take a minute."""
    hours = [NOW - timedelta(hours=7 * number) for number in range(6000)]
    entries = [ran(id=f"{hour:%Y%m%d%H}", start=Moment.at_instant(hour, "Europe/Berlin")) for hour in hours]
    many = [recorded(start=hour, keys=(f"fit:{hour:%Y%m%d%H}:0",)) for hour in hours[::-10]]
    assert told(rows(many, *entries)) == [(THERE, f"{hour:%Y%m%d%H}") for hour in hours[::-10]]


def test_a_table_with_a_row_for_each_second_does_not_take_long() -> None:
    seconds = [instant("08:00:00") + timedelta(seconds=second) for second in range(3000)]
    table = [recorded(start=start, timer_s=1, keys=(f"csv:{start:%H%M%S}",)) for start in seconds]
    assert [each.effect for each in rows(table)] == [NEW] * 3000
