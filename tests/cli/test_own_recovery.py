"""A runner's own recovery time, from the logged lines to what `check`, `slots` and `flags` say."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"
BOOKING = "24 apr 7:00-8:00 massage deep"


def sessions(count: int) -> Sequence[str]:
    """Deep massages ten days apart that end at 19:00 and settle between 54 and 68 h later, at 61 h."""
    days = [date(2026, 4, 1) - timedelta(days=10 * number) for number in range(count)]
    return [line for day in days for line in session(day)]


def session(day: date) -> Sequence[str]:
    later = [day + timedelta(days=2), day + timedelta(days=3)]
    return (
        f"{day} 18:00 UTC massage 60min deep done",
        f"{day} 08:00 UTC sore left calf 0",
        f"{later[1]} 01:00 UTC sore left calf 4",
        f"{later[1]} 15:00 UTC sore left calf 1",
    )


@pytest.mark.parametrize(
    ("count", "settings", "word", "least_h"),
    [
        pytest.param(9, "", "caution", 96, id="n = 9: the rule's own"),
        pytest.param(10, "", "warning", 61, id="n = 10: the runner's own"),
        pytest.param(10, "[thresholds]\nown_recovery = false\n", "caution", 96, id="turned off"),
    ],
)
def test_from_ten_sessions_on_the_longer_counts(
    runjournal: Runner, count: int, settings: str, word: str, least_h: int
) -> None:
    runjournal.settings.write_text(settings, encoding="utf-8")
    runjournal("log", RACE, *sessions(count))
    status = {"caution": 10, "warning": 20}[word]
    judged = runjournal.json("check", BOOKING, status=status)
    (slot,) = [
        slot
        for slot in runjournal.json("slots", "--depth", "deep", "--minutes", "60")["slots"]
        if slot["start"].startswith("2026-04-24T08:00")
    ]
    runjournal("log", BOOKING)
    (flagged,) = [found for found in runjournal.json("flags")["findings"] if found["severity"] == word]

    assert judged["findings"][0] == flagged | {"entries": judged["findings"][0]["entries"]}
    assert slot["verdict"] == word
    assert flagged["measured"]["least_h"] == least_h
    assert ("your deep sessions take 61 h, n = 10" in flagged["message"]) is (word == "warning")
