"""What the journal knows of the events of a calendar: its entries by event, by what was said of them, by their time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runjournal.exchange.calendar.provenance import Origin, origin_of, what_of
from runjournal.exchange.format import KnownEntries, ReadContext, Revision
from runjournal.model.entries import Entry, Race

LOGGED = "logged as done already"
DELETED = "deleted from the journal before"


class KnownPlan(NamedTuple):
    """An entry of the journal that an event is about, and what the calendar last said of it, if it said anything."""

    entry: Entry
    before: Origin | None


class KnownPlans:
    """The entries of the journal by id, by event, and by what the calendar said of them."""

    def __init__(self, known: KnownEntries) -> None:
        self.entries = known.entries
        self._by_id = {entry.id: entry for entry in known.entries}
        self._origins: dict[str, dict[tuple[str, str], Origin]] = defaultdict(dict)
        self._revisions: dict[str, Revision] = {}
        self._repeated: set[str] = set()
        self._by_key: dict[tuple[str, str], str] = {}
        self._alike: dict[object, list[str]] = defaultdict(list)
        for key, id_ in [*known.entry_by_key.items(), *((entry.source, entry.id) for entry in known.entries)]:
            if (origin := origin_of(key)) and id_ in self._by_id:
                self._add(origin, id_)
        self._own_plans = {_place(entry): entry for entry in known.entries if entry.is_planned and not entry.source}
        self._logged = {(entry.kind, entry.day) for entry in known.entries if entry.is_done}
        deleted = [origin for source in known.deleted if (origin := origin_of(source))]
        self._deleted = {origin.key for origin in deleted} | {origin[:2] for origin in deleted}

    def _add(self, origin: Origin, id_: str) -> None:
        """Add an origin of an entry; what is added last under a key is the newest."""
        self._origins[id_][origin.key] = origin
        self._by_key[origin.key] = id_
        if origin.day:
            self._repeated.add(origin.uid)
        self._revisions[origin.uid] = max(self._revisions.get(origin.uid, Revision()), origin.revision)
        for said in ((origin.when, origin.what), statement_of(self._by_id[id_])):
            if id_ not in self._alike[said]:
                self._alike[said].append(id_)

    def origins(self, entry: Entry) -> Sequence[Origin]:
        """The events that an entry came from."""
        return [*self._origins[entry.id].values()] if entry.id in self._origins else []

    def has(self, origin: Origin) -> bool:
        """Whether an event is known."""
        return origin.key in self._by_key

    def has_newer(self, uid: str, revision: Revision) -> bool:
        """Whether an older file has been read of an event. One that repeats counts by its time of writing, too."""
        known = self._revisions.get(uid, Revision())
        return revision.is_older(known) and not (uid in self._repeated and revision.minute > known.minute > 0)

    def known(self, entry: Entry) -> KnownPlan | None:
        """The entry that was made when the event was read before."""
        origin = origin_of(entry.source)
        if entry.id in self._by_id:
            return KnownPlan(self._by_id[entry.id], None)
        id_ = self._by_key.get(origin.key) if origin else None
        return KnownPlan(self._by_id[id_], self._origins[id_][origin.key]) if origin and id_ else None

    def alike(self, entry: Entry) -> Iterator[KnownPlan]:
        """Entries of which a calendar said the same under another UID."""
        origin = origin_of(entry.source)
        said = [(origin.when, origin.what)] if origin else []
        for id_ in dict.fromkeys(id_ for key in (*said, statement_of(entry)) for id_ in self._alike.get(key, ())):
            others = [one for one in self._origins[id_].values() if origin and one.says_the_same(origin)]
            yield KnownPlan(self._by_id[id_], others[0] if others else [*self._origins[id_].values()][-1])

    def own_plan(self, entry: Entry) -> Entry | None:
        """The runner's own plan of the same thing."""
        return self._own_plans.get(_place(entry))

    def why_left_out(self, entry: Entry, reader: ReadContext) -> str:
        """The reason why a new entry is left out; empty if it is not."""
        origin = origin_of(entry.source)
        if origin and (origin.key in self._deleted or origin[:2] in self._deleted):
            return DELETED
        is_past = entry.is_planned and entry.ends.latest <= reader.now
        return LOGGED if is_past and (entry.kind, entry.day) in self._logged else ""


def statement_of(entry: Entry) -> tuple[object, ...]:
    """What makes two events the same plan whatever their UID: the kind, the start and the title."""
    return entry.start.at or entry.day, what_of(entry)


def _place(entry: Entry) -> tuple[object, ...]:
    """What makes a plan of the runner's that of an event: the day of a race, the start of a run or a massage."""
    return entry.kind, entry.day if isinstance(entry, Race) else entry.start.span
