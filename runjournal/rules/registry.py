"""Every rule, in the order in which screens list them. A new rule is one line here."""

from runjournal.rules.race_too_close import RACE_TOO_CLOSE
from runjournal.rules.rule import Rule

RULES: tuple[Rule, ...] = (RACE_TOO_CLOSE,)

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
