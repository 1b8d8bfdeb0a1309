"""A filter: what it asks, and whether an entry answers."""

from collections.abc import Iterator

from runjournal.language.filters.terms import Says, Term
from runjournal.model.entries import Entry
from runjournal.model.frozen import frozen

AnyOf = tuple[Term, ...]


@frozen
class Filter:
    """Entries of which every one of `groups` has a term that matches, and none of `without` does.

    Words of one sort, such as two kinds or two depths, stand in one group: either will do. An empty filter finds
    everything.
    """

    groups: tuple[AnyOf, ...] = ()
    without: tuple[Term, ...] = ()

    def matches(self, entry: Entry) -> bool:
        """Whether the filter finds an entry."""
        return all(any(term.matches(entry) for term in group) for group in self.groups) and not any(
            term.matches(entry) for term in self.without
        )

    @property
    def is_empty(self) -> bool:
        """Whether it asks nothing."""
        return not self.groups and not self.without

    @property
    def texts(self) -> tuple[Says, ...]:
        """The words it looks for in notes and names."""
        return tuple(self._texts())

    def _texts(self) -> Iterator[Says]:
        for group in self.groups:
            yield from (term for term in group if isinstance(term, Says))
