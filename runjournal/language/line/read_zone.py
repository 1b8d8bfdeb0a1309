"""Reads the time zone of a line: its name, or behind a race the name of its city."""

import re
from functools import lru_cache

from runjournal.language.line.line_problems import in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import RESERVED, SHORT_ZONES
from runjournal.model.limits import Invalid
from runjournal.model.moments import zone_info

_ZONE = re.compile(r"[a-z_+-][a-z0-9_+-]*(?:/[a-z][a-z0-9_+-]*)+", re.IGNORECASE)
_CITY = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*", re.IGNORECASE)
_SMALL = frozenset({"of", "es", "au"})
"""Words that the database writes small, as in Port_of_Spain."""
_REGIONS = (
    *("America/Argentina", "America/Indiana", "America/Kentucky", "America/North_Dakota"),
    *("America", "Europe", "Africa", "Asia", "Australia", "Pacific", "Atlantic", "Indian"),
)
_MOST_CITY_WORDS = 3


def read_zone(reader: LineReader) -> bool:
    """Read the name of a zone; in a name or text a word with a slash that is no zone is a word like any other."""
    token = reader.token
    if token.text in SHORT_ZONES:
        return put_zone(reader, token.text, reader.take())
    if not _ZONE.fullmatch(token.text):
        return False
    name = _known_zone(token.text)
    if name is None and reader.in_text:
        return False
    return put_zone(reader, name or token.text, reader.take())


def _known_zone(text: str) -> str | None:
    for name in (text, "/".join("_".join(word.capitalize() for word in part.split("_")) for part in text.split("/"))):
        if _exists(name):
            return name
    return None


def _exists(name: str) -> bool:
    try:
        zone_info(name)
    except Invalid:
        return False
    return True


def put_zone(reader: LineReader, name: str, token: Token, *, is_guessed: bool = False) -> bool:
    """Make a zone that of the line; a problem if it does not exist or is a second one."""
    if reader.when.zone_token is not None:
        reader.problems.append(repeated(token, "time zone"))
    elif _known_zone(name) is None:
        reader.problems.append(problem_at(token, f"{in_quotes(name)} is no time zone.", "Write it like Europe/London."))
    else:
        reader.when.zone, reader.when.zone_token, reader.when.is_zone_guessed = name, token, is_guessed
    return True


def read_city(reader: LineReader) -> bool:
    """Read the city of a race, one to three words such as `New York`, as its zone; `London Road` is no city."""
    if reader.when.zone_token is not None:
        return False
    for count in range(_MOST_CITY_WORDS, 0, -1):
        words = [reader.peek_word(ahead) for ahead in range(count)]
        zone = _zone_of_city("_".join(map(_capital, words))) if _are_words(words) else None
        following = reader.peek_word(count)
        is_in_name = following.isalpha() and following not in RESERVED
        if zone is not None and not is_in_name:
            return put_zone(reader, zone, reader.take(count), is_guessed=True)
    return False


def _capital(word: str) -> str:
    return "-".join(part if part in _SMALL else part.capitalize() for part in word.split("-"))


def _are_words(words: list[str]) -> bool:
    return all(_CITY.fullmatch(word) for word in words)


@lru_cache(maxsize=256)
def _zone_of_city(city: str) -> str | None:
    """The zone that the database names after a city."""
    names = (f"{region}/{city}" for region in _REGIONS)
    return next((name for name in names if _exists(name)), None)
