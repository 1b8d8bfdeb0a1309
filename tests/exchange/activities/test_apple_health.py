"""Apple Health: its workouts with their effort, its water without doubles, and everything else passed over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from runjournal.exchange.activities.apple_health import MOST_DRINKS, MOST_WORKOUTS
from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    RecordedDrink,
    Recording,
    Richness,
    Sport,
    Unreadable,
)
from runjournal.exchange.activities.source_file import SourceFile
from runjournal.exchange.activities.xml_readers import APPLE_EXPORT, APPLE_HEALTH
from tests.exchange.activities.gpx_files import OPTIONS
from tests.exchange.activities.memory_file import MemoryFile

DOCTYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST Workout
  workoutActivityType CDATA #REQUIRED
  duration      CDATA #IMPLIED
<!ELEMENT WorkoutEvent EMPTY>
]>
"""
WATCH = "&lt;&lt;HKDevice: 0x28&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;"


def workout(*inside: str, sport: str = "Running", day: str = "17", **said: str) -> str:
    """A workout of 50 minutes from 05:00 to 06:00 UTC on a day of June 2024, in the offset of Tokyo."""
    attributes = {
        "workoutActivityType": f"HKWorkoutActivityType{sport}",
        "duration": "50.004",
        "durationUnit": "min",
        "sourceName": "Kim’s Apple\xa0Watch",
        "device": WATCH,
        "startDate": f"2024-06-{day} 14:00:00 +0900",
        "endDate": f"2024-06-{day} 15:00:00 +0900",
        **said,
    }
    written = " ".join(f'{name}="{value}"' for name, value in attributes.items() if value)
    return f"<Workout {written}>{''.join(inside)}</Workout>\n"


def statistics(kind: str, **said: str) -> str:
    """Statistics of a workout."""
    written = " ".join(f'{name}="{value}"' for name, value in said.items())
    return f'<WorkoutStatistics type="HKQuantityTypeIdentifier{kind}" {written}/>'


def metadata(key: str, value: str) -> str:
    """An entry of metadata."""
    return f'<MetadataEntry key="{key}" value="{value}"/>'


def record(kind: str, value: str, *inside: str, unit: str = "mL", source: str = "WaterMinder", time: str = "") -> str:
    """A record at 10:15 in Tokyo, or another time."""
    at = time or "2024-06-17 10:15:20 +0900"
    return (
        f'<Record type="HKQuantityTypeIdentifier{kind}" sourceName="{source}" unit="{unit}" creationDate="{at}" '
        f'startDate="{at}" endDate="{at}" value="{value}">{"".join(inside)}</Record>\n'
    )


def export(*content: str) -> bytes:
    """An export with this in it."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n' + DOCTYPE
    inside = "".join(content)
    return f'{head}<HealthData locale="ja_JP">\n<ExportDate value="2026-01-01"/>\n{inside}</HealthData>'.encode()


def read(content: bytes) -> list[ReadItem]:
    """What is read of an export."""
    source = MemoryFile(content, "输出.xml")
    assert APPLE_HEALTH.recognises(source.head())
    return list(APPLE_HEALTH.read(source, OPTIONS))


def recordings(*content: str) -> list[Recording]:
    """The workouts of an export that has nothing else."""
    items = read(export(*content))
    return [item for item in items if isinstance(item, Recording)] if items else []


def recording(*inside: str, **said: str) -> Recording:
    """The one workout of an export."""
    [item] = recordings(workout(*inside, **said))
    return item


def drinks(*content: str) -> list[RecordedDrink]:
    """The drinks of an export."""
    return [item for item in read(export(*content)) if isinstance(item, RecordedDrink)]


def test_a_workout_is_a_recording() -> None:
    read_ = recording(
        metadata("HKTimeZone", "Asia/Tokyo"),
        metadata("HKIndoorWorkout", "0"),
        metadata("HKElevationAscended", "5623 cm"),
        '<WorkoutEvent type="HKWorkoutEventTypePause" date="2024-06-17 14:20:00 +0900"/>',
        statistics("HeartRate", average="151.6", minimum="90", maximum="180", unit="count/min"),
        statistics("DistanceWalkingRunning", sum="10.0123", unit="km"),
        statistics("ActiveEnergyBurned", sum="700", unit="kcal"),
        '<WorkoutRoute><FileReference path="/workout-routes/a.gpx"/></WorkoutRoute>',
    )
    assert read_ == Recording(
        keys=read_.keys,
        richness=Richness.TABLE,
        start=datetime(2024, 6, 17, 5, tzinfo=UTC),
        zone="Asia/Tokyo",
        sport=Sport.RUN,
        sport_words="run",
        distance_m=10_012,
        timer_s=3000,
        elapsed_s=3600,
        avg_hr=152,
        ascent_m=56,
        where="输出.xml",
    )


def test_the_offset_is_that_of_the_phone_and_not_believed() -> None:
    assert recording().offset_s is None
    assert recording().zone == ""
    assert recording(metadata("HKTimeZone", "Middle/Earth")).zone == ""


def test_a_later_export_from_another_zone_is_the_same_workout() -> None:
    again = recording(startDate="2024-06-17 07:00:00 +0200", endDate="2024-06-17 08:00:00 +0200")
    assert again.keys == recording().keys


@pytest.mark.parametrize(
    "said",
    [
        {"startDate": "2024-06-17 14:00:01 +0900"},
        {"endDate": "2024-06-17 15:00:01 +0900"},
        {"sourceName": "Strava"},
    ],
)
def test_another_time_or_source_is_another_workout(said: dict[str, str]) -> None:
    other = recording(**said)
    assert other.keys != recording().keys
    assert other.keys[0].startswith("apple:")
    assert "Kim" not in str(recording())


@pytest.mark.parametrize(
    ("said", "inside", "metres"),
    [
        ({"totalDistance": "10.5", "totalDistanceUnit": "km"}, "", 10_500),
        ({"totalDistance": "10,5", "totalDistanceUnit": "km"}, "", 10_500),
        ({"totalDistance": "6.2", "totalDistanceUnit": "mi"}, "", 9978),
        ({"totalDistance": "5000", "totalDistanceUnit": "m"}, "", 5000),
        ({"totalDistance": "5", "totalDistanceUnit": "league"}, "", None),
        ({"totalDistance": "0", "totalDistanceUnit": "km"}, "", None),
        ({"totalDistance": "", "totalDistanceUnit": "km"}, "", None),
        ({}, statistics("DistanceWalkingRunning", sum="3.10686", unit="mi"), 5000),
        (
            {"totalDistance": "10", "totalDistanceUnit": "km"},
            statistics("DistanceWalkingRunning", sum="9.9", unit="km"),
            9900,
        ),
        (
            {"totalDistance": "10", "totalDistanceUnit": "km"},
            statistics("DistanceWalkingRunning", sum="0", unit="km"),
            10_000,
        ),
        ({}, statistics("DistanceCycling", sum="9.9", unit="km"), None),
    ],
)
def test_distances(said: dict[str, str], inside: str, metres: int | None) -> None:
    assert recording(inside, **said).distance_m == metres


def test_distances_of_the_parts_of_a_workout_are_added_up_unless_the_whole_has_one() -> None:
    parts = [
        f"<WorkoutActivity>{statistics('DistanceWalkingRunning', sum=km, unit='km')}"
        f"{statistics('HeartRate', average='199')}</WorkoutActivity>"
        for km in ("2", "3")
    ]
    assert recording(*parts).distance_m == 5000
    whole = statistics("DistanceWalkingRunning", sum="5.1", unit="km")
    assert recording(whole, *parts).distance_m == recording(*parts, whole).distance_m == 5100
    assert recording(*parts).avg_hr is None


@pytest.mark.parametrize(
    ("said", "timer_s", "elapsed_s"),
    [
        ({}, 3000, 3600),
        ({"duration": "3000", "durationUnit": "s"}, 3000, 3600),
        ({"duration": "3000", "durationUnit": "sec"}, 3000, 3600),
        ({"duration": "0.5", "durationUnit": "hr"}, 1800, 3600),
        ({"durationUnit": ""}, 3000, 3600),
        ({"duration": ""}, None, 3600),
        ({"duration": "65"}, 3900, 3900),
        ({"duration": "50", "durationUnit": "moons"}, None, 3600),
        ({"endDate": ""}, 3000, 3000),
        ({"endDate": "", "duration": ""}, None, None),
    ],
)
def test_lengths(said: dict[str, str], timer_s: int | None, elapsed_s: int | None) -> None:
    assert (recording(**said).timer_s, recording(**said).elapsed_s) == (timer_s, elapsed_s)


@pytest.mark.parametrize(
    ("type_", "sport", "words"),
    [
        ("Running", Sport.RUN, "run"),
        ("Walking", Sport.OTHER, "walk"),
        ("Cycling", Sport.OTHER, "ride"),
        ("TraditionalStrengthTraining", Sport.OTHER, "strength training"),
        ("SwimBikeRun", Sport.OTHER, "swim bike run"),
        ("Other", Sport.UNKNOWN, ""),
        ("TrackAndField", Sport.UNKNOWN, "track and field"),
        ("", Sport.UNKNOWN, ""),
    ],
)
def test_sports(type_: str, sport: Sport, words: str) -> None:
    [read_] = recordings(workout(sport=type_))
    assert (read_.sport, read_.sport_words) == (sport, words)


def test_a_run_indoors_is_on_a_treadmill() -> None:
    assert recording(metadata("HKIndoorWorkout", "1")).sport_words == "treadmill run"


def test_the_watchs_own_recording_is_richer_than_a_copy_of_another_app() -> None:
    own, copy = recordings(workout(), workout(sourceName="Strava", device=""))
    assert (own.richness, copy.richness) == (Richness.TABLE, Richness.COPY)


@pytest.mark.parametrize(
    ("kind", "value", "time", "effort"),
    [
        ("WorkoutEffortScore", "6", "2024-06-17 14:00:00 +0900", 6),
        ("WorkoutEffortScore", "6", "2024-06-17 07:00:00 +0200", 6),
        ("WorkoutEffortScore", "10", "2024-06-17 15:02:00 +0900", 10),
        ("WorkoutEffortScore", "1", "2024-06-17 15:15:00 +0900", 1),
        ("WorkoutEffortScore", "1", "2024-06-17 15:15:01 +0900", None),
        ("WorkoutEffortScore", "1", "2024-06-17 13:59:00 +0900", 1),
        ("WorkoutEffortScore", "1", "2024-06-17 13:58:59 +0900", None),
        ("WorkoutEffortScore", "0", "2024-06-17 14:00:00 +0900", None),
        ("WorkoutEffortScore", "11", "2024-06-17 14:00:00 +0900", None),
        ("WorkoutEffortScore", "hard", "2024-06-17 14:00:00 +0900", None),
        ("EstimatedWorkoutEffortScore", "6", "2024-06-17 14:00:00 +0900", None),
    ],
)
def test_the_effort_that_was_entered_belongs_to_the_workout_of_its_time(
    kind: str, value: str, time: str, effort: int | None
) -> None:
    score = record(kind, value, unit="appleEffortScore", time=time)
    for content in ((workout(), score), (score, workout())):
        [read_] = recordings(*content)
        assert read_.effort == effort


def test_each_workout_has_the_effort_nearest_to_its_start() -> None:
    def score(value: int, time: str) -> str:
        return record("WorkoutEffortScore", str(value), time=f"2024-06-{time}:00 +0900")

    second = workout(startDate="2024-06-17 15:05:00 +0900", endDate="2024-06-17 15:35:00 +0900")
    scores = score(7, "17 15:05"), score(4, "17 14:00"), score(9, "18 14:00")
    content = [workout(), second, workout(day="18"), workout(day="19"), *scores]
    assert [read_.effort for read_ in recordings(*content)] == [4, 7, 9, None]


def test_a_drink_is_on_the_runners_day_or_on_that_of_its_zone() -> None:
    late = "2024-06-17 08:30:00 +0900"  # 01:30 in Berlin, the evening before in New York
    [drink] = drinks(record("DietaryWater", "330", time=late))
    assert drink == RecordedDrink(
        keys=drink.keys,
        day=date(2024, 6, 17),
        volume_ml=330,
        start=datetime(2024, 6, 16, 23, 30, tzinfo=UTC),
        source_words="WaterMinder",
        where="输出.xml",
    )
    [away] = drinks(record("DietaryWater", "330", metadata("HKTimeZone", "America/New_York"), time=late))
    assert (away.day, away.zone) == (date(2024, 6, 16), "America/New_York")


@pytest.mark.parametrize(
    ("value", "unit", "volume_ml"),
    [
        ("250", "mL", 250),
        ("0.5", "L", 500),
        ("12", "fl_oz_us", 355),
        ("10", "fl_oz_imp", 284),
        ("1", "cup_us", 237),
        ("2", "dL", 200),
        ("20000", "mL", 20_000),
    ],
)
def test_volumes(value: str, unit: str, volume_ml: int) -> None:
    assert [drink.volume_ml for drink in drinks(record("DietaryWater", value, unit=unit))] == [volume_ml]


@pytest.mark.parametrize(
    ("drink", "reason"),
    [
        (record("DietaryWater", "20001"), "a drink of '20001 mL' cannot be"),
        (record("DietaryWater", "-1"), "a drink of '-1 mL' cannot be"),
        (record("DietaryWater", "much"), "a drink of 'much mL' cannot be"),
        (record("DietaryWater", "5", unit="kg"), "a drink of '5 kg' cannot be"),
        (record("DietaryWater", "5", time="noon"), "a drink has a startDate that is no time: 'noon'"),
        (workout(startDate="").strip(), "a workout has no startDate"),
        (
            workout(startDate="1901-01-01 10:00:00 +0000"),
            "a workout has a startDate that is no time: '1901-01-01 10:00:00 +0000'",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_line(drink: str, reason: str) -> None:
    items = read(export(workout(), drink, workout(day="18")))
    assert Unreadable("输出.xml", reason, 13) in items
    assert len(items) == 3


def test_a_drink_of_nothing_is_none() -> None:
    assert drinks(record("DietaryWater", "0")) == []


@pytest.mark.parametrize(
    ("others", "volumes"),
    [
        ([record("DietaryWater", "330", source="Garmin", time="2024-06-17 10:15:59 +0900")], [330]),
        ([record("DietaryWater", "330", source="Garmin", time="2024-06-17 03:15:00 +0200")], [330]),
        ([record("DietaryWater", "330", source="Garmin", time="2024-06-17 10:16:00 +0900")], [330, 330]),
        ([record("DietaryWater", "331", source="Garmin")], [330, 331]),
        ([record("DietaryWater", "330", time="2024-06-17 10:15:40 +0900")], [330, 330]),
        ([record("DietaryWater", "330")], [330]),
        (
            [
                record("DietaryWater", "330", time="2024-06-17 10:15:40 +0900"),
                record("DietaryWater", "330", source="Garmin"),
                record("DietaryWater", "330", source="Garmin", time="2024-06-17 10:15:40 +0900"),
            ],
            [330, 330],
        ),
    ],
)
def test_what_two_apps_say_of_a_drink_is_one(others: list[str], volumes: list[int]) -> None:
    found = drinks(record("DietaryWater", "330"), *others)
    assert [drink.volume_ml for drink in found] == volumes
    again = drinks(*others[::-1], record("DietaryWater", "330"))
    assert {key for drink in again for key in drink.keys} == {key for drink in found for key in drink.keys}


def test_a_drink_has_the_keys_of_few_apps() -> None:
    [drink] = drinks(*(record("DietaryWater", "330", source=f"App {number}") for number in range(20)))
    assert len(drink.keys) == 8


def test_a_drink_in_a_meal_stands_by_itself_too() -> None:
    drink = record("DietaryWater", "330")
    assert len(drinks(f"<Correlation>{drink}</Correlation>", drink)) == 1
    assert drinks(f"<Correlation>{drink}</Correlation>") == []


def test_everything_else_is_passed_over() -> None:
    others = record("HeartRate", "150", metadata("HKMetadataKeyHeartRateMotionContext", "1"), unit="count/min")
    summary = '<ActivitySummary dateComponents="2024-06-17"/><ClinicalRecord type="x"/>'
    assert read(export(others, summary)) == [
        NoActivity("输出.xml", "an export of Apple Health without workouts or water")
    ]


def test_a_truncated_export_gives_the_whole_workouts_before() -> None:
    content = export(workout(), record("DietaryWater", "330"), workout(day="18"))
    run, drink, problem = read(content[: content.rindex(b"</Workout>")])
    assert isinstance(run, Recording)
    assert not run.is_cut_short
    assert isinstance(drink, RecordedDrink)
    assert isinstance(problem, Unreadable)
    assert problem.reason == "it ends too early"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (workout(day="20"), "20,000 workouts"),
        (record("DietaryWater", "500"), "60,000 drinks"),
        (record("WorkoutEffortScore", "6"), "20,000 scores of effort"),
    ],
)
def test_more_than_an_export_can_have_is_refused(more: str, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (MOST_WORKOUTS, MOST_DRINKS) == (20_000, 60_000)
    monkeypatch.setattr("runjournal.exchange.activities.apple_health.MOST_WORKOUTS", 2)
    monkeypatch.setattr("runjournal.exchange.activities.apple_health.MOST_DRINKS", 2)
    allowed = 2 * (workout() + record("DietaryWater", "330") + record("WorkoutEffortScore", "5"))
    assert not any(isinstance(item, Unreadable) for item in read(export(allowed)))
    problem = Unreadable("输出.xml", f"it has more than 2 {what.partition(' ')[2]}", 18)
    assert read(export(allowed, more))[-1] == problem


class Folder:
    """A `SourceFolder` of these files."""

    name = "export.zip"

    def __init__(self, *files: SourceFile) -> None:
        self.files = files

    def find(self, name: str) -> SourceFile | None:
        return next((file for file in self.files if file.name == name), None)


@pytest.mark.parametrize("base", ["", "apple_health_export/", "Downloads/apple_health_export/"])
def test_routes_of_an_export_are_no_runs_of_their_own(base: str) -> None:
    main = MemoryFile(export(workout()), f"{base}exportación.xml")
    others = [
        MemoryFile(b"<ClinicalDocument/>", f"{base}export_cda.xml"),
        MemoryFile(b"<gpx/>", f"{base}workout-routes/route_2024-06-17_3.00pm.gpx"),
        MemoryFile(b"Name,Kim", f"{base}electrocardiograms/ecg_2024.csv"),
    ]
    own = [MemoryFile(b"<gpx/>", f"{base}run.gpx"), MemoryFile(b"<gpx/>", "elsewhere/run.gpx")]
    folder = Folder(main, *others, *own)
    asked: list[SourceFile] = []

    def read_file(file: SourceFile) -> Iterator[ReadItem]:
        asked.append(file)
        yield from APPLE_HEALTH.read(file, OPTIONS)

    assert APPLE_EXPORT.recognises(folder)
    assert APPLE_EXPORT.claims(folder) == {file.name for file in (main, *others)}
    [item] = APPLE_EXPORT.read(folder, OPTIONS, read_file)
    assert isinstance(item, Recording)
    assert asked == [main]


def test_a_folder_without_routes_is_no_export() -> None:
    folder = Folder(MemoryFile(export(workout()), "export.xml"), MemoryFile(b"<gpx/>", "run.gpx"))
    assert not APPLE_EXPORT.recognises(folder)
    assert APPLE_EXPORT.claims(folder) == frozenset()


def test_routes_without_their_export_are_read_as_files() -> None:
    folder = Folder(MemoryFile(b"<gpx/>", "workout-routes/route.gpx"))
    assert not APPLE_EXPORT.recognises(folder)
    assert APPLE_EXPORT.claims(folder) == frozenset()
