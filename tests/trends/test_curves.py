"""The curve after a massage: which spots are on it, where its dots are, and until when it stands alone."""

from datetime import date, datetime, timedelta

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.context import Context
from runjournal.model.entries import Entry, Massage
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.history import History
from runjournal.trends.massage_help.curves import Curve, curve_after, massages_of
from tests.rules.build import CANCELLED, DONE, LONDON, PLANNED, massage, run, sore, utc

CALF, QUAD = Spot(Area.CALF, Side.LEFT), Spot(Area.QUAD, Side.LEFT)
MASSAGE = massage("2026-04-06 18:00", status=DONE)
"""It ends at 19:00 on Monday 6 April."""
NOW = utc("2026-04-20 12:00")
HOUR = timedelta(hours=1)


def worked(*spots: Spot) -> Massage:
    return Massage(start=MASSAGE.start, duration_s=3600, id="massage", spots=spots)


def curve(*entries: Entry, of: Massage = MASSAGE, now: datetime = NOW) -> Curve:
    return curve_after(History.of([of, *entries], Context(now, LONDON, Settings())), of)


def dots(found: Curve) -> dict[str, list[tuple[float, int, int | None]]]:
    """The dots of each spot as hours, rating and change."""
    return {one.spot.name: [(dot.hours, dot.rating, dot.change) for dot in one.dots] for one in found.spots}


BEFORE = sore("2026-04-06 09:00", 2)


def test_a_curve_by_hand() -> None:
    found = curve(BEFORE, sore("2026-04-06 22:00", 5), sore("2026-04-07 07:00", 6), sore("2026-04-08 19:00", 2))
    assert dots(found) == {"left calf": [(3, 5, 3), (12, 6, 4), (48, 2, 0)]}
    assert (found.spots[0].before, found.spots[0].is_worked) == (2, False)
    assert found.recovery
    assert (found.recovery.after_end.least, found.recovery.after_end.most) == (12 * HOUR, 48 * HOUR)
    assert found.alone_for == 120 * HOUR


@pytest.mark.parametrize(
    ("entries", "of", "spots"),
    [
        pytest.param([], worked(CALF), [], id="nothing rated since"),
        pytest.param([BEFORE], worked(CALF), [], id="rated before alone"),
        pytest.param([sore("2026-04-07 07:00", 1)], worked(CALF), ["left calf"], id="worked, whatever the rating"),
        pytest.param([sore("2026-04-07 07:00", 1)], MASSAGE, [], id="neither worked nor rated before"),
        pytest.param([BEFORE, sore("2026-04-07 07:00", 3)], MASSAGE, [], id="1 higher is noise"),
        pytest.param([BEFORE, sore("2026-04-07 07:00", 4)], MASSAGE, ["left calf"], id="2 higher"),
        pytest.param([sore("2026-04-05 17:00", 2), sore("2026-04-07 07:00", 9)], MASSAGE, [], id="25 h before"),
        pytest.param([BEFORE, sore("2026-04-06 18:30", 9)], MASSAGE, [], id="on the table"),
        pytest.param([BEFORE, sore("2026-04-06 19:00", 9)], MASSAGE, [], id="as it ends"),
        pytest.param([BEFORE, sore("2026-04-06 19:01", 9)], MASSAGE, ["left calf"], id="a minute after"),
        pytest.param([BEFORE, sore("2026-04-11 19:00", 9)], MASSAGE, ["left calf"], id="120 h after"),
        pytest.param([BEFORE, sore("2026-04-11 19:01", 9)], MASSAGE, [], id="a minute later"),
        pytest.param([sore("2026-04-07 07:00", 4, Area.KNEE)], worked(Spot(Area.KNEE)), [], id="knees are no muscle"),
        pytest.param([sore("2026-04-07 07:00", 4)], worked(Spot(Area.EVERYWHERE)), [], id="everywhere names none"),
        pytest.param(
            [sore("2026-04-07 07:00", 0, Area.EVERYWHERE, Side.BOTH)], worked(CALF, QUAD), ["left calf", "left quad"],
            id="an all clear rates what was worked",
        ),
        pytest.param(
            [BEFORE, sore("2026-04-07 07:00", 9), sore("2026-04-07 07:00", 1, Area.QUAD, named="quad")], worked(QUAD),
            ["left quad", "left calf"], id="worked first",
        ),
    ],
)  # fmt: skip
def test_which_spots_are_on_it(entries: list[Entry], of: Massage, spots: list[str]) -> None:
    assert [one.spot.name for one in curve(*entries, of=of).spots] == spots


def test_without_a_rating_before_there_is_no_change() -> None:
    assert dots(curve(sore("2026-04-07 07:00", 4), of=worked(CALF))) == {"left calf": [(12, 4, None)]}


def test_a_rating_of_a_whole_day_lies_in_the_middle_of_what_it_can_be() -> None:
    found = curve(sore("2026-04-08", 4), of=worked(CALF))
    assert dots(found)["left calf"][0][0] == pytest.approx(29 + 12)
    assert curve(sore("2026-04-06", 4), of=worked(CALF)).spots == ()


def test_what_is_not_yet_is_not_there() -> None:
    entries = [sore("2026-04-06 22:00", 5), sore("2026-04-08 19:00", 2)]
    found = curve(*entries, of=worked(CALF), now=utc("2026-04-07 12:00"))
    assert dots(found) == {"left calf": [(3, 5, None)]}


@pytest.mark.parametrize(
    ("other", "hours"),
    [
        pytest.param(run("2026-04-08 07:00", 12, 60, effort=8), 36, id="a hard run"),
        pytest.param(run("2026-04-08 07:00", 8, 48, effort=4), 120, id="an easy one"),
        pytest.param(massage("2026-04-09 19:00", status=DONE, named="next"), 72, id="the next massage"),
        pytest.param(massage("2026-04-09 19:00", status=PLANNED, named="next"), 120, id="planned"),
    ],
)
def test_until_when_nothing_else_explains_it(other: Entry, hours: int) -> None:
    assert curve(other).alone_for == hours * HOUR


def test_the_massages_of_a_stretch_are_those_done_that_start_in_it() -> None:
    inside = [massage(f"2026-04-0{day} 18:00", status=DONE, named=f"m{day}") for day in (9, 6, 7)]
    others = [
        massage("2026-04-07 10:00", status=PLANNED, named="planned"),
        massage("2026-04-07 11:00", status=CANCELLED, named="cancelled"),
        massage("2026-04-05 23:59", status=DONE, named="before"),
        massage("2026-04-10 00:00", status=DONE, named="after"),
        Massage(start=Moment.at_instant(utc("2026-04-06 01:00"), "America/New_York"), id="sunday-there"),
    ]
    found = massages_of([*inside, *others], date(2026, 4, 6), date(2026, 4, 9))
    assert [one.id for one in found] == ["m6", "m7", "m9"]
