"""What every screen with findings does with a chosen one: tells its whole story."""

from textual import on
from textual.screen import Screen

from runjournal.tui.desk import Desk
from runjournal.tui.look import Look
from runjournal.tui.messages import FindingChosen, OverruleAsked


class Telling(Screen[None]):
    """The part of a screen that opens stories; an overrule asked for in one is asked of the screen."""

    desk: Desk
    look: Look

    @on(FindingChosen)
    def _finding_chosen(self, message: FindingChosen) -> None:
        from runjournal.tui.screens.story import Story

        finding = message.finding

        def told(is_to_be_overruled: bool | None) -> None:
            if is_to_be_overruled:
                self.post_message(OverruleAsked(finding))

        self.app.push_screen(Story(self.look, finding, self.desk.before(finding)), told)
