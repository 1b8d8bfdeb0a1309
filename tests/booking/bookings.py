"""Random weeks around the runner's Monday: what was done before it and what is planned after it."""

from datetime import date

from hypothesis import strategies as st

from runjournal.model.entries import Entry, Kind, Status
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from tests.examples import NOW, TODAY, ZONE
from tests.strategies import entries_of, ids, moments

LATER = date(2026, 12, 10)
EARLIER = date(2026, 11, 9)
PLANS = (Kind.RUN, Kind.MASSAGE, Kind.RACE)


@st.composite
def histories(draw: st.DrawFn, zone: str = ZONE) -> History:
    """A history with some plans of the next weeks and some of what the last two have seen."""
    names = iter(draw(st.lists(ids(), min_size=10, max_size=10, unique=True)))
    planned = [_planned(draw, next(names), zone) for _ in range(draw(st.integers(0, 5)))]
    past = [_past(draw, next(names), zone) for _ in range(draw(st.integers(0, 5)))]
    return History.of([*planned, *past], NOW, zone, Settings())


def _planned(draw: st.DrawFn, name: str, zone: str) -> Entry:
    start = moments(zone, TODAY, LATER)
    return draw(entries_of(draw(st.sampled_from(PLANS)), start, id=name, status=Status.PLANNED, note="", source=""))


def _past(draw: st.DrawFn, name: str, zone: str) -> Entry:
    kind = draw(st.sampled_from(Kind))
    done = {"status": Status.DONE} if kind in PLANS else {}
    return draw(entries_of(kind, moments(zone, EARLIER, TODAY), id=name, note="", source="", **done))
