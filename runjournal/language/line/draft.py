"""What a parse gives: entries not yet saved, where each field comes from, and what was not understood."""

from collections.abc import Mapping
from enum import StrEnum

from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen


class Provenance(StrEnum):
    """Where the value of a field comes from."""

    WRITTEN = "written"
    GUESSED = "guessed"
    DEFAULT = "default"


@frozen
class Problem:
    """A token that was not understood: characters `start` to `end` of the line, what is wrong and the way out.

    `nearest` is the word it may have meant, or empty. If the line reads like words from `note_at` on, `note_mark` there
    makes a note of them.
    """

    start: int
    end: int
    sentence: str
    way_out: str = ""
    nearest: str = ""
    note_mark: str = ""
    note_at: int = 0


@frozen
class DraftEntry:
    """One entry of a draft with where each of its fields comes from, by field name; `start` covers date and time."""

    entry: Entry
    provenances: Mapping[str, Provenance]


@frozen
class Draft:
    """A parsed line. Nothing of it may be saved while it has problems.

    `remarks` are sentences that inform without hindering, such as a drink whose time still lies ahead.
    """

    line: str
    draft_entries: tuple[DraftEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of the line."""
        return tuple(draft.entry for draft in self.draft_entries)

    @property
    def with_note(self) -> str:
        """The line with what reads like words made a note, or empty if nothing does."""
        problem = next((problem for problem in self.problems if problem.note_mark), None)
        return f"{self.line[: problem.note_at]}{problem.note_mark}{self.line[problem.note_at :]}" if problem else ""

    @property
    def is_ready(self) -> bool:
        """Whether there is something to save and nothing against it."""
        return bool(self.draft_entries) and not self.problems
