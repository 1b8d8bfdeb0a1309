"""overlaps: hits, misses and what it says."""

import pytest

from runjournal.model.choices import RunKind
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.rules.registry import RULESET
from tests.rules.build import (
    CANCELLED,
    CAUTION,
    DONE,
    PLANNED,
    assert_clears,
    found,
    journal,
    massage,
    only,
    race,
    run,
    said,
)

RULE = "overlaps"
NOW = "2026-04-20 12:00"
RUN = run("2026-04-21 10:00", 10, 60, status=PLANNED)
OPEN_RUN = run("2026-04-21 10:00", 10, status=PLANNED)
INTERVALS = run("2026-04-21 10:00", 10, kind=RunKind.INTERVALS, status=PLANNED)
MOMENT = run("2026-04-21 10:00", status=PLANNED)
OPEN_RACE = race("2026-04-21 10:00", km=10)


@pytest.mark.parametrize(
    ("booked", "other", "overlaps"),
    [
        pytest.param(massage("2026-04-21 10:30"), RUN, True, id="within a run"),
        pytest.param(massage("2026-04-21 11:00"), RUN, False, id="back to back after it"),
        pytest.param(massage("2026-04-21 10:59:59"), RUN, True, id="a second before its end"),
        pytest.param(massage("2026-04-21 09:00"), RUN, False, id="back to back before it"),
        pytest.param(massage("2026-04-21 09:00:01"), RUN, True, id="a second into it"),
        pytest.param(massage("2026-04-21 10:59"), OPEN_RUN, True, id="before the expected end of a run"),
        pytest.param(massage("2026-04-21 11:00"), OPEN_RUN, False, id="as an easy run is expected to end"),
        pytest.param(massage("2026-04-21 12:59"), INTERVALS, True, id="less than 2 h after a hard run's expected end"),
        pytest.param(massage("2026-04-21 13:00"), INTERVALS, False, id="2 h after it"),
        pytest.param(massage("2026-04-21 12:59"), OPEN_RACE, True, id="less than 2 h after a race's expected end"),
        pytest.param(massage("2026-04-21 13:00"), OPEN_RACE, False, id="2 h after that"),
        pytest.param(massage("2026-04-21 11:01"), race("2026-04-21 10:00", minutes=60), False, id="after a logged end"),
        pytest.param(massage("2026-04-21 09:30"), MOMENT, True, id="around the moment of a run"),
        pytest.param(massage("2026-04-21 10:00"), MOMENT, True, id="from that moment on"),
        pytest.param(massage("2026-04-21 09:00"), MOMENT, False, id="until that moment"),
        pytest.param(
            massage("2026-04-21 10:30"), run("2026-04-21", 10, 60, status=PLANNED), False, id="a run that day"
        ),
        pytest.param(massage("2026-04-21"), RUN, False, id="a massage of the day"),
        pytest.param(massage("2026-04-21 10:30", status=CANCELLED), RUN, False, id="cancelled"),
        pytest.param(massage("2026-04-20 11:30", status=DONE), run("2026-04-20 11:00", 10, 60), False, id="done"),
        pytest.param(massage("2026-04-20 11:30"), run("2026-04-20 11:00", 10, 60), True, id="planned, with a run done"),
    ],
)
def test_a_massage_and_something_else(booked: Massage, other: Entry, *, overlaps: bool) -> None:
    assert said(RULE, journal([booked, other], NOW)) is (CAUTION if overlaps else None)


@pytest.mark.parametrize(
    ("second", "overlaps"),
    [
        pytest.param(massage("2026-04-21 10:59", named="second"), True, id="a minute in common"),
        pytest.param(massage("2026-04-21 11:00", named="second"), False, id="back to back"),
        pytest.param(massage("2026-04-21 10:30", status=DONE, named="second"), False, id="one done, still to come"),
    ],
)
def test_two_massages(second: Massage, *, overlaps: bool) -> None:
    first = massage("2026-04-21 10:00", named="first")
    findings = found(RULE, journal([first, second], NOW))
    assert [finding.entries for finding in findings] == ([("second", "first")] if overlaps else [])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_whichever_is_booked_last_causes_the_same(place: int) -> None:
    entries: list[Entry] = [
        massage("2026-04-21 10:00", named="first"),
        massage("2026-04-21 10:30", named="second"),
        RUN,
    ]
    booked = entries[place]
    others = [entry for entry in entries if entry is not booked]
    whole = [f.entries for f in found(RULE, journal(entries, NOW)) if booked.id in f.entries]
    told = [f.entries for f in RULESET.check_booking(journal(others, NOW), [booked]) if f.rule == RULE]
    assert told == whole
    assert len(whole) == 2


def test_it_clears_as_the_massage_ends() -> None:
    assert_clears(RULE, journal([massage("2026-04-21 10:30"), RUN], NOW))


def test_what_it_says() -> None:
    finding = only(RULE, journal([massage("2026-04-21 10:30"), RUN], NOW))
    assert finding.message == "Massage on Tue 21 Apr 10:30 overlaps the run on Tue 21 Apr 10:00."
    assert finding.entries == ("massage", "run")
    expected = only(RULE, journal([massage("2026-04-21 12:30"), OPEN_RACE], NOW))
    assert expected.message == (
        "Massage on Tue 21 Apr 12:30 overlaps Spring Half, expected to end by Tue 21 Apr 11:00, and given 2 h more."
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        pytest.param(run("2026-04-21 10:00", 10.1, status=PLANNED), ", expected to end by Tue 21 Apr 11:30.", id="run"),
        pytest.param(race("2026-04-21 10:00"), ", whose length is not known.", id="a race of unknown distance"),
        pytest.param(run("2026-04-21 10:40", status=PLANNED), ", whose length is not known.", id="a moment"),
    ],
)
def test_how_long_the_other_lasts(other: Run | Race, said: str) -> None:
    """An end that is only expected is rounded up to the half hour."""
    assert only(RULE, journal([massage("2026-04-21 10:30"), other], NOW)).message.endswith(said)
