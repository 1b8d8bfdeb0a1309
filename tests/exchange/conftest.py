"""What the tests of exchange share: a reader at a fixed time."""

from datetime import UTC, datetime

import pytest

from runjournal.exchange.format import ReadContext
from runjournal.model.context import Context
from runjournal.model.settings import Settings


@pytest.fixture
def reader() -> ReadContext:
    """A runner in London on the morning of 15 April 2026."""
    return ReadContext(Context(datetime(2026, 4, 15, 8, tzinfo=UTC), "Europe/London", Settings()))
