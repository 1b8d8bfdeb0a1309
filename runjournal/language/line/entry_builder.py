"""An entry while its tokens are read."""

from dataclasses import dataclass, field
from decimal import Decimal

from runjournal.language.line.draft import Provenance
from runjournal.language.line.tokens import Token
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen


@frozen
class UndecidedTime:
    """`19:45` in the line of a race: its start or its result, as the day decides once it is known."""

    token: Token
    is_behind_distance: bool


@frozen
class Pace:
    """A pace such as `5:00/km`, from which the time or the distance follows."""

    token: Token
    seconds_per_m: Decimal


@dataclass(slots=True)
class EntryBuilder:
    """The fields of an entry read so far, where each comes from and its token.

    `verb` is the token that began it. `texts` are the tokens of its name or text, `is_quoted` whether
    one of them is in quotes. `is_implied` marks an entry whose
    verb was not written; `may_be_empty` one that is dropped if it stays empty. `same` is the token that asks for
    the latest entry of the kind, `repeats` that entry.
    """

    kind: Kind
    verb: Token
    is_implied: bool = False
    may_be_empty: bool = False
    values: dict[str, object] = field(default_factory=dict)
    provenances: dict[str, Provenance] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    texts: list[Token] = field(default_factory=list)
    is_quoted: bool = False
    undecided: list[UndecidedTime] = field(default_factory=list)
    pace: Pace | None = None
    same: Token | None = None
    repeats: Entry | None = None

    def has(self, name: str) -> bool:
        """Return whether the field was read or guessed."""
        return name in self.values

    def is_written(self, name: str) -> bool:
        """Return whether the field stands in the line, with or without a unit."""
        return name in self.tokens

    def put(self, name: str, value: object, token: Token, provenance: Provenance = Provenance.WRITTEN) -> None:
        """Set a field that stands in the line."""
        self.values[name] = value
        self.provenances[name] = provenance
        self.tokens[name] = token

    def assume(self, name: str, value: object, provenance: Provenance) -> None:
        """Set a field that does not stand in the line, unless it is set already."""
        if name not in self.values:
            self.values[name] = value
            self.provenances[name] = provenance
