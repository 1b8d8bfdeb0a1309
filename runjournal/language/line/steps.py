"""The steps that read a line: each takes what stands at the cursor, if it is what the step reads."""

from collections.abc import Callable

from runjournal.language.line.amounts import is_thousands, metres_of, plain_number, seconds_of
from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.items.condition_item import begin_condition
from runjournal.language.line.items.drink_item import read_compact_drink, read_loose_drink
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.items.overrule_item import begin_overrule
from runjournal.language.line.items.plain_items import read_compact_urine
from runjournal.language.line.items.soreness_item import read_compact_soreness, read_loose_area
from runjournal.language.line.line_problems import ambiguous_word, in_quotes, problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.not_understood import refuse
from runjournal.language.line.read_clock import read_hour_behind_day, read_when
from runjournal.language.line.read_zone import put_zone, read_city
from runjournal.language.line.same import read_same
from runjournal.language.line.tokens import Shape, Token
from runjournal.language.line.vocabulary import (
    KEYWORDS,
    KIND_OF_VERB,
    PARKRUN,
    SYNONYMS,
    VERB_BEGINNINGS,
    VERBS,
    words_after,
)
from runjournal.model.choices import Kind

_LAST_SECOND = 59
_MOST_BEFORE_VERB = 6


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


def _own(reader: LineReader) -> bool:
    return reader.current is not None and ITEMS[reader.current.kind].read(reader, reader.current)


def _verb(reader: LineReader) -> bool:
    """Read a whole verb, or outside of names and texts a word that people write for one."""
    if reader.position == reader.early_verb:
        reader.take()
        return True
    verb = VERBS.get(reader.word) or _verb_meant(reader)
    if not verb or (reader.in_text and not reader.after_comma):
        return False
    _begin(reader, verb)
    return True


def _verb_meant(reader: LineReader) -> str:
    """The verb that a synonym stands for; in a text none, and behind a run no parkrun, which is that run itself."""
    is_in_run = reader.current is not None and reader.current.kind is Kind.RUN and not reader.after_comma
    if reader.in_text or (is_in_run and reader.word == PARKRUN):
        return ""
    return SYNONYMS.get(reader.word, "")


def _begin(reader: LineReader, verb: str) -> None:
    kind, token, current = KIND_OF_VERB[verb], reader.token, reader.current
    if kind is Kind.CONDITION:
        begin_condition(reader, verb, is_guessed=token.word in SYNONYMS)
    elif kind is Kind.OVERRULE:
        begin_overrule(reader)
    elif current is not None and current.is_implied and current.kind is kind:
        current.is_implied = False
        reader.take()
    else:
        builder = reader.begin_entry(kind, reader.take())
        builder.texts += [token] if token.word == PARKRUN else []


def _words_before_verb(reader: LineReader) -> bool:
    """Read the first of the words before a verb that are its own: `easy run 5k`, `60min deep massage`."""
    if (reader.in_text and not reader.after_comma) or reader.position < reader.early_verb:
        return False
    words = [reader.word]
    while words[-1] and words[-1] not in VERBS and words[-1] not in SYNONYMS and len(words) <= _MOST_BEFORE_VERB:
        words.append(reader.peek_word(len(words)))
    *own_words, verb = words
    meant = VERBS.get(verb) or SYNONYMS.get(verb)
    kind = KIND_OF_VERB[meant] if meant else None
    if kind is None or not own_words or not all(_belongs_to(word, kind) for word in own_words):
        return False
    reader.early_verb = reader.position + len(own_words)
    reader.begin_entry(kind, reader.tokens[reader.early_verb])
    return _own(reader)


def _belongs_to(word: str, kind: Kind) -> bool:
    return word in KEYWORDS[kind] or (ITEMS[kind].has_length and seconds_of(word) is not None)


def _compact(reader: LineReader) -> bool:
    return bool(reader.word) and (
        read_compact_soreness(reader) or read_compact_drink(reader) or read_compact_urine(reader)
    )


def _implied(reader: LineReader) -> bool:
    """Begin an entry without its verb: a massage in a booking, else a run if a number or distance comes first."""
    if reader.current is not None or (not reader.word and reader.token.prefix != "@"):
        return False
    is_number = plain_number(reader.word) is not None
    if reader.booking and (is_number or seconds_of(reader.word) is not None or _is_massage_word(reader)):
        reader.begin_entry(Kind.MASSAGE, reader.token, is_implied=True)
        return True
    if not reader.booking and (is_number or metres_of(reader.word) is not None):
        reader.begin_entry(Kind.RUN, reader.token, is_implied=True)
        return True
    return False


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
    return _own(reader)


def _loose_area(reader: LineReader) -> bool:
    return not reader.in_text and read_loose_area(reader)


def _beginning(reader: LineReader) -> bool:
    """Make the beginning of a keyword whole, else that of a verb; one that several share is a problem."""
    if reader.in_text or not reader.word or not reader.word[0].isalpha() or reader.whole_word:
        return False
    kind = reader.current.kind if reader.current else None
    whole_words = reader.resolve(words_after(kind)) or reader.resolve(VERB_BEGINNINGS)
    if len(whole_words) > 1:
        reader.problems.append(ambiguous_word(reader.take(), whole_words))
        return True
    if not whole_words or whole_words[0] == reader.word:
        return False
    reader.whole_word = whole_words[0]
    return True


def _joiner(reader: LineReader) -> bool:
    """Skip `in`, `for`, `with` and the like between two tokens; at the end of the line they join nothing."""
    following = reader.peek()
    if reader.in_text or reader.word not in JOINERS or following is None or following.shape is Shape.NOTE:
        return False
    reader.take()
    return True


def _text(reader: LineReader) -> bool:
    """Read a word of a name or text; behind a finished name of a race its city, and behind quotes nothing else."""
    builder = reader.current
    if not reader.in_text or builder is None:
        return False
    is_behind_name = bool(builder.texts) and builder.texts[-1] is not reader.tokens[reader.position - 1]
    if builder.kind is Kind.RACE and (builder.is_quoted or is_behind_name) and read_city(reader):
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
    read_same,
    _own,
    _verb,
    _words_before_verb,
    _compact,
    read_hour_behind_day,
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
