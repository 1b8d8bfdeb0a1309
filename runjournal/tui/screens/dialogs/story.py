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
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.screens.dialogs.dialog import Dialog

UNITS = {"h": "h", "ml": "ml", "percent": "%", "min": "min", "days": "days", "m": "m"}


class Story(Dialog[bool]):
    """A finding in full. Escape, Enter and q close it; its result is whether the finding is to be overruled.

    `before` is what happened when its rule was overruled before, if it was.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Close", id="story.close"),
        Binding("o", "overrule", "Overrule", id="story.overrule"),
    ]

    def __init__(self, draw: DrawContext, finding: Finding, before: str = "") -> None:
        super().__init__(draw)
        self.finding = finding
        self.before = before

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="story", classes="box") as pane:
            pane.border_title = Content(self.finding.rule)
            overrules = "" if self.finding.overruled else "o overrules, "
            pane.border_subtitle = Content(f"{overrules}Esc closes")
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
            _part("Measured", self.draw.glyphs.dot.join(_measured(finding))),
            _part("Clears", clears),
            _part("The rule", f"{rule.what_with(self.draw.settings)} {rule.why}" if rule else ""),
            _part("Source", f"{finding.source.claim}: {finding.source.strength}. {finding.source.reference}"),
            Content.styled("A journal, not medical advice. It informs; you decide.", "$foreground 38%"),
        ]
        return Content("\n\n").join([part for part in parts if part.plain])

    def _overruled(self) -> str:
        overruled = self.finding.overruled
        return f"{self.draw.at(overruled.at)}: {overruled.why}" if overruled else ""

    def action_overrule(self) -> None:
        """Go back to the screen below, which asks for the reason."""
        self.dismiss(result=True)


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
