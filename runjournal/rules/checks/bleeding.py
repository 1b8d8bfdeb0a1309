"""bleeding: blood thinners or a bleeding disorder, and a massage ahead.

What     While `bleeding` is open: warning for firm and deep massages planned, else caution.
Why      Strong pressure bruises more easily then.
Example  `bleeding aspirin`, deep massage on Friday.
Source   the checklist of therapists
"""

from runjournal.model.choices import ConditionName, Depth
from runjournal.model.entries import Massage
from runjournal.rules.checks.checklist import Item, checklist_rule
from runjournal.rules.finding import Severity

STRONG = frozenset({Depth.FIRM, Depth.DEEP})


def severity_of(massage: Massage | None) -> Severity:
    """Warning for firm and deep work, else caution."""
    return Severity.WARNING if massage and massage.depth in STRONG else Severity.CAUTION


BLEEDING = checklist_rule(
    Item(
        ConditionName.BLEEDING,
        said="bleeds easily",
        advice="Tell your therapist, ask for light work, and ask your clinician whether massage suits you.",
        severity=severity_of,
    ),
    what="Blood thinners or a bleeding disorder are open; more severe for firm and deep work.",
    why="Strong pressure bruises more easily then.",
    example="bleeding aspirin, deep massage on Friday",
)
