"""The body, front and back, with the soreness of the day on it.

Each area is a block that carries its rating as a digit, so that the map reads without colour. The front shows the
runner's left at the right, as across a table; the back shows it at the left. L and R stand above both.
"""

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive

from runjournal.model.areas import Area, Side, Spot
from runjournal.tui.flow import flow
from runjournal.tui.heat import heat, heat_ink
from runjournal.tui.widgets.fact import Fact
from runjournal.tui.widgets.facts import muted

Cell = tuple[Area, Side, int] | int | str
"""An area's block with its width, a gap of so many columns, or plain body: "head", "chin", "body:WIDTH"."""

HEAD = ("head", "chin")

L, R, M = Side.LEFT, Side.RIGHT, Side.MIDDLE

FRONT: tuple[tuple[Cell, ...], ...] = (
    (5, "head"),
    (5, "chin"),
    (1, "body:12"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (4, (Area.HIP_FLEXOR, R, 3), (Area.HIP_FLEXOR, L, 3)),
    (3, (Area.HIP, R, 4), (Area.HIP, L, 4)),
    (2, (Area.OUTER_THIGH, R, 2), (Area.ADDUCTOR, R, 3), (Area.ADDUCTOR, L, 3), (Area.OUTER_THIGH, L, 2)),
    (2, (Area.QUAD, R, 4), 2, (Area.QUAD, L, 4)),
    (2, (Area.QUAD, R, 4), 2, (Area.QUAD, L, 4)),
    (2, (Area.KNEE, R, 4), 2, (Area.KNEE, L, 4)),
    (3, (Area.SHIN, R, 3), 2, (Area.SHIN, L, 3)),
    (3, (Area.SHIN, R, 3), 2, (Area.SHIN, L, 3)),
    (1, (Area.TOP_OF_FOOT, R, 5), 2, (Area.TOP_OF_FOOT, L, 5)),
)

BACK: tuple[tuple[Cell, ...], ...] = (
    (5, "head"),
    (4, (Area.NECK, L, 2), (Area.NECK, M, 2), (Area.NECK, R, 2)),
    (1, "body:2", (Area.UPPER_BACK, L, 3), (Area.UPPER_BACK, M, 2), (Area.UPPER_BACK, R, 3), "body:2"),
    (1, "body:2", 1, "body:6", 1, "body:2"),
    (1, "body:2", 1, (Area.LOWER_BACK, L, 2), (Area.LOWER_BACK, M, 2), (Area.LOWER_BACK, R, 2), 1, "body:2"),
    (3, (Area.GLUTE, L, 4), (Area.GLUTE, R, 4)),
    (2, (Area.GLUTE, L, 5), (Area.GLUTE, R, 5)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.HAMSTRING, L, 4), 2, (Area.HAMSTRING, R, 4)),
    (2, (Area.CALF, L, 4), 2, (Area.CALF, R, 4)),
    (2, (Area.CALF, L, 4), 2, (Area.CALF, R, 4)),
    (3, (Area.ACHILLES, L, 3), 2, (Area.ACHILLES, R, 3)),
    (1, (Area.FOOT, L, 5), 2, (Area.FOOT, R, 5)),
)

WIDTH = 14
BETWEEN = 6
MOST = 4


class BodyMap(Fact):
    """Front and back of the body; every logged area carries its latest rating of the day."""

    HELP = """\
The body map: the latest rating of each area on this day, 0 to 10, front at the left and back at the right.
A dot is an area that was not rated. Rate with words: calf3l, quads 2, s0 for all clear.
"""

    LABEL = "Sore"

    ratings: reactive[Mapping[Spot, int]] = reactive(dict, layout=True)

    def rows(self, width: int) -> list[Content]:
        """The drawn body with its words below, or the words alone in a low terminal."""
        if self.is_short:
            return super().rows(width)
        gap = " " * BETWEEN
        head = Content.styled(f"{'R front L':^{WIDTH}}{gap}{'L back R':^{WIDTH}}", "$foreground 38%")
        seen: set[Spot] = set()
        drawn = [Content.assemble(self._half(front, seen), gap, self._half(back, seen)) for front, back in self._rows()]
        return [head, *drawn, *flow(self._words(), max(width, 10), self.look.glyphs.dot)]

    def parts(self) -> list[list[Content]]:
        """The soreness in words alone, for a terminal too low to draw the body."""
        return [self._words()]

    def _rows(self) -> list[tuple[tuple[Cell, ...], tuple[Cell, ...]]]:
        return list(zip(FRONT, BACK, strict=True))

    def _half(self, cells: tuple[Cell, ...], seen: set[Spot]) -> Content:
        half = Content.assemble(*(self._cell(cell, seen) for cell in cells))
        return half.pad_right(max(WIDTH - half.cell_length, 0))

    def _cell(self, cell: Cell, seen: set[Spot]) -> Content:
        if isinstance(cell, int):
            return Content(" " * cell)
        if isinstance(cell, str):
            return self._plain(cell)
        area, side, width = cell
        spot = Spot(area, side)
        rating = self._rating(spot)
        first = spot not in seen
        seen.add(spot)
        missing = self.look.glyphs.missing
        text = (missing if rating is None else str(rating)) if first else ""
        return Content.styled(text.center(width), heat(rating))

    def _plain(self, text: str) -> Content:
        if text in HEAD:
            return Content.styled(self.look.glyphs.head[HEAD.index(text)], "$foreground 18%")
        return Content.styled(" " * int(text.removeprefix("body:")), "on $foreground 9%")

    def _rating(self, spot: Spot) -> int | None:
        return self.ratings.get(spot)

    def _words(self) -> list[Content]:
        """The sorest areas in words, or how to rate them."""
        if not self.ratings:
            return [muted("not rated; try: calf3l"), muted("s0 for all clear")]
        sore = sorted((-rating, spot.name) for spot, rating in self.ratings.items() if rating)
        if not sore:
            return [muted("all clear")]
        return [
            Content.assemble((f"{name} ", "$foreground 62%"), (str(-less), heat_ink(-less))) for less, name in sore[:4]
        ]
