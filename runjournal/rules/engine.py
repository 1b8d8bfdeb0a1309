"""One engine for the panel, the verdict on a booking and every slot of the calendar: all the rules, judged alike."""

from collections.abc import Sequence

from runjournal.model.choices import Kind
from runjournal.model.entries import Entry
from runjournal.rules import judge
from runjournal.rules.finding import Finding
from runjournal.rules.history import History, Reach
from runjournal.rules.overruling import REACH
from runjournal.rules.registry import RULES
from runjournal.rules.rule import Rule


def check(history: History, rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What the rules say of a history, most severe first, then in the order of the registry."""
    return judge.check(history, rules)


def about(history: History, booked: Sequence[Entry], rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """What the rules would say of entries not yet in the journal: the findings that name them."""
    return judge.about(history, booked, rules)


def is_hurt(history: History, rules: Sequence[Rule] = RULES) -> bool:
    """Whether a caution or warning about the body is open."""
    return judge.is_hurt(history, rules)


def reach_of(kind: Kind, rules: Sequence[Rule] = RULES) -> Reach:
    """The widest reach that rules have into a kind of entry."""
    return judge.reach_of(kind, rules)


def reaches(rules: Sequence[Rule] = RULES) -> tuple[Reach, ...]:
    """The widest reach into each kind of entry: what a history must hold for all rules, and what was overruled."""
    return (*judge.reaches(rules), REACH)
