"""note: words, which are all its own but for ratings and drinks such as `calf3l` and `w2`."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.reader import Reader
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:  # noqa: ARG001
    return False


NOTE = ItemParser(Kind.NOTE, _read, "some words")
