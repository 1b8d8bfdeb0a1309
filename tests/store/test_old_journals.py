"""Journals that earlier versions wrote, kept as SQL, open and are what they were."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from runjournal.errors import JournalError
from runjournal.model.choices import Quality
from runjournal.model.entries import Race, Run, Soreness
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from runjournal.store.migrations import migrations
from runjournal.store.restore import restore
from runjournal.store.schema import APPLICATION_ID, MIGRATIONS
from tests.store.conftest import NOW, Opener

OLD_JOURNALS = Path(__file__).parent / "old_journals"


LAST_VERSION = Path(__file__).with_name("last_version.sql")


def at_version(path: Path, stop_before: str | None) -> None:
    """Make a journal with an entry in which only the migrations before this one have run."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if stop_before != MIGRATIONS[0]:
            migrations.apply(Database(connection), stop_before=stop_before)
            connection.execute(
                """INSERT INTO soreness (id, day, start, zone, local_time, area, side, rating, quality, note)
                VALUES ('calf', '2026-11-23', '2026-11-23T07:00:00Z', 'Europe/London', '07:00', 'calf', 'left', 5,
                        'sharp', 'ropey')"""
            )


def schema_of(path: Path) -> dict[str, str | None]:
    """The statements that made what is in the file, to the byte, by type and name."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_schema ORDER BY 1")
        return {str(name): sql for name, sql in rows}


@pytest.mark.parametrize("stop_before", [*MIGRATIONS, None], ids=lambda name: f"before {name}")
def test_a_journal_of_any_version_comes_to_the_schema_of_a_new_one(
    path: Path, open_journal: Opener, tmp_path: Path, stop_before: str | None
) -> None:
    Journal.open(tmp_path / "new.db", now=lambda: NOW).close()
    path.parent.mkdir()
    at_version(path, stop_before)
    path.chmod(0o600)
    journal = open_journal()
    assert schema_of(path) == schema_of(tmp_path / "new.db")
    assert [entry.id for entry in journal.all()] == ([] if stop_before == MIGRATIONS[0] else ["calf"])
    assert all(check.ok for check in examine(path)), examine(path)


def test_released_migrations_make_what_they_made_when_they_were_released(tmp_path: Path) -> None:
    read_into(tmp_path / "released.db", LAST_VERSION)
    at_version(tmp_path / "made.db", "m006_unknown_quality")
    assert words_of(schema_of(tmp_path / "made.db")) == words_of(schema_of(tmp_path / "released.db"))


@pytest.mark.parametrize("written", [OLD_JOURNALS / "m005.sql", LAST_VERSION], ids=lambda file: file.stem)
def test_a_journal_that_an_earlier_version_wrote_comes_to_the_schema_of_a_new_one(
    tmp_path: Path, written: Path
) -> None:
    read_into(tmp_path / "written.db", written)
    for name in ("written.db", "new.db"):
        Journal.open(tmp_path / name, now=lambda: NOW).close()
    assert words_of(schema_of(tmp_path / "written.db")) == words_of(schema_of(tmp_path / "new.db"))


def read_into(path: Path, statements: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements.read_text(encoding="utf-8"))


def words_of(schema: dict[str, str | None]) -> dict[str, str]:
    """The statements without the spaces between their words, and without IF NOT EXISTS, which SQLite leaves out."""
    return {name: " ".join((sql or "").split()).replace("( ", "(").replace(" )", ")") for name, sql in schema.items()}


@pytest.mark.parametrize("stop_before", [None, *MIGRATIONS[::3]])
def test_a_journal_that_cannot_be_written_is_read_if_it_is_up_to_date_and_else_says_why_not(
    path: Path, open_journal: Opener, stop_before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    at_version(path, stop_before)
    monkeypatch.setattr("runjournal.store.opened_file.is_writable", lambda _: False)
    before = path.read_bytes()
    if stop_before is None:
        assert [entry.id for entry in open_journal().all()] == ["calf"]
    else:
        what = "is empty" if stop_before == MIGRATIONS[0] else "is from an older version of runjournal"
        with pytest.raises(JournalError, match=f"{what}, and cannot be written to bring it up to date") as raised:
            open_journal()
        assert raised.value.way_out.startswith("Allow writing to the file")
    assert path.read_bytes() == before


def test_runs_of_before_watches_have_nothing_recorded_and_can_get_it(path: Path, open_journal: Opener) -> None:
    path.parent.mkdir()
    at_version(path, "m009_recorded")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        values = "'2026-11-22', 'Europe/London', 'done', 2640"
        connection.execute(f"INSERT INTO run (id, day, zone, status, duration_s) VALUES ('a', {values})")
        connection.execute(f"INSERT INTO race (id, day, zone, status, duration_s, name) VALUES ('b', {values}, 'Ten')")
    path.chmod(0o600)
    journal = open_journal()
    for entry in journal.on_day(date(2026, 11, 22)):
        assert isinstance(entry, Run | Race)
        assert (entry.elapsed_s, entry.avg_hr, entry.ascent_m, entry.descent_m) == (None,) * 4
        rated = replace(entry, elapsed_s=2641, avg_hr=152, ascent_m=0, descent_m=20_000)
        assert journal.edit(entry.id, [rated]) == (rated,)
        assert journal.get(entry.id) == rated
        journal.undo()
        assert journal.get(entry.id) == entry
    assert all(check.ok for check in examine(path)), examine(path)


def test_a_backup_of_before_watches_is_restored(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    at_version(tmp_path / "kept.db", "m009_recorded")
    open_journal().close()
    restore(tmp_path / "kept.db", path, NOW)
    assert [entry.id for entry in open_journal().all()] == ["calf"]


@pytest.fixture
def before_unknown_quality(path: Path, open_journal: Opener) -> Journal:
    """A journal in which every rating had a quality: an ache unless one was written.

    A left calf and a swollen right one were rated; a left knee was too, was changed from an ache to sharp, and then
    deleted.
    """
    path.parent.mkdir()
    read_into(path, OLD_JOURNALS / "m005.sql")
    return open_journal()


def qualities(journal: Journal) -> dict[str, Quality | None]:
    return {entry.spot.name: entry.quality for entry in journal.all() if isinstance(entry, Soreness)}


def knee_of(journal: Journal) -> dict[str, Quality | None]:
    return {spot: quality for spot, quality in qualities(journal).items() if spot == "left knee"}


def test_an_ache_of_an_earlier_version_is_unknown_and_a_written_quality_stays(before_unknown_quality: Journal) -> None:
    assert qualities(before_unknown_quality) == {"left calf": None, "right calf": Quality.SWELLING}


def test_its_log_is_taken_back_and_again_without_an_ache(before_unknown_quality: Journal) -> None:
    journal = before_unknown_quality
    for expected in ({"left knee": Quality.SHARP}, {"left knee": None}, {}):
        journal.undo()
        assert knee_of(journal) == expected
    for expected in ({"left knee": None}, {"left knee": Quality.SHARP}, {}):
        journal.redo()
        assert knee_of(journal) == expected


def test_an_ache_that_is_written_now_stays_one(before_unknown_quality: Journal) -> None:
    journal = before_unknown_quality
    (left, _) = [entry for entry in journal.all() if isinstance(entry, Soreness)]
    journal.add([Soreness(start=left.start, area=left.area, side=left.side, rating=2, quality=Quality.ACHE)])
    assert Quality.ACHE in [entry.quality for entry in journal.all() if isinstance(entry, Soreness)]


def test_its_table_is_that_of_a_new_journal(before_unknown_quality: Journal, path: Path, tmp_path: Path) -> None:
    queries = (
        "SELECT strict FROM pragma_table_list WHERE name = 'soreness'",
        "SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('soreness') ORDER BY cid",
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'soreness' ORDER BY name",
        "SELECT count(*) FROM timeline WHERE 0 UNION ALL SELECT count(*) FROM weekly_soreness WHERE 0",
    )
    old = before_unknown_quality._connection
    with Journal.open(tmp_path / "new.db", now=lambda: NOW) as new:
        for query in queries:
            assert old.execute(query).fetchall() == new._connection.execute(query).fetchall()
    assert [check.name for check in examine(path) if not check.ok] == ["permissions"]  # made by this test


def test_texts_of_earlier_versions_lose_what_nobody_sees(path: Path, open_journal: Opener) -> None:
    """They were kept once; now an entry with one could not be read. Emoji stay, and so does what was never a text."""
    path.parent.mkdir()
    at_version(path, "m008_visible_texts")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        runner = "🏃\u200d♀\ufe0f"
        connection.execute("UPDATE soreness SET note = ?", [f"ro\xadpey\u200b \U000e0041{runner}\u200e"])
        connection.execute("INSERT INTO step (id, at, device, words, state) VALUES (1, '', '', '', 'done')")
        connection.execute("INSERT INTO change VALUES (1, 'calf', 'soreness', 'note', NULL, ?)", ["ro\xadpey"])
        columns = "id, day, start, zone, local_time, text, note"
        for name, note in (("escape", "char(27) || char(8203)"), ("bytes", "CAST(x'80ffe2808b' AS TEXT)")):
            connection.execute(
                f"INSERT INTO note ({columns}) VALUES ('{name}', '2026-11-23', NULL, 'UTC', NULL, 'a', {note})"
            )
    path.chmod(0o600)
    journal = open_journal()

    (calf,) = journal.all()
    assert calf.note == f"ropey {runner}"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute('SELECT "after" FROM change').fetchall() == [("ropey",)]
    (entries,) = [check for check in examine(path) if check.name == "entries"]
    assert "2 entries cannot be read" in entries.sentence
