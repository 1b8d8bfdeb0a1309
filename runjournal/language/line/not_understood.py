"""The problem of a token that no step reads."""

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.line.area_words import area_and_side
from runjournal.language.line.draft import Problem
from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.line_problems import in_quotes, nearest_word, problem_at, unknown_word
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import KEYWORDS, KIND_OF_VERB, SYNONYMS, VERBS, words_after

NOTE_BEHIND, NOTE_ALONE = "# ", "note "
"""What makes a note of words: behind an entry, and on a line of their own."""


def refuse(reader: LineReader) -> bool:
    """Take the token and say what was expected; of words that read like a note take them all. Always true."""
    verbs = [verb for verb, kind in KIND_OF_VERB.items() if reader.word in KEYWORDS[kind]]
    if reader.current is None and verbs:
        sentence = f"{in_quotes(reader.word)} needs a verb before it."
        way_out = f"Write it like {verbs[0]} {reader.word}."
        reader.problems.append(problem_at(reader.take(), sentence, way_out))
        return True
    words = _known_words(reader)
    problem = _unknown(reader, reader.token, words)
    if not _reads_like_words(reader, problem.nearest, words):
        reader.take()
        reader.problems.append(problem)
        return True
    hint = _as_note(reader, problem)
    while not reader.is_over and reader.token.shape is not Shape.NOTE:
        reader.take()
    reader.problems.append(hint)
    return True


def _known_words(reader: LineReader) -> set[str]:
    """The words that could have been meant."""
    kind = reader.current.kind if reader.current else None
    words = {*words_after(kind), *VERBS, *SYNONYMS, *AREA_WORDS}
    return {word for word in words if len(word) > 1}


def _unknown(reader: LineReader, token: Token, words: set[str]) -> Problem:
    current = reader.current
    if current is None:
        return unknown_word(token, "here", "a verb, such as run, massage, sore, water, race or note", words)
    if reader.in_text:
        return unknown_word(token, "outside the quotes", ITEMS[current.kind].expected, ())
    return unknown_word(token, f"after {current.kind}", ITEMS[current.kind].expected, words)


def _reads_like_words(reader: LineReader, nearest: str, words: set[str]) -> bool:
    """Whether what follows is a note: a word without a near one, or with a second such word behind it."""
    if reader.in_text:
        return False
    if not _is_a_word(reader.word):
        return _is_joined(reader)
    following = reader.peek_word()
    is_sentence = _is_a_word(following) and not _is_known(following, words) and not nearest_word(following, words)
    return not nearest or is_sentence


def _is_joined(reader: LineReader) -> bool:
    """Whether a word such as `with` stands before the token: `intervals with 90s` says more than a run can hold."""
    return reader.position > 1 and reader.tokens[reader.position - 1].word in JOINERS


def _is_a_word(word: str) -> bool:
    return len(word) > 1 and word.replace("'", "").replace("’", "").isalpha()


def _is_known(word: str, words: set[str]) -> bool:
    return word in words or area_and_side(word) is not None


def _as_note(reader: LineReader, problem: Problem) -> Problem:
    """The problem with the way to make a note of it, and no other word, since that would be another meaning."""
    token = reader.token
    mark = NOTE_ALONE if reader.current is None and not reader.builders else NOTE_BEHIND
    where = "outside the quotes" if reader.in_text else f"after {reader.current.kind}" if reader.current else "here"
    sentence = f"{in_quotes(token.text)} is not understood {where}."
    hint = "A note? Put # before it." if mark == NOTE_BEHIND else "A note? Put the word note before it."
    first = reader.tokens[reader.position - 1] if _is_joined(reader) else token
    return Problem(token.start, token.end, sentence, f"{hint} {problem.way_out}", note_mark=mark, note_at=first.start)
