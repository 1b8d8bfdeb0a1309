"""The two days after a massage: a few steps, each with its time, ticked by what is logged."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive

from runjournal.language.display.dates import to_half_hour
from runjournal.model.moments import zone_info
from runjournal.trends.aftercare import Aftercare, CareStep, StepId
from runjournal.tui.flow import lit
from runjournal.tui.messages import StepSelected
from runjournal.tui.widgets.cursor_list import CursorList, Line
from runjournal.tui.widgets.facts import MARGIN

HIGH = 45
"""How many rows a terminal has where a reason leaves the findings their room."""

SHORT = {StepId.DRINK: "drink", StepId.LIGHT: "light", StepId.BATH: "bath?", StepId.EASE: "sore"}
"""The steps in a word, for a single line of 23 columns with the time."""


class AfterMassage(CursorList[CareStep]):
    """The steps as rows, or in a low terminal the chosen one alone. In a high one the chosen step says why."""

    HELP = """\
After a massage, for 48 hours. A goes there and A again takes the chosen step: it logs a glass of 300 ml, a light
evening as a note, or a bath now, and asks for ratings where soreness is to ease. What you log yourself ticks as well.
Some professionals suggest the bath; evidence for the salt is lacking. After 12, 24 and 48 hours the line below the
entry bar asks how sore each area is: 0 to 9 rate it, - skips it, Escape leaves the rest for an hour later.
"""

    LABEL = "After"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k,left", "move(-1)", "Up", show=False, id="aftercare.up"),
        Binding("down,j,right", "move(1)", "Down", show=False, id="aftercare.down"),
        Binding("A,enter", "take", "Done", id="aftercare.take"),
    ]

    aftercare: reactive[Aftercare | None] = reactive(None, layout=True)
    is_short: reactive[bool] = reactive(False, layout=True)
    cursor: reactive[int] = reactive(0, layout=True)

    @property
    def items(self) -> tuple[CareStep, ...]:
        """The steps, done or still open."""
        return self.aftercare.steps if self.aftercare else ()

    @property
    def is_brief(self) -> bool:
        """Whether the findings need the rows more than the steps do, of which one then stands for all."""
        return self.is_short or self.app.size.height < HIGH

    def watch_aftercare(self) -> None:
        """Go on to the next open step when the chosen one was taken."""
        self.cursor = self.cursor
        if self.chosen is not None and self.chosen.is_done:
            self.choose_open()

    def choose_open(self) -> None:
        """Put the cursor on the first step that is still open, if there is one."""
        self.cursor = next((index for index, step in enumerate(self.items) if not step.is_done), self.cursor)

    def lines(self, width: int) -> Iterator[Line]:
        """The steps beside the label; in a low terminal the chosen one, on one line."""
        indexes = range(len(self.items))[self.cursor : self.cursor + 1] if self.is_brief else range(len(self.items))
        rows = ((index, row) for index in indexes for row in self._step(index, width))
        for number, (index, row) in enumerate(rows):
            yield index, Content.assemble(self._label(number), row)

    def _label(self, number: int) -> Content:
        if number:
            return Content(" " * MARGIN)
        key = "  " if self.has_focus else " A"
        return Content.assemble((self.LABEL, "$foreground 62%"), (key, "bold $accent")).pad_right(MARGIN - 7)

    def _step(self, index: int, width: int) -> list[Content]:
        step, room = self.items[index], max(width - MARGIN, 10)
        is_lit = self.is_lit(index)
        ink = "$foreground 62%" if step.is_done else "$foreground"
        words = Content.assemble((self.draw.plain(self._words(step)), ink), (f" {self._time(step)}", "$foreground 62%"))
        if self.is_brief:
            return [self._marked(step, words.truncate(room - 2), room, is_lit=is_lit)]
        lines = [
            *words.wrap(room - 2),
            *(self._why(step, room - 2) if is_lit and self.app.size.height >= HIGH else []),
        ]
        return [self._marked(None if number else step, line, room, is_lit=is_lit) for number, line in enumerate(lines)]

    def _marked(self, step: CareStep | None, line: Content, room: int, *, is_lit: bool) -> Content:
        glyphs = self.draw.glyphs
        mark = "" if step is None else glyphs.ok if step.is_done else glyphs.missing
        row = Content.assemble((mark.ljust(2), "$accent"), line)
        return lit(row, room) if is_lit else row

    def _why(self, step: CareStep, room: int) -> list[Content]:
        return Content.styled(self.draw.plain(step.why), "italic $foreground 62%").wrap(room)

    def _words(self, step: CareStep) -> str:
        return SHORT[step.id] if self.is_brief else step.words

    def _time(self, step: CareStep) -> str:
        """From when a step is, or until when; a time on another day with its weekday."""
        zone = self.draw.zone
        when = to_half_hour(step.when, zone) if step.id is StepId.EASE else step.when
        local = when.astimezone(zone_info(zone))
        clock = f"{local:%H:%M}"
        if step.id is StepId.DRINK:
            return f"from {clock}"
        if step.id is StepId.EASE:
            return f"{'till' if self.is_brief else 'by'} {local:%a} {clock}"
        return "till midnight" if clock == "00:00" else f"till {clock}"

    def action_take(self) -> None:
        """Tell the screen that the chosen step was taken, unless it is done already."""
        if self.chosen is not None and not self.chosen.is_done:
            self.post_message(StepSelected(self.chosen.id))

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Take the step that the first click of a double click chose; its rows may have moved since."""
        if event.chain == 2:
            event.prevent_default()
            self.action_take()
