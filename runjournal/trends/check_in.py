"""A check-in: the ratings of soreness that are given one by one and saved together."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import NamedTuple

from runjournal.model.areas import Area, Spot, join_sides
from runjournal.model.choices import Quality
from runjournal.model.entries import Soreness
from runjournal.model.frozen import frozen
from runjournal.model.limits import Invalid
from runjournal.model.moments import Moment

EVERYWHERE = Spot(Area.EVERYWHERE)
HIGHEST = 10


class SpotRating(NamedTuple):
    """What was given for a spot: its rating, 0 to 10, and what it feels like."""

    rating: int
    quality: Quality | None = None


CLEAR = SpotRating(0)


@frozen(slots=False)
class CheckIn:
    """Ratings by single spot in the order in which they were given; with `is_clear` every other spot is 0.

    Left and right are single spots. Nothing is written: `entries` are what is to be saved, as one step.
    """

    given: Mapping[Spot, SpotRating] = field(default_factory=dict)
    is_clear: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not self.given and not self.is_clear

    def at(self, spot: Spot) -> SpotRating | None:
        """What was given for a single spot, or None."""
        return self.given.get(spot, CLEAR if self.is_clear else None)

    def rated(self, spot: Spot, rating: int) -> "CheckIn":
        """With a rating of a spot, or of both sides of an area.

        Everywhere can be rated 0 alone, which is the all clear and takes the place of all that was given; another
        rating of it raises `Invalid`.
        """
        if spot.area is Area.EVERYWHERE:
            if rating:
                raise Invalid("rating", "the whole body can only be all clear, 0")
            return CheckIn(is_clear=True)
        new = {single: SpotRating(rating, self._quality(single)) if rating else CLEAR for single in spot.each()}
        return replace(self, given={**self.given, **new})

    def mirrored(self, spot: Spot) -> "CheckIn":
        """With what was given for one side of an area for the other side too, unless that has a rating of its own."""
        given = self.given.get(spot)
        if given is None:
            return self
        return replace(self, given={**dict.fromkeys(Spot(spot.area).each(), given), **self.given})

    def felt(self, ratings: Mapping[Spot, int]) -> "CheckIn":
        """With the next of what single spots can feel like, an unknown one taken as an ache.

        `ratings` are theirs if nothing was given yet.
        """
        qualities = list(Quality)
        present = {spot: self.given.get(spot, SpotRating(rating)) for spot, rating in ratings.items()}
        first = next(iter(present.values())).quality or Quality.ACHE
        quality = qualities[(qualities.index(first) + 1) % len(qualities)]
        felt = {spot: SpotRating(before.rating, quality) for spot, before in present.items()}
        return replace(self, given={**self.given, **felt})

    def without(self, spot: Spot) -> "CheckIn":
        """Without what was given for a spot; for everywhere, without the all clear."""
        if spot.area is Area.EVERYWHERE:
            return replace(self, is_clear=False)
        taken = set(spot.each())
        return replace(self, given={spot: given for spot, given in self.given.items() if spot not in taken})

    def entries(self, start: Moment) -> tuple[Soreness, ...]:
        """The ratings as entries, the all clear first; left and right are one entry if they are alike."""
        clear = (Soreness(start=start, area=Area.EVERYWHERE, rating=0),) if self.is_clear else ()
        named = {spot: given for spot, given in self.given.items() if not (self.is_clear and given == CLEAR)}
        return (*clear, *(_entry(start, spot, given) for spot, given in join_sides(named)))

    def _quality(self, spot: Spot) -> Quality | None:
        return self.given.get(spot, CLEAR).quality


def _entry(start: Moment, spot: Spot, given: SpotRating) -> Soreness:
    return Soreness(start=start, area=spot.area, side=spot.side, rating=given.rating, quality=given.quality)
