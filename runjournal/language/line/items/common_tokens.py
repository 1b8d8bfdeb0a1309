"""Tokens that several kinds of entry take."""

from runjournal.language.line.amounts import SHORTEST_METRES, amount, bare, distance_m, length_s, whole
from runjournal.language.line.area_words import SIDES, sided, spot_of
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.problems import at, said, shown
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import EFFORT_WORDS, STATUSES
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.limits import Invalid

DISTANCE = "distance"
DURATION = "duration"


def read_length(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read a length such as `44min`, `1h30`, `0:44:10`."""
    seconds = length_s(reader.word)
    return seconds is not None and reader.put(sketch, "duration_s", seconds, DURATION)


def read_minutes(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read a bare number as minutes; the unit is guessed."""
    minutes = bare(reader.word)
    if minutes is None:
        return False
    return reader.put(sketch, "duration_s", whole(minutes * 60), DURATION, how=Provenance.GUESSED)


def read_distance(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read a distance with its unit; `44m` could be minutes and is refused."""
    metres = distance_m(reader.word)
    if metres is None:
        return False
    found = amount(reader.word)
    if found and found.unit == "m" and found.value < SHORTEST_METRES:
        way_out = f"Write {found.value}min or {found.value / 1000}k."
        sentence = f"{shown(reader.word)} could be minutes or metres."
        reader.problems.append(at(reader.take(), sentence, way_out))
        return True
    return reader.put(sketch, "distance_m", metres, DISTANCE)


def read_effort(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read an effort such as `e6`, `rpe 6`."""
    return reader.put_rating(sketch, "effort", EFFORT_WORDS, "effort")


def read_status(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read `planned`, `done` or `cancelled`."""
    status = STATUSES.get(reader.word)
    return status is not None and reader.put(sketch, "status", status, "status")


def read_choice(reader: Reader, sketch: EntryBuilder, name: str, choices: dict[str, object], what: str) -> bool:
    """Read one of a field's words."""
    choice = choices.get(reader.word)
    return choice is not None and reader.put(sketch, name, choice, what)


def area_length(reader: Reader) -> int:
    """How many tokens at the cursor name an area with its side, 0 for none."""
    if reader.word in SIDES and sided(reader.peek_word()):
        return 2
    if not reader.word or not sided(reader.word):
        return 0
    return 2 if _has_side_behind(reader) else 1


def _has_side_behind(reader: Reader) -> bool:
    """Whether the word behind an area is its side: not where it is that of the next area, or begins a run."""
    side, after = reader.peek_word(), reader.peek_word(2)
    if side not in SIDES or side == "both-sides":
        return side in SIDES
    if after and sided(after):
        return False
    return side != "r" or not after[:1].isdigit() or bare(after) is not None


def area_at(reader: Reader, count: int) -> tuple[Area, Side | None]:
    """The area and its written side of the `count` tokens at the cursor that `area_length` gave."""
    words = [reader.word, reader.peek_word()][:count]
    sides = [SIDES[word] for word in words if word in SIDES]
    area, side = next(found for word in words if word not in SIDES and (found := sided(word)))
    return area, sides[0] if sides else side


def read_spot(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read an area into the spots of the entry, which may have several."""
    count = area_length(reader)
    if not count:
        return False
    area, side = area_at(reader, count)
    token = reader.take(count)
    try:
        spot = spot_of(area, side)
    except Invalid as error:
        reader.problems.append(at(token, said(error.sentence)))
        return True
    known = sketch.values.get("spots", ())
    spots: tuple[Spot, ...] = known if isinstance(known, tuple) else ()
    sketch.put("spots", (*spots, spot), token)
    return True
