"""first-massage-before-race: who is used to massage, and what the rule says of those who are not."""

import pytest

from runjournal.model.choices import Depth
from runjournal.model.entries import Massage
from runjournal.model.settings import Familiar
from runjournal.rules.finding import Severity
from tests.rules.build import (
    CAUTION,
    DEEP,
    DONE,
    FIRM,
    INFO,
    LIGHT,
    MEDIUM,
    PLANNED,
    advice,
    assert_clears,
    journal,
    massage,
    only,
    race,
    said,
    used_to_massage,
)

RULE = "first-massage-before-race"
RACE = race("2026-04-26 10:00")
BEFORE = "2026-04-15 09:00"
USED = used_to_massage("2026-04-15")


@pytest.mark.parametrize(
    ("start", "depth", "expected"),
    [
        pytest.param("2026-04-19 09:00", LIGHT, INFO, id="light, 168 h"),
        pytest.param("2026-04-19 08:59", LIGHT, None, id="light, 168 h 1 m"),
        pytest.param("2026-04-24 09:00", MEDIUM, INFO, id="medium, 48 h"),
        pytest.param("2026-04-24 09:01", MEDIUM, None, id="medium, 47 h 59 m is too close instead"),
        pytest.param("2026-04-23 09:00", FIRM, CAUTION, id="firm, 72 h"),
        pytest.param("2026-04-22 09:00", DEEP, CAUTION, id="deep, 96 h"),
        pytest.param("2026-04-22 09:01", DEEP, None, id="deep, 95 h 59 m is deep before a race instead"),
        pytest.param("2026-04-22 09:00", None, INFO, id="depth not known"),
        pytest.param("2026-04-19", DEEP, INFO, id="some time on the day the window opens: part of it"),
        pytest.param("2026-04-20", DEEP, CAUTION, id="some time on the day after: all of it"),
    ],
)
def test_new_to_massage(start: str, depth: Depth | None, expected: Severity | None) -> None:
    assert said(RULE, journal([massage(start, 60, depth), RACE], BEFORE)) is expected


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        pytest.param(USED, None, id="three sessions"),
        pytest.param(USED[1:], INFO, id="two sessions"),
        pytest.param([*USED[1:], massage("2026-03-01 18:00", 29, status=DONE)], INFO, id="the third of 29 min"),
        pytest.param([*USED[1:], massage("2026-03-01 18:00", 30, status=DONE)], None, id="the third of 30 min"),
        pytest.param([*USED[1:], massage("2026-03-01 18:00", status=PLANNED)], INFO, id="the third never confirmed"),
        pytest.param(
            [massage(f"2025-{month}-20 18:00", status=DONE, named=month) for month in ("08", "09", "10")],
            INFO,
            id="the latest 183 days ago",
        ),
        pytest.param(
            [massage(f"2025-{day} 18:00", status=DONE, named=day) for day in ("08-20", "09-20", "10-24")],
            None,
            id="the latest exactly 180 days ago",
        ),
        pytest.param(
            [massage(f"2020-{month}-20 18:00", status=DONE, named=month) for month in ("08", "09")] + USED[2:],
            None,
            id="two long ago and one lately",
        ),
    ],
)
def test_who_is_used_to_massage(sessions: list[Massage], expected: Severity | None) -> None:
    booked = massage("2026-04-22 18:00", 60, LIGHT, named="booked")
    assert said(RULE, journal([*sessions, booked, RACE], BEFORE)) is expected


@pytest.mark.parametrize(
    ("answer", "sessions", "expected"),
    [
        pytest.param(Familiar.YES, [], None, id="yes, without sessions"),
        pytest.param(Familiar.NO, USED, INFO, id="no, in spite of sessions"),
    ],
)
def test_the_runner_can_answer_instead(answer: Familiar, sessions: list[Massage], expected: Severity | None) -> None:
    history = journal([*sessions, massage("2026-04-22 18:00", depth=LIGHT), RACE], BEFORE, familiar=answer)
    assert said(RULE, history) is expected


def test_it_clears_when_the_race_begins() -> None:
    assert_clears(RULE, journal([massage("2026-04-22 18:00", depth=LIGHT), RACE], BEFORE))


def test_what_it_says() -> None:
    history = journal([*USED[:1], massage("2026-04-22 09:00", depth=DEEP), RACE], BEFORE)
    finding = only(RULE, history)
    assert finding.message == (
        "Deep massage ends 96 h before Spring Half; the article's window is for runners used to massage."
    )
    assert advice(RULE, history) == "Ask for medium work, end by Sun 19 Apr 09:59, or book after the race."
    assert finding.measured["sessions_before"] == 1
