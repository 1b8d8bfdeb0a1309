"""The limits of values, against which every entry checks itself, wherever it comes from."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2100, 12, 31)
LONGEST_S = 72 * 3600
FARTHEST_M = 500_000
SLOWEST_HR, FASTEST_HR = 20, 260
MOST_CLIMB_M = 20_000
MOST_WATER_ML = 20_000
LONGEST_TEXT = 2_000
LONGEST_ID = 64
LONGEST_LINE = 4_000


class Invalid(ValueError):
    """A value outside its limits: `field` names it, `sentence` says the limit."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        self.sentence = sentence
        super().__init__(sentence)


def check_range(field: str, value: int | None, low: int, high: int, sentence: str) -> None:
    """Raise `Invalid` with the sentence `sentence` unless `value` is None or an int within low..high."""
    if value is None:
        return
    if type(value) is not int or not low <= value <= high:
        raise Invalid(field, sentence)


def check_day(day: date) -> None:
    """Raise `Invalid` unless `day` lies within 1970 to 2100."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Invalid("day", f"a date lies between {FIRST_DAY.year} and {LAST_DAY.year}, not in {day.year}")


def check_text(field: str, text: str, longest: int = LONGEST_TEXT) -> None:
    """Raise `Invalid` for text that is too long or carries control, escape or invisible characters."""
    if len(text) > longest:
        raise Invalid(field, f"a text holds at most {longest:,} characters, this one has {len(text):,}")
    position = find_control(text)
    if position is not None:
        raise Invalid(field, control_sentence(text[position]))


def check_word(field: str, word: str) -> None:
    """Raise `Invalid` for a word with spaces in it."""
    if word and word.split() != [word]:
        raise Invalid(field, f"{field} is one word without spaces")


def check_rule_id(field: str, name: str) -> None:
    """Raise `Invalid` unless `name` has the shape of a rule's id: small words joined by hyphens."""
    words = name.split("-")
    if len(name) > LONGEST_ID or not all(word.isascii() and word.isalpha() and word.islower() for word in words):
        raise Invalid(field, "a rule's id is small words joined by hyphens, such as race-too-close")


_CONTROLS = (
    r"\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029"  # C0, C1, DEL, lone surrogates, line and paragraph separators
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # the direction of text
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0"
    r"\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # what nobody sees, and tags
)
_PICTURES = r"\xa9\xae\u203c-\u27bf\u2900-\u2bff\u3030-\u303d\u3297-\u3299\U0001f000-\U0001faff"
_JOINED = rf"{_PICTURES}\ufe0f\u0600-\u109f\u1780-\u18af\ua800-\uabff"
"""The pictures of which emoji are put together, and the scripts that write with joiners, such as Persian and Hindi."""


@cache
def _unwanted() -> re.Pattern[str]:
    """The pattern of what no text may hold; to compile it takes a millisecond, and nearly all texts are plain."""
    return re.compile(rf"[{_CONTROLS}]|(?<![0-9#*{_PICTURES}])[\ufe0e\ufe0f]|(?<![{_JOINED}])[\u200c\u200d]")


def find_control(text: str) -> int | None:
    """Return where the first control or invisible character of a text is, or None.

    A joiner or variant is fine behind a picture, as emoji need it, and in scripts that write with joiners.
    """
    unwanted = _unwanted().search(text) if _is_odd(text) else None
    return unwanted.start() if unwanted else None


def replace_controls(text: str, by: str | Callable[[re.Match[str]], str] = "?") -> str:
    """Return the text with each control or invisible character replaced."""
    return _unwanted().sub(by, text) if _is_odd(text) else text


def control_sentence(character: str) -> str:
    """Say that a character cannot be kept, without its full stop; an invisible one is named by its code."""
    if ord(character) < 0xA0 or 0xD800 <= ord(character) <= 0xDFFF:
        return "control and escape characters cannot be kept in a journal"
    return f"the invisible character U+{ord(character):04X} cannot be kept in a journal"


def _is_odd(text: str) -> bool:
    """Whether a text needs a closer look: nearly all are plain."""
    return not (text.isascii() and text.isprintable())
