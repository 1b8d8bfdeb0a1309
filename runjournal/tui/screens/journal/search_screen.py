"""Journal: everything that was ever logged, newest first, filtered while the runner types."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import var

from runjournal.language.filters.terms import Says
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.store.searching import Count
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.entry_preview import Mode
from runjournal.tui.messages import EditRequested, LineCancelled, LineRequested, ListRequested
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.search import Found, SearchModel
from runjournal.tui.screens.journal.filter_bar import FilterBar
from runjournal.tui.screens.journal.found_entry import FoundEntry
from runjournal.tui.screens.journal.found_list import EdgeRequested, EntrySelected, FoundList, MoreRequested
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine
from runjournal.tui.widgets.title_bar import TitleBar

PAUSE_S = 0.15
"""How long after the last key everything is counted."""


class SearchScreen(SubScreen):
    """The filter, the entries below it, and beside them, if there is room, the chosen entry in full."""

    CSS_PATH = "journal.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="journal.filter", key_display="/"),
        Binding("c", "confirm", "Confirm", id="journal.confirm"),
        Binding("x", "call_off", "Cancel", show=False, id="journal.cancel"),
        Binding("d,delete", "delete", "Delete", id="journal.delete"),
        Binding("escape", "leave", "Back", id="journal.leave"),
        Binding("t", "back", "Today", show=False, id="journal.today"),
    ]

    found: var[Found] = var(Found())
    count: var[Count | None] = var(None)
    entry: var[Entry | None] = var(None)
    findings: var[tuple[Finding, ...]] = var(())
    texts: var[tuple[Says, ...]] = var(())

    def __init__(self, journal_model: JournalModel, draw: DrawContext, tag: str = "") -> None:
        super().__init__(journal_model, draw, tag)
        self.model = SearchModel(journal_model)
        self.now = journal_model.now()
        self.found = self.model.newest(self.model.read(""))
        self.bar = FilterBar(draw, self.search)
        self.list = FoundList(draw)
        self.pane = Pane(id="entry")

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Journal", self.tag).data_bind(SearchScreen.now)
        yield self.bar.data_bind(SearchScreen.found, SearchScreen.count)
        with Horizontal(id="found"):
            yield self.list.data_bind(SearchScreen.found, SearchScreen.now)
            with self.pane:
                yield FoundEntry(draw).data_bind(
                    SearchScreen.entry, SearchScreen.findings, SearchScreen.texts, SearchScreen.now
                )
        yield StatusLine(draw).data_bind(SearchScreen.status)
        yield KeyBar()

    def on_mount(self) -> None:
        """Start in the filter, and be ready for the first word."""
        self.bar.line.focus()
        self._count()
        self.call_after_refresh(self.journal_model.journal.search.get_ready)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let / be typed in the filter."""
        if action == "filter" and self.is_mounted:
            return not self.bar.line.has_focus
        return super().check_action(action, parameters)

    # finding

    def search(self, text: str) -> None:
        """Show what a text finds."""
        query = self.model.read(text)
        if query.filter == self.found.query.filter:
            self.found = self.found._replace(query=query)
            return
        self.count = None
        self.found = self.model.newest(query)
        self._count()

    @work(group="count", exclusive=True)
    async def _count(self) -> None:
        await asyncio.sleep(PAUSE_S)
        self._show_entry(self.list.chosen)
        if self.found.is_all:
            return
        counted: Count | None = None
        for counted in self.model.counting(self.found.query):  # noqa: B007 - the last is the whole number
            await asyncio.sleep(0)
        self.count = counted

    @on(MoreRequested)
    def _more_requested(self, message: MoreRequested) -> None:
        found = self.found
        if message.is_above and found.more_above:
            self.found = self.model.with_more_above(found)
        elif not message.is_above and found.more_below:
            self.found = self.model.with_more_below(found)

    @on(EdgeRequested)
    def _edge_requested(self, message: EdgeRequested) -> None:
        query = self.found.query
        self.found = self.model.newest(query) if message.is_newest else self.model.oldest(query)
        self.list.action_edge(message.is_newest)

    def refresh_journal(self) -> None:
        """Find the entries around the chosen one again."""
        self.now = self.journal_model.now()
        self.found = self.model.again(self.found, self.list.chosen)
        self.count = None
        self._count()

    # moving

    @on(ListRequested)
    def _list_requested(self) -> None:
        self.list.focus()

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        self.action_leave()

    @on(EntrySelected)
    def _entry_selected(self, message: EntrySelected) -> None:
        if self.list.has_focus:
            self._show_entry(message.entry)

    def _show_entry(self, entry: Entry | None) -> None:
        """Show an entry in full if there is room; while the filter is typed, only once no key is pressed."""
        if self.pane.display:
            self.entry, self.texts = entry, self.found.texts
            self.findings = tuple(self.model.findings(entry)) if entry else ()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.bar.line.focus()

    def action_leave(self) -> None:
        """Empty the filter, or go back if it is empty."""
        if self.bar.line.value:
            self.bar.line.value = ""
        else:
            self.action_back()

    # changes

    @on(EditRequested)
    def _edit_requested(self, message: EditRequested) -> None:
        self.post_message(LineRequested(Mode.LOG, entry=message.entry))

    def action_confirm(self) -> None:
        """Confirm that the planned entry under the cursor happened."""
        self.confirm_entry(self.list.chosen)

    def action_call_off(self) -> None:
        """Cancel the plan under the cursor, or plan it again."""
        self.call_off_entry(self.list.chosen)

    def action_delete(self) -> None:
        """Delete the entry under the cursor; undo brings it back."""
        self.delete_entry(self.list.chosen)
