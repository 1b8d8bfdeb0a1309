"""The colours that mean something: those of severities, and of soreness, which deepen with it beside its digit."""

from runjournal.rules.finding import Severity

SEVERITY_INK = {Severity.WARNING: "bold $error", Severity.CAUTION: "$warning", Severity.INFO: "$foreground 62%"}


def heat(rating: int | None) -> str:
    """The style of a rating from 0 to 10, or of None for not rated."""
    if rating is None:
        return "$foreground 40% on $foreground 9%"
    if rating == 0:
        return "$foreground 70% on $primary 22%"
    if rating <= 2:
        return "$foreground on $warning 22%"
    if rating <= 4:
        return "$foreground on $warning 42%"
    if rating <= 6:
        return "bold $background on $warning 85%"
    return "bold $background on $error"


def heat_ink(rating: int) -> str:
    """The style of a rating's digit on the plain background."""
    if rating <= 2:
        return "$foreground 62%"
    return "$warning" if rating <= 6 else "bold $error"
