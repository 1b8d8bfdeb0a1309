"""The state of reading a line: the position, the entries so far, the problems."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from decimal import Decimal

from runjournal.language.line.amounts import plain_number
from runjournal.language.line.draft import Problem, Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.function_words import FUNCTION_WORDS
from runjournal.language.line.line_problems import MOST_PROBLEMS, problem_at, repeated
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import RESERVED, SHORTEST_BEGINNING, beginnings
from runjournal.language.line.when import When
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.model.settings import Settings

TEXT_KINDS = frozenset({Kind.RACE, Kind.NOTE, Kind.CONDITION, Kind.OVERRULE})
"""Kinds whose words that are no token are their name, text or detail."""


OUT_OF_TEN = "/10"
Latest = Callable[[Kind], Entry | None]
"""Returns the latest entry of a kind that has happened, for `same`."""


@dataclass(slots=True)
class LineReader:
    """A line while it is read. `current` is the item that tokens belong to; `word` may be a beginning made whole.

    `early_verb` is the position of a verb whose item has begun with the words before it: `easy run 5k`.
    """

    tokens: tuple[Token, ...]
    when: When
    settings: Settings
    booking: bool
    latest: "Latest | None" = None
    position: int = 0
    current: EntryBuilder | None = None
    builders: list[EntryBuilder] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    note: Token | None = None
    entry_id: Token | None = None
    source: Token | None = None
    after_comma: bool = False
    early_verb: int = -1
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
        """The word to read in small letters, completed if it was a beginning."""
        return self.whole_word or self.token.word

    @property
    def in_text(self) -> bool:
        """Whether words that are no token belong to a name or text."""
        return self.current is not None and self.current.kind in TEXT_KINDS

    @property
    def is_behind_name(self) -> bool:
        """Whether the name of a race stands before, and behind it a token that is no part of it."""
        if self.current is None or self.current.kind is not Kind.RACE or not self.current.texts:
            return False
        texts = self.current.texts
        begin = next(place for place, token in enumerate(self.tokens) if token is texts[0])
        return self.position - begin > len(texts)

    @property
    def is_within_text(self) -> bool:
        """Whether the token to read stands between two words of a name or text."""
        following = self.peek_word()
        is_behind_word = bool(self.current and self.current.texts) and self.follows_text
        return self.in_text and is_behind_word and following.isalpha() and following not in RESERVED

    @property
    def follows_text(self) -> bool:
        """Whether the token before the one to read is a word of a name or text."""
        texts = self.current.texts if self.current else []
        return bool(texts) and self.position > 0 and texts[-1] is self.tokens[self.position - 1]

    @property
    def is_behind_day(self) -> bool:
        """Whether the token to read stands right behind the day of the line."""
        return self.position > 0 and self.tokens[self.position - 1].end == self.when.day_end

    @property
    def waits_for_rating(self) -> bool:
        """Whether the last entry is an area without its rating."""
        last = self.builders[-1] if self.builders else None
        return last is not None and last.kind is Kind.SORENESS and last.has("area") and not last.has("rating")

    def peek(self, ahead: int = 1) -> Token | None:
        """The token `ahead` places on, or None."""
        place = self.position + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def peek_word(self, ahead: int = 1) -> str:
        """The word `ahead` places on, or empty."""
        token = self.peek(ahead)
        return token.word if token else ""

    def take(self, count: int = 1) -> Token:
        """Move on by `count` tokens and return one token that covers them."""
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
        """The words of the pool that the word to read is or begins: with three letters or more, none with `with`."""
        if self.word in pool:
            return (self.word,)
        is_begun = len(self.word) >= SHORTEST_BEGINNING and self.word not in FUNCTION_WORDS
        return beginnings(self.word, pool) if is_begun and not self.follows("with") else ()

    def follows(self, word: str) -> bool:
        """Return whether the token before the one to read is this word."""
        return self.position > 0 and self.tokens[self.position - 1].word == word

    def read_rating_word(self, builder: EntryBuilder, name: str, words: tuple[str, ...], what: str) -> bool:
        """Read a rating such as `e6`, `rpe 6`, `pain 3/10`; return whether it was one."""
        for word in words:
            rest = self.word.removeprefix(word)
            if rest == self.word:
                continue
            number, count = self.rating_at(0, rest) if rest else self.rating_at(1)
            if number is not None:
                return self._put_whole(builder, name, number, what, count if rest else count + 1)
        return False

    def rating_at(self, ahead: int = 0, word: str = "") -> tuple[Decimal | None, int]:
        """The number of `3`, `3/10`, `3 of 10` or `3 out of 10` so many places on, and how many tokens it takes.

        `word` stands for the first of them, of which a part was read already.
        """
        word = word or (self.peek_word(ahead) if ahead else self.word)
        number = plain_number(word.removesuffix(OUT_OF_TEN))
        if number is None or word.endswith(OUT_OF_TEN):
            return number, 1
        following = [self.peek_word(ahead + place) for place in (1, 2, 3)]
        if following[:2] == ["of", "10"]:
            return number, 3
        return number, 4 if following == ["out", "of", "10"] else 1

    def _put_whole(self, builder: EntryBuilder, name: str, value: Decimal | None, what: str, count: int) -> bool:
        number = self.whole_number(value, what, count)
        return True if number is None else self.put_field(builder, name, number, what, count)

    def whole_number(self, value: Decimal | None, what: str, count: int = 1) -> int | None:
        """The whole number; None, with a problem and the tokens taken, for any other."""
        if value is not None and value == value.to_integral_value():
            return int(value)
        self.problems.append(problem_at(self.take(count), f"The {what} is a whole number.", "Round it."))
        return None


def is_plain(token: Token | None) -> bool:
    """Return whether there is a token, without quotes or a prefix."""
    return token is not None and token.shape is Shape.WORD and not token.prefix
