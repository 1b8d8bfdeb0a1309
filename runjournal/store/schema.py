"""What a journal file must look like, known without importing sqlite-utils.

`migrations` makes the tables; this tells cheaply whether a file is a journal, and whether all migrations have run.
"""

import sqlite3
from collections.abc import Collection
from enum import Enum

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.store.failures import printable

APPLICATION_ID = 0x72756E6A
"""Marks a journal file in SQLite's header: "runj"."""

MIGRATIONS = (
    "m001_entries",
    "m002_changes",
    "m003_views",
    "m004_overrules",
    "m005_search",
    "m006_unknown_quality",
    "m007_searched_text",
    "m008_visible_texts",
    "m009_recorded",
    "m010_origins",
    "m011_values_gone",
    "m012_entries_made",
)
"""The names of all migrations in their order; `migrations` has their bodies."""

LATER_COLUMNS = {"m009_recorded": frozenset({"elapsed_s", "avg_hr", "ascent_m", "descent_m"})}
"""The columns that a migration adds to tables that were there before, by its name."""

MIGRATION_SET = "runjournal"
STATUS_KINDS = frozenset({Kind.RUN, Kind.MASSAGE, Kind.RACE})
TABLES = frozenset({*Kind, "step", "change", "origin", "_sqlite_migrations"})
LATER_TABLES = {"m004_overrules": Kind.OVERRULE.value, "m010_origins": "origin"}
"""The tables that were not in the first journals, by the migration that makes them."""
INDEX_TABLES = frozenset({"searched", "searched_fts"})
"""The search index; it is made anew from the entries if it is missing."""


class SchemaState(Enum):
    """The state of a file for this version of runjournal."""

    NEW = "new"
    BEHIND = "behind"
    CURRENT = "current"


def schema_state(connection: sqlite3.Connection) -> SchemaState:
    """The state of the file, by two plain queries.

    Raises `JournalError` for another program's file, one from a newer version, and one with triggers or views that
    could change entries behind the runner's back.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    types = {name: kind for kind, name in connection.execute("SELECT type, name FROM sqlite_schema")}
    if not types and application_id in (0, APPLICATION_ID):
        return SchemaState.NEW
    check_ours(connection)
    _check_nothing_acts(types)
    applied = applied_migrations(connection) if types.get("_sqlite_migrations") == "table" else frozenset[str]()
    if applied - set(MIGRATIONS):
        raise JournalError(
            "The journal was written by a newer version of runjournal.",
            "Update runjournal, or name another file with --journal.",
        )
    return SchemaState.CURRENT if applied == set(MIGRATIONS) and _has_our_tables(types) else SchemaState.BEHIND


def check_ours(connection: sqlite3.Connection) -> None:
    """Raise `JournalError` for the file of another program; an empty one belongs to nobody."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if (application_id or has_tables(connection)) and application_id != APPLICATION_ID:
        raise not_ours()


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether there is anything in the file."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None


def not_ours() -> JournalError:
    """The error for a SQLite file of another program."""
    return JournalError(
        "The file is another program's database, not a journal.",
        "Name another file with --journal; this one was left as it was.",
    )


def applied_migrations(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of the migrations that have run; none if their table is missing."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        return frozenset()
    query = "SELECT name FROM _sqlite_migrations WHERE migration_set = ?"
    return frozenset(str(name) for (name,) in connection.execute(query, [MIGRATION_SET]))


def tables_of(applied: Collection[str]) -> frozenset[str]:
    """The tables of a journal in which these migrations have run."""
    return TABLES - {table for migration, table in LATER_TABLES.items() if migration not in applied}


def columns_to_come(applied: Collection[str]) -> frozenset[str]:
    """The columns that a journal lacks in which only these migrations have run."""
    return frozenset().union(*(columns for name, columns in LATER_COLUMNS.items() if name not in applied))


def _check_nothing_acts(types: dict[str, str]) -> None:
    """A trigger, or a view in a table's place, would run somebody else's statements when we write or read."""
    ours = TABLES | INDEX_TABLES
    acting = [name for name, kind in types.items() if kind == "trigger" or (name in ours and kind != "table")]
    if acting:
        raise JournalError(
            f"The journal carries something that could change entries by itself: {printable(', '.join(acting))}.",
            "Drop it with the sqlite3 shell if you made it, or restore a backup.",
        )


def _has_our_tables(types: dict[str, str]) -> bool:
    if types.keys() >= TABLES:
        return True
    missing = ", ".join(sorted(TABLES - types.keys()))
    raise JournalError(f"The journal lacks its table {missing}.", "Restore a backup with `runjournal restore FILE`.")
