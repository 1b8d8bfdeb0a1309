"""heavy-meal: a heavy meal shortly before a massage.

A meal or massage known by its date alone may be too close, and is asked for its time.
"""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.sentence_parts import ASK_TIMES, gap_words, measured_gap, name_of
from runjournal.model.choices import Kind, MealSize
from runjournal.model.entries import Massage, Meal
from runjournal.model.moments import Gap
from runjournal.rules.claims import S5
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import EVER, History, Reach, reach_back
from runjournal.rules.rule import EntryRule, Group
from runjournal.rules.times import ZERO, hours_of, surely_ended

ID = "heavy-meal"


def check(history: History, subject: Massage) -> Iterator[Finding]:
    """One finding for the massage `subject` and the latest heavy meal too shortly before it."""
    if surely_ended(subject) <= history.now:
        return
    least = hours_of(history.thresholds.heavy_meal_h)
    first = subject.starts.earliest - least - timedelta(days=2)
    meals = history.index(Meal).starting(first, subject.starts.latest)
    near = [(meal, gap) for meal in meals if (gap := _too_short(meal, subject, least))]
    if near:
        yield _finding(subject, *near[-1], least)


def _too_short(meal: Meal, massage: Massage, least: timedelta) -> Gap | None:
    gap = Gap.between(meal.starts, massage.starts)
    return gap if meal.size is MealSize.HEAVY and gap.least < least and gap.most >= ZERO else None


def _finding(massage: Massage, meal: Meal, gap: Gap, least: timedelta) -> Finding:
    is_part = gap.least < ZERO or gap.most >= least
    return Finding(
        rule=ID,
        severity=Severity.INFO,
        title="A heavy meal before a massage",
        message=_may(massage, meal) if is_part else f"A heavy meal {gap_words(gap)} before the {name_of(massage)}.",
        advice=ASK_TIMES if is_part else "A lighter meal may be more comfortable.",
        entries=(massage.id, meal.id),
        measured=measured_gap(gap),
        clears_at=surely_ended(massage),
        source=S5,
    )


def _may(massage: Massage, meal: Meal) -> str:
    return f"The heavy meal of {meal.day:%A} may fall shortly before the {name_of(massage)}."


HEAVY_MEAL = EntryRule(
    id=ID,
    group=Group.BEFORE,
    title="A heavy meal before a massage",
    what="A heavy meal less than {heavy_meal_h:hour} before a massage starts.",
    why="The article advises to keep the meal before an appointment light.",
    example="heavy meal 17:00, massage 18:00",
    source=S5,
    subject=Massage,
    reach=(Reach(Kind.MASSAGE, ahead=EVER), Reach(Kind.MEAL, back=reach_back("heavy_meal_h"))),
    check=check,
    thresholds=("heavy_meal_h",),
)
