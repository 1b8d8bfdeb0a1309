"""heavy-meal: a heavy meal shortly before a massage.

What     A heavy meal less than 2 h before a massage starts: info. 2 h are fine. Said until the massage ends. A meal
         or massage known by its date alone may be too close: info, asking for the time.
Why      S5: the article advises to keep the meal before an appointment light.
Example  heavy meal 17:00, massage 18:00.
Settings `heavy_meal_h`
Source   S5
"""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.sentence_parts import ASK_TIMES, gap_words, measured_gap, name_of
from runjournal.model.choices import Kind, MealSize
from runjournal.model.entries import Entry, Massage, Meal
from runjournal.model.moments import Gap
from runjournal.rules.claims import S5
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import EVER, History, Reach
from runjournal.rules.rule import Group, Rule
from runjournal.rules.times import hours_of, surely_ended

ID = "heavy-meal"
ZERO = timedelta(0)


def check(history: History, subject: Entry | None) -> Iterator[Finding]:
    """One finding for the massage `subject` and the latest heavy meal too shortly before it."""
    if not isinstance(subject, Massage) or surely_ended(subject) <= history.now:
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
        advice=ASK_TIMES if is_part else "A lighter meal may be more comfortable, or start a little later.",
        entries=(massage.id, meal.id),
        measured=measured_gap(gap),
        clears_at=surely_ended(massage),
        source=S5,
    )


def _may(massage: Massage, meal: Meal) -> str:
    return f"The heavy meal of {meal.day:%A} may fall shortly before the {name_of(massage)}."


HEAVY_MEAL = Rule(
    id=ID,
    group=Group.BEFORE,
    title="A heavy meal before a massage",
    what="A heavy meal less than 2 hours before a massage starts.",
    why="The article advises to keep the meal before an appointment light.",
    example="heavy meal 17:00, massage 18:00",
    source=S5,
    subject=Kind.MASSAGE,
    reach=(Reach(Kind.MASSAGE, ahead=EVER), Reach(Kind.MEAL, back=timedelta(days=8))),
    check=check,
    thresholds=("heavy_meal_h",),
)
