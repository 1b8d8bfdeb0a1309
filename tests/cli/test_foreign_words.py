"""A journal from somebody else: whatever stands in its tables, nothing commands the terminal or hides."""

import re
import sqlite3
from contextlib import closing

import pytest

from runjournal.model.limits import find_control
from tests.cli.runner import Runner

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ODD = {
    "commands": "a\x1b[31mRED\x1b]0;title\x07b\x9b2J\x85c\r\nd\u2028e",
    "hidden": "a\u202elive\u2066b\u200e\U000e0041\U000e0042\U000e007fc\u200b\u2060\ufeffd\xade",
}
LINES = (
    "y r 8k 44 e7 # hard",
    "m 60 deep @Anna calf pain3 2026-04-10 18:00 # slow",
    "race Ealing 2026-04-26 10:00 21.1k",
    "2026-04-25 18:00 massage deep",
    "sore calf 4 # ropey",
    "ill cold",
    "note slept badly",
)
COMMANDS = (
    *("show", "show --ids", "flags", "flags --oneline", "progress", "week", "month", "year", "find", "find slept"),
    *("slots", "propose", "card", "card --format markdown", "card --format html", "where", "doctor"),
    *("report --format html", "export --to text", "export --to json", "export --to csv", "export --to ics"),
    *("check 2026-04-25 18:00 massage deep", "undo", "redo", "undo --json", "redo --json", "show --json"),
    *("report --format markdown", "doctor --json", "backup", "edit slept note x", "delete slept"),
    *("done abcd", "overrule ill abcd --why x"),
)  # fmt: skip


def texts_of(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every column of text in every table of the journal, but for what tells its version."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return [
        (table, column)
        for table in tables
        if not table.startswith(("_", "sqlite", "searched"))
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})")
        if kind in ("TEXT", "ANY")
    ]


@pytest.mark.parametrize("name", ODD)
def test_no_word_of_a_foreign_journal_reaches_the_terminal_as_it_is(runjournal: Runner, name: str) -> None:
    for line in LINES:
        runjournal("log", line)
    with closing(sqlite3.connect(runjournal.journal)) as connection:
        texts = texts_of(connection)
    assert {("note", "text"), ("step", "words"), ("step", "device"), ("change", "after"), ("race", "zone")} <= {*texts}

    kept = runjournal.journal.read_bytes()
    for column in sorted({column for _, column in texts}):
        runjournal.journal.write_bytes(kept)
        with closing(sqlite3.connect(runjournal.journal)) as connection:
            for table in {table for table, named in texts if named == column}:
                where = "WHERE state = 'done'" if column == "state" else ""
                value = f'"{column}" || ?' if column in ("id", "entry") else "?"
                connection.execute(f'UPDATE "{table}" SET "{column}" = {value} {where}', [ODD[name]])
            connection.commit()
        for command in COMMANDS if column in ("text", "words") else ("show", "flags", "undo", "doctor", "card", "find"):
            result = runjournal.run(*command.split(), colour=True)
            shown = COLOUR.sub("", result.output).replace("\r\n", "\n").split("\n")
            assert all(find_control(line) is None for line in shown), (column, command, shown)
            assert "\x1b[31mRED" not in result.output
            if (column, command) == ("words", "undo"):
                assert result.output.startswith("Undone: a?")
