"""Asking about a booking whose time has passed: there is nothing to confirm unless it is in the journal."""

from dataclasses import replace
from datetime import timedelta

from runjournal.booking.check import check_booking
from tests.booking.examples import history, massage
from tests.examples import NOW, at

PAST = massage(at((NOW - timedelta(days=1)).date(), "18:00"))


def test_what_is_only_asked_about_cannot_be_confirmed() -> None:
    (finding,) = check_booking([PAST], history()).findings
    assert finding.title == "That time has passed"
    assert "onfirm" not in finding.advice


def test_what_is_booked_can_be() -> None:
    booked = replace(PAST, id="mass-0001")
    (finding,) = check_booking([booked], history(booked)).findings
    assert finding.advice == "Confirm it, or cancel it."
