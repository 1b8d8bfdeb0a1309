"""The limits of values, against which every entry checks itself, wherever it comes from."""

from datetime import date

FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2100, 12, 31)
LONGEST_S = 72 * 3600
FARTHEST_M = 500_000
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
    """Raise `Invalid` for text that is too long or carries control, escape or direction characters."""
    if len(text) > longest:
        raise Invalid(field, f"a text holds at most {longest:,} characters, this one has {len(text):,}")
    if not text.isprintable() and any(is_control(character) for character in text):
        raise Invalid(field, "control and escape characters cannot be kept in a journal")


def check_word(field: str, word: str) -> None:
    """Raise `Invalid` for a word with spaces in it."""
    if word and word.split() != [word]:
        raise Invalid(field, f"{field} is one word without spaces")


def check_rule_id(field: str, name: str) -> None:
    """Raise `Invalid` unless `name` has the shape of a rule's id: small words joined by hyphens."""
    words = name.split("-")
    if len(name) > LONGEST_ID or not all(word.isascii() and word.isalpha() and word.islower() for word in words):
        raise Invalid(field, "a rule's id is small words joined by hyphens, such as race-too-close")


def is_control(character: str) -> bool:
    """Whether a terminal could take `character` for a command.

    C0, C1, DEL, lone surrogates, line and paragraph separators, and the marks that reverse the direction of text.
    """
    code = ord(character)
    return (
        code < 0x20
        or 0x7F <= code <= 0x9F
        or 0xD800 <= code <= 0xDFFF
        or code in (0x2028, 0x2029, 0xFEFF)
        or 0x202A <= code <= 0x202E
        or 0x2066 <= code <= 0x2069
    )
