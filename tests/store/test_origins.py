"""Keys against a plain list of what each state of the journal knows, over imports, edits, deletions, undo and redo."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from tests.store.test_import_changes import Brought
from tests.store.test_undo import State, UndoMachine
from tests.strategies import entries

KEYS = st.sampled_from([f"key:{number}" for number in range(6)])
NO_DRINKS = entries().filter(lambda entry: entry.kind is not Kind.DRINK)


class OriginMachine(UndoMachine):
    """The journal knows the keys of each state; those that came alone are as old as their entry."""

    def __init__(self) -> None:
        super().__init__()
        self.known: list[dict[str, str]] = [{}]

    def became(self, state: State, keys: dict[str, str] | None = None) -> None:
        known = self.known[self.place] | (keys or {})
        before = self.place
        super().became(state)
        if self.place != before:
            self.known = [*self.known[: self.place], known]

    @rule(given=NO_DRINKS, key=KEYS)
    def bring(self, given: Entry, key: str) -> None:
        new = replace(given, source="")
        outcome = self.journal.import_changes([Brought(new, None, (key,))])
        assert bool(outcome.added) is (key not in self.known[self.place])
        for entry in outcome.added:
            self.became(self.state | {entry.id: entry}, {key: entry.id})

    @precondition(lambda self: self.state)
    @rule(data=st.data(), key=KEYS)
    def fill(self, data: st.DataObject, key: str) -> None:
        seen = self.state[self.some_id(data)]
        outcome = self.journal.import_changes([Brought(replace(seen, note=f"{key} fills it"), seen, (key,))])
        keys = {key: self.known[self.place].get(key, seen.id)}
        for entry in outcome.changed:
            self.became(self.state | {entry.id: entry}, keys)

    @precondition(lambda self: self.state)
    @rule(data=st.data(), key=KEYS)
    def bring_a_key_alone(self, data: st.DataObject, key: str) -> None:
        seen = self.state[self.some_id(data)]
        if key not in self.known[self.place]:
            self.journal.import_changes([Brought(None, seen, (key,))])
            made = next(place for place, state in enumerate(self.states) if seen.id in state)
            for known in self.known[made:]:
                known.setdefault(key, seen.id)

    @invariant()
    def knows_what_it_should(self) -> None:
        known = self.journal.known_origins()
        keys = {key: id_ for key, id_ in known.entry_by_key.items() if key.startswith("key:")}
        assert keys == self.known[self.place]
        gone = {id_ for id_ in keys.values() if id_ not in self.state}
        assert {entry.id for entry in known.deleted} >= gone


TestOrigins = OriginMachine.TestCase
TestOrigins.settings = settings(max_examples=20, stateful_step_count=15)
