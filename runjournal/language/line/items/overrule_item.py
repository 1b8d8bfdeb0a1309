"""overrule: the rule's id, the entry as `about:…`, and words that say why."""

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_reader import LineReader, is_plain
from runjournal.model.choices import Kind


def begin_overrule(reader: LineReader) -> None:
    """Begin an overrule; the word behind the verb is the rule, whatever else it could mean."""
    builder = reader.begin_entry(Kind.OVERRULE, reader.take())
    if not reader.is_over and is_plain(reader.token):
        _read(reader, builder)


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    if reader.token.prefix == "about:":
        return reader.put_field(builder, "about", reader.token.text, "entry")
    if builder.is_written("rule") or not is_plain(reader.token):
        return False
    return reader.put_field(builder, "rule", reader.word, "rule")


OVERRULE = ItemParser(Kind.OVERRULE, _read, "a rule such as race-too-close, about: with the end of an id, and words")
