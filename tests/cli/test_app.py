"""Where the app does not open, without a terminal that can place text on a screen, and how it ends."""

from io import StringIO

import pytest

from runjournal.cli.app import open_today
from runjournal.cli.context import command_context
from runjournal.errors import JournalError
from runjournal.model.entries import Run
from runjournal.tui.app import RunJournalApp
from tests.cli.runner import Runner
from tests.examples import at


class Terminal(StringIO):
    """A stream that says it is a terminal, or that it is none."""

    def __init__(self, *, is_one: bool) -> None:
        super().__init__()
        self.is_one = is_one

    def isatty(self) -> bool:
        """What was said."""
        return self.is_one


@pytest.mark.parametrize(
    ("reads", "writes", "term", "said"),
    [
        pytest.param(False, True, "xterm", "needs a terminal.", id="lines piped in"),
        pytest.param(True, False, "xterm", "needs a terminal.", id="piped on"),
        pytest.param(True, True, "dumb", "needs a terminal, and this one is dumb.", id="a dumb terminal"),
    ],
)
def test_the_app_asks_for_a_terminal(
    reads: bool, writes: bool, term: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(is_one=reads))
    monkeypatch.setattr("sys.stdout", Terminal(is_one=writes))
    monkeypatch.setenv("TERM", term)
    with pytest.raises(JournalError) as caught:
        open_today()
    assert caught.value.sentence.endswith(said)
    assert "--help" in caught.value.way_out


@pytest.mark.parametrize("command", [[], ["demo"]], ids=["the app", "the sample"])
def test_an_app_that_cannot_go_on_ends_with_a_sentence(
    runjournal: Runner, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    def run(app: RunJournalApp) -> None:
        app.failure = JournalError("The journal is damaged.", "Restore a backup.")

    monkeypatch.setattr("runjournal.cli.app._at_a_terminal", command_context)
    monkeypatch.setattr(RunJournalApp, "run", run)
    assert runjournal.fails(*command) == "The journal is damaged. Restore a backup.\n"


def test_an_app_that_ends_by_a_mistake_of_its_own_has_failed(
    runjournal: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runjournal.cli.app._at_a_terminal", command_context)
    monkeypatch.setattr(RunJournalApp, "run", lambda app: setattr(app, "_return_code", 1))
    assert runjournal.run().exit_code == 1


def test_undo_takes_back_what_one_did_in_the_sample_and_not_the_sample(
    runjournal: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[bool] = []

    def run(app: RunJournalApp) -> None:
        journal = app.journal_model.journal
        before = list(journal.all())
        journal.add([Run(start=at("2026-11-20", "07:00"), distance_m=5000)])
        undone.extend(bool(journal.undo()) for _ in range(2))
        assert list(journal.all()) == before

    monkeypatch.setattr("runjournal.cli.app._at_a_terminal", command_context)
    monkeypatch.setattr(RunJournalApp, "run", run)
    assert runjournal.run("demo").exit_code == 0
    assert undone == [True, False]
