"""The words of an entry that can be searched, without accents and capitals.

The words of a text are its runs of letters and digits. A search for "uber" finds "über" and "Über".
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from unicodedata import combining, normalize

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry

TEXT_FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.MASSAGE: ("therapist",),
    Kind.RACE: ("name",),
    Kind.NOTE: ("text",),
    Kind.CONDITION: ("detail",),
    Kind.OVERRULE: ("rule", "why"),
}
"""The fields beside the note that hold words of the runner's own, by the kinds that have some."""

_WORD = re.compile(r"[^\W_]+")


class TextWord(NamedTuple):
    """A word of a text: as it is searched, and where it stands."""

    word: str
    start: int
    end: int


def text_fields(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind that hold words, the note last."""
    return (*TEXT_FIELDS.get(kind, ()), "note")


def words_of_entry(entry: Entry) -> str:
    """Every word of an entry in the order of its fields, with single spaces between."""
    return words_of(" ".join(str(getattr(entry, name)) for name in text_fields(entry.kind)))


def text_of_record(kind: Kind, record: Mapping[str, object]) -> str | None:
    """The texts of a raw record, valid as an entry or not, with spaces between; None if all of them are empty."""
    texts = [str(record[name] or "") for name in text_fields(kind)]
    return " ".join(texts) if any(texts) else None


def words_of(text: str) -> str:
    """The words of a text as they are searched, with single spaces between: "Über-Lauf!" gives "uber lauf"."""
    return " ".join(_WORD.findall(_plain(text)))


def words_in(text: str) -> Iterator[TextWord]:
    """Each word of a text with its position; one word of the text may be several in the index."""
    for match in _WORD.finditer(text):
        yield TextWord(words_of(match[0]), match.start(), match.end())


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    split = normalize("NFKD", text).casefold()
    return "".join(character for character in split if not combining(character))
