"""What would be flagged if the chosen start were booked."""

from textual.reactive import reactive

from runjournal.rules.finding import Finding
from runjournal.tui.widgets.cursor_list import CursorWindow
from runjournal.tui.widgets.findings import Findings


class SlotFindings(Findings, CursorWindow[Finding]):
    """The findings that the booking would cause, in a room of fixed height: the screen around them stays as it is."""

    HELP = """\
What the rules would say of the chosen start, the most severe first. f goes there, Enter tells the whole story of a
finding: what was measured, what to do, the source and how strong it is.
"""
    QUIET = (" Nothing speaks against it.",)

    findings: reactive[tuple[Finding, ...]] = reactive(())
    is_empty: reactive[bool] = reactive(False)

    def more(self) -> str:
        """How the rest is reached."""
        return " …" if self.has_focus else " … f shows the rest"

    def kept_rows(self) -> range:
        """Those of the finding under the cursor, or the first while the cursor is elsewhere."""
        return super().kept_rows() if self.has_focus else range(1)
