"""The moment at which an id was made, where it carries one; the first is the example of RFC 9562."""

from datetime import UTC, datetime

import pytest

from runjournal.model.ids import made_at


@pytest.mark.parametrize(
    ("entry_id", "expected"),
    [
        ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", datetime(2022, 2, 22, 19, 22, 22, tzinfo=UTC)),
        ("00000000-0000-7000-8000-000000000000", datetime(1970, 1, 1, tzinfo=UTC)),
        ("ffffffff-ffff-7fff-bfff-ffffffffffff", None),
        ("5f1e8b7a-0000-4000-8000-000000000000", None),
        ("run-0001", None),
        ("", None),
    ],
)
def test_the_moment_of_an_id(entry_id: str, expected: datetime | None) -> None:
    assert made_at(entry_id) == expected
