"""Overruling a finding: what may be overruled, what is said if it may not, and overrules as a runner types them.

Logging a line imports this; the rules themselves are imported for an overrule alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from runjournal.errors import JournalError
from runjournal.model.choices import ConditionName
from runjournal.model.entries import Entry, Overrule
from runjournal.model.limits import Invalid
from runjournal.model.moments import Moment

if TYPE_CHECKING:
    from runjournal.rules.finding import Finding

END = 8
"""How much of an id is enough to name it in a sentence."""
MOST_LISTED = 5
WHY = "Say why: the reason stays in the journal, and comes up again when the rule does."


def decide(findings: "Sequence[Finding]", rule: str, about: str, why: str, now: datetime, zone: str) -> Overrule:
    """The decision against what a rule says now of the entry with the id `about`, made now (UTC), not yet saved.

    A decision against a rule of the checklist is about the condition, whichever entry of the finding was named.

    Raises `JournalError` for a rule that there is not, a finding that is not among `findings`, one that is overruled
    already, and a reason that is blank or no text.
    """
    check_rule(rule)
    of_entry = [finding for finding in findings if finding.rule == rule and about in finding.entries]
    if not of_entry:
        raise JournalError(f"{rule} says nothing of that entry now.", _what_can_be(findings))
    check_stands(next((finding for finding in of_entry if finding.overruled is None), of_entry[0]))
    try:
        about = of_entry[0].entries[0] if rule in set(ConditionName) else about
        return Overrule(start=Moment.at_instant(now.replace(second=0), zone), rule=rule, about=about, why=why.strip())
    except Invalid as error:
        raise JournalError(f"{error.sentence[:1].upper()}{error.sentence[1:]}.", WHY) from error


def check_rule(rule: str) -> None:
    """Raise `JournalError` unless there is a rule of that id; the way out is the nearest."""
    from runjournal.rules.registry import BY_ID

    if rule in BY_ID:
        return
    from difflib import get_close_matches

    near = get_close_matches(rule, BY_ID, 1)
    way_out = f"The nearest is {near[0]}." if near else "`runjournal flags --json` names the rules that speak now."
    raise JournalError(f"There is no rule {rule[:40]!r}.", way_out)


def check_stands(finding: "Finding") -> None:
    """Raise `JournalError` for a finding that was overruled, or is about no entry."""
    if finding.overruled is not None:
        raise JournalError(
            f"{finding.rule} is overruled already: {finding.overruled.why}.",
            "Delete that decision, or change its reason, on the day it was made.",
        )
    if not finding.entries:
        raise JournalError(f"{finding.rule} is about no entry, so there is nothing to overrule.", "It goes by itself.")


def _what_can_be(findings: "Sequence[Finding]") -> str:
    open_now = [
        f"{finding.rule} {finding.entries[0][-END:]}"
        for finding in findings
        if finding.entries and not finding.overruled
    ]
    if not open_now:
        return "Nothing can be overruled now."
    more = f" and {len(open_now) - MOST_LISTED} more" if len(open_now) > MOST_LISTED else ""
    return f"What can be: {', '.join(open_now[:MOST_LISTED])}{more}."


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
    check_rule(overrule.rule)
    return replace(overrule, about=find(overrule.about).id)


def _subject(overrule: Overrule) -> tuple[str, str]:
    return overrule.rule, overrule.about
