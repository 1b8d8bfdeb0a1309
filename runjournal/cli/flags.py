"""`flags`: what the side panel says now."""

from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, given
from runjournal.cli.output import echo, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runjournal.rules.finding import Finding
    from runjournal.store.journal import Journal

STATUS = {"info": 0, "caution": 10, "warning": 20}


@click.command("flags", cls=Command)
@click.option(
    "--oneline", is_flag=True, help="One line for a prompt or cron, nothing where all is clear; --status too."
)
@click.option("--info", is_flag=True, help="With --oneline: count what is only for your information as well.")
@click.option("--status", is_flag=True, help="Exit with 10 for a caution, 20 for a warning.")
@click.pass_context
def flags_command(context: click.Context, oneline: bool, info: bool, status: bool) -> None:
    """Say what the rules have to say now, most severe first.

    With --oneline: how many warnings and cautions there are, and the title of the first. Overruled ones are left out,
    there and in the exit status.
    """
    from runjournal.rules.overruling import standing_first
    from runjournal.rules.registry import RULESET

    ctx = command_context()
    with ctx.open() as journal:
        findings = RULESET.check(ctx.history(journal))
        shown = standing_first(findings)
        past = [] if given().json or oneline else _before(ctx, journal, shown)
    if given().json:
        from runjournal.cli.json.findings import findings_to_json

        print_json(findings_to_json(ctx, findings))
    elif oneline:
        _print_one_line(ctx, _standing(findings), info=info)
    else:
        from runjournal.cli.text import format_findings

        echo(format_findings(shown, ctx, past) or "All clear: no rule has anything to say.")
    context.exit(_status(findings) if status or oneline else 0)


def _before(ctx: CommandContext, journal: "Journal", findings: "Sequence[Finding]") -> list[str]:
    """What came of earlier decisions against the rule of each finding, in a sentence or nothing."""
    from runjournal.trends.overruled import before, decisions, sentence

    made = decisions(journal, ctx.now(), ctx.zone)
    return [sentence(before(journal, found, made, ctx.now())) for found in findings if made]


def _standing(findings: "Sequence[Finding]") -> "list[Finding]":
    """The findings that the runner has not overruled."""
    return [finding for finding in findings if finding.overruled is None]


def _status(findings: "Sequence[Finding]") -> int:
    return max((STATUS[finding.severity.word] for finding in _standing(findings)), default=0)


def _print_one_line(ctx: CommandContext, findings: "Sequence[Finding]", *, info: bool) -> None:
    """Print the line; nothing at all, not even an empty line, where there is nothing to say."""
    from runjournal.cli.one_line import one_line
    from runjournal.rules.finding import Severity
    from runjournal.tui.glyphs import glyphs

    said = [finding for finding in findings if info or finding.severity > Severity.INFO]
    if said:
        echo(one_line(said, glyphs(ascii_only=ctx.settings.ascii)))
