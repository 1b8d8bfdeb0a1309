"""The short facts of the Plan screen: what would be fine instead, and the massage that is asked about."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from runjournal.booking.check import BookingCheck
from runjournal.booking.day_parts import DayPart, in_part, wall_of
from runjournal.language.display.dates import day_words
from runjournal.model.choices import Depth
from runjournal.model.frozen import light
from runjournal.rules.start_calendar import Slot
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.screens.plan.verdicts import start_mark
from runjournal.tui.widgets.facts import MARGIN, SideFact, muted

MOST_ROWS = 3
"""How many rows there are for what would be fine instead."""


@light
class SlotSelected(Message):
    """A start was chosen."""

    slot: Slot


@light
class DepthSelected(Message):
    """Judge massages of this depth."""

    depth: Depth


@light
class LengthChangeRequested(Message):
    """Judge massages that are longer by some steps, or shorter by a negative number."""

    steps: int


class Instead(SideFact, can_focus=True):
    """What would be fine in place of a start that something speaks against: a list with a cursor to choose from."""

    HELP = """\
Fine: the gentler depth with which the same time would be, and the nearest starts before and after. F goes there, the
arrows choose, Enter takes what is chosen to the calendar, as a click does; nothing is booked by it.
"""
    LABEL = "Fine"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Look at it", id="plan.take-fine"),
        Binding("up,left,k,h", "move(-1)", "Up", show=False, id="plan.fine-up"),
        Binding("down,right,j,l", "move(1)", "Down", show=False, id="plan.fine-down"),
        Binding("escape", "screen.calendar", "Calendar", show=False, id="plan.calendar"),
    ]

    slot: reactive[Slot | None] = reactive(None)
    check: reactive[BookingCheck | None] = reactive(None)
    cursor: reactive[int] = reactive(0)

    def __init__(self, draw: DrawContext) -> None:
        super().__init__(draw)
        self.LABEL = f"Fine  {draw.key('plan.instead', 'F')}"

    def allow_focus(self) -> bool:
        """Take the focus only if there is something to choose."""
        return bool(self.choices)

    @property
    def choices(self) -> list[Depth | Slot]:
        """The gentler depth, then the starts that are shown."""
        if self.check is None or self.check.is_ok:
            return []
        return [*([self.check.gentler] if self.check.gentler else []), *self._starts(max(self.size.width, 1))]

    def watch_check(self) -> None:
        """Begin at the top of another list."""
        self.cursor = 0

    def parts(self) -> list[list[Content]]:
        """The gentler depth, then the starts, those of a day together; nothing if the start is fine."""
        return self._parts(self.check.alternatives) if self.check and not self.check.is_ok else []

    def rows(self, width: int) -> list[Content]:
        """The lines; of more starts than there is room for, the nearest before and the nearest after."""
        return self.laid_out(self._parts(self._starts(width)), width) if self.check and not self.check.is_ok else []

    def _starts(self, width: int) -> Sequence[Slot]:
        if self.slot is None or self.check is None or len(super().rows(width)) <= MOST_ROWS:
            return self.check.alternatives if self.check else ()
        return _nearest(self.slot, self.check.alternatives)

    def _parts(self, fine: Iterable[Slot]) -> list[list[Content]]:
        gentler = self.check.gentler if self.check else None
        lines = [[self._choice(0, f"{gentler} at this time", "$accent")]] if gentler else []
        numbered = groupby(enumerate(fine, len(lines)), key=lambda item: item[1].start.day)
        starts = [Content(", ").join(self._of_day(of_day)) for _, of_day in numbered]
        return [*lines, starts] if starts else lines or [[muted("nothing within 14 days")]]

    def _of_day(self, slots: Iterable[tuple[int, Slot]]) -> Iterator[Content]:
        """Starts as "Wed 2 Dec 08:00" and "09:00", those of a day."""
        for place, (number, slot) in enumerate(slots):
            clock = f"{wall_of(slot.start):%H:%M}"
            yield self._choice(number, clock if place else f"{day_words(slot.start.day)} {clock}", "$foreground")

    def _choice(self, number: int, words: str, ink: str) -> Content:
        part = Content.styled(words, ink).stylize(Style.from_meta({"@click": f"take({number})"}))
        return part.stylize("reverse") if self.has_focus and number == self.cursor else part

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a choice."""
        return max(min(cursor, len(self.choices) - 1), 0)

    def action_move(self, by: int) -> None:
        """Move the cursor by so many choices."""
        self.cursor += by

    def action_take(self, number: int | None = None) -> None:
        """Ask for a choice to be shown on the calendar: the one at a place, or the one under the cursor."""
        chosen = self.choices[self.cursor if number is None else number]
        self.post_message(SlotSelected(chosen) if isinstance(chosen, Slot) else DepthSelected(chosen))


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
