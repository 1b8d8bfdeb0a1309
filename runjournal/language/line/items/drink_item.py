"""water: volumes, each a drink; also `w2` after any item. Without a unit litres below 20, else millilitres."""

from runjournal.language.line.amounts import MILLILITRES, amount_of, millilitres_of, plain_number
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import as_sentence, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.model.choices import Kind
from runjournal.model.limits import MOST_WATER_ML


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    word, count = _volume_word(reader)
    volume = millilitres_of(word)
    if volume is None:
        return False
    if builder.is_written("volume_ml"):
        builder = reader.begin_entry(Kind.DRINK, reader.token, is_implied=True)
    return reader.put_field(builder, "volume_ml", volume, "volume", count, _provenance(word))


def _volume_word(reader: LineReader) -> tuple[str, int]:
    """The volume at the cursor, with a unit that stands apart: `2 l`."""
    if reader.peek_word() == "l" and plain_number(reader.word) is not None:
        return f"{reader.word}l", 2
    return reader.word, 1


def _provenance(word: str) -> Provenance:
    found = amount_of(word)
    return Provenance.WRITTEN if found and found.unit in MILLILITRES else Provenance.GUESSED


def read_compact_drink(reader: LineReader) -> bool:
    """Read `w2`, `w500ml` wherever it stands."""
    word = reader.word.removeprefix("w")
    volume = millilitres_of(word)
    if word == reader.word or volume is None:
        return False
    if reader.current is not None and reader.current.kind is Kind.DRINK and not reader.current.values:
        reader.current.may_be_empty = True
    builder = reader.add_entry(EntryBuilder(Kind.DRINK, reader.token, is_implied=True))
    return reader.put_field(builder, "volume_ml", volume, "volume", provenance=_provenance(word))


def finish_drink(reader: LineReader, builder: EntryBuilder) -> bool:
    """Whether the drink has a volume."""
    if builder.has("volume_ml"):
        return True
    if not builder.may_be_empty:
        reader.problems.append(problem_at(builder.verb, "How much was it?", "Write it like w 500ml, w 16oz or w2."))
    return False


def check_day_total(reader: LineReader) -> None:
    """A problem when the drinks of the line are more than a day's limit together."""
    total = 0
    for builder in reader.builders:
        volume = builder.values.get("volume_ml")
        total += volume if isinstance(volume, int) and volume <= MOST_WATER_ML else 0
        if isinstance(volume, int) and total > MOST_WATER_ML:
            sentence = as_sentence(f"the drinks of a day come to at most {MOST_WATER_ML // 1000} l")
            reader.problems.append(
                problem_at(builder.tokens["volume_ml"], sentence, "Check the units: w2 is 2 l, w500 is 500 ml.")
            )
            return


DRINK = ItemParser(Kind.DRINK, _read, "a volume such as 500ml, 2l or 16oz")
