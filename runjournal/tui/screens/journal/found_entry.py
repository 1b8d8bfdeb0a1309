"""The chosen entry in full: its words, its note, what the rules say about it, its line, and where it came from."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_words, long_day, zone_words
from runjournal.language.filters.terms import Says
from runjournal.language.line.canonical_line import to_line
from runjournal.model.entries import Entry
from runjournal.model.ids import made_at
from runjournal.model.moments import zone_info
from runjournal.rules.finding import Finding
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.screens.journal.found_rows import highlight
from runjournal.tui.widgets.drawn_rows import DrawnRows

SHORT_ID = 8
"""How many characters of an id's end tell it apart from every other id in a journal."""


class FoundEntry(DrawnRows):
    """The entry under the cursor, in full."""

    LEAST_ROWS = 1

    entry: reactive[Entry | None] = reactive(None)
    findings: reactive[Sequence[Finding]] = reactive(())
    texts: reactive[tuple[Says, ...]] = reactive(())
    now: reactive[datetime | None] = reactive(None, repaint=False)

    def watch_entry(self) -> None:
        """Lay out again if the rows do not fit; a text within the pane's height needs no layout."""
        if self.is_mounted and isinstance(self.parent, Widget):
            room = self.parent.size.height
            if self.size.height != max(len(self.rows(self.size.width)), room):
                self.refresh(layout=True)

    def watch_findings(self) -> None:
        """Lay out again if the rows do not fit."""
        self.watch_entry()

    def rows(self, width: int) -> list[Content]:
        """Its parts, with a row between them."""
        if self.entry is None:
            return []
        parts = [part for part in self._parts(self.entry) if part.plain]
        return [row for part in parts for row in (*part.wrap(max(width, 20)), Content(""))][:-1]

    def _parts(self, entry: Entry) -> Iterator[Content]:
        local = entry.start.local
        when = f"{long_day(entry.day)}{f'  {local:%H:%M}' if local else ''}"
        zone = "" if entry.start.zone == self.draw.zone else f"  {zone_words(entry.start.zone)}"
        yield Content.styled(f"{when}{zone}", "$foreground 62%")
        yield highlight(Content.styled(self.draw.words(entry), "bold $foreground"), self.texts)
        yield highlight(Content.styled(entry.note, "italic $foreground"), self.texts)
        for finding in self.findings:
            ink = "$foreground 62%" if finding.overruled else SEVERITY_INK[finding.severity]
            mark = f"{self.draw.glyphs.of(finding.severity)} {finding.severity.word}  "
            yield Content.assemble((mark, ink), (self.draw.plain(finding.message), "$foreground"))
        yield Content.assemble(("line  ", "$foreground 38%"), (to_line(entry), "$foreground 62%"))
        yield Content.assemble(("from  ", "$foreground 38%"), (self._origin(entry), "$foreground 62%"))

    def _origin(self, entry: Entry) -> str:
        """When it was logged, its source, and the end of its id. A time in the id that is still ahead is left out."""
        made = made_at(entry.id)
        is_past = made is not None and self.now is not None and made <= self.now
        logged = f"logged {self._day_and_time(made)}, " if made and is_past else ""
        return f"{logged}{f'{entry.source}, ' if entry.source else ''}id ends in {entry.id[-SHORT_ID:]}"

    def _day_and_time(self, instant: datetime) -> str:
        local = instant.astimezone(zone_info(self.draw.zone))
        return f"{day_words(local.date())} {local:%Y %H:%M}"
