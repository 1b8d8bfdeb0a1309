"""The steps after a massage: when they are there, and what ticks them."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from runjournal.language.display.dates import moment_words as said_at
from runjournal.model.areas import Area, Side
from runjournal.model.choices import ConditionName, Quality
from runjournal.model.entries import Bath, Drink, Entry, Note
from runjournal.rules.history import History
from runjournal.trends.aftercare import GLASS_ML, Aftercare, CareStep, StepId, aftercare, entry_of
from runjournal.trends.prompts import massage_behind
from tests.rules.build import (
    CANCELLED,
    DEEP,
    DONE,
    LONDON,
    PLANNED,
    all_clear,
    bath,
    condition,
    drink,
    journal,
    massage,
    moment,
    sore,
    utc,
)

MASSAGE = massage("2026-04-14 11:30", depth=DEEP, status=DONE)
"""A Tuesday; it ends at 12:30."""

DRINK, LIGHT, BATH, EASE = StepId
BEFORE = sore("2026-04-14 08:00", 1)


def care(now: str, *entries: Entry, suggest_bath: bool = True, bath_h: int = 12) -> Aftercare | None:
    history = journal([MASSAGE, *entries], now, suggest_bath=suggest_bath, bath_h=bath_h)
    return cared(history, [entry for entry in entries if isinstance(entry, Note)])


def cared(history: History, notes: Sequence[Note] = ()) -> Aftercare | None:
    found = massage_behind(history)
    return aftercare(history, found, notes) if found else None


def steps(now: str, *entries: Entry) -> dict[StepId, CareStep]:
    found = care(now, *entries)
    assert found
    return {step.id: step for step in found.steps}


def note(when: str, text: str) -> Note:
    return Note(start=moment(when), text=text, id=f"note-{when}".replace(" ", "T"))


@pytest.mark.parametrize(
    ("now", "known"),
    [
        ("2026-04-14 12:29:59", None),
        ("2026-04-14 12:30", [DRINK, LIGHT, BATH, EASE]),
        ("2026-04-15 00:00", [DRINK, LIGHT, BATH, EASE]),
        ("2026-04-15 00:00:01", [DRINK, EASE]),
        ("2026-04-16 12:30", [DRINK, EASE]),
        ("2026-04-16 12:30:01", None),
    ],
    ids=["before-the-end", "at-the-end", "midnight", "after-midnight", "48-h", "after-48-h"],
)
def test_when_each_step_is_there(now: str, known: list[StepId] | None) -> None:
    found = care(now)
    assert ([step.id for step in found.steps] if found else None) == known


@pytest.mark.parametrize(
    ("hours", "now", "there"),
    [(6, "2026-04-14 18:30", True), (6, "2026-04-14 18:30:01", False), (24, "2026-04-15 00:00:01", False)],
    ids=["to-the-end", "over", "midnight-comes-first"],
)
def test_a_bath_is_for_the_same_day(hours: int, now: str, *, there: bool) -> None:
    found = care(now, bath_h=hours)
    assert found
    assert (BATH in [step.id for step in found.steps]) is there


def test_the_bath_can_be_turned_off() -> None:
    found = care("2026-04-14 14:00", suggest_bath=False)
    assert found
    assert [step.id for step in found.steps] == [DRINK, LIGHT, EASE]


def test_the_times_are_told() -> None:
    told = {id_: said_at(step.when, LONDON) for id_, step in steps("2026-04-14 14:00").items()}
    assert told == {
        DRINK: "Tue 14 Apr 12:30",
        LIGHT: "Wed 15 Apr 00:00",
        BATH: "Wed 15 Apr 00:00",
        EASE: "Thu 16 Apr 12:30",
    }


def test_the_time_to_ease_is_48_real_hours_across_a_clock_change() -> None:
    """The clocks go forward in the night to Sunday 29 March 2026."""
    saturday = massage("2026-03-28 11:00", status=DONE)
    found = cared(journal([saturday], "2026-03-30 13:00"))
    assert found
    assert said_at(found.steps[-1].when, LONDON) == "Mon 30 Mar 13:00"
    assert cared(journal([saturday], "2026-03-30 13:00:01")) is None


def test_the_evening_ends_at_midnight_on_the_day_the_clocks_change() -> None:
    sunday = massage("2026-03-29 20:00", status=DONE)
    found = cared(journal([sunday], "2026-03-29 22:00"))
    assert found
    assert {said_at(step.when, LONDON) for step in found.steps if step.id in (LIGHT, BATH)} == {"Mon 30 Mar 00:00"}


@pytest.mark.parametrize(
    ("entry", "step", "ticked"),
    [
        (drink("2026-04-14 12:29:59", 500), DRINK, False),
        (drink("2026-04-14 12:30", 500), DRINK, True),
        (drink("2026-04-14", 500), DRINK, False),
        (drink("2026-04-14 20:00:01", 500), DRINK, False),
        (bath("2026-04-14 12:30"), BATH, False),
        (bath("2026-04-14 12:30:01"), BATH, True),
        (bath("2026-04-14"), BATH, True),
        (bath("2026-04-13"), BATH, False),
        (note("2026-04-14 19:00", "Light evening"), LIGHT, True),
        (note("2026-04-14 12:29", "light evening"), LIGHT, False),
        (note("2026-04-14 19:00", "light evening, then a run"), LIGHT, False),
    ],
    ids=[
        "drink-before", "drink-at-the-end", "drink-that-day", "drink-to-come", "bath-at-the-end", "bath-after",
        "bath-that-day", "bath-the-day-before", "note", "note-before", "note-of-more",
    ],
)  # fmt: skip
def test_what_is_logged_ticks_a_step(entry: Entry, step: StepId, *, ticked: bool) -> None:
    assert steps("2026-04-14 20:00", entry)[step].is_done is ticked


@pytest.mark.parametrize(
    ("ratings", "eased"),
    [
        ([], False),
        ([BEFORE], False),
        ([BEFORE, sore("2026-04-14 12:30", 1)], False),
        ([BEFORE, sore("2026-04-14 20:00", 2)], True),
        ([BEFORE, sore("2026-04-14 20:00", 3)], False),
        ([BEFORE, sore("2026-04-14 20:00", 5), sore("2026-04-15 09:00", 1)], True),
        ([BEFORE, sore("2026-04-14 20:00", 1), sore("2026-04-15 09:00", 3)], False),
        ([BEFORE, sore("2026-04-14 20:00", 1), sore("2026-04-14 20:00", 4, Area.QUAD)], False),
        ([sore("2026-04-14 20:00", 2)], True),
        ([sore("2026-04-14 20:00", 3)], False),
        ([BEFORE, all_clear("2026-04-15 09:00")], True),
        ([sore("2026-04-14 20:00", 1, Area.KNEE)], False),
    ],
    ids=[
        "nothing", "only-before", "at-the-end", "within-noise", "above", "eased", "rose-again", "another-area",
        "low-without-before", "sore-without-before", "all-clear", "no-muscle",
    ],
)  # fmt: skip
def test_ratings_back_to_what_they_were_tick_the_easing(ratings: list[Entry], *, eased: bool) -> None:
    assert steps("2026-04-15 10:00", *ratings)[EASE].is_done is eased


@pytest.mark.parametrize(
    "trouble",
    [
        condition("2026-04-14 13:00", ConditionName.ILL),
        sore("2026-04-14 13:00", 4, Area.CALF, Side.LEFT, quality=Quality.SWELLING),
    ],
    ids=["ill", "a-red-flag"],
)
def test_nothing_is_promised_while_the_body_is_in_trouble(trouble: Entry) -> None:
    assert list(steps("2026-04-14 14:00", trouble)) == [DRINK, LIGHT]


@pytest.mark.parametrize(
    ("other", "latest"),
    [
        (massage("2026-04-14 15:00", status=DONE, named="later"), "later"),
        (massage("2026-04-14 15:00", status=PLANNED, named="planned"), "massage"),
        (massage("2026-04-14 15:00", status=CANCELLED, named="cancelled"), "massage"),
        (massage("2026-04-14", status=DONE, named="that-day"), "massage"),
        (massage("2026-04-14 19:30", status=DONE, named="under-way"), "massage"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_massage_that_ended_last_counts(other: Entry, latest: str) -> None:
    found = care("2026-04-14 20:00", other)
    assert found
    assert found.massage.id == latest


def test_the_last_massage_may_be_60_hours_over() -> None:
    assert massage_behind(journal([MASSAGE], "2026-04-17 00:30")) is not None
    assert massage_behind(journal([MASSAGE], "2026-04-17 00:30:01")) is None
    assert massage_behind(journal([], "2026-04-17 00:30")) is None


@pytest.mark.parametrize("step", [DRINK, LIGHT, BATH])
def test_the_entry_of_a_step_ticks_it(step: StepId) -> None:
    now = utc("2026-04-14 14:00")
    entry = entry_of(step, now, LONDON)
    assert entry
    assert entry.start.at == now
    assert steps("2026-04-14 14:00", entry)[step].is_done


def test_entries_of_steps_are_what_a_runner_would_log() -> None:
    now = utc("2026-04-14 14:00") + timedelta(milliseconds=700)
    glass, evening, soak = (entry_of(step, now, LONDON) for step in (DRINK, LIGHT, BATH))
    assert isinstance(glass, Drink)
    assert glass.volume_ml == GLASS_ML
    assert isinstance(evening, Note)
    assert isinstance(soak, Bath)
    assert soak.duration_s is None
    assert entry_of(EASE, now, LONDON) is None
