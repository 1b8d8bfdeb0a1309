"""The chosen rule in words: what it looks for, why, an example, and how strong its source is."""

from textual.content import Content
from textual.reactive import reactive

from runjournal.rules.finding import Severity
from runjournal.rules.rule import Rule
from runjournal.tui.flow import labelled
from runjournal.tui.inks import SEVERITY_INK
from runjournal.tui.widgets.drawn_rows import DrawnRows


class RulePart(DrawnRows):
    """A part of the chosen rule's page: labels in the margin, the words beside them."""

    rule: reactive[Rule | None] = reactive(None, layout=True)
    severity: reactive[Severity | None] = reactive(None)

    def parts(self, rule: Rule) -> list[tuple[str, str]]:
        """The labels, each with its words."""
        raise NotImplementedError

    def rows(self, width: int) -> list[Content]:
        """The words, wrapped beside their labels."""
        if self.rule is None:
            return []
        return [row for label, words in self.parts(self.rule) for row in labelled(label, self.draw.plain(words), width)]


class RuleHead(RulePart):
    """The name of the rule, whether it has something to say now, what it looks for and why."""

    HELP = """\
The chosen rule in full: what it looks for and why, an example, its thresholds, and its source with how strong the
evidence is. Page Up and Page Down scroll it.
"""

    def rows(self, width: int) -> list[Content]:
        """The name above the words."""
        return [*self._titled(width), *super().rows(width)] if self.rule else []

    def parts(self, rule: Rule) -> list[tuple[str, str]]:
        """What it looks for, why, and an example."""
        what = rule.what_with(self.draw.settings)
        return [("What", what), ("Why", rule.why), ("Example", rule.example)]

    def _titled(self, width: int) -> list[Content]:
        if self.rule is None:
            return []
        name = Content.assemble((self.rule.title, "bold $foreground"), (f"  {self.rule.id}", "$foreground 62%"))
        return [*name.wrap(max(width, 20)), self._now()]

    def _now(self) -> Content:
        if self.severity is None:
            return Content.styled("has nothing to say now", "$foreground 62%")
        return Content.styled(
            f"{self.draw.glyphs.of(self.severity)} {self.severity.word} now", SEVERITY_INK[self.severity]
        )


class RuleSource(RulePart):
    """The claim behind the rule, how strong the evidence is, and where to read it."""

    def parts(self, rule: Rule) -> list[tuple[str, str]]:
        """The claim with its strength, then the references."""
        source = rule.source
        return [("Source", f"{source.claim}, {source.strength}."), ("Read", f"{source.reference}.")]
