"""The JSON of findings and slots, as the README documents it."""

from datetime import datetime
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext, iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runjournal.booking.recheck import TooClose
    from runjournal.model.entries import Entry
    from runjournal.rules.finding import Finding
    from runjournal.rules.start_calendar import Slot


def entries_to_json(entries: "Iterable[Entry]") -> list[object]:
    """Return entries for JSON."""
    from runjournal.exchange.json_format import entity

    return [entity(entry) for entry in entries]


def findings_to_json(ctx: CommandContext, findings: "Sequence[Finding]") -> dict[str, object]:
    """Return findings for JSON, with the moment and zone at which they were made."""
    return {
        "as_of": iso(ctx.now(), ctx.zone),
        "zone": ctx.zone,
        "findings": [finding_to_json(ctx, finding) for finding in findings],
    }


def finding_to_json(ctx: CommandContext, finding: "Finding") -> dict[str, object]:
    """Return a finding for JSON."""
    source, overruled = finding.source, finding.overruled
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "title": finding.title,
        "message": finding.message,
        "advice": finding.advice,
        "entries": list(finding.entries),
        "measured": dict(finding.measured),
        "clears_at": _iso_or_none(finding.clears_at, ctx.zone),
        "source": {"claim": source.claim, "strength": source.strength, "reference": source.reference},
        "overruled": overruled and {"at": iso(overruled.at, ctx.zone), "why": overruled.why},
    }


def _iso_or_none(instant: datetime | None, zone: str) -> str | None:
    return None if instant is None else iso(instant, zone)


def too_close_to_json(ctx: CommandContext, too_close: "TooClose") -> dict[str, object]:
    """Return a booked massage that is now too close, with the findings and the ways out, for JSON."""
    return {
        "massage": too_close.massage.id,
        "verdict": too_close.verdict.word,
        "findings": [finding_to_json(ctx, finding) for finding in too_close.findings],
        "nearest": too_close.nearest and slot_to_json(ctx, too_close.nearest),
        "ok_if": too_close.gentler and too_close.gentler.value,
    }


def slot_to_json(ctx: CommandContext, slot: "Slot") -> dict[str, object]:
    """Return a slot's start, end and verdict for JSON."""
    return {
        "start": iso(slot.start.span.earliest, ctx.zone),
        "end": iso(slot.end, ctx.zone),
        "verdict": slot.verdict.word,
    }
