"""The tables have the columns that entries have, and the views read well."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Kind
from runjournal.model.entries import Condition, Drink, Entry, Massage, Note, Overrule, Race, Soreness
from runjournal.model.records import fields_of, from_record, to_record
from runjournal.store.doctor import examine
from runjournal.store.journal import Journal
from runjournal.store.migrations import migrations
from runjournal.store.rows import columns, reader, to_row
from runjournal.store.schema import MIGRATIONS
from tests.store.conftest import Opener, run_at
from tests.strategies import entries


def test_the_names_of_the_migrations_are_those_that_run() -> None:
    assert tuple(migration.name for migration in migrations._migrations) == MIGRATIONS


@pytest.mark.parametrize("kind", Kind)
def test_a_table_has_a_column_for_each_field_and_allows_nothing_only_where_the_entry_does(
    journal: Journal, kind: Kind
) -> None:
    found = {row[1]: (row[2], bool(row[3])) for row in journal._connection.execute(f"PRAGMA table_xinfo({kind})")}
    assert found.keys() == {*columns(kind), "local_time"}
    for field in fields_of(kind):
        assert found[field.name] == ("INTEGER" if field.type in (int, bool) else "TEXT", not field.optional)


@given(entries())
def test_a_row_is_read_as_the_entry_it_was_made_of(entry: Entry) -> None:
    entry = replace(entry, id="some-id")
    row = to_row(entry.kind, to_record(entry))
    assert reader(entry.kind)(row[:-1]) == entry == from_record(entry.kind, to_record(entry))


@pytest.fixture
def week(journal: Journal) -> Sequence[Entry]:
    """A few entries of each kind that the views speak of."""
    start = run_at().start
    return journal.add(
        [
            run_at(),
            Massage(start=start, spots=(Spot(Area.CALF, Side.LEFT),), pain=3),
            Soreness(start=start, area=Area.CALF, side=Side.LEFT, rating=3),
            Soreness(start=run_at(24).start, area=Area.CALF, side=Side.LEFT, rating=6),
            Drink(start=start, volume_ml=500),
            Drink(start=start, volume_ml=250),
            Race(start=start, name="Parkrun", distance_m=5000),
            Note(start=start, text="slept badly"),
            Condition(start=start, name=ConditionName.ILL, clears=True),
        ]
    )


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (
            "SELECT day, time, kind, what FROM timeline WHERE kind IN ('run', 'massage', 'race', 'condition')",
            [
                ("2026-11-23", "13:00", "run", "easy 8.2 km 44 min effort 5"),
                ("2026-11-23", "13:00", "massage", "60 min calf left pain 3 done"),
                ("2026-11-23", "13:00", "race", "Parkrun 5.0 km planned"),
                ("2026-11-23", "13:00", "condition", "ill over"),
            ],
        ),
        ("SELECT * FROM weekly_soreness", [("2026-11-23", "calf", "left", 2, 4.5, 6)]),
        ("SELECT * FROM daily_drinks", [("2026-11-23", 750, 0.75, 2)]),
        ("SELECT day, time, km, minutes, min_per_km, load FROM runs", [("2026-11-23", "13:00", 8.2, 44.0, 5.37, 220)]),
        ("SELECT minutes, areas, pain FROM massages", [(60, "calf left", 3)]),
        ("SELECT DISTINCT words, state FROM changes", [("logged 9 entries", "done")]),
    ],
)
def test_a_view_says_it_readably(path: Path, query: str, rows: list[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(query).fetchall() == rows


def test_a_journal_that_is_behind_is_copied_then_brought_up_to_date(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    (kept,) = journal.add([run_at()])
    journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]
        for view in views:
            connection.execute(f"DROP VIEW {view}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_views'")
    journal = open_journal()
    assert tuple(journal.all()) == (kept,)
    assert journal._connection.execute("SELECT count(*) FROM timeline").fetchone() == (1,)
    assert [file.name for file in path.with_name("journal-backups").iterdir()] == [
        "journal-2026-11-23T180000-before-migration.db"
    ]


def test_a_journal_from_before_overrules_gets_their_table(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    (kept,) = journal.add([run_at()])
    journal.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("DROP VIEW timeline; DROP TABLE overrule")
        connection.execute("CREATE VIEW timeline AS SELECT day FROM run")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm004_overrules'")
    assert next((check.name, check.ok) for check in examine(path)) == ("version", False)
    assert all(check.ok for check in examine(path)[1:])
    journal = open_journal()
    journal.add([Overrule(start=kept.start, rule="low-fluids", about=kept.id, why="a cold day")])
    query = "SELECT kind, what FROM timeline ORDER BY kind"
    assert journal._connection.execute(query).fetchall() == [
        ("overrule", "low-fluids a cold day"),
        ("run", "easy 8.2 km 44 min effort 5"),
    ]
    assert all(check.ok for check in examine(path))


def test_a_migration_that_fails_leaves_the_journal_as_it_was(
    path: Path, open_journal: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("half way")

    monkeypatch.setattr(migrations._migrations[-1], "fn", fail)
    with pytest.raises(Exception, match="half way"):
        open_journal()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    monkeypatch.undo()
    assert open_journal().is_empty
