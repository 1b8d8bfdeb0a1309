"""How far a track goes up and down, from its elevations, if they can be told from their noise.

The elevation of a satellite fix wanders by several metres while one stands still, so that the sum of all steps up is
far too much. Here elevations are averaged over stretches of 50 m, and a rise counts if it is 5 m from its lowest point
to its highest. If neighbouring points differ by more than hills do, nothing is said.
"""

from array import array
from collections.abc import Iterator, Sequence
from math import isnan, nan

from runjournal.model.limits import MOST_CLIMB_M

STRETCH_M = 50.0
LEAST_SWING_M = 5.0
NEAR_M = 50.0
"""Between the outer two of three points that tell how noisy the elevations are: the ground hardly bends on it."""
MOST_NOISE_M = 1.0
"""The mean of how far a point may be from the line between its neighbours."""
FEWEST_KNOWN = 0.9
"""The part of the points that has an elevation."""
LOWEST_M, HIGHEST_M = -500, 9_000


class ElevationProfile:
    """The points of a track: how far each is from the start along the track, and how high."""

    def __init__(self) -> None:
        self._along_m, self._elevation_m = array("d"), array("d")

    def add(self, along_m: float, elevation_m: float | None) -> None:
        """Add a point."""
        is_known = elevation_m is not None and LOWEST_M <= elevation_m <= HIGHEST_M
        self._along_m.append(along_m)
        self._elevation_m.append(elevation_m if elevation_m is not None and is_known else nan)

    def __len__(self) -> int:
        """The number of points, with and without elevation."""
        return len(self._along_m)

    def known(self) -> Iterator[tuple[float, float]]:
        """The points that have an elevation, as metres along and up."""
        pairs = zip(self._along_m, self._elevation_m, strict=True)
        return ((along_m, elevation_m) for along_m, elevation_m in pairs if not isnan(elevation_m))


def climb_of_tracks(profiles: Sequence[ElevationProfile]) -> tuple[int | None, int | None]:
    """The metres up and down of tracks, between which nothing counts; None if they cannot be told or it is flat."""
    if not _can_be_told(profiles):
        return None, None
    all_swings = (swing_m for profile in profiles for swing_m in _swings(_averaged(profile)))
    swings = [swing_m for swing_m in all_swings if abs(swing_m) >= LEAST_SWING_M]
    up_m = round(sum(swing_m for swing_m in swings if swing_m > 0))
    down_m = round(-sum(swing_m for swing_m in swings if swing_m < 0))
    return (up_m, down_m) if 0 < max(up_m, down_m) <= MOST_CLIMB_M else (None, None)


def _can_be_told(profiles: Sequence[ElevationProfile]) -> bool:
    """Whether nearly all points have an elevation, not all the same, and neighbours are about as high."""
    number, lowest, highest = 0, float(HIGHEST_M), float(LOWEST_M)
    noise_m, compared = 0.0, 0
    for profile in profiles:
        first = second = (0.0, nan)
        for point in profile.known():
            number, lowest, highest = number + 1, min(lowest, point[1]), max(highest, point[1])
            if not isnan(first[1]) and point[0] - first[0] <= NEAR_M:
                noise_m += abs(second[1] - (first[1] + point[1]) / 2)
                compared += 1
            first, second = second, point
    is_complete = number >= max(2, FEWEST_KNOWN * sum(map(len, profiles)))
    return is_complete and lowest < highest and noise_m <= MOST_NOISE_M * compared


def _averaged(profile: ElevationProfile) -> Iterator[float]:
    """The mean elevation of each stretch."""
    stretch: list[float] = []
    end_m = STRETCH_M
    for along_m, elevation_m in profile.known():
        if along_m >= end_m and stretch:
            yield sum(stretch) / len(stretch)
            stretch.clear()
            end_m = along_m + STRETCH_M
        stretch.append(elevation_m)
    if stretch:
        yield sum(stretch) / len(stretch)


def _swings(elevations_m: Iterator[float]) -> Iterator[float]:
    """The way from each turn to the next, down as a negative number; smaller ones than count are no turns."""
    turn = farthest = next(elevations_m, 0.0)
    for elevation_m in elevations_m:
        if (elevation_m - farthest) * (farthest - turn) >= 0:
            farthest = elevation_m
        elif abs(elevation_m - farthest) >= LEAST_SWING_M:
            yield farthest - turn
            turn, farthest = farthest, elevation_m
    yield farthest - turn
