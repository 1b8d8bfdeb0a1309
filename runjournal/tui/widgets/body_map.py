"""The body map: the picture of the body, on which soreness is rated area by area with a digit."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from runjournal.language.display.dates import days_away
from runjournal.model.areas import Spot
from runjournal.trends.check_in import HIGHEST, CheckIn, SpotRating
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.inks import heat_ink
from runjournal.tui.messages import CheckInEnded, StatusReported
from runjournal.tui.widgets.body_chooser import BodyChooser
from runjournal.tui.widgets.facts import muted

NOT_SAVED = "*"
TEN = "That is 0, not sore. For 10 press 9, then +."
ONLY_CLEAR = "The whole body can only be all clear, 0. Choose an area with the arrows."


class BodyMap(BodyChooser, inherit_bindings=False):
    """The latest ratings of a day, and new ones that are typed while it has the focus.

    `check_in` holds those that are not saved yet. The map posts `CheckInEnded` when they are to be saved; the screen
    saves them and calls `forget`.
    """

    HELP = """\
The body map shows how sore each area is on this day, from 0 to 10, with your front on the left and your back on the
right; a dot means not rated. Press s to go there. Choose an area with the arrows or a click; Tab jumps to what was
sore lately. A digit rates the area, + adds one, = before or after the digit rates both sides, . says what it feels
like, and - takes the rating back. The head is the whole body: s then 0 means all clear. A star marks what is not saved
yet. Enter, Escape or leaving the map saves it all as one step, which u undoes.
"""

    LABEL = "Sore"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "end", "Save", id="body.save"),
        Binding("escape", "end(True)", "Save and leave", show=False, id="body.leave"),
        *(Binding(str(n), f"rate({n})", f"Rate {n}", show=False, id=f"body.rate-{n}") for n in range(10)),
        *BodyChooser.BINDINGS,
        Binding("full_stop", "feel", "Feels like", id="body.feels-like", key_display="."),
        Binding("plus", "raise_by(1)", "One more", show=False, id="body.more"),
        Binding("minus,backspace,delete", "take_back", "Take back", show=False, id="body.take-back"),
        Binding("u", "step_back", "Take the last back", show=False, id="body.step-back"),
    ]

    check_in: reactive[CheckIn] = reactive(CheckIn(), layout=True)

    def __init__(self, draw: DrawContext, *, keeps_lit: bool = False) -> None:
        super().__init__(draw, keeps_lit=keeps_lit)
        self._steps: list[CheckIn] = []

    def forget(self) -> None:
        """Forget the new ratings, once they are saved."""
        self._steps.clear()
        self.check_in = CheckIn()

    # what is shown

    def rows(self, width: int) -> list[Content]:
        """The drawn body with its words below, or the words alone in a low terminal."""
        if self.is_short:
            return super().rows(width)
        below = self._chosen() if self.has_focus else self._words()
        dot = self.draw.glyphs.dot
        return [*self.picture(), *flow(below, max(width, 10), dot), *flow(self._unsaved(), max(width, 10), dot)]

    def parts(self) -> list[list[Content]]:
        """The soreness in words alone, for a terminal too low to draw the body."""
        return [self._words()]

    def rating(self, spot: Spot) -> int | None:
        """The new rating if there is one, otherwise the day's latest."""
        given = self.check_in.at(spot)
        return given.rating if given else super().rating(spot)

    def sign(self, spot: Spot) -> str:
        """A star if the rating is not saved yet."""
        return NOT_SAVED if self.check_in.at(spot) else ""

    def _words(self) -> list[Content]:
        """The sorest areas in words, or how to rate them."""
        if self.keeps_lit:
            return [muted("s rates how sore you are today")]
        if not self.ratings:
            return [muted("not rated; s rates"), muted("s0 is all clear")]
        sore = sorted((-rating, spot.name) for spot, rating in self.ratings.items() if rating)
        if not sore:
            return [muted("all clear")]
        return [
            Content.assemble((f"{name} ", "$foreground 62%"), (str(-less), heat_ink(-less))) for less, name in sore[:4]
        ]

    def _chosen(self) -> list[Content]:
        """The chosen area with its new rating and its latest one; for the whole body, what can be done."""
        if self.is_on_whole:
            name = "all clear" if self.check_in.is_clear else "whole body"
            return [Content.styled(name, "bold $accent"), muted("0 all clear"), muted("arrows choose")]
        spots = tuple(self.cursor.each())
        chosen = Content.assemble((self.cursor.name, "bold $accent"), (self._given(spots), "bold $foreground"))
        return [chosen, muted(self._lately(spots))]

    def _given(self, spots: tuple[Spot, ...]) -> str:
        """The new rating of the chosen area, by side if the sides differ."""
        given = [self.check_in.at(spot) for spot in spots]
        if len(set(given)) == 1:
            return _given_words(given[0])
        return "".join(
            f" {spot.side[0].upper()}{_given_words(rating)}"
            for spot, rating in zip(spots, given, strict=True)
            if rating
        )

    def _lately(self, spots: tuple[Spot, ...]) -> str:
        ratings = [self.lately[spot] for spot in spots if spot in self.lately]
        if not ratings or self.day is None:
            return "not rated lately"
        entry = max(ratings, key=lambda entry: (entry.starts.earliest, entry.rating))
        local = entry.start.local
        clock = f"at {local:%H:%M}" if local else "that day"
        return f"{entry.rating} {clock if entry.day == self.day else days_away(entry.day, self.day)}"

    def _unsaved(self) -> Iterator[Content]:
        """How much is not saved, and how to save it."""
        if self.check_in.is_empty:
            return
        count = len(self.check_in.given) + self.check_in.is_clear
        yield Content.styled(f"{NOT_SAVED} {count} not saved", "$warning")
        yield muted("Enter saves")

    # rating

    def action_rate(self, rating: int) -> None:
        """Rate what is chosen."""
        if self.is_on_whole and rating:
            self.post_message(StatusReported(ONLY_CLEAR, is_error=True))
            return
        if not rating and self._was_just_one():
            self.post_message(StatusReported(TEN))
        self._take(self.check_in.rated(self.cursor, rating))

    def _was_just_one(self) -> bool:
        """Whether a 1 was typed just before, so that a 0 after it may be meant as 10."""
        spot = next(self.cursor.each())
        before = self._steps[-1].at(spot) if self._steps else None
        now = self.check_in.at(spot)
        return now is not None and now.rating == 1 and now != before

    def action_both(self) -> None:
        """Take both sides of the area, or the one side again; a rating just given to the one is the other's too."""
        rated = self.cursor
        super().action_both()
        if self.cursor != rated and len(list(rated.each())) == 1:
            self._take(self.check_in.mirrored(rated))

    def action_raise_by(self, by: int) -> None:
        """Raise or lower the rating of what is chosen, between 0 and 10."""
        if self.is_on_whole:
            return
        check_in = self.check_in
        for spot in self.cursor.each():
            check_in = check_in.rated(spot, max(min((self.rated_now(spot) or 0) + by, HIGHEST), 0))
        self._take(check_in)

    def action_feel(self) -> None:
        """Step to the next quality of soreness of the chosen area, once it is rated."""
        sore = {spot: rating for spot in self.cursor.each() if (rating := self.rated_now(spot))}
        if self.is_on_whole or not sore:
            self.post_message(StatusReported("Rate the area first; then . says what it feels like.", is_error=True))
            return
        self._take(self.check_in.felt(sore))

    def rated_now(self, spot: Spot) -> int | None:
        """The rating of a spot on this day so far, also when the map shows those of a longer time."""
        given, latest = self.check_in.at(spot), self.lately.get(spot)
        if given is not None:
            return given.rating
        return latest.rating if latest and latest.day == self.day else None

    def action_take_back(self) -> None:
        """Take back the new rating of the chosen area."""
        self._take(self.check_in.without(self.cursor))

    def action_step_back(self) -> None:
        """Take back the last step."""
        if self._steps:
            self.check_in = self._steps.pop()

    def _take(self, check_in: CheckIn) -> None:
        if check_in != self.check_in:
            self._steps.append(self.check_in)
            self.check_in = check_in

    def watch_check_in(self) -> None:
        """Show u among the keys while there is a step to take back."""
        if self.is_attached:
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let u take back what is not saved; otherwise it is the screen's undo."""
        if action == "step_back":
            return bool(self._steps)
        return super().check_action(action, parameters)

    def action_end(self, with_escape: bool = False) -> None:
        """Ask for the ratings to be saved, and leave the map."""
        self.post_message(CheckInEnded(with_escape))

    def chosen_again(self) -> None:
        """Add one to an area that is clicked again; rate the whole body all clear."""
        if self.is_on_whole:
            self.action_rate(0)
        else:
            self.action_raise_by(1)


def _given_words(given: SpotRating | None) -> str:
    """Such as " 3*" or " 3 pinpoint*", with the star of what is not saved; empty for None."""
    if given is None:
        return ""
    quality = f" {given.quality}" if given.quality and given.quality.value != "ache" else ""
    return f" {given.rating}{quality}{NOT_SAVED}"
