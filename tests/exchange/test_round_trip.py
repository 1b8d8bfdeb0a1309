"""Every whole format gives back the journal it was given, whatever can be in one."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from runjournal.exchange.files import read_file, write_file
from runjournal.exchange.format import Format, ReadContext, WriteContext
from runjournal.exchange.registry import BY_NAME, FORMATS
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry, Note
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


def test_a_mark_of_byte_order_does_no_harm(tmp_path: Path, reader: ReadContext) -> None:
    entries = [Drink(id="two", start=Moment.at_instant(reader.now, "Europe/London"), volume_ml=500)]
    path = tmp_path / "journal.csv"
    path.write_text(document(BY_NAME["csv"], tuple(entries)), encoding="utf-8-sig", newline="\r\n")

    assert read_file(path, reader).entries == entries
