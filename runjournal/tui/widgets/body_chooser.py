"""The picture of the body with a cursor on it: an area or both its sides, chosen with keys or the mouse."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive

from runjournal.model.areas import Side, Spot, join_sides
from runjournal.model.entries import Soreness
from runjournal.trends.check_in import EVERYWHERE
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import RatingRequested, SpotSelected, StatusReported
from runjournal.tui.widgets.body_picture import BodyPicture
from runjournal.tui.widgets.body_shape import Direction, nearest_spot, spot_at


class BodyChooser(BodyPicture, can_focus=True):
    """A picture of the body whose cursor is drawn while it has the focus; the head stands for the whole body."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "go('LEFT')", "Left", show=False, id="body.left"),
        Binding("right,l", "go('RIGHT')", "Right", show=False, id="body.right"),
        Binding("up,k", "go('UP')", "Up", show=False, id="body.up"),
        Binding("down,j", "go('DOWN')", "Down", show=False, id="body.down"),
        Binding("tab", "sore(1)", "Sore lately", id="body.sore-next"),
        Binding("shift+tab", "sore(-1)", "Sore before", show=False, id="body.sore-before"),
        Binding("equals_sign", "both", "Both sides", id="body.both", key_display="="),
    ]

    day: reactive[date | None] = reactive(None)
    lately: reactive[Mapping[Spot, Soreness]] = reactive(dict)
    """The latest rating of each spot, on the day or before it."""
    cursor: reactive[Spot] = reactive(EVERYWHERE, layout=True)

    def __init__(self, draw: DrawContext, *, keeps_lit: bool = False) -> None:
        super().__init__(draw)
        self.keeps_lit = keeps_lit
        """Whether the chosen area stays lit without the focus, for a screen that shows its history beside the map."""
        self._side = EVERYWHERE
        self._is_new_here = True
        """Whether nothing has been clicked since the focus came: the click that brings it only chooses."""

    def allow_focus(self) -> bool:
        """Take the focus only if the body is drawn."""
        return not self.is_short

    def is_lit(self, spot: Spot) -> bool:
        """Whether the cursor is on a spot."""
        return (self.has_focus or self.keeps_lit) and not self.is_on_whole and spot in self.cursor.each()

    @property
    def is_on_whole(self) -> bool:
        """Whether the cursor is on the whole body."""
        return self.cursor == EVERYWHERE

    @property
    def is_whole_lit(self) -> bool:
        """Whether the heads are lit."""
        return self.has_focus and self.is_on_whole

    def action_go(self, direction: str) -> None:
        """Go to the nearest area in a direction; from both sides, start from the one that was chosen before."""
        self.choose(nearest_spot(self._side, Direction[direction]))

    def choose(self, spot: Spot) -> None:
        """Put the cursor on a spot, or on both sides of an area."""
        self._side = next(spot.each()) if spot.side is Side.BOTH and spot != EVERYWHERE else spot
        self.cursor = spot

    def watch_cursor(self) -> None:
        """Post which area is chosen."""
        if self.is_mounted:
            self.post_message(SpotSelected(self.cursor))

    def action_both(self) -> None:
        """Take both sides of the area, or the one side again."""
        if not self.is_on_whole:
            self.cursor = self._side if self.cursor.side is Side.BOTH else Spot(self.cursor.area)

    def action_sore(self, by: int) -> None:
        """Go to the next area that was sore lately, the sorest first."""
        stops = self._stops()
        if not stops:
            self.post_message(StatusReported("Nothing was sore lately. The arrows choose an area.", is_error=True))
            return
        index = stops.index(self.cursor) if self.cursor in stops else -1 if by > 0 else 0
        self.choose(stops[(index + by) % len(stops)])

    def _stops(self) -> list[Spot]:
        """What was sore lately, the sorest first; both sides at once if they were equally sore."""
        sore = {spot: entry.rating for spot, entry in self.lately.items() if entry.rating}
        sorest_first = {spot: sore[spot] for spot in sorted(sore, key=lambda spot: (-sore[spot], spot))}
        return [spot for spot, _ in join_sides(sorest_first)]

    # focus and mouse

    def on_focus(self) -> None:
        """Start on the whole body."""
        self._is_new_here = True
        self.choose(EVERYWHERE)
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Choose an area; in a low terminal, ask for the check-in."""
        if self.is_short:
            self.post_message(RatingRequested())
            return
        spot = self._spot_under(event)
        is_again = spot is not None and not self._is_new_here and self._is_chosen(spot)
        self._is_new_here = False
        if is_again:
            self.chosen_again()
        elif spot is not None:
            self.choose(spot)

    def chosen_again(self) -> None:
        """Act on a click on the spot that is already chosen."""

    def _is_chosen(self, spot: Spot) -> bool:
        """Whether a spot is under the cursor. While the whole body is, no single spot is."""
        return spot == EVERYWHERE if self.is_on_whole else spot in self.cursor.each()

    def _spot_under(self, event: events.MouseEvent) -> Spot | None:
        offset = event.get_content_offset(self)
        return spot_at(offset.x, offset.y - 1) if offset else None
