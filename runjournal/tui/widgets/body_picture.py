"""The picture of the body, front and back, with its soreness: each area is a block that carries a digit."""

from collections.abc import Iterator, Mapping

from textual.content import Content
from textual.reactive import reactive

from runjournal.model.areas import Spot
from runjournal.tui.inks import heat
from runjournal.tui.widgets.body_shape import BACK, BETWEEN, FRONT, HEAD, WIDTH, Cell, width_of
from runjournal.tui.widgets.facts import SideFact

LIT = "bold $background on $accent"


class BodyPicture(SideFact):
    """Front and back of the body; the map reads without colour. L and R stand above both halves."""

    ratings: reactive[Mapping[Spot, int]] = reactive(dict, layout=True)

    def picture(self) -> Iterator[Content]:
        """The rows of the picture: a head line, then the body."""
        gap = " " * BETWEEN
        yield Content.styled(f"{'R front L':^{WIDTH}}{gap}{'L back R':^{WIDTH}}", "$foreground 38%")
        labelled: set[Spot] = set()
        for front, back in zip(FRONT, BACK, strict=True):
            yield Content.assemble(self._half(front, labelled), gap, self._half(back, labelled))

    def rating(self, spot: Spot) -> int | None:
        """The rating of a spot, or None."""
        return self.ratings.get(spot)

    def sign(self, spot: Spot) -> str:
        """The sign after the digit of a spot, or nothing."""
        return ""

    def is_lit(self, spot: Spot) -> bool:
        """Whether a spot is chosen."""
        return False

    @property
    def is_whole_lit(self) -> bool:
        """Whether the whole body is chosen."""
        return False

    def _half(self, cells: tuple[Cell, ...], labelled: set[Spot]) -> Content:
        half = Content.assemble(*(self._cell(cell, labelled) for cell in cells))
        return half.pad_right(max(WIDTH - half.cell_length, 0))

    def _cell(self, cell: Cell, labelled: set[Spot]) -> Content:
        if isinstance(cell, int):
            return Content(" " * cell)
        if isinstance(cell, str):
            return self._plain(cell)
        spot = Spot(cell[0], cell[1])
        text = "" if spot in labelled else self._digit(spot, cell[2])
        labelled.add(spot)
        return Content.styled(text.center(cell[2]), LIT if self.is_lit(spot) else heat(self.rating(spot)))

    def _digit(self, spot: Spot, width: int) -> str:
        """The rating with its sign, as far as both fit."""
        rating = self.rating(spot)
        return f"{self.draw.glyphs.missing if rating is None else rating}{self.sign(spot)}"[:width]

    def _plain(self, text: str) -> Content:
        if text in HEAD:
            ink = "$accent" if self.is_whole_lit else "$foreground 18%"
            return Content.styled(self.draw.glyphs.head[HEAD.index(text)], ink)
        return Content.styled(" " * width_of(text), "on $foreground 9%")
