"""What was typed or rated and not saved when the app ended is there when it starts again."""

import signal
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.model.entries import Note, Run, Soreness
from runjournal.store.journal import Journal
from runjournal.store.unsaved import Unsaved, UnsavedFile
from runjournal.tui.app import RunJournalApp
from tests.tui.stage import NOW, TODAY, app_on, at, entries_on_day, text_of, today_of, type_line
from tests.tui.terminal import terminal

RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, effort=5)


ENDS = {
    "SIGHUP": lambda app: app.signal(signal.SIGHUP),
    "SIGTERM": lambda app: app.signal(signal.SIGTERM),
    "a closed terminal": lambda app: app.hang_up(),
    "quit": lambda app: app.send(b"\x11"),
}


@pytest.mark.parametrize("end", ENDS)
def test_lines_and_an_edit_outlive_the_end_of_the_app(tmp_path: Path, end: str) -> None:
    path = tmp_path / "journal.db"
    with Journal.open(path, now=lambda: NOW) as journal:
        journal.add([Note(id="note-0001", start=at(0, 7), text="slept")])
    with terminal(tmp_path, now="2026-11-23T14:20") as app:
        app.send(b"bfri 6pm")
        app.wait_for("fri 6pm")
        app.send(b"\x1b")
        app.wait_for("Edit")
        app.send(b"anote half a line")
        app.wait_for("half a line")
        app.send(b"\x1b")
        app.wait_for("Edit")
        app.send(b"\r")
        app.wait_for("Save")
        app.send(b"\x1b[F and dreamt")
        app.wait_for("dreamt")
        ENDS[end](app)
        app.wait()
    kept = tmp_path / "journal-unsaved.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    unsaved = UnsavedFile(kept).take()
    assert dict(unsaved.lines) == {"log": "note half a line", "book": "fri 6pm"}
    assert [text.endswith("slept and dreamt") for text in unsaved.edits.values()] == [True]


@pytest.mark.parametrize("end", ENDS)
def test_ratings_are_saved_at_the_end_of_the_app(tmp_path: Path, end: str) -> None:
    with terminal(tmp_path, now="2026-11-23T14:20") as app:
        app.send(b"s\x1b[C3")
        app.wait_for("not saved")
        ENDS[end](app)
        app.wait()
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        assert [entry.rating for entry in journal.all() if isinstance(entry, Soreness)] == [3]


async def test_what_was_typed_is_in_the_bar_at_the_next_start_and_gone_once_it_is_saved(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "note half a line")
        pilot.app.exit()
    async with app_on(tmp_path) as pilot:
        assert "note half a line" in text_of(pilot)
        assert "What you had typed is in the bar again." in text_of(pilot)
        await pilot.press("a", "enter")
        assert [entry.text for entry in entries_on_day(pilot) if isinstance(entry, Note)] == ["half a line"]
        pilot.app.exit()
    assert not (tmp_path / "journal-unsaved.json").exists()


async def test_a_line_is_for_the_day_that_was_shown(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("left", "a")
        await type_line(pilot, "note half a line")
        pilot.app.exit()
    async with app_on(tmp_path, now=NOW + timedelta(days=3)) as pilot:
        assert today_of(pilot).day == TODAY - timedelta(days=1)


async def test_an_edit_is_there_when_the_entry_is_edited_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("enter", "end")
        await type_line(pilot, " e6")
        pilot.app.exit()
    async with app_on(tmp_path) as pilot:
        assert "there when you edit it again" in text_of(pilot)
        await pilot.press("enter")
        assert "e5 done e6" in text_of(pilot)


async def test_an_edit_over_another_screen_is_kept_too(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("slash", "escape", "enter", "end")
        await type_line(pilot, " e6")
        pilot.app.exit()
    async with app_on(tmp_path) as pilot:
        await pilot.press("enter")
        assert "e5 done e6" in text_of(pilot)


async def test_ratings_that_cannot_be_saved_at_the_end_are_saved_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise JournalError("The disk is full.")

    async with app_on(tmp_path, size=(120, 50)) as pilot:
        await pilot.press("s", "right", "7")
        with monkeypatch.context() as patch:
            patch.setattr(Journal, "add", full)
            pilot.app.exit()
            await pilot.pause()
    for saved in (1, 1):
        async with app_on(tmp_path) as pilot:
            ratings = [entry.rating for entry in entries_on_day(pilot) if isinstance(entry, Soreness)]
            assert ratings == [7] * saved


async def test_a_crash_keeps_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError):
        await crash(tmp_path, monkeypatch)
    async with app_on(tmp_path) as pilot:
        assert "note half a line" in text_of(pilot)


async def crash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a line into an app, which then ends with a mistake of ours."""
    async with app_on(folder) as pilot:
        await pilot.press("a")
        await type_line(pilot, "note half a line")
        assert isinstance(pilot.app, RunJournalApp)
        monkeypatch.setattr(pilot.app, "action_week", lambda: 1 // 0)
        await pilot.press("escape", "w")


def test_two_apps_leave_what_both_had(tmp_path: Path) -> None:
    first, second, third = (UnsavedFile(tmp_path / "journal-unsaved.json") for _ in range(3))
    for file in (first, second, third):
        file.take()
    first.keep(Unsaved("2026-11-23", {"log": "first"}))
    second.keep(Unsaved("2026-11-23", {"book": "second"}))
    third.keep(Unsaved())
    assert UnsavedFile(first.path).take().lines == {"log": "first", "book": "second"}


@pytest.mark.parametrize(
    "content", [b"\xff", b"[" * 100_000, b"[]", b'{"lines": {"log": 3, "book": "\\u001b[31m"}, "day": 7}', b"{}"]
)
def test_a_file_that_is_none_of_ours_has_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal-unsaved.json"
    path.write_bytes(content)
    assert UnsavedFile(path).take().is_empty


async def test_the_app_ends_although_keeping_what_is_unsaved_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when runjournal itself is replaced by another version while the app is open."""

    def fail(*_arguments: object) -> None:
        raise ImportError

    async with app_on(tmp_path) as pilot:
        monkeypatch.setattr("runjournal.tui.unsaved_work.unsaved_work", fail)
        with pytest.raises(ImportError):
            pilot.app.exit()
        assert pilot.app._exit
