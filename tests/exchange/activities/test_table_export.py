"""Exports of Strava and Runkeeper: each row with the file that it names, or alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    ReadRemark,
    Recording,
    Richness,
    Sport,
    Unreadable,
)
from runjournal.exchange.activities.source_file import CollectionReader, ReadOptions
from runjournal.exchange.activities.table_export import RUNKEEPER_EXPORT, STRAVA_EXPORT, joined_to_row
from runjournal.model.choices import RunKind
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.fit_files import START, activity, session
from tests.exchange.activities.gpx_files import gpx, points, track
from tests.exchange.activities.memory_folder import MemoryFolder, reading
from tests.exchange.activities.table_files import RUNKEEPER, STRAVA

OPTIONS = ReadOptions(context=Context(datetime(2026, 11, 28, 12, tzinfo=UTC), "Europe/Berlin", Settings()))
FIT_FILE = activity(session()).written()


def strava(*rows: str) -> bytes:
    return (STRAVA + "\n".join(rows) + "\n").encode()


def row(
    number: int = 1,
    date: str = f'"{START:%b} {START.day}, {START:%Y, %I:%M:%S %p}"',
    name: str = "Morning Run",
    sport: str = "Run",
    file: str = "",
    numbers: str = "3000.0,2900.0,10000.0",
    more: str = ",,,,,,,,,",
) -> str:
    return f"{number},{date},{name},{sport},,,,,,false,,,{file},,{numbers}{more}"


def read(
    contents: Mapping[str, bytes], options: ReadOptions = OPTIONS, export: CollectionReader = STRAVA_EXPORT
) -> tuple[list[ReadItem], list[str]]:
    """What an export gives, and the names of the files that were read for it."""
    folder, opened = MemoryFolder(contents), list[str]()
    assert export.recognises(folder)
    return list(export.read(folder, options, reading(options, opened))), opened


def test_the_file_knows_when_and_the_row_what_the_runner_made_of_it() -> None:
    said = row(
        name="Hills with Jo",
        file="activities/1.fit.gz",
        numbers="3000.0,2900.0,10000.0",
        more=",61,60,171,150,7.0,,1,1,1",
    )
    (run,), _ = read({"activities.csv": strava(said), "activities/1.fit": FIT_FILE})
    assert isinstance(run, Recording)
    assert (run.start, run.offset_s, run.richness) == (START, 7200, Richness.FIT)
    assert (run.distance_m, run.timer_s, run.elapsed_s, run.avg_hr) == (10_000, 2880, 3000, 152)
    assert (run.title, run.effort, run.is_race, run.run_kind) == ("Hills with Jo", 7, True, RunKind.LONG)
    assert run.keys[0] == "strava:1"
    assert run.keys[1].startswith("fit:")


@pytest.mark.parametrize("date", ["soon", "", '"5 de xyz, 2026"'])
def test_a_date_that_cannot_be_read_does_not_matter_beside_a_file(date: str) -> None:
    (run,), _ = read({"activities.csv": strava(row(date=date, file="1.fit")), "1.fit": FIT_FILE})
    assert isinstance(run, Recording)
    assert run.start == START


@pytest.mark.parametrize("file", ["", "#error#", "activities/lost.fit.gz"])
def test_a_run_without_its_file_comes_from_the_row(file: str) -> None:
    (run,), opened = read({"activities.csv": strava(row(file=file, name="By hand"))})
    assert isinstance(run, Recording)
    assert (run.start, run.distance_m, run.timer_s, run.elapsed_s, run.title) == (START, 10_000, 2900, 3000, "By hand")
    assert (run.keys, run.richness, opened) == (("strava:1",), Richness.TABLE, [])


def test_a_run_whose_file_is_damaged_comes_from_the_row_and_that_is_said() -> None:
    items, _ = read({"activities.csv": strava(row(file="1.fit")), "1.fit": FIT_FILE[:60]})
    run, remark = items
    assert isinstance(run, Recording)
    assert run.distance_m == 10_000
    assert isinstance(remark, ReadRemark)
    assert remark.sentence.startswith("1.fit cannot be read (")


def test_a_file_without_a_run_leaves_the_row() -> None:
    (run,), _ = read({"activities.csv": strava(row(file="1.txt")), "1.txt": b"hello"})
    assert isinstance(run, Recording)
    assert run.keys == ("strava:1",)


def test_neither_row_nor_file_can_be_read() -> None:
    (item,), _ = read({"activities.csv": strava(row(date="soon", file="1.txt")), "1.txt": b"hello"})
    assert item == NoActivity("1.txt", "no recorded activity")
    (item,), _ = read({"activities.csv": strava(row(date="soon"))})
    assert item == Unreadable("activities.csv", "'soon' is no date that can be read", 2)


def test_other_sports_and_known_runs_are_not_read() -> None:
    rows = strava(row(1, sport="Ride", file="1.fit"), row(2, file="2.fit"), row(3, file="3.fit"))
    known = replace(OPTIONS, is_known=lambda key: key == "strava:2")
    items, opened = read({"activities.csv": rows, **{f"{n}.fit": FIT_FILE for n in (1, 2, 3)}}, known)
    assert opened == ["3.fit"]
    assert [item.sport for item in items if isinstance(item, Recording)] == [Sport.OTHER, Sport.RUN, Sport.RUN]


def test_a_file_of_several_sports_gives_the_one_at_the_time_of_the_row() -> None:
    both = activity(session(start=1_000_000_000, distance_cm=500_000), session()).written()
    items, _ = read({"activities.csv": strava(row(file="1.fit")), "1.fit": both})
    own, other = (item for item in items if isinstance(item, Recording))
    assert (own.start, own.keys[0]) == (START, "strava:1")
    assert (other.distance_m, len(other.keys)) == (5_000, 1)


def test_a_gpx_file_takes_its_sport_and_distance_from_the_row() -> None:
    content = gpx(track(points(0, 200), head="<type>9</type>"))
    said = row(date='"Jan 1, 2020, 1:00:00 AM"', file="a.gpx", numbers="800.0,800.0,2100.0")
    (run,), _ = read({"activities.csv": strava(said), "a.gpx": content})
    assert isinstance(run, Recording)
    assert (run.sport, run.distance_m, run.richness) == (Sport.RUN, 2100, Richness.GPX)
    assert run.start != datetime(2020, 1, 1, 1, tzinfo=UTC)


FILE = Recording(keys=("fit:0:0",), richness=Richness.FIT, distance_m=10_000, timer_s=2900, elapsed_s=3000)
ROW = Recording(keys=("strava:1",), richness=Richness.TABLE, distance_m=10_000, timer_s=2800, elapsed_s=3000)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (ROW, (10_000, 2900, 3000)),
        (replace(ROW, distance_m=10_100), (10_000, 2900, 3000)),
        (replace(ROW, distance_m=10_101), (10_101, 2900, 3000)),
        (replace(ROW, distance_m=9_950, elapsed_s=3060), (10_000, 2900, 3000)),
        (replace(ROW, distance_m=9_950, elapsed_s=2939), (9_950, 2800, 2939)),
        (replace(ROW, distance_m=None, timer_s=None, elapsed_s=None), (10_000, 2900, 3000)),
    ],
)
def test_what_was_corrected_in_the_app_counts(said: Recording, expected: tuple[int, int, int]) -> None:
    joined = joined_to_row(FILE, said)
    assert (joined.distance_m, joined.timer_s, joined.elapsed_s) == expected
    assert joined.keys == ("strava:1", "fit:0:0")


@pytest.mark.parametrize(
    ("after_s", "elapsed_s", "moves"),
    [(600, 2000, True), (600, 3000, False), (-600, 2000, False), (3001, 2000, False)],
)
def test_a_beginning_that_was_cut_off_moves_the_start(after_s: int, elapsed_s: int, moves: bool) -> None:
    recording = replace(FILE, start=START)
    said = replace(ROW, start=START + timedelta(seconds=after_s), elapsed_s=elapsed_s)
    assert joined_to_row(recording, said).start == (said.start if moves else START)
    assert joined_to_row(recording, replace(said, start=None)).start == START


def test_what_only_one_of_both_knows_is_kept() -> None:
    bare = replace(FILE, distance_m=None, timer_s=None, elapsed_s=None)
    said = replace(ROW, avg_hr=150, ascent_m=10, descent_m=20, effort=3, title="Hills", words="dry", sport=Sport.RUN)
    joined = joined_to_row(bare, said)
    assert replace(joined, keys=said.keys, richness=said.richness) == said
    full = replace(FILE, avg_hr=1, ascent_m=2, descent_m=3, effort=4, title="a", words="b", sport=Sport.OTHER)
    assert joined_to_row(full, ROW) == replace(full, keys=("strava:1", "fit:0:0"))


def test_an_export_claims_its_table_and_the_files_of_its_rows() -> None:
    folder = MemoryFolder({
        "Activities.csv": strava(row(1, file="activities/1.fit.gz"), row(2, file="activities/2.gpx"), row(3)),
        "activities/1.fit": b"",
        "activities/9.fit": b"",
        "media/photo.jpg": b"",
    })  # fmt: skip
    assert STRAVA_EXPORT.claims(folder) == {"Activities.csv", "activities/1.fit"}


@pytest.mark.parametrize("contents", [{}, {"activities.csv": b"hello"}, {"activities.csv": RUNKEEPER.encode()}])
def test_a_folder_without_the_table_is_none(contents: Mapping[str, bytes]) -> None:
    folder = MemoryFolder(contents)
    assert not STRAVA_EXPORT.recognises(folder)
    assert not RUNKEEPER_EXPORT.recognises(folder)


def test_runkeeper_finds_its_tracks_by_name() -> None:
    contents = {"cardioActivities.csv": RUNKEEPER.encode(), "gpx/2015-05-12-1830.gpx": gpx(track(points(0, 600)))}
    (run,), opened = read(contents, export=RUNKEEPER_EXPORT)
    assert isinstance(run, Recording)
    assert opened == ["gpx/2015-05-12-1830.gpx"]
    assert (run.distance_m, run.sport, run.words, run.richness) == (5005, Sport.RUN, "nice", Richness.GPX)
    assert run.keys[0] == "runkeeper:ab1"


def test_a_table_that_cannot_be_read_leaves_its_files() -> None:
    either = RUNKEEPER.replace("2015-05-12 18:30:11", "5/6/2015 18:30")
    contents = {"cardioActivities.csv": either.encode(), "2015-05-12-1830.gpx": gpx(track(points(0, 600)))}
    items, _ = read(contents, export=RUNKEEPER_EXPORT)
    assert isinstance(items[0], Unreadable)
    assert isinstance(items[1], Recording)
