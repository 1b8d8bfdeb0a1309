"""When soreness is asked for after a massage, of which areas, and what counts as an answer."""

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage
from runjournal.rules.history import History
from runjournal.trends.prompts import AreaQuestion, RatingPrompt, due_prompt, massage_behind, prompt_now
from tests.rules.build import (
    CANCELLED,
    DEEP,
    DONE,
    LONDON,
    PLANNED,
    all_clear,
    journal,
    massage,
    moment,
    sore,
    utc,
)

LEFT, RIGHT, BOTH, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDDLE
CALF, QUAD, NECK, KNEE = Area.CALF, Area.QUAD, Area.NECK, Area.KNEE


def worked(*spots: Spot, when: str = "2026-04-14 11:30") -> Massage:
    """A deep massage of some areas on a Tuesday, that ends at 12:30."""
    return Massage(start=moment(when), depth=DEEP, status=DONE, spots=spots, id="massage")


CALF_WORKED = worked(Spot(CALF, LEFT))


def due(now: str, *entries: Entry) -> RatingPrompt | None:
    return due_in(journal(entries, now))


def due_in(history: History) -> RatingPrompt | None:
    found = massage_behind(history)
    return due_prompt(history, found) if found else None


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        ("2026-04-15 00:29:59", None),
        ("2026-04-15 00:30", 12),
        ("2026-04-15 12:29:59", 12),
        ("2026-04-15 12:30", 24),
        ("2026-04-16 12:29:59", 24),
        ("2026-04-16 12:30", 48),
        ("2026-04-17 00:30", 48),
        ("2026-04-17 00:30:01", None),
    ],
    ids=["11:59:59", "12:00", "23:59:59", "24:00", "47:59:59", "48:00", "60:00", "60:00:01"],
)
def test_the_hours_at_which_it_is_asked(now: str, hours: int | None) -> None:
    found = due(now, CALF_WORKED)
    assert (found.hours if found else None) == hours


def test_the_hours_are_real_across_a_clock_change() -> None:
    """The clocks go forward at 1:00 on Sunday 29 March 2026, and back at 2:00 on Sunday 25 October."""
    spring = worked(Spot(CALF, LEFT), when="2026-03-28 20:00")
    assert due("2026-03-29 09:59:59", spring) is None
    assert due("2026-03-29 10:00", spring) is not None
    autumn = worked(Spot(CALF, LEFT), when="2026-10-24 20:00")
    assert due("2026-10-25 07:59:59", autumn) is None
    assert due("2026-10-25 08:00", autumn) is not None


@pytest.mark.parametrize(
    ("status", "when"),
    [(PLANNED, "2026-04-14 11:30"), (CANCELLED, "2026-04-14 11:30"), (DONE, "2026-04-14")],
    ids=["planned", "cancelled", "whole-day"],
)
def test_only_a_done_massage_with_a_time_is_asked_about(status: Status, when: str) -> None:
    assert due("2026-04-15 09:00", massage(when, status=status), sore("2026-04-14 08:00", 3)) is None


@pytest.mark.parametrize(
    ("ratings", "is_asked"),
    [
        ([sore("2026-04-15 06:29:59", 2)], True),
        ([sore("2026-04-15 06:30", 2)], False),
        ([sore("2026-04-15 18:30", 2)], False),
        ([sore("2026-04-15 20:00", 2)], False),
        ([sore("2026-04-15 20:00", 2, CALF, RIGHT)], True),
        ([sore("2026-04-15 20:00", 2, CALF, BOTH)], False),
        ([all_clear("2026-04-15 20:00")], False),
        ([sore("2026-04-15", 2)], False),
        ([sore("2026-04-14", 2)], True),
    ],
    ids=[
        "more-than-6-h-before", "6-h-before", "6-h-after", "later", "other-side", "both-sides", "all-clear",
        "that-day", "day-before",
    ],
)  # fmt: skip
def test_a_rating_near_the_time_is_the_answer(ratings: list[Entry], *, is_asked: bool) -> None:
    """24 h after the massage is 12:30 on the 15th."""
    assert (due("2026-04-15 20:30", CALF_WORKED, *ratings) is not None) is is_asked


def test_an_answer_for_one_time_is_none_for_the_next() -> None:
    early = sore("2026-04-15 00:30", 2)
    assert due("2026-04-15 12:29:59", CALF_WORKED, early) is None
    again = due("2026-04-15 12:30", CALF_WORKED, early)
    assert again
    assert again.hours == 24


@pytest.mark.parametrize(
    ("spots", "before", "questions"),
    [
        ((), [], []),
        ((Spot(CALF, LEFT),), [], ["left calf"]),
        ((Spot(CALF, LEFT),), [sore("2026-04-14 08:00", 3)], ["left calf, 3 before"]),
        ((Spot(CALF, LEFT),), [sore("2026-04-13 11:29:59", 3)], ["left calf"]),
        ((), [sore("2026-04-14 08:00", 3)], ["left calf, 3 before"]),
        ((), [sore("2026-04-14 08:00", 0)], []),
        ((), [all_clear("2026-04-14 08:00")], []),
        ((Spot(CALF),), [], ["calves"]),
        ((Spot(CALF),), [sore("2026-04-14 08:00", 3, CALF, BOTH)], ["calves, 3 before"]),
        ((Spot(CALF),), [sore("2026-04-14 08:00", 3)], ["left calf, 3 before", "right calf"]),
        ((Spot(CALF, LEFT), Spot(CALF, RIGHT)), [], ["calves"]),
        ((), [sore("2026-04-14 08:00", 2, QUAD, BOTH)], ["quads, 2 before"]),
        (
            (Spot(QUAD, RIGHT),),
            [sore("2026-04-14 08:00", 1), sore("2026-04-14 08:00", 4, NECK, MIDDLE)],
            ["right quad", "neck, 4 before", "left calf, 1 before"],
        ),
        ((Spot(KNEE, LEFT),), [], ["left knee"]),
        ((Spot(Area.EVERYWHERE),), [sore("2026-04-14 08:00", 3)], ["left calf, 3 before"]),
    ],
    ids=[
        "none", "worked", "worked-and-sore", "rated-too-long-ago", "sore-alone", "rated-0", "all-clear", "pair",
        "pair-alike", "pair-not-alike", "both-named", "sore-pair", "worked-first-then-sorest", "joint", "everywhere",
    ],
)  # fmt: skip
def test_the_areas_that_are_asked_for(spots: tuple[Spot, ...], before: list[Entry], questions: list[str]) -> None:
    found = due("2026-04-15 00:30", worked(*spots), *before)
    assert [question.words for question in (found.questions if found else ())] == questions


def test_only_what_is_not_rated_is_asked_for() -> None:
    found = due("2026-04-15 09:00", worked(Spot(CALF), Spot(QUAD)), sore("2026-04-15 08:00", 1, CALF, RIGHT))
    assert found
    assert [question.words for question in found.questions] == ["left calf", "quads"]


@pytest.mark.parametrize(("now", "hours"), [("2026-04-15 00:30", 12), ("2026-04-15 09:29:59", 20)])
def test_it_says_how_long_it_is(now: str, hours: int) -> None:
    found = due(now, CALF_WORKED, sore("2026-04-14 08:00", 3))
    assert found
    assert found.words == f"{hours} h after your deep massage: how sore? left calf, 3 before"


def test_answers_become_ratings_of_now() -> None:
    asked = due("2026-04-15 00:30", worked(Spot(CALF), Spot(QUAD, LEFT), Spot(NECK, MIDDLE)))
    assert asked
    now = utc("2026-04-15 00:31")
    some = asked.answered(4).answered(None)
    assert some.question == AreaQuestion(Spot(NECK, MIDDLE))
    assert [(entry.spot, entry.rating) for entry in some.entries(now, LONDON)] == [(Spot(CALF), 4)]
    done = some.answered(0)
    assert done.question is None
    assert done.key == asked.key == ("massage", 12)
    assert all(entry.start.at == now for entry in done.entries(now, LONDON))
    assert [(entry.spot, entry.rating) for entry in done.entries(now, LONDON)] == [
        (Spot(CALF), 4),
        (Spot(NECK, MIDDLE), 0),
    ]


def test_who_wants_to_rate_now_is_asked_for_all() -> None:
    history = journal([CALF_WORKED, sore("2026-04-14 13:00", 2)], "2026-04-14 13:00")
    found = prompt_now(history, CALF_WORKED)
    assert found
    assert found.words == "After your deep massage: how sore? left calf"
    assert found.questions == (AreaQuestion(Spot(CALF, LEFT)),)
    assert prompt_now(journal([worked()], "2026-04-14 13:00"), worked()) is None
