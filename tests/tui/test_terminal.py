"""The app in a real terminal: bytes that mean nothing, Ctrl-Z, and terminals that go away."""

import signal
from pathlib import Path

import pytest

from tests.tui.terminal import terminal

NOTHING = {
    "no UTF-8": b"\xff\xfe\xc3",
    "an old mouse report": b"\x1b[M\xff\xfe\xfd",
    "a mouse report without numbers": b"\x1b[<;;M",
    "a mouse report with too many": b"\x1b[<0;1;2;3;4M",
    "a mouse report cut short": b"\x1b[<0;5",
    "a mouse report far outside": b"\x1b[<35;9999;9999M",
    "a key beyond Unicode": b"\x1b[1114112u",
    "half a character as a key": b"\x1b[97;;55296u",
    "keys with alternatives": b"\x1b[97:65;1u",
    "a size of nothing": b"\x1b[48;0;0;0;0t",
}


def test_bytes_that_mean_nothing_are_left_out(tmp_path: Path) -> None:
    with terminal(tmp_path) as app:
        app.send(b"a")
        for data in NOTHING.values():
            app.send(data)
        app.send(b"note slept well\r")
        app.wait_for("Saved slept well")
        app.send(b"q")
        assert app.wait() == 0


def test_ctrl_z_suspends_and_the_app_goes_on(tmp_path: Path) -> None:
    with terminal(tmp_path) as app:
        app.send(b"anote slept")
        app.wait_for("slept")
        app.send(b"\x1a")
        app.wait_until_stopped()
        app.wait_for("\x1b[?1049l")
        app.signal(signal.SIGCONT)
        app.wait_for("\x1b[?1004h")
        app.wait_for("slept")
        app.send(b" well\r")
        app.wait_for("Saved slept well")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_app_as_quitting_does(tmp_path: Path, number: signal.Signals) -> None:
    with terminal(tmp_path) as app:
        app.signal(number)
        assert app.wait() == 128 + number
        assert b"Traceback" not in app.output
        assert b"\x1b[?1049l" in app.output


def test_a_terminal_that_goes_away_ends_the_app(tmp_path: Path) -> None:
    with terminal(tmp_path) as app:
        app.hang_up()
        assert app.wait() == 128 + signal.SIGHUP
