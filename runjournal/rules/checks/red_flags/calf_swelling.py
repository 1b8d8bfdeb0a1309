"""calf-swelling: one calf swells, or throbs, or is warm or red."""

from collections.abc import Iterator
from datetime import timedelta

from runjournal.language.display.sentence_parts import capital, listed
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Kind, Quality
from runjournal.model.entries import Soreness
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.note_words import said_of
from runjournal.rules.facts.ratings import by_spot, is_recent, said_until
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History, Reach, reach_back
from runjournal.rules.rule import Group, JournalRule
from runjournal.rules.times import hours_of

ID = "calf-swelling"
CALVES = (Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT))
SIGNS = ("throbbing", "warm", "red")


def check(history: History) -> Iterator[Finding]:
    """One finding where one calf has the signs and the other has not."""
    first = history.now - hours_of(history.thresholds.red_flag_said_h) - timedelta(days=2)
    ratings = by_spot(history, first, history.now)
    latest = [(calf, ratings[calf][-1]) for calf in CALVES if calf in ratings]
    found = [(calf, rating) for calf, rating in latest if _signs(rating) and is_recent(history, rating)]
    if len(found) == 1:
        yield _finding(history, *found[0])


def _signs(rating: Soreness) -> list[str]:
    """The signs that a rating tells, if they are enough to be said."""
    if not rating.rating:
        return []
    words = said_of(rating.note, SIGNS)
    if rating.quality is Quality.SWELLING:
        return ["swelling", *words]
    return words if len(words) > 1 else []


def _finding(history: History, calf: Spot, rating: Soreness) -> Finding:
    signs = listed(_signs(rating))
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="One calf swells",
        message=f"{capital(calf.name)} {rating.rating} of 10: {signs}, on one side alone.",
        advice="Don't massage it, and get urgent medical advice today; if you are breathless or your chest hurts, "
        "call the emergency number.",
        entries=(rating.id,),
        spots=(calf,),
        measured={"soreness": rating.rating, "spot": calf.name, "signs": signs},
        clears_at=said_until(history, rating),
        source=URGENT,
    )


CALF_SWELLING = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="One calf swells",
    what="One calf is rated as swelling, or its note says two of throbbing, warm and red.",
    why="One swollen calf can have a cause that is urgent; it is for a clinician to find out, and not to be massaged.",
    example="left calf 4 swelling",
    source=URGENT,
    reach=(Reach(Kind.SORENESS, back=reach_back("red_flag_said_h")),),
    check=check,
    thresholds=("red_flag_said_h",),
    reads_planned=False,
)
