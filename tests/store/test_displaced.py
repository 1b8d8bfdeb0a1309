"""A journal goes on in the file that took its place, and nothing that was acknowledged is lost with the old one."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.paths import list_backups
from runjournal.store.backup import backup
from runjournal.store.connection import Displaced
from runjournal.store.journal import Journal
from tests.store.conftest import NOW, Opener, run_at

OTHER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from runjournal.store.journal import Journal
from tests.store.conftest import run_at

with Journal.open(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 23, 18, tzinfo=UTC)) as journal:
    journal.add([run_at(2, "from-elsewhere")])
"""


def write_elsewhere(path: Path) -> None:
    """Add a run in a process of its own."""
    subprocess.run([sys.executable, "-c", OTHER, str(path)], check=True, cwd=Path(__file__).parents[2])


def ids(journal: Journal) -> set[str]:
    """The ids of all entries."""
    return {entry.id for entry in journal.all()}


def is_whole(path: Path) -> bool:
    """Whether SQLite finds the file whole."""
    with closing(sqlite3.connect(path)) as other:
        return bool(other.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_a_replaced_journal_is_read_and_what_was_open_is_kept(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at(-1, "before")])
    backup(path, path.with_name("kept.db"))
    journal.add([run_at(0, "after")])
    version = journal.version()
    path.with_name("kept.db").rename(path)
    with pytest.raises(Displaced) as raised:
        journal.add([run_at(1, "refused")])
    assert not raised.value.is_removed
    kept = journal.reopen()
    assert ids(journal) == {"before"}
    assert journal.version() > version
    journal.add([run_at(1, "new")])
    write_elsewhere(path)
    assert ids(journal) == {"before", "new", "from-elsewhere"}
    assert is_whole(path)
    assert kept in list_backups(path)
    with Journal.open(list_backups(path)[-1], now=lambda: NOW) as old:
        assert ids(old) == {"before", "after"}


@pytest.mark.parametrize("puts_back", [True, False])
def test_a_removed_journal_is_put_back_or_begun_anew(path: Path, open_journal: Opener, *, puts_back: bool) -> None:
    journal = open_journal()
    journal.add([run_at(0, "one")])
    path.unlink()
    with pytest.raises(Displaced) as raised:
        journal.check_in_place()
    assert raised.value.is_removed
    assert journal.reopen(puts_back=puts_back) in list_backups(path)
    journal.add([run_at(1, "two")])
    assert ids(journal) == ({"one", "two"} if puts_back else {"two"})
    assert is_whole(path)
    assert path.stat().st_mode & 0o777 == 0o600


def nothing(_path: Path) -> None:
    """Write nothing meanwhile."""


LOST = [
    (["-shm"], nothing),
    (["-shm"], write_elsewhere),
    (["-wal"], nothing),
    (["-shm", "-wal"], nothing),
    (["-shm", "-wal"], write_elsewhere),
]
"""Not -wal alone with a write meanwhile: SQLite itself cannot write beside half a log."""


@pytest.mark.parametrize(("endings", "meanwhile"), LOST)
@pytest.mark.parametrize("ends", [True, False], ids=["and ends", "and goes on"])
def test_a_lost_log_loses_nothing(
    path: Path, open_journal: Opener, endings: list[str], meanwhile: Callable[[Path], None], *, ends: bool
) -> None:
    journal = open_journal()
    journal.add([run_at(0, "one")])
    for ending in endings:
        path.with_name(f"{path.name}{ending}").unlink()
    meanwhile(path)
    if ends:
        journal.close()
        journal = open_journal()
    else:
        journal.reopen()
    journal.add([run_at(1, "two")])
    saved = ids(journal)
    for kept in list_backups(path):
        with closing(sqlite3.connect(kept)) as other:
            saved |= {str(id_) for (id_,) in other.execute("SELECT id FROM run")}
    assert saved == {"one", "two"} | ({"from-elsewhere"} if meanwhile is write_elsewhere else set())
    assert is_whole(path)


def test_a_journal_that_ends_without_its_file_is_kept_and_says_where(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    journal.add([run_at(0, "one")])
    path.unlink()
    journal.close()
    (remark,) = journal.remarks
    assert "was removed while it was open; its entries are in" in remark
    assert str(list_backups(path)[-1]) in remark


def test_nothing_is_put_over_a_file_that_is_there_again(path: Path, open_journal: Opener) -> None:
    journal = open_journal()
    backup(path, path.with_name("kept.db"))
    journal.add([run_at(0, "one")])
    path.unlink()
    path.with_name("kept.db").rename(path)
    journal.reopen(puts_back=True)
    assert ids(journal) == set()
