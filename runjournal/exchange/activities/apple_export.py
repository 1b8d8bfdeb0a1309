"""The archive that Apple Health exports: one large document, whatever it is called, and files that go with it."""

from collections.abc import Iterator

from runjournal.exchange.activities.recording import ReadItem
from runjournal.exchange.activities.source_file import CollectionReader, ReadFile, ReadOptions, SourceFolder

ROUTES = "workout-routes/"
CARDIOGRAMS = "electrocardiograms/"
DOCUMENT, CLINICAL = ".xml", "_cda.xml"


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
