"""What went with soreness that settled soon: told apart by depth and by a bath, with how many there were."""

from datetime import timedelta

import pytest

from runjournal.model.choices import Depth
from runjournal.model.moments import Gap
from runjournal.rules.facts.recovery import Recovery
from runjournal.trends.massage_help.went_with import bathed, soonest_first
from tests.rules.build import DEEP, DONE, FIRM, LIGHT, bath, massage

HOUR = timedelta(hours=1)


def timed(day: int, hours: float, depth: Depth | None = FIRM) -> Recovery:
    """A massage that ended at 19:00 on a day of April and settled after so many hours."""
    done = massage(f"2026-04-{day:02} 18:00", 60, depth, DONE, named=f"m{day}")
    return Recovery(done, Gap(hours * HOUR, hours * HOUR))


def test_the_depth_that_settled_soonest_is_first_with_how_many_there_were() -> None:
    found = soonest_first([timed(1, 60, DEEP), timed(8, 40, DEEP), timed(15, 30, LIGHT), timed(20, 1, None)])
    assert [(known.depth, known.n, known.median, known.remark) for known in found] == [
        (LIGHT, 1, 30 * HOUR, "too few to tell"),
        (DEEP, 2, 50 * HOUR, "too few to tell"),
    ]


def test_without_a_timed_massage_there_is_no_depth() -> None:
    assert soonest_first([]) == ()


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        pytest.param("2026-04-10 18:59:59", False, id="before the end"),
        pytest.param("2026-04-10 19:00", True, id="at the end"),
        pytest.param("2026-04-11 07:00", True, id="12 h later"),
        pytest.param("2026-04-11 07:00:01", False, id="a second more"),
        pytest.param("2026-04-10", False, id="some time that day"),
    ],
)
def test_a_bath_counts_where_it_surely_followed(when: str, counts: bool) -> None:
    told = bathed([timed(10, 30)], [bath(when)], 12)
    assert (told.after_bath.n, told.without.n) == ((1, 0) if counts else (0, 1))
    assert not told.can_compare


@pytest.mark.parametrize(
    ("after_bath", "without", "remark"),
    [(6, 6, ""), (5, 6, "too few to tell"), (6, 5, "too few to tell"), (1, 1, "too few to tell")],
)
def test_few_are_said_to_be_few(after_bath: int, without: int, remark: str) -> None:
    recoveries = [timed(day, 20 + day) for day in range(1, after_bath + without + 1)]
    baths = [bath(f"2026-04-{day:02} 20:00") for day in range(1, after_bath + 1)]
    told = bathed(recoveries, baths, 12)
    assert told.can_compare
    assert told.remark == remark
    assert (told.after_bath.n, told.without.n) == (after_bath, without)


def test_the_median_is_that_of_the_middles() -> None:
    wide = timed(10, 0)._replace(after_end=Gap(10 * HOUR, 30 * HOUR))
    told = bathed([wide, timed(12, 40)], [], 12)
    assert told.without.median == 30 * HOUR
    assert told.after_bath.median is None
