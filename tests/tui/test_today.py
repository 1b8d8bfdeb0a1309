"""The Today screen, driven as a runner would: by keys, then by mouse."""

from dataclasses import replace
from pathlib import Path

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Drink, Massage, Race, Run, Soreness
from runjournal.store.journal import Journal
from runjournal.tui.screens.today.day_pane import EditLine
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.screens.today.week_strip import WeekStrip
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.findings import Findings
from runjournal.tui.widgets.key_bar import KeyBar
from runjournal.tui.widgets.line_input import LineInput
from tests.tui.stage import NOW, app_on, at, entries_on_day, text_of, today_of, type_line

RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, effort=5)
DRINK = Drink(id="drink-0001", start=at(0, 9), volume_ml=500)
RACE = Race(id="race-0001", start=at(5, 10), name="Spring Half", distance_m=21_100)
CLOSE = Massage(id="mass-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED)
PAST_PLAN = Run(id="plan-0001", start=at(0, 6), distance_m=5000, status=Status.PLANNED)


async def test_a_day_is_logged_in_one_line(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k 44 e5 calf3l w2")
        await pilot.press("enter")
        await pilot.pause()
        run, soreness, drink = sorted(entries_on_day(pilot), key=lambda entry: list("rsd").index(entry.kind[0]))
        assert isinstance(run, Run)
        assert (run.distance_m, run.duration_s, run.effort) == (8200, 44 * 60, 5)
        assert isinstance(soreness, Soreness)
        assert (soreness.area, soreness.side, soreness.rating) == (Area.CALF, Side.LEFT, 3)
        assert isinstance(drink, Drink)
        assert drink.volume_ml == 2000
        assert "Saved" in text_of(pilot)


async def test_one_undo_takes_back_the_whole_line_and_redo_brings_it_back(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k 44 e5 calf3l w2")
        await pilot.press("enter")
        await pilot.press("u")
        assert entries_on_day(pilot) == ()
        await pilot.press("U")
        assert len(entries_on_day(pilot)) == 3


async def test_the_preview_says_what_was_understood_and_writes_nothing(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k 44 e5")
        assert "8.2 km" in text_of(pilot)
        assert entries_on_day(pilot) == ()


async def test_a_booking_shows_its_verdict_while_typing(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE]) as pilot:
        await pilot.press("b")
        await type_line(pilot, "fri 6pm dee")
        text = text_of(pilot)
        assert "warning" in text
        assert "15 h before Spring Half" in text
        assert "fine:" in text
        assert entries_on_day(pilot, at(4, 18).day) == ()


async def test_a_problem_points_at_its_word_and_keeps_the_line(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k e55")
        await pilot.press("enter")
        await pilot.pause()
        assert "e55" in text_of(pilot)
        assert today_of(pilot).query_one(LineInput).value == "r 8.2k e55"
        assert entries_on_day(pilot) == ()


async def test_escape_leaves_the_line_and_loses_nothing(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k")
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, DayList)
        await pilot.press("b")
        await type_line(pilot, "fri 6pm")
        await pilot.press("escape", "a")
        assert today_of(pilot).query_one(LineInput).value == "r 8k"
        await pilot.press("escape", "b")
        assert today_of(pilot).query_one(LineInput).value == "fri 6pm"


async def test_an_entry_is_edited_where_it_stands(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        line = pilot.app.focused
        assert isinstance(line, LineInput)
        line.value = line.value.replace("8.2k", "9k")
        await pilot.press("enter")
        await pilot.pause()
        changed = next(entry for entry in entries_on_day(pilot) if isinstance(entry, Run))
        assert (changed.id, changed.distance_m, changed.duration_s) == (RUN.id, 9000, 2640)
        await pilot.press("u")
        assert RUN in entries_on_day(pilot)


async def test_an_edit_does_not_ask_for_the_source_and_keeps_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [replace(RUN, source="ical/0a1b2c3d4e5f//run@club.org")]) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        line = pilot.app.focused
        assert isinstance(line, LineInput)
        assert "ical" not in line.value
        line.value = line.value.replace("8.2k", "9k")
        await pilot.press("enter")
        await pilot.pause()
        (changed,) = entries_on_day(pilot)
        assert isinstance(changed, Run)
        assert (changed.distance_m, changed.source) == (9000, "ical/0a1b2c3d4e5f//run@club.org")


async def test_editing_is_left_with_escape(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.focused, DayList)
        assert entries_on_day(pilot) == (RUN,)


async def test_delete_and_undo(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("down", "d")
        assert entries_on_day(pilot) == (RUN,)
        await pilot.press("u")
        assert entries_on_day(pilot) == (RUN, DRINK)


async def test_a_planned_run_is_kept_as_it_was_planned(tmp_path: Path) -> None:
    async with app_on(tmp_path, [PAST_PLAN]) as pilot:
        assert "did it happen?" in text_of(pilot)
        await pilot.press("c", "enter")
        await pilot.pause()
        (run,) = entries_on_day(pilot)
        assert run.status is Status.DONE


async def test_each_day_of_a_line_is_shown(tmp_path: Path) -> None:
    async with app_on(tmp_path, size=(160, 45)) as pilot:
        await pilot.press("a")
        await type_line(pilot, "race Parkrun sat 5k, w2")
        assert "race Parkrun · 5.0 km, Sat 21 Nov, all day?  2.0 l" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved race Parkrun · 5.0 km, 2.0 l, on different days." in text_of(pilot)


async def test_a_line_that_was_left_is_understood_again_when_it_is_come_back_to(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8.2k 44 qqq")
        await pilot.press("escape")
        await pilot.pause()
        assert "is not understood" not in text_of(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert '"qqq" is not understood' in text_of(pilot)


async def test_what_lies_ahead_cannot_be_confirmed(tmp_path: Path) -> None:
    async with app_on(tmp_path, [CLOSE]) as pilot:
        await pilot.press(*["right"] * 4, "c")
        await pilot.pause()
        assert "This still lies ahead: deep massage" in text_of(pilot)
        (massage,) = entries_on_day(pilot, at(4, 18).day)
        assert massage.is_planned


async def test_a_done_entry_cannot_be_confirmed(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "Only a planned entry" in text_of(pilot)


@pytest.mark.parametrize(
    ("keys", "days"),
    [
        (["left"], -1),
        (["right"], 1),
        (["left_square_bracket"], -7),
        (["right_square_bracket"], 7),
        (["left", "left", "t"], 0),
    ],
)
async def test_moving_through_days(tmp_path: Path, keys: list[str], days: int) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press(*keys)
        assert today_of(pilot).day == at(days, 12).day


async def test_a_line_without_a_date_is_about_the_day_that_is_shown(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("left", "a")
        await type_line(pilot, "w 500ml")
        await pilot.press("enter")
        await pilot.pause()
        assert entries_on_day(pilot) == ()
        assert len(entries_on_day(pilot, at(-1, 12).day)) == 1


async def test_the_story_of_a_finding(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, CLOSE]) as pilot:
        assert "warning" in text_of(pilot)
        await pilot.press("f", "enter")
        await pilot.pause()
        told = text_of(pilot)
        assert "What to do" in told
        assert "S2" in told
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_help_names_the_keys_and_the_language(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        told = text_of(pilot)
        assert "Keys" in told
        assert "A day in one line" in told
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_the_mouse_chooses_a_day_an_entry_and_a_finding(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK, RACE, CLOSE]) as pilot:
        await pilot.click(DayList, offset=(10, 1))
        assert today_of(pilot).list.chosen == DRINK
        await pilot.click(Findings, offset=(5, 0))
        await pilot.pause()
        assert "What to do" in text_of(pilot)
        await pilot.press("escape")
        await pilot.click(WeekStrip, offset=(5, 1))
        assert today_of(pilot).day == at(-21, 12).day
        assert today_of(pilot).marks[0].day == at(-21, 12).day


async def test_a_day_is_kept_by_mouse_with_the_line_of_keys(tmp_path: Path) -> None:
    async def click(word: str) -> None:
        line = text_of(pilot).splitlines()[-1]
        await pilot.click(KeyBar, offset=(line.index(word), 0))
        await pilot.pause()

    async with app_on(tmp_path, [PAST_PLAN, DRINK]) as pilot:
        await click("Confirm")
        await click("Save")
        assert [entry.is_done for entry in entries_on_day(pilot)] == [True, True]
        await click("Delete")
        assert entries_on_day(pilot) == (DRINK,)
        await click("Undo")
        await click("Undo")
        assert entries_on_day(pilot) == (PAST_PLAN, DRINK)
        await click("Book")
        assert today_of(pilot).bar.input.has_focus
        await click("Leave")
        assert today_of(pilot).list.has_focus
        await click("Help")
        assert "A day in one line" in text_of(pilot)


async def test_a_double_click_edits_and_a_click_opens_the_bar(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.double_click(DayList, offset=(10, 1))
        await pilot.pause()
        assert isinstance(pilot.app.focused, LineInput)
        await pilot.press("escape")
        await pilot.click(EntryBar, offset=(12, 1))
        assert pilot.app.focused is today_of(pilot).bar.input


async def test_only_the_entry_that_was_edited_last_is_changed(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("e")
        await pilot.double_click(DayList, offset=(10, 1))
        await pilot.pause()
        (line,) = pilot.app.screen.query(EditLine)
        assert line.entry == DRINK
        await pilot.press("ctrl+a", "ctrl+k")
        await type_line(pilot, "09:00 w 700ml")
        await pilot.press("enter")
        await pilot.pause()
        assert entries_on_day(pilot) == (RUN, replace(DRINK, volume_ml=700))


async def test_a_line_in_the_bar_leaves_an_entry_alone_that_was_being_edited(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.click(EntryBar, offset=(12, 1))
        await type_line(pilot, "bath 20min")
        await pilot.press("enter")
        await pilot.pause()
        assert set(entries_on_day(pilot)) > {RUN, DRINK}
        assert not pilot.app.screen.query(EditLine)


async def test_what_was_typed_into_an_edit_is_there_again_after_a_turn_elsewhere(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await type_line(pilot, " # steady")
        await pilot.click(EntryBar, offset=(12, 1))
        await pilot.pause()
        assert entries_on_day(pilot) == (RUN, DRINK)
        today_of(pilot).list.focus()
        await pilot.press("e")
        await pilot.pause()
        (line,) = pilot.app.screen.query(EditLine)
        assert line.value.endswith(" # steady")


async def test_an_edit_hears_what_is_typed_in_one_breath_with_the_key_that_opens_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await type_line(pilot, "e # steady")
        (line,) = pilot.app.screen.query(EditLine)
        assert line.value.endswith(" # steady")


async def test_escape_takes_back_what_was_typed_into_an_edit(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await type_line(pilot, " # steady")
        await pilot.press("escape", "e")
        await pilot.pause()
        (line,) = pilot.app.screen.query(EditLine)
        assert "steady" not in line.value


async def test_an_edit_does_not_come_along_to_another_day(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN, DRINK]) as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.click(WeekStrip, offset=(5, 1))
        await pilot.pause()
        assert not pilot.app.screen.query(EditLine)
        assert pilot.app.focused is today_of(pilot).list


async def test_a_change_made_by_another_process_is_shown(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.add([RUN])
        app = pilot.app
        app.show_changes()  # type: ignore[attr-defined]
        await pilot.pause()
        assert today_of(pilot).entries == (RUN,)


async def test_an_empty_journal_says_what_to_do(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        text = text_of(pilot)
        assert "Nothing logged yet." in text
        assert "Press a" in text
        assert "none ahead" in text


async def test_the_palette_knows_every_action(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        named = {found.binding.description for found in pilot.app.screen.active_bindings.values() if found.binding.id}
        assert {"Add", "Book", "Undo", "Redo", "Day before"} <= named <= set(titles)
        assert len(titles) == len(set(titles))


async def test_an_action_is_done_from_the_palette(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("ctrl+p", *"book")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.focused is today_of(pilot).bar.input
        assert "book" in text_of(pilot)
