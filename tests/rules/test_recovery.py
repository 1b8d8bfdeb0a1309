"""How long a massage took to settle: what counts, what is left out, and the intervals at their boundaries."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, RunKind
from runjournal.model.entries import Entry
from runjournal.model.moments import Gap
from runjournal.rules.facts.recovery import Recovery, median, own_recoveries, recovery_after
from runjournal.rules.own_recovery import OwnRecovery
from tests.rules.build import (
    CANCELLED,
    DEEP,
    DONE,
    LIGHT,
    PLANNED,
    all_clear,
    journal,
    massage,
    race,
    run,
    sore,
)

HOUR = timedelta(hours=1)
DEEP_ONE = massage("2026-04-06 18:00", 60, DEEP, DONE)
"""It ends on Monday at 19:00."""
BEFORE = sore("2026-04-06 07:00", 1)
RAISED = sore("2026-04-07 07:00", 5)
STILL_RAISED = sore("2026-04-08 19:00", 3)
SETTLED = sore("2026-04-09 07:00", 2)
USUAL = [BEFORE, RAISED, STILL_RAISED, SETTLED]


def timed(entries: Sequence[Entry], soreness_rise: int = 2) -> tuple[float, float] | None:
    """The hours after the deep massage between which it settled."""
    history = journal([DEEP_ONE, *entries], "2026-04-30 12:00", soreness_rise=soreness_rise)
    found = recovery_after(history, DEEP_ONE)
    return None if found is None else (found.after_end.least / HOUR, found.after_end.most / HOUR)


def other(when: str, rating: int, side: Side = Side.RIGHT, area: Area = Area.CALF) -> Entry:
    return sore(when, rating, area, side, named=f"{area}-{side}-{when.replace(' ', 'T')}")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(USUAL, (48, 60), id="last raised log, first settled log"),
        pytest.param([BEFORE, RAISED, SETTLED], (12, 60), id="one raised log alone"),
        pytest.param([BEFORE, RAISED], None, id="never seen to settle"),
        pytest.param([BEFORE, sore("2026-04-07 07:00", 2), SETTLED], None, id="1 above before is noise"),
        pytest.param([BEFORE, sore("2026-04-07 07:00", 3), SETTLED], (12, 60), id="2 above before has risen"),
        pytest.param([BEFORE, RAISED, sore("2026-04-08 19:00", 2)], (12, 48), id="1 above before has settled"),
        pytest.param([RAISED, STILL_RAISED, SETTLED], None, id="no rating before"),
        pytest.param([sore("2026-04-05 18:00", 1), RAISED, SETTLED], (12, 60), id="before by 24 h"),
        pytest.param([sore("2026-04-05 17:59", 1), RAISED, SETTLED], None, id="before by more than 24 h"),
        pytest.param([sore("2026-04-06 18:00", 1), RAISED, SETTLED], (12, 60), id="rated as it starts"),
        pytest.param([*USUAL, sore("2026-04-06 19:00", 5)], (48, 60), id="a rating as it ends is not after it"),
        pytest.param([BEFORE, sore("2026-04-06 20:00", 0), *USUAL[1:]], (48, 60), id="sore only the next day"),
        pytest.param([*USUAL, sore("2026-04-10 07:00", 6)], (48, 60), id="sore anew after it had settled"),
        pytest.param([all_clear("2026-04-06 07:00"), RAISED, all_clear("2026-04-08 07:00")], (12, 36), id="all clear"),
        pytest.param([BEFORE, RAISED, sore("2026-04-08", 2)], (12, 53), id="settled some time on a day"),
        pytest.param([BEFORE, sore("2026-04-07", 4), SETTLED], (5, 60), id="raised some time on a day"),
    ],
)
def test_the_interval(entries: list[Entry], expected: tuple[float, float] | None) -> None:
    found = timed(entries)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-6))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(
            [other("2026-04-06 07:00", 0), other("2026-04-07 07:00", 4), other("2026-04-07 19:00", 0)],
            (48, 60),
            id="another spot settled sooner",
        ),
        pytest.param(
            [other("2026-04-06 07:00", 0), other("2026-04-07 07:00", 4), other("2026-04-10 07:00", 0)],
            (48, 84),
            id="another may have taken longer",
        ),
        pytest.param(
            [other("2026-04-06 07:00", 0), other("2026-04-07 07:00", 4)], None, id="another was not seen to settle"
        ),
        pytest.param([other("2026-04-07 07:00", 4)], (48, 60), id="another without a rating before"),
        pytest.param(
            [
                other("2026-04-06 07:00", 0, area=Area.KNEE),
                other("2026-04-07 07:00", 4, area=Area.KNEE),
            ],
            (48, 60),
            id="a joint does not count",
        ),
        pytest.param(
            [
                other("2026-04-06 07:00", 0, area=Area.SHIN),
                other("2026-04-07 07:00", 4, area=Area.SHIN),
                other("2026-04-10 07:00", 0, area=Area.SHIN),
            ],
            (48, 84),
            id="a mixed area counts",
        ),
        pytest.param([other("2026-04-09 07:00", 4, Side.BOTH)], None, id="of two at one moment the higher counts"),
    ],
)
def test_the_longest_of_its_spots(entries: list[Entry], expected: tuple[float, float] | None) -> None:
    assert timed([*USUAL, *entries]) == expected


TEMPO = run("2026-04-09 06:59", 8, 40, kind=RunKind.TEMPO)


@pytest.mark.parametrize(
    ("entry", "counts"),
    [
        pytest.param(TEMPO, False, id="a hard run before it had settled"),
        pytest.param(run("2026-04-09 07:00", 8, 40, kind=RunKind.TEMPO), True, id="a hard run as it had settled"),
        pytest.param(run("2026-04-09", 8, 40, kind=RunKind.TEMPO), False, id="a hard run some time that day"),
        pytest.param(run("2026-04-06", 8, 40, kind=RunKind.TEMPO), False, id="a hard run some time the first day"),
        pytest.param(run("2026-04-06 06:00", 8, 40, kind=RunKind.TEMPO), True, id="a hard run before it"),
        pytest.param(run("2026-04-08 07:00", 8, 40), True, id="an easy run"),
        pytest.param(run("2026-04-08 07:00", 8, 40, effort=6), True, id="effort 6"),
        pytest.param(run("2026-04-08 07:00", 8, 40, effort=7), False, id="effort 7"),
        pytest.param(run("2026-04-08 07:00", 16, 89), True, id="89 min"),
        pytest.param(run("2026-04-08 07:00", 16, 90), False, id="90 min"),
        pytest.param(run("2026-04-08 07:00", 8, effort=9, status=CANCELLED), True, id="a run called off"),
        pytest.param(run("2026-04-08 07:00", 8, effort=9, status=PLANNED), True, id="a run nobody said was run"),
        pytest.param(race("2026-04-08 10:00", status=DONE), False, id="a race"),
        pytest.param(massage("2026-04-08 18:00", 30, LIGHT, DONE, named="next"), False, id="another massage"),
        pytest.param(massage("2026-04-08 18:00", 30, named="plan"), True, id="another massage that was only planned"),
        pytest.param(
            massage("2026-04-06 17:00", 60, LIGHT, DONE, named="first"), True, id="one that ends as it starts"
        ),
        pytest.param(massage("2026-04-06 18:30", 60, LIGHT, DONE, named="x"), False, id="one that ends after it"),
    ],
)
def test_what_soreness_could_be_from_as_well(entry: Entry, counts: bool) -> None:
    assert timed([*USUAL, entry]) == ((48, 60) if counts else None)


@pytest.mark.parametrize(
    ("settled", "expected"),
    [
        pytest.param("2026-04-11 19:00", (48, 120), id="after 120 h"),
        pytest.param("2026-04-11 19:01", None, id="later is for a GP, no recovery"),
    ],
)
def test_how_long_is_looked(settled: str, expected: tuple[float, float] | None) -> None:
    assert timed([BEFORE, RAISED, STILL_RAISED, sore(settled, 1)]) == expected


@pytest.mark.parametrize(
    ("rise", "expected"), [pytest.param(1, (48, 60), id="1: never less than 2"), pytest.param(5, None, id="5")]
)
def test_the_setting_of_the_rise(rise: int, expected: tuple[float, float] | None) -> None:
    assert timed(USUAL, soreness_rise=rise) == expected


def test_a_log_between_raised_and_settled_has_not_settled() -> None:
    assert timed(USUAL, soreness_rise=4) == (48, 60)


def test_what_lies_ahead_counts_for_nothing() -> None:
    assert recovery_after(journal([DEEP_ONE, *USUAL], "2026-04-09 06:59"), DEEP_ONE) is None
    assert recovery_after(journal([DEEP_ONE, *USUAL], "2026-04-09 07:00"), DEEP_ONE) is not None


def test_a_massage_without_a_time_settled_in_a_wider_interval() -> None:
    some_time = massage("2026-04-06", 60, DEEP, DONE)
    entries = [some_time, sore("2026-04-05 20:00", 1), RAISED, SETTLED]
    found = recovery_after(journal(entries, "2026-04-30 12:00"), some_time)
    assert found
    assert found.after_end.least == pytest.approx(7 * HOUR, abs=timedelta(seconds=1))
    assert found.after_end.most == 79 * HOUR


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        pytest.param([10], 10, id="one"),
        pytest.param([30, 10], 20, id="two"),
        pytest.param([50, 10, 30], 30, id="three"),
        pytest.param([40, 10, 20, 100], 30, id="four"),
    ],
)
def test_the_median(hours: list[int], expected: int) -> None:
    assert median([number * HOUR for number in hours]) == expected * HOUR


def recovery(depth: Depth | None, least_h: float, most_h: float) -> Recovery:
    return Recovery(massage("2026-04-06 18:00", 60, depth, DONE), Gap(least_h * HOUR, most_h * HOUR))


def test_own_recoveries_are_medians_of_midpoints_by_depth() -> None:
    """Midpoints deep 20, 30, 55: 30; light 12, 15: 13.5, which is rounded up."""
    found = own_recoveries(
        [
            recovery(DEEP, 10, 30),
            recovery(DEEP, 20, 40),
            recovery(DEEP, 50, 60),
            recovery(LIGHT, 0, 24),
            recovery(LIGHT, 10, 20),
            recovery(None, 1, 2),
        ]
    )
    assert found == {DEEP: OwnRecovery(DEEP, 3, 30 * HOUR), LIGHT: OwnRecovery(LIGHT, 2, 13.5 * HOUR)}
    assert [own.hours for own in found.values()] == [30, 14]
    assert found[DEEP].words == "your deep sessions take 30 h, n = 3"
