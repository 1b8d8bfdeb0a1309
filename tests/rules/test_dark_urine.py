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
    assert_clears,
    journal,
    massage,
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
        pytest.param([DARK, urine("2026-04-24 12:00", 3, named="paler")], None, id="paler since"),
        pytest.param([sore("2026-04-24 08:00", 6, note="weak")], None, id="6 is not severe"),
        pytest.param([sore("2026-04-24 08:00", 7, note="some weakness")], WARNING, id="7 is"),
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
    assert finding.advice == "Get medical care now, and don't massage."
    assert finding.entries == ("urine", "race")
