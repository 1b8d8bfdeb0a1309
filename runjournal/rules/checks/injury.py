"""injury: a new injury, and a massage ahead.

What     An injury less than 72 h old: caution, for every massage that starts before it is 72 h old.
Why      A new injury is left alone until it is clear what it is.
Example  `injury left calf` on Monday evening, massage on Wednesday.
Settings `injury_new_h`
Source   the checklist of therapists
"""

from runjournal.model.choices import ConditionName
from runjournal.rules.checks.checklist import Item, always, checklist_rule
from runjournal.rules.finding import Severity

INJURY = checklist_rule(
    Item(
        ConditionName.INJURY,
        said="new injury",
        advice="Leave the area alone, and tell your therapist; see a clinician if it gets worse.",
        severity=always(Severity.CAUTION),
        lasts_h=lambda history: history.thresholds.injury_new_h,
    ),
    what="An injury less than 72 hours old is open.",
    why="A new injury is left alone until it is clear what it is.",
    example="injury left calf on Monday evening, massage on Wednesday",
    thresholds=("injury_new_h",),
)
