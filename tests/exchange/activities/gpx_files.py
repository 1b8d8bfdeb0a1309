"""GPX files for tests: a runner goes north, ten metres every four seconds."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from runjournal.exchange.activities.recording import ReadItem, Recording
from runjournal.exchange.activities.source_file import ReadOptions
from runjournal.exchange.activities.xml_readers import GPX
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.memory_file import MemoryFile

OPTIONS = ReadOptions(context=Context(datetime(2026, 11, 28, 12, tzinfo=UTC), "Europe/Berlin", Settings()))
START = datetime(2026, 5, 3, 6, tzinfo=UTC)
HOP_M = 10.0
HOP_S = 4
DEGREES = HOP_M / 111_194.926645
"""Of latitude, for a hop."""


def zulu(at: datetime) -> str:
    """A time as most files write it."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def point(number: float, *, extra: str = "", time: str | None = None, at: datetime = START) -> str:
    """The point after so many hops."""
    written = zulu(at + timedelta(seconds=number * HOP_S)) if time is None else time
    return f'<trkpt lat="{47 + number * DEGREES:.9f}" lon="8.5">{extra}<time>{written}</time></trkpt>\n'


def points(first: int, last: int, change: Callable[[int], str] | None = None) -> str:
    """The points from one number to another, both of them included."""
    return "".join((change or point)(number) for number in range(first, last + 1))


def track(*segments: str, head: str = "<type>running</type>") -> str:
    """A track of segments."""
    return f"<trk>{head}" + "".join(f"<trkseg>{segment}</trkseg>\n" for segment in segments) + "</trk>\n"


def gpx(*content: str) -> bytes:
    """A file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="test" '
        'xmlns="http://www.topografix.com/GPX/1/1">\n<metadata><name>Export</name><time>2026-11-01T08:00:00Z</time>'
        f"</metadata>\n{''.join(content)}</gpx>"
    ).encode()


def read_gpx(*content: str) -> list[ReadItem]:
    """What is read of a file with this in it."""
    source = MemoryFile(gpx(*content), "a.gpx")
    assert GPX.recognises(source.head())
    return list(GPX.read(source, OPTIONS))


def recording(*content: str) -> Recording:
    """The one recording of a file."""
    [item] = read_gpx(*content)
    assert isinstance(item, Recording)
    return item
