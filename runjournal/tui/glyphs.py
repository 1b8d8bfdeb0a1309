"""The characters that screens draw with. Every glyph stands beside a word or a digit that means the same."""

from typing import NamedTuple

from runjournal.rules.finding import Severity


class Glyphs(NamedTuple):
    """A set of characters, each one cell wide. In a pair, the first is for done and the second for planned."""

    run: tuple[str, str]
    hard: tuple[str, str]
    massage: tuple[str, str]
    race: tuple[str, str]
    warning: str
    caution: str
    info: str
    ok: str
    problem: str
    prompt: str
    full: str
    empty: str
    rule: str
    divider: str
    dot: str
    dash: str
    missing: str
    cursor: str
    head: tuple[str, str]

    @property
    def marks(self) -> str:
        """The marks of entries and severities, which texts explain."""
        entries = (*self.run, *self.hard, *self.massage, *self.race)
        return "".join((*entries, self.warning, self.caution, self.info, self.ok))

    def of(self, severity: Severity) -> str:
        """The glyph of a severity."""
        return {Severity.WARNING: self.warning, Severity.CAUTION: self.caution, Severity.INFO: self.info}[severity]


UNICODE = Glyphs(
    run=("●", "○"),
    hard=("◉", "◎"),
    massage=("◆", "◇"),
    race=("★", "☆"),
    warning="▲",
    caution="△",
    info="•",
    ok="✓",
    problem="✗",
    prompt="›",
    full="━",
    empty="━",
    rule="─",
    divider="│",
    dot=" · ",
    dash="–",
    missing="·",
    cursor="▌",
    head=("▗██▖", "▝██▘"),
)

ASCII = Glyphs(
    run=("R", "r"),
    hard=("H", "h"),
    massage=("M", "m"),
    race=("X", "x"),
    warning="!",
    caution="?",
    info="-",
    ok="+",
    problem="x",
    prompt=">",
    full="#",
    empty=".",
    rule="-",
    divider="|",
    dot=", ",
    dash="-",
    missing=".",
    cursor=">",
    head=("(  )", " )( "),
)


def glyphs(*, ascii_only: bool) -> Glyphs:
    """The set to draw with."""
    return ASCII if ascii_only else UNICODE
