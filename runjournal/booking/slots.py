"""The calendar of slots: each start that the therapist offers, with its verdict."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from runjournal.booking.alternatives import alternatives, ok_if
from runjournal.booking.safe_days import safe_days_left
from runjournal.booking.slot import Slot, slot_of, unbooked
from runjournal.booking.verdict import overlaps
from runjournal.model.choices import Depth
from runjournal.model.hours import days_from, starts_after
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET

__all__ = ["Slot", "alternatives", "ok_if", "safe_days_left", "slots"]


def slots(history: History, first: date, days: int, minutes: int, depth: Depth | None) -> Iterator[Slot]:
    """The slots of `days` local days from `first` on, in the runner's zone, for a massage of `minutes` and `depth`.

    Only starts after now; made one by one as they are asked for. Raises `Invalid` for an impossible length.
    """
    massage = unbooked(history, minutes, depth)
    for day in days_from(first, days):
        for start in starts_after(history.now, day, history.zone, minutes, history.settings.booking):
            moved = replace(massage, start=start)
            yield slot_of(moved, RULESET.check_booking(history, [moved]), is_taken=bool(overlaps([moved], history)))
