"""The short facts of the Plan screen: what would be fine instead, and the massage that is asked about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from runjournal.booking.check import BookingCheck
from runjournal.booking.day_parts import DayPart, in_part, wall_of
from runjournal.language.display.dates import day_words
from runjournal.model.choices import Depth
from runjournal.rules.start_calendar import Slot
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.messages import DepthSelected, LengthChangeRequested, SlotSelected
from runjournal.tui.screens.plan.verdicts import start_mark
from runjournal.tui.widgets.facts import MARGIN, SideFact, muted

MOST_ROWS = 3
"""How many rows there are for what would be fine instead."""


class Instead(SideFact):
    """What would be fine in place of a start that something speaks against."""

    HELP = "Fine: the gentler depth with which the same time would be, and the nearest starts before and after."
    LABEL = "Fine"

    slot: reactive[Slot | None] = reactive(None)
    check: reactive[BookingCheck | None] = reactive(None)

    def parts(self) -> list[list[Content]]:
        """The gentler depth, then the starts, those of a day together; nothing if the start is fine."""
        if self.check is None or self.check.is_ok:
            return []
        return _ways_out(self.check, self.check.alternatives)

    def rows(self, width: int) -> list[Content]:
        """The lines; of more starts than there is room for, the nearest before and the nearest after."""
        rows = super().rows(width)
        if self.slot is None or self.check is None or len(rows) <= MOST_ROWS:
            return rows
        return self.laid_out(_ways_out(self.check, _nearest(self.slot, self.check.alternatives)), width)


def _ways_out(check: BookingCheck, fine: Iterable[Slot]) -> list[list[Content]]:
    lines = [[Content.styled(f"{check.gentler} at this time", "$accent")]] if check.gentler else []
    starts = [Content.styled(words, "$foreground") for words in _by_day(fine)]
    return [*lines, starts] if starts else lines or [[muted("nothing within 14 days")]]


def _nearest(chosen: Slot, fine: Sequence[Slot]) -> list[Slot]:
    """The last fine start before the chosen one, and the first after it."""
    before = [slot for slot in fine if slot.start.span.earliest < chosen.start.span.earliest]
    return [*before[-1:], *fine[len(before) :][:1]]


class Counts(SideFact):
    """What the booking would make of its month."""

    LABEL = "Counts"

    check: reactive[BookingCheck | None] = reactive(None)

    def parts(self) -> list[list[Content]]:
        """The session of the month that it would be."""
        if self.check is None:
            return []
        goal = self.check.goal
        minutes = self.draw.settings.goal.minutes
        return [[muted(goal.words if goal else f"as none: a session takes {minutes} min")]]


class DepthFact(SideFact):
    """The depths, the one that is asked about lit; a click chooses another."""

    HELP = "Depth and length of the massage that is asked about: 1 to 4, or + and -, or a click. Every verdict follows."
    LABEL = "Depth"

    depth: reactive[Depth | None] = reactive(None)

    def parts(self) -> list[list[Content]]:
        """The depths in a line."""
        return [[Content(" ").join([self._chip(depth) for depth in Depth])]]

    def _chip(self, depth: Depth) -> Content:
        is_chosen = depth is self.depth
        return Content.styled(str(depth), "bold $accent reverse" if is_chosen else "$foreground 62%")

    def on_click(self, event: events.Click) -> None:
        left = MARGIN
        for depth in Depth:
            if left <= event.x < left + len(depth):
                self.post_message(DepthSelected(depth))
            left += len(depth) + 1


class LengthFact(SideFact):
    """The length of the massage, with a minus and a plus to click."""

    LABEL = "Length"

    minutes: reactive[int] = reactive(0)

    def parts(self) -> list[list[Content]]:
        """The minutes between the two signs."""
        return [
            [
                Content.assemble(
                    ("-", "bold $accent"), (f" {self.minutes} min ", "bold $foreground"), ("+", "bold $accent")
                )
            ]
        ]

    def on_click(self, event: events.Click) -> None:
        room = len(f"- {self.minutes} min +")
        if MARGIN <= event.x < MARGIN + room:
            self.post_message(LengthChangeRequested(-1 if event.x < MARGIN + room // 2 else 1))


class Hours(SideFact):
    """Every start of the chosen day with its verdict, a line each for morning, afternoon and evening."""

    HELP = "Hours: every start that the therapist offers on the chosen day, each with its verdict; a click chooses one."
    LABEL = "Hours"

    slots: reactive[tuple[Slot, ...]] = reactive(())
    slot: reactive[Slot | None] = reactive(None)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.most = len(DayPart)
        """The most rows so far: the room grows and never shrinks, so that nothing jumps from day to day."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Room for the fullest day seen."""
        return self.most

    def watch_slots(self) -> None:
        """Take more room if a day needs it."""
        if self.size.width and len(self.rows(self.size.width)) > self.most:
            self.most = len(self.rows(self.size.width))
            self.refresh(layout=True)

    def parts(self) -> list[list[Content]]:
        """The starts of each part of the day that has some."""
        lines = [[self._hour(slot) for slot in slots] for part in DayPart if (slots := in_part(self.slots, part))]
        return lines or [[muted("none left")]]

    def _hour(self, slot: Slot) -> Content:
        glyph, ink = start_mark(slot, self.draw.glyphs)
        written = _hour_words(slot)
        if self.slot is not None and slot.start == self.slot.start:
            return Content.styled(f"{written}{glyph}", f"{ink} reverse")
        return Content.assemble((written, "$foreground 62%"), (glyph, ink))

    def rows(self, width: int) -> list[Content]:
        """The lines, their starts below each other and without dots between."""
        room = max(width - MARGIN, 10)
        lines = [row for parts in self.parts() for row in flow(parts, room, " ")]
        label = Content.styled(self.LABEL.ljust(MARGIN), "$foreground 62%")
        return [Content.assemble(label if not number else " " * MARGIN, line) for number, line in enumerate(lines)]

    def on_click(self, event: events.Click) -> None:
        for row, left, slot in self._places():
            if row == event.y and left <= event.x <= left + len(_hour_words(slot)):
                self.post_message(SlotSelected(slot))

    def _places(self) -> Iterator[tuple[int, int, Slot]]:
        """The row and column at which each start is drawn."""
        row, room = -1, max(self.size.width - MARGIN, 10)
        for part in DayPart:
            slots = in_part(self.slots, part)
            left = room
            for slot in slots:
                width = len(_hour_words(slot)) + 1
                if slot is slots[0] or left + 1 + width > room:
                    row, left = row + 1, -1
                yield row, MARGIN + left + 1, slot
                left += 1 + width


def _hour_words(slot: Slot) -> str:
    """The hour, and the minutes if there are any."""
    wall = wall_of(slot.start)
    return f"{wall:%H:%M}" if wall.minute else f"{wall:%H}"


def _by_day(slots: Iterable[Slot]) -> Iterator[str]:
    """Starts as "Wed 2 Dec 08:00, 09:00", a day at a time."""
    for day, of_day in groupby(slots, key=lambda slot: slot.start.day):
        yield f"{day_words(day)} {', '.join(f'{wall_of(slot.start):%H:%M}' for slot in of_day)}"
