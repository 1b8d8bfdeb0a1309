"""How many keys the flows of a runner's days take, counted from opening the app."""

from pathlib import Path

from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race, Soreness
from tests.tui.plan_stage import chosen, journal_of
from tests.tui.stage import app_on, at, text_of, today_of, type_line

RACE = Race(id="race-0001", start=at(6, 10), name="Advent Run", distance_m=10_000)
FRIDAY = Massage(id="mass-0001", start=at(4, 18), depth=Depth.LIGHT, status=Status.PLANNED, duration_s=3600)


async def test_a_typical_day_takes_at_most_21_keys(tmp_path: Path) -> None:
    line = "r 8.2k 44 e5 w2 u2"
    assert len(["a", *line, "enter"]) <= 21
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, line)
        await pilot.press("enter")
        assert {entry.kind for entry in journal_of(pilot)} == {"run", "drink", "urine"}


async def test_a_check_in_of_both_calves_takes_at_most_5_keys(tmp_path: Path) -> None:
    keys = ["s", "right", "3", "equals_sign", "enter"]
    async with app_on(tmp_path) as pilot:
        await pilot.press(*keys)
        (rating,) = journal_of(pilot)
        assert isinstance(rating, Soreness)
        assert (rating.area, rating.side, rating.rating) == ("calf", "both", 3)


async def test_the_next_fine_time_takes_at_most_4_keys(tmp_path: Path) -> None:
    keys = ["f", "1"]
    assert len(keys) <= 4
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        await pilot.press(*keys)
        moved = [entry for entry in journal_of(pilot) if isinstance(entry, Massage)]
        assert [(entry.id, entry.start != FRIDAY.start) for entry in moved] == [(FRIDAY.id, True)]
        assert not [finding for finding in today_of(pilot).findings if finding.is_open]


async def test_the_answer_about_friday_takes_at_most_12_keys_by_the_bar(tmp_path: Path) -> None:
    line = "fri 18 deep"
    assert len(["b", *line]) <= 12
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("b")
        await type_line(pilot, line)
        assert "warning: Deep massage ends 39 h before Advent Run" in text_of(pilot)
        assert journal_of(pilot) == [RACE]


async def test_the_answer_about_friday_takes_at_most_6_keys_by_plan(tmp_path: Path) -> None:
    keys = ["right", "right", "right", "right", "p", "4"]
    assert len(keys) <= 6
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press(*keys)
        assert chosen(pilot).startswith("Fri 27 Nov")
        assert "18▲" in text_of(pilot)


async def test_a_race_with_its_warning_a_move_and_a_cancel_take_at_most_60_keys(tmp_path: Path) -> None:
    race, move, cancel = "race Advent Run sun 10:00 10k", ["f", "1"], ["f", "x"]
    keys = ["a", *race, "enter", *move, "u", *cancel]
    assert len(keys) <= 60
    async with app_on(tmp_path, [FRIDAY]) as pilot:
        await pilot.press("a")
        await type_line(pilot, race)
        assert "warning: Light massage Fri 27 Nov 18:00 ends 39 h before" in text_of(pilot)
        await pilot.press("enter", *move)
        assert "Moved light massage" in text_of(pilot)
        await pilot.press("u", *cancel)
        assert [entry.is_cancelled for entry in _massages(journal_of(pilot))] == [True]


def _massages(entries: list[Entry]) -> list[Massage]:
    return [entry for entry in entries if isinstance(entry, Massage)]
