"""The last card: the month's sessions, the streak and the safe days, and what to ask the therapist for."""

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from runjournal.language.display.dates import day_words, month_and_year
from runjournal.language.display.sentence_parts import count_of, part_of
from runjournal.model.entries import Massage
from runjournal.model.frozen import light
from runjournal.model.sessions import is_session
from runjournal.trends.soreness.sore_since import SoreSpot
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.models.week import MonthView
from runjournal.tui.screens.week.week_card import Card, half, side_by_side, wrapped
from runjournal.tui.widgets.facts import bar

TWO_HALVES_FROM = 100
MOST_ASKED = 6


@light
class NextStepSelected(Message):
    """A way to end the review was chosen: "book", "note" or "done"."""

    step: str


class MonthCard(Card):
    """How the month stands, and what is worth a word next time."""

    HELP = """\
The month: its sessions with the goal, the streak of met months and the days on which a light massage is still safe.
Below stands what to ask the therapist for: what was sore since the last massage, what was sore again and again, and
what the body's rules say. b books, n writes a note, Enter is done.
"""

    sessions: reactive[MonthView | None] = reactive(None, layout=True)

    @property
    def shown(self) -> tuple[object, ...]:
        """The values that the card shows."""
        return (self.sessions,)

    def rows(self, width: int) -> list[Content]:
        """Two halves if there is room, else one below the other."""
        view = self.sessions
        if view is None:
            return [self.muted("Reading the month …")]
        is_wide = width >= TWO_HALVES_FROM
        room = half(width) if is_wide else width
        left, right = self._month(view, room), self._ask(view, room)
        return side_by_side(left, right, width) if is_wide else [*left, Content(""), *right]

    def _month(self, view: MonthView, width: int) -> list[Content]:
        glyphs = self.draw.glyphs
        goal = view.goal
        met = view.done >= goal.sessions
        count = Content.assemble(
            bar(view.done / goal.sessions, glyphs.full, glyphs.empty),
            (f"  {part_of(view.done, goal.sessions, 'session')}", "bold $foreground"),
            (f"  {glyphs.ok} met", "$accent") if met else (f" of {goal.minutes} min or more", "$foreground 62%"),
        )
        massages = [line for massage in view.massages for line in wrapped([self._massage(massage, view)], width, 13)]
        now = flow(self._now(view), width, glyphs.dot)
        return [self.head(month_and_year(view.month)), count, *massages, *now]

    def _massage(self, massage: Massage, view: MonthView) -> Content:
        glyph = self.draw.glyphs.massage[massage.is_planned]
        words = self.draw.words(massage)
        state = "  planned" if massage.is_planned else "" if is_session(massage, view.goal) else "  too short to count"
        return Content.assemble(
            (f"{glyph} ", "$accent"),
            (f"{day_words(massage.day):<11}", "$foreground 62%"),
            (words, "$foreground"),
            (state, "$foreground 62%"),
        )

    def _now(self, view: MonthView) -> Iterator[Content]:
        """What holds today, whatever month is looked at."""
        progress = view.progress
        yield (
            self.plain(f"{count_of(progress.streak, 'month')} in a row")
            if progress.streak
            else self.muted("no streak yet")
        )
        yield self.muted(
            "paused: no safe day left"
            if progress.paused
            else f"{count_of(progress.safe_days_left, 'safe day')} left this month"
        )
        if progress.days_since_last is not None:
            yield self.muted(f"last session {count_of(progress.days_since_last, 'day')} ago")

    def _ask(self, view: MonthView, width: int) -> list[Content]:
        card = view.card
        spots = [spot for spot in card.spots if spot.is_notable][:MOST_ASKED]
        since = f"since {day_words(card.since.day)}" if card.since.massage else f"in {count_of(card.days, 'day')}"
        lines = [self.head("Ask the therapist for")]
        lines += [self._caution(finding.title) for finding in card.flags]
        lines += [self._spot(spot) for spot in spots]
        lines += [self.plain(finding.message) for finding in card.recurring]
        if len(lines) == 1 and not card.rated_days:
            lines.append(self.muted(f"Nothing was rated {since}; s rates how sore you are."))
        elif len(lines) == 1:
            lines.append(self.muted(f"Nothing was sore {since}; a usual session will do."))
        else:
            lines.append(
                self.muted(f"{since}, {card.rated_days} of {count_of(card.days, 'day')} rated; K shows the card")
            )
        return wrapped(lines, width, 2)

    def _caution(self, title: str) -> Content:
        return Content.assemble(
            (f"{self.draw.glyphs.warning} first a clinician: ", "$error"), (self.draw.plain(title), "$foreground")
        )

    def _spot(self, sore: SoreSpot) -> Content:
        felt = f", {', '.join(sore.qualities)}" if sore.qualities else ""
        return Content.assemble(
            (sore.spot.name, "bold $foreground"),
            (f"  up to {sore.highest}, now {sore.latest}, {sore.course}{felt}", "$foreground 62%"),
        )


class NextSteps(Widget):
    """How the review ends: three things to do, each a key and a click."""

    STEPS = (("b", "book", "a massage"), ("n", "note", "what the week was like"), ("Enter", "done", "back to today"))
    HINTS_FROM = 84

    def __init__(self, draw: DrawContext) -> None:
        super().__init__()
        self.draw = draw

    def render(self) -> Content:
        return Content("   ").join(self._steps())

    def _steps(self) -> list[Content]:
        has_hints = self.size.width >= self.HINTS_FROM
        return [
            Content.assemble(
                (f" {key} ", "bold $background on $accent"),
                (f" {name}", "bold $foreground"),
                (f" {what}" if has_hints else "", "$foreground 62%"),
            )
            for key, name, what in self.STEPS
        ]

    def on_click(self, event: events.Click) -> None:
        right = 0
        for drawn, (_, name, _) in zip(self._steps(), self.STEPS, strict=True):
            right += drawn.cell_length + 3
            if event.x < right:
                self.post_message(NextStepSelected(name))
                return
