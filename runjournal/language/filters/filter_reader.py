"""The state of reading a filter: the position, the terms so far, the problems."""

from dataclasses import dataclass, field
from datetime import date

from runjournal.language.filters.filter import AnyOf, Filter
from runjournal.language.filters.numbers import SIGNS
from runjournal.language.filters.periods import Calendar
from runjournal.language.filters.terms import OfKind, Sign, Term
from runjournal.language.line.draft import Problem
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.tokens import Shape, Token
from runjournal.model.limits import FIRST_DAY
from runjournal.model.settings import Settings

MOST_TERMS = 60
"""A filter with more terms is a problem: a database does not take conditions of any length."""


@dataclass(slots=True)
class FilterReader:
    """A filter while it is read."""

    tokens: tuple[Token, ...]
    calendar: Calendar
    settings: Settings
    position: int = 0
    word: str = ""
    """The word to read, completed if it was a beginning."""
    is_excluded: bool = False
    groups: dict[str, AnyOf] = field(default_factory=dict)
    without: list[Term] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    waits_for: Problem | None = None
    since: date = FIRST_DAY
    terms: int = 0
    kind: OfKind | None = None
    """The kind that was read just before."""

    def __post_init__(self) -> None:
        self.word = self.peek_word(0)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to read."""
        return self.position >= len(self.tokens)

    @property
    def token(self) -> Token:
        """The token to read."""
        return self.tokens[self.position]

    @property
    def filter(self) -> Filter:
        """What has been read."""
        return Filter(tuple(self.groups.values()), tuple(self.without))

    def peek_word(self, ahead: int = 1) -> str:
        """The word so many places on, or nothing."""
        index = self.position + ahead
        return self.tokens[index].word if index < len(self.tokens) else ""

    def words(self, ahead: int, most: int = 3) -> list[str]:
        """The next words, from so many places on."""
        return [token.word for token in self.tokens[self.position + ahead : self.position + ahead + most]]

    def is_last(self, ahead: int = 0) -> bool:
        """Whether nothing stands behind the token so many places on."""
        return self.position + ahead + 1 >= len(self.tokens)

    def sign(self, ahead: int) -> Sign | None:
        """The comparing sign so many places on, if there is one."""
        index = self.position + ahead
        return SIGNS.get(self.tokens[index].text) if index < len(self.tokens) and is_mark(self.tokens[index]) else None

    def take(self, count: int = 1) -> Token:
        """Go on; gives the tokens taken as one that covers them."""
        first, last = self.tokens[self.position], self.tokens[min(self.position + count, len(self.tokens)) - 1]
        self.position += count
        self.word = self.peek_word(0)
        return Token(first.text, first.start, last.end)

    def put(self, term: Term, count: int = 1, key: str = "") -> bool:
        """Take `count` tokens for a term; terms with the same key are alternatives. Always true."""
        if count:
            self.take(count)
        self.kind = term if isinstance(term, OfKind) else None
        self.terms += 1
        if self.terms > MOST_TERMS:
            pass  # `read_filter` reports it at the end
        elif self.is_excluded:
            self.without.append(term)
        else:
            key = key or f"{len(self.groups)}."
            self.groups[key] = (*self.groups.get(key, ()), term)
        self.is_excluded = False
        return True

    def refuse(self, problem: Problem) -> bool:
        """Leave a word out and say why. Always true."""
        self.problems.append(problem)
        self.is_excluded = False
        return True

    def wait(self, count: int, expected: str) -> bool:
        """Leave the end of the text out, which is not finished. Always true."""
        token = self.take(count)
        what = in_quotes(token.text) if token.text else "This"
        self.waits_for = problem_at(token, f"{what} is not finished yet.", f"Expected: {expected}.")
        return True


def is_mark(token: Token) -> bool:
    """Whether a token is a comparing sign or the minus that excludes."""
    return token.shape is Shape.COMMA
