"""What importing a calendar again changes: the time, name and distance of entries that lie ahead, and nothing else.

Entries that the runner has confirmed or cancelled stay as they are, and so does every field that the calendar has not
changed since it was last read. A day that a repeated event no longer has is cancelled. An older file changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from runjournal.exchange.calendar.ics_reader import window_of
from runjournal.exchange.calendar.known_plans import KnownPlan, KnownPlans, statement_of
from runjournal.exchange.calendar.provenance import Origin, origin_of, what_of
from runjournal.exchange.format import KnownEntries, LeftOut, ReadContext, Revision
from runjournal.exchange.import_preview import ImportRow, RowEffect
from runjournal.language.display.entry_words import to_words
from runjournal.model.choices import Status
from runjournal.model.entries import Entry, Massage, Race, Run, longer_elapsed

OLDER = "older than what the journal has of it"


def merge(known: KnownEntries, incoming: Sequence[Entry], reader: ReadContext) -> list[ImportRow]:
    """A row for each entry that was read, and one for each that is to be called off since its event has lost it."""
    return _Merge(KnownPlans(known), reader).rows(incoming)


@dataclass(slots=True)
class _Held:
    """What is to be held for an event: the entry now, the one in the journal, and the keys that it gets."""

    entry: Entry
    present: Entry | None
    statement: tuple[object, ...]
    keys: list[str] = field(default_factory=list)
    words: str = ""


class _Merge:
    """One merge: what is held so far, by the id of its entry in the journal or by what it says."""

    def __init__(self, index: KnownPlans, reader: ReadContext) -> None:
        self._index = index
        self._reader = reader
        self._older = {uid for uid, new in reader.report.revisions.items() if index.has_newer(uid, new)}
        self._held: dict[object, _Held] = {}
        self._new: dict[object, _Held] = {}
        self._left_out: list[LeftOut] = []

    def rows(self, incoming: Sequence[Entry]) -> list[ImportRow]:
        """The rows of all entries."""
        for entry in self._newest(incoming):
            self._take(entry)
        self._reader.report.not_taken = self._left_out
        held = [_row(one) for one in self._held.values()]
        left_out = [one.row for one in self._left_out]
        return [*held, *left_out, *(_called_off_row(entry) for entry in self._index.entries if self._is_gone(entry))]

    def _newest(self, incoming: Sequence[Entry]) -> list[Entry]:
        """The entries without those of which another file has a newer event; of the same, the one read last."""
        newest: dict[object, Entry] = {}
        for number, entry in enumerate(incoming):
            origin = origin_of(entry.source)
            if origin and (origin.uid in self._older or origin.revision.is_older(self._newest_read(origin.uid))):
                if origin.uid in self._older:
                    self._leave_out(entry, OLDER)
                continue
            key = (origin.key if origin else entry.id) or number
            newest.pop(key, None)
            newest[key] = entry
        return [*newest.values()]

    def _newest_read(self, uid: str) -> Revision:
        return self._reader.report.revisions.get(uid, Revision())

    def _take(self, entry: Entry) -> None:
        statement = statement_of(entry)
        match = self._index.known(entry)
        if match and not self._is_free(match.entry.id, statement):
            match = None
        elif not match and entry.source:
            match = next((one for one in self._index.alike(entry) if self._is_free(one.entry.id, statement)), None)
        if match:
            self._hold(match.entry.id, self._matched(match, entry))
        elif twin := self._twin(entry, statement):
            twin.keys.append(entry.source)
        elif why := self._index.why_left_out(entry, self._reader):
            self._leave_out(entry, why)
        elif same := self._own_plan(entry):
            self._hold(same.id, _Held(_adopted(same, entry), same, statement, words="joins your plan"))
        else:
            self._new[statement] = held = _Held(entry, None, statement)
            self._hold(entry.id or object(), held)

    def _hold(self, key: object, held: _Held) -> None:
        """Hold an entry; a second event that says the same of it only adds its keys."""
        if key in self._held:
            self._held[key].keys += [origin.source for one in (held,) if (origin := origin_of(one.entry.source))]
        else:
            self._held[key] = held

    def _is_free(self, id_: str, statement: tuple[object, ...]) -> bool:
        """Whether no other event of this import is about an entry, or one that says the same at a known time."""
        held = self._held.get(id_)
        return held is None or (held.statement == statement and not held.entry.start.is_whole_day)

    def _twin(self, entry: Entry, statement: tuple[object, ...]) -> _Held | None:
        """What is held for another new event that says the same and has a time."""
        if entry.start.is_whole_day or not entry.source:
            return None
        return self._new.get(statement)

    def _own_plan(self, entry: Entry) -> Entry | None:
        """The runner's own plan of the same thing."""
        same = self._index.own_plan(entry) if entry.source else None
        return same if same and same.id not in self._held else None

    def _matched(self, match: KnownPlan, new: Entry) -> _Held:
        old, before, now = match.entry, match.before, origin_of(new.source)
        entry = _held(old, new, before, now, self._reader)
        return _Held(entry, old, statement_of(new), self._keys(old, entry, now))

    def _keys(self, old: Entry, held: Entry, now: Origin | None) -> list[str]:
        """What an entry is known by beside its source: its former one, or the event under another UID."""
        former = origin_of(old.source)
        if now is None or held.source == old.source:
            return [now.source] if now and not self._index.has(now) else []
        return [old.source] if former and former.key != now.key else []

    def _leave_out(self, entry: Entry, why: str) -> None:
        self._left_out.append(LeftOut(to_words(entry, self._reader.context.settings), why, 0))

    def _is_gone(self, entry: Entry) -> bool:
        """Whether the imported calendar has the event, but no longer this time of it."""
        if entry.id in self._held or not entry.is_planned or entry.starts.earliest < self._reader.now:
            return False
        last = window_of(self._reader).last
        return any(
            origin.uid in self._reader.report.uids - self._older and (not origin.day or entry.day <= last)
            for origin in self._index.origins(entry)
        )


def _row(held: _Held) -> ImportRow:
    entry, present, keys = held.entry, held.present, tuple(held.keys)
    if present is None:
        return ImportRow(effect=RowEffect.NEW, words=held.words, entry=entry, keys=keys)
    if entry == present:
        return ImportRow(effect=RowEffect.THERE, words="", present=present, keys=keys, is_ticked=False)
    effect = RowEffect.JOINED if held.words else RowEffect.CHANGED
    return ImportRow(
        effect=effect, words=held.words or _changes(present, entry), entry=entry, present=present, keys=keys
    )


def _changes(old: Entry, new: Entry) -> str:
    """What the calendar has changed: "moved, renamed"."""
    parts = {
        "called off": new.is_cancelled and not old.is_cancelled,
        "on again": old.is_cancelled and not new.is_cancelled,
        "moved": old.start != new.start or old.length != new.length,
        "renamed": what_of(old) != what_of(new),
    }
    return ", ".join(part for part, is_so in parts.items() if is_so) or "changed"


def _called_off_row(entry: Entry) -> ImportRow:
    off = _called_off(entry)
    return ImportRow(
        effect=RowEffect.CHANGED, words="called off: its calendar no longer has it", entry=off, present=entry
    )


def _adopted(old: Entry, new: Entry) -> Entry:
    """The runner's own plan, linked from now on with the event in the calendar; its fields stay."""
    start = new.start if old.start.is_whole_day else old.start
    return replace(old, start=start, source=new.source)


def _held(old: Entry, new: Entry, before: Origin | None, now: Origin | None, reader: ReadContext) -> Entry:
    if old.is_done or (old.id == new.id and new.id in reader.report.as_exported):
        return old
    if old.id == new.id:
        return _moved(old, new)
    if before is None or now is None or before.says_the_same(now):
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
            duration_s = new.duration_s or old.duration_s
            elapsed_s = longer_elapsed(duration_s, old.elapsed_s)
            return replace(old, start=new.start, duration_s=duration_s, elapsed_s=elapsed_s)
    return replace(old, start=new.start)


def _called_off(entry: Entry) -> Entry:
    origin = origin_of(entry.source)
    source = origin._replace(is_cancelled=True).source if origin else entry.source
    return replace(entry, status=Status.CANCELLED, source=source) if isinstance(entry, Massage | Race | Run) else entry
