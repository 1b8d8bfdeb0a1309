"""Reads a line of the entry language.

    line      = [when] item { [","] item } [ "#" note ]
    item      = verb { token } | { keyword } verb { token }   tokens in any order; a bare number or distance is a run
    verb      = run r | massage m | sore s | water w | urine u | race | meal | bath | note
              | ill injury wound bleeding ask-clinician | clear (ill | injury | …) | overrule
              | ran jog | drank | pee | parkrun | sick fever injured pregnant
    when      = { day | time | zone }               before the verb or between tokens; applies to every item
    day       = today t | yesterday y | tomorrow | -2 | +3 | two days ago | in 3 weeks | [last | next] weekday
              | 2026-11-23 | [weekday] 23 nov [2026] | [weekday] nov 23 [2026] | 23/11, if that is one date only
    time      = 18:00 | 6pm | 6:30pm | at 7 | 18:00-18:45 | 01:30+00:00 (of a time that exists twice)
              | this morning | midday | this afternoon | this evening
              | 18 behind the day of a booking without a verb, or behind a date and its weekday
    zone      = Europe/London | UTC | zone:Japan | New York, behind the name of a race
    anywhere  = calf3l | left calf 3 | calf 3/10 | s0 | all clear | w2 | 2l | 3 glasses | u5
              | id:… | source:… | second:30
    text      = words, or "anything, with "" for a quote", beside which no words stand

    run       = 10k 10km 6mi 5000m | 44min 1h30 0:44:10 44:10 | 5:00/km | e6 rpe 6 | easy long …
              | hr 152, 152 bpm | up 240m, down 800ft, 240m up, +240m | elapsed 1:50:34
              | planned done cancelled; a bare number is the distance, the next one minutes
    massage   = 45 | 45min | light … deep | sports deep-tissue … | p3 | braced | @Anna | with Anna | areas | status
              | depth:none
    sore      = { [side] area rating [quality] }    water = { volume }    urine = colour
    race      = name | distance | 25:10 0:25:10 | e8 | priority A | hr … | status
    meal      = light normal heavy                  bath = minutes        note = text
    ill, …    = areas and text
    overrule  = a rule's id | about:id | text
    same      = behind a verb, or alone for a run: the latest entry of that kind, at the same hour

Three letters of a verb or keyword are enough if no other begins so. `in`, `for`, `with` and the like join two tokens,
and such words begin nothing. In names and texts keywords count whole only, and a new verb only after a comma or, with a
token of its own, behind the finished name of a race; in a note days and times count before its words only, but for
whole dates. The note after `#` and an id go to the first entry, the source to all.

`44:10` after run is a length, and after the distance of a race that is over its result; before the verb, after `at`
and with other verbs it is a time of day. A weekday lies ahead for races, massages, what is planned and all that is
booked, behind for the rest and what is done; so does a date without a year, but that of a race or a massage may be up
to 60 days ago. On the day itself it is today, unless the time lies the other way. What is done today and has a length
has ended now. A whole date without a time is always a whole day.

`steps.STEPS` has the order in which a token is tried.
"""

from datetime import date

from runjournal.language.line.build import build
from runjournal.language.line.draft import Draft, Problem
from runjournal.language.line.line_limits import line_problem
from runjournal.language.line.line_problems import MOST_PROBLEMS, NotMoving, as_sentence, problem_at
from runjournal.language.line.line_reader import Latest, LineReader
from runjournal.language.line.phrases import join_phrases
from runjournal.language.line.steps import STEPS
from runjournal.language.line.tokens import Token, tokens_of
from runjournal.language.line.when import When
from runjournal.model.choices import Kind
from runjournal.model.context import Context
from runjournal.model.limits import Invalid, check_day
from runjournal.model.moments import zone_info


def parse(
    line: str,
    context: Context,
    *,
    booking: bool = False,
    day: date | None = None,
    latest: Latest | None = None,
) -> Draft:
    """What a line says, for any text at all: entries, where each field comes from, problems, remarks. Never raises.

    `booking` reads the line as a booking: it lies ahead, and a massage needs no verb. `day` is the local day of a line
    that names none, today unless given. `latest` gives the latest entry of a kind that has happened, for `same`.
    """
    problem = _context_problem(context)
    if problem:
        return Draft(line, problems=(problem,))
    tokens = tokens_of(line) if (problem := line_problem(line)) is None else ()
    problem = problem or line_problem(line, tokens)
    if problem:
        return Draft(line, problems=(problem,))
    reader = LineReader(join_phrases(tokens), When(context.now, context.zone, day), context.settings, booking, latest)
    _read(reader)
    items, remarks = build(reader, line)
    problems = sorted(reader.problems[:MOST_PROBLEMS], key=lambda problem: problem.start)
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
    if not any(step(reader) for step in STEPS) or reader.progress == before:
        raise NotMoving(reader.token.text)
