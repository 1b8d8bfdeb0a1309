"""The model of the Journal screen: it finds entries, a window at a time, and counts them."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from runjournal.language.filters.read_filter import ReadFilter, read_filter
from runjournal.language.filters.terms import Says
from runjournal.model.entries import Entry
from runjournal.rules.finding import Finding
from runjournal.store.searching import Count
from runjournal.tui.models.journal import JournalModel

PAGE = 64
"""Entries read at a time: as many as the largest screen shows."""
MOST_ABOVE = 300
"""How many entries above the chosen one are read again after a change."""


class Found(NamedTuple):
    """Neighbouring entries that a filter finds, newest first, and whether there are more above and below them."""

    query: ReadFilter = ReadFilter("")
    entries: tuple[Entry, ...] = ()
    more_above: bool = False
    more_below: bool = False
    is_empty: bool = False
    """Whether there is nothing in the journal at all."""

    @property
    def texts(self) -> tuple[Says, ...]:
        """The words that are looked for in notes and names."""
        return self.query.filter.texts

    @property
    def is_all(self) -> bool:
        """Whether these are all that there are."""
        return not self.more_above and not self.more_below


class SearchModel:
    """Finds entries in the journal."""

    def __init__(self, journal_model: JournalModel) -> None:
        self.journal_model = journal_model
        self._findings: tuple[Hashable, dict[str, list[Finding]]] | None = None

    def read(self, text: str) -> ReadFilter:
        """Read the text of a filter."""
        return read_filter(text, self.journal_model.context)

    def newest(self, query: ReadFilter) -> Found:
        """The newest entries that a filter finds."""
        page = self.journal_model.journal.find(query.filter, PAGE)
        is_empty = not page.entries and self.journal_model.journal.is_empty
        return Found(query, page.entries, more_below=page.more, is_empty=is_empty)

    def oldest(self, query: ReadFilter) -> Found:
        """The oldest entries that a filter finds."""
        page = self.journal_model.journal.find(query.filter, PAGE, newest_first=False)
        return Found(query, page.entries[::-1], more_above=page.more)

    def with_more_below(self, found: Found) -> Found:
        """The entries with those that come below them."""
        page = self.journal_model.journal.find(found.query.filter, PAGE, found.entries[-1])
        return found._replace(entries=found.entries + page.entries, more_below=page.more)

    def with_more_above(self, found: Found) -> Found:
        """The entries with those that come above them."""
        page = self.journal_model.journal.find(found.query.filter, PAGE, found.entries[0], newest_first=False)
        return found._replace(entries=page.entries[::-1] + found.entries, more_above=page.more)

    def again(self, found: Found, chosen: Entry | None) -> Found:
        """The entries around the chosen one as they are now, even if it is gone."""
        if chosen is None:
            return self.newest(found.query)
        find, filter_ = self.journal_model.journal.find, found.query.filter
        above = find(filter_, MOST_ABOVE, chosen, newest_first=False)
        entries = above.entries[::-1]
        below = find(filter_, MOST_ABOVE, entries[-1] if entries else None)
        return Found(found.query, entries + below.entries, above.more, below.more, self.journal_model.journal.is_empty)

    def counting(self, query: ReadFilter) -> Iterator[Count]:
        """How many entries a filter finds, so far; the last is the whole number."""
        return self.journal_model.journal.search.counting(query.filter)

    def findings(self, entry: Entry) -> list[Finding]:
        """What the rules say now of an entry."""
        from runjournal.rules.registry import RULESET

        version = self.journal_model.version
        if self._findings is None or self._findings[0] != version:
            about: dict[str, list[Finding]] = {}
            for finding in RULESET.check(self.journal_model.history):
                for entry_id in finding.entries:
                    about.setdefault(entry_id, []).append(finding)
            self._findings = version, about
        return self._findings[1].get(entry.id, [])
