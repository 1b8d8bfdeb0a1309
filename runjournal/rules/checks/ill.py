"""ill: fever or an infection, and a massage ahead.

What     While `ill` is open: warning, for every massage planned; said without one too, and nothing nudges to book.
Why      Most therapists ask to rebook: massage is no help in a fever, and others come to the same room.
Example  `ill fever` on Monday, massage on Wednesday.
Source   the checklist of therapists
"""

from runjournal.model.choices import ConditionName
from runjournal.rules.checks.checklist import Item, always, checklist_rule
from runjournal.rules.finding import Severity

ILL = checklist_rule(
    Item(
        ConditionName.ILL,
        said="ill",
        advice="Most therapists ask to rebook; clear it when you are well again.",
        severity=always(Severity.WARNING),
    ),
    what="A fever or an infection is open: logged, and not cleared since.",
    why="Most therapists ask to rebook.",
    example="ill fever on Monday, massage on Wednesday",
)
