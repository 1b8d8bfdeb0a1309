"""Ids of entries, which contain the moment they were made."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_id() -> str:
    """A new id: a UUID of version 7."""
    from uuid_utils import uuid7

    return str(uuid7())


def made_at(entry_id: str) -> datetime | None:
    """When an id was made, in UTC, if it is a UUID of version 7; None for any other."""
    try:
        uuid = UUID(entry_id)
        return EPOCH + timedelta(milliseconds=uuid.int >> 80) if uuid.version == 7 else None
    except (ValueError, OverflowError):
        return None
