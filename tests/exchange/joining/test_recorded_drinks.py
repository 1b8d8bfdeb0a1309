"""Drinks that an import brings: two apps that have one, and one that was logged by hand."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from runjournal.exchange.activities.recording import RecordedDrink
from runjournal.exchange.import_preview import RowEffect
from runjournal.exchange.joining.known_journal import LIES_AHEAD
from runjournal.model.entries import Drink
from runjournal.model.moments import Moment
from tests.exchange.joining.recordings import DAY, NOW, WHOLE, at, drank, drunk, instant, ran, recorded, row, rows, told

NEW, THERE, LEFT_OUT = RowEffect.NEW, RowEffect.THERE, RowEffect.LEFT_OUT
KEY = drunk().keys[0]


def test_a_drink_is_new_with_its_time_or_its_day() -> None:
    assert row(drunk()).entry == Drink(start=at("12:00:00"), volume_ml=500, source=KEY)
    found = row(drunk(None))
    assert found.entry == Drink(start=WHOLE, volume_ml=500, source=drunk(None).keys[0])
    assert (found.effect, found.words, found.keys, found.is_ticked) == (NEW, "new drink", drunk(None).keys, True)
    on_wall = drunk(None, wall=datetime.fromisoformat("2026-05-10T12:00"), zone="Asia/Tokyo")
    entry = row(on_wall).entry
    start = Moment.at_instant(instant("05:00:00"), "Asia/Tokyo")
    assert entry == Drink(start=start, volume_ml=500, source=on_wall.keys[0])


@pytest.mark.parametrize(
    ("others", "entries"),
    [
        ([drunk(app="Garmin")], 1),
        ([drunk("12:00:59", app="Garmin")], 1),
        ([drunk("12:01:00", app="Garmin")], 2),
        ([drunk(volume_ml=501, app="Garmin")], 2),
        ([drunk(None, app="Garmin")], 2),
        ([drunk("12:00:01")], 2),  # the same app, so it was drunk twice
        ([drunk("12:00:01"), drunk(app="Garmin")], 2),
        ([drunk("12:00:01"), drunk(app="Garmin"), drunk("12:00:30", app="MyFitnessPal")], 2),
        ([drunk()], 1),  # the same row twice
    ],
)
def test_a_drink_of_two_apps_is_one(others: list[RecordedDrink], entries: int) -> None:
    for given in ([drunk(), *others], [*others, drunk()]):
        found = rows(given)
        assert [each.effect for each in found] == [NEW] * entries
        assert {key for each in found for key in each.keys} == {key for drink in given for key in drink.keys}


@pytest.mark.parametrize(
    ("drink", "is_same"),
    [
        (drank(), True),
        (drank("12:00:59"), True),
        (drank("12:01:00"), False),
        (drank(volume_ml=499), False),
        (drank(None), False),
    ],
)
def test_a_drink_that_was_logged_by_hand_is_the_same(drink: Drink, is_same: bool) -> None:
    found = row(drunk(), drink)
    assert (found.effect, found.present) == ((THERE, drink) if is_same else (NEW, None))
    assert found.keys == (KEY,)


def test_a_whole_day_of_as_much_is_the_same() -> None:
    assert told(rows(drunk(None), drank(None))) == [(THERE, "mine")]


def test_a_drink_that_was_logged_once_is_only_one_of_two() -> None:
    twice = [drunk("12:00:00"), drunk("12:00:01")]
    assert told(rows(twice, drank())) == [(THERE, "mine"), (NEW, "")]
    known = {twice[1].keys[0]: "mine"}
    assert told(rows(twice, drank(), keys=known)) == [(NEW, ""), (THERE, "mine")]


def test_a_known_drink_is_there_and_a_deleted_one_stays_out() -> None:
    moved = drank("18:00:00")
    found = row(drunk(), moved, keys={KEY: "mine"})
    assert (found.effect, found.words) == (THERE, '"500 ml" of Sun 10 May 2026 18:00')
    both = rows([drunk(), drunk(app="Garmin")], moved, keys={KEY: "mine"})
    assert [(each.effect, each.keys) for each in both] == [(THERE, drunk(app="Garmin").keys)]
    deleted = row(drunk(), keys={KEY: "mine"}, deleted=(drank(),))
    assert (deleted.effect, deleted.words) == (LEFT_OUT, 'you deleted it: "500 ml" of Sun 10 May 2026 12:00')


@pytest.mark.parametrize(
    ("drink", "words"),
    [
        (drunk(volume_ml=20_000), None),
        (drunk(volume_ml=20_001), "no drink has 20,001 ml"),
        (drunk(volume_ml=1), None),
        (drunk(volume_ml=0), "no drink has 0 ml"),
        (drunk(volume_ml=-250), "no drink has -250 ml"),
        (replace(drunk(), start=NOW + timedelta(days=2)), LIES_AHEAD),
        (replace(drunk(None), day=DAY + timedelta(days=3)), LIES_AHEAD),
        (replace(drunk(), start=instant("23:59:59", DAY - timedelta(days=1))), "from before 10 May 2026"),
        (replace(drunk(), start=instant("00:00:00")), None),
        (replace(drunk(None), day=DAY - timedelta(days=1)), "from before 10 May 2026"),
        (drunk(None), None),
    ],
)
def test_what_is_no_drink_of_the_journal_is_left_out(drink: RecordedDrink, words: str | None) -> None:
    found = row(drink, since=instant("00:00:00"))
    assert found.effect is (LEFT_OUT if words else NEW)
    assert words is None or (found.words, found.is_ticked) == (words, False)


def test_drinks_and_runs_are_in_the_order_of_time() -> None:
    found = rows([drunk("18:00:00"), recorded("12:00:00"), drunk("07:00:00")], ran("06:00:00"))
    assert [each.entry.start.at for each in found if each.entry] == [
        instant(f"{hour}:00:00") for hour in ("07", "12", "18")
    ]
