"""What the home screen does with the body map: takes the ratings given there, and saves them when it is left."""

from datetime import date
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.reactive import var

from runjournal.model.areas import Spot
from runjournal.model.entries import Soreness
from runjournal.tui.entry_preview import EntryPreview
from runjournal.tui.messages import CheckInEnded, JournalChanged, RatingRequested
from runjournal.tui.screens.journal_screen import JournalScreen
from runjournal.tui.widgets.body_map import BodyMap

HOW = EntryPreview(
    status="How sore? Arrows choose an area, 1–9 rate it, 0 is none, = both sides, . what it feels like. Enter saves.",
    is_question=True,
)


class Rating(JournalScreen):
    """The part of the home screen about soreness. In a terminal too low for the map a box over the screen has it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "sore", "Sore", id="today.sore")]

    preview: var[EntryPreview | None]
    day: var[date | None]
    ratings: var[dict[Spot, int]]
    lately: var[dict[Spot, Soreness]]
    is_short: var[bool]

    body: BodyMap

    def action_sore(self) -> None:
        """Go to the body map."""
        if self.is_short:
            self._open_box()
        else:
            self.body.focus()

    @on(RatingRequested)
    def _rating_requested(self) -> None:
        self.action_sore()

    def _open_box(self) -> None:
        from runjournal.tui.screens.dialogs.check_in_box import CheckInBox

        def closed(sentence: str | None) -> None:
            if sentence:
                self.show_change(sentence)

        self.app.push_screen(
            CheckInBox(self.journal_model, self.draw, self.day or self.journal_model.today, self.ratings, self.lately),
            closed,
        )

    @on(CheckInEnded)
    def _check_in_ended(self, message: CheckInEnded) -> None:
        sentence = self.keep_ratings()
        if sentence:
            self.show_change(sentence)
        elif self.body.check_in.is_empty or message.with_escape:
            self.focus_list()

    def keep_ratings(self) -> str:
        """Save what was rated on the map, if anything was, and say so; what is refused stays there."""
        ratings, day = self.body.check_in, self.day or self.journal_model.today
        if ratings.is_empty:
            return ""
        sentence = self.attempt(lambda: self.journal_model.check_in(ratings, day))
        if sentence:
            self.body.forget()
        return sentence

    def put_ratings_down(self) -> None:
        """Save what was rated, and leave the focus and what is being typed alone."""
        sentence = self.keep_ratings()
        if sentence:
            self.follow()
            self.app.post_message(JournalChanged())
            typed = self.preview if self.preview and self.preview.draft else EntryPreview()
            self.preview = typed._replace(status=sentence)
        elif self.preview is HOW:
            self.preview = None

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what can be done on the map."""
        if event.widget is self.body:
            self.preview = HOW

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Save what was rated when the map is left, but not when the terminal is."""
        if event.widget is self.body and self.app.app_focus:
            self.put_ratings_down()

    def on_screen_suspend(self) -> None:
        """Save what was rated when another screen is turned to, which may show it."""
        if not self.app.screen.is_modal:
            self.put_ratings_down()

    def focus_list(self) -> None:
        """Go back to the day's entries."""
        raise NotImplementedError
