"""A stage for the app: a journal in a temporary folder, a clock that stands still, a zone that is always the same."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from textual import events
from textual._context import active_app
from textual.keys import _character_to_key
from textual.pilot import Pilot

from runjournal.demo import demo_entries
from runjournal.model.entries import Entry
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal
from runjournal.tui.app import RunJournalApp
from runjournal.tui.bindings import KEY_PLACES
from runjournal.tui.screens.today.today_screen import TodayScreen

ZONE = "Europe/London"
NOW = datetime(2026, 11, 23, 14, 20, tzinfo=UTC)
TODAY = NOW.date()
LONGEST_S = 1.0
"""How long a worker that never rests is waited for."""


def at(days: int, hour: int, minute: int = 0) -> Moment:
    """A moment so many days from today."""
    return Moment.at_wall(TODAY + timedelta(days=days), time(hour, minute), ZONE)


def all_day(days: int) -> Moment:
    """A whole day so many days from today."""
    return Moment.whole_day(TODAY + timedelta(days=days), ZONE)


@cache
def sample_journal() -> bytes:
    """The file of a journal with the sample entries, made once in a process and copied by each test."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with Journal.open(path, now=lambda: NOW) as journal:
            journal.add(demo_entries(NOW, ZONE))
        return path.read_bytes()


@asynccontextmanager
async def app_on(
    folder: Path,
    entries: Iterable[Entry] = (),
    *,
    size: tuple[int, int] = (120, 36),
    settings: Settings | None = None,
    now: datetime = NOW,
    config: Path | None = None,
) -> AsyncIterator[Pilot[None]]:
    """The app on the journal in a folder, to which these entries are added, running without a terminal."""
    with Journal.open(folder / "journal.db", now=lambda: now) as journal:
        journal.add(list(entries))
        app = RunJournalApp(
            journal, settings or Settings(), ZONE, lambda: now, key_places=lambda: KEY_PLACES, config=config
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("textual.app.wait_for_idle", settle)
            patch.setattr("textual.pilot.wait_for_idle", settle)
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield pilot


async def settle(*_: float) -> None:
    """Wait until no message, callback or paint is due any more.

    Textual's pilot sleeps instead, at least 40 ms a key, until the process is idle by the clock.
    """
    app, loop = active_app.get(), asyncio.get_running_loop()
    due, ends = vars(loop)["_ready"], loop.time() + LONGEST_S
    while loop.time() < ends:
        await asyncio.sleep(0)
        if not due and app.screen_stack:
            app._check_resize()
            app.screen._on_timer_update()
        if not due:
            return


def today_of(pilot: Pilot[None]) -> TodayScreen:
    """The Today screen of a running app."""
    screen = pilot.app.screen
    assert isinstance(screen, TodayScreen)
    return screen


def entries_on_day(pilot: Pilot[None], day: date = TODAY) -> tuple[Entry, ...]:
    """What the journal has on a day."""
    return today_of(pilot).journal_model.journal.on_day(day)


def text_of(pilot: Pilot[None]) -> str:
    """Everything on the screen as plain text, line by line."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)


async def type_line(pilot: Pilot[None], line: str) -> None:
    """Type a line key by key, as fast as a terminal sends it."""
    for character in line:
        pilot.app.post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()
    assert isinstance(pilot.app, RunJournalApp)
    while pilot.app.is_handling_keys:
        await pilot.pause()
