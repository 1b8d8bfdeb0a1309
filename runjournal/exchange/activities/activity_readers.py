"""Every reader of recorded activities, in the order in which they are asked whether they know a file."""

from runjournal.exchange.activities.apple_health import APPLE_EXPORT, APPLE_HEALTH
from runjournal.exchange.activities.fit_reader import FIT
from runjournal.exchange.activities.gpx import GPX
from runjournal.exchange.activities.source_file import ActivityReader, CollectionReader
from runjournal.exchange.activities.table_readers import TABLES
from runjournal.exchange.activities.tcx import TCX

READERS: tuple[ActivityReader, ...] = (FIT, GPX, TCX, APPLE_HEALTH, *TABLES)

COLLECTIONS: tuple[CollectionReader, ...] = (APPLE_EXPORT,)
