"""The readers of XML, told by the root element. What reads a file is imported when there is one."""

from collections.abc import Iterator

from runjournal.exchange.activities.recording import ReadItem
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.exchange.activities.xml_text import root_of


def _read_gpx(source: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    from runjournal.exchange.activities.gpx import read_gpx

    return read_gpx(source, options)


def _read_tcx(source: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    from runjournal.exchange.activities.tcx import read_tcx

    return read_tcx(source, options)


def _read_apple_health(source: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    from runjournal.exchange.activities.apple_health import read_apple_health

    return read_apple_health(source, options)


GPX = ActivityReader("GPX", lambda head: root_of(head) == "gpx", _read_gpx)
TCX = ActivityReader("TCX", lambda head: root_of(head) == "TrainingCenterDatabase", _read_tcx)
APPLE_HEALTH = ActivityReader("Apple Health", lambda head: root_of(head) == "HealthData", _read_apple_health)
XML_READERS = (GPX, TCX, APPLE_HEALTH)
