"""Several recordings of one run: which are of the same, and whose values are taken."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from runjournal.exchange.activities.recording import Recording, Richness, Sport
from runjournal.exchange.import_preview import RowEffect
from runjournal.exchange.joining.recorded_run import clean
from runjournal.model.choices import RunKind
from runjournal.model.entries import Race, Run
from runjournal.model.limits import LONGEST_TEXT
from tests.exchange.joining.recordings import DAY, at, ran, recorded, row, rows, told

FIT = recorded(distance_m=10_000, avg_hr=None)
TCX = recorded(distance_m=10_050, timer_s=3010, richness=Richness.TCX, keys=("tcx:b:0",), avg_hr=150)
GPX = recorded("08:00:05", 9980, 3050, richness=Richness.GPX, keys=("gpx:c:0",), avg_hr=151, ascent_m=90)
ROW = recorded(
    "08:01:00", 10_000, None, richness=Richness.TABLE, keys=("strava:1",), title="With Anna", words="hot", effort=6
)


def run_of(*recordings: Recording) -> Run:
    """The run that some recordings are, whatever order they come in."""
    found = {only.entry for order in permutations(recordings) for only in rows(list(order))}
    (entry,) = found
    assert isinstance(entry, Run)
    return entry


def test_all_sources_of_a_run_are_one_entry_with_all_keys_and_the_richest_values() -> None:
    assert run_of(FIT, TCX, GPX, ROW) == Run(
        start=at("08:00:00"),
        distance_m=10_000,
        duration_s=3000,
        avg_hr=150,
        ascent_m=90,
        effort=6,
        note="With Anna: hot",
        source=FIT.keys[0],
    )
    assert row_keys(FIT, TCX, GPX, ROW) == {*FIT.keys, *TCX.keys, *GPX.keys, *ROW.keys}


def row_keys(*recordings: Recording) -> set[str]:
    return {key for each in rows(list(recordings)) for key in each.keys}


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (recorded("08:25:00", 5000, keys=("gpx:c:0",)), True),
        (recorded("08:25:01", 5000, keys=("gpx:c:0",)), False),
        (recorded("08:10:00", timer_s=None, keys=("gpx:c:0",)), True),
        (recorded("08:49:59", timer_s=None, keys=("gpx:c:0",)), True),
        (recorded("08:50:01", timer_s=None, keys=("gpx:c:0",)), False),
        (recorded("07:50:00", timer_s=None, keys=("gpx:c:0",)), True),
        (recorded("07:49:59", timer_s=None, keys=("gpx:c:0",)), False),
        (recorded("07:50:00", 8999, timer_s=None, keys=("gpx:c:0",)), False),
        (recorded("07:50:00", 9000, timer_s=None, keys=("gpx:c:0",)), True),
        (recorded("18:00:00"), False),
        (recorded("18:00:00", keys=("strava:1", *FIT.keys)), True),  # one file names the other
        (recorded(sport=Sport.OTHER, keys=("gpx:c:0",)), False),
        (recorded(sport=Sport.UNKNOWN, keys=("gpx:c:0",)), True),
    ],
)
def test_recordings_are_of_one_run_if_one_lies_within_the_other(other: Recording, is_same: bool) -> None:
    other = replace(other, richness=Richness.GPX)
    for order in ([FIT, other], [other, FIT]):
        assert len(rows(order)) == (1 if is_same else 2)


@pytest.mark.parametrize(
    ("fit", "other", "zone"),
    [
        ({}, {"zone": "Asia/Tokyo"}, "Asia/Tokyo"),
        ({}, {"offset_s": 9 * 3600}, "Etc/GMT-9"),
        ({"offset_s": 2 * 3600}, {"zone": "Asia/Tokyo"}, "Europe/Berlin"),
        ({}, {}, "Europe/Berlin"),
        ({}, {"zone": "Asia/Tokyo", "start": None, "day": DAY, "richness": Richness.TABLE}, "Asia/Tokyo"),
    ],
)
def test_the_zone_is_that_of_whichever_recording_knows_it(
    fit: dict[str, Any], other: dict[str, Any], zone: str
) -> None:
    run = run_of(replace(FIT, **fit), replace(GPX, **other))
    assert (run.start.zone, run.start.at) == (zone, FIT.start)


def test_repetitions_are_no_doubles() -> None:
    given = [recorded(f"08:{minute:02}:00", 1000, 240) for minute in range(0, 36, 6)]
    assert [each.effect for each in rows(given)] == [RowEffect.NEW] * 6


def test_a_phone_that_recorded_what_the_watch_has_in_two_parts_adds_no_run_and_no_numbers() -> None:
    parts = [recorded("08:00:00", 5000, 1500), recorded("08:26:00", 5000, 1500)]
    phone = recorded("08:00:00", 10_000, 3060, richness=Richness.GPX, keys=("gpx:c:0",), ascent_m=200)
    found = rows([phone, *parts])
    assert len(found) == 2
    entries = [each.entry for each in found]
    assert all(isinstance(entry, Run) and entry.ascent_m is None for entry in entries)


def test_a_ride_that_an_app_does_not_name_is_that_ride() -> None:
    ride = recorded(sport=Sport.OTHER, sport_words="ride")
    unnamed = recorded(sport=Sport.UNKNOWN, richness=Richness.GPX, keys=("gpx:c:0",))
    assert [each.words for each in rows([ride, unnamed])] == ["a ride"]


def test_a_run_that_its_file_does_not_name_is_one_if_another_file_says_so() -> None:
    fit = replace(FIT, sport=Sport.UNKNOWN)
    assert [each.effect for each in rows([fit, ROW])] == [RowEffect.NEW]


def test_a_file_that_was_cut_short_gives_way() -> None:
    cut = recorded(distance_m=6000, timer_s=1800, is_cut_short=True, avg_hr=140)
    assert run_of(cut, GPX) == replace(run_of(GPX), start=at("08:00:05"))
    assert run_of(replace(cut, distance_m=None, timer_s=None), GPX).distance_m == 9980


@pytest.mark.parametrize(
    ("recording", "expected"),
    [
        ({}, (3000, None)),
        ({"elapsed_s": 3060}, (3000, None)),
        ({"elapsed_s": 3061}, (3000, 3061)),
        ({"timer_s": None, "elapsed_s": 3061}, (3061, None)),
        ({"timer_s": None}, (None, None)),
        ({"timer_s": 273, "elapsed_s": 271}, (273, None)),
        ({"timer_s": 0}, (None, None)),
        ({"timer_s": 259_200}, (259_200, None)),
        ({"timer_s": 259_201}, (None, None)),
        ({"elapsed_s": 259_200}, (3000, 259_200)),
        ({"elapsed_s": 259_201}, (3000, None)),
        ({"timer_s": -5, "elapsed_s": -5}, (None, None)),
    ],
)
def test_elapsed_time_is_kept_if_it_is_more_than_a_minute_longer(
    recording: dict[str, Any], expected: tuple[int | None, int | None]
) -> None:
    entry = row(replace(recorded(), **recording)).entry
    assert isinstance(entry, Run)
    assert (entry.duration_s, entry.elapsed_s) == expected


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("distance_m", 0, None),
        ("distance_m", 500_000, 500_000),
        ("distance_m", 500_001, None),
        ("avg_hr", 0, None),
        ("avg_hr", 20, 20),
        ("avg_hr", 260, 260),
        ("avg_hr", 261, None),
        ("ascent_m", 0, 0),
        ("ascent_m", 20_001, None),
        ("descent_m", -1, None),
        ("effort", 0, 0),
        ("effort", 10, 10),
        ("effort", 11, None),
        ("run_kind", RunKind.LONG, RunKind.LONG),
    ],
)
def test_a_value_that_cannot_be_is_not_known(field: str, value: object, kept: object) -> None:
    values: dict[str, Any] = {field: value}
    assert getattr(row(recorded(**values)).entry, field) == kept


def test_a_recording_that_knows_nothing_but_its_start_is_a_run() -> None:
    entry = row(recorded(distance_m=None, timer_s=None)).entry
    assert entry == Run(start=at("08:00:00"), source="fit:080000-None:0")


@pytest.mark.parametrize(
    ("title", "words", "note"),
    [
        ("", "", ""),
        ("Hills", "", "Hills"),
        ("", "hot", "hot"),
        ("Hills", "hot", "Hills: hot"),
        ("Hills", "Hills again", "Hills again"),
        (" a\tb\r\nc ", "\x1b[2J", "a b c: [2J"),
        ("\u202eabc\u200b", "", "abc"),
        ("x" * LONGEST_TEXT, "", "x" * LONGEST_TEXT),
        ("x" * (LONGEST_TEXT + 1), "", "x" * (LONGEST_TEXT - 1) + "…"),
        ("x" * LONGEST_TEXT, "hot", "x" * (LONGEST_TEXT - 1) + "…"),
    ],
)
def test_texts_are_cleaned_and_cut(title: str, words: str, note: str) -> None:
    entry = row(recorded(title=title, words=words)).entry
    assert entry is not None
    assert entry.note == note


def test_a_runners_emoji_stay() -> None:
    assert clean("🏃\u200d♀\ufe0f done") == "🏃\u200d♀\ufe0f done"


@pytest.mark.parametrize("key", ["a b", "k" * 201, "", "tab\there", "\u202e", "\ud800"])
def test_a_key_that_is_no_word_is_kept_as_its_digest(key: str) -> None:
    found = row(recorded(keys=(key,)))
    assert found.entry is not None
    assert found.keys == (found.entry.source,)
    assert len(found.entry.source) == len("sha256:") + 64
    assert told(rows(recorded(keys=(key,)), ran(), keys={found.entry.source: "mine"})) == [(RowEffect.THERE, "mine")]


def test_a_race_has_its_title_as_its_name() -> None:
    entry = row(recorded(is_race=True, title="x" * 3000)).entry
    assert isinstance(entry, Race)
    assert entry.name == "x" * (LONGEST_TEXT - 1) + "…"
