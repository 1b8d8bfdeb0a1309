"""No stored word, step or file name reaches the terminal with a character that it could take for a command."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from runjournal.model.entries import Note, Race
from runjournal.store.journal import Journal
from tests.tui.stage import NOW, app_on, at, text_of, today_of
from tests.tui.terminal import terminal

EVIL = "x\x1b[31mRED\x1b]0;pwn\x07\x9b2J\u202eevil\u2066\U000e0041\u200b"
HARMFUL = ["\x07", "\x9b", "\u202e", "\u2066", "\U000e0041", "\u200b", "\x1b"]


@pytest.mark.parametrize("keys", [[], ["w"], ["p"], ["slash"], ["r"]])
async def test_no_message_brings_them_to_the_screen(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press(*keys)
        pilot.app.screen.say(EVIL)  # type: ignore[attr-defined]
        await pilot.pause()
        text = text_of(pilot)
        assert "RED" in text
        assert [character for character in HARMFUL if character in text] == []


async def test_no_entry_brings_them_to_the_screen(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        note = Note(id="note-0001", start=at(0, 7), text="x")
        object.__setattr__(note, "text", EVIL)
        today_of(pilot).entries = (note,)
        await pilot.pause()
        text = text_of(pilot)
        assert "RED" in text
        assert [character for character in HARMFUL if character in text] == []


def test_a_foreign_database_brings_none_of_them_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([Note(id="note-0001", start=at(0, 7), text="words")])
        journal.add([Race(id="race-0001", start=at(3, 9), name="Parkrun", distance_m=5000)])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.execute("UPDATE step SET words = ?", [EVIL])
        for column in ("text", "note", "source", "zone"):
            other.execute(f"UPDATE note SET {column} = ?", [EVIL])
        other.execute("UPDATE race SET name = ?", [EVIL])
    with terminal(tmp_path, now="2026-11-23T14:20") as app:
        app.send(b"u")
        app.wait_for("Undone")
        for key, shown in ((b"w", "Week"), (b"p", "Plan"), (b"/", "Journal")):
            app.send(key)
            app.wait_for(shown)
            app.send(b"\x1b")
        app.send(b"\x11")
        assert app.wait() == 0
    written = re.sub(r"\x1b\]22;\w*\x07", "", app.everything.decode())  # Textual's shape of the pointer
    assert [character for character in HARMFUL[:-1] if character in written] == []
    assert "\x1b]0" not in written
    assert "\x1b[31mRED" not in written
