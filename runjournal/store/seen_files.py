"""Which files of the runner's folders were looked at, in a private file beside the journal.

Of a file nothing is kept but a digest of its path, its size and when it was written: a watch puts its owner's e-mail
address into names.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

LARGEST_BYTES = 64_000_000


class FileState(NamedTuple):
    """What tells whether a file has changed: its bytes, and when it was written, in nanoseconds."""

    size: int
    written_ns: int


States = Mapping[str, FileState]
"""Files by the digest of their path."""


class SeenFiles:
    """The files that were looked at, by the digest of their folder.

    They are a convenience: a file that cannot be read or written leaves what was seen in this session.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: dict[str, dict[str, FileState]] | None = None

    def of(self, folder: str) -> States:
        """What was seen of a folder."""
        return self._all().get(folder, {})

    def keep(self, folder: str, seen: States) -> None:
        """Keep what was seen of a folder in place of what was before."""
        if self._all().get(folder) == seen:
            return
        self._all()[folder] = dict(seen)
        self._write()

    def _all(self) -> dict[str, dict[str, FileState]]:
        if self._seen is None:
            self._seen = self._read()
        return self._seen

    def _write(self) -> None:
        import json

        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            with os.fdopen(os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                json.dump(self._all(), file)
            new.replace(self.path)
        except OSError:
            new.unlink(missing_ok=True)

    def _read(self) -> dict[str, dict[str, FileState]]:
        try:
            with self.path.open("rb") as file:
                import json

                kept = json.loads(file.read(LARGEST_BYTES))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {folder: _states(files) for folder, files in kept.items() if isinstance(files, dict)}


def _states(files: dict[str, object]) -> dict[str, FileState]:
    return {name: state for name, kept in files.items() if (state := _state(kept))}


def _state(kept: object) -> FileState | None:
    match kept:
        case [int(size), int(written_ns)]:
            return FileState(size, written_ns)
    return None
