"""A stage for the Import screen: previews as reading files gives them, put in the place of the reading."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.exchange.activities.recording import Recording, Richness, Sport, Unreadable
from runjournal.exchange.activities.source_file import ImportProgress, ReadOptions
from runjournal.exchange.import_preview import ImportPreview, ImportRow, RowEffect
from runjournal.model.choices import RunKind, Status
from runjournal.model.entries import Entry, Race, Run
from runjournal.model.moments import Moment
from runjournal.store.journal import Journal
from runjournal.tui.models import imports
from runjournal.tui.screens.imports.import_screen import ImportScreen
from tests.tui.stage import ZONE, at

FIRST = datetime(2026, 11, 22, 7, 10, tzinfo=UTC)
TYPED = Run(id="typed-0001", start=at(-1, 9), distance_m=10_000, run_kind=RunKind.EASY, note="felt ok")
PLANNED = Run(id="plan-00001", start=at(-2, 7), distance_m=12_000, status=Status.PLANNED, note="with Tom")
PRESENT = Run(id="there-0001", start=at(-3, 7), distance_m=8_000, duration_s=2_400)


def recording(days: int = 0, **values: object) -> Recording:
    """A run of 8 km so many days before the first one."""
    fields = {
        "keys": (f"fit:{days:016x}:0",),
        "richness": Richness.FIT,
        "start": FIRST - timedelta(days=days),
        "offset_s": 0,
        "sport": Sport.RUN,
        "sport_words": "run",
        "distance_m": 8_000 + 37 * (days % 90),
        "timer_s": 2_400 + 11 * (days % 90),
        "elapsed_s": 2_500 + 11 * (days % 90),
        "avg_hr": 138 + days % 20,
        "ascent_m": 40 + days % 70,
        "descent_m": 41 + days % 70,
        "where": f"ACTIVITY/{8000 + days}.FIT",
        **values,
    }
    return Recording(**fields)  # type: ignore[arg-type]


def new_row(days: int = 0, zone: str = ZONE, **values: object) -> ImportRow:
    """A recorded run that the journal does not have."""
    recorded = recording(days, **values)
    assert recorded.start is not None
    run = Run(
        start=Moment.at_instant(recorded.start, zone),
        distance_m=recorded.distance_m,
        duration_s=recorded.timer_s,
        elapsed_s=recorded.elapsed_s,
        avg_hr=recorded.avg_hr,
        ascent_m=recorded.ascent_m,
        descent_m=recorded.descent_m,
        source=recorded.keys[0],
    )
    return ImportRow(effect=RowEffect.NEW, words="new", entry=run, recording=recorded, keys=recorded.keys)


def joined_row() -> ImportRow:
    """A recording of a run that the runner has logged by hand."""
    recorded = recording(1, start=TYPED.start.at, distance_m=9_420, timer_s=3_151)
    entry = replace(TYPED, duration_s=3_151, avg_hr=recorded.avg_hr, ascent_m=recorded.ascent_m)
    words = 'joins "10k easy, felt ok" (you: 10.0 km, watch: 9.42 km)'
    return ImportRow(
        effect=RowEffect.JOINED, words=words, entry=entry, present=TYPED, recording=recorded, keys=recorded.keys
    )


def done_row() -> ImportRow:
    """A recording of a planned run."""
    recorded = recording(2, start=PLANNED.start.at, distance_m=12_310, timer_s=4_020)
    entry = replace(PLANNED, status=Status.DONE, distance_m=12_310, duration_s=4_020, avg_hr=144)
    words = "done: planned 12 km"
    return ImportRow(
        effect=RowEffect.DONE, words=words, entry=entry, present=PLANNED, recording=recorded, keys=recorded.keys
    )


def there_row(days: int = 3) -> ImportRow:
    """A recording that the journal has."""
    recorded = recording(days)
    return ImportRow(
        effect=RowEffect.THERE, words="already there", present=PRESENT, recording=recorded, is_ticked=False
    )


def asked_row(days: int = 6) -> ImportRow:
    """A recording that may be the same run in another zone."""
    row = new_row(days, "Asia/Tokyo", offset_s=9 * 3600, title="Shakeout by the river")
    return replace(row, effect=RowEffect.ASKED, words="the same run in another zone?", is_ticked=False)


def walk_row(days: int = 4) -> ImportRow:
    """A walk, which is left out."""
    recorded = recording(days, sport=Sport.OTHER, sport_words="walk", distance_m=4_200, timer_s=3_080)
    return ImportRow(effect=RowEffect.LEFT_OUT, words="a walk", recording=recorded, is_ticked=False)


def race_row(days: int = 8) -> ImportRow:
    """A planned race of a calendar."""
    race = Race(start=at(days, 10), name="Spring Half, Köln; wave B", distance_m=21_100)
    return ImportRow(effect=RowEffect.NEW, words="new", entry=race, keys=(f"ical/0/spring-{days}",), where="races.ics")


UNREADABLE = (
    Unreadable("ACTIVITY/7007.FIT", "it ends in the middle of its first message"),
    Unreadable("ACTIVITY/old.FIT", "the watch's clock was not set; log this run by hand"),
)


def sample_preview() -> ImportPreview:
    """One row of each kind, and some more runs, in the order of time."""
    rows = [
        *(new_row(days) for days in (40, 37, 33, 30, 26, 21, 19, 16, 14, 12, 9)),
        asked_row(),
        there_row(5),
        walk_row(),
        there_row(),
        done_row(),
        joined_row(),
        new_row(title="Sunday long run"),
    ]
    remark = "runs.csv: Datum is the day, Distanz the distance in km, Zeit the time, and Puls the heart rate."
    return ImportPreview(rows, UNREADABLE, [remark])


def large_preview(rows: int = 2_500) -> ImportPreview:
    """As many new runs as a keen runner records in ten years."""
    return ImportPreview([new_row(days) for days in reversed(range(rows))])


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[ImportPreview], list[Sequence[Path]]]:
    """Let every reading give one preview; the list is of the paths that were read."""

    def read(preview: ImportPreview) -> list[Sequence[Path]]:
        paths: list[Sequence[Path]] = []

        def read_import(
            given: Sequence[Path],
            _journal: Journal,
            _options: ReadOptions,
            on_progress: Callable[[ImportProgress], None],
            **_: object,
        ) -> ImportPreview:
            on_progress(ImportProgress(1, 1, 100, 100))
            paths.append(list(given))
            return preview

        monkeypatch.setattr(imports, "read_import", read_import)
        return paths

    return read


def import_of(pilot: Pilot[None]) -> ImportScreen:
    """The Import screen of a running app."""
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


async def rest(pilot: Pilot[None]) -> None:
    """Wait for what threads do, and for what follows from it."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def entries(*rows: ImportRow) -> list[Entry]:
    """What rows are about that are in the journal before."""
    return [row.present for row in rows if row.present]
