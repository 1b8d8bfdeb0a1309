"""Tokens that several kinds of entry take."""

import re

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.line.amounts import SHORTEST_METRES, amount_of, metres_of, plain_number, rounded, seconds_of
from runjournal.language.line.area_words import SIDES, area_and_side, spot_with_side
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.line_problems import as_sentence, in_quotes, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import EFFORT_WORDS, QUALITIES, STATUSES
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Kind
from runjournal.model.limits import Invalid

DISTANCE = "distance"
DURATION = "duration"
_LIKE_A_CLOCK = re.compile(r"([0-9]{1,3})[.,]([0-5][0-9])|([01][0-9]|2[0-3])([0-5][0-9])")
"""`44.10` and `1830`."""


def read_length(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read a length such as `44min`, `1h30`, `0:44:10`."""
    seconds = seconds_of(reader.word)
    return seconds is not None and reader.put_field(builder, "duration_s", seconds, DURATION)


def read_minutes(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read a bare number as minutes; the unit is guessed. `44.10` could be 44:10 and is refused."""
    minutes = plain_number(reader.word)
    if minutes is None:
        return False
    if match := _LIKE_A_CLOCK.fullmatch(reader.word):
        token = reader.take()
        clock = f"{match[1] or match[3]}:{match[2] or match[4]}"
        sentence = f"{in_quotes(token.text)} could be {clock} or minutes."
        reader.problems.append(problem_at(token, sentence, f"Write {clock} or {token.text}min."))
        return True
    return reader.put_field(builder, "duration_s", rounded(minutes * 60), DURATION, provenance=Provenance.GUESSED)


def read_distance(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read a distance with its unit; `44m` could be minutes and is refused."""
    metres = metres_of(reader.word)
    if metres is None:
        return False
    amount = amount_of(reader.word)
    if amount and amount.unit == "m" and amount.value < SHORTEST_METRES:
        way_out = f"Write {amount.value}min or {amount.value / 1000}k."
        sentence = f"{in_quotes(reader.word)} could be minutes or metres."
        reader.problems.append(problem_at(reader.take(), sentence, way_out))
        return True
    return reader.put_field(builder, "distance_m", metres, DISTANCE)


def read_effort(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read an effort such as `e6`, `rpe 6`."""
    return reader.read_rating_word(builder, "effort", EFFORT_WORDS, "effort")


def read_status(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `planned`, `done` or `cancelled`."""
    status = STATUSES.get(reader.word)
    return status is not None and reader.put_field(builder, "status", status, "status")


def read_choice(reader: LineReader, builder: EntryBuilder, name: str, choices: dict[str, object], what: str) -> bool:
    """Read one of a field's words."""
    choice = choices.get(reader.word)
    return choice is not None and reader.put_field(builder, name, choice, what)


def area_length(reader: LineReader) -> int:
    """The number of tokens at the cursor that name an area with its side, 0 for none.

    In a text an area alone counts only if its word is whole: `ill low energy` is no lower back.
    """
    if reader.word in SIDES and area_and_side(reader.peek_word()):
        return 2
    if reader.in_text and reader.word not in AREA_WORDS:
        return 0
    if not reader.word or not area_and_side(reader.word) or _may_be_a_quality(reader):
        return 0
    return 2 if _has_side_behind(reader) else 1


def _may_be_a_quality(reader: LineReader) -> bool:
    """Whether the beginning of an area is that of a quality too: behind `sore`, `ach` is ache or Achilles."""
    is_rating = reader.current is not None and reader.current.kind is Kind.SORENESS
    return is_rating and reader.word not in AREA_WORDS and any(word.startswith(reader.word) for word in QUALITIES)


def _has_side_behind(reader: LineReader) -> bool:
    """Whether the word after an area is its side, rather than that of the next area or the verb of a run."""
    side, after = reader.peek_word(), reader.peek_word(2)
    if side not in SIDES or side == "both-sides":
        return side in SIDES
    if after and area_and_side(after):
        return False
    return side != "r" or not after[:1].isdigit() or plain_number(after) is not None


def area_at(reader: LineReader, count: int) -> tuple[Area, Side | None]:
    """The area and its written side of the `count` tokens at the cursor that `area_length` gave."""
    words = [reader.word, reader.peek_word()][:count]
    sides = [SIDES[word] for word in words if word in SIDES]
    area, side = next(pair for word in words if word not in SIDES and (pair := area_and_side(word)))
    return area, sides[0] if sides else side


def read_spot(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read an area into the spots of the entry, which may have several."""
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    token = reader.take(count)
    try:
        spot = spot_with_side(area, side)
    except Invalid as error:
        reader.problems.append(problem_at(token, as_sentence(error.sentence)))
        return True
    before = builder.values.get("spots", ())
    spots: tuple[Spot, ...] = before if isinstance(before, tuple) else ()
    builder.put("spots", (*spots, spot), token)
    return True
