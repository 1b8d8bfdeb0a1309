"""Wall times that the clocks skip or repeat."""

from datetime import UTC, datetime

import pytest

from runjournal.model.entries import Massage
from tests.language.reading import NOON, entry, read

FIRST = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
SECOND = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
NEW_YORK_FIRST = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
NEW_YORK_SECOND = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_a_skipped_time_is_refused_with_the_two_nearest() -> None:
    draft = read("2026-03-29 01:30 run 8k")
    assert draft.entries == ()
    (problem,) = draft.problems
    assert "01:30 does not exist in Europe/London" in problem.sentence
    assert problem.way_out == "Write 00:59 or 02:00."
    assert draft.line[problem.start : problem.end] == "01:30"


def test_a_span_may_not_end_at_a_skipped_time() -> None:
    assert "does not exist" in read("2026-03-29 00:45-01:15 massage").problems[0].sentence


@pytest.mark.parametrize(
    ("wall", "at"),
    [("00:59", datetime(2026, 3, 29, 0, 59, tzinfo=UTC)), ("02:00", datetime(2026, 3, 29, 1, 0, tzinfo=UTC))],
)
def test_the_nearest_times_are_valid(wall: str, at: datetime) -> None:
    assert entry(f"2026-03-29 {wall} run 8k").start.at == at


def test_a_repeated_time_is_the_first_and_the_draft_says_so() -> None:
    draft = read("2026-10-25 01:30 run 8k")
    assert draft.entries[0].start.at == FIRST
    assert draft.remarks == ('01:30 comes twice on 2026-10-25; this is the first, write "01:30+00:00" for the second.',)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("01:30+01:00", FIRST),
        ("01:30+00:00", SECOND),
        ("01:30Z", SECOND),
        ("01:30-04:00 America/New_York", NEW_YORK_FIRST),
        ("01:30-05:00 America/New_York", NEW_YORK_SECOND),
    ],
)
def test_the_offset_says_which(said: str, at: datetime) -> None:
    date = "2026-11-01" if "New_York" in said else "2026-10-25"
    draft = read(f"{date} {said} run 8k")
    assert (draft.problems, draft.remarks) == ((), ())
    assert draft.entries[0].start.at == at


def test_an_offset_that_looks_like_a_span_is_a_span_where_the_time_is_not_repeated() -> None:
    found = entry("2026-11-02 01:30-04:00 massage America/New_York")
    assert isinstance(found, Massage)
    assert found.duration_s == 150 * 60


def test_a_span_across_the_change_counts_the_time_gone() -> None:
    longer, shorter = entry("2026-10-25 00:30-02:30 massage"), entry("2026-03-29 00:30-02:30 massage")
    assert (longer.length.total_seconds(), shorter.length.total_seconds()) == (3 * 3600, 3600)


def test_an_offset_that_the_zone_does_not_have_is_refused() -> None:
    (problem,) = read("2026-11-20 01:30+05:00 run 8k").problems
    assert problem.sentence == "Europe/London is at +00:00 then, not at +05:00."


def test_a_second_needs_a_time() -> None:
    assert entry("2026-11-20 07:10 second:30 run 8k").start.at == datetime(2026, 11, 20, 7, 10, 30, tzinfo=UTC)
    assert read("2026-11-20 second:30 run 8k").problems[0].sentence == "A second needs a time of day."
    assert read("07:10 second:60 run 8k").problems[0].sentence == "A second is a whole number from 0 to 59."


def test_now_is_cut_to_the_minute() -> None:
    assert entry("run 8k").start.at == NOON.replace(second=0)
