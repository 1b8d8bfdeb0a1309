"""Reads a filter, for any text at all, also while it is being typed.

    filter    = { [ - | not ] word }
    word      = kind | keyword | [side] area | @therapist | comparison | days | "text" | any other word, as text
    kind      = run massage sore water urine race meal bath note overrule, their plurals, r m s w u
              | ill injury wound bleeding ask-clinician | all clear
    keyword   = light … deep | sports … self | easy … trial | ache sharp … | planned done cancelled | normal heavy
              | braced | cleared | priority A
    compared  = name sign value, such as effort>=7, sore>5, calf>=4, left calf<3, pain>=6, urine>=5, distance>15k,
                minutes>90, elapsed>2h, hr>150, up>300m, down<1000ft, water<500ml
              | kind sign value, such as run>15, massage>=60
              | sign value with a unit, such as >15k, >90min | e7 calf3l p3 u5 15k 45min, which are equal
    days      = [ since | from | until | to | before | after | in | on ] period | mondays … sundays
    period    = today yesterday -2 | mon | 23 nov | nov | 2025, with a year or without | 2026-11-23 2026-11
              | last | this | next week, month, year, mon, nov | last 3 weeks
    text      = # words to the end

Words of different sorts must all match, of words of one sort either will do: `massage run deep` is deep work of
either kind. Any clear beginning of two letters is enough. A day, month or weekday without a year is the latest that
has begun. What is written last and not finished yet asks nothing.
"""

from collections.abc import Callable
from dataclasses import field

from runjournal.language.filters.filter import Filter
from runjournal.language.filters.filter_reader import MOST_TERMS, FilterReader, is_mark
from runjournal.language.filters.filter_tokens import MINUS, tokens_of_filter
from runjournal.language.filters.filter_vocabulary import (
    KINDS,
    KNOWN,
    NOT_WORDS,
    POOL,
    PROSE,
    SHORTEST_BEGINNING,
    SIDE_WORDS,
    VALUES,
)
from runjournal.language.filters.periods import Calendar
from runjournal.language.filters.read_days import read_days
from runjournal.language.filters.read_numbers import read_area, read_measure, read_rated, read_stray_sign
from runjournal.language.filters.terms import ByTherapist, HasValue, Says
from runjournal.language.line.draft import Problem
from runjournal.language.line.line_limits import line_problem
from runjournal.language.line.line_problems import MOST_PROBLEMS, NotMoving, ambiguous_word, nearest_word
from runjournal.language.line.tokens import Shape
from runjournal.language.line.vocabulary import PRIORITIES, beginnings
from runjournal.model.context import Context
from runjournal.model.frozen import frozen
from runjournal.model.texts import words_of


@frozen
class ReadFilter:
    """What a text asks for. `problems` point at what was not understood and is left out of the filter.

    `waits_for` points at the end of a text that is not finished and says what is expected there.
    """

    text: str
    filter: Filter = field(default_factory=Filter)
    problems: tuple[Problem, ...] = ()
    waits_for: Problem | None = None

    def hints(self) -> tuple[tuple[str, str], ...]:
        """Words that are looked for as text, each with the word of the language that it may have meant to be."""
        pairs = ((word, _meant(word)) for text in self.filter.texts for word in text.words.split())
        return tuple((word, meant) for word, meant in pairs if meant and meant != word)


def _meant(word: str) -> str | None:
    """The nearest word that is known; a number may have meant to have its unit."""
    return f"{word}min or {word}k" if word.isdecimal() else nearest_word(word, KNOWN)


def read_filter(text: str, context: Context) -> ReadFilter:
    """What a text asks for. Never raises."""
    problem = line_problem(text)
    if problem:
        return ReadFilter(text, problems=(problem,))
    calendar = Calendar(context.today, context.settings.week_start)
    reader = FilterReader(tokens_of_filter(text), calendar, context.settings)
    while not reader.is_over:
        _take_a_step(reader)
    if reader.terms > MOST_TERMS:
        reader.problems.append(Problem(0, len(text), f"A filter holds at most {MOST_TERMS} words.", "Leave some out."))
    return ReadFilter(text, reader.filter, tuple(reader.problems[:MOST_PROBLEMS]), reader.waits_for)


def _take_a_step(reader: FilterReader) -> None:
    """Read at least one token; raise if a step says so without doing it, since it would be called for ever."""
    before = reader.position
    if not any(step(reader) for step in _STEPS):
        _read_text(reader)
    if reader.position == before:
        raise NotMoving(reader.token.text)


def _read_not(reader: FilterReader) -> bool:
    is_not = reader.word in NOT_WORDS or (is_mark(reader.token) and reader.token.text == MINUS) or reader.word == "-"
    if is_not and reader.is_last():
        return reader.wait(1, "what is not to be found")
    if is_not:
        reader.take()
        reader.is_excluded = True
    return is_not


def _read_marked(reader: FilterReader) -> bool:
    """Read what follows `#`, a text in quotes, a therapist."""
    token = reader.token
    if token.shape is Shape.NOTE:
        return _put_words(reader, token.text)
    if token.prefix:
        return reader.put(ByTherapist(token.text), key="by") if words_of(token.text) else reader.wait(1, "a name")
    if token.shape is Shape.QUOTED:
        return _put_says(reader, token.text, is_begun=not token.is_closed)
    return False


def _put_words(reader: FilterReader, text: str) -> bool:
    """Each word of a text by itself, wherever it stands; in quotes they stand in a row."""
    if text.startswith('"'):
        return _put_says(reader, text, is_begun=not (len(text) > 1 and text.endswith('"')))
    is_excluded = reader.is_excluded
    reader.take()
    for word in words_of(text).split():
        reader.is_excluded = is_excluded
        reader.put(Says(word), count=0)
    return True


def _put_says(reader: FilterReader, text: str, *, is_begun: bool) -> bool:
    words = words_of(text)
    if words:
        return reader.put(Says(words, is_begun))
    if reader.is_last():
        return reader.wait(1, "words of a note")
    reader.take()
    return True


def _read_keyword(reader: FilterReader) -> bool:
    word = reader.word
    if word == "priority":
        return _read_priority(reader)
    if word in KINDS:
        return reader.put(KINDS[word], key="kind")
    if word in VALUES:
        return reader.put(VALUES[word], key=_key_of(reader, VALUES[word]))
    if word in SIDE_WORDS and reader.is_last() and word != "both":
        return reader.wait(1, "an area, such as left calf")
    return False


def _read_priority(reader: FilterReader) -> bool:
    if reader.is_last():
        return reader.wait(1, "A, B or C")
    value = PRIORITIES.get(reader.peek_word().upper())
    return value is not None and reader.put(HasValue((("priority", value),)), 2, "priority")


def _key_of(reader: FilterReader, asked: HasValue) -> str:
    """The group whose values are of the same field, else that of the first field."""
    fields = {name for name, _ in asked.values}
    for key, group in reader.groups.items():
        if any(isinstance(term, HasValue) and fields & {name for name, _ in term.values} for term in group):
            return key
    return asked.values[0][0]


def _read_beginning(reader: FilterReader) -> bool:
    """Make the beginning of a word whole; one that several share waits for a letter, or is a problem."""
    word = reader.word
    if len(word) < SHORTEST_BEGINNING or word in PROSE or word in POOL or not word[0].isalpha():
        return False
    fits = beginnings(word, POOL)
    if not fits:
        return False
    if len(fits) == 1:
        reader.word = fits[0]
        return any(step(reader) for step in _WHOLE)
    if reader.is_last():
        return reader.wait(1, f"{', '.join(fits[:-1])} or {fits[-1]}")
    return reader.refuse(ambiguous_word(reader.take(), fits))


def _read_text(reader: FilterReader) -> None:
    """Whatever else a word is, it is looked for in notes and names; a letter that is typed first means nothing yet."""
    if len(reader.token.text) < SHORTEST_BEGINNING and reader.is_last() and reader.token.text.isalpha():
        reader.wait(1, "another letter")
    else:
        _put_says(reader, reader.token.text, is_begun=True)


_WHOLE: tuple[Callable[[FilterReader], bool], ...] = (_read_not, read_area, _read_keyword, read_days)
_STEPS: tuple[Callable[[FilterReader], bool], ...] = (
    _read_not,
    _read_marked,
    read_stray_sign,
    read_days,
    read_area,
    read_rated,
    read_measure,
    _read_keyword,
    _read_beginning,
)
