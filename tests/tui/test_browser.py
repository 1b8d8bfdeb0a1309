"""The app in a browser: textual-serve runs it, and what is typed there is in the journal."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from runjournal.model.entries import Run
from runjournal.paths import unsaved_path
from runjournal.store.journal import Journal
from runjournal.tui.app import RunJournalApp
from tests.tui.stage import NOW, app_on

server = pytest.importorskip("textual_serve.server", reason="textual-serve is not installed")
web = pytest.importorskip("aiohttp.test_utils", reason="aiohttp is not installed")

LONGEST_S = 60
"""How long a busy machine may take to draw what is waited for."""


@asynccontextmanager
async def served(folder: Path, patch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """A client of the app that is served on the loopback address, on a journal in a folder."""
    for name, value in {
        "HOME": str(folder),
        "RUNJOURNAL_DB": str(folder / "journal.db"),
        "RUNJOURNAL_CONFIG": str(folder / "config.toml"),
        "TZ": "Europe/London",
        "TERM": "dumb",
    }.items():
        patch.setenv(name, value)
    begun: list[asyncio.subprocess.Process] = []
    open_process = server.AppService._open_app_process

    async def open_and_note(service: Any, width: int, height: int) -> asyncio.subprocess.Process:
        begun.append(await open_process(service, width, height))
        return begun[-1]

    patch.setattr(server.AppService, "_open_app_process", open_and_note)
    serving = server.Server(f"exec {sys.executable} -m runjournal", host="127.0.0.1")
    async with web.TestClient(web.TestServer(await serving._make_app(), host="127.0.0.1")) as client:
        yield client
        async with asyncio.timeout(LONGEST_S):
            assert [await process.wait() for process in begun] == [0] * len(begun)


async def drawn(socket: Any, words: str) -> None:
    """Read what the app draws until some words are there."""
    seen = b""
    async with asyncio.timeout(LONGEST_S):
        while words.encode() not in seen:
            message = await socket.receive()
            assert isinstance(message.data, (bytes, str)), f"it ended before {words!r}: {seen[-500:]!r}"
            seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def type_in(socket: Any, text: str) -> None:
    """Type as a browser sends it."""
    await socket.send_json(["stdin", text])


async def test_a_line_typed_in_a_browser_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path, monkeypatch) as client:
        async with client.ws_connect("/ws?width=120&height=36") as socket:
            await drawn(socket, "Today")
            await type_in(socket, "ar 8.2k 44 e5\r")
            await drawn(socket, "Saved")
        assert (await client.get("/")).status == 200
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        (run,) = journal.all()
    assert isinstance(run, Run)
    assert (run.distance_m, run.duration_s, run.effort) == (8_200, 44 * 60, 5)


async def test_a_line_that_was_being_typed_is_kept_when_the_page_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(tmp_path, monkeypatch) as client, client.ws_connect("/ws?width=120&height=36") as socket:
        await drawn(socket, "Today")
        await type_in(socket, "ar 8.2k 44 # slowly")
        await drawn(socket, "slowly")
    assert "r 8.2k 44 # slowly" in unsaved_path(tmp_path / "journal.db").read_text(encoding="utf-8")


async def test_only_a_terminal_gets_our_driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app_on(tmp_path) as pilot:
        app = pilot.app
        assert isinstance(app, RunJournalApp)
        assert app.get_driver_class().__name__ == "TerminalDriver"
    monkeypatch.setattr("textual.constants.DRIVER", "textual.drivers.web_driver:WebDriver")
    async with app_on(tmp_path) as pilot:
        assert pilot.app.get_driver_class().__name__ == "WebDriver"
