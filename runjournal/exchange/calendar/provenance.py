"""Where an entry came from: the UID of its event, which of a repeated event's days, and what the calendar last said.

It stands in the entry's `source` as `ical/MARK/DAY/UID`. The mark is a digest of the event's time and one of its words,
an `x` if it was cancelled, and how new it was: what the calendar has not changed since is left as the runner has it
now, and an older file takes nothing back. DAY is empty for an event that does not repeat. Under other UIDs that the
event had before, the journal keeps its former sources."""

import hashlib
import re
from typing import NamedTuple

from runjournal.exchange.format import ReadContext, Revision
from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.parse import parse
from runjournal.model.choices import Kind
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.limits import LONGEST_ID, LONGEST_LINE

PREFIX = "ical/"
OURS = "@runjournal"
"""The end of the UIDs of events that runjournal made."""
LONGEST_UID = 160
DIGEST = 6
DIGITS_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
MINUTE_DIGITS = 5
MOST_MINUTE, MOST_SEQUENCE = 36**MINUTE_DIGITS - 1, 36**3 - 1
"""Of a revision, so that the longest source fits: minutes until 2084, and sequences to 46,655."""
HASHED = "sha256-"


class Origin(NamedTuple):
    """The parts of a source. `when` and `what` are the digests of the mark."""

    when: str
    what: str
    is_cancelled: bool
    revision: Revision
    day: str
    uid: str

    @property
    def key(self) -> tuple[str, str]:
        """The key by which an import finds the entry again."""
        return self.uid, self.day

    @property
    def source(self) -> str:
        """The origin as a source."""
        mark = f"{self.when}{self.what}{'x' if self.is_cancelled else ''}{_revision_mark(self.revision)}"
        return f"{PREFIX}{mark}/{self.day}/{self.uid}"

    def says_the_same(self, other: "Origin") -> bool:
        """Whether the calendar says the same of the event."""
        return self[:3] == other[:3]


def _revision_mark(revision: Revision) -> str:
    """The minute in base 36 with five digits, and the sequence behind it; nothing if neither is known."""
    if not any(revision):
        return ""
    return f".{_in_base_36(revision.minute).zfill(MINUTE_DIGITS)}{_in_base_36(revision.sequence)}"


def _in_base_36(number: int) -> str:
    digits = "" if number else "0"
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS_36[digit] + digits
    return digits


def origin_of(source: str) -> Origin | None:
    """The origin in a source; None for any other source."""
    mark, _, rest = source.removeprefix(PREFIX).partition("/")
    day, slash, uid = rest.partition("/")
    if not source.startswith(PREFIX) or not slash or len(mark) < 2 * DIGEST:
        return None
    digests, _, newness = mark.partition(".")
    return Origin(
        digests[:DIGEST], digests[DIGEST : 2 * DIGEST], digests.endswith("x"), _revision_of(newness), day, uid
    )


def _revision_of(mark: str) -> Revision:
    if not re.fullmatch(r"[0-9a-z]{6,8}", mark):
        return Revision()
    return Revision(int(mark[MINUTE_DIGITS:], 36), int(mark[:MINUTE_DIGITS], 36))


def new_origin(entry: Entry, uid: str, day: str, revision: Revision) -> Origin:
    """The origin of an entry as the calendar says it now."""
    return Origin(_digest(*_when(entry)), what_of(entry), entry.is_cancelled, revision, day, uid_word(uid))


def what_of(entry: Entry) -> str:
    """The digest of what a calendar says an entry is, apart from its time."""
    return _digest(*_what(entry))


def uid_word(uid: str) -> str:
    """The UID as a word that a source can hold, a long or odd one as its digest."""
    if len(uid) <= LONGEST_UID and uid.isprintable() and uid.split() == [uid] and not uid.startswith(HASHED):
        return uid
    return HASHED + hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()


def uid_for(entry: Entry) -> str:
    """The UID under which an entry goes out: that of the event it came from, else one made of its id."""
    origin = origin_of(entry.source)
    if origin and origin.uid and not origin.day and not origin.uid.startswith(HASHED):
        return origin.uid
    return f"{entry.id}{OURS}"


def own_id_of(uid: str) -> str:
    """The id of the entry that went out under a UID of ours; empty for the UID of another program."""
    id_ = uid.removesuffix(OURS)
    return id_ if id_ != uid and len(id_) <= LONGEST_ID and id_.split() == [id_] and id_.isprintable() else ""


def _when(entry: Entry) -> tuple[object, ...]:
    length = entry.duration_s if isinstance(entry, Run | Massage) else None
    return entry.start.at or entry.day, length


def _what(entry: Entry) -> tuple[object, ...]:
    match entry:
        case Race():
            return entry.kind, entry.name, entry.distance_m
        case Run():
            return entry.kind, entry.distance_m, entry.run_kind
        case Massage():
            return entry.kind, entry.depth, entry.massage_kind
    return (entry.kind,)


def _digest(*values: object) -> str:
    return hashlib.sha256("|".join(map(str, values)).encode()).hexdigest()[:DIGEST]


KINDS = (Kind.MASSAGE, Kind.RACE, Kind.RUN)
"""The kinds of entry that a calendar has events for."""
BEGIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} .* id:")


def own_line(entry: Entry) -> str:
    """The line by which an entry is found and read again."""
    return to_line(entry, ids=True)


def own_entry(row: str, uid: str, reader: ReadContext) -> Entry | None:
    """The entry as it was when it was exported; None for an event of another calendar, and for a copy of ours."""
    if len(row) > LONGEST_LINE or not BEGIN.match(row):
        return None
    draft = parse(row, reader.context)
    if not draft.is_ready or len(draft.entries) > 1:
        return None
    entry = draft.entries[0]
    return entry if entry.kind in KINDS and not entry.is_done and entry.id and uid_for(entry) == uid else None
