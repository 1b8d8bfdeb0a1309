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
from runjournal.booking.day_parts import best_on, part_of
from runjournal.booking.open_warnings import open_warnings
from runjournal.booking.proposal.proposal import Wish, propose
from runjournal.language.line.parse import parse
from runjournal.model.choices import Depth
from runjournal.model.context import Context
from runjournal.model.entries import Entry
from runjournal.model.moments import local_day
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.rules.history import History
from runjournal.rules.registry import BY_ID, RULESET
from runjournal.rules.start_calendar import Slot
from runjournal.rules.verdict import Verdict
from runjournal.store.journal import Journal
from runjournal.trends.card_facts import VERDICT_GROUPS, card_facts_of
from runjournal.tui.models.derived_journal import nearest
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.plan import PlanModel
from tests.booking.bookings import moved
from tests.booking.examples import calendar, slots
from tests.rules.journals import NOW, journals
from tests.trends.examples import MemoryJournal

WEEKS = {
    "no change": (NOW, "UTC"),
    "clocks go back": (datetime(2026, 10, 23, 9, tzinfo=UTC), "Europe/Berlin"),
    "clocks go forward": (datetime(2026, 3, 27, 9, tzinfo=UTC), "Europe/Berlin"),
}
LENGTHS = st.sampled_from([30, 60, 95])


@pytest.mark.parametrize(("now", "zone"), WEEKS.values(), ids=WEEKS.keys())
def test_line_slot_and_panel_agree(now: datetime, zone: str) -> None:
    @given(journals(), st.integers(0, 9), st.sampled_from(Depth), LENGTHS, st.data())
    @settings(max_examples=8)
    def agree(entries: list[Entry], ahead: int, depth: Depth, minutes: int, data: st.DataObject) -> None:
        with _journal(entries, now, zone) as journal:
            before = journal.history(Context(now, zone, Settings()))
            slot = _any_slot(before, ahead, minutes, depth, data)
            if slot is None:
                return
            booked = _parsed(slot, minutes, depth, before)
            check = check_booking([booked], before)
            _check_ways_out(check, slot, minutes, depth, before)
            _check_screens(JournalModel(journal, Settings(), zone, lambda: now), slot, check, minutes, depth)
            (saved,) = journal.add([booked])
            _check_agreement(saved, slot, check, journal.history(Context(now, zone, Settings())))

    agree()


def _check_screens(model: JournalModel, slot: Slot, check: BookingCheck, minutes: int, depth: Depth) -> None:
    """The entry bar and the Plan screen answer as `check` does."""
    plan = PlanModel(model)
    plan.minutes, plan.depth = minutes, depth
    preview = model.preview(_line(slot, minutes, depth), booking=True)
    on_plan = plan.check(slot)
    assert (on_plan.verdict, on_plan.alternatives, on_plan.gentler) == (
        check.verdict,
        check.alternatives,
        check.gentler,
    )
    starts = [way.start for way in preview.ways_out if way.start]
    assert starts == [near.start for near in nearest(slot.start, check.alternatives, 2 if check.gentler else 3)]
    assert [way.depth for way in preview.ways_out if way.depth] == ([check.gentler] if check.gentler else [])
    for findings in (preview.findings, on_plan.all_findings):
        assert list(map(_words, findings)) == list(map(_words, check.all_findings))
        assert [finding.advice for finding in findings] == [finding.advice for finding in check.all_findings]


@given(journals(), st.integers(0, 9), st.sampled_from(Depth), LENGTHS, st.data())
@settings(max_examples=30)
def test_panel_check_slot_plan_card_and_proposal_agree(
    entries: list[Entry], ahead: int, depth: Depth, minutes: int, data: st.DataObject
) -> None:
    """One engine, whatever is open about the body."""
    before = History.of(entries, Context(NOW, "UTC", Settings()))
    slot = _any_slot(before, ahead, minutes, depth, data)
    if slot is None:
        return
    starts = calendar(before, minutes, depth)
    booked = starts.massage_at(slot.start)
    check = check_booking([booked], before)
    after = before.plus(booked)
    _check_agreement(booked, slot, check, after)
    assert starts.is_fine(slot.start) == slot.is_fine
    best = best_on(starts, slot.start.day)[part_of(slot.start)]
    assert best is not None
    assert best.verdict <= slot.verdict
    of_therapist = [finding for finding in check.all_findings if BY_ID[finding.rule].group in VERDICT_GROUPS]
    card = card_facts_of(MemoryJournal([*entries, booked]), after, (), booked)
    assert card.booked is not None
    assert {finding.rule for finding in card.booked.findings} <= {finding.rule for finding in of_therapist}
    assert card.booked.verdict <= check.verdict
    assert (booked.id in open_warnings(after)) == any(finding.is_open for finding in _standing(check, booked))
    for session in propose(before, Wish(slot.start.day.replace(day=1))).sessions:
        assert check_booking([session.booking], before).is_ok


def _any_slot(before: History, ahead: int, minutes: int, depth: Depth, data: st.DataObject) -> Slot | None:
    day = local_day(before.now, before.zone) + timedelta(days=ahead)
    offered = list(slots(before, day, 1, minutes, depth))
    return data.draw(st.sampled_from(offered)) if offered else None


def _standing(check: BookingCheck, booked: Entry) -> list[Finding]:
    """What stands against a booking: what it causes, and the red flags that are open when it starts."""
    flags = {rule.id for rule in RULESET.red_flags.rules}
    start = booked.starts.earliest
    body = [finding for finding in check.body if finding.rule in flags]
    return [*check.caused, *(found for found in body if found.clears_at is None or start < found.clears_at)]


def _check_agreement(saved: Entry, slot: Slot, check: BookingCheck, after: History) -> None:
    """The panel says of a booking in the journal what slot and check said of it before."""
    naming = [finding for finding in RULESET.check(after) if saved.id in finding.entries]
    start = slot.start.span.earliest
    flags = RULESET.open_red_flags(after)
    open_at_start = [finding for finding in flags if finding.clears_at is None or finding.clears_at > start]
    verdict = Verdict.of((*RULESET.that_count(naming), *open_at_start))
    assert slot.verdict is check.verdict is verdict
    assert set(slot.rules) == {finding.rule for finding in (*naming, *open_at_start)}
    assert list(map(_words, check.caused)) == list(map(_words, naming))
    for said, panel in zip(check.caused, naming, strict=True):
        is_about_another = said.move and panel.entries[0] != saved.id
        assert said.advice == panel.advice or is_about_another


def _check_ways_out(check: BookingCheck, slot: Slot, minutes: int, depth: Depth, before: History) -> None:
    """What is offered has the verdict with which it is offered, when it is typed in turn."""
    for other in check.alternatives:
        again = check_booking([_parsed(other, minutes, depth, before)], before)
        assert again.verdict is other.verdict is Verdict.OK
        assert again.overlaps == ()
    if check.gentler:
        assert check_booking([_parsed(slot, minutes, check.gentler, before)], before).is_ok


def _parsed(slot: Slot, minutes: int, depth: Depth, before: History) -> Entry:
    """The booking of a slot as a runner types it."""
    (entry,) = parse(_line(slot, minutes, depth), before.context, booking=True).entries
    return entry


def _line(slot: Slot, minutes: int, depth: Depth) -> str:
    return f"{slot.start.day} {slot.start.local:%H:%M} {minutes}min {depth}"


@contextmanager
def _journal(entries: list[Entry], now: datetime, zone: str) -> Iterator[Journal]:
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "journal.db", now=lambda: now) as journal:
        journal.add([moved(entry, now - NOW, zone) for entry in entries])
        yield journal


def _words(finding: Finding) -> tuple[object, ...]:
    """All that a finding says but its advice and the ids, of which the journal gives its own."""
    return finding.rule, finding.severity, finding.message, finding.measured, finding.clears_at
