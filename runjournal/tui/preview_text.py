"""A draft in words: what was understood of a line, and what the rules would say of it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from runjournal.language.display.dates import day_words, start_words, zone_words
from runjournal.language.line.draft import Draft, DraftEntry, Provenance
from runjournal.model.choices import Depth, Status
from runjournal.rules.finding import Severity
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import EntryPreview, WayOut
from runjournal.tui.inks import SEVERITY_INK

if TYPE_CHECKING:
    from runjournal.booking.recheck import TooClose
    from runjournal.rules.start_calendar import Slot

SAID = {"start", "status"}
"""Guesses that the words of when say already."""


def lines_of(preview: EntryPreview, draft: Draft, draw: DrawContext, chosen: int | None = None) -> Iterator[Content]:
    """The lines of a draft: its first problem, or what it says, its verdict, and what is fine, one of it `chosen`."""
    if draft.problems:
        yield _problem(draft, draw)
        return
    if draft.draft_entries:
        yield _understood(preview, draft, draw)
    for remark in draft.remarks[:1]:
        yield Content.styled(f"  {draw.plain(remark)}", "$foreground 62%")
    yield from _verdict(preview, draw)
    fine = _fine(preview, draw, chosen)
    if fine.plain:
        yield fine


def _problem(draft: Draft, draw: DrawContext) -> Content:
    problem = draft.problems[0]
    word = draft.line[problem.start : problem.end].strip()
    return Content.assemble(
        (f"{draw.glyphs.problem} ", "$error"),
        ("" if word in problem.sentence else f"{word}  ", "bold $error"),
        (draw.plain(problem.sentence), "$foreground"),
        (f"  {draw.plain(problem.way_out)}", "$foreground 62%"),
    )


def _understood(preview: EntryPreview, draft: Draft, draw: DrawContext) -> Content:
    parts = [
        Content.assemble(when, (draw.words(item.entry), "$foreground"))
        for item, when in zip(draft.draft_entries, _whens(draft.draft_entries, draw.zone), strict=True)
    ]
    guessed = sorted(
        {name for item in draft.draft_entries for name, how in item.provenances.items() if how is Provenance.GUESSED}
        - SAID
    )
    hint = f"  guessed: {', '.join(map(_plain, guessed))}" if guessed else ""
    mark = Content.styled(f"{draw.glyphs.ok} ", "$accent")
    besides = [f"  overlaps a {preview.overlaps[0].kind}"] if preview.overlaps else []
    if preview.is_outside_hours:
        besides.append(f"  outside {draw.plain(draw.settings.booking.hours)}")
    words = Content(", ").join(parts)
    return Content.assemble(mark, words, ("".join(besides), "$warning"), (hint, "italic $foreground 62%"))


def _whens(items: Sequence[DraftEntry], zone: str) -> Iterator[Content]:
    """When each is, repeated only if it is another time: of one weekday a race is ahead and a drink behind."""
    before = None
    for item in items:
        yield Content("") if item.entry.start == before else _when(item, zone)
        before = item.entry.start


def _when(item: DraftEntry, zone: str) -> Content:
    """The day and time, and the zone if it is not the runner's; a guess is marked as one."""
    entry = item.entry
    local = entry.start.local
    status = "" if entry.status is Status.DONE else f" {entry.status}"
    text = f"{day_words(entry.day)}{f' {local:%H:%M}' if local else ', all day'}"
    text += "" if entry.start.zone == zone else f" {zone_words(entry.start.zone)}"
    how = item.provenances.get("start", Provenance.WRITTEN)
    if how is Provenance.WRITTEN:
        return Content.styled(f"{text}{status}  ", "bold $foreground")
    return Content.styled(f"{text}{'?' if how is Provenance.GUESSED else ''}{status}  ", "italic $foreground 62%")


def _verdict(preview: EntryPreview, draw: DrawContext) -> Iterator[Content]:
    """The worst finding with how many more there are; of a booking that is fine, that it is."""
    loud = [finding for finding in preview.findings if finding.severity > Severity.INFO]
    if preview.too_close:
        worst = _worst(preview.too_close)
        yield _loud(draw, worst.findings[0].severity, worst.message, len(preview.too_close) - 1)
    elif loud:
        yield _loud(draw, loud[0].severity, loud[0].message, len(preview.findings) - 1)
    elif preview.is_booking:
        words = draw.plain(preview.findings[0].message) if preview.findings else "nothing against it"
        yield Content.assemble(
            (f"{draw.glyphs.ok} ok: ", "bold $accent"),
            (words, "$foreground"),
            (_counts(preview, draw), "$foreground 62%"),
        )


def _worst(too_close: "tuple[TooClose, ...]") -> "TooClose":
    """The massage with the most severe finding, the earliest of several."""
    return max(too_close, key=lambda massage: massage.findings[0].severity)


def _loud(draw: DrawContext, severity: Severity, words: str, more: int) -> Content:
    return Content.assemble(
        (f"{draw.glyphs.of(severity)} {severity.word}: ", SEVERITY_INK[severity]),
        (draw.plain(words), "$foreground"),
        (f"  and {more} more" if more else "", "$foreground 62%"),
    )


def _counts(preview: EntryPreview, draw: DrawContext) -> str:
    """What a booking would make of its month."""
    return f"{draw.glyphs.dot}{preview.goal.words}" if preview.goal else ""


def _fine(preview: EntryPreview, draw: DrawContext, chosen: int | None) -> Content:
    """What would be fine instead."""
    beside = enumerate(zip(preview.ways_out, (None, *preview.ways_out), strict=False))
    parts = [_choice(number, way, before, is_chosen=number == chosen) for number, (way, before) in beside]
    if preview.too_close:
        worst = _worst(preview.too_close)
        words = _ways_out((worst.nearest,) if worst.nearest else (), worst.gentler)
        parts = [Content.styled(each, "$foreground") for each in words]
    if not parts:
        return Content("")
    return Content.assemble(("  fine: ", "$accent"), Content(draw.glyphs.dot).join(parts))


def _choice(number: int, way: WayOut, before: WayOut | None, *, is_chosen: bool) -> Content:
    """A way out with its number; a click takes it. A start of the same day as the one before says its time alone."""
    if way.start is None:
        words = f"{way.depth} then"
    elif before is not None and before.start is not None and before.start.day == way.start.day and way.start.local:
        words = f"{way.start.local:%H:%M}"
    else:
        words = start_words(way.start)
    part = Content.assemble((f"{number + 1} ", "bold $accent"), (words, "$foreground"))
    part = part.stylize(Style.from_meta({"@click": f"take({number})"}))
    return part.stylize("reverse") if is_chosen else part


def _ways_out(slots: "tuple[Slot, ...]", gentler: Depth | None) -> list[str]:
    starts = [start_words(slot.start) for slot in slots]
    return [f"{gentler} at that time", *starts] if gentler else starts


def _plain(field: str) -> str:
    """A field's name as a runner says it: without its unit."""
    stem, _, unit = field.rpartition("_")
    return stem if unit in ("s", "m", "ml") else field.replace("_", " ")
