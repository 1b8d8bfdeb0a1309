"""Every reader of recorded activities, in the order in which they are asked whether they know a file."""

from runjournal.exchange.activities.apple_export import APPLE_EXPORT
from runjournal.exchange.activities.fit_reader import FIT
from runjournal.exchange.activities.source_file import ActivityReader, CollectionReader
from runjournal.exchange.activities.table_export import RUNKEEPER_EXPORT, STRAVA_EXPORT
from runjournal.exchange.activities.table_readers import TABLES
from runjournal.exchange.activities.xml_readers import XML_READERS

READERS: tuple[ActivityReader, ...] = (FIT, *XML_READERS, *TABLES)

COLLECTIONS: tuple[CollectionReader, ...] = (APPLE_EXPORT, STRAVA_EXPORT, RUNKEEPER_EXPORT)
