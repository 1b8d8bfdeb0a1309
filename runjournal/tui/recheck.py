"""What is said of the massages already booked once a race or a hard run was saved."""

from collections.abc import Sequence

from runjournal.model.entries import Entry, Race
from runjournal.rules.history import History


def too_close_now(saved: Sequence[Entry], before: History) -> str:
    """A sentence for each massage that is now too close, each behind a space; nothing where there is none.

    `before` is the history without what was saved. What is neither a plan nor a race costs no rules here.
    """
    if not any(entry.is_planned or isinstance(entry, Race) for entry in saved):
        return ""
    from runjournal.booking.recheck import recheck

    return "".join(f" {one.title} is now too close." for one in recheck(saved, before))
