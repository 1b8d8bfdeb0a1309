"""Every rule, in the order in which screens list them. A new rule is one line here."""

from runjournal.rules.advice import advise
from runjournal.rules.checks.checklist import CHECKLIST_RULES
from runjournal.rules.checks.fluids.heavy_meal import HEAVY_MEAL
from runjournal.rules.checks.fluids.low_fluids import LOW_FLUIDS
from runjournal.rules.checks.month import session_due
from runjournal.rules.checks.red_flags.calf_swelling import CALF_SWELLING
from runjournal.rules.checks.red_flags.dark_urine import DARK_URINE
from runjournal.rules.checks.red_flags.emergency import EMERGENCY
from runjournal.rules.checks.red_flags.pinpoint_bone_pain import PINPOINT_BONE_PAIN
from runjournal.rules.checks.red_flags.severe_pain import SEVERE_PAIN
from runjournal.rules.checks.red_flags.sore_for_weeks import SORE_FOR_WEEKS
from runjournal.rules.checks.red_flags.soreness_not_settling import SORENESS_NOT_SETTLING
from runjournal.rules.checks.red_flags.tendon_pain import TENDON_PAIN
from runjournal.rules.checks.soreness.epsom_bath import EPSOM_BATH
from runjournal.rules.checks.soreness.painful_session import PAINFUL_SESSION
from runjournal.rules.checks.soreness.recurring_soreness import RECURRING_SORENESS
from runjournal.rules.checks.soreness.soreness_after_massage import SORENESS_AFTER_MASSAGE
from runjournal.rules.checks.timing.deep_after_race import DEEP_AFTER_RACE
from runjournal.rules.checks.timing.deep_before_hard_run import DEEP_BEFORE_HARD_RUN
from runjournal.rules.checks.timing.deep_before_race import DEEP_BEFORE_RACE
from runjournal.rules.checks.timing.first_massage_before_race import FIRST_MASSAGE_BEFORE_RACE
from runjournal.rules.checks.timing.massage_too_soon import MASSAGE_TOO_SOON
from runjournal.rules.checks.timing.one_off_before_race import ONE_OFF_BEFORE_RACE
from runjournal.rules.checks.timing.overlaps import OVERLAPS
from runjournal.rules.checks.timing.race_too_close import RACE_TOO_CLOSE
from runjournal.rules.checks.timing.race_window import RACE_WINDOW
from runjournal.rules.checks.timing.still_sore import STILL_SORE
from runjournal.rules.checks.timing.unconfirmed import UNCONFIRMED
from runjournal.rules.rule import Rule
from runjournal.rules.ruleset import RuleSet

_OTHERS = RuleSet(
    (
        RACE_TOO_CLOSE,
        DEEP_BEFORE_RACE,
        FIRST_MASSAGE_BEFORE_RACE,
        RACE_WINDOW,
        DEEP_BEFORE_HARD_RUN,
        DEEP_AFTER_RACE,
        ONE_OFF_BEFORE_RACE,
        MASSAGE_TOO_SOON,
        STILL_SORE,
        OVERLAPS,
        LOW_FLUIDS,
        HEAVY_MEAL,
        PAINFUL_SESSION,
        UNCONFIRMED,
        SORENESS_AFTER_MASSAGE,
        RECURRING_SORENESS,
        EPSOM_BATH,
        EMERGENCY,
        PINPOINT_BONE_PAIN,
        CALF_SWELLING,
        DARK_URINE,
        SORENESS_NOT_SETTLING,
        SORE_FOR_WEEKS,
        SEVERE_PAIN,
        TENDON_PAIN,
        *CHECKLIST_RULES,
    )
)

RULESET = RuleSet((*_OTHERS.rules, session_due(_OTHERS)), advise)

RULES: tuple[Rule, ...] = RULESET.rules

BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}
