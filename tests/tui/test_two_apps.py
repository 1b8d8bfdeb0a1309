"""Two apps on one entry: the second to save is told that it has changed meanwhile, and sees both."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Run
from runjournal.store.journal import Journal
from runjournal.tui import app
from tests.tui.stage import NOW, app_on, at, entries_on_day, text_of, today_of, type_line

RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, effort=5)
THEIRS = replace(RUN, effort=7)


@pytest.fixture(autouse=True)
def polled_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the app not look at the journal by itself: what another one does comes between two polls."""
    monkeypatch.setattr(app, "POLL_S", 3600.0)


def change_elsewhere(folder: Path, *entries: Entry) -> None:
    """Put entries in the place of the run in another connection, or delete it."""
    with Journal.open(folder / "journal.db", now=lambda: NOW) as other:
        if entries:
            other.edit(RUN.id, entries)
        else:
            other.delete([RUN.id])


def words(pilot: Pilot[None]) -> str:
    """The text on the screen, its lines joined."""
    return " ".join(text_of(pilot).replace("▏", " ").split())


@pytest.mark.parametrize("keys", [["enter", "end"], ["slash", "escape", "enter", "end"]], ids=["Today", "Journal"])
async def test_an_edit_of_a_changed_entry_shows_both_and_is_saved_by_another_enter(
    tmp_path: Path, keys: list[str]
) -> None:
    async with app_on(tmp_path, [RUN], size=(200, 40)) as pilot:
        await pilot.press(*keys, *["backspace"] * len("e5 done"))
        await type_line(pilot, "e3 done")
        change_elsewhere(tmp_path, THEIRS)
        await pilot.press("enter")
        await pilot.pause()
        assert "The entry was changed elsewhere meanwhile, to: 2026-11-23 07:10 run 8.2k 44min e7" in words(pilot)
        assert "Enter again puts yours in its place: 2026-11-23 07:10 run 8.2k 44min e3 done" in words(pilot)
        assert today_of_home(pilot) == [THEIRS]
        await pilot.press("enter")
        await pilot.pause()
        assert [run.effort for run in today_of_home(pilot)] == [3]


def today_of_home(pilot: Pilot[None]) -> list[Run]:
    """The runs that the journal has on the day."""
    home = pilot.app.screen_stack[0]
    assert hasattr(home, "journal_model")
    return [entry for entry in home.journal_model.journal.on_day(NOW.date()) if isinstance(entry, Run)]


async def test_an_edit_of_a_deleted_entry_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("enter", "end")
        await type_line(pilot, " ")
        change_elsewhere(tmp_path)
        await pilot.press("enter")
        await pilot.pause()
        assert "The entry was deleted elsewhere meanwhile; nothing was saved." in words(pilot)
        assert entries_on_day(pilot) == ()


@pytest.mark.parametrize("key", ["d", "c"])
async def test_a_key_on_a_changed_entry_changes_nothing(tmp_path: Path, key: str) -> None:
    planned = Massage(id=RUN.id, start=RUN.start, status=Status.PLANNED)
    theirs = replace(planned, duration_s=1800)
    async with app_on(tmp_path, [planned]) as pilot:
        change_elsewhere(tmp_path, theirs)
        await pilot.press(key)
        assert "changed elsewhere meanwhile" in words(pilot)
        assert entries_on_day(pilot) == (theirs,)
        today_of(pilot).follow()
        await pilot.press(key)
        assert entries_on_day(pilot) != (theirs,)
