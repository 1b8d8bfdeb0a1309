"""Ratings that are given one by one become entries together: none is lost, none is added."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.model.areas import Area, Side, Spot, every_spot
from runjournal.model.choices import Quality
from runjournal.model.limits import Invalid
from runjournal.model.moments import Moment
from runjournal.trends.check_in import EVERYWHERE, CheckIn, SpotRating
from runjournal.trends.soreness.soreness_days import latest_ratings
from tests.tui.stage import NOW, ZONE

START = Moment.at_instant(NOW, ZONE)
LEFT_CALF, RIGHT_CALF, CALVES = Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT), Spot(Area.CALF)
QUADS, BACK = Spot(Area.QUAD), Spot(Area.LOWER_BACK, Side.MIDDLE)
StatusReported = tuple[str, int, Quality | None]


def said(check_in: CheckIn) -> list[StatusReported]:
    return [(entry.spot.name, entry.rating, entry.quality) for entry in check_in.entries(START)]


@pytest.mark.parametrize(
    ("check_in", "expected"),
    [
        pytest.param(CheckIn(), [], id="nothing"),
        pytest.param(CheckIn().rated(LEFT_CALF, 3), [("left calf", 3)], id="one side"),
        pytest.param(CheckIn().rated(QUADS, 2), [("quads", 2)], id="both sides"),
        pytest.param(CheckIn().rated(LEFT_CALF, 3).rated(RIGHT_CALF, 3), [("calves", 3)], id="both alike"),
        pytest.param(
            CheckIn().rated(LEFT_CALF, 3).rated(RIGHT_CALF, 4), [("left calf", 3), ("right calf", 4)], id="unlike"
        ),
        pytest.param(CheckIn().rated(LEFT_CALF, 3).rated(LEFT_CALF, 5), [("left calf", 5)], id="rated again"),
        pytest.param(CheckIn().rated(CALVES, 3).without(LEFT_CALF), [("right calf", 3)], id="taken back"),
        pytest.param(CheckIn().rated(BACK, 4), [("lower back", 4)], id="the middle of the spine"),
        pytest.param(CheckIn().rated(EVERYWHERE, 0), [("everywhere", 0)], id="all clear"),
        pytest.param(
            CheckIn().rated(EVERYWHERE, 0).rated(LEFT_CALF, 3).rated(BACK, 0),
            [("everywhere", 0), ("left calf", 3)],
            id="all clear but for one",
        ),
        pytest.param(CheckIn().rated(QUADS, 2).rated(EVERYWHERE, 0), [("everywhere", 0)], id="clear takes all back"),
        pytest.param(CheckIn().rated(EVERYWHERE, 0).without(EVERYWHERE), [], id="not clear after all"),
    ],
)
def test_what_is_saved(check_in: CheckIn, expected: list[tuple[str, int]]) -> None:
    assert [(name, rating) for name, rating, _ in said(check_in)] == expected
    assert check_in.is_empty == (not expected)


def test_the_whole_body_can_only_be_all_clear() -> None:
    with pytest.raises(Invalid):
        CheckIn().rated(EVERYWHERE, 1)


def test_what_it_feels_like_goes_round_and_stays_with_the_area() -> None:
    check_in, felt = CheckIn().rated(LEFT_CALF, 3), []
    for _ in Quality:
        check_in = check_in.felt({LEFT_CALF: 3})
        felt.append(check_in.given[LEFT_CALF].quality)
    assert felt == [Quality.SHARP, Quality.PINPOINT, Quality.SWELLING, Quality.ACHE]
    assert said(check_in.felt({LEFT_CALF: 3}).rated(LEFT_CALF, 5)) == [("left calf", 5, Quality.SHARP)]


def test_what_an_area_feels_like_is_said_with_the_rating_it_has() -> None:
    assert said(CheckIn().felt({LEFT_CALF: 4})) == [("left calf", 4, Quality.SHARP)]


def test_what_does_not_hurt_feels_like_nothing() -> None:
    check_in = CheckIn().rated(LEFT_CALF, 3).felt({LEFT_CALF: 3})
    assert said(check_in.rated(LEFT_CALF, 0)) == [("left calf", 0, None)]
    assert check_in.rated(EVERYWHERE, 0).rated(LEFT_CALF, 0).entries(START) == CheckIn(is_clear=True).entries(START)


def test_one_side_that_feels_unlike_the_other_is_an_entry_of_its_own() -> None:
    assert said(CheckIn().rated(CALVES, 3).felt({LEFT_CALF: 3})) == [
        ("left calf", 3, Quality.SHARP),
        ("right calf", 3, None),
    ]


@given(
    ratings=st.dictionaries(st.sampled_from(every_spot()), st.integers(0, 10)),
    is_clear=st.booleans(),
)
def test_every_spot_has_in_the_journal_what_was_given_for_it(ratings: dict[Spot, int], is_clear: bool) -> None:
    check_in = CheckIn({spot: SpotRating(rating) for spot, rating in ratings.items()}, is_clear)
    expected = dict.fromkeys(every_spot(), 0) | ratings if is_clear else ratings
    assert latest_ratings(check_in.entries(START)) == expected
