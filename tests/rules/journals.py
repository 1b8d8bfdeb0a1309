"""Random journals for the property tests: entries at random, and stories that bring a rule near its boundary."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth, MassageKind, MealSize, Quality, RunKind, Status
from runjournal.model.entries import (
    Bath,
    Condition,
    Drink,
    Entry,
    Massage,
    Meal,
    Note,
    Overrule,
    Race,
    Run,
    Soreness,
    Urine,
)
from runjournal.model.moments import Moment
from runjournal.rules.registry import RULES

NOW = datetime(2026, 4, 26, 9, tzinfo=UTC)
AREAS = (Area.CALF, Area.SHIN, Area.ACHILLES)
NOTES = ("", "throbbing and warm", "hurts at night", "weak leg", "no pain at night", "worse this morning")
TEXTS = ("left calf hot and red", "calf throbbing, warm", "chest pain", "no chest pain", "left shin hurts at night")
STATUSES = st.sampled_from([Status.PLANNED, Status.DONE, Status.DONE, Status.CANCELLED])
SECONDS = st.sampled_from([0, 0, 0, 1, 1800, 3599])


@st.composite
def moments(draw: st.DrawFn, hours: st.SearchStrategy[float]) -> Moment:
    """A moment some hours from now: on the hour or not, sometimes a whole day."""
    instant = NOW + timedelta(hours=draw(hours), seconds=draw(SECONDS))
    moment = Moment.at_instant(instant, "UTC")
    return Moment.whole_day(moment.day, "UTC") if draw(st.integers(0, 7)) == 0 else moment


def around(hours: float) -> st.SearchStrategy[Moment]:
    """A moment at so many hours from now, give or take a few."""
    return moments(st.integers(-3, 3).map(lambda more: hours + more))


def massages(start: st.SearchStrategy[Moment], status: Status | None = None) -> st.SearchStrategy[Massage]:
    """A massage of any depth."""
    return st.builds(
        Massage,
        start=start,
        status=STATUSES if status is None else st.just(status),
        depth=st.none() | st.sampled_from(Depth),
        duration_s=st.sampled_from([900, 1800, 3600]),
        massage_kind=st.sampled_from([None, None, None, MassageKind.SELF]),
        spots=st.sampled_from([(), (), (Spot(Area.CALF),), (Spot(Area.KNEE, Side.LEFT),)]),
        pain=st.none() | st.integers(0, 10),
        braced=st.booleans(),
    )


@st.composite
def ratings(draw: st.DrawFn, start: st.SearchStrategy[Moment], area: Area | None = None) -> Soreness:
    """A rating of an area that a rule cares for."""
    return Soreness(
        start=draw(start),
        area=area or draw(st.sampled_from(AREAS)),
        side=draw(st.sampled_from([Side.LEFT, Side.LEFT, Side.BOTH])),
        rating=draw(st.integers(0, 10)),
        quality=draw(st.none() | st.sampled_from(Quality)),
        note=draw(st.sampled_from(NOTES)),
    )


def runs(start: st.SearchStrategy[Moment]) -> st.SearchStrategy[Run]:
    """A run, hard or not."""
    return st.builds(
        Run,
        start=start,
        status=STATUSES,
        run_kind=st.none() | st.sampled_from(RunKind),
        distance_m=st.none() | st.integers(1_000, 40_000),
        duration_s=st.none() | st.integers(600, 9_000),
        effort=st.none() | st.integers(0, 10),
    )


def races(start: st.SearchStrategy[Moment]) -> st.SearchStrategy[Race]:
    """A race, long or not."""
    return st.builds(Race, start=start, status=STATUSES, distance_m=st.sampled_from([None, 5_000, 21_098]))


def conditions(start: st.SearchStrategy[Moment]) -> st.SearchStrategy[Condition]:
    """A condition that begins or ends."""
    return st.builds(Condition, start=start, name=st.sampled_from(ConditionName), clears=st.booleans())


def others(start: st.SearchStrategy[Moment]) -> st.SearchStrategy[Entry]:
    """A drink, urine, meal, bath or note."""
    return st.one_of(
        st.builds(Note, start=start, text=st.sampled_from(TEXTS)),
        st.builds(Drink, start=start, volume_ml=st.sampled_from([300, 1500])),
        st.builds(Urine, start=start, colour=st.integers(1, 8)),
        st.builds(Meal, start=start, size=st.sampled_from(MealSize)),
        st.builds(Bath, start=start),
    )


def entries(farthest_h: int = 24 * 40) -> st.SearchStrategy[Entry]:
    """Any entry that a rule may care for, mostly near now."""
    start = moments(st.integers(-96, 96) | st.integers(-farthest_h, farthest_h))
    return st.one_of(massages(start), ratings(start), runs(start), races(start), conditions(start), others(start))


@st.composite
def _before_a_race(draw: st.DrawFn) -> list[Entry]:
    start_h = draw(st.integers(-60, 200))
    gap_h = draw(st.sampled_from([0, 24, 36, 48, 72, 96, 120, 168]))
    return [draw(races(around(start_h))), draw(massages(around(start_h - gap_h - 1)))]


@st.composite
def _sore_after(draw: st.DrawFn) -> list[Entry]:
    ended_h = draw(st.sampled_from([10, 30, 50, 70, 80, 125]))
    area = draw(st.sampled_from(AREAS))
    after = [draw(ratings(around(-ended_h + h), area)) for h in draw(st.lists(st.integers(1, ended_h), max_size=4))]
    before = replace(draw(ratings(around(-ended_h - 8), area)), rating=1)
    return [draw(massages(around(-ended_h - 1), Status.DONE)), before, *after]


@st.composite
def _the_day_of_a_massage(draw: st.DrawFn) -> list[Entry]:
    start_h = draw(st.integers(-20, 14))
    before = st.integers(-26, 0).map(lambda h: start_h + h)
    return [draw(massages(around(start_h))), *draw(st.lists(others(moments(before)), max_size=4))]


@st.composite
def _around_hard_runs(draw: st.DrawFn) -> list[Entry]:
    start_h = draw(st.integers(-80, 80))
    hard = draw(runs(around(start_h)) | races(around(start_h)))
    return [hard, *(draw(massages(around(start_h + h))) for h in draw(st.lists(st.integers(-50, 75), max_size=3)))]


@st.composite
def _with_a_condition(draw: st.DrawFn) -> list[Entry]:
    start = moments(st.integers(-100, 0))
    return [replace(draw(conditions(start)), clears=False), draw(massages(moments(st.integers(-5, 100))))]


@st.composite
def _used_to_massage(draw: st.DrawFn) -> list[Entry]:
    return [draw(massages(around(-24 * day), Status.DONE)) for day in (20, 40, 60, 80)]


@st.composite
def _sore_every_time(draw: st.DrawFn) -> list[Entry]:
    found: list[Entry] = []
    for day in range(15, 15 * draw(st.integers(3, 7)), 15):
        found += [
            draw(massages(around(-24 * day), Status.DONE)),
            replace(draw(ratings(around(-24 * day - 10), Area.CALF)), rating=0),
            replace(draw(ratings(around(-24 * day + 20), Area.CALF)), rating=draw(st.sampled_from([2, 3, 6]))),
        ]
    return found


STORIES = st.one_of(
    _before_a_race(),
    _sore_after(),
    _the_day_of_a_massage(),
    _around_hard_runs(),
    _with_a_condition(),
    _used_to_massage(),
    _sore_every_time(),
)


def journals(farthest_h: int = 24 * 40) -> st.SearchStrategy[list[Entry]]:
    """A few stories and a few entries at random, some of them overruled, with ids by their place."""
    at_random = st.lists(entries(farthest_h), max_size=6)
    decided = st.lists(moments(st.integers(-farthest_h, 24)), max_size=1)
    return st.builds(_numbered, st.lists(STORIES, min_size=1, max_size=3), at_random, decided)


def _numbered(stories: list[list[Entry]], more: list[Entry], decided: list[Moment]) -> list[Entry]:
    found = [*(entry for story in stories for entry in story), *more]
    found += [overrule for start in decided for overrule in _against_all(start)]
    return [replace(entry, id=_name(place)) for place, entry in enumerate(found)]


def _against_all(start: Moment) -> list[Overrule]:
    """Decisions against every rule about some of the first entries of a journal, whether they speak of it or not."""
    pairs = [(rule.id, _name(place)) for rule in RULES for place in (0, 1, 3)]
    return [Overrule(start=start, rule=rule, about=about, why="fine") for rule, about in pairs]


def _name(place: int) -> str:
    return f"e{place:03}"
