"""ask-clinician: something that a clinician is asked about first, and a massage ahead.

What     While `ask-clinician` is open (pregnancy, cancer, recent surgery, osteoporosis, heart disease, numbness):
         caution, for every massage planned.
Why      Whether and how massage suits is then for a clinician to say.
Example  `ask-clinician recent surgery`, massage on Friday.
Source   the checklist of therapists
"""

from runjournal.model.choices import ConditionName
from runjournal.rules.checks.checklist import Item, always, checklist_rule
from runjournal.rules.finding import Severity

ASK_CLINICIAN = checklist_rule(
    Item(
        ConditionName.ASK_CLINICIAN,
        said="ask a clinician first",
        advice="Ask your clinician whether massage suits you now, and tell your therapist.",
        severity=always(Severity.CAUTION),
    ),
    what="Pregnancy, cancer, recent surgery, osteoporosis, heart disease or numbness is open.",
    why="Whether and how massage suits is then for a clinician to say.",
    example="ask-clinician recent surgery, massage on Friday",
)
