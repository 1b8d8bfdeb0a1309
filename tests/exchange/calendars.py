"""Calendar files for the tests, written line by line, and what is read of them."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from runjournal.exchange.calendar.ics_format import read
from runjournal.exchange.format import ReadContext
from runjournal.language.line.canonical_line import to_line
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.settings import Settings

NOW = datetime(2026, 4, 15, 8, tzinfo=UTC)
"""Wednesday morning, nine o'clock in London."""


def reader(zone: str = "Europe/London", now: datetime = NOW, settings: Settings | None = None) -> ReadContext:
    """Who reads: a runner in London, unless a test says otherwise."""
    return ReadContext(Context(now, zone, settings or Settings()))


def event(*lines: str, uid: str = "one", summary: str = "Easy run") -> list[str]:
    """The lines of an event; one that is empty leaves out UID or SUMMARY."""
    head = [f"UID:{uid}"] if uid else []
    return ["BEGIN:VEVENT", *head, *([f"SUMMARY:{summary}"] if summary else []), *lines, "END:VEVENT"]


def calendar(*parts: Sequence[str]) -> str:
    """A calendar of parts, each the lines of one: an event's first line is line 3."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *(line for part in parts for line in part), "END:VCALENDAR"]
    return "".join(f"{line}\r\n" for line in lines)


def entries(text: str, who: ReadContext | None = None) -> list[Entry]:
    """The entries of a calendar, with universal line ends as a file is read."""
    return list(read(io.StringIO(text.replace("\r\n", "\n")), who or reader()))


def lines(text: str, who: ReadContext | None = None) -> list[str]:
    """The entries of a calendar as their lines, without the source."""
    return [to_line(entry).split(" source:")[0] for entry in entries(text, who)]
