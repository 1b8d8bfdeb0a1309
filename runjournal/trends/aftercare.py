"""The two days after a massage as a few steps, each ticked by what the journal has.

The words are those that the article's claims allow: drink to thirst (S4), soreness goes within 48 h (S7), some
professionals suggest a bath, and evidence for the salt is lacking (S8). No step is owed, and one whose time is over
is no longer among them.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from runjournal.model.entries import Bath, Drink, Entry, Massage, Note
from runjournal.model.moments import Moment, day_span, local_day
from runjournal.rules.facts.ratings import latest_after, latest_before
from runjournal.rules.history import History
from runjournal.rules.registry import RULESET
from runjournal.rules.times import DAY, ZERO, hours_of

SHOWN = timedelta(hours=48)
GLASS_ML = 300
LIGHT_EVENING = "light evening"


class StepId(StrEnum):
    """The steps, in their order."""

    DRINK = "drink"
    LIGHT = "light"
    BATH = "bath"
    EASE = "ease"


WORDS = {
    StepId.DRINK: "drink to thirst",
    StepId.LIGHT: LIGHT_EVENING,
    StepId.BATH: "bath, if you like",
    StepId.EASE: "soreness to ease",
}

WHY = {
    StepId.DRINK: "Drink to thirst; don't force fluids.",
    StepId.LIGHT: "Deeper work may need longer to settle.",
    StepId.BATH: "Some professionals suggest it; evidence for the salt is lacking.",
    StepId.EASE: "Soreness afterwards is normal, and expected to ease by then.",
}


class CareStep(NamedTuple):
    """One step. `when` (UTC) is from when it is for the drink, until when for the others."""

    id: StepId
    when: datetime
    is_done: bool

    @property
    def words(self) -> str:
        """The step in a few words, without its time."""
        return WORDS[self.id]

    @property
    def why(self) -> str:
        """The reason for it, in one sentence."""
        return WHY[self.id]


class Aftercare(NamedTuple):
    """The steps after a massage, done or still open, and those alone."""

    massage: Massage
    steps: tuple[CareStep, ...]


def aftercare(history: History, massage: Massage, notes: Iterable[Note] = ()) -> Aftercare | None:
    """The steps after a done massage that ended at most 48 h ago, or None; `notes` are those since.

    While a caution or warning about the body is open, neither the bath nor the easing is shown.
    """
    end = massage.ends.latest
    if not ZERO <= history.now - end <= SHOWN:
        return None
    every = _all_steps(history, massage, list(notes))
    steps = tuple(step for step in every if step.is_done or step.id is StepId.DRINK or history.now <= step.when)
    return Aftercare(massage, steps)


def _all_steps(history: History, massage: Massage, notes: list[Note]) -> Iterator[CareStep]:
    end = massage.ends.latest
    midnight = day_span(local_day(end, history.zone) + DAY, history.zone).earliest
    yield CareStep(StepId.DRINK, end, _has_drunk(history, end))
    yield CareStep(StepId.LIGHT, midnight, _has_noted(notes, end))
    if RULESET.is_hurt(history):
        return
    if history.thresholds.suggest_bath:
        last = end + hours_of(history.thresholds.bath_h)
        yield CareStep(StepId.BATH, min(last, midnight), _has_bathed(history, end, last))
    yield CareStep(StepId.EASE, end + hours_of(history.thresholds.soreness_eases_h), _has_eased(history, massage))


def _has_drunk(history: History, end: datetime) -> bool:
    return any(not drink.start.is_whole_day for drink in history.index(Drink).starting(end, history.now))


def _has_noted(notes: list[Note], end: datetime) -> bool:
    return any(note.text.strip().casefold() == LIGHT_EVENING and note.starts.latest >= end for note in notes)


def _has_bathed(history: History, end: datetime, last: datetime) -> bool:
    """Whether a bath ended after the massage and began in time; of one known by its day alone both may be."""
    baths = history.index(Bath).overlapping(end, last)
    return any(bath.ends.latest > end and bath.starts.earliest <= last for bath in baths)


def _has_eased(history: History, massage: Massage) -> bool:
    """Whether areas were rated since, and none is above its rating before, or sore if there was none, any more."""
    thresholds = history.thresholds
    before = latest_before(history, massage)
    after = latest_after(history, massage, history.now)

    def is_back(now: int, then: int | None) -> bool:
        return now < thresholds.soreness_from if then is None else now - then < thresholds.soreness_rise

    return bool(after) and all(
        is_back(rating.rating, before[spot].rating if spot in before else None) for spot, rating in after.items()
    )


def entry_of(step: StepId, now: datetime, zone: str) -> Entry | None:
    """The entry that says, at `now` (UTC), that a step was taken; None for soreness, which is rated instead."""
    start = Moment.at_instant(now, zone)
    if step is StepId.DRINK:
        return Drink(start=start, volume_ml=GLASS_ML)
    if step is StepId.LIGHT:
        return Note(start=start, text=LIGHT_EVENING)
    return Bath(start=start) if step is StepId.BATH else None
