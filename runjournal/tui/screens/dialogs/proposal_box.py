"""A proposal over any screen: the sessions that meet the goal, to be booked all, some or none."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive, var

from runjournal.booking.proposal.proposal import Proposed
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import JournalChanged
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.proposal import ProposalModel
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.screens.dialogs.proposal_list import BookAllRequested, MarkRequested, ProposalList
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.drawn_rows import DrawnRows
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.status_line import StatusLine


class ProposalHead(DrawnRows):
    """What the proposal is for, and below it what it does for the goal, or why there is none."""

    DEFAULT_CSS = "ProposalHead { height: auto; }"

    words: reactive[tuple[str, str]] = reactive(("", ""), layout=True)

    def rows(self, width: int) -> list[Content]:
        """Both, wrapped."""
        heading, summary = map(self.draw.plain, self.words)
        room = max(width, 20)
        return [*Content.styled(heading, "bold $foreground").wrap(room), *Content(summary).wrap(room)]


class ProposalBox(Dialog[str]):
    """The proposal for a month or until the next race. Its result is the sentence about what was booked, if anything.

    All sessions are marked to begin with.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "proposal.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "switch", "Month or race", id="proposal.switch"),
        Binding("escape,q", "close", "Book none", id="proposal.close"),
    ]

    words: var[tuple[str, str]] = var(("", ""))
    sessions: var[tuple[Proposed, ...]] = var(())
    marked: var[frozenset[int]] = var(frozenset())

    def __init__(self, journal_model: JournalModel, draw: DrawContext, month: date | None = None) -> None:
        super().__init__(draw)
        self.model = ProposalModel(journal_model, month)
        self.until_race = False

    def compose(self) -> ComposeResult:
        with Vertical(id="proposal", classes="box") as box:
            box.border_title = Content("Proposal")
            yield ProposalHead(self.draw).data_bind(ProposalBox.words)
            with Pane(id="proposed"):
                yield ProposalList(self.draw).data_bind(ProposalBox.sessions, ProposalBox.marked)
        yield StatusLine(self.draw).data_bind(ProposalBox.status)
        yield KeyBar()

    def on_mount(self) -> None:
        """Propose, and start on the first session."""
        self._show_sessions()
        self.refresh_journal()

    @on(JournalChanged)
    def refresh_journal(self) -> None:
        """Propose again; if the sessions are the same, those that were left out stay left out."""
        proposal = self.model.propose(until_race=self.until_race)
        self.words = self.model.words(proposal)
        if proposal.sessions != self.sessions:
            self.sessions = proposal.sessions
            self.marked = frozenset(range(len(proposal.sessions)))
            self._show_sessions()

    def _show_sessions(self) -> None:
        """Show and focus the list only if it has sessions."""
        self.query_one("#proposed").display = bool(self.sessions)
        self.set_focus(self.query_one(ProposalList) if self.sessions else None)

    def watch_marked(self) -> None:
        """Show below how many are marked."""
        count = len(self.sessions)
        marked = f"{len(self.marked)} of {count} marked" if count else ""
        self.query_one("#proposal").border_subtitle = Content(marked)

    @on(MarkRequested)
    def _mark_requested(self, message: MarkRequested) -> None:
        if message.session in self.sessions:
            self.marked = self.marked ^ {self.sessions.index(message.session)}
            self.status = None

    def action_switch(self) -> None:
        """Propose until the next race instead of for the month, or the other way round."""
        self.until_race = not self.until_race
        self.status = None
        self.refresh_journal()

    @on(BookAllRequested)
    def _book_all_requested(self) -> None:
        chosen = [session for index, session in enumerate(self.sessions) if index in self.marked]
        if not chosen:
            self.refuse("Nothing is marked to book. Space marks a session, Escape books none.")
            return
        sentence = self.attempt(lambda: self.model.book(chosen))
        if sentence:
            self.dismiss(sentence)
