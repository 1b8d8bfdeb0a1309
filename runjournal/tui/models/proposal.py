"""The model of the proposal: it proposes sessions and books the chosen ones."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from runjournal.booking.proposal.proposal import Outcome, Proposal, Proposed, Wish, propose
from runjournal.booking.proposal.summary import heading, summary
from runjournal.language.display.dates import when_of
from runjournal.language.display.sentence_parts import count_of
from runjournal.tui.models.journal import UNDO_HINT, JournalModel

if TYPE_CHECKING:
    from runjournal.model.entries import Massage


class ProposalModel:
    """Proposals for a month, this one unless another is said, or until the next race."""

    def __init__(self, journal_model: JournalModel, month: date | None = None) -> None:
        self.journal_model = journal_model
        self.month = month

    def propose(self, *, until_race: bool) -> Proposal:
        """What is proposed as the journal stands; a month that has ended meanwhile gives way to this one."""
        today = self.journal_model.today
        month = self.month if self.month and self.month.replace(day=1) > today else today
        return propose(self.journal_model.history, Wish(month, until_race))

    def words(self, proposal: Proposal) -> tuple[str, str]:
        """What a proposal is for, and what comes of it."""
        more = " The month is paused: it breaks no streak." if self._is_for_paused(proposal) else ""
        if proposal.outcome is Outcome.MET and not proposal.wish.until_race:
            more = " m proposes until the next race."
        return heading(proposal), f"{summary(proposal)}{more}"

    def _is_for_paused(self, proposal: Proposal) -> bool:
        from runjournal.trends.pauses import is_for_paused

        return is_for_paused(proposal, self.journal_model.journal, self.journal_model.history)

    def book(self, sessions: Sequence[Proposed]) -> str:
        """Book sessions as one step; what was done, in a sentence."""
        self.journal_model.journal.add([session.booking for session in sessions])
        listed = ", ".join(_session_words(session.massage) for session in sessions[:3])
        more = f" and {len(sessions) - 3} more" if len(sessions) > 3 else ""
        return f"Booked {count_of(len(sessions), 'session')}: {listed}{more}. {UNDO_HINT}"


def _session_words(massage: "Massage") -> str:
    return f"{massage.depth} {when_of(massage)}"
