"""What an event is before its times are read: its UID, its title, whether it is called off, and how new it is."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from runjournal.exchange.calendar.components import Component
from runjournal.exchange.calendar.content_lines import ContentLine
from runjournal.exchange.calendar.properties import first_row_of, number_of, text_of, texts_of, time_in, word_of
from runjournal.exchange.calendar.provenance import MOST_MINUTE, MOST_SEQUENCE, own_entry
from runjournal.exchange.calendar.titles import BEGINS_DECLINED, EventTitle, read_title, without_called_off
from runjournal.exchange.format import ReadContext, Revision
from runjournal.model.entries import Entry

CALLED_OFF = frozenset({"CANCELLED", "CANCELED"})
ANSWERS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
"""Methods of files that answer an invitation and are not the event itself."""
AHEAD = timedelta(days=1)
"""How far behind now the clock of another computer may be ahead."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DIGEST = 32


class EventSummary(NamedTuple):
    """What an event is: its UID, its title as it is written and as it is understood, and the entry exported as it.

    `is_declined` is whether the runner will not go, `is_answer` whether it only speaks of another event.
    """

    uid: str
    words: str
    title: EventTitle | None
    entry: Entry | None
    revision: Revision
    is_called_off: bool
    is_declined: bool
    is_answer: bool

    @property
    def is_ours(self) -> bool:
        """Whether it belongs in this journal."""
        return self.title is not None or self.entry is not None


def summary_of(component: Component, reader: ReadContext) -> EventSummary:
    """The summary of an event. Nothing in it can be wrong."""
    words = text_of(component.first("SUMMARY"))
    title, says_off = without_called_off(words)
    categories = [text for line in component.all("CATEGORIES") for text in texts_of(line)]
    uid = word_of(component.first("UID")) or _digest(component)
    return EventSummary(
        uid,
        words,
        read_title(title, categories, reader.context.settings.calendar),
        own_entry(first_row_of(component.first("DESCRIPTION")), uid, reader),
        _revision(component, reader.now),
        says_off or _is_called_off(component),
        _is_declined(component) or BEGINS_DECLINED.match(words) is not None,
        _method(component) in ANSWERS,
    )


Whole = tuple[Component, EventSummary]
"""An event as it stands in the file, and its summary."""


def told_apart(wholes: Sequence[Whole]) -> list[Whole]:
    """Give UIDs of their own to events that share one and are no versions of each other.

    Some programs write the same UID into all events. They are equally new then, and differ in title and start.
    """
    same: dict[tuple[str, Revision], list[Whole]] = {}
    for component, summary in wholes:
        if component.first("RECURRENCE-ID") is None:
            same.setdefault((summary.uid, summary.revision), []).append((component, summary))
    shared = {key for key, group in same.items() if len(group) > 1 and _differ(group)}
    return [
        (component, summary._replace(uid=f"{summary.uid}-{_digest(component)}"))
        if (summary.uid, summary.revision) in shared and component.first("RECURRENCE-ID") is None
        else (component, summary)
        for component, summary in wholes
    ]


def _differ(group: Sequence[Whole]) -> bool:
    """Whether events have several titles and several starts."""
    titles = {summary.words for _, summary in group}
    starts = {line.value for component, _ in group if (line := component.first("DTSTART"))}
    return len(titles) > 1 and len(starts) > 1


def _digest(component: Component) -> str:
    """The name of an event without a UID: what it is and when."""
    named = [line.value for name in ("SUMMARY", "DTSTART", "RRULE", "RECURRENCE-ID") for line in component.all(name)]
    return f"digest-{hashlib.sha256('|'.join(named).encode('utf-8', 'replace')).hexdigest()[:DIGEST]}"


def _is_called_off(component: Component) -> bool:
    status = component.first("STATUS")
    return (status.value.upper() if status else "") in CALLED_OFF or _method(component) == "CANCEL"


def _method(component: Component) -> str:
    line = component.calendar.first("METHOD") if component.calendar else None
    return line.value.upper() if line else ""


def _is_declined(component: Component) -> bool:
    """Whether the runner declined: who that is says the name of some calendars, else it is all who were invited."""
    invited = list(component.all("ATTENDEE"))
    owner = component.calendar.first("X-WR-CALNAME") if component.calendar else None
    own = [one for one in invited if owner and owner.value.casefold() == _address(one)] or invited
    return bool(own) and all(one.parameters.get("PARTSTAT", "").upper() == "DECLINED" for one in own)


def _address(attendee: ContentLine) -> str:
    return attendee.value.casefold().removeprefix("mailto:").strip()


def _revision(component: Component, now: datetime) -> Revision:
    """How new an event is. A stamp ahead of now, or one that only repeats the start, says nothing."""
    start = component.first("DTSTART")
    sequence = min(number_of(component.first("SEQUENCE")), MOST_SEQUENCE)
    for line in (*component.all("LAST-MODIFIED"), *component.all("DTSTAMP")):
        value = time_in(line.value)
        if isinstance(value, datetime) and (start is None or line.value != start.value):
            aware = value if value.tzinfo else value.replace(tzinfo=UTC)
            if EPOCH < aware <= now + AHEAD:
                return Revision(sequence, min((aware - EPOCH) // timedelta(minutes=1), MOST_MINUTE))
    return Revision(sequence)
