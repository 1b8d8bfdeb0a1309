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
        progress = progress_of(journal, ctx.history(journal))
    if global_options().json:
        print_json(asdict(progress))
        return
    for name, value in _rows(progress, ctx):
        print_text(f"{name:<10} {value}")


def _rows(progress: "Progress", ctx: CommandContext) -> list[tuple[str, str]]:
    return [
        ("month", f"{progress.month}  {_bar(progress, ctx)}{_standing(progress)}"),
        ("goal", f"{_count(progress.goal.sessions, 'session')} of {progress.goal.minutes} min or more"),
        ("done", f"{progress.done}{f', {progress.planned} planned' if progress.planned else ''}"),
        ("streak", _count(progress.streak, "month")),
        ("last", "none yet" if progress.days_since_last is None else _ago(progress.days_since_last)),
        ("safe days", f"{progress.safe_days_left} left this month"),
    ]


def _bar(progress: "Progress", ctx: CommandContext) -> str:
    done, ahead = glyphs(ascii_only=ctx.settings.ascii).massage
    cells = min(progress.goal.sessions, BAR)
    full = min(progress.done * cells // progress.goal.sessions, cells)
    return in_colour(done * full, "ok") + ahead * (cells - full)


def _standing(progress: "Progress") -> str:
    if progress.met:
        return "  met"
    return "  paused: it has no safe day" if progress.paused else ""


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{_count(days, 'day')} ago"
