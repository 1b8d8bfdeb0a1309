"""`same`: the latest entry of a kind again, at the same hour."""

from dataclasses import fields, replace

from runjournal.language.line.clocks import Clock
from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.leaning import RESULTS
from runjournal.language.line.line_problems import problem_at, repeated
from runjournal.language.line.line_reader import LineReader
from runjournal.language.line.vocabulary import SAME
from runjournal.language.line.when import When
from runjournal.model.choices import Kind

_OWN = frozenset({"start", "id", "source", "note", "status"})
"""What an entry does not share with the one that it repeats."""


def read_same(reader: LineReader) -> bool:
    """Read `same` behind a verb, or alone for a run; in a name or text it is a word like any other."""
    if reader.word != SAME or (reader.in_text and not _is_behind_race(reader)):
        return False
    token = reader.token
    builder = reader.current or reader.begin_entry(Kind.RUN, token, is_implied=True)
    reader.take()
    if builder.same is not None:
        reader.problems.append(repeated(token, SAME))
    builder.same = token
    return True


def _is_behind_race(reader: LineReader) -> bool:
    builder = reader.current
    if builder is None or builder.kind is not Kind.RACE or reader.token.text != SAME:
        return False
    return builder.verb.end == reader.tokens[reader.position - 1].end


def repeat_latest(reader: LineReader, builder: EntryBuilder) -> None:
    """Fill what the line leaves out from the latest entry of the kind; a problem if there is none."""
    if builder.same is None:
        return
    entry = reader.latest(builder.kind) if reader.latest else None
    if entry is None:
        sentence = f"There is no {builder.kind} yet that could be the same."
        reader.problems.append(problem_at(builder.same, sentence, "Write it out."))
        return
    if builder.kind is Kind.SORENESS and builder.values:
        sentence = "The same as which rating?"
        reader.problems.append(problem_at(builder.same, sentence, "Write it out, like left calf 3."))
        return
    builder.repeats = entry
    for field in fields(entry):
        value = getattr(entry, field.name)
        is_shared = field.name not in (*_OWN, *RESULTS.get(builder.kind, ()))
        if is_shared and value is not None and not builder.has(field.name):
            builder.put(field.name, value, builder.same, Provenance.GUESSED)


def at_the_same_hour(when: When, builder: EntryBuilder) -> When:
    """When a repeated entry starts: at the hour of the one before, unless the line says a time."""
    local = builder.repeats.start.local if builder.repeats else None
    if when.clock is not None or local is None or builder.same is None:
        return when
    clock = Clock(builder.same, local.time().replace(second=0, microsecond=0), provenance=Provenance.GUESSED)
    return replace(when, clock=clock)
