"""Joins neighbouring words that are one: `it band`, `8.2 km`, `6 pm`, `18:00 - 18:45`."""

import re
from collections.abc import Sequence

from runjournal.language.line.amounts import METRES, MILLILITRES, SECONDS
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import CLIMB_WORDS, EFFORT_WORDS, PHRASES

_LONGEST = max(len(phrase) for phrase in PHRASES)
_FIRST = frozenset(phrase[0] for phrase in PHRASES)
_UNITS = frozenset({*METRES, *SECONDS, *MILLILITRES, "bpm"}) - {"m", "l", "'"}
_PACE_UNITS = frozenset({f"{minutes}/{unit}" for minutes in ("", "min") for unit in ("km", "k", "mi", "mile")})
_HALVES = ("am", "pm")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_HOURS = re.compile(r"[0-9]+h")
_MINUTES = re.compile(r"[0-9]{1,2}min")
_TIME = re.compile(r"[0-9]{1,2}(?::[0-9]{2})?(?:am|pm)?")
_PACE = re.compile(r"[0-9]{1,2}:[0-5][0-9]")
_TAKE_A_NUMBER = frozenset({*EFFORT_WORDS, *CLIMB_WORDS, "hr"})
"""Words whose number is none of hours: `up 240 hr 152`."""
_METRES_FROM = 400
"""From here on a number before a lone `m` is taken for metres, not for minutes before a massage."""


def join_phrases(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens with phrases made one; a joined token covers all the columns of its parts."""
    joined: list[Token] = []
    position = 0
    while position < len(tokens):
        length = _phrase_at(tokens, position) or 1
        joined.append(tokens[position] if length == 1 else _join(tokens[position : position + length], "-"))
        position += length
        _join_amount(joined, tokens[position] if position < len(tokens) else None)
    return tuple(joined)


def _phrase_at(tokens: Sequence[Token], position: int) -> int:
    if tokens[position].word in _FIRST:
        words = tuple(token.word for token in tokens[position : position + _LONGEST])
        for length in range(len(words), 1, -1):
            if words[:length] in PHRASES:
                return length
    if tokens[position].word and _is_span(tokens[position : position + 3]):
        return 3
    return 0


def _is_span(tokens: Sequence[Token]) -> bool:
    return (
        len(tokens) == 3
        and tokens[1].word in ("-", "–")
        and all(_TIME.fullmatch(token.word) for token in (tokens[0], tokens[2]))
    )


def _join(parts: Sequence[Token], glue: str) -> Token:
    words = [part.word for part in parts]
    text = "".join(words) if words[1:2] in (["-"], ["–"]) else glue.join(words)
    return Token(text, parts[0].start, parts[-1].end)


def _join_amount(joined: list[Token], following: Token | None) -> None:
    """Join the last token to the one before it if they are a number and its unit, or hours and their minutes."""
    if len(joined) < 2 or not joined[-1].word:
        return
    number, unit = joined[-2].word, joined[-1].word
    is_taken = unit == "hr" and len(joined) > 2 and joined[-3].word.rstrip(":") in _TAKE_A_NUMBER
    is_unit = (unit in _UNITS and not is_taken) or _is_metres(number, unit, following)
    is_amount = _NUMBER.fullmatch(number) and is_unit
    is_time = unit in _HALVES and _TIME.fullmatch(number)
    is_pace = unit in _PACE_UNITS and _PACE.fullmatch(number)
    if is_amount or is_time or is_pace or (_HOURS.fullmatch(number) and _MINUTES.fullmatch(unit)):
        joined[-2:] = [_join(joined[-2:], "")]


def _is_metres(number: str, unit: str, following: Token | None) -> bool:
    if unit != "m" or not number.isdecimal() or len(number) > 6:
        return False
    if int(number) < _METRES_FROM:
        return following is None or following.shape in (Shape.COMMA, Shape.NOTE)
    return following is None or not _NUMBER.match(following.word)
