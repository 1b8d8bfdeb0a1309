"""calf-swelling: one calf is swollen, or throbs, or is warm or red.

A sign may stand in the note of the rating, or in a note of the same day that names a calf; without a side it is both.
Both calves with signs on the same day are not one-sided, until one of them is logged as settled.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from runjournal.language.display.sentence_parts import capital, listed
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.rules.claims import URGENT
from runjournal.rules.facts.note_words import signs_in
from runjournal.rules.facts.red_flags import (
    NOTES_REACH,
    SORENESS_REACH,
    Raised,
    has_settled,
    last_raised,
    ratings_by_spot,
    said_until,
    words_about,
)
from runjournal.rules.finding import Finding, Severity
from runjournal.rules.history import History
from runjournal.rules.rule import Group, JournalRule

ID = "calf-swelling"
LEFT, RIGHT = Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT)
ENOUGH_SIGNS = 2

Signs = tuple[str, ...]


class _Calf(NamedTuple):
    """A calf with its ratings, the signs of each that has enough, and whether the last signs have not settled."""

    spot: Spot
    ratings: Sequence[Soreness]
    signs: dict[str, Signs]
    is_open: bool

    @property
    def days(self) -> set[date]:
        """The days on which it has signs."""
        return {rating.day for rating in self.ratings if rating.id in self.signs}


def check(history: History) -> Iterator[Finding]:
    """One finding for each calf that has signs which the other has not."""
    left, right = _calf(history, LEFT), _calf(history, RIGHT)
    for calf, other in ((left, right), (right, left)):
        flag = _one_sided(history, calf, other)
        if flag:
            yield _finding(history, calf.spot, flag)


def _calf(history: History, spot: Spot) -> _Calf:
    ratings = ratings_by_spot(history).get(spot, ())
    signs = {rating.id: shown for rating in ratings if (shown := _signs(history, spot, rating))}
    flag = last_raised(history, ratings, lambda _, log: signs.get(log.id), has_settled(history)) if signs else None
    return _Calf(spot, ratings, signs, flag is not None)


def _one_sided(history: History, calf: _Calf, other: _Calf) -> Raised[Signs] | None:
    """The flag of a calf by the signs that the other calf had not on the same day, or has no more."""
    if not calf.is_open:
        return None
    both = other.days if other.is_open else set()
    return last_raised(
        history,
        calf.ratings,
        lambda _, log: calf.signs.get(log.id) if log.day not in both else None,
        has_settled(history),
    )


def _signs(history: History, spot: Spot, rating: Soreness) -> Signs:
    """The signs of a rating, if they are enough to be said."""
    if not rating.rating:
        return ()
    words = {sign for part in words_about(history, rating, spot) for sign in signs_in(part)}
    if rating.quality is Quality.SWELLING:
        return ("swelling", *sorted(words - {"swollen"}))
    return tuple(sorted(words)) if len(words) >= ENOUGH_SIGNS else ()


def _finding(history: History, calf: Spot, flag: Raised[Signs]) -> Finding:
    signs = listed(flag.sign)
    return Finding(
        rule=ID,
        severity=Severity.WARNING,
        title="Swelling in one calf",
        message=f"{capital(calf.name)} {flag.log.rating} of 10: {signs}, on one side alone.",
        advice="Don't massage it, and get urgent medical advice today; if you are breathless or your chest hurts, "
        "call the emergency number.",
        entries=(flag.log.id,),
        spots=(calf,),
        measured={"soreness": flag.log.rating, "spot": calf.name, "signs": signs},
        clears_at=said_until(history, flag.log),
        source=URGENT,
    )


CALF_SWELLING = JournalRule(
    id=ID,
    group=Group.RED_FLAG,
    title="Swelling in one calf",
    what="One calf is rated as swelling, or notes name two signs: throbbing, warm or hot, red, swollen, tender.",
    why="Swelling in one calf can have an urgent cause; a clinician has to find out, and it is not to be massaged.",
    example="left calf 4 swelling",
    source=URGENT,
    reach=(SORENESS_REACH, *NOTES_REACH),
    check=check,
    thresholds=("flag_clears_to", "red_flag_said_h"),
    reads_planned=False,
)
