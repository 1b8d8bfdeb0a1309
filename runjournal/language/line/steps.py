"""The steps that read a line: each takes what stands at the cursor, if it is what the step reads."""

from collections.abc import Callable

from runjournal.language.line.amounts import is_thousands, metres_of, plain_number, seconds_of, seconds_per_metre
from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.items.common_tokens import area_length
from runjournal.language.line.items.drink_item import read_compact_drink, read_loose_drink
from runjournal.language.line.items.plain_items import read_compact_urine
from runjournal.language.line.items.soreness_item import read_compact_soreness, read_loose_area
from runjournal.language.line.line_problems import ambiguous_word, in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.not_understood import refuse
from runjournal.language.line.read_clock import read_hour_behind_day, read_when
from runjournal.language.line.read_zone import put_zone, read_city
from runjournal.language.line.same import read_same
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.verbs import read_own, read_verb, read_words_before_verb, refuse_number_before_verb
from runjournal.language.line.vocabulary import (
    DEPTHS,
    KEYWORDS,
    KIND_OF_VERB,
    VERB_BEGINNINGS,
    VERBS,
    words_after,
)
from runjournal.model.choices import Kind

_LAST_SECOND = 59


def _comma(reader: LineReader) -> bool:
    """Read a comma, or the word `and` outside of names and texts."""
    if reader.token.shape is not Shape.COMMA and (reader.word != "and" or reader.in_text):
        return False
    token = reader.take()
    reader.after_comma = True
    if reader.in_text and reader.current is not None:
        reader.current.texts.append(token)
    return True


def _note(reader: LineReader) -> bool:
    if reader.token.shape is not Shape.NOTE:
        return False
    reader.note = reader.take()
    return True


def _key(reader: LineReader) -> bool:
    """Read `id:…`, `source:…`, `second:…`, `zone:…`."""
    token = reader.token
    if not token.is_closed:
        reader.problems.append(problem_at(reader.take(), "The closing quote is missing.", 'End the text with ".'))
        return True
    if token.prefix == "zone:":
        return put_zone(reader, token.text, reader.take())
    if token.prefix == "second:":
        return _put_second(reader, reader.take())
    if token.prefix not in ("id:", "source:"):
        return False
    name = "entry_id" if token.prefix == "id:" else "source"
    if getattr(reader, name) is not None:
        reader.problems.append(repeated(token, token.prefix.removesuffix(":")))
    setattr(reader, name, reader.take())
    return True


def _put_second(reader: LineReader, token: Token) -> bool:
    second = plain_number(token.text)
    if second is None or second != second.to_integral_value() or second > _LAST_SECOND:
        reader.problems.append(
            problem_at(token, "A second is a whole number from 0 to 59.", "Write it like second:30.")
        )
    elif reader.when.second_token:
        reader.problems.append(repeated(token, "second"))
    else:
        reader.when.second, reader.when.second_token = int(second), token
    return True


def _quoted(reader: LineReader) -> bool:
    """A quoted text is a whole name or text; words beside it and quotes anywhere else are a problem."""
    token, builder = reader.token, reader.current
    if token.shape is not Shape.QUOTED or token.prefix:
        return False
    if not reader.in_text or builder is None:
        way_out = "Texts follow race, note, ill and the like; a note on anything follows #."
        reader.problems.append(problem_at(reader.take(), "There is no place for a text here.", way_out))
        return True
    if builder.kind is Kind.RACE and builder.verb in builder.texts:
        builder.texts.remove(builder.verb)
    builder.is_quoted = True
    builder.texts.append(reader.take())
    words = [text for text in builder.texts if text.shape is Shape.WORD and text is not builder.verb]
    if words:
        sentence = f"{in_quotes(words[0].text)} stands outside the quotes."
        reader.problems.append(problem_at(words[0], sentence, "Put all of it in quotes, or none."))
    return True


def _thousands(reader: LineReader) -> bool:
    """Refuse 1,500m, which is one and a half metres to some and fifteen hundred to others."""
    if reader.in_text or not is_thousands(reader.word):
        return False
    word = reader.word
    way_out = f"Write {word.replace(',', '')} or {word.replace(',', '.')}."
    reader.problems.append(
        problem_at(reader.take(), f"The comma in {in_quotes(word)} can be read in two ways.", way_out)
    )
    return True


def _compact(reader: LineReader) -> bool:
    return bool(reader.word) and (
        read_compact_soreness(reader) or read_compact_drink(reader) or read_compact_urine(reader)
    )


def _implied(reader: LineReader) -> bool:
    """Begin an entry without its verb: a massage in a booking, else a run if a number or distance comes first."""
    if reader.current is not None or (not reader.word and reader.token.prefix != "@"):
        return False
    is_number = plain_number(reader.word) is not None
    is_massage = reader.booking and (is_number or seconds_of(reader.word) is not None or _is_massage_word(reader))
    if is_massage or _is_depth_behind_hour(reader):
        reader.begin_entry(Kind.MASSAGE, reader.token, is_implied=True)
        return True
    if not reader.booking and (is_number or metres_of(reader.word) is not None):
        reader.begin_entry(Kind.RUN, reader.token, is_implied=True)
        return True
    return False


def _is_depth_behind_hour(reader: LineReader) -> bool:
    """Whether `fri 11 dec 18` stands before a depth, which only a massage has."""
    return reader.when.has_weekday_beside and reader.when.clock is not None and reader.word in DEPTHS


def _is_massage_word(reader: LineReader) -> bool:
    return bool(reader.resolve(KEYWORDS[Kind.MASSAGE])) or reader.token.prefix == "@"


def _glued(reader: LineReader) -> bool:
    """Read `m45` and `r8.2k`: a verb of one letter with its first number."""
    word = reader.word
    if reader.in_text or word[:1] not in ("m", "r") or not word[1:2].isdigit():
        return False
    token = reader.token
    verb = Token(word[0], token.start, token.start + 1)
    reader.begin_entry(KIND_OF_VERB[VERBS[word[0]]], verb)
    reader.whole_word = word[1:]
    return read_own(reader)


def _loose_area(reader: LineReader) -> bool:
    """Read `left calf 3`; behind the name of a race only with its rating."""
    return (not reader.in_text or _is_rated_behind_name(reader)) and read_loose_area(reader)


def _is_rated_behind_name(reader: LineReader) -> bool:
    count = area_length(reader) if reader.is_behind_name else 0
    return count > 0 and reader.rating_at(count)[0] is not None


def _beginning(reader: LineReader) -> bool:
    """Make the beginning of a keyword whole, else that of a verb; one that several share is a problem."""
    if not reader.word or not reader.word[0].isalpha() or reader.whole_word:
        return False
    if reader.in_text:
        return reader.is_behind_name and _beginning_of_day(reader)
    kind = reader.current.kind if reader.current else None
    whole_words = reader.resolve(words_after(kind)) or reader.resolve(VERB_BEGINNINGS)
    if len(whole_words) > 1:
        reader.problems.append(ambiguous_word(reader.take(), whole_words))
        return True
    if not whole_words or whole_words[0] == reader.word:
        return False
    reader.whole_word = whole_words[0]
    return True


def _beginning_of_day(reader: LineReader) -> bool:
    """Make `yest` behind the name of a race whole: there it is no word of the name."""
    days = reader.resolve(words_after(None))
    if len(days) != 1 or days[0] == reader.word:
        return False
    reader.whole_word = days[0]
    return True


def _joiner(reader: LineReader) -> bool:
    """Skip `in`, `for`, `with` and the like between two tokens; at the end of the line they join nothing."""
    following = reader.peek()
    is_joiner = reader.word in JOINERS or (reader.word == "@" and seconds_per_metre(reader.peek_word()) is not None)
    if reader.in_text or not is_joiner or following is None or following.shape is Shape.NOTE:
        return False
    reader.take()
    return True


def _text(reader: LineReader) -> bool:
    """Read a word of a name or text; behind a finished name of a race its city, and behind quotes nothing else."""
    builder = reader.current
    if not reader.in_text or builder is None:
        return False
    is_behind_word = not builder.texts or reader.follows_text
    if builder.kind is Kind.RACE and (builder.is_quoted or not is_behind_word) and read_city(reader):
        return True
    if builder.is_quoted:
        return False
    builder.texts.append(reader.take())
    return True


STEPS: tuple[Callable[[LineReader], bool], ...] = (
    _comma,
    _note,
    _key,
    _quoted,
    _thousands,
    read_when,
    read_hour_behind_day,
    read_same,
    read_own,
    read_verb,
    read_words_before_verb,
    refuse_number_before_verb,
    _compact,
    read_loose_drink,
    _implied,
    _glued,
    _loose_area,
    _joiner,
    _beginning,
    _text,
    refuse,
)
"""The steps in the order in which they are tried; the last one takes whatever it is and says what is wrong."""
