"""What an item is."""

from collections.abc import Callable

from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.line_reader import LineReader
from runjournal.model.choices import Kind
from runjournal.model.frozen import frozen


@frozen
class ItemParser:
    """How a kind of entry is read: `read` takes the token at the cursor if it is one of its own.

    `expected` says what may stand after the verb, for the problem of a token that may not.
    """

    kind: Kind
    read: Callable[[LineReader, EntryBuilder], bool]
    expected: str
    has_length: bool = False
    can_be_planned: bool = False
