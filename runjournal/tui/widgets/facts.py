"""The short facts of the side: the month's sessions, the next race, the drinks of the day."""

from datetime import date
from typing import Self

from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_and_month, day_words, days_away
from runjournal.language.display.entry_words import distance_words, volume_words
from runjournal.language.display.sentence_parts import count_of, part_of
from runjournal.model.entries import Race
from runjournal.trends.fluids import FluidTotal
from runjournal.trends.progress import Progress
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow

BAR = 6
MARGIN = 8


def bar(share: float, full: str, empty: str) -> Content:
    """A bar, `share` of it (0 to 1) full."""
    cells = round(max(min(share, 1.0), 0.0) * BAR)
    return Content.assemble((full * cells, "$accent"), (empty * (BAR - cells), "$foreground 20%"))


def muted(text: str) -> Content:
    """Text in a muted colour."""
    return Content.styled(text, "$foreground 62%")


class SideFact(Widget):
    """`LABEL` and, beside it, lines of parts. A part that fits in one line is never broken."""

    LABEL = ""

    is_short: reactive[bool] = reactive(False, layout=True)
    """Whether the terminal is low, so that a fact shows only its most important parts."""

    def __init__(self, draw: DrawContext) -> None:
        self._drawn: dict[int, list[Content]] = {}
        """The rows by width, until what they show changes: the layout and the paint both need them."""
        super().__init__()
        self.draw = draw

    def parts(self) -> list[list[Content]]:
        """The parts of each line."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the lines take at a width."""
        return len(self._rows_once(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows_once(self.size.width))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the rows again, since what they show has changed."""
        self._drawn.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _rows_once(self, width: int) -> list[Content]:
        if width not in self._drawn:
            self._drawn[width] = self.rows(width)
        return self._drawn[width]

    def rows(self, width: int) -> list[Content]:
        """The lines with the label in the margin of the first."""
        return self.laid_out(self.parts(), width)

    def laid_out(self, lines_of_parts: list[list[Content]], width: int) -> list[Content]:
        """Lines of parts in rows of a width."""
        room = max(width - MARGIN, 10)
        lines = [row for parts in lines_of_parts for row in flow(parts, room, self.draw.glyphs.dot)]
        label = Content.styled(self.LABEL.ljust(MARGIN), "$foreground 62%")
        return [Content.assemble(label if not number else " " * MARGIN, line) for number, line in enumerate(lines)]


class Month(SideFact):
    """The month's sessions with a bar, the streak and the safe days left."""

    HELP = (
        "The month: massages done of your goal, months in a row that met it, and days left with a safe light massage."
    )
    LABEL = "Month"

    progress: reactive[Progress | None] = reactive(None, layout=True)

    def parts(self) -> list[list[Content]]:
        """The bar with the count, then what else there is to know."""
        progress = self.progress
        if progress is None:
            return [[Content("")]]
        glyphs = self.draw.glyphs
        count = Content.assemble(
            bar(progress.done / progress.goal.sessions, glyphs.full, glyphs.empty),
            (f"  {part_of(progress.done, progress.goal.sessions, 'session')}", "bold $foreground"),
            (f"  {glyphs.ok}" if self.is_short else f"  {glyphs.ok} met", "$accent") if progress.met else "",
        )
        return [[count], [muted(words) for words in self._rest(progress)]]

    def _rest(self, progress: Progress) -> list[str]:
        words = ["paused: no safe day" if progress.paused else count_of(progress.safe_days_left, "safe day")]
        if progress.streak:
            words.append(
                f"streak {progress.streak}" if self.is_short else f"{count_of(progress.streak, 'month')} in a row"
            )
        if progress.planned and not self.is_short:
            words.append(f"{progress.planned} planned")
        return words


class NextRace(SideFact):
    """The race ahead."""

    HELP = "Your next race, and how far away it is."
    LABEL = "Race"

    race: reactive[Race | None] = reactive(None, layout=True)
    today: reactive[date | None] = reactive(None)

    def parts(self) -> list[list[Content]]:
        """The race's name and day, or how to log one."""
        if self.race is None or self.today is None:
            return [[muted("none ahead; try:")], [muted("race Parkrun sat 5k")]]
        local = self.race.start.local
        day = day_and_month(self.race.day) if self.is_short else day_words(self.race.day)
        when = f"{day}{f' {local:%H:%M}' if local else ''}"
        distance = self.race.distance_m
        name = Content.styled(self.race.name or "race", "bold $foreground")
        away = Content.styled(days_away(self.race.day, self.today), "$accent")
        return [
            [name, muted(distance_words(distance, self.draw.settings.distance))] if distance else [name],
            [away, muted(when)],
        ]


class Drunk(SideFact):
    """What was drunk on the chosen day, of the daily target."""

    HELP = "What you drank, of your daily target, which is a setting. Drink to thirst; do not force fluids to reach it."
    LABEL = "Drinks"

    fluids: reactive[FluidTotal | None] = reactive(None, layout=True)

    def parts(self) -> list[list[Content]]:
        """The bar with the volume. A day without drinks says that none were logged: that is not zero."""
        fluids = self.fluids
        if fluids is None or not fluids.volume_ml:
            return [[muted("none logged; try: w500")]]
        glyphs = self.draw.glyphs
        volume, target = (volume_words(ml, self.draw.settings.volume) for ml in (fluids.volume_ml, fluids.target_ml))
        drunk = Content.assemble(
            bar(fluids.volume_ml / fluids.target_ml, glyphs.full, glyphs.empty),
            (f"  {volume}", "bold $foreground"),
            (f" of {target}", "$foreground 62%"),
        )
        return [[drunk]]
