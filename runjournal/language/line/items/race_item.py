"""race: a name, a distance, a result, effort, a priority. Words that are none of these are its name."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_distance, read_effort, read_length, read_status
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import PRIORITIES
from runjournal.model.choices import Kind


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return (
        read_distance(reader, builder)
        or read_length(reader, builder)
        or read_effort(reader, builder)
        or _read_priority(reader, builder)
        or read_status(reader, builder)
    )


def _read_priority(reader: LineReader, builder: EntryBuilder) -> bool:
    """Read `priority A`, and a lone capital `A` that does not follow a word of the name."""
    following = reader.peek_word().upper()
    if reader.word in ("priority", "prio") and following in PRIORITIES:
        return reader.put_field(builder, "priority", PRIORITIES[following], "priority", 2)
    if reader.token.text not in PRIORITIES or not builder.tokens or _follows_name(reader, builder):
        return False
    return reader.put_field(builder, "priority", PRIORITIES[reader.token.text], "priority")


def _follows_name(reader: LineReader, builder: EntryBuilder) -> bool:
    return bool(builder.texts) and reader.position > 0 and builder.texts[-1] is reader.tokens[reader.position - 1]


RACE = ItemParser(
    Kind.RACE,
    _read,
    "a name, a distance such as 42.2k, a date, a result such as 0:25:10, effort such as e8, priority A, B or C",
    has_length=True,
    can_be_planned=True,
)
