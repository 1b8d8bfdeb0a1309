"""The lines typed before, with Up and Down; `same`; and Tab, which makes a note of what reads like one."""

from pathlib import Path

from textual.pilot import Pilot

from runjournal.model.entries import Run
from runjournal.paths import line_history_path
from runjournal.tui.app import RunJournalApp
from tests.tui.stage import app_on, at, entries_on_day, text_of, today_of, type_line

RUN = Run(id="run-0001", start=at(-1, 7, 10), distance_m=8200, duration_s=2640, effort=5)


async def log(pilot: Pilot[None], *lines: str) -> None:
    for line in lines:
        await pilot.press("a")
        await type_line(pilot, line)
        await pilot.press("enter")
        await pilot.pause()


async def test_up_and_down_go_through_the_lines_and_back_to_what_is_being_typed(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await log(pilot, "w2", "u5")
        await pilot.press("a")
        await type_line(pilot, "r 8k")
        line = today_of(pilot).bar.input
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await pilot.press(key)
            seen.append(line.value)
        assert seen == ["u5", "w2", "w2", "u5", "r 8k", "r 8k"]
        assert line.cursor_position == len("r 8k")


async def test_a_line_from_before_is_previewed_and_saved_like_one_that_is_typed(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await log(pilot, "w2")
        await pilot.press("a", "up")
        assert "2.0 l" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert [entry.kind for entry in entries_on_day(pilot)] == ["drink", "drink"]
        await pilot.press("a", "up", "up")
        assert today_of(pilot).bar.input.value == "w2"


async def test_lines_are_kept_for_the_runner_alone_and_for_the_next_session(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await log(pilot, "w2")
        assert isinstance(pilot.app, RunJournalApp)
        path = line_history_path(pilot.app.journal_model.journal.path)
        assert path.read_text(encoding="utf-8") == "w2\n"
        assert path.stat().st_mode & 0o777 == 0o600


async def test_a_line_that_was_not_saved_is_not_kept(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await log(pilot, "w2")
        await pilot.press("a")
        await type_line(pilot, "w 99l")
        await pilot.press("enter", "up")
        assert today_of(pilot).bar.input.value == "w2"


async def test_the_bar_over_another_screen_has_them_too(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await log(pilot, "w2")
        await pilot.press("r", "a", "up")
        assert "2.0 l" in text_of(pilot)


async def test_same_is_the_latest_run(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RUN]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "same e6")
        assert "Mon 23 Nov 07:10?" in text_of(pilot)
        assert "guessed:" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        (again,) = entries_on_day(pilot)
        assert isinstance(again, Run)
        assert (again.distance_m, again.duration_s, again.effort, again.start) == (8200, 2640, 6, at(0, 7, 10))


async def test_tab_makes_a_note_of_words_that_read_like_one(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k 44 e5 felt good")
        assert "A note? Put # before it." in text_of(pilot)
        await pilot.press("tab")
        assert today_of(pilot).bar.input.value == "r 8k 44 e5 # felt good"
        await pilot.press("enter")
        await pilot.pause()
        assert [entry.note for entry in entries_on_day(pilot)] == ["felt good"]


async def test_the_zone_of_a_race_elsewhere_is_shown_as_the_guess_that_it_is(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, 'race "NYC Half" sun 08:00 21.1k New York')
        assert "08:00 America/New_York?" in text_of(pilot)
