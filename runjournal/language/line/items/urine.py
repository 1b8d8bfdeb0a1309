"""urine: a colour from 1 to 8; also `u5` after any item."""

from runjournal.language.line.amounts import bare
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.problems import at
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import COLOUR_WORDS
from runjournal.model.choices import Kind

_WORDS = ("urine", "u")


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    number = bare(reader.word)
    if number is None:
        return reader.put_rating(sketch, "colour", COLOUR_WORDS, "colour")
    colour = reader.whole(number, "colour")
    return True if colour is None else reader.put(sketch, "colour", colour, "colour")


def read_compact(reader: Reader) -> bool:
    """Read `u5` wherever it stands."""
    if not any(bare(reader.word.removeprefix(word)) is not None for word in _WORDS if reader.word.startswith(word)):
        return False
    if reader.current is not None and reader.current.kind is Kind.URINE and not reader.current.values:
        reader.current.may_be_empty = True
    return reader.put_rating(
        reader.add(EntryBuilder(Kind.URINE, reader.token, is_implied=True)), "colour", _WORDS, "colour"
    )


def finish(reader: Reader, sketch: EntryBuilder) -> bool:
    """Whether there is a colour."""
    if sketch.has("colour"):
        return True
    if not sketch.may_be_empty:
        reader.problems.append(at(sketch.verb, "Which colour was it, from 1 (pale) to 8?", "Write it like urine 5."))
    return False


URINE = ItemParser(Kind.URINE, _read, "a colour from 1 to 8")
