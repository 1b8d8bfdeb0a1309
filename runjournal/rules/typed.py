"""Overrules as a runner types them: the rule's id whole, the entry by the end of its id.

Logging a line imports this, so that the rules themselves are imported for an overrule alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from runjournal.model.entries import Entry, Overrule


def resolve_overrules(
    entries: Iterable[Entry], find: Callable[[str], Entry], instead_of: Entry | None = None
) -> list[Entry]:
    """The entries, each overrule made sure: there is such a rule, and `find` gives the entry for the end of its id.

    An overrule that has an id of its own comes from an export and stays as it was; so does one that takes the place
    of another about the same, whose entry may be gone by now. Raises `JournalError` for a rule that there is not.
    """
    return [_settled(entry, find, instead_of) if isinstance(entry, Overrule) else entry for entry in entries]


def _settled(overrule: Overrule, find: Callable[[str], Entry], instead_of: Entry | None) -> Overrule:
    if overrule.id or (isinstance(instead_of, Overrule) and _subject(instead_of) == _subject(overrule)):
        return overrule
    from runjournal.rules.decision import check_rule

    check_rule(overrule.rule)
    return replace(overrule, about=find(overrule.about).id)


def _subject(overrule: Overrule) -> tuple[str, str]:
    return overrule.rule, overrule.about
