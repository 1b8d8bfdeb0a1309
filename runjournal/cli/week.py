"""`week`, `month` and `year`: the days in review."""

from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.log import LINE_SETTINGS
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, in_colour, plainer, print_json

if TYPE_CHECKING:
    from runjournal.trends.period_report import PeriodReport
    from runjournal.trends.stretches import Stretch


@click.command("week", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("day", nargs=-1, type=click.UNPROCESSED)
def week_command(day: tuple[str, ...]) -> None:
    """Look back on the week of DAY, else on this one.

    What got better, what did not, what to ask the therapist for; soreness by day against the weeks before, runs and
    load, what followed each massage, what the rules said. A day is written as in a line: y, mon, -7, 16 nov. A week
    has a name too: 2026-W47.
    """
    _show("week", day)


@click.command("month", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("month", nargs=-1, type=click.UNPROCESSED)
def month_command(month: tuple[str, ...]) -> None:
    """Look back on MONTH, such as nov, 2026-11 or any day in it, else on this one."""
    _show("month", month)


@click.command("year", cls=Command, context_settings=LINE_SETTINGS)
@click.argument("year", nargs=-1, type=click.UNPROCESSED)
def year_command(year: tuple[str, ...]) -> None:
    """Look back on YEAR, such as 2026 or any day in it, else on this one."""
    _show("year", year)


def _show(zoom: str, words: tuple[str, ...]) -> None:
    from runjournal.cli.period import stretch_at
    from runjournal.trends.stretches import Zoom

    ctx = command_context()
    account = account_at(ctx, stretch_at(Zoom(zoom), " ".join(words), ctx))
    if given().json:
        from runjournal.cli.json.review import review_to_json

        print_json(review_to_json(ctx, account))
        return
    from runjournal.reports.review.review import own_page
    from runjournal.reports.review.review_text import lines

    page = own_page(account, ctx.zone, ctx.settings)
    for line in lines(page, lambda label, severity: in_colour(label, severity.word)):
        echo(plainer(line) if ctx.settings.ascii else line)


def account_at(ctx: CommandContext, stretch: "Stretch") -> "PeriodReport":
    """The account of a stretch of the journal."""
    from runjournal.trends.period_report import period_report

    with ctx.open() as journal:
        return period_report(journal, ctx.history(journal), stretch, journal.recoveries(ctx.context))
