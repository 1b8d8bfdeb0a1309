"""The time in the id of an entry: the journal's own ids contain the moment they were made."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def made_at(entry_id: str) -> datetime | None:
    """When an id was made, in UTC, if it is a UUID of version 7; None for any other."""
    try:
        uuid = UUID(entry_id)
        return EPOCH + timedelta(milliseconds=uuid.int >> 80) if uuid.version == 7 else None
    except (ValueError, OverflowError):
        return None
