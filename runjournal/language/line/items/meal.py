"""meal: light, normal or heavy."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_choice
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import SIZES
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return read_choice(reader, sketch, "size", {**SIZES}, "size")


MEAL = ItemParser(Kind.MEAL, _read, "light, normal, heavy or a time such as 12:30")
