"""wound: broken skin, a skin infection or a fracture, and a massage ahead.

What     While `wound` is open: warning, for every massage planned.
Why      Therapists leave such an area out.
Example  `wound right knee` after a fall, massage on Friday.
Source   the checklist of therapists
"""

from runjournal.model.choices import ConditionName
from runjournal.rules.checks.checklist import Item, always, checklist_rule
from runjournal.rules.finding import Severity

WOUND = checklist_rule(
    Item(
        ConditionName.WOUND,
        said="wound",
        advice="Avoid the area, and tell your therapist before the session.",
        severity=always(Severity.WARNING),
    ),
    what="Broken skin, a skin infection or a fracture is open.",
    why="Therapists leave such an area out.",
    example="wound right knee after a fall, massage on Friday",
)
