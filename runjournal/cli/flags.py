"""`flags`: what the rules say now."""

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from runjournal.cli.context import CommandContext, command_context
from runjournal.cli.options import Command, global_options
from runjournal.cli.output import in_colour, print_json, print_text
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULESET
from runjournal.tui.glyphs import glyphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runjournal.rules.finding import Finding
    from runjournal.rules.history import History
    from runjournal.store.journal import Journal
    from runjournal.tui.glyphs import Glyphs

EXIT_STATUS = {"ok": 0, "caution": 10, "warning": 20}
"""The exit status of a verdict, by its word."""
LONGEST_TITLE = 60
"""The most characters of a title in the one line; a race's name can be long."""


@click.command("flags", cls=Command)
@click.option("--oneline", is_flag=True, help="One line for a prompt or cron, nothing if all is clear; sets --status.")
@click.option("--info", is_flag=True, help="With --oneline: count information too.")
@click.option("--status", is_flag=True, help="Exit with 10 for a caution, 20 for a warning.")
@click.pass_context
def flags_command(context: click.Context, oneline: bool, info: bool, status: bool) -> None:
    """Show what the rules say now, most severe first.

    With --oneline: how many warnings and cautions there are, and the title of the first. Overruled ones are left out,
    there and in the exit status.
    """
    from runjournal.rules.ruleset import standing_first
    from runjournal.rules.verdict import Verdict

    ctx = command_context()
    with ctx.open() as journal:
        rules = replace(RULESET, advise=None) if oneline and not global_options().json else RULESET
        findings = rules.check(_history(ctx, journal))
        standing = [finding for finding in findings if finding.overruled is None]
        shown = standing_first(findings)
        past = [] if global_options().json or oneline else _before(ctx, journal, shown)
    if global_options().json:
        from runjournal.cli.json.findings import findings_to_json

        print_json(findings_to_json(ctx, findings))
    elif oneline:
        _print_one_line(ctx, standing, info=info)
    else:
        from runjournal.cli.text import format_findings

        print_text(format_findings(shown, ctx, past) or "All clear: no rule has anything to say.")
    context.exit(EXIT_STATUS[Verdict.of(standing).word] if status or oneline else 0)


def _history(ctx: CommandContext, journal: "Journal") -> "History":
    """Return what the rules read now. Few prompts need the own recovery, so it is read only when a rule asks."""
    history = journal.history(ctx.context, with_own_recovery=False)
    return replace(history, recovery=journal.own_recovery_by_depth(ctx.context))


def _before(ctx: CommandContext, journal: "Journal", findings: "Sequence[Finding]") -> list[str]:
    """Return for each finding what came of earlier decisions against its rule, as a sentence or an empty text."""
    from runjournal.trends.overruled import aftermath_sentence, aftermaths_of, decisions

    made = decisions(journal, ctx.now(), ctx.zone)
    return [aftermath_sentence(aftermaths_of(journal, finding, made, ctx.now())) for finding in findings if made]


def _print_one_line(ctx: CommandContext, findings: "Sequence[Finding]", *, info: bool) -> None:
    """Print the line, or nothing at all, not even an empty line, if there is no finding."""

    counted = [finding for finding in findings if info or finding.severity > Severity.INFO]
    if counted:
        print_text(summary_line(counted, glyphs(ascii_only=ctx.settings.ascii)))


def summary_line(findings: "Sequence[Finding]", glyphs: "Glyphs") -> str:
    """Return the number of findings by severity and the first title: "▲1 △2 Massage close to Spring Half".

    `findings` come most severe first. Without any the text is empty.
    """
    if not findings:
        return ""
    return " ".join((*_counts(findings, glyphs), _short_title(findings[0])))


def _counts(findings: "Sequence[Finding]", glyphs: "Glyphs") -> "Iterator[str]":
    for severity, count in sorted(Counter(finding.severity for finding in findings).items(), reverse=True):
        yield in_colour(f"{glyphs.of(severity)}{count}", severity.word)


def _short_title(finding: "Finding") -> str:
    title = finding.title
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
