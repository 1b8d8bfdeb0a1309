"""The Week screen: four cards, weeks before and after, zooms, and the review done in few keys."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from runjournal.demo import demo_entries
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth, RunKind, Status
from runjournal.model.entries import Condition, Entry, Massage, Note, Race, Run, Soreness
from runjournal.model.settings import Settings, WeekStart
from runjournal.store.journal import Journal
from runjournal.trends.stretches import Zoom
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.screens.week.heat_map import HeatMap, YearMap
from runjournal.tui.screens.week.load_chart import LoadChart, _nice
from runjournal.tui.screens.week.month_card import MonthCard, NextSteps
from runjournal.tui.screens.week.rules_card import RulesCard
from runjournal.tui.screens.week.running_card import RunningCard
from runjournal.tui.screens.week.spot_history import SpotHistory
from runjournal.tui.screens.week.week_head import WeekHead
from runjournal.tui.screens.week.week_screen import WeekScreen
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.body_shape import blocks
from tests.tui.stage import NOW, TODAY, ZONE, all_day, app_on, at, text_of, type_line

LOW, COMFORTABLE, ROOMY = (80, 24), (120, 36), (200, 60)
TALL = (80, 60)
"""A terminal in which each part stands below the other."""
SIZES = [LOW, (100, 30), COMFORTABLE, (160, 45), ROOMY]
LEFT_CALF, RIGHT_CALF = Spot(Area.CALF, Side.LEFT), Spot(Area.CALF, Side.RIGHT)


@pytest.fixture(scope="module")
def demo() -> list[Entry]:
    """The sample journal."""
    return [entry for entry in demo_entries(NOW, ZONE, years=1) if entry.note.isascii()]


def sore(days: int, rating: int, area: Area = Area.CALF, side: Side = Side.LEFT) -> Soreness:
    return Soreness(start=at(days, 8), area=area, side=side, rating=rating)


def week_of(pilot: Pilot[None]) -> WeekScreen:
    screen = pilot.app.screen
    assert isinstance(screen, WeekScreen)
    return screen


def drawn(pilot: Pilot[None], widget: type[Widget]) -> str:
    found = week_of(pilot).query_one(widget).render()
    assert isinstance(found, Content)
    return found.plain


def words(pilot: Pilot[None], widget: type[Widget]) -> str:
    return " ".join(drawn(pilot, widget).split())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


# the review


async def test_the_review_is_done_in_a_few_keys(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo) as pilot:
        keys, seen = ["w"], []
        await press(pilot, "w")
        while isinstance(pilot.app.screen, WeekScreen) and len(keys) < 50:
            seen.append(week_of(pilot).card)
            keys.append("space")
            await press(pilot, "space")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert sorted(set(seen)) == [1, 2, 3, 4] == list(dict.fromkeys(seen))
        assert len(keys) < 10


async def test_space_goes_down_a_card_that_is_longer_than_the_screen(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo, size=LOW) as pilot:
        await press(pilot, "w", "3", "space")
        assert week_of(pilot).card == 3
        rules = week_of(pilot).query_one("#card-3")
        assert rules.scroll_offset.y > 0
        while week_of(pilot).card == 3:
            before = rules.scroll_offset.y
            await press(pilot, "space")
            assert week_of(pilot).card == 4 or rules.scroll_offset.y > before
        assert rules.scroll_offset.y == rules.max_scroll_y
        assert week_of(pilot).card == 4


@pytest.mark.parametrize(
    ("keys", "card"),
    [
        (["2"], 2),
        (["4", "backspace"], 3),
        (["backspace"], 1),
        (["enter", "enter"], 3),
        (["3", "1"], 1),
    ],
)
async def test_keys_choose_a_card(tmp_path: Path, keys: list[str], card: int) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w", *keys)
        assert week_of(pilot).card == card


async def test_the_review_ends_in_a_booking_a_note_or_back_home(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w", "4", "n")
        assert isinstance(pilot.app.screen, LineBar)
        await type_line(pilot, "a good week")
        await press(pilot, "enter")
        assert "Saved a good week" in text_of(pilot)
        (note,) = week_of(pilot).journal_model.journal.all()
        assert isinstance(note, Note)
        assert note.text == "a good week"
        await press(pilot, "b")
        assert isinstance(pilot.app.screen, LineBar)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, TodayScreen)


@pytest.mark.parametrize(("column", "screen"), [(1, LineBar), (30, LineBar), (75, TodayScreen)])
async def test_the_three_endings_can_be_clicked(tmp_path: Path, column: int, screen: type) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w", "4")
        await pilot.click(NextSteps, offset=(column, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, screen)


# the weeks


@pytest.mark.parametrize(
    ("now", "first"),
    [
        pytest.param(datetime(2026, 11, 23, 9, tzinfo=UTC), date(2026, 11, 16), id="on Monday the week that has ended"),
        pytest.param(datetime(2026, 11, 24, 9, tzinfo=UTC), date(2026, 11, 23), id="from Tuesday on this one"),
        pytest.param(datetime(2026, 11, 29, 9, tzinfo=UTC), date(2026, 11, 23), id="on Sunday this one"),
    ],
)
async def test_it_opens_on_the_week_that_is_looked_back_on(tmp_path: Path, now: datetime, first: date) -> None:
    async with app_on(tmp_path, now=now) as pilot:
        await press(pilot, "w")
        assert week_of(pilot).shown.first == first


async def test_a_journal_that_begins_on_a_monday_opens_on_its_first_week(tmp_path: Path) -> None:
    async with app_on(tmp_path, [sore(0, 3)]) as pilot:
        await press(pilot, "w")
        assert week_of(pilot).shown.first == TODAY


async def test_a_week_can_start_on_sunday(tmp_path: Path) -> None:
    async with app_on(tmp_path, settings=Settings(week_start=WeekStart.SUNDAY)) as pilot:
        await press(pilot, "w")
        assert (week_of(pilot).shown.first, week_of(pilot).shown.last) == (date(2026, 11, 22), date(2026, 11, 28))
        assert "22–28 Nov 2026 this week" in words(pilot, WeekHead)
        await press(pilot, "z", "z", "z")
        assert drawn(pilot, YearMap).splitlines()[1].startswith("Sun")


async def test_moving_and_zooming(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w")
        for keys, text in (
            ("Z", "16–22 Nov 2026 week 47, last week"),
            ("left", "9–15 Nov 2026 week 46, 2 weeks ago"),
            ("l", "16–22 Nov 2026 week 47, last week"),
            ("right_square_bracket", "23–29 Nov 2026 week 48, this week"),
            ("right", "30 Nov – 6 Dec 2026 week 49, next week"),
            ("h", "23–29 Nov 2026 week 48, this week"),
            ("z", "November 2026 this month"),
            ("left", "October 2026 last month"),
            ("right", "November 2026 this month"),
            ("z", "31 Aug – 29 Nov 2026 up to now"),
            ("z", "2026 this year"),
            ("z", "2026 this year"),
            ("left_square_bracket", "2025 last year"),
            ("Z", "6 Oct 2025 – 4 Jan 2026"),
        ):
            await press(pilot, keys)
            assert text in words(pilot, WeekHead)


async def test_the_53rd_week_and_the_turn_of_the_year(tmp_path: Path) -> None:
    now = datetime(2027, 1, 3, 12, tzinfo=UTC)
    entries = [Soreness(start=all_day((date(2027, 1, 1) - TODAY).days), area=Area.CALF, rating=4)]
    async with app_on(tmp_path, entries, now=now) as pilot:
        await press(pilot, "w")
        assert "28 Dec 2026 – 3 Jan 2027 week 53, this week" in words(pilot, WeekHead)
        assert "calf L+R · · · · 4 · ·" in words(pilot, HeatMap)
        await press(pilot, "right")
        assert "4–10 Jan 2027 week 1, next week" in words(pilot, WeekHead)


async def test_the_end_of_time_is_not_passed(tmp_path: Path) -> None:
    async with app_on(tmp_path, now=datetime(2100, 11, 20, 12, tzinfo=UTC)) as pilot:
        await press(pilot, "w", "z", "z", "z", "right", "right")
        assert "2100" in words(pilot, WeekHead)


async def test_zooms_and_cards_can_be_clicked(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w")
        lines = drawn(pilot, WeekHead).splitlines()
        padding = week_of(pilot).query_one(WeekHead).styles.padding
        await pilot.click(WeekHead, offset=(lines[1].index("Rules") + padding.left, padding.top + 1))
        assert week_of(pilot).card == 3
        await pilot.click(WeekHead, offset=(lines[0].index("season") + padding.left, padding.top))
        assert week_of(pilot).shown.zoom is Zoom.SEASON


# soreness


async def test_the_heat_map_has_a_digit_a_day_and_gaps(tmp_path: Path) -> None:
    entries = [sore(-7, 3), sore(-5, 10), sore(-5, 2, Area.QUAD, Side.RIGHT), sore(-14, 1)]
    async with app_on(tmp_path, entries) as pilot:
        await press(pilot, "w")
        heat = drawn(pilot, HeatMap).splitlines()
        assert heat[1].split() == ["calf", "L", "3", "·", "10", "·", "·", "·", "·", "6.5", "1.0", "1.0"]
        assert heat[2].split() == ["quad", "R", "·", "·", "2", "·", "·", "·", "·", "2.0", "·", "·"]


async def test_days_ahead_are_no_gaps(tmp_path: Path) -> None:
    async with app_on(tmp_path, [sore(0, 3)]) as pilot:
        await press(pilot, "w")
        assert drawn(pilot, HeatMap).splitlines()[1].split() == ["calf", "L", "3", "3.0", "·", "·"]


async def test_an_area_is_chosen_with_keys_and_its_weeks_are_shown(tmp_path: Path) -> None:
    entries = [sore(-7, 4), sore(-5, 2), sore(-7, 1, side=Side.RIGHT), sore(-14, 6), sore(-21, 2)]
    async with app_on(tmp_path, entries) as pilot:
        await press(pilot, "w", "down")
        assert week_of(pilot).spot == LEFT_CALF
        text = words(pilot, SpotHistory)
        assert "left calf · mean 3.0, was 6.0 · above 3 on 1 of 2 days" in text
        assert "eight weeks before 4.0 · less sore" in text
        assert "2.0 6.0 3.0" in text
        await press(pilot, "down")
        assert week_of(pilot).spot == RIGHT_CALF
        await press(pilot, "down", "up", "up")
        assert week_of(pilot).spot == LEFT_CALF


async def test_an_area_is_chosen_with_the_mouse_on_either_map(tmp_path: Path) -> None:
    async with app_on(tmp_path, [sore(-7, 4), sore(-7, 2, Area.QUAD, Side.LEFT)]) as pilot:
        await press(pilot, "w")
        await pilot.click(HeatMap, offset=(3, 2))
        await pilot.pause()
        assert week_of(pilot).spot == Spot(Area.QUAD, Side.LEFT)
        piece = blocks()[LEFT_CALF][0]
        await pilot.click(BodyMap, offset=(piece.left, piece.row + 1))
        await pilot.pause()
        assert week_of(pilot).spot == LEFT_CALF
        assert week_of(pilot).body.check_in.is_empty


async def test_what_got_better_and_what_did_not_is_said_at_once(tmp_path: Path) -> None:
    entries = [
        *(sore(-14, 6), sore(-7, 2)),
        *(sore(-14, 1, Area.QUAD), sore(-7, 3, Area.QUAD)),
        *(sore(-14, 1, Area.KNEE), sore(-7, 2, Area.KNEE)),
    ]
    async with app_on(tmp_path, entries) as pilot:
        await press(pilot, "w")
        text = words(pilot, SpotHistory)
        assert "Sorer than the week before: left quad 1.0 to 3.0" in text
        assert "Less sore than the week before: left calf 6.0 to 2.0" in text
        assert "About the same as the week before: 1 area" in text


async def test_today_is_rated_beside_the_week_in_few_keys(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w", "2", "s")
        await press(pilot, "right", "3", "left", "up", "equals_sign", "2", "enter")
        found = [
            (one.spot.name, one.rating)
            for one in week_of(pilot).journal_model.journal.all()
            if isinstance(one, Soreness)
        ]
        assert found == [("left calf", 3), ("quads", 2)]
        assert "Saved left calf 3, quads 2. u undoes it." in text_of(pilot)
        await press(pilot, "u")
        assert list(week_of(pilot).journal_model.journal.all()) == []


@pytest.mark.parametrize("back", [[], ["left"], ["z", "left"], ["z", "z", "left"]], ids=lambda keys: "+".join(keys))
async def test_what_was_rated_today_is_seen_whatever_was_looked_at(tmp_path: Path, back: list[str]) -> None:
    async with app_on(tmp_path, [sore(-7, 4)]) as pilot:
        await press(pilot, "w", *back, "s", "right", "3", "enter")
        week = week_of(pilot)
        assert TODAY in week.shown
        assert week.ratings[LEFT_CALF] == 3


@pytest.mark.parametrize("keys", [["space"], ["escape"], ["a"], ["r"], ["q"], ["ctrl+q"]])
async def test_no_rating_is_lost_however_the_map_is_left(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w", "s")
        await press(pilot, "right", "3", *keys)
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        assert [(one.area, one.rating) for one in journal.all() if isinstance(one, Soreness)] == [(Area.CALF, 3)]


async def test_a_year_is_a_calendar_of_weeks_and_weekdays(tmp_path: Path) -> None:
    async with app_on(tmp_path, [sore(-7, 10), sore(0, 4)], size=LOW) as pilot:
        await press(pilot, "w", "z", "z", "z")
        rows = drawn(pilot, YearMap).splitlines()
        monday = rows[1][4:]
        assert rows[1].startswith("Mon")
        assert monday.rstrip().endswith("X4")
        assert monday.rstrip().count("·") == 45
        assert len(rows[7].rstrip()) == 4 + 47


# the other cards


async def test_runs_are_told_beside_the_week_before_and_the_eight(tmp_path: Path) -> None:
    runs = [
        Run(start=at(-days, 8), distance_m=10_000, duration_s=3600, effort=effort)
        for days, effort in ((2, 4), (5, 6), (9, 5))
    ]
    async with app_on(tmp_path, runs, size=TALL) as pilot:
        await press(pilot, "w", "2")
        text = words(pilot, RunningCard)
        assert "runs 2 1 0.1" in text
        assert "distance 20.0 km 10.0 km 1.2 km" in text
        assert "load 600 AU 300 AU 38 AU" in text
        assert "monotony 0.6" in text
        assert "1.00 ×" in text
        assert "none logged" in text


async def test_what_is_undefined_is_said_to_be(tmp_path: Path) -> None:
    known = Run(start=at(-60, 8), distance_m=5000, duration_s=1800, effort=5)
    async with app_on(tmp_path, [known, Run(start=at(-3, 8), distance_m=10_000)], size=TALL) as pilot:
        await press(pilot, "w", "2")
        text = words(pilot, RunningCard)
        assert "monotony undefined" in text
        assert "strain undefined" in text
        assert "1 run without effort or time" in text


async def test_the_numbers_have_what_a_watch_recorded(tmp_path: Path) -> None:
    before = Run(start=at(-11, 8), duration_s=3000, effort=3, run_kind=RunKind.EASY, avg_hr=150, ascent_m=80)
    easy = replace(before, start=at(-6, 8), avg_hr=141, ascent_m=100)
    more = replace(easy, start=at(-4, 8), avg_hr=146, ascent_m=30, descent_m=420)
    async with app_on(tmp_path, [easy, more, before], size=TALL) as pilot:
        await press(pilot, "w", "2")
        text = words(pilot, RunningCard)
        assert "easy hr 144 150 150" in text
        assert "up 130 m 80 m 80 m" in text
        assert "down 420 m – –" in text


async def test_without_a_watch_its_rows_are_not_there(tmp_path: Path) -> None:
    async with app_on(tmp_path, [Run(start=at(-6, 8), duration_s=3000, effort=3, avg_hr=141)], size=TALL) as pilot:
        await press(pilot, "w", "2")
        text = words(pilot, RunningCard)
        assert not {"easy", "up", "down"} & set(text.split())


async def test_the_rules_card_tells_what_was_said_and_what_came_of_massages(tmp_path: Path) -> None:
    race = Race(start=at(4, 10), distance_m=21_100, name="Spring Half")
    massage = Massage(start=at(-6, 18), depth=Depth.DEEP, status=Status.DONE, spots=(Spot(Area.CALF),))
    close = Massage(start=at(3, 18), depth=Depth.DEEP, status=Status.PLANNED)
    ratings = [sore(-6, 1, side=Side.BOTH), sore(-5, 5, side=Side.BOTH), sore(-4, 1, side=Side.BOTH)]
    async with app_on(tmp_path, [race, massage, close, *ratings], size=TALL) as pilot:
        await press(pilot, "w", "3")
        text = words(pilot, RulesCard)
        assert "Massage close to Spring Half" in text
        assert "stayed up" in text
        assert "not enough yet, 0 of 6 pairs" in text
        assert "Tue 17 Nov deep massage settled after 25 h" in text
        assert "calf L+R" in text
        assert "1 timed: 25, too few to tell" in text


async def test_what_the_rules_said_of_several_entries_is_shown_once(tmp_path: Path) -> None:
    """Of each massage that is booked they say that the runner is ill."""
    ill = Condition(start=at(-5, 9), name=ConditionName.ILL)
    booked = [Massage(start=at(days, 18), status=Status.PLANNED) for days in (3, 10)]
    async with app_on(tmp_path, [Run(start=at(-30, 8)), ill, *booked], size=TALL) as pilot:
        await press(pilot, "w", "3")
        assert words(pilot, RulesCard).count("warning Ill") == 1


async def test_a_year_says_where_its_findings_are_shown(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo) as pilot:
        await press(pilot, "w", "3", "z", "z")
        assert "Massage close to Riverside Half Marathon" in words(pilot, RulesCard)
        await press(pilot, "z")
        assert "Shown for half a year at most; Z looks closer." in words(pilot, RulesCard)


async def test_the_month_card_tells_the_sessions_and_what_to_ask_for(tmp_path: Path) -> None:
    massages = [
        Massage(start=at(-10, 18), depth=Depth.DEEP, duration_s=2700),
        Massage(start=at(-9, 18), duration_s=900),
        Massage(start=at(5, 18), status=Status.PLANNED),
    ]
    async with app_on(tmp_path, [*massages, sore(-3, 5), sore(-1, 4)], size=TALL) as pilot:
        await press(pilot, "w", "4")
        text = words(pilot, MonthCard)
        assert "November 2026" in text
        assert "1 of 1 session ✓ met" in text
        assert "too short to count" in text
        assert "planned" in text
        assert "left calf up to 5, now 4" in text
        await press(pilot, "left", "left", "left", "left")
        assert "October 2026" in words(pilot, MonthCard)
        assert "0 of 1 session of 30 min or more" in words(pilot, MonthCard)


# empty and nearly empty journals


@pytest.mark.parametrize("size", [LOW, ROOMY])
@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([], id="empty"),
        pytest.param([sore(-7, 3)], id="one rating"),
        pytest.param([Soreness(start=at(-7, 8), area=Area.EVERYWHERE, rating=0)], id="all clear"),
        pytest.param([Run(start=at(0, 8))], id="one run that says nothing"),
        pytest.param([Massage(start=all_day(-7))], id="one massage"),
        pytest.param([sore(days, 3) for days in range(-6, 1)], id="a first week"),
    ],
)
async def test_a_journal_with_little_in_it_shows_on_every_card(
    tmp_path: Path, entries: list[Entry], size: tuple[int, int]
) -> None:
    async with app_on(tmp_path, entries, size=size) as pilot:
        await press(pilot, "w", "right", "left", "left", "right")
        for _ in range(4):
            await press(pilot, "2", "3", "4", "1", "down", "down", "z")
            assert "Soreness" in text_of(pilot)


async def test_an_empty_week_says_what_to_do(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w")
        assert "No soreness was rated. s rates it on the body" in words(pilot, HeatMap)
        await press(pilot, "space")
        assert "No runs here. a logs one" in words(pilot, RunningCard)
        await press(pilot, "space")
        text = words(pilot, RulesCard)
        assert "Nothing: no finding was up." in text
        assert "No massage was done." in text
        assert "No massage could be timed yet" in text
        await press(pilot, "space")
        assert "Nothing was rated in 28 days; s rates how sore you are." in words(pilot, MonthCard)


async def test_only_what_was_rated_is_said_not_to_be_sore(tmp_path: Path) -> None:
    async with app_on(tmp_path, [sore(-7, 0)]) as pilot:
        await press(pilot, "w", "4")
        assert "Nothing was sore in 28 days; a usual session will do." in words(pilot, MonthCard)


# how it looks


def parts_of(week: WeekScreen) -> Iterable[Widget]:
    yield from week.query(WeekHead)
    yield from (card for card in week.query(".card") if card.display and card.region.area)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_parts_are_whole_and_apart(tmp_path: Path, demo: list[Entry], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo, size=size) as pilot:
        await press(pilot, "w", "down")
        for _ in range(4):
            for card in "2341":
                await press(pilot, card)
                assert_whole_and_apart(week_of(pilot), Region(0, 0, *size))
            await press(pilot, "z")


def assert_whole_and_apart(week: WeekScreen, whole: Region) -> None:
    regions = [part.region for part in parts_of(week)]
    assert len(regions) == (5 if week.is_all_in_view else 2)
    for place, region in enumerate(regions):
        assert whole.contains_region(region)
        assert not any(region.overlaps(other) for other in regions[place + 1 :])
    for widget in week.query("HeatMap, SpotHistory, YearMap, RunningCard, RulesCard, MonthCard, NextSteps"):
        if widget.region.area:
            found = widget.render()
            assert isinstance(found, Content)
            room = widget.content_size.width
            assert all(line.cell_length <= room for line in found.split()), f"{widget} is too wide"
    for widget in week.query("#sore BodyMap, SpotHistory, YearMap, NextSteps"):
        card = next(part for part in widget.ancestors if part.has_class("card"))
        assert isinstance(card, Widget)
        if widget.region.area and widget.display and card.region.area:
            assert card.region.contains_region(widget.region), f"{widget} is cut"


@pytest.mark.parametrize("size", [LOW, COMFORTABLE, ROOMY])
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, demo: list[Entry], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo, settings=Settings(ascii=True), size=size) as pilot:
        await press(pilot, "w", "down")
        for keys in (["1"], ["2"], ["3"], ["4"], ["1", "z", "z", "z"], ["2"], ["s", "right", "3"]):
            await press(pilot, *keys)
            text = text_of(pilot)
            assert text.isascii(), sorted({character for character in text if not character.isascii()})


@pytest.mark.parametrize(
    ("most", "top"), [(0, 10), (10, 10), (11, 20), (99, 100), (420, 500), (601, 800), (3001, 4000)]
)
def test_the_axis_ends_in_a_round_number(most: float, top: float) -> None:
    assert _nice(most) == top


async def test_the_chart_shades_races_and_massages_and_draws_the_line(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo) as pilot:
        await press(pilot, "w", "2")
        running = week_of(pilot).running
        assert running is not None
        chart = LoadChart(running.columns, week_of(pilot).draw, 70, 10)
        rows = chart.rows()
        assert len(rows) == 12
        assert any(0x2800 < ord(character) < 0x2900 for row in rows for character in row.plain)
        shaded = {str(span.style) for row in rows[:10] for span in row.spans}
        assert any("on $accent 16%" in style for style in shaded)
        assert any("on $foreground 14%" in style for style in shaded)
        marks = rows[10].plain
        assert marks.count("★") == sum(column.has_race for column in running.columns)


async def test_a_card_leaves_room_for_what_was_said(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo, size=LOW) as pilot:
        await press(pilot, "w", "2", "s")
        await press(pilot, "right", "3", "enter")
        assert "u undoes it" in text_of(pilot)
        pane = week_of(pilot).query_one("#card-2")
        assert pane.max_scroll_y == 0


async def test_the_screen_follows_the_journal(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await press(pilot, "w")
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.add([sore(-7, 4)])
        pilot.app.show_changes()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "calf L" in drawn(pilot, HeatMap)


async def test_a_terminal_that_is_resized_is_used_anew(tmp_path: Path, demo: list[Entry]) -> None:
    async with app_on(tmp_path, demo, size=LOW) as pilot:
        await press(pilot, "w")
        await pilot.resize_terminal(*ROOMY)
        await pilot.pause()
        await pilot.pause()
        text = text_of(pilot)
        assert "2 Runs ─" in text
        assert "Does massage help me?" in text
        assert "Ask the therapist for" in text
