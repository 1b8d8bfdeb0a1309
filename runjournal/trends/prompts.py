"""When to ask how sore a massage left which areas, and what was asked already.

12, 24 and 48 h after a massage each area that it worked, or that was sore before it, is asked for. A rating of the
area counts as the answer from 6 h before that time on. Only the latest of the three times is asked for, and nothing
of a massage that ended more than 60 h ago.
"""

from collections.abc import Sized
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol, Self

from runjournal.language.display.sentence_parts import name_of
from runjournal.model.areas import Area, Spot, join_sides
from runjournal.model.choices import Kind
from runjournal.model.entries import Massage, Soreness
from runjournal.model.moments import Moment
from runjournal.rules.facts.ratings import by_spot, latest_before
from runjournal.rules.history import History
from runjournal.rules.times import DAY, HOUR

ASKED_H = (12, 24, 48)
NEAR = timedelta(hours=6)
LONGEST_AFTER_H = 60
"""How long after its end anything is shown or asked about a massage."""


class NumberPrompt(Protocol):
    """Questions that are answered with a number each, one after the other."""

    @property
    def kind(self) -> Kind:
        """The kind of entry that it is about."""

    @property
    def highest(self) -> int:
        """The highest answer; the lowest is 0."""

    @property
    def questions(self) -> Sized:
        """All that is asked."""

    @property
    def answers(self) -> tuple[int | None, ...]:
        """The answers so far, None for what was skipped."""

    @property
    def question(self) -> object | None:
        """What is asked now, or None when all is answered."""

    @property
    def words(self) -> str:
        """What is asked now, in words."""

    def answered(self, rating: int | None) -> Self:
        """The prompt with one more answer."""


class AreaQuestion(NamedTuple):
    """An area to be rated, with its rating before the massage if there was one."""

    spot: Spot
    before: int | None = None

    @property
    def words(self) -> str:
        """The area with what it was: "left calf, 3 before"."""
        return self.spot.name if self.before is None else f"{self.spot.name}, {self.before} before"


class RatingPrompt(NamedTuple):
    """The areas to ask for after a massage. `hours` is which of the times it is for, `after_h` how long it is now.

    `answers` are the ratings given so far, None for an area that was skipped.
    """

    massage: Massage
    hours: int
    after_h: int
    questions: tuple[AreaQuestion, ...]
    answers: tuple[int | None, ...] = ()

    @property
    def kind(self) -> Kind:
        """What it is about."""
        return Kind.MASSAGE

    @property
    def highest(self) -> int:
        """The highest answer: a digit has room for no more."""
        return 9

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from other prompts: the massage and the time it is for."""
        return self.massage.id, self.hours

    @property
    def question(self) -> AreaQuestion | None:
        """The area to be rated next, or None when all are answered."""
        return self.questions[len(self.answers)] if len(self.answers) < len(self.questions) else None

    @property
    def words(self) -> str:
        """What is asked now: "12 h after your deep massage: how sore? left calf, 3 before"."""
        question = self.question.words if self.question else ""
        after = f"{self.after_h} h after" if self.after_h else "After"
        return f"{after} your {name_of(self.massage)}: how sore? {question}"

    def answered(self, rating: int | None) -> "RatingPrompt":
        """The prompt with one more answer."""
        return self._replace(answers=(*self.answers, rating))

    def entries(self, now: datetime, zone: str) -> tuple[Soreness, ...]:
        """The ratings given so far as entries at `now` (UTC)."""
        start = Moment.at_instant(now, zone)
        return tuple(
            Soreness(start=start, area=question.spot.area, side=question.spot.side, rating=rating)
            for question, rating in zip(self.questions, self.answers, strict=False)
            if rating is not None
        )


def massage_behind(history: History, hours: int = LONGEST_AFTER_H) -> Massage | None:
    """The done massage that ended last, at most so many hours ago.

    One that is known by its day alone has no end to count from, and is left out.
    """
    first = history.now - timedelta(hours=hours)
    index = history.index(Massage)
    ended = (
        massage
        for massage in (index.overlapping(first, history.now) if index.entries else ())
        if massage.is_done and not massage.start.is_whole_day and massage.ends.latest <= history.now
    )
    return max(ended, key=lambda massage: (massage.ends.latest, massage.id), default=None)


def due_prompt(history: History, massage: Massage) -> RatingPrompt | None:
    """What to ask now of a done massage, or None if nothing is due or all is answered."""
    end = massage.ends.latest
    since = history.now - end
    if since > LONGEST_AFTER_H * HOUR:
        return None
    hours = max((hours for hours in ASKED_H if hours * HOUR <= since), default=0)
    if not hours:
        return None
    rated = _rated_since(history, end + hours * HOUR - NEAR)
    singles = {spot: before for spot, before in _spots(history, massage).items() if spot not in rated}
    return _prompt(massage, hours, since, singles)


def prompt_now(history: History, massage: Massage) -> RatingPrompt | None:
    """What to ask of a runner who wants to rate now, whatever was rated already; None without any area."""
    return _prompt(massage, 0, history.now - massage.ends.latest, _spots(history, massage))


def _prompt(massage: Massage, hours: int, since: timedelta, singles: dict[Spot, int | None]) -> RatingPrompt | None:
    questions = tuple(AreaQuestion(spot, before) for spot, before in join_sides(singles))
    return RatingPrompt(massage, hours, since // HOUR, questions) if questions else None


def _rated_since(history: History, first: datetime) -> set[Spot]:
    ratings = by_spot(history, first - DAY, history.now)
    return {spot for spot, of_spot in ratings.items() if any(rating.starts.latest >= first for rating in of_spot)}


def _spots(history: History, massage: Massage) -> dict[Spot, int | None]:
    """The single spots to ask for, with their ratings before: those worked, then those that were sore."""
    before = {spot: rating.rating for spot, rating in latest_before(history, massage).items()}
    worked = [single for spot in massage.spots if spot.area is not Area.EVERYWHERE for single in spot.each()]
    sore = sorted((spot for spot, rating in before.items() if rating), key=lambda spot: (-before[spot], spot))
    return {spot: before.get(spot) for spot in (*worked, *sore)}
