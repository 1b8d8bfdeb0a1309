"""The app when the journal's file is replaced or removed while it is open: nothing is said to be saved that is not."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.entries import Note
from runjournal.paths import list_backups
from runjournal.store.backup import backup
from runjournal.store.journal import Journal
from runjournal.tui import app
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.dialogs.missing_journal import MissingJournal
from tests.tui.stage import NOW, app_on, at, text_of, type_line

OLD = Note(id="note-old", start=at(0, 7), text="old")


@pytest.fixture(autouse=True)
def polled_by_the_test_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the app look at the file when the test says so."""
    monkeypatch.setattr(app, "POLL_S", 3600.0)


def notes_in(path: Path) -> list[str]:
    """The notes of the file at a path."""
    with Journal.open(path, now=lambda: NOW) as journal:
        return [entry.text for entry in journal.all() if isinstance(entry, Note)]


def words(pilot: Pilot[None]) -> str:
    """The text on the screen, its lines joined."""
    return " ".join(text_of(pilot).split())


async def poll(pilot: Pilot[None]) -> None:
    """Let the app look at the file."""
    assert isinstance(pilot.app, RunJournalApp)
    pilot.app.show_changes()
    await pilot.pause()


async def save(pilot: Pilot[None], line: str) -> None:
    """Type a line into the bar and press Enter."""
    await pilot.press("a")
    await type_line(pilot, line)
    await pilot.press("enter")
    await pilot.pause()


def replace(path: Path) -> None:
    """Put a copy of the journal in its place, as a sync program does."""
    backup(path, path.with_name("kept.db")).rename(path)


async def test_a_replaced_file_is_said_and_read_at_the_poll_and_the_line_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    async with app_on(tmp_path, [OLD]) as pilot:
        kept = backup(path, tmp_path / "kept.db")
        await save(pilot, "note not in the copy")
        await pilot.press("a")
        await type_line(pilot, "note new")
        kept.rename(path)
        await poll(pilot)
        assert "journal.db was replaced while it was open" in words(pilot)
        assert "-before-replacement.db" in words(pilot)
        assert "note new" in words(pilot)
        assert "not in the copy" not in words(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved new" in words(pilot)
        assert notes_in(path) == ["old", "new"]
    assert notes_in(list_backups(path)[-1]) == ["old", "not in the copy"]


@pytest.mark.parametrize("key", ["", "w", "p"])
async def test_a_line_saved_before_the_poll_is_refused_kept_and_saved_by_another_enter(
    tmp_path: Path, key: str
) -> None:
    path = tmp_path / "journal.db"
    async with app_on(tmp_path, [OLD]) as pilot:
        await pilot.press(*([key] if key else []))
        replace(path)
        await save(pilot, "note new")
        assert "Not saved: journal.db was replaced while it was open" in words(pilot)
        assert "note new" in words(pilot)
        assert "Saved" not in words(pilot)
        assert notes_in(path) == ["old"]
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved new" in words(pilot)
        assert notes_in(path) == ["old", "new"]


@pytest.mark.parametrize(("choice", "there"), [("p", ["old", "new"]), ("n", ["new"])])
async def test_a_removed_file_is_put_back_or_begun_anew_in_the_app(
    tmp_path: Path, choice: str, there: list[str]
) -> None:
    path = tmp_path / "journal.db"
    async with app_on(tmp_path, [OLD]) as pilot:
        path.unlink()
        await poll(pilot)
        assert "journal.db was removed while it was open; nothing can be saved now." in words(pilot)
        await save(pilot, "note new")
        assert isinstance(pilot.app.screen, MissingJournal)
        assert "What you typed is kept." in words(pilot)
        assert not path.exists()
        await pilot.press("escape")
        await poll(pilot)
        assert not path.exists()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(choice)
        await pilot.pause()
        assert "note new" in words(pilot)
        assert ("journal.db is put back" if choice == "p" else "journal.db is a new journal") in words(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved new" in words(pilot)
        assert notes_in(path) == there
    assert notes_in(list_backups(path)[-1]) == ["old"]


async def test_a_file_that_comes_back_is_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    async with app_on(tmp_path, [OLD]) as pilot:
        path.rename(tmp_path / "moved.db")
        await poll(pilot)
        (tmp_path / "moved.db").rename(path)
        await poll(pilot)
        assert "journal.db is there again." in words(pilot)
        await save(pilot, "note new")
        assert notes_in(path) == ["old", "new"]


async def test_a_lost_shm_loses_neither_side(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    async with app_on(tmp_path, [OLD]) as pilot:
        (tmp_path / "journal.db-shm").unlink()
        await poll(pilot)
        assert "The log of journal.db was removed while it was open" in words(pilot)
        await save(pilot, "note new")
        assert notes_in(path) == ["old", "new"]
