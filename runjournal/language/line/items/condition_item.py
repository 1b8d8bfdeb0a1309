"""ill, injury, wound, bleeding, ask-clinician, and clear with one of them: areas, and words of detail."""

from runjournal.language.area_names import AREA_WORDS
from runjournal.language.line.area_words import SIDES
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.function_words import JOINERS
from runjournal.language.line.items.common_tokens import read_spot
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.line_problems import ambiguous_word, in_quotes, problem_at, unknown_word
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import OVER_WORDS, SYNONYMS, TELLING
from runjournal.model.choices import ConditionName, Kind

_NAMES = {name.value: name for name in ConditionName}


def begin_condition(reader: LineReader, verb: str, *, is_guessed: bool = False) -> None:
    """Begin a condition, or with `clear` and a name the end of one; a word that says more is kept as its detail."""
    token = reader.take()
    builder = reader.begin_entry(Kind.CONDITION, token)
    if verb == "clear":
        builder.put("clears", value=True, token=token)
        _read_name(reader, builder)
        return
    builder.put("name", ConditionName(verb), token, Provenance.GUESSED if is_guessed else Provenance.WRITTEN)
    builder.assume("clears", value=False, provenance=Provenance.DEFAULT)
    if token.word in TELLING:
        builder.texts.append(token)


def _read_name(reader: LineReader, builder: EntryBuilder) -> None:
    if reader.is_over:
        reader.problems.append(
            problem_at(builder.verb, "What is cleared?", f"Write it like clear ill: {', '.join(_NAMES)}.")
        )
        return
    names = reader.resolve({**_NAMES}) or _meant_by(reader.word)
    if len(names) == 1:
        builder.put("name", _NAMES[names[0]], reader.take())
    elif names:
        reader.problems.append(ambiguous_word(reader.take(), names))
    else:
        reader.problems.append(unknown_word(reader.take(), "after clear", ", ".join(_NAMES), _NAMES))


def finish_condition(reader: LineReader, builder: EntryBuilder) -> bool:
    """Leave out the `since` of `ill since yesterday`, which stands before the day; always true.

    `fever gone` says that a condition is over and must not begin one: it is refused.
    """
    if builder.texts and builder.texts[-1].word in OVER_WORDS and not builder.values.get("clears"):
        name = builder.values["name"]
        way_out = f"Write clear {name}, or put the words in quotes."
        sentence = f"{in_quotes(builder.texts[-1].text)} says that it is over."
        reader.problems.append(problem_at(builder.texts[-1], sentence, way_out))
    day = reader.when.day
    if (
        day is not None
        and builder.texts
        and builder.texts[-1].word == "since"
        and day.token.start > builder.texts[-1].end
    ):
        builder.texts.pop()
    return True


def _meant_by(word: str) -> tuple[str, ...]:
    """The condition that another word stands for."""
    name = SYNONYMS.get(word)
    return (name,) if name in _NAMES else ()


def _read(reader: LineReader, builder: EntryBuilder) -> bool:
    return _read_joiner(reader) or read_spot(reader, builder)


def _read_joiner(reader: LineReader) -> bool:
    """Skip the `on` of `injury on left calf`."""
    following = reader.peek_word()
    is_joiner = reader.word in JOINERS and (following in SIDES or following in AREA_WORDS)
    return is_joiner and bool(reader.take())


CONDITION = ItemParser(Kind.CONDITION, _read, "areas such as left calf, or words")
