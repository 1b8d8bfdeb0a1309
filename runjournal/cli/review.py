"""`week`, `month`, `year` and `report`: a period in review."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import LINE_SETTINGS, Command, global_options, output_option
from runjournal.cli.output import in_colour, print_json, print_lines, print_message, print_text, printable, to_ascii
from runjournal.cli.period import make_span, parse_day, parse_stretch
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.stretches import Zoom, week_of

if TYPE_CHECKING:
    from runjournal.trends.stretches import Stretch

REPORT_FORMATS = ("markdown", "html")
WEEKS = 4
MOST_WEEKS = 53


@click.command("week", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("day", nargs=-1, type=click.UNPROCESSED)
def week_command(day: tuple[str, ...]) -> None:
    """Look back on the week of DAY, else on this week.

    What got better, what did not, what to ask the therapist for; soreness by day against the weeks before, runs and
    load, what followed each massage, what the rules said. A day is written as in a line: y, mon, -7, 16 nov. A week
    has a name too: 2026-W47.
    """
    _show("week", day)


@click.command("month", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("month", nargs=-1, type=click.UNPROCESSED)
def month_command(month: tuple[str, ...]) -> None:
    """Look back on MONTH, such as nov, 2026-11 or any day in it, else on this month."""
    _show("month", month)


@click.command("year", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("year", nargs=-1, type=click.UNPROCESSED)
def year_command(year: tuple[str, ...]) -> None:
    """Look back on YEAR, such as 2026 or any day in it, else on this year."""
    _show("year", year)


def _show(zoom: str, words: tuple[str, ...]) -> None:
    ctx = command_context()
    stretch = parse_stretch(Zoom(zoom), " ".join(words), ctx)
    if global_options().json:
        _print_json(ctx, stretch)
        return
    from runjournal.reports.review.layout import own_review
    from runjournal.reports.text import lines

    with _report(ctx, stretch) as report:
        document = own_review(report, ctx.zone, ctx.settings)
    for line in lines(document, lambda label, severity: in_colour(label, severity.word)):
        print_text(to_ascii(line) if ctx.settings.ascii else line)


@contextmanager
def _report(ctx: CommandContext, stretch: "Stretch") -> Iterator["PeriodReport"]:
    """Yield the report of a stretch, which reads the journal while it is open."""
    with ctx.open() as journal:
        yield PeriodReport(journal, ctx.context, stretch)


def _print_json(ctx: CommandContext, stretch: "Stretch") -> None:
    from runjournal.cli.json.period_report import period_report_to_json

    with _report(ctx, stretch) as report:
        printed = period_report_to_json(ctx, report)
    print_json(printed)


@click.command("report", cls=Command)
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=WEEKS, show_default=True, help="How many weeks.")
@click.option("--from", "first", metavar="DAY", help="The first day, instead of --weeks.")
@click.option("--to", "last", metavar="DAY", help="The last day; else today.")
@click.option("--format", "name", type=click.Choice(REPORT_FORMATS), help="The format; else from the file's name.")
@output_option
def report_command(weeks: int, first: str | None, last: str | None, name: str | None, output: Path | None) -> None:
    """Write a report for a coach: soreness, runs and load, what followed massages, as Markdown or HTML with pictures.

    It leaves out notes, daily drinks, conditions, names of therapists and what the rules said.
    """
    ctx = command_context()
    stretch = _report_stretch(ctx, weeks, first, last)
    if global_options().json:
        _print_json(ctx, stretch)
    else:
        _write_report(ctx, stretch, name, output)


def _report_stretch(ctx: CommandContext, weeks: int, first: str | None, last: str | None) -> "Stretch":
    """Return the stretch from one day to another, or of whole weeks up to that of the last day."""

    end = parse_day(last, ctx, "--to") if last else ctx.today
    if first:
        return make_span(parse_day(first, ctx, "--from"), end)
    week = week_of(end, ctx.settings.week_start)
    return make_span(week.moved(1 - weeks).first, end)


def _write_report(ctx: CommandContext, stretch: "Stretch", name: str | None, output: Path | None) -> None:
    from runjournal.exchange.files import write_file
    from runjournal.reports.formats import FORMATS, format_for
    from runjournal.reports.review.layout import coach_report

    written_as = FORMATS[name] if name else format_for(output, REPORT_FORMATS)
    with _report(ctx, stretch) as report:
        document = coach_report(report, ctx.settings)
    lines = written_as.lines(document)
    if output is None:
        print_lines(lines)
        return
    write_file(output, lines, ctx.path)
    print_message(f"The report is in {printable(str(output))}.")
