"""The massage that is not long over."""

from datetime import timedelta

from runjournal.model.entries import Massage
from runjournal.rules.history import History

LONGEST_AFTER_H = 60
"""How long after its end anything is said or asked of a massage here."""


def massage_behind(history: History, hours: int = LONGEST_AFTER_H) -> Massage | None:
    """The done massage that ended last, at most so many hours ago.

    One that is known by its day alone has no end to count from, and is left out.
    """
    first = history.now - timedelta(hours=hours)
    index = history.index(Massage)
    ended = (
        massage
        for massage in (index.overlapping(first, history.now) if index.entries else ())
        if massage.is_done and not massage.start.is_whole_day and massage.ends.latest <= history.now
    )
    return max(ended, key=lambda massage: (massage.ends.latest, massage.id), default=None)
