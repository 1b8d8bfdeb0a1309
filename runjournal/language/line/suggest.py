"""Completes the word being typed, if only one word fits."""

from collections.abc import Hashable, Iterable

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.line.function_words import FUNCTION_WORDS, JOINERS
from runjournal.language.line.tokens import Shape, Token, tokens_of
from runjournal.language.line.vocabulary import (
    KIND_OF_VERB,
    SHORTEST_BEGINNING,
    VERB_BEGINNINGS,
    VERBS,
    beginnings,
    words_after,
)
from runjournal.model.choices import ConditionName, Kind

_SHORTEST = 2
_TEXT_KINDS = frozenset({Kind.RACE, Kind.NOTE, Kind.CONDITION, Kind.OVERRULE})
_CLEARED: dict[str, Hashable] = {name.value: name for name in ConditionName}
_AREA_POOL: dict[str, Hashable] = {**AREA_WORDS}


def suggest(line: str) -> str:
    """The rest of the last word of a line, such as "ssage" for "fri 18:00 ma"; empty if none or several fit.

    Nothing is suggested in a name, a text or a note, nor for a word of one letter.
    """
    tokens = tokens_of(line)
    last = tokens[-1] if tokens else None
    if last is None or last.end != len(line) or len(last.word) < _SHORTEST or not last.word[0].isalpha():
        return ""
    pools = _pools(tokens[:-1])
    if last.word in JOINERS and pools != (_CLEARED,):
        return ""
    for pool in pools:
        fits = beginnings(last.word, pool)
        if fits:
            return fits[0][len(last.word) :] if len(fits) == 1 else ""
    return ""


def _pools(before: Iterable[Token]) -> tuple[dict[str, Hashable], ...]:
    """What the next word may be, likeliest first: keywords of the item, then verbs, then areas."""
    verb = _verb_of(before)
    if verb == "clear":
        return (_CLEARED,)
    kind = KIND_OF_VERB[verb] if verb else None
    if kind in _TEXT_KINDS:
        return ()
    if kind is None:
        return ({**VERB_BEGINNINGS, **words_after(None)}, _AREA_POOL)
    return (words_after(kind), VERB_BEGINNINGS, _AREA_POOL)


def _verb_of(tokens: Iterable[Token]) -> str:
    """The verb that the last item began with, or nothing."""
    verb, after_comma = "", False
    for token in tokens:
        in_text = bool(verb) and KIND_OF_VERB[verb] in _TEXT_KINDS
        if not in_text or after_comma:
            verb = VERBS.get(token.word) or _begun(token, verb)
        after_comma = token.shape is Shape.COMMA
    return verb


def _begun(token: Token, verb: str) -> str:
    """The verb that a token begins if there is none yet, else the verb so far."""
    is_begun = len(token.word) >= SHORTEST_BEGINNING and token.word not in FUNCTION_WORDS
    if verb or not is_begun or not token.word[0].isalpha() or beginnings(token.word, words_after(None)):
        return verb
    fits = beginnings(token.word, VERB_BEGINNINGS)
    return VERBS[fits[0]] if len(fits) == 1 else ""
