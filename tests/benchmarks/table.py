"""Rows of the table: what was measured, on which journals, against which goal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONG_MS = 1_000


@dataclass(frozen=True)
class Row:
    """One measurement. `cells` has what was found by the years of the journal, `goal` what it should be."""

    what: str
    cells: Mapping[int, str]
    goal: str


def ratio(seconds: float, base_s: float) -> str:
    """A time against another of the same run: "1.52 × (234 ms)"."""
    return f"{seconds / base_s:.2f} × ({in_ms(seconds)})"


def in_ms(seconds: float) -> str:
    """Seconds as milliseconds, with a decimal where it matters; many as seconds."""
    milliseconds = seconds * 1000
    if milliseconds >= LONG_MS:
        return f"{seconds:.1f} s"
    return f"{milliseconds:.1f} ms" if milliseconds < 20 else f"{milliseconds:.0f} ms"


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table, a column a journal."""
    rows = list(rows)
    years = sorted({year for row in rows for year in row.cells})
    titles = [f"{year} {'year' if year == 1 else 'years'}" for year in years]
    lines = [["what", *titles, "goal"], ["---"] * (len(years) + 2)]
    lines += [[row.what, *(row.cells.get(year, "") for year in years), row.goal] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
