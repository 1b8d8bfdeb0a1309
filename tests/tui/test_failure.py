"""What the app does once its journal cannot be read any more: it ends, and keeps why for whoever opened it."""

from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.tui.app import RunJournalApp
from tests.tui.stage import app_on, today_of

DAMAGED = JournalError("The journal is damaged.", "Restore a backup.")


def fail(*_: object, **__: object) -> None:
    """Read nothing, as from a disk that fails."""
    raise DAMAGED


async def press_once_it_fails(folder: Path, keys: list[str], ended: list[RunJournalApp]) -> None:
    """Press keys in an app whose journal cannot be read any more."""
    async with app_on(folder) as pilot:
        assert isinstance(pilot.app, RunJournalApp)
        ended.append(pilot.app)
        await pilot.press("a", "w", "1", "enter", "escape")
        journal = today_of(pilot).journal_model.journal
        journal.history = fail  # type: ignore[assignment,method-assign]
        journal.recoveries = fail  # type: ignore[assignment,method-assign]
        await pilot.press(*keys)


@pytest.mark.parametrize("keys", [["K"], ["s", "right", "3", "enter"], ["u"], ["a", "w", "2", "enter"]])
async def test_the_app_ends_with_the_error_of_the_journal(
    tmp_path: Path, keys: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[RunJournalApp] = []
    with pytest.raises(JournalError, match="damaged"):
        await press_once_it_fails(tmp_path, keys, ended)
    assert [(app.failure, app.return_code) for app in ended] == [(DAMAGED, 1)]
    assert "Traceback" not in "".join(capsys.readouterr())
