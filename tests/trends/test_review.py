"""A week in review: an empty one, one entry, the first, over the year's end, from Sunday on, with clock changes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Kind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Drink, Entry, Massage, Run, Soreness
from runjournal.model.settings import Settings, WeekStart
from runjournal.rules.history import History
from runjournal.trends.review import Review, review, review_of
from runjournal.trends.soreness.comparison import Course
from runjournal.trends.stretches import Stretch, Zoom, stretch_of
from tests.examples import ZONE, at
from tests.rules import journals
from tests.trends.examples import MemoryJournal

NOW = datetime(2026, 11, 29, 21, tzinfo=UTC)
LEFT = Spot(Area.CALF, Side.LEFT)


def reviewed(
    *entries: Entry,
    day: str = "2026-11-25",
    now: datetime = NOW,
    zoom: Zoom = Zoom.WEEK,
    starts: WeekStart = WeekStart.MONDAY,
) -> Review:
    stretch = stretch_of(zoom, date.fromisoformat(day), starts)
    return review_of(MemoryJournal(entries), stretch, Context(now, ZONE, Settings(week_start=starts)))


def sore(day: str, rating: int, wall: str = "07:00", zone: str = ZONE) -> Soreness:
    return Soreness(start=at(day, wall, zone), area=LEFT.area, side=LEFT.side, rating=rating)


def run(day: str, km: int = 8, effort: int | None = 5) -> Run:
    return Run(start=at(day, "07:00"), id=day, distance_m=km * 1000, duration_s=km * 300, effort=effort)


def test_an_empty_journal() -> None:
    found = reviewed()
    assert found.is_empty
    assert (found.grid.rows, found.trends, found.massages, found.curves, found.spike) == ((), (), (), (), None)
    assert len(found.grid.columns) == len(found.fluids) == len(found.training.days) == 7
    assert found.training.loads == (None,) * 7
    assert len(found.lately) == 8


def test_the_whole_weeks_of_a_span_are_told_with_what_is_outside_of_it_and_the_grid_without() -> None:
    entries = [
        run("2026-10-18", km=10),
        run("2026-11-16", km=5),
        Massage(id="massage", start=at("2026-11-17", "18:00"), duration_s=3600),
        sore("2026-11-18", 8),
        sore("2026-11-22", 4),
    ]
    span = Stretch(date(2026, 11, 22), date(2026, 12, 24), Zoom.SPAN)
    found = review_of(MemoryJournal(entries), span, Context(NOW, ZONE, Settings()))
    assert found.massages == ()
    week = found.weeks[0]
    assert (len(week.training.runs), len(week.massages), week.spike and week.spike.ratio) == (1, 1, 0.5)
    assert found.grid.rows[0].cells == (4, None, None, None, None, None)
    assert (found.grid.columns[0].days, found.grid.columns[-1].last) == ((span.first,), span.last)


def test_the_first_week_of_a_few_days_has_its_spike_from_the_thirty_days_before_it() -> None:
    span = Stretch(date(2026, 11, 22), date(2026, 12, 2), Zoom.SPAN)
    entries = [run("2026-10-18", km=10), run("2026-11-16", km=5)]
    spike = review_of(MemoryJournal(entries), span, Context(NOW, ZONE, Settings())).weeks[0].spike
    assert spike
    assert spike.ratio == 0.5


class Counted(list[Entry]):
    """Entries that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Entry]:
        self.times += 1
        return super().__iter__()


def test_the_entries_are_gone_through_as_often_for_forty_years_as_for_two_months() -> None:
    times = []
    for years in (0, 40):
        entries = Counted([run("2026-11-16")])
        span = Stretch(date(2026 - years, 9, 1), date(2026, 11, 20), Zoom.SPAN)
        review(History.of(list(entries), Context(NOW, ZONE, Settings())), entries, span, span.first)
        times.append(entries.times)
    assert times[0] == times[1]


def test_an_empty_week_of_a_journal_is_a_week_of_rest_days_without_soreness() -> None:
    found = reviewed(run("2026-10-01"))
    assert found.is_empty
    assert found.training.loads == (0.0,) * 7
    assert found.training.monotony is None


@pytest.mark.parametrize(
    "entry",
    [
        run("2026-11-25"),
        sore("2026-11-25", 0),
        Soreness(start=at("2026-11-25", "07:00"), area=Area.EVERYWHERE, rating=0),
        Massage(start=at("2026-11-25", "18:00")),
        Drink(start=at("2026-11-25", "08:00"), volume_ml=300),
    ],
    ids=["run", "soreness", "all clear", "massage", "drink"],
)
def test_a_week_with_one_entry_is_not_empty(entry: Entry) -> None:
    assert not reviewed(entry).is_empty
    assert reviewed(entry, day="2026-11-18").is_empty


def test_the_first_week_there_is_has_nothing_to_compare_with() -> None:
    found = reviewed(sore("2026-11-26", 4), run("2026-11-26"))
    assert [(one.course, one.course_from_usual, one.usual_n) for one in found.trends] == [
        (Course.UNKNOWN, Course.UNKNOWN, 0)
    ]
    assert found.training.loads[:4] == (None, None, None, 200.0)
    assert found.training.monotony is None
    assert all(day.load is None for week in found.lately for day in week.days)


def test_a_week_over_the_years_end_is_week_53() -> None:
    entries = [sore("2026-12-31", 3), sore("2027-01-01", 5), run("2027-01-03"), sore("2026-12-27", 9)]
    found = reviewed(*entries, day="2027-01-01", now=datetime(2027, 1, 20, tzinfo=UTC))
    assert found.stretch.iso_week == (2026, 53)
    assert found.grid.rows[0].cells == (None, None, None, 3, 5, None, None)
    assert found.training.distance_m == 8000
    assert found.trends[0].last.mean == 9


def test_a_week_from_sunday_on() -> None:
    entries = [sore("2026-11-22", 3), sore("2026-11-28", 5), sore("2026-11-29", 7)]
    found = reviewed(*entries, starts=WeekStart.SUNDAY)
    assert found.grid.rows[0].cells == (3, None, None, None, None, None, 5)
    assert reviewed(*entries).grid.rows[0].cells == (None, None, None, None, None, 5, 7)


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 167), ("2026-10-25", 169)])
def test_a_week_with_a_clock_change_has_all_its_days(day: str, hours: int) -> None:
    entries = [sore(day, 3, "00:30"), sore(day, 5, "23:30"), run(day)]
    found = reviewed(*entries, day=day)
    assert found.grid.rows[0].cells[-1] == 5
    assert found.training.days[-1].distance_m == 8000
    span = at(found.stretch.last + timedelta(days=1)).span.earliest - at(found.stretch.first).span.earliest
    assert span == timedelta(hours=hours)


def test_entries_of_other_zones_belong_to_their_own_day() -> None:
    found = reviewed(sore("2026-11-23", 6, "23:30", "Pacific/Honolulu"), sore("2026-11-29", 2, "00:30", "Asia/Tokyo"))
    assert found.grid.rows[0].cells == (6, None, None, None, None, None, 2)


def test_what_lies_ahead_of_now_is_not_told() -> None:
    seen = datetime(2026, 11, 25, 12, tzinfo=UTC)
    entries = [
        sore("2026-11-25", 3),
        sore("2026-11-26", 9),
        run("2026-11-26"),
        Massage(start=at("2026-11-27", "18:00")),
    ]
    found = reviewed(*entries, now=seen)
    assert found.today == date(2026, 11, 25)
    assert found.grid.rows[0].cells == (None, None, 3, None, None, None, None)
    assert (found.training.runs, found.massages) == ((), ())
    planned = replace(run("2026-11-26"), status=Status.PLANNED)
    assert reviewed(planned, now=seen).training.days[3].planned == (planned,)


def test_a_massage_on_the_last_day_has_its_curve_from_the_week_after() -> None:
    entries = [sore("2026-11-22", 1), Massage(start=at("2026-11-22", "18:00")), sore("2026-11-23", 4)]
    (curve,) = reviewed(*entries, day="2026-11-22").curves
    assert [(dot.rating, dot.change) for dot in curve.spots[0].dots] == [(4, 3)]
    assert reviewed(*entries).curves == ()


def test_the_spike_of_monday_looks_30_days_back() -> None:
    found = reviewed(run("2026-10-25", 20), run("2026-11-23", 22))
    assert found.spike
    assert found.spike.ratio == pytest.approx(1.1)


@pytest.mark.parametrize(
    ("zoom", "columns", "lately"), [(Zoom.MONTH, 30, 1), (Zoom.SEASON, 13, 1), (Zoom.YEAR, 12, 1), (Zoom.DAY, 1, 1)]
)
def test_at_other_zooms(zoom: Zoom, columns: int, lately: int) -> None:
    found = reviewed(sore("2026-11-25", 3), zoom=zoom)
    assert len(found.grid.columns) == columns
    assert len(found.lately) == lately
    assert found.grid.rows[0].spot == LEFT


class Remembering(MemoryJournal):
    """A journal that keeps which days were read."""

    days: tuple[date, date] = (date.max, date.min)

    def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
        self.days = min(first, self.days[0]), max(last, self.days[1])
        return super().between(first, last, kinds)


@settings(max_examples=50)
@given(journals.journals(24 * 120), st.sampled_from(WeekStart), st.integers(-8, 1))
def test_a_week_reads_ten_weeks_at_most_and_is_that_of_the_whole(
    entries: list[Entry], starts: WeekStart, weeks: int
) -> None:
    day = journals.NOW.date() + timedelta(weeks=weeks)
    journal, stretch = Remembering(entries), stretch_of(Zoom.WEEK, day, starts)
    found = review_of(journal, stretch, Context(journals.NOW, "UTC", Settings(week_start=starts)))
    first, last = journal.days
    assert stretch.first - first <= timedelta(days=70)
    assert last - stretch.last <= timedelta(days=8)

    class Whole(MemoryJournal):
        def between(self, first: date, last: date, kinds: Collection[Kind] = ()) -> Sequence[Entry]:
            return super().between(date.min, date.max, kinds)

    whole = review_of(Whole(entries), stretch, Context(journals.NOW, "UTC", Settings(week_start=starts)))
    assert replace(whole, rated=found.rated) == found
