"""How everything is drawn: the glyphs, the units and the zone, handed to each widget."""

from datetime import date, datetime
from typing import NamedTuple

from runjournal.language.words import to_words
from runjournal.model.entries import Entry
from runjournal.model.moments import zone_info
from runjournal.model.settings import Settings
from runjournal.tui.glyphs import Glyphs

PLAIN = str.maketrans({"·": "-", "×": "x", "–": "-", "…": "..."})


class Look(NamedTuple):
    """Glyphs, settings and zone of the app."""

    glyphs: Glyphs
    settings: Settings
    zone: str

    def words(self, entry: Entry) -> str:
        """An entry in a few words."""
        return self.plain(to_words(entry, self.settings))

    def plain(self, text: str) -> str:
        """Our own text, without typographic signs where only ASCII may be drawn."""
        return text.replace(" · ", ", ").translate(PLAIN) if self.settings.ascii else text

    def at(self, instant: datetime) -> str:
        """A UTC instant in the runner's zone: "Fri 27 Nov 18:00"."""
        local = instant.astimezone(zone_info(self.zone))
        return f"{day_words(local.date())} {local:%H:%M}"


def day_words(day: date) -> str:
    """A day as "Fri 27 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def long_day(day: date) -> str:
    """A day as "Friday 27 November 2026"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def days_away(day: date, today: date) -> str:
    """How far a day is from today, in words: "today", "tomorrow", "in 12 days", "3 days ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"
