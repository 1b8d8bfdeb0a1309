"""What an import makes of an entry, field by field: as it is in the journal, in the file, and as it is to be."""

from collections.abc import Iterator
from typing import NamedTuple

from runjournal.exchange.activities.recording import Recording
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.language.display.dates import day_with_year
from runjournal.language.display.entry_words import clock_words
from runjournal.model.moments import Moment
from runjournal.model.records import to_record
from runjournal.model.settings import Settings
from runjournal.tui.models.import_items import distance_cell


class FieldChange(NamedTuple):
    """A field of an entry: in the journal, in the file, and as it is to be, in words; empty for what is not known."""

    label: str
    before: str
    recorded: str
    after: str


LABELS = {
    "distance_m": ("distance", "distance_m"),
    "duration_s": ("time", "timer_s"),
    "elapsed_s": ("with pauses", "elapsed_s"),
    "avg_hr": ("heart rate", "avg_hr"),
    "ascent_m": ("up", "ascent_m"),
    "descent_m": ("down", "descent_m"),
    "effort": ("effort", "effort"),
    "run_kind": ("kind", "run_kind"),
    "name": ("name", "title"),
    "volume_ml": ("drunk", ""),
    "status": ("status", ""),
    "note": ("note", ""),
}
"""Fields of entries that an import can fill: what they are called, and the field of a recording that fills them."""


def changes_of(row: ImportRow, settings: Settings) -> Iterator[FieldChange]:
    """When a row starts and what it says, field by field; nothing for a row that has neither entry."""
    before = to_record(row.present) if row.present else {}
    after = to_record(row.entry) if row.entry else {}
    yield from _start_change(row)
    for name, (label, recorded) in LABELS.items():
        if name == "status" and row.effect is RowEffect.DONE:
            continue
        file = _recorded(row.recording, recorded)
        change = FieldChange(
            label, *(_in_words(name, value, settings) for value in (before.get(name), file, after.get(name)))
        )
        if change.before or change.after or change.recorded:
            yield change


def _start_change(row: ImportRow) -> Iterator[FieldChange]:
    """When it starts; on the day on which it was, too, by the clock alone."""
    before, after = (entry.start if entry else None for entry in (row.present, row.entry))
    if before and after and before.day == after.day and before.local and after.local:
        yield FieldChange("start", f"{before.local:%H:%M}", "", f"{after.local:%H:%M}")
    elif before or after:
        yield FieldChange("start", _moment_words(before), "", _moment_words(after))


def _recorded(recording: Recording | None, name: str) -> object:
    """A value of a recording; the time with pauses only if it has some."""
    if recording is None or not name or (name == "elapsed_s" and recording.elapsed_s == recording.timer_s):
        return None
    return getattr(recording, name)


def _moment_words(moment: Moment | None) -> str:
    if moment is None:
        return ""
    local = moment.local
    return f"{day_with_year(moment.day)}{f' {local:%H:%M}' if local else ''}"


def _in_words(name: str, value: object, settings: Settings) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, int):
        if name == "distance_m":
            return f"{distance_cell(value, settings)} {settings.distance}"
        if name.endswith("_s"):
            return clock_words(value)
        if name.endswith(("_m", "_ml")):
            return f"{value} {name.rpartition('_')[2]}"
    return str(value)
