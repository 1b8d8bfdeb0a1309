"""The last look at what is painted: no character reaches the terminal that it could take for a command."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from runjournal.model.limits import replace_controls


class PrintableFilter(LineFilter):
    """Takes control, escape, direction and invisible characters out of every line, whatever they came from.

    Entries cannot hold them, but a database may be from elsewhere, and so may be the names of files.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, the same width as before."""
        return [
            segment if _is_plain(segment.text) else segment._replace(text=replace_controls(segment.text, _as_wide))
            for segment in segments
        ]


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable()


def _as_wide(character: re.Match[str]) -> str:
    return "?" * cell_len(character[0])
