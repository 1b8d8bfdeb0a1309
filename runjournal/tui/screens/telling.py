"""What every screen with findings does with a chosen one: tells its whole story."""

from textual import on
from textual.screen import Screen

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.messages import FindingSelected, OverruleRequested
from runjournal.tui.models.journal import JournalModel


class Telling(Screen[None]):
    """The part of a screen that opens stories; an overrule asked for in one is asked of the screen."""

    journal_model: JournalModel
    draw: DrawContext

    @on(FindingSelected)
    def _finding_selected(self, message: FindingSelected) -> None:
        from runjournal.tui.screens.dialogs.story import Story

        finding = message.finding

        def told(is_to_be_overruled: bool | None) -> None:
            if is_to_be_overruled:
                self.post_message(OverruleRequested(finding))

        self.app.push_screen(Story(self.draw, finding, self.journal_model.before(finding)), told)
