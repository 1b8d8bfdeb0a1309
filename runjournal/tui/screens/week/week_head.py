"""The head of the Week screen: which days are looked at and how closely, and the four cards."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from runjournal.language.display.dates import day_and_month, month_and_year
from runjournal.model.frozen import light
from runjournal.trends.stretches import Stretch, Zoom, stretch_of
from runjournal.tui.models.week import ZOOMS
from runjournal.tui.screens.week.week_card import Card

CARDS = ("Soreness", "Runs", "Rules", "Month")


@light
class CardSelected(Message):
    """Show a card of the Week screen, 1 to 4."""

    card: int


@light
class ZoomSelected(Message):
    """Show the Week screen at another zoom, counted from the closest, 0."""

    index: int


class Tab(NamedTuple):
    """A word that can be clicked, and what it asks for."""

    words: Content
    asks: Message


class WeekHead(Card):
    """Two lines: the days with the zooms at the right, and the cards by their numbers."""

    HELP = """\
The week in four cards: Space goes on, Backspace goes back, 1 to 4 choose. Left and Right go through the weeks, z looks
at more at once (a month, a season of 13 weeks, a year) and Z at less. On the first day of a week it opens on the one
that has just ended.
"""

    stretch: reactive[Stretch | None] = reactive(None)
    today: reactive[date | None] = reactive(None)
    card: reactive[int] = reactive(1)

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return self.stretch, self.today, self.card

    def rows(self, width: int) -> list[Content]:
        """The two lines."""
        if self.stretch is None or self.today is None:
            return [Content(""), Content("")]
        days = Content.assemble(
            (self.draw.plain(days_of(self.stretch)), "bold $accent"),
            (self.draw.plain(f"  {self._away(self.stretch, self.today)}"), "$foreground 62%"),
        )
        zooms = Content("  ").join([tab.words for tab in self._zooms()])
        gap = max(width - days.cell_length - zooms.cell_length, 1)
        return [Content.assemble(days, " " * gap, zooms), Content("   ").join([tab.words for tab in self._cards()])]

    def _away(self, stretch: Stretch, today: date) -> str:
        """The number of the week, and how far it is from this one."""
        number = f"week {stretch.iso_week[1]}, " if stretch.iso_week else ""
        now = stretch_of(stretch.zoom, today, self.draw.settings.week_start)
        back = _between(stretch, now)
        word = "13 weeks" if stretch.zoom is Zoom.SEASON else str(stretch.zoom)
        near = {
            0: f"this {word}" if stretch.zoom is not Zoom.SEASON else "up to now",
            1: f"last {word}",
            -1: f"next {word}",
        }
        if stretch.zoom is Zoom.SEASON:
            return near[0] if not back else ""
        return number + near.get(back, f"{abs(back)} {word}s {'ago' if back > 0 else 'ahead'}")

    def _zooms(self) -> Iterator[Tab]:
        for index, zoom in enumerate(ZOOMS):
            is_on = self.stretch is not None and zoom is self.stretch.zoom
            yield Tab(Content.styled(str(zoom), "bold $accent" if is_on else "$foreground 62%"), ZoomSelected(index))

    def _cards(self) -> Iterator[Tab]:
        for number, name in enumerate(CARDS, start=1):
            ink = "bold $background on $accent" if number == self.card else "$foreground 62%"
            yield Tab(Content.styled(f" {number} {name} ", ink), CardSelected(number))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        tabs, gap, begins = (
            (list(self._cards()), 3, 0) if offset.y else (list(self._zooms()), 2, self.content_size.width)
        )
        if not offset.y:
            begins -= sum(tab.words.cell_length for tab in tabs) + gap * (len(tabs) - 1)
        for tab in tabs:
            if begins <= offset.x < begins + tab.words.cell_length:
                self.post_message(tab.asks)
                return
            begins += tab.words.cell_length + gap


def days_of(stretch: Stretch) -> str:
    """The days of a stretch in words: "16–22 Nov 2026", "November 2026", "2026"."""
    first, last = stretch.first, stretch.last
    if stretch.zoom is Zoom.YEAR:
        return str(first.year)
    if stretch.zoom is Zoom.MONTH:
        return month_and_year(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b %Y}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{day_and_month(first)}{year} – {last.day} {last:%b %Y}"


def _between(stretch: Stretch, now: Stretch) -> int:
    """How many stretches one lies before another of the same kind."""
    if stretch.zoom is Zoom.YEAR:
        return now.first.year - stretch.first.year
    if stretch.zoom is Zoom.MONTH:
        return (now.first.year - stretch.first.year) * 12 + now.first.month - stretch.first.month
    return (now.first - stretch.first).days // 7
