"""From real files to the journal by keys alone: what a watch writes, a calendar, a table, our own export."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.settings import Activities, Settings
from runjournal.tui.app import RunJournalApp
from runjournal.tui.models.import_items import ItemGroup
from runjournal.tui.screens.imports.import_screen import Step
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.exchange.calendars import calendar, event
from tests.tui.import_stage import import_of, rest
from tests.tui.stage import app_on, at, text_of
from tests.tui.watch_files import RUNS, write_watch

LOGGED = Run(id="run-000001", start=at(-1, 8, 30), distance_m=14_000, note="felt ok")
TABLE = "Datum;Strecke;Dauer\n21.11.2026;10,5 km;52:30\n20.11.2026;8,0 km;41:00\n"


def kept(pilot: Pilot[None]) -> list[Entry]:
    """What the journal holds."""
    assert isinstance(pilot.app, RunJournalApp)
    return list(pilot.app.journal_model.journal.all())


async def read(pilot: Pilot[None], text: str) -> None:
    """Read what a path leads to."""
    await pilot.press("i")
    await rest(pilot)
    import_of(pilot).path.line.put(text)
    await pilot.press("enter")
    await rest(pilot)


def counts(pilot: Pilot[None]) -> dict[ItemGroup, int]:
    """How much of what there is."""
    return dict(import_of(pilot).filtered.counts)


async def test_the_folder_of_a_watch_is_imported_undone_and_imported_again(tmp_path: Path) -> None:
    write_watch(tmp_path / "ACTIVITY")
    async with app_on(tmp_path, [LOGGED], size=(200, 60)) as pilot:
        await read(pilot, f"{tmp_path}/ACTIVITY")
        first = counts(pilot)
        assert first == {
            ItemGroup.NEW: len(RUNS),
            ItemGroup.JOINED: 1,
            ItemGroup.LEFT_OUT: 2,
            ItemGroup.UNREADABLE: 1,
            ItemGroup.OTHER: 1,
        }
        await pilot.press("enter")
        await rest(pilot)
        assert "Imported 8 runs, 1 joined yours. u undoes it." in text_of(pilot)
        assert len(kept(pilot)) == 1 + len(RUNS)
        await read(pilot, f"{tmp_path}/ACTIVITY/")
        assert counts(pilot)[ItemGroup.THERE] == len(RUNS) + 1
        assert ItemGroup.NEW not in counts(pilot)
        await pilot.press("escape", "escape", "u")
        assert kept(pilot) == [LOGGED]
        await read(pilot, f"{tmp_path}/ACTIVITY")
        assert counts(pilot) == first


async def test_what_is_said_of_a_file_is_said_once(tmp_path: Path) -> None:
    whole = calendar(event("DTSTART:20261206T090000Z", summary="Spring half marathon race"))
    (tmp_path / "plans.ics").write_text(whole.partition("END:VCALENDAR")[0], encoding="utf-8")
    async with app_on(tmp_path) as pilot:
        await read(pilot, f"{tmp_path}/plans.ics")
        assert counts(pilot) == {ItemGroup.REMARK: 1, ItemGroup.NEW: 1}


async def test_files_that_go_after_they_were_read_are_imported_all_the_same(tmp_path: Path) -> None:
    write_watch(tmp_path / "ACTIVITY")
    async with app_on(tmp_path) as pilot:
        await read(pilot, f"{tmp_path}/ACTIVITY")
        shutil.rmtree(tmp_path / "ACTIVITY")
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(pilot.app.screen, TodayScreen)
        assert len(kept(pilot)) == len(RUNS) + 1


async def test_a_folder_that_goes_before_it_is_read_says_so(tmp_path: Path) -> None:
    write_watch(tmp_path / "ACTIVITY")
    async with app_on(tmp_path) as pilot:
        await pilot.press("i")
        await rest(pilot)
        import_of(pilot).path.line.put(f"{tmp_path}/ACTIVITY")
        shutil.rmtree(tmp_path / "ACTIVITY")
        await pilot.press("enter")
        await rest(pilot)
        assert import_of(pilot).step is Step.PATH
        assert "There is nothing at" in " ".join(text_of(pilot).split())


def in_calendar(folder: Path) -> Path:
    """A calendar with a race and somebody's birthday."""
    path = folder / "plan.ics"
    race = event("DTSTART:20261205T090000Z", "DTEND:20261205T110000Z", uid="race", summary="Spring Half 21.1k")
    party = event("DTSTART:20261206T180000Z", "DTEND:20261206T220000Z", uid="party", summary="Birthday party")
    path.write_text(calendar(race, party), encoding="utf-8", newline="")
    return path


def in_table(folder: Path) -> Path:
    """A table of runs in German."""
    path = folder / "runs.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def in_text(folder: Path) -> Path:
    """What was exported as text."""
    path = folder / "journal.txt"
    path.write_text("2026-12-04 18:00 Europe/London massage 60min deep planned\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "expected", "words"),
    [
        pytest.param(in_calendar, [Race], "Birthday party  neither run, race nor massage", id="a calendar"),
        pytest.param(in_table, [Run, Run], "runs.csv", id="a table"),
        pytest.param(in_text, [Massage], "deep massage", id="a text"),
    ],
)
async def test_calendars_tables_and_exports_go_the_same_way(
    tmp_path: Path, written: Callable[[Path], Path], expected: list[type[Entry]], words: str
) -> None:
    path = written(tmp_path)
    async with app_on(tmp_path, size=(200, 60)) as pilot:
        await read(pilot, str(path))
        assert words in text_of(pilot)
        await pilot.press("enter")
        await rest(pilot)
        assert [type(entry) for entry in kept(pilot)] == expected
        await pilot.press("u")
        assert kept(pilot) == []


async def test_a_mistake_in_an_export_is_said_where_the_path_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.txt"
    path.write_text("2026-12-04 18:00 Europe/London massage 60min deep planned\nnonsense here\n", encoding="utf-8")
    async with app_on(tmp_path) as pilot:
        await read(pilot, str(path))
        assert import_of(pilot).step is Step.PATH
        assert "line 2" in text_of(pilot)
        assert kept(pilot) == []


async def test_new_runs_of_a_watch_are_offered_and_brought_in_by_two_keys(tmp_path: Path) -> None:
    watch = tmp_path / "GARMIN" / "ACTIVITY"
    write_watch(watch)
    (watch / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no run")
    settings = Settings(activities=Activities(folders=(str(watch),)))
    async with app_on(tmp_path, settings=settings, size=(200, 60)) as pilot:
        await rest(pilot)
        assert "9 new runs in GARMIN/ACTIVITY, the latest yesterday 08:30" in text_of(pilot)
        await pilot.press("i")
        await rest(pilot)
        await pilot.press("enter")
        await rest(pilot)
        assert "Imported 9 runs. u undoes it." in text_of(pilot)
        assert len(kept(pilot)) == 9
