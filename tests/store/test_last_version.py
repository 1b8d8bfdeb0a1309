"""A journal of the last version opens with all that it held, and can be searched, changed and undone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.language.filters.read_filter import read_filter
from runjournal.model.context import Context
from runjournal.model.records import Plain, to_record
from runjournal.model.settings import Settings
from runjournal.paths import list_backups
from runjournal.store.doctor import examine
from tests.store.conftest import NOW, Opener, run_at

LAST_VERSION = Path(__file__).with_name("last_version.sql")
"""Five lines logged and the last undone, by the version of 25 November 2026."""
LINES: dict[str, dict[str, Plain]] = {
    "run": {"day": "2026-11-23", "start": "2026-11-23T14:30:00Z", "distance_m": 8200, "duration_s": 2640, "effort": 5},
    "soreness": {"area": "calf", "side": "left", "rating": 3, "quality": None},
    "massage": {
        "start": "2026-11-23T17:00:00Z",
        "zone": "Europe/Berlin",
        "status": "planned",
        "duration_s": 2700,
        "depth": "deep",
        "spots": "calf:left",
        "pain": 4,
        "therapist": "Anna",
        "note": "left calf was ropey",
    },
    "race": {"day": "2026-12-06", "status": "planned", "name": "Riverside Half", "distance_m": 21100},
    "note": {"text": "slept badly, Über-müde"},
}


@pytest.fixture
def last_version(path: Path) -> Path:
    """The journal as a file."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(LAST_VERSION.read_text(encoding="utf-8"))
    path.chmod(0o600)
    return path


def test_every_entry_is_there(last_version: Path, open_journal: Opener) -> None:
    journal = open_journal()
    assert {entry.kind.value for entry in journal.all()} == LINES.keys()
    for entry in journal.all():
        assert to_record(entry).items() >= LINES[entry.kind.value].items()
    assert all(check.ok for check in examine(last_version)), examine(last_version)
    assert [backup.name for backup in list_backups(last_version)] == ["journal-2026-11-23T180000-before-migration.db"]


def test_its_words_are_found(last_version: Path, open_journal: Opener) -> None:
    journal = open_journal()
    context = Context(NOW, "Europe/Berlin", Settings())
    for text, kind in (("# ropey", "massage"), ("# uber", "note"), ("# half", "race")):
        page = journal.find(read_filter(text, context).filter, 9)
        assert [entry.kind.value for entry in page.entries] == [kind]


def test_what_was_done_and_undone_can_be_taken_back_and_again(last_version: Path, open_journal: Opener) -> None:
    journal = open_journal()
    redone = journal.redo()
    assert redone is not None
    assert redone.words == "logged drink 500 ml"
    for _ in range(5):
        assert journal.undo()
    assert (journal.is_empty, journal.undo()) == (True, None)
    journal.add([run_at()])
    assert [entry.kind.value for entry in open_journal().all()] == ["run"]
