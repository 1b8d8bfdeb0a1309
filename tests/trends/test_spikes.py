"""The session spike: against the longest of the 30 days before, races too."""

from datetime import UTC, datetime

import pytest

from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from runjournal.trends.training.spikes import greatest, spike
from tests.rules.build import LONDON, PLANNED, race, run

NOW = datetime(2026, 5, 1, tzinfo=UTC)
LONG = run("2026-04-20 09:00", 22, named="long")
DONE_RACE = race("2026-04-10 09:00", km=25, status=LONG.status, named="race")


def history(*entries: Entry) -> History:
    return History.of([LONG, *entries], Context(NOW, LONDON, Settings()))


@pytest.mark.parametrize(
    ("before", "longest_m", "ratio"),
    [
        pytest.param([], None, None, id="nothing before"),
        pytest.param([run("2026-04-10 09:00", 20)], 20_000, 1.1, id="22 km after 20"),
        pytest.param([run("2026-04-10 09:00", 20), run("2026-04-12 09:00", 10, named="b")], 20_000, 1.1, id="longest"),
        pytest.param([run("2026-03-21 08:00", 20)], 20_000, 1.1, id="30 times 24 h, over the clock change"),
        pytest.param([run("2026-03-21 07:59", 20)], None, None, id="a minute more"),
        pytest.param([run("2026-04-21 09:00", 20)], None, None, id="after it"),
        pytest.param([run("2026-04-10 09:00", None, 60)], None, None, id="a distance that is not known"),
        pytest.param([run("2026-04-10 09:00", 20, status=PLANNED)], None, None, id="only planned"),
        pytest.param([DONE_RACE], 25_000, 0.88, id="a race"),
    ],
)
def test_22_km(before: list[Entry], longest_m: int | None, ratio: float | None) -> None:
    found = spike(history(*before), LONG)
    assert found.longest_m == longest_m
    assert found.ratio == (None if ratio is None else pytest.approx(ratio))


def test_a_run_of_no_known_distance_has_none() -> None:
    unknown = run("2026-04-25 09:00", None, 60, named="unknown")
    assert spike(history(unknown), unknown).ratio is None


def test_the_greatest_of_some() -> None:
    first, short = run("2026-04-18 09:00", 10, named="first"), run("2026-04-22 09:00", 5, named="short")
    known = history(first, short)
    found = greatest(known, [short, LONG, first])
    assert found
    assert (found.run, found.ratio) == (LONG, 2.2)
    assert greatest(known, [first]) is None
    again = run("2026-04-24 09:00", 5, named="again")
    equal = greatest(history(first, short, again), [short, again])
    assert equal
    assert equal.run == short
    assert greatest(known, []) is None
