"""The clearing of red flags and the series of soreness, compared with a second reading of them on random journals."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Quality, Status
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage, Soreness, Urine
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID
from tests.rules import reference
from tests.rules.reference import Load, Log

BEGINNING = datetime(2026, 3, 1, tzinfo=UTC)
MANY = settings(max_examples=300)

AREAS = st.sampled_from([Area.CALF, Area.KNEE])
STEPS = st.sampled_from([1, 11, 12, 23, 24, 48, 71, 72, 73, 96, 119, 120, 121, 168])
"""Hours between two logs: those at which something changes, and an hour to either side."""
RATED = st.one_of(st.integers(0, 10), st.sampled_from([3, 4, 5, 8]))
QUALITIES = st.none() | st.sampled_from(Quality)


def instant(hours: float) -> datetime:
    return BEGINNING + timedelta(hours=hours)


def moment(hours: float) -> Moment:
    return Moment.at_instant(instant(hours), "UTC")


@st.composite
def logs(draw: st.DrawFn, rated: st.SearchStrategy[int] = RATED) -> list[Log]:
    """Ratings of one spot, some of them all clear."""
    hours, made = 0.0, []
    for step in draw(st.lists(STEPS, min_size=1, max_size=12)):
        hours += step
        rating, quality = draw(rated), draw(QUALITIES)
        is_clear = rating == 0 and draw(st.booleans())
        made.append(Log(hours, rating, None if is_clear or quality is None else quality.value, is_clear))
    return made


def entry(log: Log, area: Area) -> Soreness:
    """The rating of the left side, or the all clear."""
    return Soreness(
        start=moment(log.at),
        area=Area.EVERYWHERE if log.is_all_clear else area,
        side=Side.BOTH if log.is_all_clear else Side.LEFT,
        rating=log.rating,
        quality=Quality(log.quality) if log.quality else None,
        id=f"log-{log.at:g}",
    )


def told(rule: str, entries: Sequence[Entry], now: float) -> list[Finding]:
    return list(BY_ID[rule].all_findings(History.of(entries, Context(instant(now), "UTC", Settings()))))


def flagged_by(rule: str, entries: Sequence[Entry], now: float) -> str | None:
    """The log by which a rule flags something."""
    findings = told(rule, entries, now)
    assert len(findings) <= 1
    return findings[0].entries[0] if findings else None


def severity(rule: str, entries: Sequence[Entry], now: float) -> str | None:
    findings = told(rule, entries, now)
    assert len(findings) <= 1
    return findings[0].severity.word if findings else None


def named(at: float | None) -> str | None:
    return None if at is None else f"log-{at:g}"


LATER = st.sampled_from([0, 1, 24, 167, 168, 169])


@MANY
@given(logs(), LATER)
def test_one_calf(ratings: list[Log], later: int) -> None:
    now = ratings[-1].at + later
    entries = [entry(log, Area.CALF) for log in ratings]
    assert flagged_by("calf-swelling", entries, now) == named(reference.swelling(ratings, now))


@MANY
@given(logs(), LATER, AREAS)
def test_severe_pain(ratings: list[Log], later: int, area: Area) -> None:
    now = ratings[-1].at + later
    entries = [entry(log, area) for log in ratings]
    expected = reference.severe_pain(ratings, now, is_joint=area is Area.KNEE)
    assert flagged_by("severe-pain", entries, now) == named(expected)


@MANY
@given(st.lists(st.tuples(STEPS, st.sampled_from([2, 4, 5, 7, 8])), min_size=1, max_size=8), LATER)
def test_dark_urine(steps: list[tuple[int, int]], later: int) -> None:
    hours, colours = 0.0, []
    for step, colour in steps:
        hours += step
        colours.append((hours, colour))
    now = hours + later
    loads = [massage(at - 0.5, 0.25) for at, _ in colours]
    urine = [Urine(start=moment(at), colour=colour, id=f"log-{at:g}") for at, colour in colours]
    assert flagged_by("dark-urine", [*urine, *loads], now) == named(reference.dark_urine(colours, now))


def massage(start: float, hours: float) -> Massage:
    return Massage(
        start=moment(start),
        duration_s=round(hours * 3600),
        depth=Depth.MEDIUM,
        status=Status.DONE,
        id=f"massage-{start:g}",
    )


@MANY
@given(logs(st.sampled_from([2, 3, 3, 4, 4, 5, 6])), st.lists(st.integers(-80, 500), max_size=3), LATER, AREAS)
def test_soreness_that_does_not_settle(ratings: list[Log], starts: list[int], later: int, area: Area) -> None:
    now = ratings[-1].at + later
    massages = [massage(start, 0.5) for start in {*starts} if start + 0.5 <= now]
    loads = [
        Load(load.start.span.earliest.timestamp() / 3600 - BEGINNING.timestamp() / 3600 + 0.5) for load in massages
    ]
    entries = [*(entry(log, area) for log in ratings), *massages]
    assert severity("soreness-not-settling", entries, now) == reference.not_settling(ratings, loads, now)


@MANY
@given(logs(st.sampled_from([3, 4, 4, 4, 5, 5, 6, 7])), LATER, AREAS)
def test_sore_for_weeks(ratings: list[Log], later: int, area: Area) -> None:
    now = ratings[-1].at + later
    entries = [entry(log, area) for log in ratings]
    assert severity("sore-for-weeks", entries, now) == reference.for_weeks(ratings, now)
