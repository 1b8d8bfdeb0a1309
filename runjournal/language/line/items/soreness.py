"""sore: areas with their ratings; also `calf3l` after any item and `left calf 3` after those that take no areas."""

from runjournal.language.line.amounts import bare
from runjournal.language.line.area_words import rated, spot_of, usual_side
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import area_at, area_length
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.problems import at, said
from runjournal.language.line.reader import Reader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import QUALITIES
from runjournal.model.areas import Area, Side
from runjournal.model.choices import Kind
from runjournal.model.limits import Invalid

_SIDES_BEHIND = {"left": Side.LEFT, "right": Side.RIGHT, "l": Side.LEFT}
_ALL_CLEAR = ("s0", "sore0", "all-clear")


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return _read_area(reader, sketch) or _read_rating(reader, sketch) or _read_quality(reader, sketch)


def _read_area(reader: Reader, sketch: EntryBuilder) -> bool:
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    if sketch.is_written("area"):
        sketch = reader.begin(Kind.SORENESS, reader.token, is_implied=True)
    _put_area(reader, sketch, area, side, reader.take(count))
    return True


def _put_area(reader: Reader, sketch: EntryBuilder, area: Area, side: Side | None, token: Token) -> None:
    try:
        spot_of(area, side)
    except Invalid as error:
        reader.problems.append(at(token, said(error.sentence)))
        side = None
    sketch.put("area", area, token)
    if side is None:
        sketch.assume("side", usual_side(area), Provenance.DEFAULT)
    else:
        sketch.put("side", side, token)


def _read_rating(reader: Reader, sketch: EntryBuilder) -> bool:
    number = bare(reader.word)
    if number is None:
        return False
    if sketch.is_written("rating"):
        sketch = reader.begin(Kind.SORENESS, reader.token, is_implied=True)
    rating = reader.whole(number, "rating")
    if rating is not None:
        reader.put(sketch, "rating", rating, "rating")
        _read_side_behind(reader, sketch)
    return True


def _read_side_behind(reader: Reader, sketch: EntryBuilder) -> None:
    """Read the side of `calf 3 left`, unless it is that of the next area."""
    if reader.is_over or not sketch.is_written("area") or sketch.is_written("side"):
        return
    side = _SIDES_BEHIND.get(reader.word)
    area = sketch.values["area"]
    if side and isinstance(area, Area) and not area_length(reader):
        _put_area(reader, sketch, area, side, reader.take())


def _read_quality(reader: Reader, sketch: EntryBuilder) -> bool:
    quality = QUALITIES.get(reader.word)
    if quality is None:
        return False
    is_complete = sketch.is_written("area") and sketch.is_written("rating")
    if is_complete and reader.after_comma:
        sketch = reader.begin(Kind.SORENESS, reader.token, is_implied=True)
    return reader.put(sketch, "quality", quality, "quality")


def read_compact(reader: Reader) -> bool:
    """Read `calf3l`, `quad2`, `s0`, `all clear` wherever it stands, with a quality behind it."""
    if reader.word in _ALL_CLEAR:
        sketch = _side_entry(reader)
        _put_area(reader, sketch, Area.EVERYWHERE, None, reader.token)
        return reader.put(sketch, "rating", 0, "rating")
    found = rated(reader.word)
    if found is None:
        return False
    area, side, digits = found
    rating = reader.whole(bare(digits), "rating")
    if rating is not None:
        sketch = _side_entry(reader)
        _put_area(reader, sketch, area, side, reader.token)
        reader.put(sketch, "rating", rating, "rating")
        _read_quality_behind(reader, sketch)
    return True


def read_loose(reader: Reader) -> bool:
    """Read `left calf 3` where no `sore` stands before it, and no item that takes areas."""
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    sketch = _side_entry(reader)
    _put_area(reader, sketch, area, side, reader.take(count))
    if not reader.is_over and bare(reader.word) is not None:
        _read_rating(reader, sketch)
        _read_quality_behind(reader, sketch)
    return True


def _side_entry(reader: Reader) -> EntryBuilder:
    """An entry beside the current one; a `sore` that has nothing of its own yet gives way to it."""
    if reader.current is not None and reader.current.kind is Kind.SORENESS and not reader.current.values:
        reader.current.may_be_empty = True
    return reader.add(EntryBuilder(Kind.SORENESS, reader.token, is_implied=True))


def _read_quality_behind(reader: Reader, sketch: EntryBuilder) -> None:
    if not reader.is_over and reader.word in QUALITIES:
        _read_quality(reader, sketch)


def finish(reader: Reader, sketch: EntryBuilder) -> bool:
    """Whether a rating is complete; `sore 0` is the all clear, what is missing else is a problem."""
    if sketch.may_be_empty and not sketch.values:
        return False
    if sketch.is_written("area") and sketch.is_written("rating"):
        return True
    if sketch.values.get("rating") == 0:
        sketch.assume("area", Area.EVERYWHERE, Provenance.WRITTEN)
        sketch.assume("side", Side.BOTH, Provenance.DEFAULT)
        return True
    if sketch.is_written("area"):
        problem = at(sketch.where["area"], "How sore is it, from 0 to 10?", "Write it like calf 3.")
    else:
        problem = at(sketch.verb, "Which area is sore, and how much?", "Write it like left calf 3, or s0 for none.")
    reader.problems.append(problem)
    return False


SORENESS = ItemParser(
    Kind.SORENESS, _read, "an area with its rating from 0 to 10, such as left calf 3, sharp, pinpoint, swelling"
)
