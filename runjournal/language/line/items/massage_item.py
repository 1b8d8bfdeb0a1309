"""massage: minutes, depth, kind, areas, pain, braced, therapist.

`deep-tissue` lets the depth be guessed; `depth:none` says that it is not known.
"""

from runjournal.language.line.amounts import SECONDS, amount_of, rounded
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.function_words import FUNCTION_WORDS
from runjournal.language.line.items.common_tokens import (
    read_choice,
    read_length,
    read_minutes,
    read_spot,
    read_status,
)
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import DEPTHS, MASSAGE_KINDS, PAIN_WORDS, RESERVED
from runjournal.model.choices import Depth, Kind, MassageKind


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return (
        _read_prefixed(reader, builder)
        or _read_with(reader, builder)
        or read_length(reader, builder)
        or _read_m(reader, builder)
        or read_minutes(reader, builder)
        or read_choice(reader, builder, "depth", {**DEPTHS}, "depth")
        or _read_kind(reader, builder)
        or reader.read_rating_word(builder, "pain", PAIN_WORDS, "pain")
        or _read_braced(reader, builder)
        or read_status(reader, builder)
        or read_spot(reader, builder)
    )


def _read_prefixed(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `@Anna` or `depth:none`."""
    token = reader.token
    if token.prefix == "@":
        return reader.put_field(builder, "therapist", token.text, "therapist")
    if token.prefix == "depth:":
        depth = DEPTHS.get(token.text.lower())
        if depth is None and token.text.lower() != "none":
            reader.problems.append(
                problem_at(reader.take(), f"{in_quotes(token.text)} is no depth.", "Write depth:none or deep.")
            )
            return True
        return reader.put_field(builder, "depth", depth, "depth")
    return False


def _read_with(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `with Anna`, `by Anna Smith`: the therapist, a guess."""
    if reader.word not in ("with", "by"):
        return False
    following = reader.peek()
    if following is not None and following.shape is Shape.QUOTED and following.is_closed and not following.prefix:
        return reader.put_field(builder, "therapist", following.text, "therapist", 2)
    count = _name_length(reader)
    if not count:
        return False
    names = [reader.tokens[reader.position + place].text for place in range(1, count + 1)]
    therapist = " ".join(names)
    return reader.put_field(builder, "therapist", therapist, "therapist", count + 1, Provenance.GUESSED)


def _name_length(reader: LineReader) -> int:
    """How many words behind `with` are a name: all with a capital, or one without that no other word follows."""
    count = 0
    while (token := reader.peek(count + 1)) is not None and _may_be_a_name(token) and token.text[0].isupper():
        count += 1
    following = reader.peek(2)
    if count or not _may_be_a_name(reader.peek(1)):
        return count
    return 0 if following is not None and _may_be_a_name(following) else 1


def _may_be_a_name(token: Token | None) -> bool:
    """Whether a word has no meaning in the language and is no function word."""
    word = token.word if token else ""
    is_word = len(word) > 1 and word.replace("-", "").replace("'", "").isalpha()
    return is_word and word not in RESERVED and word not in FUNCTION_WORDS


def _read_m(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `45m`: a massage has no metres."""
    amount = amount_of(reader.word)
    if amount is None or amount.unit != "m":
        return False
    return reader.put_field(
        builder, "duration_s", rounded(amount.value * SECONDS["min"]), "duration", provenance=Provenance.GUESSED
    )


def _read_kind(reader: LineReader, builder: EntryBuilder) -> bool:
    kind = MASSAGE_KINDS.get(reader.word)
    if kind is None:
        return False
    if kind is MassageKind.DEEP_TISSUE:
        builder.assume("depth", Depth.DEEP, Provenance.GUESSED)
    return reader.put_field(builder, "massage_kind", kind, "kind of massage")


def _read_braced(reader: LineReader, builder: EntryBuilder) -> bool:
    return reader.word == "braced" and reader.put_field(builder, "braced", True, "braced")


MASSAGE = ItemParser(
    Kind.MASSAGE,
    _read,
    "minutes such as 45, light, medium, firm, deep, sports, deep-tissue, trigger-point, pre-race, self, areas such "
    "as calves, pain such as p3, braced, a therapist such as @Anna, planned, done, cancelled",
    has_length=True,
    can_be_planned=True,
)
