"""The therapist's card as text, Markdown or HTML, cut so that it is one page, and the names of its files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from runjournal.model.settings import Settings
from runjournal.reports import card_html, card_markdown, card_text
from runjournal.reports.card_page import CardPage
from runjournal.reports.card_words import words_of
from runjournal.reports.cutting import ROOMS
from runjournal.trends.card import Card

LINES = 60
"""How many lines of text at 80 columns are one page; as HTML such a card fits a sheet of A4 or Letter."""


@dataclass(frozen=True, slots=True)
class CardFormat:
    """A way to write a card: its name, the end of its files' names, and the lines of a document."""

    name: str
    suffix: str
    lines: Callable[[CardPage], Iterator[str]]


FORMATS: dict[str, CardFormat] = {
    known.name: known
    for known in (
        CardFormat("text", ".txt", card_text.lines),
        CardFormat("markdown", ".md", card_markdown.lines),
        CardFormat("html", ".html", card_html.lines),
    )
}


def format_for(path: Path | None) -> CardFormat:
    """The format that the end of a file's name asks for, else text."""
    known = (written_as for written_as in FORMATS.values() if path and path.suffix.lower() == written_as.suffix)
    return next(known, FORMATS["text"])


def one_page(card: Card, settings: Settings) -> CardPage:
    """The card in words, as much of it as is one page."""
    for room in ROOMS:
        page = words_of(card, settings, room)
        if len(list(card_text.lines(page))) <= LINES:
            break
    return page


def free_path(folder: Path, today: date, written_as: CardFormat) -> Path:
    """A file for a card that is not there yet: massage-card-2026-11-23.html, or with -2, -3 and so on."""
    stem = f"massage-card-{today.isoformat()}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}{written_as.suffix}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())
