"""Journals that earlier versions wrote, kept as SQL, open and are what they were."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from tests.store.conftest import NOW, Opener

OLD_JOURNALS = Path(__file__).parent / "old_journals"


@pytest.fixture
def before_unknown_quality(path: Path, open_journal: Opener) -> Journal:
    """A journal in which every rating had a quality: an ache unless one was written.

    A left calf and a swollen right one were rated; a left knee was too, was changed from an ache to sharp, and then
    deleted.
    """
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((OLD_JOURNALS / "m005.sql").read_text(encoding="utf-8"))
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
