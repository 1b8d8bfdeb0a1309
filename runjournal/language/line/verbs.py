"""The steps that begin an entry: its verb, what stands before the verb, and its own tokens."""

from runjournal.language.line.amounts import metres_of, plain_number, seconds_of
from runjournal.language.line.area_words import area_and_side
from runjournal.language.line.clocks import hour_of
from runjournal.language.line.items.condition_item import begin_condition
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.items.overrule_item import begin_overrule
from runjournal.language.line.line_problems import in_quotes, problem_at
from runjournal.language.line.line_reader import TEXT_KINDS, LineReader
from runjournal.language.line.tokens import Token
from runjournal.language.line.vocabulary import (
    KEYWORDS,
    KIND_OF_VERB,
    MONTH_OF,
    PARKRUN,
    SYNONYMS,
    VERBS,
    kind_of_verb,
    whole_word,
    words_after,
)
from runjournal.model.choices import Kind

_MOST_BEFORE_VERB = 6


def read_own(reader: LineReader) -> bool:
    """Read a token of the current item."""
    return reader.current is not None and ITEMS[reader.current.kind].read(reader, reader.current)


def read_verb(reader: LineReader) -> bool:
    """Read a whole verb, or outside of names and texts a word that people write for one."""
    if reader.position == reader.early_verb:
        reader.take()
        return True
    verb = VERBS.get(reader.word) or _verb_meant(reader)
    is_side = reader.word == "r" and area_and_side(reader.peek_word()) is not None
    if not verb or is_side or (reader.in_text and not reader.after_comma and not _begins_behind_name(reader, verb)):
        return False
    _begin(reader, verb)
    return True


def _begins_behind_name(reader: LineReader, verb: str) -> bool:
    """Whether a verb behind the finished name of a race has a token of its own: `race Club 10k 45:10 sore calf 3`."""
    kind, following = KIND_OF_VERB[verb], reader.peek_word()
    is_name_or_date = not reader.token.text.islower() or reader.peek_word(2) in MONTH_OF
    if not reader.is_behind_name or kind is Kind.RACE or is_name_or_date:
        return False
    if kind in TEXT_KINDS:
        return True
    return following[:1].isdigit() or following in KEYWORDS[kind] or area_and_side(following) is not None


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
        _begin_entry(reader, kind, reader.take())


def _begin_entry(reader: LineReader, kind: Kind, verb: Token) -> None:
    """Begin an entry; `parkrun` is the verb of a race and its name."""
    builder = reader.begin_entry(kind, verb)
    builder.texts += [verb] if verb.word == PARKRUN else []


def refuse_number_before_verb(reader: LineReader) -> bool:
    """Refuse the number of `18 massage`, which could be an hour, minutes or a run."""
    number = plain_number(reader.word)
    if reader.current is not None or reader.booking or number is None or number != number.to_integral_value():
        return False
    kind = _kind_of_verb_behind(reader)
    if kind not in (Kind.MASSAGE, Kind.BATH, Kind.RACE, Kind.MEAL):
        return False
    token = reader.take()
    ways_out = [f"{token.text}:00"] if hour_of(token) else []
    way_out = f"Write {', '.join([*ways_out, f'{token.text}min'])} or {token.text}k."
    sentence = f"{in_quotes(token.text)} before {kind} could be {'a time, ' if ways_out else ''}minutes or a run."
    reader.problems.append(problem_at(token, sentence, way_out))
    return True


def _kind_of_verb_behind(reader: LineReader) -> Kind | None:
    """The kind of the verb behind the token to read, between which only the verb's own keywords stand."""
    words = [reader.peek_word(ahead) for ahead in range(1, _MOST_BEFORE_VERB + 1)]
    place = next((place for place, word in enumerate(words) if kind_of_verb(word)), None)
    if place is None:
        return None
    kind = kind_of_verb(words[place])
    return kind if kind and all(whole_word(word, KEYWORDS[kind]) for word in words[:place]) else None


def read_words_before_verb(reader: LineReader) -> bool:
    """Read the first of the words before a verb that are its own: `easy run 5k`, `60min deep massage`."""
    if (reader.in_text and not reader.after_comma) or reader.position < reader.early_verb:
        return False
    words = [reader.word]
    while words[-1] and not kind_of_verb(words[-1]) and len(words) <= _MOST_BEFORE_VERB:
        words.append(reader.peek_word(len(words)))
    *own_words, verb = words
    kind = kind_of_verb(verb)
    if kind is None or not own_words or _is_begun_by_current(reader):
        return False
    if not all(_belongs_to(word, kind) for word in own_words):
        return False
    reader.early_verb = reader.position + len(own_words)
    _begin_entry(reader, kind, reader.tokens[reader.early_verb])
    reader.whole_word = whole_word(reader.word, KEYWORDS[kind])
    return read_own(reader)


def _is_begun_by_current(reader: LineReader) -> bool:
    """Whether a word is the beginning of a keyword of the current item: the `don` of `run 8k don massage 60`."""
    if reader.current is None or reader.after_comma:
        return False
    return bool(whole_word(reader.word, words_after(reader.current.kind)))


def _belongs_to(word: str, kind: Kind) -> bool:
    """Whether a word before a verb is its keyword or length, or the distance of a race: `10k race`."""
    is_length = ITEMS[kind].has_length and seconds_of(word) is not None
    return bool(whole_word(word, KEYWORDS[kind])) or is_length or (kind is Kind.RACE and metres_of(word) is not None)
