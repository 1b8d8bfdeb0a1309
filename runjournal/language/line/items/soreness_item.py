"""sore: areas with their ratings; also `calf3l` after any item and `left calf 3` after those that take no areas."""

from runjournal.language.line.amounts import plain_number
from runjournal.language.line.area_words import rated_area, spot_with_side, usual_side
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import area_at, area_length
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import as_sentence, problem_at
from runjournal.language.line.line_reader import OUT_OF_TEN, LineReader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import QUALITIES
from runjournal.model.areas import Area, Side
from runjournal.model.choices import Kind
from runjournal.model.limits import Invalid

_SIDES_BEHIND = {"left": Side.LEFT, "right": Side.RIGHT, "l": Side.LEFT}
_ALL_CLEAR = ("s0", "sore0", "all-clear")


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return _read_area(reader, builder) or _read_rating(reader, builder) or _read_quality(reader, builder)


def _read_area(reader: LineReader, builder: EntryBuilder) -> bool:
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    if builder.is_written("area"):
        builder = reader.begin_entry(Kind.SORENESS, reader.token, is_implied=True)
    _put_area(reader, builder, area, side, reader.take(count))
    if not reader.is_over and reader.word.endswith(OUT_OF_TEN):
        _read_rating(reader, builder)
    return True


def _put_area(reader: LineReader, builder: EntryBuilder, area: Area, side: Side | None, token: Token) -> None:
    try:
        spot_with_side(area, side)
    except Invalid as error:
        reader.problems.append(problem_at(token, as_sentence(error.sentence)))
        side = None
    builder.put("area", area, token)
    if side is None:
        builder.assume("side", usual_side(area), Provenance.DEFAULT)
    else:
        builder.put("side", side, token)


def _read_rating(reader: LineReader, builder: EntryBuilder) -> bool:
    number, count = reader.rating_at()
    if number is None:
        return False
    if builder.is_written("rating"):
        builder = reader.begin_entry(Kind.SORENESS, reader.token, is_implied=True)
    rating = reader.whole_number(number, "rating", count)
    if rating is not None:
        reader.put_field(builder, "rating", rating, "rating", count)
        _read_side_behind(reader, builder)
    return True


def _read_side_behind(reader: LineReader, builder: EntryBuilder) -> None:
    """Read the side of `calf 3 left`, unless it is that of the next area."""
    if reader.is_over or not builder.is_written("area") or builder.is_written("side"):
        return
    side = _SIDES_BEHIND.get(reader.word)
    area = builder.values["area"]
    if side and isinstance(area, Area) and not area_length(reader):
        _put_area(reader, builder, area, side, reader.take())


def _read_quality(reader: LineReader, builder: EntryBuilder) -> bool:
    quality = QUALITIES.get(reader.word)
    if quality is None:
        return False
    is_complete = builder.is_written("area") and builder.is_written("rating")
    if is_complete and reader.after_comma:
        builder = reader.begin_entry(Kind.SORENESS, reader.token, is_implied=True)
    return reader.put_field(builder, "quality", quality, "quality")


def read_compact_soreness(reader: LineReader) -> bool:
    """Read `calf3l`, `quad2`, `s0`, `all clear` after any item, with a quality behind it."""
    if reader.word in _ALL_CLEAR:
        builder = _side_entry(reader)
        _put_area(reader, builder, Area.EVERYWHERE, None, reader.token)
        return reader.put_field(builder, "rating", 0, "rating")
    area_rated = rated_area(reader.word.removesuffix(OUT_OF_TEN))
    if area_rated is None:
        return False
    area, side, digits = area_rated
    rating = reader.whole_number(plain_number(digits), "rating")
    if rating is not None:
        builder = _side_entry(reader)
        _put_area(reader, builder, area, side, reader.token)
        reader.put_field(builder, "rating", rating, "rating")
        _read_quality_behind(reader, builder)
    return True


def read_loose_area(reader: LineReader) -> bool:
    """Read `left calf 3` without `sore` before it, and not behind an item that takes areas."""
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    builder = _side_entry(reader)
    _put_area(reader, builder, area, side, reader.take(count))
    if not reader.is_over and reader.rating_at()[0] is not None:
        _read_rating(reader, builder)
        _read_quality_behind(reader, builder)
    return True


def _side_entry(reader: LineReader) -> EntryBuilder:
    """An entry beside the current one; a `sore` that has nothing of its own yet gives way to it."""
    if reader.current is not None and reader.current.kind is Kind.SORENESS and not reader.current.values:
        reader.current.may_be_empty = True
    return reader.add_entry(EntryBuilder(Kind.SORENESS, reader.token, is_implied=True))


def _read_quality_behind(reader: LineReader, builder: EntryBuilder) -> None:
    if not reader.is_over and reader.word in QUALITIES:
        _read_quality(reader, builder)


def finish_soreness(reader: LineReader, builder: EntryBuilder) -> bool:
    """Return whether a rating is complete; `sore 0` is the all clear, anything else that is missing is a problem."""
    if builder.may_be_empty and not builder.values:
        return False
    if builder.is_written("area") and builder.is_written("rating"):
        return True
    if builder.values.get("rating") == 0:
        builder.assume("area", Area.EVERYWHERE, Provenance.WRITTEN)
        builder.assume("side", Side.BOTH, Provenance.DEFAULT)
        return True
    if builder.is_written("area"):
        problem = problem_at(builder.tokens["area"], "How sore is it, from 0 to 10?", "Write it like calf 3.")
    else:
        problem = problem_at(
            builder.verb, "Which area is sore, and how much?", "Write it like left calf 3, or s0 for none."
        )
    reader.problems.append(problem)
    return False


SORENESS = ItemParser(
    Kind.SORENESS, _read, "an area with its rating from 0 to 10, such as left calf 3, sharp, pinpoint, swelling"
)
