"""water: volumes, each a drink; also `w2` after any item. Without a unit litres below 20, else millilitres."""

from runjournal.language.line.amounts import MILLILITRES, amount, bare, volume_ml
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.problems import at, said
from runjournal.language.line.reader import Reader
from runjournal.model.choices import Kind
from runjournal.model.limits import MOST_WATER_ML


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    word, count = _volume_word(reader)
    volume = volume_ml(word)
    if volume is None:
        return False
    if sketch.is_written("volume_ml"):
        sketch = reader.begin(Kind.DRINK, reader.token, is_implied=True)
    return reader.put(sketch, "volume_ml", volume, "volume", count, _how(word))


def _volume_word(reader: Reader) -> tuple[str, int]:
    """The volume at the cursor, with a unit that stands apart: `2 l`."""
    if reader.peek_word() == "l" and bare(reader.word) is not None:
        return f"{reader.word}l", 2
    return reader.word, 1


def _how(word: str) -> Provenance:
    found = amount(word)
    return Provenance.WRITTEN if found and found.unit in MILLILITRES else Provenance.GUESSED


def read_compact(reader: Reader) -> bool:
    """Read `w2`, `w500ml` wherever it stands."""
    word = reader.word.removeprefix("w")
    volume = volume_ml(word)
    if word == reader.word or volume is None:
        return False
    if reader.current is not None and reader.current.kind is Kind.DRINK and not reader.current.values:
        reader.current.may_be_empty = True
    sketch = reader.add(EntryBuilder(Kind.DRINK, reader.token, is_implied=True))
    return reader.put(sketch, "volume_ml", volume, "volume", how=_how(word))


def finish(reader: Reader, sketch: EntryBuilder) -> bool:
    """Whether the drink has a volume."""
    if sketch.has("volume_ml"):
        return True
    if not sketch.may_be_empty:
        reader.problems.append(at(sketch.verb, "How much was it?", "Write it like w 500ml, w 16oz or w2."))
    return False


def check_total(reader: Reader) -> None:
    """A problem when the drinks of the line are more than a day's limit together."""
    total = 0
    for sketch in reader.sketches:
        volume = sketch.values.get("volume_ml")
        total += volume if isinstance(volume, int) and volume <= MOST_WATER_ML else 0
        if isinstance(volume, int) and total > MOST_WATER_ML:
            sentence = said(f"the drinks of a day come to at most {MOST_WATER_ML // 1000} l")
            reader.problems.append(
                at(sketch.where["volume_ml"], sentence, "Check the units: w2 is 2 l, w500 is 500 ml.")
            )
            return


DRINK = ItemParser(Kind.DRINK, _read, "a volume such as 500ml, 2l or 16oz")
