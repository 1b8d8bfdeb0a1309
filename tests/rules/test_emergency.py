"""emergency: hits, misses and what it says."""

from dataclasses import replace

import pytest

from runjournal.rules.finding import Severity
from tests.rules.build import PLANNED, WARNING, all_clear, assert_clears, found, journal, massage, note, only, run, said

RULE = "emergency"
NOW = "2026-04-24 12:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("chest pain on the hill", WARNING, id="chest pain"),
        pytest.param("pain in my chest", WARNING, id="pain in the chest"),
        pytest.param("Breathless at the top", WARNING, id="breathless"),
        pytest.param("short of breath at rest", WARNING, id="short of breath"),
        pytest.param("fainted after the shower", WARNING, id="fainted"),
        pytest.param("collapsed at the finish", WARNING, id="collapsed"),
        pytest.param("no chest pain", None, id="denied"),
        pytest.param("no chest pain or breathlessness", None, id="or carries on"),
        pytest.param("not dizzy, but fainted", WARNING, id="denied something else"),
        pytest.param("without pain. Chest hurts now", WARNING, id="in the next sentence"),
        pytest.param("not yesterday but chest pain now", WARNING, id="denied of yesterday"),
        pytest.param("out of breath on the hill", None, id="out of breath"),
        pytest.param("slept badly", None, id="anything else"),
    ],
)
def test_a_note(text: str, expected: Severity | None) -> None:
    assert said(RULE, journal([note("2026-04-24 08:00", text)], NOW)) is expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        pytest.param("2026-04-23 12:01", WARNING, id="23 h 59 m ago"),
        pytest.param("2026-04-23 12:00", None, id="24 h ago"),
        pytest.param("2026-04-23", WARNING, id="some time yesterday"),
        pytest.param("2026-04-22", None, id="some time the day before"),
    ],
)
def test_a_day_long(when: str, expected: Severity | None) -> None:
    assert said(RULE, journal([note(when, "chest pain")], NOW)) is expected


def test_it_may_stand_in_the_note_of_any_entry_that_is_done() -> None:
    done = replace(run("2026-04-24 07:00", 5, 30), note="short of breath")
    assert only(RULE, journal([done], NOW)).entries == ("run",)
    planned = replace(run("2026-04-24 07:00", 5, 30, status=PLANNED), note="short of breath")
    assert said(RULE, journal([planned, massage("2026-04-24 18:00")], NOW)) is None


def test_no_rating_ends_it_sooner() -> None:
    history = journal([note("2026-04-24 08:00", "chest pain"), all_clear("2026-04-24 09:00")], NOW)
    assert said(RULE, history) is WARNING
    assert_clears(RULE, history)


def test_each_note_has_a_finding_of_its_own() -> None:
    notes = [note("2026-04-24 08:00", "chest pain"), note("2026-04-24 09:00", "fainted")]
    assert [f.entries for f in found(RULE, journal(notes, NOW))] == [(notes[1].id,), (notes[0].id,)]


def test_what_it_says() -> None:
    finding = only(RULE, journal([note("2026-04-24 08:00", "fainted, chest pain before")], NOW))
    assert finding.message == "Chest pain and fainted, noted Fri 24 Apr 08:00."
    assert finding.advice == "If this is so now, call the emergency number. No massage."
