"""Where the app does not open: without a terminal that can place text on a screen."""

from io import StringIO

import pytest

from runjournal.cli.app import open_today
from runjournal.errors import JournalError


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
