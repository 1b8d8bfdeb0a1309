"""bath: how long."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_length, read_minutes
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.reader import Reader
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return read_length(reader, sketch) or read_minutes(reader, sketch)


BATH = ItemParser(Kind.BATH, _read, "minutes such as 20", has_length=True)
