"""Read the stretch of days that a command is about: a week, a month, a year, or from one day to another."""

import re
from datetime import date

import click

from runjournal.cli.context import CommandContext
from runjournal.language.line.vocabulary import MONTH_OF
from runjournal.model.limits import FIRST_DAY, LAST_DAY, Invalid, check_day
from runjournal.trends.stretches import Stretch, Zoom, stretch_of

YEAR = re.compile(r"[12]\d{3}")
WEEK = re.compile(r"[12]\d{3}-?W(0[1-9]|[1-5]\d)")
MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")


def parse_stretch(zoom: Zoom, words: str, ctx: CommandContext) -> Stretch:
    """Return the week, month or year that some words name, else today's."""
    return stretch_of(zoom, parse_day(words, ctx) if words else ctx.today, ctx.settings.week_start)


def parse_day(words: str, ctx: CommandContext, hint: str = "DAY") -> date:
    """Return the first day of 2026, 2026-11, nov, nov 2026 or 2026-W47, or a day written as in a line."""
    if named := _month_named(words.lower().split(), ctx.today):
        return _checked(named, hint)
    if WEEK.fullmatch(words.upper()):
        return _checked(_monday(words.upper(), hint), hint)
    month = MONTH.fullmatch(words)
    if month:
        return _checked(date(int(month[1]), int(month[2]), 1), hint)
    if YEAR.fullmatch(words):
        return _checked(date(int(words), 1, 1), hint)
    return parse_entry_day(ctx, words, hint)


def _month_named(words: list[str], today: date) -> date | None:
    """Return the first day of `nov 2026`, or of the latest `nov`."""
    month = MONTH_OF.get(words[0]) if words else None
    if month is None or len(words) > 2 or (len(words) == 2 and not YEAR.fullmatch(words[1])):
        return None
    return date(int(words[1]) if len(words) == 2 else today.year - (month > today.month), month, 1)


def _monday(iso_week: str, hint: str) -> date:
    import pendulum  # reads ISO weeks; only who names one waits for it

    try:
        first = pendulum.parse(iso_week, exact=True)
    except ValueError as error:
        raise click.BadParameter(f"there is no week {iso_week}; write a day or 2026-W47.", param_hint=hint) from error
    assert isinstance(first, pendulum.Date)
    return date(first.year, first.month, first.day)


def make_span(first: date, last: date) -> Stretch:
    """Return the stretch from one day to another. Raise a usage error if the first is the later."""
    if first > last:
        raise click.BadParameter(f"{first} is after {last}.", param_hint="--from")
    return Stretch(first, last, Zoom.SPAN)


def _checked(day: date, hint: str) -> date:
    try:
        check_day(day)
    except Invalid as error:
        raise click.BadParameter(
            f"a day lies between {FIRST_DAY.year} and {LAST_DAY.year}.", param_hint=hint
        ) from error
    return day


def parse_entry_day(ctx: CommandContext, text: str, hint: str = "DAY") -> date:
    """Return the day that a text means, read as the day of a past entry."""
    from runjournal.language.line.parse import parse

    draft = parse(f"{text} s0", ctx.context)
    if draft.problems or len(draft.entries) != 1 or draft.entries[0].note:
        raise click.BadParameter(
            f"{text[:40]!r} is not a day; write y, mon, -2, 23 nov or 2026-11-23.", param_hint=hint
        )
    return draft.entries[0].day
