"""The app as a process of its own in a pseudo-terminal, which a test types into, looks at, and takes away."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import ioctl
from pathlib import Path
from struct import pack
from termios import TIOCSWINSZ

LONGEST_S = 60.0
"""How long anything is waited for before the test fails; nothing waits so long that works."""


class Terminal:
    """One end of a pseudo-terminal, the app at the other."""

    def __init__(self, process: "subprocess.Popen[bytes]", master: int) -> None:
        self.process = process
        self.master = master
        self.output = b""
        self.everything = b""
        """All that the app has written."""

    def wait_for(self, text: str) -> None:
        """Read what the app writes until the text is in it; forget what was written before its end."""
        wanted, ends = text.encode(), time.monotonic() + LONGEST_S
        while wanted not in self.output:
            assert time.monotonic() < ends, f"{text!r} never came: {self.output[-2000:]!r}"
            self._read()
        self.output = self.output[self.output.index(wanted) + len(wanted) :]

    def _read(self, wait_s: float = 0.1) -> None:
        if select.select([self.master], [], [], wait_s)[0]:
            try:
                data = os.read(self.master, 65536)
            except OSError:
                assert self.process.poll() is None, f"the app ended: {self.output[-2000:]!r}"
                return
            self.output += data
            self.everything += data

    def send(self, data: bytes) -> None:
        """Send bytes as the terminal would."""
        os.write(self.master, data)

    def signal(self, number: int) -> None:
        """Send a signal to the app."""
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away, without a signal."""
        os.close(self.master)
        self.master = -1

    def wait(self) -> int:
        """Wait until the app has ended; return its status."""
        ends = time.monotonic() + LONGEST_S
        while self.process.poll() is None and time.monotonic() < ends:
            if self.master >= 0:
                with suppress(AssertionError):
                    self._read(0.02)
            else:
                time.sleep(0.01)
        return self.process.wait(timeout=1)

    def wait_until_stopped(self) -> None:
        """Wait until the process is stopped, as by Ctrl-Z."""
        ends = time.monotonic() + LONGEST_S
        while Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < ends, "the app was never stopped"
            self._read()


@contextmanager
def terminal(folder: Path, *, size: tuple[int, int] = (120, 50), now: str = "") -> Iterator[Terminal]:
    """The app on the journal in a folder, ready for keys."""
    as_of = ["--as-of", now] if now else []
    master, slave = pty.openpty()
    ioctl(slave, TIOCSWINSZ, pack("HHHH", size[1], size[0], 0, 0))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "Europe/London",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "runjournal", "--journal", str(folder / "journal.db"), *as_of],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    app = Terminal(process, master)
    try:
        app.wait_for("Today")
        yield app
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        if app.master >= 0:
            os.close(app.master)
