"""Every whole format gives back the journal it was given, whatever can be in one."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from runjournal.exchange.files import read_file, write_file
from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.registry import BY_NAME, FORMATS
from runjournal.model.choices import RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry, Note, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from tests.strategies import journals

READER = ReadContext(Context(datetime(2026, 4, 15, 8, tzinfo=UTC), "Europe/London", Settings()))
WRITER = WriteContext(READER.now, READER.context.settings)
WHOLE = [known for known in FORMATS if known.sync is None]
"""A calendar is none of these: see test_ics_*."""
BY_FORMAT = pytest.mark.parametrize("chosen", WHOLE, ids=lambda chosen: chosen.name)


def document(chosen: Format, entries: tuple[Entry, ...]) -> str:
    return "".join(f"{line}\n" for line in chosen.write(entries, WRITER))


@BY_FORMAT
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(entries=journals())
def test_what_is_written_is_read_back(chosen: Format, entries: tuple[Entry, ...]) -> None:
    read = tuple(chosen.read(io.StringIO(document(chosen, entries)), READER))

    assert read == entries


@BY_FORMAT
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(entries=journals(most=4))
def test_reading_means_the_same_for_any_reader(chosen: Format, entries: tuple[Entry, ...]) -> None:
    elsewhere = ReadContext(Context(datetime(2031, 7, 1, tzinfo=UTC), "America/New_York", Settings(zone="Asia/Tokyo")))

    assert tuple(chosen.read(io.StringIO(document(chosen, entries)), elsewhere)) == entries


@BY_FORMAT
def test_files_give_back_the_journal(chosen: Format, tmp_path: Path, reader: ReadContext) -> None:
    entries = [
        Note(id="one", start=Moment.whole_day(datetime(2026, 4, 1).date(), "Europe/London"), text="=1+1 · naïve 走る"),  # noqa: DTZ001
        Drink(id="two", start=Moment.at_instant(reader.now, "Asia/Kathmandu"), volume_ml=500, note='a "quoted", word'),
    ]
    path = tmp_path / f"journal{chosen.suffixes[0]}"

    write_file(path, chosen.write(entries, WRITER), tmp_path / "journal.db")

    assert read_file(path, reader).entries == entries
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@BY_FORMAT
def test_a_file_without_its_suffix_is_known_by_its_first_line(
    chosen: Format, tmp_path: Path, reader: ReadContext
) -> None:
    entries = [Drink(id="two", start=Moment.at_instant(reader.now, "Europe/London"), volume_ml=500)]
    path = tmp_path / "journal"

    write_file(path, chosen.write(entries, WRITER), tmp_path / "journal.db")

    assert read_file(path, reader).entries == entries


EARLIER = {
    "csv": """\
kind,id,day,start,zone,status,distance_m,duration_s,effort,run_kind,name,priority,note,source
run,one,2026-04-14,2026-04-14T07:10:00+01:00,Europe/London,done,8200,2640,5,easy,,,,
race,two,2026-04-12,,Europe/London,done,5000,1510,9,,Parkrun,,,
""",
    "json": """\
{"runjournal": 1, "entries": [
{"id": "one", "kind": "run", "line": "…", "day": "2026-04-14", "start": "2026-04-14T07:10:00+01:00",
 "zone": "Europe/London", "status": "done", "distance_m": 8200, "duration_s": 2640, "effort": 5, "run_kind": "easy",
 "note": "", "source": ""},
{"id": "two", "kind": "race", "line": "…", "day": "2026-04-12", "start": null, "zone": "Europe/London",
 "status": "done", "name": "Parkrun", "distance_m": 5000, "duration_s": 1510, "effort": 9, "priority": null,
 "note": "", "source": ""}
]}
""",
    "text": """\
2026-04-14 07:10 Europe/London run 8.2k 44min easy e5 done id:one
2026-04-12 Europe/London race Parkrun 5k 0:25:10 e9 done id:two
""",
}
"""A run and a race as they were written before watches recorded more of them."""


@BY_FORMAT
def test_a_file_of_before_watches_is_read(chosen: Format) -> None:
    run, race = chosen.read(io.StringIO(EARLIER[chosen.name]), READER)
    assert run == Run(
        id="one",
        start=Moment.at_instant(datetime(2026, 4, 14, 6, 10, tzinfo=UTC), "Europe/London"),
        distance_m=8200,
        duration_s=2640,
        effort=5,
        run_kind=RunKind.EASY,
    )
    assert isinstance(race, Race)
    assert (race.name, race.duration_s, race.avg_hr, race.elapsed_s) == ("Parkrun", 1510, None, None)


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path, reader: ReadContext) -> None:
    entries = [Drink(id="two", start=Moment.at_instant(reader.now, "Europe/London"), volume_ml=500)]
    path = tmp_path / "journal.csv"
    path.write_text(document(BY_NAME["csv"], tuple(entries)), encoding="utf-8-sig", newline="\r\n")

    assert read_file(path, reader).entries == entries
