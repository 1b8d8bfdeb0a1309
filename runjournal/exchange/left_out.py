"""What is said about the events of a file that became no entries: each is named, so that none is lost unseen."""

from collections import Counter
from collections.abc import Iterator, Sequence

from runjournal.exchange.format import LeftOut, Report

MOST_NAMED = 10
"""Titles named for a reason, and events that cannot be read, unless all are asked for."""
LONGEST_TITLE = 80
UNTITLED = "an event without a title"


def sentences(report: Report, *, everything: bool = False) -> Iterator[str]:
    """The lines of a report: what cannot be read with its line and reason, then the others by reason.

    With `everything` every title is named instead of the first ten.
    """
    most = None if everything else MOST_NAMED
    yield from _unreadable([one for one in report.left_out if one.is_unreadable], most)
    titles: dict[str, Counter[str]] = {}
    for one in (*report.left_out, *report.not_taken):
        if not one.is_unreadable:
            titles.setdefault(one.why, Counter())[one.what] += 1
    yield from (_by_reason(why, counted, most) for why, counted in titles.items())


def _unreadable(events: Sequence[LeftOut], most: int | None) -> Iterator[str]:
    for event in events[:most]:
        where = f"{event.file}, line {event.line}" if event.file else f"line {event.line}"
        yield f"Left out: {_title(event.what)} ({where}): {event.why}."
    if most is not None and len(events) > most:
        yield f"{len(events) - most:,} more events cannot be read; --verbose names all."


def _by_reason(why: str, titles: Counter[str], most: int | None) -> str:
    """A line for a reason: how many events, and their titles, each once."""
    named = [f"{_title(title)}{f' ({times} times)' if times > 1 else ''}" for title, times in titles.items()]
    more = f" and {len(named) - most:,} more (--verbose names all)" if most and len(named) > most else ""
    number = titles.total()
    return f"{number:,} {'event was' if number == 1 else 'events were'} {why}: {', '.join(named[:most])}{more}."


def _title(title: str) -> str:
    cut = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    return f'"{cut}"' if cut else UNTITLED
