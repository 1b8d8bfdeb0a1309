"""Does massage help: which hard runs count, how they are paired, and what is said of how many."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given

from runjournal.model.areas import Area, Side
from runjournal.model.choices import RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from runjournal.trends.massage_help.hard_run_pairs import (
    CAVEAT,
    LOOKS_BACK_DAYS,
    MassageHelp,
    massage_help,
    massage_help_of,
)
from tests.rules import journals
from tests.trends import independent
from tests.trends.examples import MemoryJournal

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)


def moment(week: int, hours: float) -> Moment:
    """So many hours after the hard run of a week begins, which lasts an hour."""
    return Moment.at_instant(BEGIN + timedelta(weeks=week, hours=hours), "UTC")


def hard(week: int, hours: float = 0, effort: int | None = 8, km: int | None = 12, minutes: int | None = 60) -> Run:
    return Run(
        start=moment(week, hours),
        id=f"run-{week:02}-{hours}",
        effort=effort,
        run_kind=RunKind.TEMPO,
        distance_m=None if km is None else km * 1000,
        duration_s=None if minutes is None else minutes * 60,
    )


def rated(week: int, hours: float, rating: int, area: Area = Area.QUAD) -> Soreness:
    return Soreness(start=moment(week, hours), area=area, side=Side.LEFT, rating=rating)


def rubbed(week: int, hours: float, status: Status = Status.DONE) -> Massage:
    """A massage of an hour."""
    return Massage(start=moment(week, hours), id=f"massage-{week}-{hours}", status=status)


def after(week: int, rating: int, before: int = 2) -> list[Entry]:
    """Rated an hour before the run and 48 h after its end."""
    return [rated(week, -1, before), rated(week, 49, rating)]


def answer(*entries: Entry, extra: Iterable[Entry] = ()) -> MassageHelp:
    return massage_help(History.of([*entries, *extra], Context(NOW, "UTC", Settings())), date(2026, 1, 1), NOW.date())


@pytest.mark.parametrize(
    ("massages", "counts"),
    [
        pytest.param([], (0, 1), id="none"),
        pytest.param([rubbed(0, 1)], (1, 0), id="as it ends"),
        pytest.param([rubbed(0, 49)], (1, 0), id="48 h after its end"),
        pytest.param([rubbed(0, 49.01)], (0, 0), id="a little more is neither"),
        pytest.param([rubbed(0, 79)], (0, 0), id="78 h after its end"),
        pytest.param([rubbed(0, 79.01)], (0, 1), id="later is none"),
        pytest.param([rubbed(0, -24)], (0, 1), id="the day before"),
        pytest.param([rubbed(0, 0.5)], (0, 0), id="while it is run is neither"),
        pytest.param([rubbed(0, 20, Status.PLANNED)], (0, 1), id="planned"),
        pytest.param([rubbed(0, 20, Status.CANCELLED)], (0, 1), id="cancelled"),
        pytest.param([Massage(start=Moment.whole_day(date(2026, 1, 6), "UTC"))], (0, 0), id="who knows when"),
        pytest.param([rubbed(0, 20), rubbed(0, 60)], (1, 0), id="the first counts"),
    ],
)
def test_with_and_without(massages: list[Entry], counts: tuple[int, int]) -> None:
    found = answer(hard(0), *massages)
    assert (found.with_massage, found.without) == counts


@pytest.mark.parametrize(
    ("run", "count"),
    [
        pytest.param(hard(0), 1, id="tempo"),
        pytest.param(Run(start=moment(0, 0), effort=6, duration_s=3600), 0, id="easy"),
        pytest.param(Run(start=Moment.whole_day(date(2026, 1, 5), "UTC"), effort=9), 0, id="no time of day"),
        pytest.param(Run(start=moment(0, 0), effort=9, status=Status.PLANNED), 0, id="planned"),
        pytest.param(Race(start=moment(0, 0), status=Status.DONE), 1, id="a race"),
        pytest.param(hard(-1), 0, id="before the time that is looked at"),
    ],
)
def test_which_runs_count(run: Entry, count: int) -> None:
    assert answer(run).without == count


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param([rated(0, 25, 3), rated(0, 49, 4), rated(0, 73, 1)], {24: 3, 48: 4, 72: 1}, id="on the hour"),
        pytest.param([rated(0, 19, 3), rated(0, 31, 5)], {24: 5}, id="6 h to either side, the worst counts"),
        pytest.param([rated(0, 18.9, 3), rated(0, 31.1, 5)], {}, id="a little more"),
        pytest.param([rated(0, 49, 2), rated(0, 49, 6, Area.CALF)], {48: 6}, id="the worst spot"),
        pytest.param([Soreness(start=moment(0, 49), area=Area.EVERYWHERE, rating=0)], {48: 0}, id="all clear"),
        pytest.param([rated(0, 25, 3), hard(0, 40), rated(0, 49, 9)], {24: 3}, id="until the next hard run"),
        pytest.param(
            [Soreness(start=Moment.whole_day(date(2026, 1, 7), "UTC"), area=Area.CALF, rating=3)], {}, id="some time"
        ),
    ],
)
def test_soreness_after_a_run(ratings: list[Entry], expected: dict[int, int]) -> None:
    """Told by the pairs with a run that has a rating at every time, of 0."""
    control = [rated(9, -1, 2), rated(9, 25, 0), rated(9, 49, 0), rated(9, 73, 0), hard(9), rubbed(9, 2)]
    found = answer(hard(0), rated(0, -1, 2), *ratings, *control)
    assert {effect.hours: pair.control.after[effect.hours] for effect in found.effects for pair in effect.pairs} == (
        expected
    )


def test_with_a_massage_only_what_was_rated_after_it_counts() -> None:
    control = [hard(9), *after(9, 3), rated(9, 73, 3)]
    found = answer(hard(0), *after(0, 5), rated(0, 73, 2), rubbed(0, 48.5), *control)
    assert [effect.n for effect in found.effects] == [0, 0, 1]


@pytest.mark.parametrize(
    ("control", "is_pair"),
    [
        pytest.param([hard(1), *after(1, 3)], True, id="alike"),
        pytest.param([hard(1), *after(1, 3, before=3)], True, id="1 sorer before"),
        pytest.param([hard(1), *after(1, 3, before=4)], False, id="2 sorer before"),
        pytest.param([hard(1), rated(1, 49, 3)], False, id="not rated before"),
        pytest.param([hard(1), rated(1, -24.1, 2), rated(1, 49, 3)], False, id="rated too long before"),
        pytest.param([hard(1), rated(1, -1, 2)], False, id="not rated after"),
        pytest.param([hard(1, minutes=90, effort=8), rated(1, -1, 2), rated(1, 49, 3)], True, id="1.5 times the load"),
        pytest.param([hard(1, minutes=91, effort=8), rated(1, -1, 2), rated(1, 49, 3)], False, id="a little more"),
        pytest.param([hard(1, effort=None, km=18), *after(1, 3)], True, id="by distance where no effort is known"),
        pytest.param([hard(1, effort=None, km=19), *after(1, 3)], False, id="half as far again"),
        pytest.param([hard(1, effort=None, km=None), *after(1, 3)], False, id="neither known"),
        pytest.param(
            [Race(start=moment(1, 0), status=Status.DONE, effort=8, duration_s=3600), *after(1, 3)],
            False,
            id="a race is no tempo run",
        ),
    ],
)
def test_what_is_alike(control: list[Entry], is_pair: bool) -> None:
    found = answer(hard(0), *after(0, 2), rubbed(0, 20), *control)
    assert (found.with_massage, found.without) == (1, 1)
    assert found.effects[1].n == is_pair


def test_the_nearest_in_soreness_then_size_then_time_is_taken_once() -> None:
    with_one = [hard(0), *after(0, 5), rubbed(0, 20)]
    sorer = [hard(1), *after(1, 9, before=3)]
    longer = [hard(2, minutes=70), rated(2, -1, 2), rated(2, 49.2, 8)]
    later, nearer = [hard(9), *after(9, 7)], [hard(4), *after(4, 1)]
    for controls, rating in (([sorer, longer], 8), ([sorer, longer, later], 7), ([sorer, longer, later, nearer], 1)):
        found = answer(*with_one, extra=[entry for control in controls for entry in control]).effects[1]
        assert [pair.difference for pair in found.pairs] == [5 - rating]


def story(differences: list[int]) -> list[Entry]:
    """A pair of weeks for each difference, alike in pairs alone: each has a soreness before of its own, or a size."""
    found: list[Entry] = []
    for place, difference in enumerate(differences):
        week, before, minutes = 2 * place, 3 * (place % 3), 20 * 2 ** (place // 3)
        for one, rating in ((week, 5 + difference), (week + 1, 5)):
            run = hard(one, minutes=minutes)
            end = minutes / 60 - 1
            found += [run, rated(one, -1, before), rated(one, 49 + end, rating)]
        found.append(rubbed(week, 1 + minutes / 60))
    return found


def test_six_pairs_by_hand() -> None:
    effect = answer(*story([-3, 0, -2, 1, -1, -2])).effects[1]
    assert effect.hours == 48
    assert sorted(pair.difference for pair in effect.pairs) == [-3, -2, -2, -1, 0, 1]
    assert effect.median == -1.5
    assert effect.interval
    assert (effect.interval.low, effect.interval.high, effect.interval.n) == (-3, 1, 6)
    assert (effect.is_enough, effect.remark) == (True, "")


def test_five_pairs_are_not_enough_yet() -> None:
    found = answer(*story([-3, -2, -2, -3, -1]))
    effect = found.effects[1]
    assert (effect.n, effect.median, effect.interval) == (5, -2.0, None)
    assert (effect.is_enough, effect.remark, found.is_enough) == (False, "not enough yet", False)
    assert [one.n for one in found.effects] == [0, 5, 0]


def test_where_massage_changes_nothing_the_interval_holds_0_as_often_as_it_says() -> None:
    chance, held, tries = Random(7), 0, 120
    for _ in range(tries):
        interval = answer(*story([chance.choice((-3, -2, -1, 0, 1, 2, 3)) for _ in range(9)])).effects[1].interval
        held += interval is not None and interval.low <= 0 <= interval.high
    assert held / tries >= 0.95


def test_nothing_at_all() -> None:
    found = answer()
    assert (found.with_massage, found.without) == (0, 0)
    assert [(effect.n, effect.median, effect.remark) for effect in found.effects] == [(0, None, "not enough yet")] * 3


def test_it_is_said_what_biases_the_answer() -> None:
    assert "went with" in CAVEAT
    assert "when they are sore" in CAVEAT
    assert "biases this either way" in CAVEAT
    assert "caused" not in CAVEAT


@given(journals.journals())
def test_random_journals_give_the_same_in_any_order(entries: list[Entry]) -> None:
    shuffled = Random(1).sample(entries, len(entries))
    whole = [
        massage_help(History.of(known, Context(journals.NOW, "UTC", Settings())), date(2026, 1, 1), date(2026, 12, 31))
        for known in (entries, shuffled)
    ]
    assert whole[0] == whole[1]
    for effect in whole[0].effects:
        if effect.pairs:
            differences = [float(pair.difference) for pair in effect.pairs]
            assert effect.median == pytest.approx(independent.median(differences))
        runs = [case.run.id for pair in effect.pairs for case in (pair.case, pair.control)]
        assert len(set(runs)) == len(runs)


def test_of_an_old_journal_two_years_are_read() -> None:
    old = [Run(start=moment(-52 * year, 0), id=f"old-{year}", effort=9) for year in range(1, 30)]
    found = massage_help_of(MemoryJournal([*old, hard(0)]), Context(NOW, "UTC", Settings()))
    assert (found.last - found.first).days == LOOKS_BACK_DAYS
    assert found.without == 2
