"""Random weeks around a moment: what was done before it and what is planned after it."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from runjournal.model.choices import Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.moments import Moment, local_day
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from tests.examples import NOW, ZONE
from tests.strategies import entries_of, ids, moments

BACK, AHEAD = timedelta(days=14), timedelta(days=17)
PLANS = (Kind.RUN, Kind.MASSAGE, Kind.RACE)


@st.composite
def histories(draw: st.DrawFn, zone: str = ZONE, now: datetime = NOW, settings: Settings | None = None) -> History:
    """A history with some plans of the next weeks, of whole days too, and some of what the last two have seen."""
    today = local_day(now, zone)
    names = iter(draw(st.lists(ids(), min_size=10, max_size=10, unique=True)))
    ahead, behind = moments(zone, today, today + AHEAD), moments(zone, today - BACK, today)
    plans = [draw(_entry(next(names), ahead, Status.PLANNED)) for _ in range(draw(st.integers(0, 5)))]
    past = [draw(_entry(next(names), behind, Status.DONE)) for _ in range(draw(st.integers(0, 5)))]
    return History.of([*plans, *past], Context(now, zone, settings or Settings()))


def _entry(name: str, start: st.SearchStrategy[Moment], status: Status) -> st.SearchStrategy[Entry]:
    kinds = st.sampled_from(PLANS if status is Status.PLANNED else tuple(Kind))
    return kinds.flatmap(lambda kind: entries_of(kind, start, id=name, note="", source="", **_status(kind, status)))


def _status(kind: Kind, status: Status) -> dict[str, object]:
    return {"status": status} if kind in PLANS else {}


def moved(entry: Entry, by: timedelta, zone: str) -> Entry:
    """An entry so much later, in another zone."""
    start = entry.start
    instant = start.span.earliest + by
    there = Moment.at_instant(instant, zone)
    return replace(entry, start=Moment.whole_day(there.day, zone) if start.is_whole_day else there)
