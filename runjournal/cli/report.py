"""`report`: some weeks of running and recovery, for a coach."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, given
from runjournal.cli.output import print_json, print_lines, say

if TYPE_CHECKING:
    from runjournal.trends.period_report import PeriodReport
    from runjournal.trends.stretches import Stretch

NAMES = ("markdown", "html")
WEEKS = 4
MOST_WEEKS = 53


@click.command("report", cls=Command)
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=WEEKS, show_default=True, help="How many weeks.")
@click.option("--from", "first", metavar="DAY", help="The first day, instead of --weeks.")
@click.option("--to", "last", metavar="DAY", help="The last day; else today.")
@click.option("--format", "name", type=click.Choice(NAMES), help="The format; else told by the file's name.")
@click.option("--output", type=click.Path(path_type=Path), help="The file; else standard output.")
def report_command(weeks: int, first: str | None, last: str | None, name: str | None, output: Path | None) -> None:
    """Write a report for a coach: soreness, runs and load, what followed massages, as Markdown or HTML with pictures.

    Notes, drinks by the day, conditions, names of therapists and what the rules said are not in it.
    """
    from runjournal.cli.week import account_at

    ctx = command_context()
    account = account_at(ctx, _stretch(ctx, weeks, first, last))
    if given().json:
        from runjournal.cli.json.review import review_to_json

        print_json(review_to_json(ctx, account))
    else:
        _write(ctx, account, name, output)


def _stretch(ctx: CommandContext, weeks: int, first: str | None, last: str | None) -> "Stretch":
    """From a day to another, or whole weeks up to that of the last day."""
    from runjournal.cli.period import day_of, span_of
    from runjournal.trends.stretches import week_of

    end = day_of(last, ctx, "--to") if last else ctx.today
    if first:
        return span_of(day_of(first, ctx, "--from"), end)
    week = week_of(end, ctx.settings.week_start)
    return span_of(week.moved(1 - weeks).first, end)


def _write(ctx: CommandContext, account: "PeriodReport", name: str | None, output: Path | None) -> None:
    from runjournal.exchange.files import write_file
    from runjournal.reports.review.review import FORMATS, format_for

    written_as = FORMATS[name] if name else format_for(output)
    lines = written_as.lines(account, ctx.settings)
    if output is None:
        print_lines(lines)
        return
    write_file(output, lines, ctx.path)
    say(f"The report is in {output}.")
