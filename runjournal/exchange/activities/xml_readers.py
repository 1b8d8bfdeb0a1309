"""The readers of XML, told by the root element, and the archive that Apple Health exports, told by its folders.

What reads a file is imported when there is one.
"""

from collections.abc import Iterator

from runjournal.exchange.activities.recording import ReadItem
from runjournal.exchange.activities.source_file import (
    ActivityReader,
    CollectionReader,
    ReadFile,
    ReadOptions,
    SourceFile,
    SourceFolder,
)
from runjournal.exchange.activities.xml_text import root_of

ROUTES = "workout-routes/"
CARDIOGRAMS = "electrocardiograms/"
DOCUMENT, CLINICAL = ".xml", "_cda.xml"


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


def _claims(folder: SourceFolder) -> frozenset[str]:
    """The files of exports: documents beside a folder of routes, and what is in their folders."""
    names = [file.name for file in folder.files]
    with_routes = {_base_of(name) for name in names if ROUTES in name}
    with_documents = {_base_of(name) for name in names if name.lower().endswith(DOCUMENT)}
    return frozenset(name for name in names if _base_of(name) in with_routes & with_documents)


def _base_of(name: str) -> str | None:
    """The folder of the export that a file would be a part of, None if it is none."""
    for inner in (ROUTES, CARDIOGRAMS):
        if inner in name:
            return name.partition(inner)[0]
    return name[: name.rfind("/") + 1] if name.lower().endswith(DOCUMENT) else None


def _read_export(folder: SourceFolder, _options: ReadOptions, read_file: ReadFile) -> Iterator[ReadItem]:
    """The document with the workouts. Routes are those of the workouts, which know their sport and length."""
    claimed = _claims(folder)
    for file in folder.files:
        name = file.name.lower()
        if file.name in claimed and name.endswith(DOCUMENT) and not name.endswith(CLINICAL):
            yield from read_file(file)


APPLE_EXPORT = CollectionReader("Apple Health", lambda folder: bool(_claims(folder)), _read_export, _claims)
