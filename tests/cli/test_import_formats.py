"""One run as a watch, its app and others write it down: it is one entry, whichever comes first."""

import json
from collections.abc import Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from tests.cli.runner import Runner
from tests.exchange.activities.fit_files import START, activity, session
from tests.exchange.archives import gzipped, zipped

HOPS = 200
"""Points of the track, ten metres and three seconds apart."""
LENGTH_S = 3 * (HOPS - 1)
METRES = 10 * (HOPS - 1)
DEGREES = 10 / 111_194.926645


def fit() -> bytes:
    run = session(timer_ms=LENGTH_S * 1000, elapsed_ms=LENGTH_S * 1000, distance_cm=METRES * 100, rpe=60)
    return activity(run, ahead_s=3600).written()


def points(form: str) -> str:
    """The points of the track, each written in a form."""
    return "".join(form.format(lat=f"{52 + hop * DEGREES:.9f}", at=zulu(3 * hop)) for hop in range(HOPS))


def zulu(seconds: int) -> str:
    return f"{START + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%SZ}"


def gpx() -> bytes:
    track = points('<trkpt lat="{lat}" lon="0.1"><time>{at}</time></trkpt>')
    head = '<gpx version="1.1" creator="app" xmlns="http://www.topografix.com/GPX/1/1"><trk><type>running</type>'
    return f"{head}<trkseg>{track}</trkseg></trk></gpx>".encode()


def tcx() -> bytes:
    at = zulu(0)
    return (
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f'<Activity Sport="Running"><Id>{at}</Id><Lap StartTime="{at}"><TotalTimeSeconds>{LENGTH_S}.0'
        f"</TotalTimeSeconds><DistanceMeters>{METRES}.0</DistanceMeters><Track>"
        f"{points('<Trackpoint><Time>{at}</Time></Trackpoint>')}</Track></Lap></Activity></Activities>"
        "</TrainingCenterDatabase>"
    ).encode()


def table() -> bytes:
    row = f"Running,2026-04-11 07:30:00,false,Ealing Running,{METRES / 1000:.2f},100,00:09:57,152,5:00"
    return f"Activity Type,Date,Favorite,Title,Distance,Calories,Time,Avg HR,Avg Pace\n{row}\n".encode()


def apple() -> bytes:
    start, end = (
        f"{at + timedelta(hours=1):%Y-%m-%d %H:%M:%S} +0100" for at in (START, START + timedelta(seconds=LENGTH_S))
    )
    workout = (
        f'<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="9.95" durationUnit="min" '
        f'totalDistance="{METRES / 1000}" totalDistanceUnit="km" sourceName="Watch" startDate="{start}" '
        f'endDate="{end}"/>'
    )
    return zipped({"apple_health_export/export.xml": f'<HealthData locale="en_GB">{workout}</HealthData>'.encode()})


FORMATS = {
    "run.fit": fit(),
    "run.gpx": gpx(),
    "run.tcx.gz": gzipped(tcx()),
    "Activities.csv": table(),
    "export.zip": apple(),
}


@pytest.mark.parametrize("order", list(permutations(FORMATS, 3)), ids="-".join)
def test_a_run_in_several_formats_is_one(runjournal: Runner, tmp_path: Path, order: Sequence[str]) -> None:
    for name in order:
        (tmp_path / name).write_bytes(FORMATS[name])
    first, *others = (str(tmp_path / name) for name in order)
    assert runjournal("import", first) == "Imported 1 run.\n"
    for path in others:
        assert runjournal.json("import", path)["imported"] == 0
    (entry,) = json.loads(runjournal("export", "--to", "json"))["entries"]
    assert entry["start"] == "2026-04-11T07:30:00+01:00"
    assert abs(entry["distance_m"] - METRES) <= 10
    before = runjournal.lines()
    assert runjournal("import", first, *others).startswith("Imported nothing new. ")
    assert runjournal.lines() == before


def test_all_formats_together_are_one_run(runjournal: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    for name, content in FORMATS.items():
        (folder / name).write_bytes(content)
    assert runjournal("import", str(folder)) == "Imported 1 run.\n"
    assert runjournal("import", str(folder)).startswith("Imported nothing new. ")
    (entry,) = json.loads(runjournal("export", "--to", "json"))["entries"]
    assert (entry["distance_m"], entry["effort"], entry["avg_hr"]) == (METRES, 6, 152)
