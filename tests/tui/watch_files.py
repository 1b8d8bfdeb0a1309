"""The folder of a watch as pictures show it: runs around those of the sample journal, and what is no run."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.exchange.activities.fit_files import SETTINGS, activity, begun, closed, session

WRITTEN = datetime(2026, 11, 23, 12, tzinfo=UTC)
WINTER = "2026-10-25"
WALK, RIDE = 11, 2
RUNS = (
    ("2026-11-22T08:30", 14_040, 4_771, 146, 96),
    ("2026-11-21T18:34", 7_120, 2_403, 139, 24),
    ("2026-11-20T12:06", 5_210, 1_722, 133, 18),
    ("2026-11-14T09:15", 6_080, 2_104, 137, 41),
    ("2026-11-10T07:12", 8_020, 2_655, 141, 33),
    ("2026-10-25T09:30", 16_240, 5_610, 149, 182),
    ("2026-10-18T09:02", 21_110, 6_481, 166, 74),
    ("2026-09-13T08:45", 12_430, 4_390, 143, 260),
)
"""When it started, metres, seconds moved, heart rate, metres up."""


def write_watch(folder: Path) -> None:
    """Write the files, all of them some hours old."""
    folder.mkdir(parents=True)
    for name, content in _files():
        path = folder / name
        path.write_bytes(content)
        os.utime(path, (WRITTEN.timestamp(), WRITTEN.timestamp()))


def _files() -> Iterator[tuple[str, bytes]]:
    for start, metres, moved_s, heart_rate, up in RUNS:
        ahead_s = 3600 * (start < WINTER)
        told = {"avg_hr": heart_rate, "ascent": up, "descent": up}
        yield f"{start[:10]}.FIT", _recorded(start, metres, moved_s, ahead_s=ahead_s, **told)
    yield "KYOTO.FIT", _recorded("2026-11-02T21:40", 9_300, 3_410, ahead_s=9 * 3600, avg_hr=151, ascent=88, descent=90)
    yield "WALK.FIT", _recorded("2026-11-15T15:00", 4_100, 3_300, sport=WALK, avg_hr=96)
    yield "RIDE.FIT", _recorded("2026-10-31T10:00", 24_500, 4_200, sport=RIDE, avg_hr=118)
    yield "SETTINGS.FIT", begun(kind=SETTINGS).written()
    yield "0001.FIT", activity(session(start=36_000, timestamp=39_000)).written()


def _recorded(start: str, metres: int, moved_s: int, *, ahead_s: int = 0, **values: int) -> bytes:
    at = datetime.fromisoformat(start).replace(tzinfo=UTC)
    elapsed_ms = (moved_s + moved_s // 40) * 1000
    told = session(at, distance_cm=metres * 100, timer_ms=moved_s * 1000, elapsed_ms=elapsed_ms, **values)
    writer = begun().add(18, told)
    return closed(writer, ahead_s=ahead_s, at=_end(at, moved_s)).written()


def _end(at: datetime, moved_s: int) -> int:
    return round((at + timedelta(seconds=moved_s) - datetime(1989, 12, 31, tzinfo=UTC)).total_seconds())
