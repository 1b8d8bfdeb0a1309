"""massage: minutes, depth, kind, areas, pain, braced, therapist.

`deep-tissue` lets the depth be guessed; `depth:none` says that it is not known.
"""

from runjournal.language.line.amounts import SECONDS, amount, whole
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import (
    read_choice,
    read_length,
    read_minutes,
    read_spot,
    read_status,
)
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.problems import at, shown
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import DEPTHS, MASSAGE_KINDS, PAIN_WORDS
from runjournal.model.choices import Depth, Kind, MassageKind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return (
        _read_prefixed(reader, sketch)
        or read_length(reader, sketch)
        or _read_m(reader, sketch)
        or read_minutes(reader, sketch)
        or read_choice(reader, sketch, "depth", {**DEPTHS}, "depth")
        or _read_kind(reader, sketch)
        or reader.put_rating(sketch, "pain", PAIN_WORDS, "pain")
        or _read_braced(reader, sketch)
        or read_status(reader, sketch)
        or read_spot(reader, sketch)
    )


def _read_prefixed(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read `@Anna` or `depth:none`."""
    token = reader.token
    if token.prefix == "@":
        return reader.put(sketch, "therapist", token.text, "therapist")
    if token.prefix == "depth:":
        depth = DEPTHS.get(token.text.lower())
        if depth is None and token.text.lower() != "none":
            reader.problems.append(at(reader.take(), f"{shown(token.text)} is no depth.", "Write depth:none or deep."))
            return True
        return reader.put(sketch, "depth", depth, "depth")
    return False


def _read_m(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read `45m`: a massage has no metres."""
    found = amount(reader.word)
    if found is None or found.unit != "m":
        return False
    return reader.put(sketch, "duration_s", whole(found.value * SECONDS["min"]), "duration", how=Provenance.GUESSED)


def _read_kind(reader: Reader, sketch: EntryBuilder) -> bool:
    kind = MASSAGE_KINDS.get(reader.word)
    if kind is None:
        return False
    if kind is MassageKind.DEEP_TISSUE:
        sketch.assume("depth", Depth.DEEP, Provenance.GUESSED)
    return reader.put(sketch, "massage_kind", kind, "kind of massage")


def _read_braced(reader: Reader, sketch: EntryBuilder) -> bool:
    return reader.word == "braced" and reader.put(sketch, "braced", True, "braced")


MASSAGE = ItemParser(
    Kind.MASSAGE,
    _read,
    "minutes such as 45, light, medium, firm, deep, sports, deep-tissue, trigger-point, pre-race, self, areas such "
    "as calves, pain such as p3, braced, a therapist such as @Anna, planned, done, cancelled",
    has_length=True,
    can_be_planned=True,
)
