"""Shared by the tests of the entry language: a Monday noon in London, and short ways to say what is expected."""

from datetime import UTC, date, datetime, timedelta

from runjournal.language.line.draft import Draft, Provenance
from runjournal.language.line.parse import parse
from runjournal.model.choices import Kind, RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings

LONDON = "Europe/London"
NOON = datetime(2026, 11, 23, 12, 0, 30, tzinfo=UTC)
"""Monday 23 November 2026, 12:00:30 in London."""
TODAY = date(2026, 11, 23)
NOW = Moment.at_instant(NOON.replace(second=0), LONDON)


RUN_OF_SUNDAY = Run(
    start=Moment.at_instant(datetime(2026, 11, 22, 7, 10, tzinfo=UTC), LONDON),
    distance_m=8200,
    duration_s=2640,
    effort=4,
    run_kind=RunKind.EASY,
)
LATEST: dict[Kind, Entry] = {Kind.RUN: RUN_OF_SUNDAY}
"""What `same` stands for."""


def ago(minutes: int, seconds: int = 0) -> Moment:
    """The start of something that has just ended."""
    return Moment.at_instant(NOON.replace(second=0) - timedelta(minutes=minutes, seconds=seconds), LONDON)


def read(
    line: str, now: datetime = NOON, zone: str = LONDON, settings: Settings | None = None, *, booking: bool = False
) -> Draft:
    """The draft of a line."""
    return parse(line, Context(now, zone, settings or Settings()), booking=booking, latest=LATEST.get)


def entries(line: str, now: datetime = NOON, *, booking: bool = False) -> tuple[Entry, ...]:
    """The entries of a line that has no problem."""
    draft = read(line, now, booking=booking)
    assert draft.problems == ()
    return draft.entries


def entry(line: str, now: datetime = NOON, *, booking: bool = False) -> Entry:
    """The only entry of a line that has no problem."""
    (only,) = entries(line, now, booking=booking)
    return only


def starts(line: str, now: datetime = NOON, *, booking: bool = False) -> str:
    """When the first entry starts, as local "2026-11-27 18:00", or the date alone."""
    start = entries(line, now, booking=booking)[0].start
    return start.day.isoformat() if start.local is None else f"{start.local:%Y-%m-%d %H:%M}"


def how(line: str, place: int = 0) -> dict[str, str]:
    """How the fields of an entry were got, without those that nobody said."""
    item = read(line).draft_entries[place]
    return {name: str(got) for name, got in item.provenances.items() if got is not Provenance.DEFAULT}


def problem(line: str, *, booking: bool = False) -> str:
    """The sentence and the way out of the first problem."""
    first = read(line, booking=booking).problems[0]
    return f"{first.sentence} {first.way_out}".strip()


def pointed(line: str, place: int = 0) -> str:
    """The part of the line that a problem points at."""
    found = read(line).problems[place]
    return line[found.start : found.end]


def day(year: int, month: int, number: int, zone: str = LONDON) -> Moment:
    """A whole day."""
    return Moment.whole_day(date(year, month, number), zone)


def utc(year: int, month: int, number: int, hour: int, minute: int = 0, zone: str = LONDON) -> Moment:
    """An instant."""
    return Moment.at_instant(datetime(year, month, number, hour, minute, tzinfo=UTC), zone)
