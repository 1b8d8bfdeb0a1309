"""The climb of a track is that of its hills, and nothing is said of noise."""

import random
from collections.abc import Callable
from math import cos, pi

import pytest

from runjournal.exchange.activities.climb import ElevationProfile, climb_of_tracks


def profile(height: Callable[[float], float | None], metres: int = 4_000, every: int = 3) -> ElevationProfile:
    """The points of a way of so many metres, whose height is a function of how far along they are."""
    made = ElevationProfile()
    for along in range(0, metres + 1, every):
        made.add(along, height(along))
    return made


def hills(along: float) -> float:
    """A hill of 40 m on each kilometre."""
    return 220 - 20 * cos(2 * pi * along / 1000)


@pytest.mark.parametrize(
    ("height", "climb"),
    [
        (hills, (160, 160)),
        (lambda along: 100 + along / 20, (200, 0)),
        (lambda along: 100 - along / 20, (0, 200)),
    ],
)
def test_hills_are_added_up(height: Callable[[float], float], climb: tuple[int, int]) -> None:
    found = climb_of_tracks([profile(height)])
    assert found == pytest.approx(climb, rel=0.04, abs=1)


@pytest.mark.parametrize(("noise_m", "is_told"), [(0.2, True), (0.8, True), (1.5, False), (4.0, False)])
def test_noise_adds_nothing_or_nothing_is_said(noise_m: float, is_told: bool) -> None:
    chance = random.Random(7)
    found = climb_of_tracks([profile(lambda along: hills(along) + chance.gauss(0, noise_m))])
    assert found == (pytest.approx((160, 160), rel=0.05) if is_told else (None, None))


@pytest.mark.parametrize(
    "height",
    [
        lambda along: None,
        lambda along: 0.0,
        lambda along: 100 + along / 1000,
        lambda along: 100 + 2.4 * cos(along / 100),
        lambda along: 35.0,
        lambda along: hills(along) if along % 5 else None,
        lambda along: 20_000 + hills(along),
        lambda along: 8_900 if along % 240 < 120 else -400,
    ],
)
def test_nothing_is_said_of_flat_tracks_and_of_elevations_that_cannot_be(
    height: Callable[[float], float | None],
) -> None:
    assert climb_of_tracks([profile(height)]) == (None, None)


def test_few_points_may_lack_their_elevation() -> None:
    found = climb_of_tracks([profile(lambda along: hills(along) if along % 15 else None, every=1)])
    assert found == pytest.approx((160, 160), rel=0.04)


def test_what_lies_between_two_tracks_is_not_run() -> None:
    assert climb_of_tracks([profile(lambda along: 100 + along / 40), profile(lambda along: 600 + along / 40)]) == (
        198,
        0,
    )


@pytest.mark.parametrize("profiles", [[], [ElevationProfile()]])
def test_no_points(profiles: list[ElevationProfile]) -> None:
    assert climb_of_tracks(profiles) == (None, None)
