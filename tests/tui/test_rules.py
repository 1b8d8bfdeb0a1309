"""The Rules screen: every rule in full, and a threshold changed with its consequences in view."""

from itertools import combinations
from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from runjournal.config import load
from runjournal.demo import demo_entries
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race
from runjournal.model.settings import Settings, Thresholds
from runjournal.rules.finding import Severity
from runjournal.rules.registry import RULES
from runjournal.trends.backtest import Difference, PastFinding
from runjournal.tui.screens.rules.rule_list import RuleList
from runjournal.tui.screens.rules.rule_page import RuleHead, RuleSource
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.screens.rules.threshold_list import ThresholdList
from runjournal.tui.screens.rules.trial_bar import NumberLine, TrialBar, TrialWords, difference_words
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.title_bar import TitleBar
from tests.tui.stage import NOW, ZONE, app_on, at, text_of, type_line

SIZES = [(80, 24), (120, 36), (200, 60)]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")

RACE = Race(id="race-0001", start=at(-98, 10), name="Spring [/nope] Half", distance_m=21_100, status=Status.DONE)
CLOSE = Massage(id="mass-0001", start=at(-100, 17), depth=Depth.MEDIUM)  # ends 40 h before it
COMING = Race(id="race-0002", start=at(12, 10), name="Winter Ten", distance_m=10_000)
PLANNED = Massage(id="mass-0002", start=at(9, 18), depth=Depth.LIGHT, status=Status.PLANNED)  # ends 63 h before it
YEAR: list[Entry] = [RACE, CLOSE, COMING, PLANNED]


def rules_of(pilot: Pilot[None]) -> RulesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, RulesScreen)
    return screen


async def settled(pilot: Pilot[None]) -> str:
    """The screen once the last year was asked."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return text_of(pilot)


async def try_value(pilot: Pilot[None], *keys: str) -> str:
    """Press keys on the first threshold of the first rule, its value cleared first."""
    await pilot.press("r", "enter", "enter", "home", "ctrl+k", *keys)
    return await settled(pilot)


def as_words(text: str) -> str:
    return " ".join(text.split())


async def test_every_rule_is_there_in_full(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=(80, 24)) as pilot:
        await pilot.press("r", "home")
        seen = set()
        for _ in RULES:
            await pilot.pause()
            rule = rules_of(pilot).rule
            seen.add(rule.id)
            assert rule.title in text_of(pilot)
            head = rules_of(pilot).query_one(RuleHead).render()
            source = rules_of(pilot).query_one(RuleSource).render()
            listed = rules_of(pilot).query_one(ThresholdList).render()
            assert isinstance(head, Content)
            assert isinstance(source, Content)
            assert isinstance(listed, Content)
            room = rules_of(pilot).query_one(RuleHead).content_size.width
            assert all(line.cell_length <= room for part in (head, source, listed) for line in part.split())
            for words in (rule.id, rule.what_with(Settings()), rule.why, rule.example):
                assert as_words(words) in as_words(head.plain)
            for words in (rule.source.claim, rule.source.strength, rule.source.reference):
                assert as_words(words) in as_words(source.plain)
            assert [name for name in rule.thresholds if name not in listed.plain] == []
            await pilot.press("down")
        assert seen == {rule.id for rule in RULES}


@each_size
async def test_parts_are_whole_and_apart(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo_entries(NOW, ZONE, years=1), size=size, config=tmp_path / "c.toml") as pilot:
        await pilot.press("r", "enter", "enter")
        await settled(pilot)
        screen = rules_of(pilot)
        panes = [screen.query_one("#rules").region, screen.query_one("#page").region]
        bars = [screen.query_one(TitleBar).region, screen.query_one(TrialBar).region, screen.query_one(KeyBar).region]
        regions = panes + bars
        whole = Region(0, 0, *size)
        assert all(region.area and whole.contains_region(region) for region in regions)
        assert not any(one.overlaps(other) for one, other in combinations(regions, 2))
        for part in (RuleList, RuleHead, RuleSource, ThresholdList, TrialWords):
            widget = screen.query_one(part)
            drawn = widget.render()
            assert isinstance(drawn, Content)
            assert all(line.cell_length <= widget.content_size.width for line in drawn.split()), part.__name__
            assert len(drawn.split()) <= widget.content_size.height, part.__name__
        text = text_of(pilot)
        assert all(f"{rule.title} " in text for rule in RULES[:5])
        assert "race_gap_h ›" in text


async def test_what_says_something_now_carries_its_glyph_and_word(tmp_path: Path) -> None:
    near = Massage(id="near", start=at(11, 18), status=Status.PLANNED, depth=Depth.LIGHT)
    async with app_on(tmp_path, [COMING, near]) as pilot:
        await pilot.press("r")
        lines = text_of(pilot).splitlines()
        assert any("A massage close to a race" in line and "▲ warning" in line for line in lines)
        assert "▲ warning now" in text_of(pilot)


@each_size
async def test_a_change_is_shown_before_it_is_kept_and_can_be_undone(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "config.toml"
    path.write_text("# mine\n", encoding="utf-8")
    async with app_on(tmp_path, YEAR, size=size, config=path) as pilot:
        text = await try_value(pilot, "7", "2")
        assert "1 finding would appear" in text
        assert "Massage close to Winter Ten" in text
        assert path.read_text(encoding="utf-8") == "# mine\n"
        await pilot.press("enter")
        text = await settled(pilot)
        assert as_words("Kept in config.toml: race_gap_h is 72 h, was 48 h. u undoes it.") in as_words(text)
        assert "changed, default 48 h" in as_words(text)
        assert (
            load(path).thresholds
            == rules_of(pilot).model.journal_model.settings.thresholds
            == Thresholds(race_gap_h=72)
        )
        await pilot.press("u")
        await pilot.pause()
        assert "race_gap_h is 48 h again" in text_of(pilot)
        assert load(path) == Settings()
        assert "# mine" in path.read_text(encoding="utf-8")
        await pilot.press("u")
        await pilot.pause()
        assert "left to undo" in text_of(pilot)


async def test_other_screens_go_by_the_new_value_at_once(tmp_path: Path) -> None:
    async with app_on(tmp_path, YEAR, config=tmp_path / "config.toml") as pilot:
        assert "Massage close to Winter Ten" not in text_of(pilot)
        await try_value(pilot, "7", "2", "enter", "escape", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Massage close to Winter Ten" in text_of(pilot)
        assert as_words("your setting: 72 h") in as_words(text_of(pilot))


async def test_loosening_the_48_h_asks_for_a_y(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with app_on(tmp_path, YEAR, config=path) as pilot:
        text = await try_value(pilot, "3", "6")
        assert "1 finding would go" in text
        assert "Massage close to Spring [/nope] Half" in text
        await pilot.press("enter")
        text = as_words(await settled(pilot))
        assert "The article advises at least 48 h before a race, for everybody (S2" in text
        assert not path.exists()
        await pilot.press("enter", "n")
        await pilot.pause()
        assert not path.exists()
        await pilot.press("backspace", "y")
        await pilot.pause()
        assert load(path).thresholds.race_gap_h == 36


async def test_escape_takes_the_question_back_then_the_value_then_leaves(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with app_on(tmp_path, YEAR, config=path) as pilot:
        await try_value(pilot, "3", "6", "enter", "escape")
        assert rules_of(pilot).query_one(NumberLine).value == "36"
        assert "1 finding would go" in await settled(pilot)
        seen = []
        for _ in range(2):
            await pilot.press("escape")
            seen.append(type(pilot.app.focused))
        assert seen == [ThresholdList, RuleList]
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert not path.exists()


async def test_back_to_the_default_takes_the_key_out(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[thresholds]\nrace_gap_h = 60 # h\nheavy_meal_h = 3\n", encoding="utf-8")
    async with app_on(tmp_path, settings=load(path), config=path) as pilot:
        assert "changed, default 48 h" in await try_value(pilot)
        await pilot.press("4", "8", "enter")
        await settled(pilot)
        assert path.read_text(encoding="utf-8") == "[thresholds]\nheavy_meal_h = 3\n"
        await pilot.press("u")
        await settled(pilot)
        assert load(path).thresholds == Thresholds(race_gap_h=60, heavy_meal_h=3)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["plus"], "49"),
        (["minus"], "47"),
        (["5"], "5"),
        (["enter", "plus", "plus", "minus"], "49"),
        (["enter", "up", "down", "down"], "47"),
        (["enter", "home", "ctrl+k", "3", "3", "6", "plus"], "336"),
        (["enter", "end", "x", "slash", "full_stop"], "48x"),
        (["enter", "5", "6"], "56"),
        (["5", "6"], "56"),
    ],
    ids=" ".join,
)
async def test_keys_that_change_a_value(tmp_path: Path, keys: list[str], value: str) -> None:
    async with app_on(tmp_path, config=tmp_path / "config.toml") as pilot:
        await pilot.press("r", "e", *keys)
        assert rules_of(pilot).query_one(NumberLine).value == value


@pytest.mark.parametrize("text", ["", "337", "4x", "12345678x"])
async def test_what_is_no_value_is_told_and_not_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    async with app_on(tmp_path, config=path) as pilot:
        screen_text = await try_value(pilot, *text)
        assert "a whole number from 0 to 336 (h)" in screen_text
        await pilot.press("enter")
        assert isinstance(pilot.app.focused, NumberLine)
        assert not path.exists()


async def test_a_switch_is_yes_or_no(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    bath = [rule.id for rule in RULES].index("epsom-bath")
    done = Massage(id="done-0001", start=at(-20, 17))
    async with app_on(tmp_path, [done], config=path) as pilot:
        await pilot.press("r")
        rules_of(pilot).query_one(RuleList).cursor = bath
        await pilot.press("enter", "plus")
        assert rules_of(pilot).rule.id == "epsom-bath"
        assert "1 finding would go" in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not load(path).thresholds.suggest_bath


async def test_without_a_settings_file_thresholds_can_only_be_read(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("r", "enter", "plus")
        text = as_words(text_of(pilot))
        assert "set RUNJOURNAL_CONFIG to its path" in text
        assert "race_gap_h 48 h default" in text
        assert not rules_of(pilot).query_one(NumberLine).display or not rules_of(pilot).trial.threshold


async def test_a_rule_without_thresholds_says_so(tmp_path: Path) -> None:
    async with app_on(tmp_path, config=tmp_path / "config.toml") as pilot:
        await pilot.press("r", "end", "enter")
        await pilot.pause()
        assert "has no thresholds" in text_of(pilot)
        assert isinstance(pilot.app.focused, RuleList)


async def test_a_file_with_a_mistake_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with app_on(tmp_path, config=path, size=(200, 60)) as pilot:
        path.write_text("ascii = maybe\n", encoding="utf-8")
        await try_value(pilot, "7", "2", "enter")
        assert "line 1" in await settled(pilot)
        assert path.read_text(encoding="utf-8") == "ascii = maybe\n"
        assert rules_of(pilot).model.journal_model.settings == Settings()


async def test_another_value_stops_asking_about_the_first(tmp_path: Path) -> None:
    async with app_on(tmp_path, YEAR, config=tmp_path / "config.toml") as pilot:
        await pilot.press("r", "enter", "enter", "home", "ctrl+k")
        await type_line(pilot, "336")
        text = await settled(pilot)
        assert rules_of(pilot).trial.value == 336
        assert "1 finding would appear" in text
        assert not [worker for worker in pilot.app.workers if worker.group == "trial" and not worker.is_finished]


async def test_the_mouse_chooses_rules_and_thresholds(tmp_path: Path) -> None:
    async with app_on(tmp_path, config=tmp_path / "config.toml") as pilot:
        await pilot.press("r")
        await pilot.click(RuleList, offset=(5, 3))
        await pilot.pause()
        assert rules_of(pilot).rule.id == RULES[2].id
        await pilot.click(ThresholdList, offset=(12, 3))
        await pilot.pause()
        assert isinstance(pilot.app.focused, ThresholdList)
        assert rules_of(pilot).list.cursor == 1
        await pilot.click(ThresholdList, offset=(12, 3), times=2)
        await pilot.pause()
        assert isinstance(pilot.app.focused, NumberLine)


@each_size
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    settings = Settings(ascii=True)
    async with app_on(tmp_path, YEAR, size=size, settings=settings, config=tmp_path / "config.toml") as pilot:
        for text in (await try_value(pilot, "7", "2"), await try_value(pilot, "3", "6", "enter")):
            assert text.isascii(), sorted({character for character in text if not character.isascii()})
            await pilot.press("escape", "escape", "escape", "escape")


async def test_help_tells_of_the_rules(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=(200, 60)) as pilot:
        await pilot.press("r", "question_mark", "end")
        await pilot.pause()
        assert "Escape goes back to the rules." in as_words(text_of(pilot).replace("│", ""))


def test_nothing_that_differs_is_said_as_well() -> None:
    assert difference_words(Difference(before=3)) == "In the last year and ahead, no finding would appear or go."


def test_what_differs_is_counted() -> None:
    one = PastFinding(NOW.date(), "Low on fluids", Severity.INFO)
    text = "In the last year and ahead: 2 findings would go, 1 would be more or less severe; without the change there "
    assert difference_words(Difference(go=(one, one), changed=(one,), before=3)) == f"{text}are 3."
