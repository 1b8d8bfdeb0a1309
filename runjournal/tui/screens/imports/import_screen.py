"""Import runs: a path, the reading of its files, and a preview of which the runner keeps what is ticked."""

from enum import StrEnum
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.worker import Worker, WorkerState, get_current_worker

from runjournal.errors import JournalError
from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.model.frozen import light
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import (
    JournalChanged,
    LineCancelled,
    LineSubmitted,
    ListRequested,
    LookRequested,
    StatusReported,
)
from runjournal.tui.models.import_items import PreviewItem
from runjournal.tui.models.imports import NONE_TICKED, FilteredPreview, ImportModel, ReadingStopped, unfiltered
from runjournal.tui.models.read_request import ReadRequest, read_request
from runjournal.tui.screens.imports.item_list import AllTicksRequested, GroupSelected, ImportRequested, TickRequested
from runjournal.tui.screens.imports.path_list import PathSelected
from runjournal.tui.screens.imports.path_pane import PathPane, ReadingPane
from runjournal.tui.screens.imports.preview_pane import PreviewPane
from runjournal.tui.screens.journal_screen import SubScreen
from runjournal.tui.screens.status_screen import StatusScreen
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine
from runjournal.tui.widgets.title_bar import TitleBar

LOOK_S = 0.1
"""How often the progress of a reading is shown."""


@light
class ItemsRead(Message):
    """The files of an import were read, or with a `problem` they were not."""

    items: tuple[PreviewItem, ...]
    problem: str = ""


class Step(StrEnum):
    """Where the runner is."""

    PATH = "path"
    READING = "reading"
    PREVIEW = "preview"


class ImportScreen(SubScreen):
    """The three steps, one at a time; Escape goes back to the one before."""

    CSS_PATH = "imports.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="import.filter", key_display="/"),
        Binding("escape", "leave", "Back", id="import.leave"),
        Binding("t", "back", "Today", show=False, id="import.today"),
    ]

    step: var[Step] = var(Step.PATH, init=False)
    source: var[str] = var("")
    progress: var[ImportProgress] = var(ImportProgress())
    filtered: var[FilteredPreview] = var(FilteredPreview())
    item: var[PreviewItem | None] = var(None)

    def __init__(self, model: ImportModel, draw: DrawContext, tag: str = "") -> None:
        super().__init__(model.journal_model, draw, tag)
        self.model = model
        self.now = self.journal_model.now()
        self.source, self.filtered = model.source, model.filtered
        self.path = PathPane(draw, model)
        self.reading = ReadingPane(draw)
        self.preview = PreviewPane(draw, self.filter_items, self.show_item)
        self._progress = ImportProgress()
        """How far the thread is that reads."""

    def compose(self) -> ComposeResult:
        draw = self.draw
        yield TitleBar(draw, "Import runs", self.tag).data_bind(ImportScreen.now)
        yield self.path
        yield self.reading.data_bind(ImportScreen.source, ImportScreen.progress)
        yield self.preview.data_bind(ImportScreen.filtered, ImportScreen.source, ImportScreen.item)
        yield StatusLine(draw).data_bind(ImportScreen.status)
        yield KeyBar()

    def on_mount(self) -> None:
        """Go on where the import was left: with files to read, in the preview, or at the path."""
        self.set_interval(LOOK_S, self._show_progress)
        if self.filtered.items or self.model.offer is None:
            self.set_reactive(ImportScreen.step, Step.PREVIEW if self.filtered.items else Step.PATH)
            self._turn_to(self.step)
        else:
            self._read(self.model.offer.request, self.model.offer.source, is_of_offer=True)

    def refresh_journal(self) -> None:
        """Show the time; what is in the preview is compared with the journal again when it is imported."""
        self.now = self.journal_model.now()

    def watch_step(self, step: Step) -> None:
        """Show one step, and put the focus into it."""
        self._turn_to(step)

    def _turn_to(self, step: Step) -> None:
        for pane in (self.path, self.reading, self.preview):
            pane.display = pane.id == step
        if step is Step.PATH:
            self.path.go_on()
        elif step is Step.PREVIEW:
            self.preview.list.focus()
        else:
            self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let / be typed in the lines, and filter only a preview."""
        if action == "filter" and self.is_mounted:
            return self.step is Step.PREVIEW and not self.preview.line.has_focus
        return super().check_action(action, parameters)

    # the path

    @on(LineSubmitted)
    def _line_submitted(self, message: LineSubmitted) -> None:
        self._read_typed(message.line)

    @on(PathSelected)
    def _path_selected(self, message: PathSelected) -> None:
        self._read_typed(message.text)

    def _read_typed(self, text: str) -> None:
        try:
            request = read_request(text)
        except JournalError as error:
            self.path.problem = str(error)
            return
        self._read(request, text.strip())

    # reading

    def _read(self, request: ReadRequest, source: str, *, is_of_offer: bool = False) -> None:
        self.model.source, self.model.is_of_offer = source, is_of_offer
        self.source, self.status = source, None
        self.progress = self._progress = ImportProgress()
        self.step = Step.READING
        self._read_files(request)

    @work(thread=True, group="read", exclusive=True, exit_on_error=False)
    def _read_files(self, request: ReadRequest) -> None:
        worker = get_current_worker()

        def on_progress(progress: ImportProgress) -> None:
            self._progress = progress
            if worker.is_cancelled:
                raise ReadingStopped

        try:
            items, problem = self.model.read(request, on_progress), ""
        except ReadingStopped:
            return
        except JournalError as error:
            items, problem = (), str(error)
        if not worker.is_cancelled:
            self.post_message(ItemsRead(items, problem))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Raise here what went wrong in a thread and is no problem of a file, so that the app ends as it does then."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            raise error

    def _show_progress(self) -> None:
        if self.step is Step.READING:
            self.progress = self._progress

    @on(ItemsRead)
    def _items_read(self, message: ItemsRead) -> None:
        if self.step is not Step.READING:
            return
        if message.problem:
            self.step = Step.PATH
            self.path.problem = message.problem
            return
        self._show(unfiltered(message.items))
        self.preview.line.set_text("")
        self.step = Step.PREVIEW

    # the preview

    def _show(self, filtered: FilteredPreview) -> None:
        self.filtered = self.model.filtered = filtered
        self.status = None

    def filter_items(self, text: str) -> None:
        """Show the items in which the words of a text occur."""
        self._show(self.filtered.with_filter(self.filtered.group, text))

    @on(GroupSelected)
    def _group_selected(self, message: GroupSelected) -> None:
        self._show(self.filtered.with_filter(message.group, self.filtered.text))

    @on(TickRequested)
    def _tick_requested(self, message: TickRequested) -> None:
        item = self.filtered.items[message.number]
        if item.can_be_ticked:
            self._show(self.filtered._replace(ticked=self.filtered.ticked ^ {message.number}))
        else:
            self.refuse(self.model.why_not(item))

    @on(AllTicksRequested)
    def _all_ticks_requested(self) -> None:
        self._show(self.filtered.with_all_or_none())

    def show_item(self) -> None:
        """Show the item under the cursor in full."""
        self.item = self.preview.list.chosen
        self.status = None

    @on(ListRequested)
    def _list_requested(self) -> None:
        pane = self.path if self.step is Step.PATH else self.preview
        pane.list.focus()

    @on(ImportRequested)
    def _import_requested(self) -> None:
        if not self.filtered.ticked:
            self.refuse(NONE_TICKED)
            return
        sentence = self.attempt(lambda: self.model.save(self.filtered))
        if sentence:
            self.dismiss()
            self.app.call_later(self._tell, sentence)

    def _tell(self, sentence: str) -> None:
        screen = self.app.screen
        if isinstance(screen, StatusScreen):
            screen.post_message(StatusReported(sentence, is_step=True))
        self.app.post_message(JournalChanged())
        self.app.post_message(LookRequested())

    # going back

    @on(LineCancelled)
    def _line_cancelled(self) -> None:
        self.action_leave()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.preview.line.focus()

    def action_leave(self) -> None:
        """One step back: from a filter to all, from the preview to the path, from there to where one was."""
        if self.step is Step.READING:
            self.workers.cancel_group(self, "read")
            self._leave_files()
        elif self.step is Step.PATH:
            self.action_back()
        elif self.filtered.text or self.filtered.group is not None:
            self.preview.line.set_text("")
            self._show(self.filtered.with_filter(None, ""))
            self.preview.list.focus()
        else:
            self._leave_files()

    def _leave_files(self) -> None:
        """Back to the path, or to where it was offered."""
        self._show(FilteredPreview())
        if self.model.is_of_offer:
            self.action_back()
        else:
            self.step = Step.PATH

    def go_to_path(self) -> None:
        """Import something else than what is shown."""
        self.workers.cancel_group(self, "read")
        self._show(FilteredPreview())
        self.step = Step.PATH
