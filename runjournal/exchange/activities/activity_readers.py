"""Every reader of recorded activities, in the order in which they are asked whether they know a file.

A reader is imported when it is its turn: for a FIT file, what reads XML and tables is not.
"""

from collections.abc import Iterator

from runjournal.exchange.activities.source_file import ActivityReader, CollectionReader


def readers() -> Iterator[ActivityReader]:
    """The readers of single files."""
    from runjournal.exchange.activities.fit_reader import FIT

    yield FIT
    from runjournal.exchange.activities.xml_readers import XML_READERS

    yield from XML_READERS
    from runjournal.exchange.activities.table_readers import TABLES

    yield from TABLES


def collections() -> Iterator[CollectionReader]:
    """The readers of exports of many files."""
    from runjournal.exchange.activities.apple_export import APPLE_EXPORT
    from runjournal.exchange.activities.table_export import RUNKEEPER_EXPORT, STRAVA_EXPORT

    yield from (APPLE_EXPORT, STRAVA_EXPORT, RUNKEEPER_EXPORT)
