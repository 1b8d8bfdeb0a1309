"""The kinds of entry that take one or two tokens: urine, meal, bath and note."""

from runjournal.language.line.amounts import plain_number
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_choice, read_length, read_minutes
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import COLOUR_WORDS, SIZES
from runjournal.model.choices import Kind

_URINE_WORDS = ("urine", "u")


def _read_colour(reader: LineReader, builder: EntryBuilder) -> bool:
    number = plain_number(reader.word)
    if number is None:
        return reader.read_rating_word(builder, "colour", COLOUR_WORDS, "colour")
    colour = reader.whole_number(number, "colour")
    return True if colour is None else reader.put_field(builder, "colour", colour, "colour")


def read_compact_urine(reader: LineReader) -> bool:
    """Read `u5` after any item."""
    rests = [reader.word.removeprefix(word) for word in _URINE_WORDS if reader.word.startswith(word)]
    if not any(plain_number(rest) is not None for rest in rests):
        return False
    if reader.current is not None and reader.current.kind is Kind.URINE and not reader.current.values:
        reader.current.may_be_empty = True
    builder = reader.add_entry(EntryBuilder(Kind.URINE, reader.token, is_implied=True))
    return reader.read_rating_word(builder, "colour", _URINE_WORDS, "colour")


def finish_urine(reader: LineReader, builder: EntryBuilder) -> bool:
    """Return whether there is a colour."""
    if builder.has("colour"):
        return True
    if not builder.may_be_empty:
        problem = problem_at(builder.verb, "Which colour was it, from 1 (pale) to 8?", "Write it like urine 5.")
        reader.problems.append(problem)
    return False


def _read_size(reader: LineReader, builder: EntryBuilder) -> bool:
    return read_choice(reader, builder, "size", {**SIZES}, "size")


def _read_bath_length(reader: LineReader, builder: EntryBuilder) -> bool:
    return read_length(reader, builder) or read_minutes(reader, builder)


def _read_no_token(reader: LineReader, builder: EntryBuilder) -> bool:  # noqa: ARG001
    """All words of a note are its text, but for ratings and drinks such as `calf3l` and `w2`."""
    return False


URINE = ItemParser(Kind.URINE, _read_colour, "a colour from 1 to 8")
MEAL = ItemParser(Kind.MEAL, _read_size, "light, normal, heavy or a time such as 12:30")
BATH = ItemParser(Kind.BATH, _read_bath_length, "minutes such as 20", has_length=True)
NOTE = ItemParser(Kind.NOTE, _read_no_token, "some words")
