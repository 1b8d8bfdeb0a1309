"""The massages already booked that a race or a hard run comes too close to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import check_booking, with_draft_ids
from runjournal.booking.recheck import TooClose, too_close
from runjournal.model.choices import Depth, RunKind, Status
from runjournal.model.entries import Entry, Massage, Run
from runjournal.rules.finding import Severity
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from tests.booking.bookings import histories
from tests.booking.examples import history, massage, race
from tests.examples import TODAY, at

THURSDAY, FRIDAY, SATURDAY, SUNDAY = "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"
NEW = race(at(SUNDAY, "10:00"), id="new")
LATE = massage(at(FRIDAY, "18:00"), id="late")


def intervals(start: str, **values: object) -> Run:
    """A planned hard run on Saturday."""
    return Run(start=at(SATURDAY, start), run_kind=RunKind.INTERVALS, status=Status.PLANNED, id="run", **values)  # type: ignore[arg-type]


HITS: dict[str, tuple[Massage, Entry, str, str]] = {
    "a race": (LATE, NEW, "warning", "Fri 09:00"),
    "a race, and the massage is deep": (
        massage(at(THURSDAY, "09:00"), depth=Depth.DEEP, id="late"),
        NEW,
        "caution",
        "Sun 12:00",
    ),
    "a race of a whole day": (massage(at(THURSDAY, "23:30"), id="late"), race(at(SUNDAY), id="new"), "caution", ""),
    "a hard run": (massage(at(FRIDAY, "18:00"), depth=Depth.FIRM, id="late"), intervals("06:30"), "caution", ""),
    "a long race that is over": (
        massage(at("2026-11-25", "08:00"), depth=Depth.DEEP, id="late"),
        race(at("2026-11-22", "10:00"), distance_m=21_100, duration_s=7200, status=Status.DONE, id="new"),
        "caution",
        "Wed 12:00",
    ),
}


@pytest.mark.parametrize(("booked", "new", "word", "nearest"), HITS.values(), ids=HITS.keys())
def test_a_massage_is_now_too_close(booked: Massage, new: Entry, word: str, nearest: str) -> None:
    (one,) = _rechecked([new], history(booked))
    assert (one.massage, one.verdict.word) == (booked, word)
    assert all(finding.severity > Severity.INFO for finding in one.findings)
    assert one.nearest is not None
    assert nearest in ("", f"{one.nearest.start.local:%a %H:%M}")


MISSES: dict[str, tuple[Massage, Entry]] = {
    "enough time": (massage(at(FRIDAY, "09:00"), id="late"), NEW),
    "a light massage before a hard run": (massage(at(FRIDAY, "18:00"), id="late"), intervals("06:30")),
    "an easy run": (LATE, Run(start=at(SATURDAY, "06:30"), status=Status.PLANNED, distance_m=5000, id="run")),
    "called off": (replace(LATE, status=Status.CANCELLED), NEW),
    "the race is": (LATE, replace(NEW, status=Status.CANCELLED)),
    "done": (massage(at("2026-11-22", "18:00"), id="late", status=Status.DONE), race(at(TODAY, "18:00"), id="new")),
    "planned and past": (massage(at("2026-11-22", "18:00"), id="late"), race(at(TODAY, "18:00"), id="new")),
    "a massage is no race": (LATE, massage(at(SATURDAY, "18:00"), id="new")),
}


@pytest.mark.parametrize(("booked", "new"), MISSES.values(), ids=MISSES.keys())
def test_a_massage_is_left_alone(booked: Massage, new: Entry) -> None:
    assert _rechecked([new], history(booked)) == ()


def test_a_race_that_is_moved_says_what_is_new_and_only_that() -> None:
    before = history(race(at(SUNDAY, "10:00"), id="new"), LATE)
    renamed = replace(NEW, note="start at the bridge")
    assert _rechecked([renamed], before) == ()
    (one,) = _rechecked([race(at(SUNDAY, "09:00"), id="new")], before)
    assert "38 h" in one.findings[0].message
    assert _rechecked([race(at("2026-12-04", "10:00"), id="new")], before) == ()


def test_a_massage_of_the_same_line_is_no_booked_one() -> None:
    assert _rechecked([LATE, NEW], history()) == ()
    assert _rechecked([LATE, NEW], history(replace(LATE, depth=Depth.LIGHT))) == ()


def test_nearest_starts_go_together() -> None:
    twins = massage(at(FRIDAY, "12:00"), id="a"), massage(at(FRIDAY, "12:00"), id="b")
    first, second = _rechecked([NEW], history(*twins))
    assert [f"{one.nearest.start.local:%a %H:%M}" for one in (first, second) if one.nearest] == [
        "Fri 09:00",
        "Fri 08:00",
    ]


def test_it_says_which_and_what_gentler_depth_would_do() -> None:
    (one,) = _rechecked([NEW], history(massage(at(THURSDAY, "10:00"), depth=Depth.DEEP, id="late")))
    assert one.title == "Deep massage Thu 26 Nov 10:00"
    assert one.gentler is Depth.MEDIUM


def test_an_answer_tells_a_finding_once() -> None:
    answer = check_booking([race(at(SUNDAY, "10:00"), id="")], history(LATE))
    (one,) = answer.too_close
    assert set(map(id, one.findings)).isdisjoint(map(id, answer.findings))
    assert len(one.findings) + len(answer.findings) == len(answer.caused)


@given(histories(), st.integers(0, 17), st.sampled_from(["", "09:00"]), st.booleans())
@settings(max_examples=50)
def test_what_is_said_is_what_the_panel_says_once_it_is_in(
    before: History, ahead: int, wall: str, is_race: bool
) -> None:
    start = at(TODAY + timedelta(days=ahead), wall)
    added = race(start, id="added", distance_m=21_100) if is_race else replace(intervals("09:00"), start=start)
    said = _rechecked([added], before)
    after = before.plus(added)
    loud = [
        finding for finding in RULESET.check(after) if finding.severity > Severity.INFO and added.id in finding.entries
    ]
    ahead_still = {entry.id for entry in before.massages if entry.is_planned and not entry.is_unconfirmed(before.now)}
    told = {name for finding in loud for name in finding.entries if name in ahead_still}
    assert {one.massage.id for one in said} == told
    for one in said:
        if one.nearest:
            judged = check_booking([replace(one.massage, start=one.nearest.start)], after)
            assert judged.is_ok
            after = after.plus(replace(one.massage, start=one.nearest.start))


def _rechecked(entries: list[Entry], before: History) -> tuple[TooClose, ...]:
    booked = with_draft_ids(entries)
    return too_close(booked, before, RULESET.check_booking(before, booked))


@pytest.mark.parametrize(("booked", "new", "word", "nearest"), HITS.values(), ids=HITS.keys())
def test_its_sentence_says_which(booked: Massage, new: Entry, word: str, nearest: str) -> None:
    (one,) = _rechecked([new], history(booked))
    name = one.title.split(" massage ")[0]
    assert one.message.startswith((f"{one.title} ends ", f"{one.title} starts ", f"{one.title} may end "))
    assert one.message.count(name) == 1
