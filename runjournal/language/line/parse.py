"""Reads a line of the entry language.

    line      = [when] item { [","] item } [ "#" note ]
    item      = verb { token }                      tokens in any order; a bare number or distance first is a run
    verb      = run r | massage m | sore s | water w | urine u | race | meal | bath | note
              | ill injury wound bleeding ask-clinician | clear (ill | injury | …) | overrule
    when      = { day | time | zone }               before the verb or between tokens; applies to every item
    day       = today t | yesterday y | tomorrow | -2 | +3 | [last | next] weekday | 2026-11-23
              | [weekday] 23 nov [2026] | [weekday] nov 23 [2026]
    time      = 18:00 | 6pm | 6:30pm | at 7 | 18:00-18:45 | 01:30+00:00 (of a time that exists twice)
              | 18 behind the day of a booking without a verb
    zone      = Europe/London | UTC | zone:Japan
    anywhere  = calf3l | left calf 3 | s0 | all clear | w2 | u5 | id:… | source:… | second:30
    text      = words, or "anything, with "" for a quote"

    run       = 10k 10km 6mi 5000m | 44min 1h30 0:44:10 44:10 | e6 rpe 6 | easy long … | planned done cancelled;
                a bare number is the distance, the next one minutes
    massage   = 45 | 45min | light … deep | sports deep-tissue … | p3 | braced | @Anna | areas | depth:none | status
    sore      = { [side] area rating [quality] }    water = { volume }    urine = colour
    race      = name | distance | 0:25:10 | e8 | priority A | status
    meal      = light normal heavy                  bath = minutes        note = text
    ill, …    = areas and text
    overrule  = a rule's id | about:id | text

A token is tried as: a day, time or zone; one of the item's own; a whole verb; a rating or drink that may follow any
item; the beginning of a keyword, then of a verb. In names and texts keywords count whole only, and a new verb only
after a comma; in a note days and times count before its words only, but for whole dates. The note after `#` and an
id go to the first entry, the source to all.

`44:10` after run is a length; before the verb, after `at` and with other verbs a time of day. A day of the week or
without a year lies ahead for races, massages, what is planned and all that is booked, behind for the rest and what
is done; a race with a result and a massage with its pain are done. On the day itself it is today, unless the time
lies the other way. A whole date without a time is always a whole day.
"""

from collections.abc import Callable
from datetime import date

from runjournal.language.line.amounts import is_thousands, metres_of, plain_number, seconds_of
from runjournal.language.line.area_words import AREA_WORDS
from runjournal.language.line.build import build
from runjournal.language.line.draft import Draft, Problem
from runjournal.language.line.items.condition_item import begin_condition
from runjournal.language.line.items.drink_item import read_compact_drink
from runjournal.language.line.items.item_registry import ITEMS
from runjournal.language.line.items.overrule_item import begin_overrule
from runjournal.language.line.items.plain_items import read_compact_urine
from runjournal.language.line.items.soreness_item import read_compact_soreness, read_loose_area
from runjournal.language.line.line_limits import line_problem
from runjournal.language.line.line_problems import (
    MOST_PROBLEMS,
    NotMoving,
    ambiguous_word,
    as_sentence,
    in_quotes,
    problem_at,
    repeated,
    unknown_word,
)
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.phrases import join_phrases
from runjournal.language.line.tokens import Shape, Token, tokens_of
from runjournal.language.line.vocabulary import (
    KEYWORDS,
    KIND_OF_VERB,
    NO_BEGINNINGS,
    VERB_BEGINNINGS,
    VERBS,
    words_after,
)
from runjournal.language.line.when import When
from runjournal.language.line.when_words import put_zone, read_booked_hour, read_when
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import zone_info

_LAST_SECOND = 59


def parse(line: str, context: Context, *, booking: bool = False, day: date | None = None) -> Draft:
    """What a line says, for any text at all: entries, how each field was got, problems and remarks. Never raises.

    `booking` reads the line as a booking: it lies
    ahead, and a massage needs no verb. `day` is the local day of a line that names none, today unless given.
    """
    problem = _context_problem(context)
    if problem:
        return Draft(line, problems=(problem,))
    tokens = tokens_of(line) if (problem := line_problem(line)) is None else ()
    problem = problem or line_problem(line, tokens)
    if problem:
        return Draft(line, problems=(problem,))
    reader = LineReader(join_phrases(tokens), When(context.now, context.zone, day), context.settings, booking)
    _read(reader)
    items, remarks = build(reader, line)
    problems = sorted(reader.problems[:MOST_PROBLEMS], key=lambda found: found.start)
    return Draft(line, items, tuple(problems), remarks)


def _context_problem(context: Context) -> Problem | None:
    """What is wrong with the moment or the zone that a line is read in, before its own are known."""
    try:
        zone_info(context.zone)
        check_day(context.now.date())
    except Invalid as error:
        way_out = "Write it like Europe/London." if error.field == "zone" else "Take another moment as now."
        return Problem(0, 0, as_sentence(error.sentence), way_out)
    return None


def _read(reader: LineReader) -> None:
    while not reader.is_over:
        _take_a_step(reader)
    if reader.builders or reader.problems or not reader.tokens:
        return
    nowhere = Token("", reader.tokens[0].start, reader.tokens[-1].end)
    if reader.booking and reader.when.is_given and not reader.note:
        reader.begin_entry(Kind.MASSAGE, nowhere, is_implied=True)
    else:
        reader.problems.append(
            problem_at(nowhere, "What happened then?", "Write a verb, such as run, massage, sore or note.")
        )


def _take_a_step(reader: LineReader) -> None:
    """Read at least one token, complete a word or begin the first entry; raise if nothing happens.

    A step that returns true without moving on would be called for ever.
    """
    before = reader.progress
    if not any(step(reader) for step in _STEPS):
        _refuse(reader)
    if reader.progress == before:
        raise NotMoving(reader.token.text)


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
    """A quoted text belongs to a name or text, and is a problem anywhere else."""
    token = reader.token
    if token.shape is not Shape.QUOTED or token.prefix:
        return False
    if reader.in_text and reader.current is not None:
        reader.current.texts.append(reader.take())
    else:
        way_out = "Texts follow race, note, ill and the like; a note on anything follows #."
        reader.problems.append(problem_at(reader.take(), "There is no place for a text here.", way_out))
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
    verb = VERBS.get(reader.word)
    if verb is None or (reader.in_text and not reader.after_comma):
        return False
    _begin(reader, verb)
    return True


def _begin(reader: LineReader, verb: str) -> None:
    kind = KIND_OF_VERB[verb]
    if kind is Kind.CONDITION:
        begin_condition(reader, verb)
    elif kind is Kind.OVERRULE:
        begin_overrule(reader)
    elif reader.current is not None and reader.current.is_implied and reader.current.kind is kind is Kind.RUN:
        reader.current.is_implied = False
        reader.take()
    else:
        reader.begin_entry(kind, reader.take())


def _compact(reader: LineReader) -> bool:
    return bool(reader.word) and (
        read_compact_soreness(reader) or read_compact_drink(reader) or read_compact_urine(reader)
    )


def _implied(reader: LineReader) -> bool:
    """Begin an item whose verb is left out: a massage in a booking, a run where a number or distance stands first."""
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
    found = reader.resolve(words_after(kind))
    if not found and reader.word not in NO_BEGINNINGS:
        found = reader.resolve(VERB_BEGINNINGS)
    if len(found) > 1:
        reader.problems.append(ambiguous_word(reader.take(), found))
        return True
    if not found or found[0] == reader.word:
        return False
    reader.whole_word = found[0]
    return True


def _text(reader: LineReader) -> bool:
    if not reader.in_text or reader.current is None:
        return False
    reader.current.texts.append(reader.take())
    return True


_STEPS: tuple[Callable[[LineReader], bool], ...] = (
    _comma,
    _note,
    _key,
    _quoted,
    _thousands,
    read_when,
    _own,
    _verb,
    _compact,
    read_booked_hour,
    _implied,
    _glued,
    _loose_area,
    _beginning,
    _text,
)


def _refuse(reader: LineReader) -> None:
    current = reader.current
    verbs = [verb for verb, kind in KIND_OF_VERB.items() if reader.word in KEYWORDS[kind]]
    if current is None and verbs:
        sentence, way_out = (
            f"{in_quotes(reader.word)} needs a verb before it.",
            f"Write it like {verbs[0]} {reader.word}.",
        )
        reader.problems.append(problem_at(reader.take(), sentence, way_out))
        return
    if current is None:
        where, expected, words = (
            "here",
            "a verb, such as run, massage, sore, water, race or note",
            {*VERBS, *AREA_WORDS},
        )
    else:
        where, expected = f"after {current.kind}", ITEMS[current.kind].expected
        words = {*words_after(current.kind), *VERBS, *AREA_WORDS}
    reader.problems.append(unknown_word(reader.take(), where, expected, {word for word in words if len(word) > 1}))
