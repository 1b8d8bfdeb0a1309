"""The JSON of an import, done or only tried, as the README documents it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext, iso
from runjournal.cli.json.findings import entries_to_json

if TYPE_CHECKING:
    from runjournal.cli.import_report import ImportCounts
    from runjournal.exchange.activities.recording import Recording, Unreadable
    from runjournal.exchange.import_preview import ImportPreview, ImportRow


def import_to_json(ctx: CommandContext, preview: "ImportPreview", counts: "ImportCounts") -> dict[str, object]:
    """Return what an import did or would do: numbers, then each row, and what could not be read."""
    return {
        "imported": len(counts.imported),
        "joined": len(counts.joined),
        "done": len(counts.done),
        "changed": len(counts.changed),
        "skipped": counts.skipped,
        "asked": len(counts.asked),
        "left_out": counts.left_out.total(),
        "left_out_reasons": dict(counts.left_out),
        "other_files": counts.other_files,
        "failed": [_unreadable_to_json(unreadable) for unreadable in preview.unreadable],
        "remarks": list(preview.remarks),
        "rows": [_row_to_json(ctx, row) for row in preview.rows],
    }


def _unreadable_to_json(unreadable: "Unreadable") -> dict[str, object]:
    return {"file": unreadable.where, "line": unreadable.line, "reason": unreadable.reason}


def _row_to_json(ctx: CommandContext, row: "ImportRow") -> dict[str, object]:
    entry, present = (entries_to_json([each])[0] if each else None for each in (row.entry, row.present))
    return {
        "effect": row.effect.value.replace(" ", "_"),
        "words": row.words,
        "ticked": row.is_ticked,
        "title": row.title,
        "file": row.where or (row.recording.where if row.recording else ""),
        "recording": row.recording and _recording_to_json(ctx, row.recording),
        "entry": entry,
        "present": present,
    }


def _recording_to_json(ctx: CommandContext, recording: "Recording") -> Mapping[str, object]:
    wall = recording.wall or recording.day
    return {
        "start": iso(recording.start, ctx.zone) if recording.start else wall and wall.isoformat(),
        "sport": recording.sport.value,
        "sport_words": recording.sport_words,
        "distance_m": recording.distance_m,
        "timer_s": recording.timer_s,
        "elapsed_s": recording.elapsed_s,
        "avg_hr": recording.avg_hr,
    }
