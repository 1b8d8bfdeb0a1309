"""Activities and drinks that apps export as JSON: Garmin, Nike, Polar."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.activities import garmin_export, nike_run, polar_session
from runjournal.exchange.activities.activity_readers import readers
from runjournal.exchange.activities.json_values import JsonError, instant_in, json_of, number_in, text_in
from runjournal.exchange.activities.recording import NoActivity, ReadItem, RecordedDrink, Recording, Sport, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.json_files import GARMIN, GARMIN_DRINKS, JSON_FILES, NIKE, POLAR, POLAR_NEW
from tests.exchange.activities.memory_file import MemoryFile

OPTIONS = ReadOptions(context=Context(datetime(2026, 11, 28, 12, tzinfo=UTC), "Europe/Berlin", Settings()))
START = datetime(2026, 5, 10, 6, 35, 22, tzinfo=UTC)
JSON_READERS = (garmin_export.GARMIN_SUMMARIES, garmin_export.GARMIN_DRINKS, nike_run.NIKE, polar_session.POLAR)


def items(reader: ActivityReader, value: object) -> list[ReadItem]:
    file = MemoryFile(json.dumps(value).encode(), "a.json")
    assert [each for each in readers({}) if each.recognises(file.head())] == [reader]
    return list(reader.read(file, OPTIONS))


def summaries(*changes: Mapping[str, object]) -> list[ReadItem]:
    value = [{"summarizedActivitiesExport": [{**GARMIN, **change} for change in changes]}]
    return items(garmin_export.GARMIN_SUMMARIES, value)


def nike(**changes: object) -> ReadItem:
    (item,) = items(nike_run.NIKE, {**NIKE, **changes})
    return item


def polar(**changes: object) -> list[ReadItem]:
    return items(polar_session.POLAR, {**POLAR, **changes})


def run_of(item: ReadItem) -> Recording:
    assert isinstance(item, Recording)
    return item


def test_a_summary_of_garmin() -> None:
    (item,) = summaries({})
    run = run_of(item)
    assert (run.start, run.offset_s, run.distance_m, run.timer_s, run.elapsed_s) == (START, 7200, 8160, 2703, 2770)
    assert (run.avg_hr, run.ascent_m, run.descent_m, run.effort, run.is_race) == (129, 123, 120, 6, True)
    assert (run.title, run.words, run.sport_words) == ("Hills with Jo", "steep, but dry", "trail run")
    assert (run.keys, run.sport) == (("garmin:9001",), Sport.RUN)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"name": "Berlin Running"}, "title", ""),
        ({"eventTypeId": 9}, "is_race", False),
        ({"eventTypeId": 9, "eventType": {"typeKey": "race"}}, "is_race", True),
        ({"distance": 0}, "distance_m", None),
        ({"distance": None}, "distance_m", None),
        ({"avgHr": 0}, "avg_hr", None),
        ({"workoutRpe": None}, "effort", None),
        ({"workoutRpe": 0}, "effort", None),
        ({"startTimeLocal": 1778394922000}, "offset_s", 0),
        ({"startTimeLocal": None}, "offset_s", None),
        ({"startTimeLocal": 1778394922000 + 1_000_000}, "offset_s", None),
        ({"beginTimestamp": None}, "start", START),
        ({"elapsedDuration": 1000}, "elapsed_s", 2703),
        ({"activityType": "cycling"}, "sport", Sport.OTHER),
        ({"activityType": "multi_sport"}, "sport", Sport.OTHER),
        ({"activityType": "kendo"}, "sport", Sport.UNKNOWN),
    ],
)
def test_values_of_garmin(change: Mapping[str, object], field: str, value: object) -> None:
    (item,) = summaries(change)
    assert getattr(item, field) == value


def test_a_summary_without_start_is_told_and_the_rest_is_read() -> None:
    first, second, third = summaries({"beginTimestamp": None, "startTimeGmt": "soon"}, {"activityId": None}, {})
    assert first == Unreadable("a.json, activity 1", "it has no start")
    assert second == Unreadable("a.json, activity 2", "it has no number")
    assert isinstance(third, Recording)


def test_drinks_of_garmin() -> None:
    first, second = items(garmin_export.GARMIN_DRINKS, GARMIN_DRINKS)
    assert isinstance(first, RecordedDrink)
    assert isinstance(second, RecordedDrink)
    assert (first.day, first.wall, first.volume_ml) == (
        date(2026, 5, 10),
        datetime.fromisoformat("2026-05-10T07:15"),
        250,
    )
    assert (second.volume_ml, len({*first.keys, *second.keys})) == (500, 2)
    alike = items(garmin_export.GARMIN_DRINKS, [GARMIN_DRINKS[0], GARMIN_DRINKS[0]])
    assert len({key for item in alike if isinstance(item, RecordedDrink) for key in item.keys}) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"valueInML": -250.0},
        {"timestampLocal": None, "valueInML": -250},
        {"timestampLocal": "2026-05-10T00:00:00.0", "valueInML": -250},
    ],
)
def test_drinks_taken_back_leave_one_for_the_day(change: Mapping[str, object]) -> None:
    (drink,) = items(garmin_export.GARMIN_DRINKS, [{**GARMIN_DRINKS[0], **change}, GARMIN_DRINKS[1]])
    assert isinstance(drink, RecordedDrink)
    assert (drink.wall, drink.volume_ml) == (None, 250)


def test_drinks_of_unknown_time_are_one_of_the_day() -> None:
    unknown = {**GARMIN_DRINKS[0], "timestampLocal": None}
    (drink,) = items(garmin_export.GARMIN_DRINKS, [unknown, unknown])
    assert isinstance(drink, RecordedDrink)
    assert (drink.day, drink.wall, drink.volume_ml) == (date(2026, 5, 10), None, 500)
    (again,) = items(garmin_export.GARMIN_DRINKS, [unknown])
    assert isinstance(again, RecordedDrink)
    assert again.keys == drink.keys


def test_a_drink_without_a_day_is_told() -> None:
    items_read = items(garmin_export.GARMIN_DRINKS, [{"valueInML": 250}, *GARMIN_DRINKS])
    assert items_read[0] == Unreadable("a.json", "drink 1 has no day")
    assert len(items_read) == 3


def test_a_run_of_nike() -> None:
    run = run_of(nike())
    assert (run.start, run.offset_s, run.distance_m, run.timer_s, run.elapsed_s) == (START, None, 8160, 2703, 2770)
    assert (run.avg_hr, run.ascent_m, run.title, run.words, run.effort) == (129, 123, "Hills with Jo", "dry", 6)
    assert (run.keys, run.sport) == (("nike:ab-1",), Sport.RUN)


def test_odd_runs_of_nike() -> None:
    assert run_of(nike(end_epoch_ms=None)).elapsed_s is None
    assert run_of(nike(summaries=[])).distance_m is None
    assert run_of(nike(tags=None)).title == ""
    assert run_of(nike(tags={"rpe": "0"})).effort is None
    assert run_of(nike(summaries=[{"metric": "distance", "value": 5.2}])).distance_m == 5200
    assert nike(start_epoch_ms=None) == Unreadable("a.json", "it has no start")
    assert nike(id=None) == Unreadable("a.json", "it has no id")
    assert nike(summaries=None, active_duration_ms=0) == NoActivity("a.json", "neither a distance nor a time")
    assert len(items(nike_run.NIKE, {"activities": [NIKE, NIKE]})) == len(items(nike_run.NIKE, [NIKE, NIKE])) == 2


@pytest.mark.parametrize("session", [POLAR, POLAR_NEW], ids=["older", "newer"])
def test_a_session_of_polar(session: Mapping[str, object]) -> None:
    (item,) = items(polar_session.POLAR, session)
    run = run_of(item)
    assert (run.start, run.offset_s, run.distance_m, run.timer_s, run.elapsed_s) == (START, 7200, 8160, 2703, 2770)
    assert (run.avg_hr, run.ascent_m, run.descent_m, run.title, run.words) == (129, 123, 120, "Hills with Jo", "dry")
    assert (run.sport, run.sport_words) == (Sport.RUN, "trail run")


def test_sessions_of_polar_in_other_forms() -> None:
    (lean,) = polar(exercises=[{"sport": {"id": "27"}}])
    assert (run_of(lean).distance_m, run_of(lean).avg_hr, run_of(lean).sport_words) == (8160, 129, "trail run")
    (bare,) = items(polar_session.POLAR, {**POLAR_NEW, "exercises": [{"sport": {"id": "27"}}]})
    assert (run_of(bare).distance_m, run_of(bare).timer_s, run_of(bare).avg_hr) == (8160, 2703, 130)
    (unknown,) = polar(exercises=[{"sport": {"id": "999"}}])
    assert (run_of(unknown).sport, run_of(unknown).sport_words) == (Sport.UNKNOWN, "sport 999")
    (local,) = polar(exercises=[{"sport": "RUNNING", "timezoneOffset": None}])
    assert (run_of(local).start, run_of(local).wall) == (None, datetime.fromisoformat("2026-05-10T08:35:22"))
    assert polar(exercises=[{"sport": "RUNNING", "startTime": None}]) == [Unreadable("a.json", "it has no start")]
    assert polar(exercises=[{"duration": None, "distance": 0}]) == [
        NoActivity("a.json", "neither a distance nor a time")
    ]


def test_several_sports_of_polar_are_apart_and_the_first_run_has_the_name() -> None:
    ride = {**POLAR["exercises"][0], "sport": "ROAD_CYCLING"}  # type: ignore[index]
    first, second = (run_of(item) for item in polar(exercises=[ride, POLAR["exercises"][0]]))  # type: ignore[index]
    assert [(each.sport, each.title) for each in (first, second)] == [(Sport.OTHER, ""), (Sport.RUN, "Hills with Jo")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "this is no whole JSON"),
        (b"\xff{}", "this is no whole JSON"),
        (b"1" * 5_000, "this is no whole JSON"),
        (b"[" * 100_000, "this is nested too deeply"),
        (b"[" * 400_000, "this is more than an app writes of activities"),
        (b"[" + b"1," * 1_000_001 + b"1]", "this is more than an app writes of activities"),
        (b"1" * 15_000_001, "JSON larger than 15 MB is not read"),
    ],
)
def test_what_is_no_json(content: bytes, sentence: str) -> None:
    with pytest.raises(JsonError) as caught:
        json_of(MemoryFile(content))
    assert caught.value.sentence == sentence


def test_values_that_are_not_what_they_should_be() -> None:
    record = {"a": "12.5", "b": True, "c": "x", "d": "1e999", "e": [1], "f": 10**300, "g": 5}
    assert [number_in(record, name) for name in "abcdeghi"] == [12.5, None, None, None, None, 5.0, None, None]
    assert [text_in(record, name) for name in "abceg"] == ["12.5", "", "x", "", "5"]
    assert instant_in(record, "f") is instant_in(record, "c") is None


@given(st.sampled_from(JSON_FILES), st.integers(0, 700), st.binary(max_size=4))
def test_any_bytes_are_read_without_an_error(seed: bytes, at: int, change: bytes) -> None:
    for content in (seed[:at], seed[:at] + change + seed[at + len(change) :]):
        for reader in JSON_READERS:
            reader.recognises(content)
            assert all(item.where for item in reader.read(MemoryFile(content), OPTIONS))


NAMES = sorted({*GARMIN, *NIKE, *POLAR})
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=8,
)


@given(st.sampled_from(NAMES), VALUES)
def test_any_value_is_read_without_an_error(name: str, value: object) -> None:
    for reader, good in zip(JSON_READERS, (GARMIN, GARMIN_DRINKS[0], NIKE, POLAR), strict=True):
        changed = {**good, name: value}
        whole = [{"summarizedActivitiesExport": [changed]}] if good is GARMIN else changed
        content = json.dumps(whole).encode()
        assert all(item.where for item in reader.read(MemoryFile(content), OPTIONS))
