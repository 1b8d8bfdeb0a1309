"""Finding entries by a filter: what the file gives is what the filter says of every entry, page by page."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.language.filters.filter import Filter
from runjournal.language.filters.filter_vocabulary import KNOWN
from runjournal.language.filters.read_filter import read_filter
from runjournal.model.areas import Area, Side
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Note, Soreness
from runjournal.model.moments import Moment
from runjournal.model.records import from_record
from runjournal.model.settings import Settings
from runjournal.model.texts import text_fields, words_of_entry
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from runjournal.store.search_index import comparison, differences, is_current
from tests.store.conftest import NOW, Opener, run_at
from tests.strategies import journals, moments

VALUES: dict[Kind, dict[str, object]] = {
    Kind.SORENESS: {"area": "calf", "side": "left", "rating": 3},
    Kind.DRINK: {"volume_ml": 500},
    Kind.URINE: {"colour": 3},
    Kind.NOTE: {"text": "slept badly"},
    Kind.CONDITION: {"name": "ill"},
    Kind.OVERRULE: {"rule": "low-fluids", "about": "some-id", "why": "a cold day"},
}
"""What entries of these kinds need."""

SOME = ("calf>=4", "calf", "left calf", "sore>5", "e>=5", ">15k", "minutes<90", "@a", "-@b", "all clear", "mondays")
OTHERS = ("since 2000", "until 2060", "in 2026", "-run", "not deep", "-calf", "-e>=5", "-planned", "# a", '"e"', "-# a")


def asked(text: str) -> Filter:
    """The filter of a text."""
    return read_filter(text, Context(NOW, "Europe/Berlin", Settings())).filter


def place(entry: Entry) -> tuple[str, str, str]:
    """The order in which entries are found, written down once more."""
    return str(entry.day), "" if entry.start.at is None else entry.start.at.isoformat(), entry.id


def paged(journal: Journal, filter_: Filter, most: int, *, newest_first: bool = True) -> Iterator[Entry]:
    """Every entry that is found, a page at a time."""
    after: Entry | None = None
    while True:
        page = journal.find(filter_, most, after, newest_first=newest_first)
        assert len(page.entries) <= most
        assert page.entries or not page.more
        yield from page.entries
        if not page.more:
            return
        after = page.entries[-1]


def expected(entries: Iterable[Entry], filter_: Filter, *, newest_first: bool = True) -> list[Entry]:
    """What is to be found, by asking every entry."""
    return sorted((entry for entry in entries if filter_.matches(entry)), key=place, reverse=newest_first)


def words_from(entries: Iterable[Entry]) -> list[str]:
    """Words that stand in the entries, and beginnings of them, as a runner would look for them."""
    words = [word for entry in entries for word in words_of_entry(entry).split()]
    return [f"# {word}" for word in words] + [f"# {word[:2]}" for word in words] or ["# nothing"]


@settings(max_examples=30, deadline=None)
@given(journals(moments(first=NOW.date().replace(year=2025), last=NOW.date())), st.data())
def test_the_file_gives_what_the_filter_says_of_each_entry(entries: tuple[Entry, ...], data: st.DataObject) -> None:
    known = st.sampled_from([*SOME, *OTHERS, *KNOWN, *words_from(entries)])
    texts = data.draw(st.lists(st.lists(known, max_size=3).map(" ".join), min_size=4, max_size=8))
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "j.db", now=lambda: NOW) as journal:
        some = [entry for entry in entries if entry.kind is not Kind.DRINK or entry.id[0] in "01"]
        journal.add(some)
        for text in texts:
            filter_ = asked(text)
            newest = expected(some, filter_)
            assert list(paged(journal, filter_, 3)) == newest
            assert list(paged(journal, filter_, 100, newest_first=False)) == newest[::-1]
            count = journal.search.count(filter_)
            assert count == (len(newest), newest[-1].day if newest else None)


def note_at(hours: float, text: str) -> Note:
    """A note so many hours after noon."""
    return Note(start=run_at(hours).start, text=text)


def test_a_page_goes_on_where_the_one_before_ended(journal: Journal) -> None:
    journal.add([run_at(-index) for index in range(10)])
    first = journal.find(Filter(), 4)
    journal.delete([first.entries[-1].id])
    journal.add([run_at(5)])
    second = journal.find(Filter(), 4, first.entries[-1])
    assert [entry.start for entry in second.entries] == [run_at(-index).start for index in range(4, 8)]
    assert second.more
    assert not journal.find(Filter(), 4, second.entries[-1]).more


def test_entries_of_one_moment_are_paged_in_the_order_of_their_ids(journal: Journal) -> None:
    journal.add([replace(note_at(0, "same"), id=f"note-{number:04}") for number in reversed(range(100))])
    ids = [entry.id for entry in paged(journal, Filter(), 7)]
    assert ids == [f"note-{number:04}" for number in reversed(range(100))]


def test_letters_that_sqlite_does_not_know_are_found(journal: Journal) -> None:
    journal.add([note_at(0, "\u19b0\u19b1 found"), note_at(1, "another found")])
    assert names(journal, "# \u19b0\u19b1") == ["\u19b0\u19b1 found"]


def test_whole_days_come_before_what_has_a_time_on_the_day(journal: Journal) -> None:
    whole = Note(start=Moment.whole_day(run_at().start.day, "Europe/Berlin"), text="all day")
    journal.add([whole, run_at()])
    assert [entry.kind for entry in journal.find(Filter(), 9).entries] == [Kind.RUN, Kind.NOTE]
    assert [entry.kind for entry in journal.find(Filter(), 9, newest_first=False).entries] == [Kind.NOTE, Kind.RUN]


def names(journal: Journal, text: str) -> list[str]:
    """The texts of the notes that are found."""
    return [entry.text for entry in journal.find(asked(text), 99).entries if isinstance(entry, Note)]


def test_words_are_found_after_every_change(journal: Journal) -> None:
    (note,) = journal.add([note_at(0, "Knee felt stiff")])
    assert names(journal, "# knee") == ["Knee felt stiff"]
    journal.edit(note.id, [note_at(0, "shin felt fine")])
    assert (names(journal, "# knee"), names(journal, "# shin")) == ([], ["shin felt fine"])
    journal.undo()
    assert (names(journal, "# knee"), names(journal, "# shin")) == (["Knee felt stiff"], [])
    journal.redo()
    assert (names(journal, "# knee"), names(journal, "# shin")) == ([], ["shin felt fine"])
    journal.delete([note.id])
    assert names(journal, "# shin") == []
    journal.undo()
    assert names(journal, "# shin") == ["shin felt fine"]
    assert differences(journal._connection) == (set(), set())


def test_an_entry_that_becomes_another_kind_is_found_as_that(journal: Journal) -> None:
    (note,) = journal.add([note_at(0, "same words")])
    journal.edit(note.id, [Massage(start=note.start, note="same words")])
    assert [entry.kind for entry in journal.find(asked("# same"), 9).entries] == [Kind.MASSAGE]


OUTSIDE = {
    "edited": ("UPDATE note SET text = 'a new word'", "# new"),
    "deleted": ("DELETE FROM note", "# new"),
    "added": (
        "INSERT INTO note (id, day, zone, text) VALUES ('x', '2026-11-23', 'UTC', 'a new word')",
        "# new",
    ),
    "a note": ("UPDATE run SET note = 'a new word'", "# new"),
}


@pytest.mark.parametrize("what", OUTSIDE)
@pytest.mark.parametrize("is_open", [True, False])
def test_what_another_program_wrote_is_found(path: Path, open_journal: Opener, what: str, is_open: bool) -> None:
    statement, text = OUTSIDE[what]
    journal = open_journal()
    journal.add([note_at(0, "old words"), run_at()])
    assert len(journal.find(asked("# old"), 9).entries) == 1
    if not is_open:
        journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(statement)
    check = next(check for check in examine(path) if check.name == "search index")
    assert check.ok
    assert "is not up to date in the search index" in check.sentence
    journal = journal if is_open else open_journal()
    every = list(journal.all())
    for word in (text, "# old"):
        assert list(journal.find(asked(word), 9).entries) == expected(every, asked(word))
    assert differences(journal._connection) == (set(), set())
    assert "agrees with the entries" in next(check for check in examine(path) if check.name == "search index").sentence


TEXTS = [(kind, name) for kind in Kind for name in text_fields(kind)]


@pytest.mark.parametrize(("kind", "name"), TEXTS)
def test_every_text_that_another_program_changes_is_noticed(
    path: Path, open_journal: Opener, kind: Kind, name: str
) -> None:
    journal = open_journal()
    journal.add([from_record(kind, {**VALUES.get(kind, {}), "start": "2026-11-23T12:00:00Z", "zone": "UTC"})])
    assert journal.find(asked("# strange"), 9).entries == ()
    for text in ("strange-word", "strange-thing", "quite-other"):
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"UPDATE {kind.value} SET {name} = ?", [text])
        expected_kinds = [kind] if text.startswith("strange") else []
        for opened in (journal, open_journal()):
            assert [entry.kind for entry in opened.find(asked("# strange"), 9).entries] == expected_kinds
        assert differences(journal._connection) == (set(), set())


def test_bytes_that_are_no_text_keep_no_search_from_its_entries(path: Path, open_journal: Opener) -> None:
    open_journal().add([note_at(0, "old words"), note_at(1, "other words")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = CAST(x'776f72647320ff' AS TEXT) WHERE text LIKE 'other%'")
    journal = open_journal()
    assert names(journal, "# words") == ["old words"]
    assert is_current(journal._connection)


@pytest.mark.parametrize("kind", Kind)
def test_the_comparison_reads_only_entries_with_text(journal: Journal, kind: Kind) -> None:
    plan = [row[3] for row in journal._connection.execute(f"EXPLAIN QUERY PLAN {comparison(kind)}")]
    assert plan[0] == f"SCAN {kind.value} USING COVERING INDEX idx_{kind.value}_text"
    assert plan[1].startswith("SEARCH searched USING INDEX idx_searched_entry (entry=?)")


def test_words_come_again_that_another_program_took_from_an_entry(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    (note,) = journal.add([note_at(0, "old words")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = '-'")
    journal.edit(note.id, [note_at(0, "new words")])
    assert (names(journal, "# new"), names(journal, "# old")) == (["new words"], [])


BROKEN = {
    "lacks its words": ["INSERT INTO searched_fts (searched_fts) VALUES ('delete-all')"],
    "has other rows": ["UPDATE searched SET id = id + 100"],
    "has other words": ["UPDATE searched SET words = 'wrong'"],
    "lost its pages": ["DELETE FROM searched_fts_data WHERE id > 10"],
    "cannot be opened": ["DELETE FROM searched_fts_data", "DELETE FROM searched_fts_docsize"],
    "has no words": ["DROP TABLE searched"],
    "has no index": ["DROP TABLE searched_fts"],
    "is gone": ["DROP TABLE searched_fts", "DROP TABLE searched"],
    "knows an entry twice": ["INSERT INTO bath (id, day, zone, note) SELECT id, day, zone, 'twice' FROM note"],
}


def break_index(path: Path, how: str) -> None:
    """Do to the index what another program or a failing disk might."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in BROKEN[how]:
            other.execute(statement)


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("read_only", [True, False])
def test_an_index_that_is_broken_hides_no_entry(path: Path, open_journal: Opener, how: str, read_only: bool) -> None:
    journal = open_journal()
    journal.add([note_at(0, "old words"), note_at(1, "other words")])
    journal.close()
    break_index(path, how)
    journal = open_journal(read_only=read_only)
    assert names(journal, "# old") == ["old words"]
    assert names(journal, "# words") == ["other words", "old words"]
    assert journal.search.count(asked("# other")).entries == 1


@pytest.mark.parametrize("how", BROKEN)
def test_an_index_that_is_broken_keeps_nobody_from_logging(path: Path, open_journal: Opener, how: str) -> None:
    journal = open_journal()
    (note,) = journal.add([note_at(0, "old words")])
    journal.close()
    break_index(path, how)
    journal = open_journal()
    journal.add([note_at(1, "new words")])
    journal.edit(note.id, [note_at(0, "changed words")])
    assert names(journal, "# words") == ["new words", "changed words"]
    journal.delete([note.id])
    journal.undo()
    assert names(journal, "# changed") == ["changed words"]


@pytest.mark.parametrize("how", ["lacks its words", "has other rows", "has no index", "is gone"])
def test_a_search_makes_a_broken_index_anew(path: Path, open_journal: Opener, how: str) -> None:
    journal = open_journal()
    journal.add([note_at(0, "old words")])
    journal.close()
    break_index(path, how)
    check = next(check for check in examine(path) if check.name == "search index")
    assert (check.ok, "builds it again" in check.sentence) == (True, True)
    journal = open_journal()
    assert names(journal, "# old") == ["old words"]
    assert is_current(journal._connection)
    assert "agrees with the entries" in next(check for check in examine(path) if check.name == "search index").sentence


def test_an_index_that_cannot_be_made_anew_is_said_to_cost_no_entry(path: Path, open_journal: Opener) -> None:
    open_journal().close()
    break_index(path, "cannot be opened")
    check = next(check for check in examine(path) if check.name == "search index")
    assert (check.ok, "No entry is lost" in check.sentence, "backup" in check.way_out) == (False, True, False)


def test_a_journal_that_can_only_be_read_is_searched_without_the_index(path: Path, open_journal: Opener) -> None:
    open_journal().add([note_at(0, "old words")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'new words'")
    journal = open_journal(read_only=True)
    assert (names(journal, "# new"), names(journal, "# old")) == (["new words"], [])
    assert journal.search.count(asked("# new")).entries == 1


def test_a_journal_that_another_process_writes_to_is_searched_without_the_index(
    path: Path, open_journal: Opener
) -> None:
    journal = open_journal()
    journal.add([note_at(0, "old words")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET text = 'new words'")
        other.execute("BEGIN IMMEDIATE")
        assert names(journal, "# new") == ["new words"]


@pytest.mark.parametrize(
    "text",
    ['# "', "# *", "# NEAR(a b)", "# a OR b", "# -a", "# a^b", "# {words}: a", "# '; DROP TABLE note", "# a\\", "#"],
)
def test_words_are_never_a_query_of_their_own(journal: Journal, text: str) -> None:
    journal.add([note_at(0, "near a or b drop table note"), note_at(1, "nothing")])
    every = list(journal.all())
    assert list(journal.find(asked(text), 9).entries) == expected(every, asked(text))


def test_a_row_that_cannot_be_read_is_left_out(path: Path, open_journal: Opener) -> None:
    open_journal().add([note_at(0, "fine words"), note_at(1, "other words")])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("UPDATE note SET zone = 'Nowhere/Land' WHERE text LIKE 'other%'")
    journal = open_journal()
    assert names(journal, "# words") == ["fine words"]
    assert len(journal.unreadable) == 1


def test_a_journal_from_before_the_search_gets_its_index(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([note_at(0, "Über alles"), run_at()])
    journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("DROP TABLE searched_fts; DROP TABLE searched")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '%_search%'")
    journal = open_journal()
    assert differences(journal._connection) == (set(), set())
    assert names(journal, "# uber") == ["Über alles"]


def test_sqlite_itself_finds_the_words(path: Path, journal: Journal) -> None:
    journal.add([note_at(0, "Über alles müde"), note_at(1, "nothing")])
    query = (
        "SELECT text FROM note JOIN searched ON entry = note.id JOIN searched_fts ON searched_fts.rowid = searched.id"
        " WHERE searched_fts MATCH 'mud*'"
    )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(query).fetchall() == [("Über alles müde",)]
        connection.execute("INSERT INTO searched_fts (searched_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    "text", ["distance>99999999999999999999", "water<99999999999999999999l", "-e>9999999999999999999"]
)
def test_a_number_that_no_entry_has_is_compared_all_the_same(journal: Journal, text: str) -> None:
    journal.add([run_at(), note_at(1, "words")])
    every = list(journal.all())
    assert list(journal.find(asked(text), 9).entries) == expected(every, asked(text))
    assert journal.search.count(asked(text)).entries == len(expected(every, asked(text)))


def test_a_filter_of_as_many_words_as_it_may_have_is_no_burden(journal: Journal) -> None:
    journal.add([note_at(0, " ".join(f"word{index}" for index in range(70)))])
    assert len(names(journal, " ".join(f"word{index}" for index in range(60)))) == 1


def test_only_kinds_that_can_be_found_are_read(journal: Journal) -> None:
    journal.add([Soreness(start=run_at().start, area=Area.CALF, side=Side.LEFT, rating=3), run_at()])
    read: list[str] = []
    journal._connection.set_trace_callback(read.append)
    journal.find(asked("calf>=2"), 9)
    journal._connection.set_trace_callback(None)
    assert [statement.split(" FROM ")[1].split()[0] for statement in read] == ["massage", "soreness"]


def test_a_copy_brings_its_index_along(path: Path, open_journal: Opener, tmp_path: Path) -> None:
    journal = open_journal()
    journal.add([note_at(0, "kept words")])
    journal.close()
    copied = Path(shutil.copy(path, tmp_path / "copy.db"))
    with Journal.open(copied, now=lambda: datetime(2026, 11, 24, tzinfo=UTC)) as other:
        assert names(other, "# kept") == ["kept words"]
