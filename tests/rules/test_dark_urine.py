"""dark-urine: hits, misses and what it says."""

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry
from runjournal.rules.finding import Severity
from tests.rules.build import (
    DONE,
    PLANNED,
    WARNING,
    all_clear,
    assert_clears,
    found,
    journal,
    massage,
    note,
    only,
    race,
    run,
    said,
    sore,
    urine,
)

RULE = "dark-urine"
NOW = "2026-04-24 20:00"
DARK = urine("2026-04-24 08:00", 8)
WEAK = sore("2026-04-24 08:00", 8, Area.QUAD, Side.BOTH, note="legs are weak")


@pytest.mark.parametrize(
    ("load", "expected"),
    [
        pytest.param(race("2026-04-23 10:00", status=DONE), WARNING, id="a race"),
        pytest.param(race("2026-04-23 10:00", status=PLANNED), None, id="a race nobody confirmed"),
        pytest.param(run("2026-04-23 10:00", 8, 40, kind=RunKind.INTERVALS), WARNING, id="a hard run"),
        pytest.param(run("2026-04-23 10:00", 8, 40, kind=RunKind.EASY), None, id="an easy run"),
        pytest.param(massage("2026-04-23 10:00", status=DONE), WARNING, id="a massage"),
        pytest.param(massage("2026-04-17 07:00", status=DONE), WARNING, id="7 days before"),
        pytest.param(massage("2026-04-17 06:59", status=DONE), None, id="more than 7 days before"),
        pytest.param(massage("2026-04-24 12:00", status=DONE), None, id="a massage after it"),
    ],
)
@pytest.mark.parametrize("sign", [DARK, WEAK], ids=["dark urine", "weakness"])
def test_after_a_load(sign: Entry, load: Entry, expected: Severity | None) -> None:
    assert said(RULE, journal([sign, load], NOW)) is expected


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        pytest.param([urine("2026-04-24 08:00", 7)], None, id="colour 7"),
        pytest.param([DARK, urine("2026-04-24 19:59", 4, named="paler")], WARNING, id="paler after 11 h 59 m"),
        pytest.param([DARK, urine("2026-04-24 20:00", 4, named="paler")], None, id="paler after 12 h"),
        pytest.param([DARK, urine("2026-04-24 20:00", 5, named="paler")], WARNING, id="5 after 12 h"),
        pytest.param([DARK, all_clear("2026-04-24 19:00")], WARNING, id="all clear says nothing of the colour"),
        pytest.param([sore("2026-04-24 08:00", 7, note="weak")], None, id="7 is not severe"),
        pytest.param([sore("2026-04-24 08:00", 8, note="some weakness")], WARNING, id="8 is"),
        pytest.param([sore("2026-04-24 08:00", 9, note="weak coffee")], None, id="weak is something else"),
        pytest.param([sore("2026-04-24 08:00", 9), note("2026-04-24 10:00", "calf weak")], WARNING, id="in a note"),
        pytest.param([sore("2026-04-24 08:00", 9), note("2026-04-23 10:00", "calf weak")], None, id="a day before"),
        pytest.param([WEAK, sore("2026-04-24 19:00", 5, Area.QUAD, Side.BOTH)], WARNING, id="eased to 5"),
        pytest.param([WEAK, sore("2026-04-24 19:00", 2, Area.QUAD, Side.BOTH)], None, id="settled"),
        pytest.param([WEAK, all_clear("2026-04-24 19:00")], None, id="weakness, all clear since"),
        pytest.param([sore("2026-04-24 08:00", 9)], None, id="severe without weakness"),
        pytest.param([sore("2026-04-24 08:00", 9, note="not weak")], None, id="severe, said not to be weak"),
    ],
)
def test_signs(signs: list[Entry], expected: Severity | None) -> None:
    assert said(RULE, journal([*signs, race("2026-04-23 10:00", status=DONE)], NOW)) is expected


@pytest.mark.parametrize("sign", [DARK, WEAK], ids=["dark urine", "weakness"])
def test_it_clears_a_week_after_the_log(sign: Entry) -> None:
    assert_clears(RULE, journal([sign, race("2026-04-23 10:00", status=DONE)], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([DARK, race("2026-04-23 10:00", status=DONE)], NOW))
    assert finding.message == "Urine colour 8 of 8, after the race of Thursday."
    assert finding.title == "See a doctor now"
    assert finding.advice == "Get medical care now, and don't massage."
    assert finding.entries == ("urine", "race")


def test_left_and_right_alike_are_one() -> None:
    (finding,) = found(RULE, journal([WEAK, race("2026-04-23 10:00", status=DONE)], NOW))
    assert finding.message == "Severe pain of the quads with weakness, after the race of Thursday."
