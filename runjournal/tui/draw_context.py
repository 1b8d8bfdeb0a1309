"""What every widget needs to draw: the glyphs, the settings and the zone."""

from datetime import date, datetime

from textual.keys import format_key

from runjournal.language.display.dates import moment_words
from runjournal.language.display.entry_words import to_words
from runjournal.model.entries import Entry
from runjournal.model.moments import zone_info
from runjournal.model.settings import Settings
from runjournal.tui.glyphs import ASCII, UNICODE, glyphs

PLAIN = str.maketrans({"·": "-", "×": "x", "–": "-", "…": "...", **dict(zip(UNICODE.marks, ASCII.marks, strict=True))})


class DrawContext:
    """Glyphs, settings and zone of the app. All widgets share one, so that each goes by other settings at once."""

    def __init__(self, settings: Settings, zone: str) -> None:
        self.take(settings, zone)

    def take(self, settings: Settings, zone: str) -> None:
        """Draw by other settings from now on."""
        self.glyphs = glyphs(ascii_only=settings.ascii)
        self.settings = settings
        self.zone = zone

    def words(self, entry: Entry) -> str:
        """An entry in a few words."""
        return self.plain(to_words(entry, self.settings))

    def plain(self, text: str) -> str:
        """Our own text; in ASCII mode without typographic signs and with the marks of that mode."""
        return text.replace(" · ", ", ").translate(PLAIN) if self.settings.ascii else text

    def key(self, id_: str, usual: str) -> str:
        """The key of the binding with an id as it is shown: the runner's own, if the settings name one."""
        return format_key(self.settings.keymap.get(id_, usual).split(",")[0].strip())

    def today(self, now: datetime) -> date:
        """The local date of a UTC instant, in the runner's zone."""
        return now.astimezone(zone_info(self.zone)).date()

    def at(self, instant: datetime) -> str:
        """A UTC instant in the runner's zone: "Fri 27 Nov 18:00"."""
        return moment_words(instant, self.zone)
