"""Health checks of a journal file; read-only."""

import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

from runjournal.errors import JournalError
from runjournal.model.choices import Kind
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid
from runjournal.model.records import Plain
from runjournal.paths import list_backups
from runjournal.store.backup import check_whole
from runjournal.store.connection import connect
from runjournal.store.failures import Damaged, printable, translated
from runjournal.store.rows import columns, reader, select
from runjournal.store.schema import INDEX_TABLES, TABLES, SchemaState, check_ours, schema_state
from runjournal.store.search_index import differences, holds_its_words
from runjournal.store.step_words import counted

MOST_LISTED = 20
AGAIN = "runjournal doctor"
RESTORE = "Restore a backup with `runjournal restore FILE`."
ORIGIN_COLUMNS = frozenset({"key", "entry", "step"})
STATES = frozenset({"done", "undone", "dropped", "reversal"})


@frozen
class Check:
    """The result of one check: its name, whether all is well, what was found and what to do about it."""

    name: str
    ok: bool
    sentence: str
    way_out: str = ""


Examination = Callable[[sqlite3.Connection, Path], Check]


def examine(path: Path) -> list[Check]:
    """Check the journal at `path`; a file that cannot be opened gives a single failed check."""
    try:
        with translated(path), closing(connect(path, read_only=True)) as connection:
            return [_result_of(examination, connection, path) for examination in _examinations(connection, path)]
    except JournalError as error:
        return [Check("file", False, error.sentence, _way_out(error, path))]


def _examinations(connection: sqlite3.Connection, path: Path) -> Sequence[Examination]:
    """The checks that apply: of another program's file only the version, of an older journal those of any version.

    An empty file, and one that lacks tables, have no entries to be looked at.
    """
    try:
        check_ours(connection)
    except JournalError:
        return (_version,)
    (is_full,) = connection.execute("PRAGMA query_only").fetchone()
    disk = (_disk,) if is_full else ()
    try:
        with translated(path):
            state = schema_state(connection)
    except JournalError:  # what stands in the way is for the version check to say
        if {row[1] for row in _table_list(connection)} >= TABLES:
            return (*disk, *EXAMINATIONS)
        return (*disk, _version, _permissions, _integrity, _tables, _backups)
    if state is SchemaState.NEW:
        return (*disk, _emptiness, _permissions, _backups)
    return (*disk, *(OF_ANY_VERSION if state is SchemaState.BEHIND else EXAMINATIONS))


def _emptiness(_connection: sqlite3.Connection, path: Path) -> Check:
    """An empty file is a new journal, unless there are backups of what was in it."""
    if not list_backups(path):
        return Check("file", True, "The journal is new: nothing has been logged yet.")
    return Check("file", False, "The file is empty, and yet there are backups: its entries are lost.", _restore(path))


def _disk(_connection: sqlite3.Connection, _path: Path) -> Check:
    return Check("disk", False, "It is full: the journal can be read, but nothing can be saved.", "Make room.")


def _restore(path: Path) -> str:
    backups = list_backups(path)
    return f"Restore a backup: `runjournal restore {printable(str(backups[-1]))}`." if backups else RESTORE


def _way_out(error: JournalError, path: Path) -> str:
    """The way out of an error, which is a backup for a damaged file, and never this examination once more."""
    if isinstance(error, Damaged) and list_backups(path):
        return _restore(path)
    return "Copy the file to another disk, and check the copy." if AGAIN in error.way_out else error.way_out


def _result_of(examination: Examination, connection: sqlite3.Connection, path: Path) -> Check:
    """The result of one examination; if the file is too damaged for it, that is the result, and the others go on."""
    try:
        with translated(path):
            return examination(connection, path)
    except JournalError as error:
        name = examination.__name__.strip("_").replace("_", " ")
        return Check(name, False, error.sentence, _way_out(error, path))


def _version(connection: sqlite3.Connection, _path: Path) -> Check:
    state = schema_state(connection)
    if state is SchemaState.CURRENT:
        return Check("version", True, "The journal has the form that this version of runjournal writes.")
    return Check("version", False, f"The journal is {state.value}.", "Log or undo something to bring it up to date.")


def _permissions(_connection: sqlite3.Connection, path: Path) -> Check:
    files = [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm")), *list_backups(path)]
    loose = [file for file in files if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077]
    if not loose:
        return Check("permissions", True, "Only you can read the journal and its backups.")
    names = " ".join(printable(str(file)) for file in loose[:MOST_LISTED])
    return Check(
        "permissions",
        False,
        f"Others may read {counted(len(loose), 'file', 'files')} of it.",
        f"Run `chmod 600 {names}`.",
    )


def _integrity(connection: sqlite3.Connection, _path: Path) -> Check:
    complaints = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(5)")]
    if complaints == ["ok"]:
        return Check("integrity", True, "SQLite finds no damage in the file.")
    return Check("integrity", False, f"The file is damaged: {printable('; '.join(complaints))}.", RESTORE)


def _foreign_keys(connection: sqlite3.Connection, _path: Path) -> Check:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not broken:
        return Check("foreign keys", True, "Every row of the log belongs to a step.")
    return Check("foreign keys", False, f"{counted(len(broken), 'row', 'rows')} of the log without a step.", RESTORE)


def _tables(connection: sqlite3.Connection, _path: Path) -> Check:
    """A table that is not strict, or lacks a column, was made by something else."""
    strict = {name for _, name, _, _, _, is_strict in _table_list(connection) if is_strict}
    expected = {kind.value: {*columns(kind), "local_time"} for kind in Kind} | {"origin": ORIGIN_COLUMNS}
    wrong = [name for name, those in expected.items() if name not in strict or _columns(connection, name) != those]
    if not wrong:
        return Check("tables", True, "Every table has the columns it should have.")
    return Check("tables", False, f"These tables were changed: {', '.join(wrong)}.", RESTORE)


def _table_list(connection: sqlite3.Connection) -> Sequence[tuple[str, str, str, int, int, int]]:
    return connection.execute("PRAGMA main.table_list").fetchall()


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {str(row[1]) for row in connection.execute(f"PRAGMA table_xinfo({table})")}


def _entries(connection: sqlite3.Connection, _path: Path) -> Check:
    bad = list(_unreadable(connection))
    if not bad:
        return Check("entries", True, "Every entry can be read.")
    more = f" and {len(bad) - MOST_LISTED:,} more" if len(bad) > MOST_LISTED else ""
    return Check(
        "entries",
        False,
        f"{counted(len(bad), 'entry', 'entries')} cannot be read and not shown: {'; '.join(bad[:MOST_LISTED])}{more}.",
        "Delete it with `runjournal delete ID`, or mend it with the sqlite3 shell.",
    )


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    ids: set[str] = set()
    for kind in Kind:
        for row in connection.execute(select(kind)):
            name = f"{kind.value} {printable(str(row[0]), 64)}"
            try:
                reader(kind)(row)
            except Invalid as error:
                yield f"{name} ({error.sentence})"
            if row[0] in ids:
                yield f"{name} (another entry has this id too)"
            ids.add(row[0])


def _change_log(connection: sqlite3.Connection, _path: Path) -> Check:
    """Undone steps come after all that are done, and the log's last values of an entry are those in its table."""
    states = {state: (first, last) for state, first, last in connection.execute(STATES_QUERY)}
    if states.keys() - STATES or ("undone" in states and "done" in states and states["undone"][0] < states["done"][1]):
        return Check("change log", False, "The steps of the log are not in an order that undo understands.", RESTORE)
    changed = sum(not agrees for agrees in _agreements(connection))
    if not changed:
        return Check("change log", True, "The log agrees with the entries.")
    entries = counted(changed, "entry was", "entries were")
    return Check("change log", True, f"{entries} changed by another program, which undo cannot take back.")


STATES_QUERY = "SELECT state, min(id), max(id) FROM step GROUP BY state"
LOGGED_QUERY = 'SELECT kind, entry, field, "after" FROM change ORDER BY kind, entry, rowid'


def _agreements(connection: sqlite3.Connection) -> Iterator[bool]:
    """For each entry of the log, whether its table holds the log's last values of it."""
    rows = connection.execute(LOGGED_QUERY)
    for (kind, entry), group in groupby(rows, key=lambda row: (row[0], row[1])):
        logged: dict[str, Plain] = {field: after for _, _, field, after in group}
        yield kind in set(Kind) and _holds(connection, Kind(kind), entry, logged)


def _holds(connection: sqlite3.Connection, kind: Kind, entry: str, logged: dict[str, Plain]) -> bool:
    row = connection.execute(f"{select(kind)} WHERE id = ?", [entry]).fetchone()
    if row is None or logged.get("id") is None:
        return row is None and logged.get("id") is None
    held = dict(zip(columns(kind), row, strict=True))
    return all(held.get(field) == after for field, after in logged.items())


def _search_index(connection: sqlite3.Connection, _path: Path) -> Check:
    names = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    try:
        is_whole = names >= INDEX_TABLES and holds_its_words(connection)
    except sqlite3.DatabaseError:
        return Check("search index", False, "It is broken. No entry is lost: a search looks at each of them instead.")
    if not is_whole:
        return Check("search index", True, "It lacks words of the entries; the next search for words builds it again.")
    stray, lacking = differences(connection)
    wrong = len({row.entry for row in stray | lacking})
    if not wrong:
        return Check("search index", True, "The search index agrees with the entries.")
    entries = counted(wrong, "entry is", "entries are")
    return Check(
        "search index", True, f"{entries} not up to date in the search index; the next search for words fixes that."
    )


def _backups(_connection: sqlite3.Connection, path: Path) -> Check:
    backups = list_backups(path)
    bad = [backup for backup in backups if not _is_whole(backup)]
    if bad:
        names = ", ".join(printable(str(backup)) for backup in bad)
        return Check("backups", False, f"{len(bad)} of {len(backups)} backups cannot be used: {names}.", "Remove them.")
    if not backups:
        return Check("backups", True, "There is no backup yet; the first is made when you next log something.")
    return Check(
        "backups",
        True,
        f"{counted(len(backups), 'backup', 'backups')} can be read; the latest is {printable(str(backups[-1]))}.",
    )


def _is_whole(backup: Path) -> bool:
    try:
        with translated(backup), closing(connect(backup, read_only=True)) as connection:
            check_whole(connection, backup)
            return schema_state(connection) is not SchemaState.NEW
    except JournalError:
        return False  # which backup it is, is what the check says


OF_ANY_VERSION: tuple[Examination, ...] = (_version, _permissions, _integrity, _foreign_keys, _backups)
EXAMINATIONS: tuple[Examination, ...] = (
    _version,
    _permissions,
    _integrity,
    _foreign_keys,
    _tables,
    _entries,
    _change_log,
    _search_index,
    _backups,
)
