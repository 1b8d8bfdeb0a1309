"""The body map on which soreness is rated: it saves the ratings of its day as one check-in."""

from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.widgets.body_map import BodyMap


class CheckInMap(BodyMap):
    """A body map that saves what was rated on it when its screen says so."""

    def __init__(self, journal_model: JournalModel, draw: DrawContext, *, keeps_lit: bool = False) -> None:
        super().__init__(draw, keeps_lit=keeps_lit)
        self.journal_model = journal_model

    def save(self) -> str:
        """Save what was rated and return the change's sentence, empty if nothing was.

        Raises `JournalError` if it is refused; the ratings then stay on the map.
        """
        if self.check_in.is_empty:
            return ""
        sentence = self.journal_model.check_in(self.check_in, self.day or self.journal_model.today)
        self.forget()
        return sentence
