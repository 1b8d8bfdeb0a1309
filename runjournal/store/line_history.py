"""The lines typed into the entry bar before, in a file beside the journal, oldest first."""

import os
from pathlib import Path

from runjournal.model.limits import LONGEST_LINE, find_control

MOST_LINES = 500
LARGEST_BYTES = 4 * MOST_LINES * LONGEST_LINE


class LineHistory:
    """The last lines, each once, which only the runner can read.

    They are a convenience: a file that cannot be read or written leaves the lines of this session, and never hinders
    an entry from being saved.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._typed: list[str] = []

    def lines(self) -> tuple[str, ...]:
        """The lines of all sessions, the latest last."""
        return tuple(dict.fromkeys(reversed([*self._kept(), *self._typed])))[:MOST_LINES][::-1]

    def add(self, line: str) -> None:
        """Keep a line as the latest."""
        if not _is_line(line):
            return
        self._typed.append(line)
        lines = self.lines()
        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                file.writelines(f"{kept}\n" for kept in lines)
            new.replace(self.path)
        except OSError:
            new.unlink(missing_ok=True)

    def _kept(self) -> list[str]:
        try:
            with self.path.open("rb") as file:
                text = file.read(LARGEST_BYTES).decode("utf-8", errors="replace")
        except OSError:
            return []
        return [line for line in text.split("\n") if _is_line(line)]


def _is_line(line: str) -> bool:
    return 0 < len(line) <= LONGEST_LINE and not line.isspace() and find_control(line) is None
