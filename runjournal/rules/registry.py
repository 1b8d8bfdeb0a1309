"""Every rule, in the order in which screens list them. A new rule is one line here."""

from runjournal.rules.deep_before_race import DEEP_BEFORE_RACE
from runjournal.rules.first_massage_before_race import FIRST_MASSAGE_BEFORE_RACE
from runjournal.rules.low_fluids import LOW_FLUIDS
from runjournal.rules.race_too_close import RACE_TOO_CLOSE
from runjournal.rules.race_window import RACE_WINDOW
from runjournal.rules.rule import Rule
from runjournal.rules.session_due import session_due
from runjournal.rules.soreness_after_massage import SORENESS_AFTER_MASSAGE
from runjournal.rules.unconfirmed import UNCONFIRMED

_OTHERS: tuple[Rule, ...] = (
    RACE_TOO_CLOSE,
    DEEP_BEFORE_RACE,
    FIRST_MASSAGE_BEFORE_RACE,
    RACE_WINDOW,
    LOW_FLUIDS,
    UNCONFIRMED,
    SORENESS_AFTER_MASSAGE,
)

RULES: tuple[Rule, ...] = (*_OTHERS, session_due(_OTHERS))

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
