"""`progress`: the month's sessions."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import in_colour, print_json, print_text
from runjournal.trends.progress import progress_of
from runjournal.tui.glyphs import glyphs

if TYPE_CHECKING:
    from runjournal.trends.progress import Progress

BAR = 10
"""The most cells a bar has, for goals of many sessions."""


@click.command("progress", cls=Command)
def progress_command() -> None:
    """Show the month's sessions against the goal, the streak and the safe days left."""
    ctx = command_context()
    with ctx.open() as journal:
        found = progress_of(journal, ctx.history(journal))
    if global_options().json:
        print_json(asdict(found))
        return
    for name, value in _rows(found, ctx):
        print_text(f"{name:<10} {value}")


def _rows(found: "Progress", ctx: CommandContext) -> list[tuple[str, str]]:
    return [
        ("month", f"{found.month}  {_bar(found, ctx)}{_standing(found)}"),
        ("goal", f"{_count(found.goal.sessions, 'session')} of {found.goal.minutes} min or more"),
        ("done", f"{found.done}{f', {found.planned} planned' if found.planned else ''}"),
        ("streak", _count(found.streak, "month")),
        ("last", "none yet" if found.days_since_last is None else _ago(found.days_since_last)),
        ("safe days", f"{found.safe_days_left} left this month"),
    ]


def _bar(found: "Progress", ctx: CommandContext) -> str:
    done, ahead = glyphs(ascii_only=ctx.settings.ascii).massage
    cells = min(found.goal.sessions, BAR)
    full = min(found.done * cells // found.goal.sessions, cells)
    return in_colour(done * full, "ok") + ahead * (cells - full)


def _standing(found: "Progress") -> str:
    if found.met:
        return "  met"
    return "  paused: it has no safe day" if found.paused else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{_count(days, 'day')} ago"
