"""race: a name, a distance, a result, effort, a priority. Words that are none of these are its name."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_distance, read_effort, read_length, read_status
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.reader import Reader
from runjournal.language.line.vocabulary import PRIORITIES
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return (
        read_distance(reader, sketch)
        or read_length(reader, sketch)
        or read_effort(reader, sketch)
        or _read_priority(reader, sketch)
        or read_status(reader, sketch)
    )


def _read_priority(reader: Reader, sketch: EntryBuilder) -> bool:
    """Read `priority A`, and a lone capital `A` that does not follow a word of the name."""
    following = reader.peek_word().upper()
    if reader.word in ("priority", "prio") and following in PRIORITIES:
        return reader.put(sketch, "priority", PRIORITIES[following], "priority", 2)
    if reader.token.text not in PRIORITIES or not sketch.where or _follows_name(reader, sketch):
        return False
    return reader.put(sketch, "priority", PRIORITIES[reader.token.text], "priority")


def _follows_name(reader: Reader, sketch: EntryBuilder) -> bool:
    return bool(sketch.texts) and reader.at > 0 and sketch.texts[-1] is reader.tokens[reader.at - 1]


RACE = ItemParser(
    Kind.RACE,
    _read,
    "a name, a distance such as 42.2k, a date, a result such as 0:25:10, effort such as e8, priority A, B or C",
    has_length=True,
    can_be_planned=True,
)
