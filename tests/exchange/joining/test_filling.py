"""What a recorded run fills of an entry that is done: only what is empty, and nothing that does not fit together."""

from dataclasses import replace
from typing import Any

import pytest

from runjournal.exchange.import_preview import RowEffect
from runjournal.model.choices import RunKind, Status
from runjournal.model.entries import Race, Run
from tests.exchange.joining.recordings import raced, ran, recorded, row

RICH: dict[str, Any] = {
    "elapsed_s": 3300,
    "avg_hr": 150,
    "ascent_m": 90,
    "descent_m": 80,
    "effort": 6,
    "run_kind": RunKind.LONG,
    "title": "Hills",
    "words": "hot",
}
VALUES: dict[str, Any] = {
    "distance_m": 9900,
    "duration_s": 2990,
    "elapsed_s": 3200,
    "avg_hr": 149,
    "ascent_m": 0,
    "descent_m": 0,
    "effort": 0,
    "run_kind": RunKind.EASY,
    "note": "mine",
}
FILLED: dict[str, Any] = {
    "distance_m": 10_000,
    "duration_s": 3000,
    "elapsed_s": 3300,
    "avg_hr": 150,
    "ascent_m": 90,
    "descent_m": 80,
    "effort": 6,
    "run_kind": RunKind.LONG,
    "note": "Hills: hot",
}


@pytest.mark.parametrize("empty", VALUES)
def test_only_what_is_empty_is_filled(empty: str) -> None:
    mine = ran(**VALUES | {empty: "" if empty == "note" else None})
    found = row(recorded(**RICH), mine)
    assert found.effect is RowEffect.JOINED
    assert found.entry == replace(mine, source=found.keys[0], **{empty: FILLED[empty]})


def test_what_has_all_is_there() -> None:
    mine = ran(**VALUES)
    found = row(recorded(**RICH), mine)
    assert (found.effect, found.entry, found.present, found.keys) == (RowEffect.THERE, None, mine, recorded().keys)


def test_the_source_of_another_import_stays() -> None:
    entry = row(recorded(**RICH), ran(source="csv:1")).entry
    assert entry is not None
    assert entry.source == "csv:1"


@pytest.mark.parametrize(
    ("mine", "recording", "duration_s", "elapsed_s"),
    [
        (ran(duration_s=3240), {"elapsed_s": 3300}, 3240, None),
        (ran(duration_s=3239), {"elapsed_s": 3300}, 3239, 3300),
        (ran(duration_s=3500), {"elapsed_s": 3300}, 3500, None),
        (ran(duration_s=2900), {"elapsed_s": 3060}, 2900, None),  # the watch saw no pause
        (ran(duration_s=None, elapsed_s=3000), {}, None, 3000),
        (ran(duration_s=None, elapsed_s=3001), {}, 3000, 3001),
    ],
)
def test_the_times_of_an_entry_fit_together(
    mine: Run, recording: dict[str, Any], duration_s: int | None, elapsed_s: int | None
) -> None:
    found = row(recorded(avg_hr=150, **recording), mine)
    assert found.entry == replace(mine, duration_s=duration_s, elapsed_s=elapsed_s, avg_hr=150, source=found.keys[0])


@pytest.mark.parametrize(
    ("race", "filled"),
    [
        ({"name": ""}, {"name": "Hills", "note": "hot"}),
        ({"name": "Hills"}, {"note": "hot"}),
        ({"name": "Club 10k"}, {"note": "Hills: hot"}),
        ({"name": "Club 10k", "note": "mine"}, {}),
    ],
)
def test_a_race_that_was_logged_gets_name_and_time(race: dict[str, Any], filled: dict[str, Any]) -> None:
    mine = raced("08:00:00", status=Status.DONE, **race)
    found = row(recorded(elapsed_s=3300, title="Hills", words="hot"), mine)
    assert found.entry == replace(mine, duration_s=3300, source=found.keys[0], **filled)
    assert isinstance(found.entry, Race)
    again = row(recorded(elapsed_s=3300, title="Hills", words="hot"), found.entry)
    assert again.effect is RowEffect.THERE


def test_a_plan_with_an_elapsed_time_becomes_real() -> None:
    plan = ran(None, duration_s=2000, elapsed_s=2500, status=Status.PLANNED)
    entry = row(recorded(), plan).entry
    assert isinstance(entry, Run)
    assert (entry.duration_s, entry.elapsed_s) == (3000, None)
