"""What an import did, or would do, in words: a sentence of numbers, then what the runner should know about files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from runjournal.cli.context import CommandContext
from runjournal.cli.text import format_entry
from runjournal.exchange.import_preview import RowEffect
from runjournal.language.display.dates import day_with_year
from runjournal.language.display.entry_words import clock_words, distance_words
from runjournal.language.display.sentence_parts import listed
from runjournal.model.frozen import frozen
from runjournal.model.moments import zone_info
from runjournal.store.step_words import counted, counted_kinds

if TYPE_CHECKING:
    from runjournal.exchange.activities.recording import Recording
    from runjournal.exchange.format import LeftOut, Report
    from runjournal.exchange.import_preview import ImportPreview, ImportRow
    from runjournal.model.entries import Entry
    from runjournal.store.import_changes import ImportOutcome

THERE = "already there"
PLAN_EFFECTS = (RowEffect.CHANGED, RowEffect.JOINED)
"""What happens with plans that a calendar keeps."""
LINE = ", line "
"""Between a file and the line of a row."""
MOST_LISTED = 10
MOST_REASONS = 5
LONGEST_TITLE = 80
UNTITLED = "an event without a title"
NEW_RUN = "new run"
ASKED = "{number} not imported, since only you can tell (--include-asked imports {them})"


@frozen(kw_only=True)
class ImportCounts:
    """The rows of an import by what became of them, or would."""

    imported: "Sequence[ImportRow]"
    joined: "Sequence[ImportRow]"
    done: "Sequence[ImportRow]"
    changed: "Sequence[ImportRow]"
    asked: "Sequence[ImportRow]"
    skipped: int
    """How many entries are there already, each once, however many files it lies in."""
    left_out: Counter[str]
    """How many were left out, by the reason."""
    other_files: int

    @classmethod
    def of(cls, preview: "ImportPreview", outcome: "ImportOutcome | None" = None) -> "ImportCounts":
        """Count what an import did, or without its outcome what it would do."""
        refused = {id(change): reason for change, reason in outcome.left_out} if outcome else {}
        taken = [row for row in preview.rows if row.is_ticked and id(row) not in refused]
        reasons = [refused[id(row)] for row in preview.rows if row.is_ticked and id(row) in refused]
        left_out = [row.words for row in preview.rows if row.effect is RowEffect.LEFT_OUT]
        there = {row.present.id if row.present else id(row) for row in preview.rows if row.effect is RowEffect.THERE}
        return cls(
            imported=[row for row in taken if row.effect in (RowEffect.NEW, RowEffect.ASKED)],
            joined=[row for row in taken if row.effect is RowEffect.JOINED and row.recording],
            done=[row for row in taken if row.effect is RowEffect.DONE],
            changed=[row for row in taken if row.effect in PLAN_EFFECTS and not row.recording],
            asked=[row for row in preview.rows if row.effect is RowEffect.ASKED and not row.is_ticked],
            skipped=len(there) + reasons.count(THERE),
            left_out=Counter([*left_out, *(reason for reason in reasons if reason != THERE)]),
            other_files=len(preview.without) + preview.files.others,
        )


def format_counts(counts: ImportCounts, preview: "ImportPreview") -> str:
    """Return the numbers as sentences: "Imported 212 runs, 3 races. 14 joined runs you had logged."."""
    return " ".join(_entry_parts(counts) if preview.is_of_entries else _recorded_parts(counts, preview))


def _entry_parts(counts: ImportCounts) -> Iterator[str]:
    yield f"Imported {counted(len(counts.imported), 'entry', 'entries') if counts.imported else 'nothing new'}."
    if counts.changed:
        yield f"{len(counts.changed)} changed."
    if counts.skipped:
        yield f"{counts.skipped} already there."


def _recorded_parts(counts: ImportCounts, preview: "ImportPreview") -> Iterator[str]:
    yield f"Imported {', '.join(counted_kinds(row.entry for row in counts.imported if row.entry)) or 'nothing new'}."
    joined, done = len(counts.joined), len(counts.done)
    if joined:
        yield "1 joined a run you had logged." if joined == 1 else f"{joined:,} joined runs you had logged."
    if done:
        yield f"{_planned(row.entry for row in counts.done if row.entry)} {'is' if done == 1 else 'are'} done."
    if counts.changed:
        yield f"{counted(len(counts.changed), 'plan', 'plans')} changed."
    if counts.skipped:
        yield f"{counts.skipped:,} already there."
    if counts.left_out:
        yield f"{counts.left_out.total():,} left out: {_reasons(counts.left_out)}."
    if preview.unreadable:
        yield f"{_unread(preview)} could not be read."


def _unread(preview: "ImportPreview") -> str:
    """How much was not read: "2 files and 1 line". A line is one of a file of which something else was read."""
    read = {row.where.partition(LINE)[0] for row in preview.rows}
    lines = sum(each.line is not None and each.where in read for each in preview.unreadable)
    files = len({each.where for each in preview.unreadable if each.line is None or each.where not in read})
    parts = (files, "file", "files"), (lines, "line", "lines")
    return listed([counted(*part) for part in parts if part[0]])


def _reasons(reasons: Counter[str]) -> str:
    """The reasons, the most frequent first: "a walk (31), a ride"; just "a walk" if there is no other."""
    if len(reasons) == 1:
        return next(iter(reasons))
    said = [_times(words, number) for words, number in reasons.most_common(MOST_REASONS)]
    more = reasons.total() - sum(number for _, number in reasons.most_common(MOST_REASONS))
    return ", ".join([*said, *([_times("something else", more)] if more else [])])


def _times(words: str, number: int) -> str:
    return words if number == 1 else f"{words} ({number:,})"


def _planned(entries: "Iterable[Entry]") -> str:
    """What was planned and is done: "6 planned runs and 1 planned race"."""
    kinds = Counter(entry.kind for entry in entries)
    return listed([counted(number, f"planned {kind}", f"planned {kind}s") for kind, number in kinds.items()])


def format_remarks(
    ctx: CommandContext, counts: ImportCounts, preview: "ImportPreview", *, everything: bool, are_rows_shown: bool
) -> Iterator[str]:
    """Yield what the runner should know beside the numbers: what is asked, what could not be read, how it was read.

    What is asked is listed, unless the rows are shown already.
    """
    if counts.asked:
        asked = ASKED.format(
            number="1 is" if len(counts.asked) == 1 else f"{len(counts.asked)} are",
            them="it" if len(counts.asked) == 1 else "them",
        )
        rows = [] if are_rows_shown else [f"  {format_row(row, ctx)}" for row in counts.asked]
        yield f"{asked}{':' if rows else '.'}"
        yield from _first(rows, everything=everything)
    yield from format_unreadable(preview, everything=everything)
    if everything or len(preview.without) <= MOST_LISTED:
        yield from (f"{each.where} holds {each.reason}." for each in preview.without)
    yield from _first(preview.remarks, everything=everything)


def format_unreadable(preview: "ImportPreview", *, everything: bool) -> Iterator[str]:
    """Yield what could not be read, and why; the first of many unless all are asked for."""
    lines = [f"{each.where}{f', line {each.line}' if each.line else ''}: {each.reason}." for each in preview.unreadable]
    yield from _first(lines, everything=everything)


def _first(lines: Sequence[str], *, everything: bool) -> Iterator[str]:
    yield from lines if everything else lines[:MOST_LISTED]
    if len(lines) > MOST_LISTED and not everything:
        yield f"  and {len(lines) - MOST_LISTED:,} more; --verbose names all."


def format_rows(ctx: CommandContext, rows: "Iterable[ImportRow]", *, everything: bool) -> Iterator[str]:
    """Yield a line for each row that would change the journal or is asked about, or for all."""
    hidden = () if everything else (RowEffect.THERE, RowEffect.LEFT_OUT)
    for row in rows:
        if row.effect not in hidden:
            yield f"{row.effect.value:<13}  {format_row(replace(row, words=_beside_effect(row)), ctx)}"


def _beside_effect(row: "ImportRow") -> str:
    """What is still to be said beside the word for its effect; of a plan that moves, when it was until now."""
    from runjournal.exchange.joining.joining_words import when

    if row.effect is RowEffect.CHANGED and row.entry and row.present and row.entry.start != row.present.start:
        return f"{row.words} (was {when(row.present.start)})"
    return row.words.removeprefix(NEW_RUN).removeprefix("; ")


def format_row(row: "ImportRow", ctx: CommandContext) -> str:
    """Format a row on one line: day, time and words of its entry or recording, and why that is."""
    entry = row.entry or (None if row.words else row.present)
    what = format_entry(entry, ctx) if entry else row.recording and _format_recording(row.recording, ctx)
    return " — ".join(part for part in (what or row.title or ("" if row.present else row.where), row.words) if part)


def _format_recording(recording: "Recording", ctx: CommandContext) -> str:
    local = recording.start.astimezone(zone_info(ctx.zone)) if recording.start else recording.wall
    day = local.date() if isinstance(local, datetime) else recording.day
    words = (
        recording.sport_words or "activity",
        distance_words(recording.distance_m, ctx.settings.distance),
        clock_words(recording.timer_s or recording.elapsed_s),
    )
    when = f"{day_with_year(day) if day else '':<15}  {f'{local:%H:%M}' if local else '':<5}"
    return f"{when}  {' · '.join(part for part in words if part)}"


def format_left_out(report: "Report", *, everything: bool = False) -> Iterator[str]:
    """Yield which events of calendars became no entries: those that cannot be read, then the others by reason.

    With `everything` every title is named instead of the first ten.
    """
    most = None if everything else MOST_LISTED
    yield from _unreadable_events([one for one in report.left_out if one.is_unreadable], most)
    titles: dict[str, Counter[str]] = {}
    for one in (*report.left_out, *report.not_taken):
        if not one.is_unreadable:
            titles.setdefault(one.why, Counter())[one.what] += 1
    yield from (_by_reason(why, events, most) for why, events in titles.items())


def _unreadable_events(events: "Sequence[LeftOut]", most: int | None) -> Iterator[str]:
    for event in events[:most]:
        yield f"Left out: {_title(event.what)} ({event.where}): {event.why}."
    if most is not None and len(events) > most:
        yield f"{len(events) - most:,} more events cannot be read; --verbose names all."


def _by_reason(why: str, titles: Counter[str], most: int | None) -> str:
    """A line for a reason: how many events, and their titles, each once."""
    named = [f"{_title(title)}{f' ({times} times)' if times > 1 else ''}" for title, times in titles.items()]
    more = f" and {len(named) - most:,} more (--verbose names all)" if most and len(named) > most else ""
    number = titles.total()
    return f"{number:,} {'event was' if number == 1 else 'events were'} {why}: {', '.join(named[:most])}{more}."


def _title(title: str) -> str:
    cut = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return f'"{cut}"' if cut else UNTITLED
