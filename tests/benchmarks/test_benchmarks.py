"""Each benchmark runs and fills its row, on a tiny journal and with few keys, so that none is broken when needed."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from runjournal.demo import demo_entries
from tests.benchmarks import importing, recorded_runs, rules, screens, searching
from tests.benchmarks.__main__ import MEASURES
from tests.benchmarks.journals import NOW, ZONE, build
from tests.benchmarks.recorded_runs import recorded_run
from tests.benchmarks.table import Row, in_ms, markdown, percentile, ratio


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Path]:
    """One journal, of the demo's last weeks."""
    path = tmp_path_factory.mktemp("benchmarks") / "tiny.db"
    build(path, demo_entries(NOW, ZONE, years=1)[-400:])
    return {1: path}


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer keys and fewer days than where times count."""
    monkeypatch.setattr(rules, "DAYS", 2)
    monkeypatch.setattr(screens, "BOOKING", "4 dec 18:00")
    monkeypatch.setattr(screens, "MOVES", b"lj]hkn")
    monkeypatch.setattr(recorded_runs, "FILES", 3)
    monkeypatch.setattr(recorded_runs, "HEALTH_MB", 0.1)
    monkeypatch.setattr(importing, "RUNS", 30)
    monkeypatch.setattr(importing, "MOVES", (b"j", b" "))
    monkeypatch.setattr(importing, "WORDS", "dec")
    monkeypatch.setattr(searching, "FILTERS", ("calf>=4",))


@pytest.mark.parametrize("name", MEASURES)
def test_each_fills_its_row(name: str, journals: Mapping[int, Path]) -> None:
    measure, _ = MEASURES[name]
    row = measure(journals, 1)
    assert row.what
    assert set(row.cells) == {1}
    assert any(unit in row.cells[1] for unit in (" ms", " s", " MB"))


def test_a_recorded_run_is_as_large_as_a_watchs() -> None:
    assert 105_000 < len(recorded_run(0, recorded_runs.RECORDS)) < 110_000


def test_the_table_has_a_column_a_journal() -> None:
    rows = [Row("first", {1: "1.00 ×", 50: "1.02 ×"}, "≤ 1.1 ×"), Row("second", {1: "3 ms"}, "")]
    assert markdown(rows).splitlines() == [
        "| what | 1 year | 50 years | goal |",
        "| --- | --- | --- | --- |",
        "| first | 1.00 × | 1.02 × | ≤ 1.1 × |",
        "| second | 3 ms |  |  |",
    ]


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([1.0], 95, 1.0),
        ([3.0, 1.0, 2.0], 50, 2.0),
        ([float(n) for n in range(1, 101)], 95, 95.0),
        ([1.0, 9.0], 95, 9.0),
    ],
)
def test_percentile(values: list[float], percent: int, expected: float) -> None:
    assert percentile(values, percent) == expected


def test_times_are_said_in_milliseconds_and_long_ones_in_seconds() -> None:
    assert in_ms(0.0123) == "12.3 ms"
    assert in_ms(0.234) == "234 ms"
    assert in_ms(0.9994) == "999 ms"
    assert in_ms(12.34) == "12.3 s"
    assert ratio(0.3, 0.2) == "1.50 × (300 ms)"
