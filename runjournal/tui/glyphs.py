"""The characters that screens draw with. A glyph never stands without a word or a digit that says the same."""

from typing import NamedTuple

from runjournal.rules.finding import Severity


class Glyphs(NamedTuple):
    """One set of characters, each one cell wide. Of a pair the first is done, the second planned."""

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
