"""What importing a calendar again changes: the time, name and distance of entries that lie ahead, and nothing else.

Entries that the runner has confirmed or cancelled stay as they are, and so does every field that the calendar has not
changed since it was last read. A day that a repeated event no longer has is cancelled.
"""

from collections.abc import Sequence
from dataclasses import replace

from runjournal.exchange.calendar.ics_reader import window_of
from runjournal.exchange.calendar.provenance import Origin, origin_of
from runjournal.exchange.format import KnownEntries, ReadContext
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run

LOGGED = "logged as done already"
DELETED = "deleted from the journal before"


def merge(known: KnownEntries, incoming: Sequence[Entry], reader: ReadContext) -> list[Entry]:
    """The entries to hold: new ones as read, known ones with their id and what the calendar changed."""
    index = _Index(known)
    held: dict[object, Entry] = {}
    for entry in incoming:
        old = index.old(entry)
        same = index.same(entry)
        if old:
            held[old.id] = _held(old, entry, reader)
        elif why := index.why_left_out(entry, reader):
            reader.report.left_out[why] += 1
        elif same and same.id not in held:
            held[same.id] = _adopted(same, entry)
        else:
            held[_key(entry) or entry.id] = entry
    gone = [entry for entry in known.entries if entry.id not in held and _is_gone(entry, reader)]
    return [*held.values(), *(_called_off(entry) for entry in gone)]


class _Index:
    """The entries of the journal by id, by event, and by start."""

    def __init__(self, known: KnownEntries) -> None:
        self._by_id = {entry.id: entry for entry in known.entries}
        self._by_key = {key: entry for entry in known.entries if (key := _key(entry))}
        self._by_start = {_start(entry): entry for entry in known.entries if entry.is_planned and not entry.source}
        self._logged = {(entry.kind, entry.day) for entry in known.entries if entry.is_done}
        self._deleted = {origin.key for source in known.deleted if (origin := origin_of(source))}

    def old(self, entry: Entry) -> Entry | None:
        """The entry that was made when the event was read before."""
        key = _key(entry)
        return self._by_id.get(entry.id) or (self._by_key.get(key) if key else None)

    def same(self, entry: Entry) -> Entry | None:
        """The runner's own plan of the same thing."""
        return self._by_start.get(_start(entry)) if entry.source else None

    def why_left_out(self, entry: Entry, reader: ReadContext) -> str:
        """The reason why a new entry is left out; empty if it is not."""
        if _key(entry) in self._deleted:
            return DELETED
        is_past = entry.is_planned and entry.ends.latest <= reader.now
        return LOGGED if is_past and (entry.kind, entry.day) in self._logged else ""


def _key(entry: Entry) -> tuple[str, str] | None:
    origin = origin_of(entry.source)
    return origin.key if origin else None


def _start(entry: Entry) -> tuple[object, ...]:
    """What makes two plans the same: the day of a race, the start of a run or a massage."""
    return entry.kind, entry.day if isinstance(entry, Race) else entry.start.span


def _adopted(old: Entry, new: Entry) -> Entry:
    """The runner's own plan, linked from now on with the event in the calendar; its fields stay."""
    start = new.start if old.start.is_whole_day else old.start
    return replace(old, start=start, source=new.source)


def _held(old: Entry, new: Entry, reader: ReadContext) -> Entry:
    if old.is_done or (old.id == new.id and new.id in reader.report.as_exported):
        return old
    if old.id == new.id:
        return _moved(old, new)
    before, now = origin_of(old.source), origin_of(new.source)
    if before is None or now is None or before == now:
        return old
    return _changed(old, new, before, now)


def _moved(old: Entry, new: Entry) -> Entry:
    """An exported entry that was moved or cancelled in the calendar."""
    if old.kind is not new.kind or old.is_cancelled:
        return old
    if isinstance(old, Massage) and isinstance(new, Massage):
        return replace(old, start=new.start, duration_s=new.duration_s, status=new.status)
    return _with_status(replace(old, start=new.start), new)


def _changed(old: Entry, new: Entry, before: Origin, now: Origin) -> Entry:
    if old.is_cancelled and not before.is_cancelled:
        return old
    if before.what != now.what:
        old = _with_words(old, new)
    if before.when != now.when:
        old = _with_time(old, new)
    return replace(_with_status(old, new), source=new.source)


def _with_status(old: Entry, new: Entry) -> Entry:
    if isinstance(old, Massage | Race | Run) and isinstance(new, Massage | Race | Run):
        return replace(old, status=new.status)
    return old


def _with_words(old: Entry, new: Entry) -> Entry:
    """The entry with what the new title says; other fields stay, unless it has become another kind."""
    match old, new:
        case Race(), Race():
            return replace(old, name=new.name, distance_m=new.distance_m or old.distance_m)
        case Run(), Run():
            return replace(old, distance_m=new.distance_m or old.distance_m, run_kind=new.run_kind or old.run_kind)
        case Massage(), Massage():
            kind = new.massage_kind or old.massage_kind
            return replace(old, depth=new.depth or old.depth, massage_kind=kind)
    return replace(new, id=old.id, note=old.note or new.note)


def _with_time(old: Entry, new: Entry) -> Entry:
    match old, new:
        case Massage(), Massage():
            return replace(old, start=new.start, duration_s=new.duration_s)
        case Run(), Run():
            return replace(old, start=new.start, duration_s=new.duration_s or old.duration_s)
    return replace(old, start=new.start)


def _is_gone(entry: Entry, reader: ReadContext) -> bool:
    """Whether the imported calendar has the event, but no longer this time of it."""
    origin = origin_of(entry.source)
    if origin is None or origin.uid not in reader.report.uids or not entry.is_planned:
        return False
    return entry.starts.earliest >= reader.now and (not origin.day or entry.day <= window_of(reader).last)


def _called_off(entry: Entry) -> Entry:
    origin = origin_of(entry.source)
    source = origin._replace(is_cancelled=True).source if origin else entry.source
    return replace(entry, status=Status.CANCELLED, source=source) if isinstance(entry, Massage | Race | Run) else entry
