"""What an import does to the journal, worked out within its transaction: nobody's change made meanwhile is lost.

One row that cannot be taken never stops the others: it is left out with its reason.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol

from runjournal.model.entries import Drink, Entry
from runjournal.model.limits import MOST_WATER_ML
from runjournal.model.records import to_record
from runjournal.store.edits import Edit, additions, not_known, replacement
from runjournal.store.lookup import RawRow, find_all
from runjournal.store.origins import EntryKey, ids_of_keys
from runjournal.store.step_words import counted, counted_kinds, step_words

THERE = "already there"
CHANGED = "changed elsewhere meanwhile"
DELETED = "deleted elsewhere meanwhile"


class ImportChange(Protocol):
    """One thing that an import brings."""

    @property
    def entry(self) -> Entry | None:
        """What is to be held: a new entry without an id, one of another journal with its id, or `present` changed.

        None if the keys alone are to be kept, with an entry that is present or that the runner deleted.
        """

    @property
    def present(self) -> Entry | None:
        """The entry of this journal, as it was seen, that it changes or was taken for."""

    @property
    def keys(self) -> Sequence[str]:
        """The words by which the same thing is known when it is read again."""


class LeftOutChange(NamedTuple):
    """A change that was not made, and why, such as "already there"."""

    change: ImportChange
    reason: str


class ImportOutcome(NamedTuple):
    """What an import did: the entries that it added and changed, as they are now, and what it left out."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    left_out: tuple[LeftOutChange, ...] = ()


class PlannedImport:
    """What the changes come to: edits, keys that come with them, and keys for entries that stay as they are."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        changes: Sequence[ImportChange],
        read: Callable[[RawRow], Entry | None],
        with_id: Callable[[Entry], Entry],
    ) -> None:
        ids = [entry.id for change in changes for entry in (change.entry, change.present) if entry and entry.id]
        self._rows = find_all(connection, list(dict.fromkeys(ids)))
        self._read = read
        self._with_id = with_id
        self._known = ids_of_keys(connection, {key for change in changes for key in _keys_of(change)})
        self._drunk = _drunk(connection, changes)
        self._added: dict[str, Entry] = {}
        self._changed: dict[str, Entry] = {}
        self._keys: list[EntryKey] = []
        self._left_out: list[LeftOutChange] = []
        for change in sorted(changes, key=_is_not_whole):
            self._take(change)

    @property
    def edits(self) -> list[Edit]:
        """The edits of the entries."""
        changed = (edit for id_, entry in self._changed.items() for edit in replacement(self._rows[id_], entry))
        return [*additions(self._added.values()), *changed]

    @property
    def keys_of_edits(self) -> list[EntryKey]:
        """The keys of the entries that are added or changed."""
        return [key for key in self._keys if key.entry in self._added or key.entry in self._changed]

    @property
    def keys_alone(self) -> list[EntryKey]:
        """The keys of entries that stay as they are."""
        return [key for key in self._keys if key.entry not in self._added and key.entry not in self._changed]

    @property
    def outcome(self) -> ImportOutcome:
        """What was done, when it is done."""
        return ImportOutcome(tuple(self._added.values()), tuple(self._changed.values()), tuple(self._left_out))

    @property
    def words(self) -> str:
        """What undo says of it: "imported 212 runs; 14 entries changed", or "1 plan done by an import"."""
        added = list(self._added.values())
        if len(added) == 1 and not self._changed:
            return step_words("imported", added)
        done = sum(self._becomes_done(entry) for entry in self._changed.values())
        others = len(self._changed) - done
        changes = [
            f"{counted(done, 'plan', 'plans')} done" if done else "",
            f"{counted(others, 'entry', 'entries')} changed" if others else "",
        ]
        said = "; ".join(filter(None, [", ".join(counted_kinds(added)), *changes]))
        return f"imported {said}" if added else f"{said} by an import"

    def _becomes_done(self, entry: Entry) -> bool:
        before = self._read(self._rows[entry.id])
        return before is not None and before.is_planned and entry.is_done

    def _take(self, change: ImportChange) -> None:
        reason = self._reason_against(change)
        if reason:
            self._left_out.append(LeftOutChange(change, reason))
            return
        id_ = self._write(change)
        for key in change.keys:
            if self._known.setdefault(key, id_) == id_:
                self._keys.append(EntryKey(id_, key))

    def _reason_against(self, change: ImportChange) -> str:
        entry, seen = change.entry, change.present
        if entry is None or entry == seen:
            return "" if seen else THERE
        if seen and entry.id == seen.id:
            return self._reason_against_change(seen)
        if entry.id:
            row = self._rows.get(entry.id)
            return "" if not_known([entry], {row.id: row} if row else {}) else THERE
        return self._reason_against_new(entry, change.keys)

    def _reason_against_change(self, seen: Entry) -> str:
        present = self._present(seen.id)
        if present is None:
            return DELETED
        return CHANGED if present != seen or seen.id in self._changed else ""

    def _reason_against_new(self, entry: Entry, keys: Sequence[str]) -> str:
        if any(key in self._known for key in (*keys, entry.source)):
            return THERE
        return self._reason_against_drink(entry)

    def _reason_against_drink(self, entry: Entry) -> str:
        if not isinstance(entry, Drink):
            return ""
        volume_ml = self._drunk.get(entry.day.isoformat(), 0) + entry.volume_ml
        if volume_ml > MOST_WATER_ML:
            return f"more than {MOST_WATER_ML // 1000} l of drinks on {entry.day}"
        self._drunk[entry.day.isoformat()] = volume_ml
        return ""

    def _write(self, change: ImportChange) -> str:
        """Add or change what a change says, and return the id of its entry."""
        entry, seen = change.entry, change.present
        if entry is None or entry == seen:
            return seen.id if seen else ""
        if seen and entry.id == seen.id and entry.id not in self._added:
            self._changed[entry.id] = entry
            return entry.id
        given = self._with_id(entry)
        self._added[given.id] = given
        self._rows.setdefault(given.id, RawRow(given.kind, to_record(given)))  # as it came, if it comes twice
        if given.source:
            self._known.setdefault(given.source, given.id)
        return given.id

    def _present(self, id_: str) -> Entry | None:
        row = self._rows.get(id_)
        return self._added.get(id_) or (self._read(row) if row else None)


def _keys_of(change: ImportChange) -> Iterator[str]:
    """The keys by which a change may be known, its source with them."""
    yield from change.keys
    if change.entry and change.entry.source:
        yield change.entry.source


def _is_not_whole(change: ImportChange) -> bool:
    """Whether a change is no entry of another journal. Those are taken first, so that others can fill them."""
    return not (change.entry and change.entry.id and change.present is None)


def _drunk(connection: sqlite3.Connection, changes: Sequence[ImportChange]) -> dict[str, int]:
    """Millilitres drunk by local day, if the import brings drinks."""
    if not any(isinstance(change.entry, Drink) for change in changes):
        return {}
    return dict(connection.execute("SELECT day, sum(volume_ml) FROM drink GROUP BY day").fetchall())
