"""The runner's own recovery times: what is read of the journal, that it is enough, and what it costs."""

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Run, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings, Thresholds
from runjournal.rules.facts.recovery import recovery_after
from runjournal.rules.history import History
from runjournal.rules.own_recovery import OwnRecovery
from runjournal.store.journal import Journal
from runjournal.store.recoveries import LATEST
from tests.store.conftest import NOW, Opener
from tests.store.test_history import steps_of_history

HOUR = timedelta(hours=1)
OFF = Settings(thresholds=Thresholds(own_recovery=False))
FORTNIGHT = timedelta(days=14)


def sessions(count: int, *, depth: Depth = Depth.DEEP, hours: int = 60, since: datetime = NOW) -> list[Entry]:
    """Massages a fortnight apart, the latest a fortnight before, each settled so long after its end, give or take 6."""
    return [
        entry
        for number in range(1, count + 1)
        for entry in session(since - number * FORTNIGHT, depth=depth, hours=hours)
    ]


def session(end: datetime, *, depth: Depth = Depth.DEEP, hours: int = 60) -> Iterator[Entry]:
    yield Massage(start=Moment.at_instant(end - HOUR, "UTC"), depth=depth)
    yield rated(end - 10 * HOUR, 1)
    yield rated(end + (hours - 6) * HOUR, 4)
    yield rated(end + (hours + 6) * HOUR, 1)


def rated(at: datetime, rating: int, area: Area = Area.CALF, side: Side = Side.LEFT) -> Soreness:
    return Soreness(start=Moment.at_instant(at, "UTC"), area=area, side=side, rating=rating)


def own(journal: Journal, now: datetime = NOW, known: Settings | None = None) -> dict[Depth, OwnRecovery]:
    return dict(journal.history(Context(now, "UTC", known or Settings())).recovery)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(0, {}, id="none"),
        pytest.param(9, {}, id="9"),
        pytest.param(10, {Depth.DEEP: OwnRecovery(Depth.DEEP, 10, 60 * HOUR)}, id="10"),
        pytest.param(
            LATEST + 3, {Depth.DEEP: OwnRecovery(Depth.DEEP, LATEST, 60 * HOUR)}, id="no more than the latest"
        ),
    ],
)
def test_a_history_knows_it_from_ten_sessions_on(
    journal: Journal, count: int, expected: dict[Depth, OwnRecovery]
) -> None:
    journal.add(sessions(count))
    assert own(journal) == expected
    assert own(journal, known=OFF) == expected


def test_the_latest_of_each_depth_count(journal: Journal) -> None:
    journal.add(sessions(LATEST, hours=60))
    journal.add(sessions(10, hours=90, since=NOW - LATEST * FORTNIGHT))
    journal.add(sessions(10, depth=Depth.FIRM, hours=40, since=NOW - 40 * FORTNIGHT))
    assert {depth: found.median for depth, found in own(journal).items()} == {
        Depth.DEEP: 60 * HOUR,
        Depth.FIRM: 40 * HOUR,
    }


@pytest.mark.parametrize("count", [0, 9, 10, 12])
def test_a_depth_at_a_time_is_the_same(journal: Journal, count: int) -> None:
    journal.add(sessions(count))
    journal.add(sessions(11, depth=Depth.FIRM, hours=40, since=NOW - 40 * FORTNIGHT))
    by_depth = journal.own_recovery_by_depth(Context(NOW, "UTC", Settings()))
    assert {depth: by_depth.get(depth) for depth in Depth} == {depth: own(journal).get(depth) for depth in Depth}
    assert dict(by_depth) == own(journal)
    assert len(by_depth) == len(own(journal))


def test_screens_get_those_of_depths_with_fewer_too(journal: Journal) -> None:
    journal.add(sessions(2))
    journal.add(sessions(1, depth=Depth.LIGHT, hours=30, since=NOW - 5 * FORTNIGHT))
    found = journal.recoveries(Context(NOW, "UTC", Settings()))
    assert [(one.massage.depth, one.midpoint) for one in found] == [
        (Depth.LIGHT, 30 * HOUR),
        (Depth.DEEP, 60 * HOUR),
        (Depth.DEEP, 60 * HOUR),
    ]


def test_what_is_logged_or_undone_is_heard_at_once(journal: Journal, open_journal: Opener) -> None:
    journal.add(sessions(9))
    assert own(journal) == {}
    open_journal().add(list(session(NOW - 10 * FORTNIGHT)))
    assert own(journal)[Depth.DEEP].sessions == 10
    journal.undo()
    assert own(journal) == {}


def test_what_lies_ahead_is_heard_when_it_has_come(journal: Journal) -> None:
    journal.add(sessions(9))
    *begun, settled = session(NOW - 65 * HOUR)
    journal.add([*begun, settled])
    assert settled.start.at == NOW + HOUR
    assert own(journal) == {}
    assert own(journal, NOW + HOUR - timedelta(seconds=1)) == {}
    assert own(journal, NOW + HOUR)[Depth.DEEP].sessions == 10
    assert own(journal) == {}


def test_other_thresholds_are_heard(journal: Journal) -> None:
    journal.add(sessions(10))
    assert own(journal)[Depth.DEEP].sessions == 10
    assert own(journal, known=Settings(thresholds=Thresholds(soreness_rise=4))) == {}


def test_it_is_read_anew_only_after_a_change(journal: Journal) -> None:
    journal.add(sessions(12))
    first = steps_of_history(journal)
    again = steps_of_history(journal)
    assert again < first / 2
    journal.add([rated(NOW - HOUR, 0)])
    assert steps_of_history(journal) > again * 2


def test_it_asks_the_same_of_a_small_and_of_a_large_journal(journal: Journal) -> None:
    journal.add(sessions(4 * LATEST))
    small = steps_of_history(journal)
    journal.add(sessions(800, since=NOW - 4 * LATEST * FORTNIGHT))
    assert steps_of_history(journal) <= small * 1.2


SIDES = st.sampled_from([Side.LEFT] * 5 + [Side.BOTH])
AREAS = st.sampled_from([Area.CALF] * 5 + [Area.SHIN, Area.KNEE])


@st.composite
def ratings(draw: st.DrawFn, hours: st.SearchStrategy[int], points: st.SearchStrategy[int]) -> Soreness:
    """A rating some hours from now; at times without a time of day, at times the all clear."""
    at = NOW + draw(hours) * HOUR
    start = Moment.whole_day(at.date(), "UTC") if draw(st.integers(0, 9)) == 0 else Moment.at_instant(at, "UTC")
    if draw(st.integers(0, 9)) == 0:
        return Soreness(start=start, area=Area.EVERYWHERE, rating=0)
    return Soreness(start=start, area=draw(AREAS), side=draw(SIDES), rating=draw(points))


@st.composite
def stories(draw: st.DrawFn) -> list[Entry]:
    """A massage that may have left something sore, and what may have disturbed that."""
    begun = -24 * draw(st.sampled_from([1, 7, 13, 14, 20]))
    start = Moment.at_instant(NOW + begun * HOUR, "UTC")
    depth = draw(st.sampled_from([None, *Depth]))
    before = ratings(st.integers(begun - 25, begun), st.just(0))
    sore = ratings(st.integers(begun + 1, begun + 40), st.sampled_from([1, 2, 4]))
    settled = ratings(st.integers(begun + 40, begun + 125), st.sampled_from([0, 0, 0, 1, 2]))
    found: list[Entry] = [Massage(start=start, depth=depth)]
    for some, most in ((before, 2), (sore, 3), (settled, 4)):
        found += draw(st.lists(some, min_size=1, max_size=most))
    if draw(st.integers(0, 5)) == 0:
        later = Moment.at_instant(NOW + (begun + draw(st.integers(-80, 60))) * HOUR, "UTC")
        duration_s = draw(st.sampled_from([1800, 72 * 3600]))
        found.append(Run(start=later, run_kind=RunKind.TEMPO, duration_s=duration_s))
    return found


@settings(max_examples=100)
@given(st.lists(stories(), min_size=1, max_size=3))
def test_what_is_read_tells_the_same_as_the_whole_journal(told: list[list[Entry]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", now=lambda: NOW) as journal:
        journal._connection.execute("PRAGMA synchronous = OFF")
        journal.add([entry for story in told for entry in story])
        whole = History.of(journal.all(), Context(NOW, "UTC", Settings()))
        timed = [recovery_after(whole, massage) for massage in whole.massages if massage.depth]
        assert list(journal.recoveries(Context(NOW, "UTC", Settings()))) == [one for one in timed if one]


def test_a_rating_of_both_sides_is_one_of_each(journal: Journal) -> None:
    end = NOW - FORTNIGHT
    journal.add([Massage(start=Moment.at_instant(end - HOUR, "UTC"), depth=Depth.DEEP)])
    journal.add([rated(end - 2 * HOUR, 0, side=Side.BOTH), rated(end + 8 * HOUR, 4)])
    journal.add([rated(end + 10 * HOUR, 0, side=Side.BOTH)])
    (found,) = journal.recoveries(Context(NOW, "UTC", Settings()))
    assert found.midpoint == 9 * HOUR
