"""Every reader of recorded activities, in the order in which they are asked whether they know a file.

A reader is imported when it is its turn: for a FIT file, what reads XML and tables is not.
"""

from collections.abc import Iterator, Mapping

from runjournal.exchange.activities.source_file import ActivityReader, CollectionReader


def readers(columns: Mapping[str, str]) -> Iterator[ActivityReader]:
    """The readers of single files. `columns` are those of a table that the runner named, which need not be known."""
    from runjournal.exchange.activities.fit_reader import FIT

    yield FIT
    from runjournal.exchange.activities.xml_readers import XML_READERS

    yield from XML_READERS
    from runjournal.exchange.activities.drinks_table import DRINKS_TABLE
    from runjournal.exchange.activities.table_readers import TABLES

    yield from (DRINKS_TABLE, *TABLES)
    from runjournal.exchange.activities.garmin_export import GARMIN_DRINKS, GARMIN_SUMMARIES
    from runjournal.exchange.activities.nike_run import NIKE
    from runjournal.exchange.activities.polar_session import POLAR

    yield from (GARMIN_SUMMARIES, GARMIN_DRINKS, NIKE, POLAR)
    if columns:
        from runjournal.exchange.activities.table_readers import table_with

        yield table_with(columns)


def collections() -> Iterator[CollectionReader]:
    """The readers of exports of many files."""
    from runjournal.exchange.activities.table_export import RUNKEEPER_EXPORT, STRAVA_EXPORT
    from runjournal.exchange.activities.xml_readers import APPLE_EXPORT

    yield from (APPLE_EXPORT, STRAVA_EXPORT, RUNKEEPER_EXPORT)
