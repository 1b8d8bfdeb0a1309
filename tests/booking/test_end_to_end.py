"""From the line to the file: the verdict of a line is the slot's, and what the panel says once it is booked."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.booking.check import BookingCheck, check_booking
from runjournal.language.line.parse import parse
from runjournal.model.choices import Depth
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.moments import local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.start_calendar import Slot
from runjournal.rules.verdict import Verdict
from runjournal.store.journal import Journal
from tests.booking.bookings import moved
from tests.booking.examples import slots
from tests.rules.journals import NOW, journals

WEEKS = {
    "no change": (NOW, "UTC"),
    "clocks go back": (datetime(2026, 10, 23, 9, tzinfo=UTC), "Europe/Berlin"),
    "clocks go forward": (datetime(2026, 3, 27, 9, tzinfo=UTC), "Europe/Berlin"),
}
LENGTHS = st.sampled_from([30, 60, 95])


@pytest.mark.parametrize(("now", "zone"), WEEKS.values(), ids=WEEKS.keys())
def test_line_slot_and_panel_agree(now: datetime, zone: str) -> None:
    @given(journals(), st.integers(0, 9), st.sampled_from(Depth), LENGTHS, st.data())
    @settings(max_examples=25)
    def agree(entries: list[Entry], ahead: int, depth: Depth, minutes: int, data: st.DataObject) -> None:
        with _journal(entries, now, zone) as journal:
            before = journal.history(Context(now, zone, Settings()))
            day = local_day(now, zone) + timedelta(days=ahead)
            offered = list(slots(before, day, 1, minutes, depth))
            if not offered:
                return
            slot = data.draw(st.sampled_from(offered))
            booked = _parsed(slot, minutes, depth, before)
            answer = check_booking([booked], before)
            _check_ways_out(answer, slot, minutes, depth, before)
            (saved,) = journal.add([booked])
            panel = [
                found
                for found in RULESET.check(journal.history(Context(now, zone, Settings())))
                if saved.id in found.entries
            ]
            assert slot.verdict is answer.verdict is Verdict.of(panel)
            assert slot.rules == tuple(dict.fromkeys(finding.rule for finding in panel))
            assert list(map(_words, answer.caused)) == list(map(_words, panel))

    agree()


def _check_ways_out(answer: BookingCheck, slot: Slot, minutes: int, depth: Depth, before: History) -> None:
    """What is offered has the verdict with which it is offered, when it is typed in turn."""
    for other in answer.alternatives:
        again = check_booking([_parsed(other, minutes, depth, before)], before)
        assert again.verdict is other.verdict is Verdict.OK
        assert again.overlaps == ()
    if answer.gentler:
        assert check_booking([_parsed(slot, minutes, answer.gentler, before)], before).is_ok


def _parsed(slot: Slot, minutes: int, depth: Depth, before: History) -> Entry:
    """The booking of a slot as a runner types it."""
    line = f"{slot.start.day} {slot.start.local:%H:%M} {minutes}min {depth}"
    (entry,) = parse(line, before.context, booking=True).entries
    return entry


@contextmanager
def _journal(entries: list[Entry], now: datetime, zone: str) -> Iterator[Journal]:
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", now=lambda: now) as journal:
        journal.add([moved(entry, now - NOW, zone) for entry in entries])
        yield journal


def _words(finding: Finding) -> tuple[object, ...]:
    """All that a finding says but the ids, of which the journal gives its own."""
    return finding.rule, finding.severity, finding.message, finding.advice, finding.measured, finding.clears_at
