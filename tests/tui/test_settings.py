"""The Settings screen: every setting in words, changed in its row, kept in the file, and seen at once everywhere."""

import re
import stat
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from runjournal.config import load, sample
from runjournal.demo import demo_entries
from runjournal.model.settings import Goal, Settings, WeekStart
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.settings.setting_list import SettingList
from runjournal.tui.screens.settings.setting_page import SettingPage
from runjournal.tui.screens.settings.settings_screen import SettingsScreen
from runjournal.tui.screens.settings.value_editors import ValueChoices, ValueLine
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.screens.week.week_screen import WeekScreen
from runjournal.tui.widgets.cursor_list import Pane
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.title_bar import TitleBar
from tests.readme import SECTIONS
from tests.tui.stage import NOW, ZONE, app_on, text_of, today_of, type_line

SIZES = [(48, 30), (60, 20), (80, 24), (120, 36), (200, 60)]
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
MINE = '# mine\ndistance = "km"  # as at home\n\n# the month\n[goal]\n'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A settings file with comments."""
    path = tmp_path / "config.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


def settings_of(pilot: Pilot[None]) -> SettingsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    return screen


def as_words(text: str) -> str:
    return " ".join(text.replace("▏", " ").replace("│", " ").split())


async def go_to(pilot: Pilot[None], name: str) -> None:
    """Open the settings, if they are not, with the cursor on one."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await pilot.press("comma")
    screen = settings_of(pilot)
    screen.list.cursor = next(index for index, item in enumerate(screen.list.items) if item.name == name)
    await pilot.pause()


async def write(pilot: Pilot[None], name: str, text: str) -> str:
    """Change a setting by its line; what the screen shows then."""
    await go_to(pilot, name)
    await pilot.press("enter", "home", "ctrl+k")
    await type_line(pilot, text)
    await pilot.press("enter")
    await pilot.pause()
    return as_words(text_of(pilot))


async def test_every_setting_but_the_thresholds_is_there(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("comma")
        names = [item.name for item in settings_of(pilot).list.items if not item.is_key]
    documented = [line.split("`")[1] for line in SECTIONS["settings"]().splitlines()[2:]]
    assert sorted(names) == sorted(name for name in documented if not name.startswith(("thresholds.", "keymap")))


async def test_every_key_is_there(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("comma")
        names = [item.name for item in settings_of(pilot).list.items if item.is_key]
    documented = {line.split("`")[-2] for line in SECTIONS["keys"]().splitlines()[2:]}
    assert set(names) == documented
    assert len(names) == len(set(names))


@each_size
async def test_parts_are_whole_and_apart(tmp_path: Path, config: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo_entries(NOW, ZONE, years=1), size=size, config=config) as pilot:
        await pilot.press("comma")
        screen = settings_of(pilot)
        parts = [screen.query_one(part).region for part in (TitleBar, SettingList, KeyBar)]
        parts += [screen.query_one("#page").region, screen.query_one("#filter").region]
        whole = Region(0, 0, *size)
        assert all(region.area and whole.contains_region(region) for region in parts)
        assert not any(one.overlaps(other) for one, other in combinations(parts, 2))
        for item in (*(item for item in screen.list.items if not item.is_key), screen.list.items[-1]):
            await go_to(pilot, item.name)
            page = screen.query_one(SettingPage)
            drawn = page.render()
            assert isinstance(drawn, Content)
            assert all(line.cell_length <= page.content_size.width for line in drawn.split())
            assert len(drawn.split()) <= page.content_size.height
            assert item.label in text_of(pilot)
            assert as_words(item.doc.meaning.replace("`", "")) in as_words(drawn.plain)
            for words in ("Now", "May be", item.name):
                assert words in drawn.plain


@each_size
@pytest.mark.parametrize("name", ["distance", "theme", "goal.sessions", "help.close"])
async def test_what_a_value_is_changed_with_lies_in_the_list(
    tmp_path: Path, config: Path, size: tuple[int, int], name: str
) -> None:
    async with app_on(tmp_path, size=size, config=config) as pilot:
        await go_to(pilot, name)
        await pilot.press("enter")
        await pilot.pause()
        screen = settings_of(pilot)
        editor = screen.editor
        assert editor is pilot.app.focused
        assert editor is not None
        assert screen.query_one("#rows").region.contains_region(editor.region)
        assert isinstance(editor, ValueLine) or editor.region.height >= min(screen.choices.height_wanted, 5)
        row = screen.list.region.y + screen.list.row_in_view()
        if isinstance(editor, ValueLine):
            assert editor.region.y == row
        else:
            assert row not in range(editor.region.y, editor.region.bottom)
        await pilot.press("escape")
        assert screen.editor is None
        assert pilot.app.focused is screen.list


async def test_a_choice_is_kept_with_its_comments_seen_at_once_and_undone(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, demo_entries(NOW, ZONE, years=1), settings=load(config), config=config) as pilot:
        assert " km" in text_of(pilot)
        await go_to(pilot, "distance")
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert "Kept in config.toml: Distances in mi, was km. u undoes it." in as_words(text_of(pilot))
        assert config.read_text(encoding="utf-8") == MINE.replace('"km"', '"mi"')
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TodayScreen)
        assert not re.search(r"\d km", text_of(pilot))
        assert " mi" in text_of(pilot)
        await pilot.press("comma", "u")
        await pilot.pause()
        assert "Undone: Distances in km again." in text_of(pilot)
        assert config.read_text(encoding="utf-8") == MINE
        await pilot.press("u")
        await pilot.pause()
        assert "No change of a setting is left to undo." in text_of(pilot)


async def test_a_number_is_typed_and_a_wrong_one_refused_where_it_is_typed(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        text = await write(pilot, "goal.sessions", "32")
        assert "✗ Write a whole number from 1 to 31." in text
        assert isinstance(pilot.app.focused, ValueLine)
        assert config.read_text(encoding="utf-8") == MINE
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert "Sessions 3, was 1." in as_words(text_of(pilot))
        assert load(config).goal == Goal(sessions=3)
        assert settings_of(pilot).journal_model.settings.goal.sessions == 3
        assert config.read_text(encoding="utf-8") == f"{MINE}sessions = 3\n"


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("goal.minutes", "", "Write a whole number from 1 to 600 (min)."),
        ("goal.minutes", "forty", "Write a whole number from 1 to 600 (min)."),
        ("booking.opens", "25:00", "Write a time of day such as 08:00."),
        ("booking.opens", "20:00", "The therapist's hours would begin and end at 20:00."),
        ("zone", "Europe/Londn", "'Europe/Londn' is no time zone; write it like Europe/London."),
        ("app.book", "a", "a is both Book and Add."),
        ("app.book", "z", "z is both Book and Zoom out on Week."),
        ("app.book", "contrl+b", "app.book has 'contrl+b', which is no key."),
        ("app.book", "", "app.book has '', which is no key."),
    ],
)
async def test_what_cannot_be_is_told_in_one_sentence(
    tmp_path: Path, config: Path, name: str, typed: str, words: str
) -> None:
    async with app_on(tmp_path, size=(200, 60), settings=load(config), config=config) as pilot:
        await write(pilot, name, typed)
        drawn = settings_of(pilot).query_one(SettingPage).render()
        assert isinstance(drawn, Content)
        assert f"✗ {words}" in as_words(drawn.plain)
        assert isinstance(pilot.app.focused, ValueLine)
        assert config.read_text(encoding="utf-8") == MINE


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("booking.opens", "9", 'opens = "09:00"'),
        ("booking.closes", "0:00", 'closes = "00:00"'),
        ("daily_fluids_ml", "2500 ml", "daily_fluids_ml = 2500"),
        ("zone", "Asia/Tokyo", 'zone = "Asia/Tokyo"'),
        ("line.glass_ml", "300", "glass_ml = 300"),
        ("activities.folders", '~/runs, "/a, b"', 'folders = ["~/runs", "/a, b"]'),
        ("calendar.races", "Lauf,  Halbmarathon ,", 'races = ["Lauf", "Halbmarathon"]'),
        ("app.book", "B, f5", '"app.book" = "B, f5"'),
        ("app.book", '"', '"app.book" = "\\""'),
    ],
)
async def test_what_is_typed_is_written(tmp_path: Path, config: Path, name: str, typed: str, written: str) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        assert "Kept in config.toml" in await write(pilot, name, typed)
        assert written in config.read_text(encoding="utf-8").splitlines()
        assert load(config) == settings_of(pilot).model.settings
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "as before." in as_words(text_of(pilot))
        await pilot.press("d")
        await pilot.pause()
        assert "Back to the default" in text_of(pilot)
        assert load(config) == Settings()
        await pilot.press("u")
        await pilot.pause()
        assert written in config.read_text(encoding="utf-8").splitlines()


async def test_what_is_at_its_default_stays_there(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await go_to(pilot, "volume")
        await pilot.press("d")
        await pilot.pause()
        assert "Drinks in ml is the default already." in text_of(pilot)
        assert config.read_text(encoding="utf-8") == MINE


async def test_a_theme_is_tried_while_it_is_chosen(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await go_to(pilot, "theme")
        await pilot.press("enter", "down")
        await pilot.pause()
        assert pilot.app.theme == "runjournal-light"
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.theme == "runjournal"
        assert config.read_text(encoding="utf-8") == MINE
        await pilot.press("enter", "end", "enter")
        await pilot.pause()
        assert load(config).theme == pilot.app.theme != "runjournal"
        await pilot.press("u")
        await pilot.pause()
        assert pilot.app.theme == "runjournal"


async def test_a_theme_of_the_palette_is_kept(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
        assert load(config).theme == "nord"
        assert "Theme nord, was runjournal." in as_words(text_of(pilot))
        await pilot.press("comma", "u")
        await pilot.pause()
        assert pilot.app.theme == "runjournal"


async def test_without_a_file_a_theme_of_the_palette_is_shown_alone(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        pilot.app.theme = "nord"
        await pilot.pause()
        assert pilot.app.theme == "nord"


async def test_ascii_is_drawn_at_once_on_every_screen(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, demo_entries(NOW, ZONE, years=1), settings=load(config), config=config) as pilot:
        await pilot.press("p")
        await go_to(pilot, "ascii")
        await pilot.press("enter", "up", "enter")
        for _ in range(3):
            await pilot.pause()
            assert text_of(pilot).isascii(), sorted({each for each in text_of(pilot) if not each.isascii()})
            await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


def first_day(pilot: Pilot[None], kind: type[PlanScreen] | type[WeekScreen]) -> date:
    """The first day that Plan or Week shows."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen.first if isinstance(screen, PlanScreen) else screen.shown.first


async def test_weeks_begin_anew_on_every_screen(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, demo_entries(NOW, ZONE, years=1), settings=load(config), config=config) as pilot:
        for key, kind in (("p", PlanScreen), ("w", WeekScreen)):
            await pilot.press(key)
            await go_to(pilot, "week_start")
            await pilot.press("enter", "down", "enter", "escape")
            await pilot.pause()
            assert first_day(pilot, kind).isoweekday() == 7
            await pilot.press("comma", "u", "escape")
            await pilot.pause()
            assert first_day(pilot, kind).isoweekday() == 1
        await pilot.press("escape")
        assert load(config).week_start is WeekStart.MONDAY
        assert today_of(pilot).marks[0].day.isoweekday() == 1
        await go_to(pilot, "week_start")
        await pilot.press("enter", "down", "enter", "escape")
        await pilot.pause()
        assert today_of(pilot).marks[0].day.isoweekday() == 7


async def test_a_key_works_at_once(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await write(pilot, "app.plan", "ctrl+g")
        seen = []
        for key in ("p", "ctrl+g"):
            await pilot.press(key)
            seen.append(type(pilot.app.screen))
        assert seen == [SettingsScreen, PlanScreen]


async def test_a_file_that_changed_meanwhile_is_read_before_it_is_written(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await go_to(pilot, "goal.sessions")
        config.write_text("# new\n[goal]\nsessions = 4 # four\nminutes = 45\n", encoding="utf-8")
        assert "sessions was changed in config.toml meanwhile. Look at it, then try again." in await write(
            pilot, "goal.sessions", "2"
        )
        assert "sessions = 4 # four" in config.read_text(encoding="utf-8")
        assert settings_of(pilot).model.settings.goal == Goal(sessions=4, minutes=45)
        await pilot.press("enter")
        await pilot.pause()
        assert config.read_text(encoding="utf-8") == "# new\n[goal]\nsessions = 2 # four\nminutes = 45\n"


async def test_opening_the_settings_shows_what_the_file_says_by_now(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        config.write_text('volume = "oz"\n', encoding="utf-8")
        await go_to(pilot, "volume")
        assert "config.toml was changed meanwhile; these are its settings now." in text_of(pilot)
        assert "oz (default ml)" in as_words(text_of(pilot))


async def test_a_file_with_a_mistake_is_told_and_left_as_it_is(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, size=(200, 60), settings=load(config), config=config) as pilot:
        config.write_text("ascii = maybe\n", encoding="utf-8")
        await go_to(pilot, "goal.sessions")
        assert "line 1" in text_of(pilot)
        assert "line 1" in await write(pilot, "goal.sessions", "2")
        assert config.read_text(encoding="utf-8") == "ascii = maybe\n"


async def test_a_missing_file_is_made_for_the_runner_alone(tmp_path: Path) -> None:
    config = tmp_path / "new" / "config.toml"
    async with app_on(tmp_path, config=config) as pilot:
        await write(pilot, "goal.sessions", "2")
    assert config.read_text(encoding="utf-8") == "[goal]\nsessions = 2\n"
    assert stat.S_IMODE(config.stat().st_mode) == 0o600


async def test_the_sample_file_keeps_its_words(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(sample(), encoding="utf-8")
    async with app_on(tmp_path, config=config) as pilot:
        await write(pilot, "zone", "Asia/Tokyo")
        await write(pilot, "goal.sessions", "2")
    lines = config.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in ('zone = "Asia/Tokyo"', "sessions = 2")] == sample().splitlines()
    assert lines[lines.index("sessions = 2") - 1] == "#sessions = 1"


async def test_without_a_settings_file_settings_can_only_be_read(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("comma", "enter")
        await pilot.pause()
        assert "Set RUNJOURNAL_CONFIG to its path" in as_words(text_of(pilot))
        assert settings_of(pilot).editor is None


async def test_a_zone_that_is_set_counts_unless_another_goes_before_it(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        assert "Europe/London still counts, from --zone or TZ." in await write(pilot, "zone", "Asia/Tokyo")
        app = pilot.app
        assert isinstance(app, RunJournalApp)
        app._zone_of = lambda setting: setting or ZONE
        await write(pilot, "zone", "Pacific/Auckland")
        assert "24 November 2026" in text_of(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert today_of(pilot).today == date(2026, 11, 24)


async def test_a_filter_finds_settings_and_keys(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await pilot.press("comma", "slash", *"goal")
        await pilot.pause()
        assert [item.name for item in settings_of(pilot).list.items] == ["goal.sessions", "goal.minutes"]
        await pilot.press("enter")
        assert pilot.app.focused is settings_of(pilot).list
        await pilot.press("escape")
        await pilot.pause()
        assert len(settings_of(pilot).list.items) > 100
        await pilot.press("slash", *"nothing has this")
        await pilot.pause()
        assert "No setting has these words." in text_of(pilot)
        await pilot.press("enter", "enter", "d", "escape", "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_the_mouse_chooses_changes_and_keeps(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await pilot.press("comma")
        await pilot.click(SettingList, offset=(5, 2))
        await pilot.pause()
        assert settings_of(pilot).item is not None
        assert settings_of(pilot).list.cursor == 1
        await pilot.click(SettingList, offset=(5, 2), times=2)
        await pilot.pause()
        assert isinstance(pilot.app.focused, ValueChoices)
        await pilot.click(ValueChoices, offset=(4, 2))
        await pilot.pause()
        assert load(config).volume == "oz"
        await pilot.click(SettingList, offset=(5, 9), times=2)
        await pilot.pause()
        assert isinstance(pilot.app.focused, ValueLine)
        await pilot.click(SettingList, offset=(5, 4))
        await pilot.pause()
        assert settings_of(pilot).editor is None
        await pilot.click(SettingList, offset=(5, 0))
        await pilot.pause()
        assert settings_of(pilot).list.cursor == 3


@each_size
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    config = tmp_path / "config.toml"
    config.write_text("ascii = true\n", encoding="utf-8")
    async with app_on(tmp_path, size=size, settings=load(config), config=config) as pilot:
        await pilot.press("comma")
        for keys in (["enter"], ["escape", "pagedown", "enter", "9"], ["escape", "end"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert text_of(pilot).isascii(), sorted({each for each in text_of(pilot) if not each.isascii()})


async def test_u_undoes_what_was_saved_over_the_settings_first(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await write(pilot, "goal.sessions", "2")
        await pilot.press("a")
        await type_line(pilot, "w500")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert "Undone: logged drink" in text_of(pilot)
        await pilot.press("U", "u")
        await pilot.pause()
        assert "Undone: logged drink" in text_of(pilot)
        assert load(config).goal.sessions == 2
        await pilot.press("u")
        await pilot.pause()
        assert load(config).goal.sessions == 1


async def test_a_line_stays_over_its_row(tmp_path: Path, config: Path) -> None:
    async with app_on(tmp_path, settings=load(config), config=config) as pilot:
        await go_to(pilot, "line.evening")
        await pilot.press("enter")
        for size in ((60, 20), (200, 60), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            screen = settings_of(pilot)
            assert screen.line.region.y == screen.list.region.y + screen.list.row_in_view()
            assert screen.query_one("#page", Pane).region.area


async def test_help_tells_of_the_settings(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=(200, 60)) as pilot:
        await pilot.press("comma", "question_mark", "end")
        await pilot.pause()
        assert "with your comments as they are" in as_words(text_of(pilot))


async def test_the_palette_knows_the_settings(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        app = pilot.app
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert "Settings" in titles
