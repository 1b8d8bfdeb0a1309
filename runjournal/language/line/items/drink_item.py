"""water: volumes, each a drink; also `w2` after any item. Without a unit litres below 20, else millilitres."""

from decimal import Decimal
from typing import NamedTuple

from runjournal.language.line.amounts import MILLILITRES, amount_of, millilitres_of, plain_number, rounded
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import as_sentence, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import GLASS_WORDS, NUMBER_WORDS
from runjournal.model.choices import Kind
from runjournal.model.limits import MOST_WATER_ML


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    volume = _volume_at(reader)
    if volume is None:
        return False
    if builder.is_written("volume_ml"):
        builder = reader.begin_entry(Kind.DRINK, reader.token, is_implied=True)
    reader.put_field(builder, "volume_ml", volume.ml, "volume", volume.length, volume.provenance)
    _skip_of_water(reader)
    return True


class _Volume(NamedTuple):
    """A volume at the cursor, and how many tokens it takes."""

    ml: int
    length: int
    provenance: Provenance


def _volume_at(reader: LineReader) -> _Volume | None:
    """The volume of `500ml`, `2`, `2 l` or `3 glasses`."""
    if glasses := _glasses_at(reader):
        return glasses
    is_apart = reader.peek_word() == "l" and plain_number(reader.word) is not None
    word = f"{reader.word}l" if is_apart else reader.word
    ml = millilitres_of(word)
    return None if ml is None else _Volume(ml, 2 if is_apart else 1, _provenance(word))


def _glasses_at(reader: LineReader) -> _Volume | None:
    """The volume of `glass`, `a glass` or `3 glasses`, by the size of a glass in the settings."""
    if reader.word in GLASS_WORDS:
        return _Volume(reader.settings.line.glass_ml, 1, Provenance.GUESSED)
    number = plain_number(reader.word)
    glasses = NUMBER_WORDS.get(reader.word) if number is None else number
    if glasses is None or reader.peek_word() not in GLASS_WORDS:
        return None
    return _Volume(rounded(glasses * Decimal(reader.settings.line.glass_ml)), 2, Provenance.GUESSED)


def _provenance(word: str) -> Provenance:
    amount = amount_of(word)
    return Provenance.WRITTEN if amount and amount.unit in MILLILITRES else Provenance.GUESSED


def read_loose_drink(reader: LineReader) -> bool:
    """Read `2l`, `500ml water`, `3 glasses of water` after any item but an area that waits for its rating."""
    if (reader.in_text and not reader.is_behind_name) or reader.waits_for_rating:
        return False
    volume = _volume_at(reader)
    if volume is None or (volume.provenance is Provenance.GUESSED and not _glasses_at(reader)):
        return False
    builder = reader.add_entry(EntryBuilder(Kind.DRINK, reader.token, is_implied=True))
    reader.put_field(builder, "volume_ml", volume.ml, "volume", volume.length, volume.provenance)
    _skip_of_water(reader)
    return True


def _skip_of_water(reader: LineReader) -> None:
    """Take the `water` of `500ml water`, but not that of `500ml water 16oz`, which is another drink."""
    words = [] if reader.is_over else [reader.word, reader.peek_word(), reader.peek_word(2)]
    count = 2 if words[:1] == ["of"] else 1
    if words[count - 1 : count] == ["water"] and millilitres_of(words[count]) is None:
        reader.take(count)


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
