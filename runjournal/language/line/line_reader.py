"""What reading a line keeps in mind: where it is, what it has, what was wrong."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from decimal import Decimal

from runjournal.language.line.amounts import plain_number
from runjournal.language.line.draft import Problem, Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.line_problems import MOST_PROBLEMS, problem_at, repeated
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import beginnings
from runjournal.language.line.when import When
from runjournal.model.choices import Kind
from runjournal.model.settings import Settings

TEXT_KINDS = frozenset({Kind.RACE, Kind.NOTE, Kind.CONDITION, Kind.OVERRULE})
"""Kinds whose words that are no token are their name, text or detail."""


@dataclass(slots=True)
class LineReader:
    """A line while it is read. `current` is the item that tokens belong to; `word` may be a beginning made whole."""

    tokens: tuple[Token, ...]
    when: When
    settings: Settings
    booking: bool
    position: int = 0
    current: EntryBuilder | None = None
    builders: list[EntryBuilder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    note: Token | None = None
    entry_id: Token | None = None
    source: Token | None = None
    after_comma: bool = False
    whole_word: str = ""

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to read, or too much is wrong already."""
        return self.position >= len(self.tokens) or len(self.problems) >= MOST_PROBLEMS

    @property
    def progress(self) -> tuple[int, str, bool]:
        """What a step changes: the position, a completed word, whether an entry has begun."""
        return self.position, self.whole_word, self.current is None

    @property
    def token(self) -> Token:
        """The token to read."""
        return self.tokens[self.position]

    @property
    def word(self) -> str:
        """The word to read in small letters, made whole where a beginning was resolved."""
        return self.whole_word or self.token.word

    @property
    def in_text(self) -> bool:
        """Whether words that are no token belong to a name or text."""
        return self.current is not None and self.current.kind in TEXT_KINDS

    def peek(self, ahead: int = 1) -> Token | None:
        """The token so many places on, or None."""
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def peek_word(self, ahead: int = 1) -> str:
        """The word so many places on, or nothing."""
        token = self.peek(ahead)
        return token.word if token else ""

    def take(self, count: int = 1) -> Token:
        """Go on; gives the tokens taken as one that covers them."""
        first, last = self.tokens[self.position], self.tokens[self.position + count - 1]
        self.position += count
        self.after_comma = False
        self.whole_word = ""
        return first if count == 1 else Token(f"{first.text} {last.text}", first.start, last.end)

    def begin_entry(self, kind: Kind, verb: Token, *, is_implied: bool = False) -> EntryBuilder:
        """Begin an entry; the tokens that follow belong to it."""
        self.current = self.add_entry(EntryBuilder(kind, verb, is_implied=is_implied))
        return self.current

    def add_entry(self, builder: EntryBuilder) -> EntryBuilder:
        """Add an entry without making it the current one."""
        self.builders.append(builder)
        return builder

    def put_field(
        self,
        builder: EntryBuilder,
        name: str,
        value: object,
        what: str,
        count: int = 1,
        provenance: Provenance = Provenance.WRITTEN,
    ) -> bool:
        """Take `count` tokens for a field; a second value for it is a problem. Always true: the tokens were read."""
        token = self.take(count)
        if builder.is_written(name):
            self.problems.append(repeated(token, what))
        else:
            builder.put(name, value, token, provenance)
        return True

    def resolve(self, pool: dict[str, Hashable]) -> tuple[str, ...]:
        """The words of the pool that the word to read begins."""
        return beginnings(self.word, pool) if self.word else ()

    def read_rating_word(self, builder: EntryBuilder, name: str, words: tuple[str, ...], what: str) -> bool:
        """Read a rating such as `e6`, `rpe 6`: one of the words and a whole number; whether it was one."""
        for word in words:
            rest = self.word.removeprefix(word)
            if rest == self.word:
                continue
            if rest and plain_number(rest) is not None:
                return self._put_whole(builder, name, plain_number(rest), what, 1)
            if not rest and plain_number(self.peek_word()) is not None:
                return self._put_whole(builder, name, plain_number(self.peek_word()), what, 2)
        return False

    def _put_whole(self, builder: EntryBuilder, name: str, value: Decimal | None, what: str, count: int) -> bool:
        number = self.whole_number(value, what, count)
        return True if number is None else self.put_field(builder, name, number, what, count)

    def whole_number(self, value: Decimal | None, what: str, count: int = 1) -> int | None:
        """The whole number, or None with the tokens taken and a problem told."""
        if value is not None and value == value.to_integral_value():
            return int(value)
        self.problems.append(problem_at(self.take(count), f"The {what} is a whole number.", "Round it."))
        return None


def is_plain(token: Token | None) -> bool:
    """Whether there is a word without quotes or a prefix."""
    return token is not None and token.shape is Shape.WORD and not token.prefix
