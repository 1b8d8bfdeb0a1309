"""A check-in on the body map: in few keys, saved as one step, and nothing of it is lost."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from runjournal.demo import demo_entries
from runjournal.model.areas import Area, Side, Spot, every_spot
from runjournal.model.choices import Depth, Quality, Status
from runjournal.model.entries import Entry, Massage, Soreness
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal
from runjournal.trends.check_in import EVERYWHERE
from runjournal.tui.screens.dialogs.check_in_box import CheckInBox
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.body_shape import blocks
from runjournal.tui.widgets.day_list import DayList
from tests.tui.stage import NOW, TODAY, ZONE, all_day, app_on, at, entries_on_day, text_of, today_of, type_line

LOW, COMFORTABLE, ROOMY = (80, 24), (120, 36), (200, 60)
LEFT_CALF = Spot(Area.CALF, Side.LEFT)
CALF_AND_QUADS = ("s", "right", "3", "left", "up", "equals_sign", "2", "enter")
"""Left calf 3 and both quads 2."""

SORE = [
    Soreness(id="sore-0001", start=at(-1, 7), area=Area.CALF, side=Side.LEFT, rating=4),
    Soreness(id="sore-0002", start=at(-2, 7), area=Area.QUAD, rating=2),
    Soreness(id="sore-0003", start=at(-2, 7), area=Area.NECK, side=Side.MIDDLE, rating=0),
]


def ratings_of(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    known = {sore.id for sore in SORE}
    return [(one.spot.name, one.rating) for one in entries if isinstance(one, Soreness) and one.id not in known]


def body_of(pilot: Pilot[None]) -> BodyMap:
    return pilot.app.screen.query_one(BodyMap)


def chosen(pilot: Pilot[None]) -> str:
    return body_of(pilot).cursor.name


async def click(pilot: Pilot[None], spot: Spot) -> None:
    """Click on the first piece of a spot, below the line that names the halves."""
    piece = blocks()[spot][0]
    await pilot.click(BodyMap, offset=(piece.left + body_of(pilot).styles.padding.left, piece.row + 1))


@pytest.mark.parametrize("size", [LOW, COMFORTABLE, ROOMY])
async def test_a_check_in_takes_fewer_than_ten_keys_and_is_one_step(tmp_path: Path, size: tuple[int, int]) -> None:
    assert len(CALF_AND_QUADS) < 10
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press(*CALF_AND_QUADS)
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 3), ("quads", 2)]
        assert {entry.start.at for entry in entries_on_day(pilot)} == {NOW}
        assert "Saved left calf 3, quads 2. u undoes it." in " ".join(text_of(pilot).split())
        assert isinstance(pilot.app.focused, DayList)
        await pilot.press("u")
        assert entries_on_day(pilot) == ()


@pytest.mark.parametrize("size", [LOW, COMFORTABLE])
async def test_all_clear_is_two_keys_and_enter(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press("s", "0")
        assert all(body_of(pilot).rating(spot) == 0 for spot in every_spot())
        await pilot.press("enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("everywhere", 0)]


async def test_tab_goes_to_what_was_sore_lately_the_sorest_first(tmp_path: Path) -> None:
    async with app_on(tmp_path, SORE) as pilot:
        await pilot.press("s", "tab")
        assert chosen(pilot) == "left calf"
        assert "left calf · 4 yesterday" in text_of(pilot)
        await pilot.press("tab")
        assert chosen(pilot) == "quads"
        await pilot.press("tab")
        assert chosen(pilot) == "left calf"
        await pilot.press("shift+tab", "1", "tab", "3", "enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("quads", 1), ("left calf", 3)]


async def test_tab_without_anything_sore_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "tab")
        await pilot.pause()
        assert chosen(pilot) == "everywhere"
        assert "Nothing was sore lately." in text_of(pilot)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(["right", "9", "plus", "plus"], [("left calf", 10)], id="ten, and no more"),
        pytest.param(["right", "plus"], [("left calf", 1)], id="one more than nothing"),
        pytest.param(
            ["right", "3", "right", "1", "equals_sign", "plus"],
            [("left calf", 4), ("right calf", 2)],
            id="each side one more than it is",
        ),
        pytest.param(["right", "3", "minus"], [], id="taken back"),
        pytest.param(["right", "3", "left", "5", "delete"], [("left calf", 3)], id="the chosen one taken back"),
        pytest.param(["right", "3", "right", "3"], [("calves", 3)], id="one side after the other"),
        pytest.param(["l", "3"], [("left calf", 3)], id="letters for arrows"),
        pytest.param(["right", "equals_sign", "4", "equals_sign", "1"], [("left calf", 1), ("right calf", 4)], id="="),
        pytest.param(["0", "right", "3"], [("everywhere", 0), ("left calf", 3)], id="all clear but for one"),
        pytest.param(["right", "3", "5", "u"], [("left calf", 3)], id="the last taken back"),
        pytest.param(["right", "3", "up", "up", "up", "up", "up", "up", "0", "u"], [("left calf", 3)], id="all back"),
        pytest.param(["5"], [], id="the whole body cannot be sore"),
    ],
)
async def test_what_the_keys_rate(tmp_path: Path, keys: list[str], expected: list[tuple[str, int]]) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", *keys, "enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == expected


async def test_a_ten_that_is_typed_as_two_digits_is_said_to_be_none(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "1", "0")
        await pilot.pause()
        assert "left calf 0*" in text_of(pilot)
        assert "For 10 press 9, then +." in " ".join(text_of(pilot).split())


@pytest.mark.parametrize("keys", [["3", "equals_sign"], ["equals_sign", "3"], ["3", "equals_sign", "equals_sign"]])
async def test_both_sides_are_rated_before_the_digit_or_after_it(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", *keys, "enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("calves", 3)]


async def test_a_side_that_has_a_rating_of_its_own_keeps_it(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "3", "right", "5", "equals_sign", "enter")
        await pilot.pause()
        assert sorted(ratings_of(entries_on_day(pilot))) == [("left calf", 3), ("right calf", 5)]


@pytest.mark.parametrize("keys", [["0"], ["2", "0"], ["1", "right", "0"], ["1", "right", "1", "left", "0"]])
async def test_a_zero_that_can_be_no_ten_is_taken_without_a_word(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", *keys)
        await pilot.pause()
        assert "For 10 press 9" not in " ".join(text_of(pilot).split())


async def test_both_sides_that_are_unlike_are_told_by_side_and_none_is_rated_by_how_it_feels(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "2", "equals_sign", "u")
        assert "calves L 2*" in text_of(pilot)
        await pilot.press("full_stop")
        assert "calves L 2 sharp*" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 2)]


async def test_what_it_feels_like_is_asked_of_a_rated_area(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "full_stop")
        await pilot.pause()
        assert "Rate the area first" in text_of(pilot)
        await pilot.press("3", "full_stop", "full_stop")
        assert "left calf 3 pinpoint*" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        (rating,) = entries_on_day(pilot)
        assert isinstance(rating, Soreness)
        assert rating.quality is Quality.PINPOINT


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["enter"], id="enter"),
        pytest.param(["escape"], id="escape"),
        pytest.param(["f"], id="to the findings"),
        pytest.param(["a"], id="to the line"),
        pytest.param(["left_square_bracket"], id="to another week"),
        pytest.param(["t"], id="to today"),
        pytest.param(["r"], id="to another screen"),
        pytest.param(["q"], id="out of the app"),
        pytest.param(["question_mark", "escape", "enter"], id="after a look at the help"),
        pytest.param(["question_mark", "ctrl+q"], id="out of the app from the help"),
    ],
)
@pytest.mark.parametrize("size", [LOW, COMFORTABLE])
async def test_nothing_is_lost_however_the_map_is_left(tmp_path: Path, keys: list[str], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        await pilot.press("s", "right", "3", "down", "2", *keys)
        await pilot.pause()
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        entries = list(journal.all())
        assert sorted(ratings_of(entries)) == [("left achilles", 2), ("left calf", 3)]
        assert {entry.day for entry in entries} == {TODAY}
        change = journal.undo()
        assert change is not None
        assert len(change.entries) == 2


@pytest.mark.parametrize("size", [LOW, COMFORTABLE])
async def test_escape_leaves_the_map_also_where_nothing_can_be_saved(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, size=size) as pilot:
        today_of(pilot).journal_model.journal.read_only = True
        await pilot.press("s", "right", "3", "enter", "enter")
        await pilot.pause()
        assert chosen(pilot) == "left calf"
        assert "can only be read" in " ".join(text_of(pilot).split())
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.focused, DayList)


async def test_the_first_escape_loses_nothing_where_nothing_can_be_saved_now(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=LOW) as pilot:
        journal = today_of(pilot).journal_model.journal
        journal.read_only = True
        await pilot.press("s", "right", "3", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInBox)
        assert "press Escape again to drop it." in " ".join(text_of(pilot).split())
        journal.read_only = False
        await pilot.press("escape")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 3)]


async def test_what_is_typed_is_not_lost_by_the_ratings_that_are_saved(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "3", "a")
        await type_line(pilot, "r 8.2k 44")
        await pilot.press("enter")
        await pilot.pause()
        assert [entry.kind for entry in entries_on_day(pilot)] == ["run", "soreness"]


async def test_the_other_screen_keeps_the_focus(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "3", "r")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RulesScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 3)]


async def test_a_terminal_that_is_left_keeps_the_check_in_open(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("s", "right", "3")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        assert entries_on_day(pilot) == ()
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        assert not body_of(pilot).check_in.is_empty
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        assert ratings_of(journal.all()) == [("left calf", 3)]


async def test_the_digits_are_the_map_s_while_a_massage_asks_too(tmp_path: Path) -> None:
    massage = Massage(id="mass-0001", start=at(-1, 20), depth=Depth.DEEP, status=Status.DONE, spots=(Spot(Area.GLUTE),))
    async with app_on(tmp_path, [massage]) as pilot:
        assert "how sore? glutes" in text_of(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "how sore? glutes" not in text_of(pilot)
        await pilot.press("right", "3", "enter")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 3)]
        await pilot.press("4")
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("left calf", 3), ("glutes", 4)]


async def test_a_day_that_is_over_is_rated_as_a_whole_and_one_ahead_is_not(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("left", "s", "right", "3", "enter")
        await pilot.pause()
        (rating,) = entries_on_day(pilot, TODAY - timedelta(days=1))
        assert rating.start == all_day(-1)
        await pilot.press("t", "right", "s", "right", "3", "enter")
        await pilot.pause()
        assert "is still ahead: soreness is rated on its day." in " ".join(text_of(pilot).split())
        assert body_of(pilot).has_focus
        assert entries_on_day(pilot, TODAY + timedelta(days=1)) == ()


async def test_the_day_is_that_of_the_zone_also_where_the_clocks_change(tmp_path: Path) -> None:
    repeated = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    async with app_on(tmp_path, now=repeated) as pilot:
        await pilot.press(*CALF_AND_QUADS)
        await pilot.pause()
    with Journal.open(tmp_path / "journal.db", now=lambda: repeated) as journal:
        starts = {entry.start for entry in journal.all()}
        assert [(start.at, start.zone, start.day) for start in starts] == [(repeated, ZONE, repeated.date())]


async def test_the_mouse_chooses_raises_and_clears(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=ROOMY) as pilot:
        await click(pilot, LEFT_CALF)
        assert (chosen(pilot), said_on_map(pilot)) == ("left calf", {})
        await click(pilot, LEFT_CALF)
        await click(pilot, LEFT_CALF)
        assert said_on_map(pilot) == {LEFT_CALF: 2}
        await click(pilot, EVERYWHERE)
        assert (chosen(pilot), said_on_map(pilot)) == ("everywhere", {LEFT_CALF: 2})
        await click(pilot, EVERYWHERE)
        assert body_of(pilot).check_in.is_clear
        await pilot.click(DayList)
        await pilot.pause()
        assert ratings_of(entries_on_day(pilot)) == [("everywhere", 0)]


def said_on_map(pilot: Pilot[None]) -> dict[Spot, int]:
    return {spot: given.rating for spot, given in body_of(pilot).check_in.given.items()}


async def test_the_wheel_rates_nothing(tmp_path: Path) -> None:
    piece = blocks()[LEFT_CALF][0]
    async with app_on(tmp_path, size=ROOMY) as pilot:
        await click(pilot, LEFT_CALF)
        for turn in (events.MouseScrollUp, events.MouseScrollDown):
            await pilot._post_mouse_events([turn], BodyMap, offset=(piece.left + 1, piece.row + 1))
        assert (chosen(pilot), said_on_map(pilot)) == ("left calf", {})


async def test_a_click_on_the_head_alone_clears_nothing(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=ROOMY) as pilot:
        await click(pilot, EVERYWHERE)
        assert body_of(pilot).check_in.is_empty


async def test_a_click_on_the_words_of_a_low_terminal_opens_the_map(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=LOW) as pilot:
        await pilot.click(BodyMap)
        await pilot.pause()
        assert isinstance(pilot.app.screen, CheckInBox)


async def test_ascii_mode_draws_the_map_with_ascii_alone(tmp_path: Path) -> None:
    plain = [entry for entry in demo_entries(NOW, ZONE, years=1) if entry.note.isascii()]
    for size in (LOW, COMFORTABLE):
        (tmp_path / str(size[0])).mkdir()
        async with app_on(tmp_path / str(size[0]), plain, settings=Settings(ascii=True), size=size) as pilot:
            await pilot.press("s", "right", "3", "tab", "full_stop")
            text = text_of(pilot)
            assert text.isascii(), sorted({character for character in text if not character.isascii()})


async def test_the_box_names_the_day_that_is_rated_unless_it_is_today(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=LOW) as pilot:
        await pilot.press("s")
        assert pilot.app.screen.query_one("#check-in").border_title == "How sore?"
        await pilot.press("escape", "left", "s")
        assert pilot.app.screen.query_one("#check-in").border_title == "How sore on Sun 22 Nov?"
