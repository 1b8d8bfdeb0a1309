"""Format days, times, entries and findings as plain text."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, repeat
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext
from runjournal.cli.output import severity_label, wrap
from runjournal.language.display.dates import day_with_year, zone_words
from runjournal.language.display.entry_words import to_words

if TYPE_CHECKING:
    from runjournal.model.entries import Entry
    from runjournal.rules.finding import Finding

INDENT = " " * 11


def format_day(day: date) -> str:
    """Format a date: "Wed 15 Apr 2026"."""
    return day_with_year(day)


def format_entry(entry: "Entry", ctx: CommandContext) -> str:
    """Format an entry on one line: its day, local time and words."""
    return (
        f"{format_day(entry.day):<15}  {format_time(entry):<5}  {to_words(entry, ctx.settings)}{_besides(entry, ctx)}"
    )


def _besides(entry: "Entry", ctx: CommandContext) -> str:
    """Return what the words leave out: that the entry is planned, and a zone other than the runner's."""
    zone = "" if entry.start.zone == ctx.zone else zone_words(entry.start.zone)
    besides = ", ".join(part for part in ("planned" if entry.is_planned else "", zone) if part)
    return besides and f" ({besides})"


def format_time(entry: "Entry") -> str:
    """Format the local time at which an entry starts; empty for a whole day."""
    local = entry.start.local
    return "" if local is None else f"{local:%H:%M}"


def format_finding(finding: "Finding", ctx: CommandContext, before: str = "") -> Iterator[str]:
    """Yield the lines of a finding: severity and title, message, advice, and what came of overruling it before."""
    mark = severity_label(finding.severity.word, ctx)
    yield f"{mark}{' ' * (len(INDENT) - 2 - len(finding.severity.word))}{finding.title}"
    for text in (finding.message, finding.advice):
        if text:
            yield wrap(text, INDENT)
    if finding.overruled:
        yield wrap(f"Overruled: {finding.overruled.why}", INDENT)
    if before:
        yield wrap(f"Before: {before}.", INDENT)


def format_findings(findings: "Iterable[Finding]", ctx: CommandContext, before: "Iterable[str]" = ()) -> str:
    """Format findings with a blank line between them; `before` has what came of overruling each before, or is empty."""
    pairs = zip(findings, chain(before, repeat("")), strict=False)
    return "\n\n".join("\n".join(format_finding(finding, ctx, words)) for finding, words in pairs)
