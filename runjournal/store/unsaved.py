"""What was typed and not saved when the app ended, in a private file beside the journal until the next start."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from runjournal.model.limits import LONGEST_LINE, find_control

LARGEST_BYTES = 1_000_000


class Unsaved(NamedTuple):
    """Lines by what the bar was for, for the day that was shown; edits by the entry's id; entries that were refused."""

    day: str = ""
    lines: Mapping[str, str] = {}
    edits: Mapping[str, str] = {}
    refused: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.lines or self.edits or self.refused)

    @property
    def shown_day(self) -> date | None:
        """The day that was shown, if the file has one."""
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            return None

    def over(self, before: "Unsaved") -> "Unsaved":
        """This, with what is kept of `before` where this has nothing."""
        return Unsaved(
            self.day if self.lines else before.day,
            {**before.lines, **self.lines},
            {**before.edits, **self.edits},
            tuple(dict.fromkeys([*before.refused, *self.refused])),
        )


class UnsavedFile:
    """The file, which another app on the same journal may write too: only what was taken from it is replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._taken = Unsaved()

    def take(self) -> Unsaved:
        """What an app left here; it stays in the file until this one has something else, or nothing, to leave."""
        self._taken = self._read()
        return self._taken

    def keep(self, unsaved: Unsaved) -> None:
        """Leave this for the next start. A file that cannot be written must not hinder the end of the app."""
        present = self._read()
        if present != self._taken:
            unsaved = unsaved.over(present)
        self._taken = unsaved
        if unsaved == present:
            return
        import json

        new = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            if unsaved.is_empty:
                self.path.unlink(missing_ok=True)
                return
            with os.fdopen(os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
                json.dump(unsaved._asdict(), file)
            new.replace(self.path)
        except OSError:
            new.unlink(missing_ok=True)

    def _read(self) -> Unsaved:
        try:
            with self.path.open("rb") as file:
                import json  # which most starts do without

                kept = json.loads(file.read(LARGEST_BYTES))
        except (OSError, ValueError, RecursionError):
            return Unsaved()
        if not isinstance(kept, dict):
            return Unsaved()
        refused = kept.get("refused")
        return Unsaved(
            day if isinstance(day := kept.get("day"), str) else "",
            _texts(kept.get("lines")),
            _texts(kept.get("edits")),
            tuple(line for line in refused if _is_line(line)) if isinstance(refused, list) else (),
        )


def _texts(kept: object) -> dict[str, str]:
    if not isinstance(kept, dict):
        return {}
    return {name: text for name, text in kept.items() if _is_line(name) and _is_line(text)}


def _is_line(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= LONGEST_LINE and find_control(text) is None
