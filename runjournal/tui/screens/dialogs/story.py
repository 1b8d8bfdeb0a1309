"""The whole story of a finding: what was measured, what to do, the source and how strong it is."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runjournal.language.display.sentence_parts import capital
from runjournal.rules.finding import Finding
from runjournal.rules.registry import BY_ID
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.flow import flow
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.messages import ActRequested
from runjournal.tui.models.finding_acts import Act, FindingActs
from runjournal.tui.screens.dialogs.dialog import Dialog
from runjournal.tui.widgets.act_keys import act_bindings, act_words, requested

WIDTH = 66
"""How many cells the keys in a story may take beside each other."""
UNITS = {"h": "h", "ml": "ml", "percent": "%", "min": "min", "days": "days", "m": "m"}


class Story(Dialog[ActRequested]):
    """A finding in full. Escape, Enter and q close it; its result is what is to be done about the finding.

    `acts` are what can be done, `before` is what happened when its rule was overruled before, if it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Close", id="story.close"),
        *act_bindings("story"),
    ]

    def __init__(self, draw: DrawContext, finding: Finding, acts: FindingActs, before: str = "") -> None:
        super().__init__(draw)
        self.finding = finding
        self.acts = acts
        self.before = before

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="story", classes="box") as pane:
            pane.border_title = Content(self.finding.rule)
            pane.border_subtitle = Content("Esc closes")
            yield Static(self._page(), markup=False)

    def _page(self) -> Content:
        finding = self.finding
        ink = SEVERITY_INK[finding.severity]
        head = Content.assemble(
            (f"{self.draw.glyphs.of(finding.severity)} {finding.severity.word}  ", ink),
            (finding.title, "bold $foreground"),
        )
        clears = self.draw.at(finding.clears_at) if finding.clears_at else ""
        rule = BY_ID.get(finding.rule)
        parts = [
            head,
            Content(finding.message),
            _part("Overruled", self._overruled()),
            _part("Before", capital(f"{self.before}.") if self.before else ""),
            _part("What to do", finding.advice),
            self._keys(),
            _part("Measured", self.draw.glyphs.dot.join(_measured(finding))),
            _part("Clears", clears),
            _part("The rule", f"{rule.what_with(self.draw.settings)} {rule.why}" if rule else ""),
            _part("Source", f"{finding.source.claim}: {finding.source.strength}. {finding.source.reference}"),
            Content.styled("A journal, not medical advice. It informs; you decide.", "$foreground 38%"),
        ]
        return Content("\n\n").join([part for part in parts if part.plain])

    def _keys(self) -> Content:
        """The keys that do something about the finding, each of which can be clicked."""
        words, dot = act_words(self.acts, self.draw, "story", "screen.act"), self.draw.glyphs.dot
        return Content("\n").join([row for parts in words for row in flow(parts, WIDTH, dot)])

    def _overruled(self) -> str:
        overruled = self.finding.overruled
        return f"{self.draw.at(overruled.at)}: {overruled.why}" if overruled else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those keys work that do something for the finding."""
        if action == "act":
            name, place = parameters
            return self.acts.has(Act[str(name)], int(str(place)))
        return super().check_action(action, parameters)

    def action_act(self, name: str, place: int) -> None:
        """Go back to the screen below, which does it."""
        message = requested(self.acts, self.finding, name, place)
        if message is not None:
            self.dismiss(message)


def _measured(finding: Finding) -> Iterator[str]:
    """What was measured, with units; a number of hours is left out if the same is there in words."""
    for name, value in finding.measured.items():
        stem, _, unit = name.rpartition("_")
        if (unit in UNITS and stem in finding.measured) or value is None:
            continue
        words = f"{value:g}" if isinstance(value, float) else str(value)
        yield (
            f"{stem.replace('_', ' ')} {words} {UNITS[unit]}" if unit in UNITS else f"{name.replace('_', ' ')} {words}"
        )


def _part(label: str, text: str) -> Content:
    return Content.assemble((f"{label}\n", "$accent"), (text, "$foreground")) if text else Content("")
