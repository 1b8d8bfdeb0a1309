"""Which runs are asked about, in which order and in which words, and what the answers change."""

from dataclasses import replace

import pytest

from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.settings import Distance
from runjournal.trends.effort_prompt import EffortPrompt, unrated_runs
from tests.rules.build import DONE, LONDON, PLANNED, journal, moment, race, run

NOW = "2026-04-26 12:00"


def recorded(when: str, named: str = "run", **fields: object) -> Run:
    given = {"distance_m": 8200, "duration_s": 2640, "source": "fit:0123456789abcdef:0", **fields}
    return Run(start=moment(when), id=named, **given)  # type: ignore[arg-type]


PAUSED = recorded("2026-04-23 11:00", elapsed_s=3601)

ASKED: dict[str, tuple[Entry, bool]] = {
    "this morning": (recorded("2026-04-26 07:10"), True),
    "two days ago": (recorded("2026-04-24 07:10"), True),
    "a second less than 72 h after its end": (recorded("2026-04-23 11:16:01"), True),
    "72 h after its end": (recorded("2026-04-23 11:16"), False),
    "with pauses, a second less": (PAUSED, True),
    "the same without its pauses": (replace(PAUSED, elapsed_s=None), False),
    "of a day alone": (recorded("2026-04-24"), True),
    "today, of a day alone": (recorded("2026-04-26"), True),
    "of a day that is over for 72 h": (recorded("2026-04-22"), False),
    "last week": (recorded("2026-04-19 07:10"), False),
    "with its effort": (recorded("2026-04-26 07:10", effort=0), False),
    "planned": (recorded("2026-04-26 07:10", status=PLANNED), False),
    "typed": (recorded("2026-04-26 07:10", source=""), False),
    "of a calendar": (recorded("2026-04-26 07:10", source="ical/0123/2026-04-26/uid@x"), False),
    "a race": (replace(race("2026-04-25 10:00", status=DONE), source="strava:1234"), True),
    "a race ahead": (replace(race("2026-04-26 10:00"), source="strava:1234"), False),
}


@pytest.mark.parametrize(("entry", "is_asked"), ASKED.values(), ids=ASKED.keys())
def test_a_run_is_asked_about(entry: Entry, *, is_asked: bool) -> None:
    assert unrated_runs(journal([entry], NOW)) == ([entry] if is_asked else [])


SOURCES = {
    "fit:0123456789abcdef:0": True,
    "strava:1": True,
    "apple:x": True,
    "": False,
    "fit": False,
    "fit:": False,
    ":1": False,
    "ical/1/2": False,
    "Fit:1": False,
    "läufe:1": False,
    "csv2:1": False,
}


@pytest.mark.parametrize(("source", "is_recorded"), SOURCES.items(), ids=SOURCES.keys())
def test_a_source_tells_what_was_recorded(source: str, *, is_recorded: bool) -> None:
    assert recorded("2026-04-26 07:10", source=source).is_recorded is is_recorded


def test_the_latest_comes_first() -> None:
    late, early = recorded("2026-04-26 07:10", "a"), recorded("2026-04-24 07:10", "b")
    ten = replace(race("2026-04-25 10:00", status=DONE), source="strava:1234")
    assert unrated_runs(journal([early, ten, late, run("2026-04-25 18:00", 5)], NOW)) == [late, ten, early]


WORDS: dict[str, tuple[Run | Race, str]] = {
    "a run": (recorded("2026-04-24 07:10"), "How hard was it? run, 8.2 km, 44:00, Fri 24 Apr 07:10"),
    "its kind": (
        recorded("2026-04-24 07:10", run_kind=RunKind.LONG),
        "How hard was it? long run, 8.2 km, 44:00, Fri 24 Apr 07:10",
    ),
    "a day alone": (recorded("2026-04-24", distance_m=None), "How hard was it? run, 44:00, Fri 24 Apr"),
    "a race": (race("2026-04-25 10:00", km=10), "How hard was it? Spring Half, 10.0 km, Sat 25 Apr 10:00"),
    "one without a name": (race("2026-04-25 10:00", ""), "How hard was it? the race, Sat 25 Apr 10:00"),
}


@pytest.mark.parametrize(("asked", "words"), WORDS.values(), ids=WORDS.keys())
def test_what_is_asked_in_words(asked: Run | Race, words: str) -> None:
    assert EffortPrompt((asked,), Distance.KM).words == words


def test_it_is_asked_in_the_runners_unit() -> None:
    assert "5.1 mi" in EffortPrompt((recorded("2026-04-24 07:10"),), Distance.MI).words


def test_the_answers_become_efforts_and_what_was_skipped_stays() -> None:
    runs = tuple(recorded(f"2026-04-2{day} 07:10", str(day)) for day in (6, 5, 4))
    prompt = EffortPrompt(runs, Distance.KM)
    for rating in (10, None):
        prompt = prompt.answered(rating)
    assert prompt.question is runs[2]
    assert prompt.answered(0).question is None
    assert prompt.answered(0).words == ""
    assert prompt.changes == ((runs[0], replace(runs[0], effort=10)),)
    assert [rated.effort for _, rated in prompt.answered(0).changes] == [10, 0]
    assert runs[0].start.zone == LONDON
