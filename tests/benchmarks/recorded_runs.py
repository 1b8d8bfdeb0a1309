"""Cost of importing what a watch recorded: one long run by a command, and the runs of some years at once."""

import shutil
import statistics
import struct
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.journals import at
from tests.benchmarks.processes import against_sqlite_utils, seconds_of
from tests.benchmarks.table import Row, in_ms, ratio
from tests.exchange.activities.fit_files import RECORD, SESSION, START, TIMESTAMP, begun, closed, seconds, session

FILES = 2_500
"""Seven years of a run a day."""
RECORDS = 3_000
"""Of a run of 50 minutes, a record a second."""
LONG_RECORDS = 10_800
HEALTH_MB = 20.0
"""Of an export of Apple Health, which has some hundred megabytes a year of wearing a watch."""
PARSED = """
import sys
from xml.parsers.expat import ParserCreate
parser = ParserCreate()
parser.StartElementHandler = lambda name, attributes: None
with open(sys.argv[1], "rb") as file:
    parser.ParseFile(file)
"""
"""Parses a document and does nothing with it."""


def one_run_imported(journals: Mapping[int, Path], rounds: int) -> Row:
    """`runjournal import` of a run of three hours, another one in each round; the first round does not count."""
    times: dict[int, list[float]] = {years: [] for years in (0, *journals)}
    with tempfile.TemporaryDirectory() as folder:
        home, file = Path(folder), Path(folder, "run.fit")
        copies = {years: Path(shutil.copy(path, home / path.name)) for years, path in journals.items()}
        for round_ in range(rounds + 1):
            file.write_bytes(recorded_run(round_, LONG_RECORDS))
            found = {years: seconds_of(at(copy, "import", str(file)), home) for years, copy in copies.items()}
            found[0] = seconds_of(["-c", "import sqlite_utils"], home)
            for years in found if round_ else ():
                times[years].append(found[years])
    base_s = statistics.median(times.pop(0))
    cells = {years: ratio(statistics.median(found), base_s) for years, found in times.items()}
    what = against_sqlite_utils("`runjournal import` of a FIT file of three hours", base_s)
    return Row(what, cells, "≤ 2.0 ×, flat")


def health_export_imported(journals: Mapping[int, Path], rounds: int) -> Row:
    """An export of Apple Health into a journal that knows none of it, against parsing it for nothing."""
    times: dict[int, list[float]] = {years: [] for years in (0, *journals)}
    with tempfile.TemporaryDirectory() as folder:
        home, file = Path(folder), Path(folder, "export.xml")
        file.write_text(health_export(round(HEALTH_MB * 1_000_000)), encoding="utf-8")
        for _ in range(rounds):
            for years, path in journals.items():
                copy = Path(shutil.copy(path, home / path.name))
                times[years].append(seconds_of(at(copy, "import", str(file)), home))
            times[0].append(seconds_of(["-c", PARSED, str(file)], home))
    base_s = statistics.median(times.pop(0))
    cells = {years: ratio(statistics.median(found), base_s) for years, found in times.items()}
    what = f"an import of {HEALTH_MB:.0f} MB of Apple Health, against parsing it for nothing ({in_ms(base_s)})"
    return Row(what, cells, "≤ 4 ×")


def health_export(size: int) -> str:
    """An export of about so many bytes: heartbeats, and a run and a drink for each hundred of them."""
    written, at = ['<?xml version="1.0"?>\n<HealthData locale="en_GB">\n'], START - timedelta(days=3650)
    device = "&lt;&lt;HKDevice: 0x28&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,4&gt;"
    while size > 0:
        at += timedelta(hours=5)
        start, end = (f"{each:%Y-%m-%d %H:%M:%S} +0000" for each in (at, at + timedelta(minutes=50)))
        said = f'sourceName="Watch" device="{device}" creationDate="{start}" startDate="{start}" endDate="{end}"'
        beat = f'<Record type="HKQuantityTypeIdentifierHeartRate" unit="count/min" value="62" {said}/>\n'
        drink = f'<Record type="HKQuantityTypeIdentifierDietaryWater" unit="mL" value="330" {said}/>\n'
        run = (
            f'<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="49" durationUnit="min" {said}>'
            '<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="10" unit="km"/></Workout>\n'
        )
        written += [beat * 100, drink, run]
        size -= len(beat) * 100 + len(drink) + len(run)
    return "".join([*written, "</HealthData>\n"])


def many_runs_imported(journals: Mapping[int, Path], rounds: int) -> Row:
    """A folder of seven years of runs, into a journal that knows none of them."""
    return _many(f"one an import of {FILES:,} FIT files of 106 KB", journals, rounds, "≤ 120 s")


def many_runs_known(journals: Mapping[int, Path], rounds: int) -> Row:
    """The same folder again, when all of it is there."""
    return _many("the same import again, all of it there already", journals, rounds, "≤ 5 s", is_again=True)


def _many(what: str, journals: Mapping[int, Path], rounds: int, goal: str, *, is_again: bool = False) -> Row:
    cells = {}
    with tempfile.TemporaryDirectory() as folder:
        home, runs = Path(folder), Path(folder, "runs")
        runs.mkdir()
        for number in range(FILES):
            (runs / f"{number}.fit").write_bytes(recorded_run(number, RECORDS))
        for years, path in journals.items():
            times = []
            for _ in range(rounds):
                copy = Path(shutil.copy(path, home / path.name))
                found = [seconds_of(at(copy, "import", str(runs)), home) for _ in range(1 + is_again)]
                times.append(found[-1])
            cells[years] = in_ms(statistics.median(times))
    return Row(what, cells, goal)


def recorded_run(days_ago: int, records: int) -> bytes:
    """A run as a watch writes it, with so many records of 35 bytes."""
    start = START - timedelta(days=days_ago)
    sizes = {TIMESTAMP: 4, 0: 4, 1: 4, 5: 4, 2: 2, 6: 2, 3: 1, 4: 1, 13: 1, 78: 4, 73: 4, 39: 2, 41: 2}
    types = {1: 2, 2: 0x84, 4: 0x86}
    writer = begun().define(4, RECORD, [(field, size, types[size]) for field, size in sizes.items()])
    layout, first = struct.Struct("<BIiiIHHBBbIIHH"), seconds(start)
    writer.raw(
        b"".join(
            layout.pack(4, first + at, 600_000_000 + at, 10**8, at * 333, 3000, 3330, 150, 85, 20, 3000, 3330, 80, 25)
            for at in range(records)
        )
    )
    done = session(start, timer_ms=records * 1000, elapsed_ms=records * 1000, distance_cm=records * 333)
    return closed(writer.add(SESSION, done)).written(crc=0)
