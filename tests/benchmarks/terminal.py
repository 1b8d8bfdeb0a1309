"""A program in a pseudo-terminal, and how long it takes to paint."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[P\]X^_].*?(?:\x1b\\|\x07)|[ -/]*[0-~])", re.DOTALL)
TIMEOUT_S = 30.0
QUIET_S = 0.1
"""A paint is over when nothing more comes for so long; less than half a blink of the cursor."""


class Terminal:
    """A program running in a terminal of so many columns and rows. Times are seconds."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], folder: Path, columns: int = 160, rows: int = 45
    ) -> None:
        self._screen, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._output = b""
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, cwd=folder, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._screen)

    def until(self, markers: Iterable[str]) -> float:
        """How long after the start of the process all markers had been painted."""
        return self._painted_after(self._began, markers)

    def reach(self, key: bytes, markers: Iterable[str]) -> float:
        """How long after a key all markers had been painted; none of them may have been there before it."""
        pressed = time.perf_counter()
        os.write(self._screen, key)
        return self._painted_after(pressed, markers)

    def _painted_after(self, began: float, markers: Iterable[str]) -> float:
        wanted = [marker.encode() for marker in markers]
        painted = began
        while not all(marker in self._text() for marker in wanted):
            came = self._read(began + TIMEOUT_S - time.perf_counter())
            if came is None:
                missing = [marker.decode() for marker in wanted if marker not in self._text()]
                raise TimeoutError(f"{missing} was not painted; the screen had:\n{self._text().decode()[-2000:]}")
            painted = came
        return painted - began

    def press(self, key: bytes) -> float:
        """How long after a key the last of what it changed was painted."""
        pressed = last = time.perf_counter()
        os.write(self._screen, key)
        while (painted := self._read(QUIET_S)) is not None:
            last = painted
        return last - pressed

    def wait_for(self, marker: str) -> None:
        """Wait until a marker has been painted since the output was last forgotten; a `TimeoutError` if it is not."""
        self._painted_after(time.perf_counter(), [marker])

    def forget(self) -> None:
        """Read on until nothing more comes, and forget what was painted."""
        while self._read(QUIET_S * 3) is not None:
            pass
        self._output = b""

    @property
    def resident_bytes(self) -> int:
        """The memory that the program holds in RAM, as Linux tells it."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        assert found is not None
        return int(found[1]) * 1024

    def _text(self) -> bytes:
        return ESCAPES.sub(b"", self._output)

    def _read(self, timeout_s: float) -> float | None:
        """When the next output came, or None where none came in time or the program has ended."""
        if not select.select([self._screen], [], [], max(timeout_s, 0))[0]:
            return None
        came = time.perf_counter()
        try:
            self._output += os.read(self._screen, 1 << 16)
        except OSError:
            return None
        return came
