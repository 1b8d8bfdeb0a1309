"""Acting on a finding where it is shown, on the panel and in its story, by key and by mouse."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.language.display.dates import start_words
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.tui.app import RunJournalApp
from runjournal.tui.entry_preview import Mode
from runjournal.tui.models.finding_acts import Act, FindingActs
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.dialogs.story import Story
from runjournal.tui.widgets.findings import Findings
from tests.tui.plan_stage import go_to
from tests.tui.stage import TODAY, app_on, at, text_of, today_of, type_line

SIZES = [(80, 24), (120, 36)]
RACE = Race(id="race-0001", start=at(6, 10), name="Advent Run", distance_m=10_000)
FRIDAY = Massage(id="mass-0001", start=at(4, 18), depth=Depth.LIGHT, status=Status.PLANNED, duration_s=3600)
PAST_RUN = Run(id="run-00001", start=at(-1, 9), distance_m=12_000, status=Status.PLANNED)
PAST_MASSAGE = Massage(id="mass-0002", start=at(-1, 17), status=Status.PLANNED, duration_s=3600)


def saved(pilot: Pilot[None], id_: str) -> Entry:
    assert isinstance(pilot.app, RunJournalApp)
    return pilot.app.journal_model.journal.get(id_)


def said(pilot: Pilot[None]) -> str:
    return " ".join(text_of(pilot).split())


def acts_of(pilot: Pilot[None], rule: str) -> FindingActs:
    screen = today_of(pilot)
    return screen.acts.of(next(finding for finding in screen.findings if finding.rule == rule))


async def click(pilot: Pilot[None], words: str) -> None:
    row, line = next((row, line) for row, line in enumerate(text_of(pilot).splitlines()) if words in line)
    await pilot.click(offset=(line.index(words), row))
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_booking_is_moved_to_the_first_fine_time_in_four_keys_and_back_in_one(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    keys = ["f", "1"]
    assert len(keys) <= 4
    async with app_on(tmp_path, [RACE, FRIDAY], size=size) as pilot:
        offered = acts_of(pilot, "race-too-close").starts[0]
        await pilot.press(*keys)
        moved = saved(pilot, FRIDAY.id)
        assert moved.start == offered.start
        assert "race-too-close" not in [finding.rule for finding in today_of(pilot).findings]
        assert "Moved light massage from Fri 27 Nov 18:00 to" in said(pilot)
        await pilot.press("u")
        assert saved(pilot, FRIDAY.id) == FRIDAY


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_each_time_offered_has_a_key_and_is_fine(tmp_path: Path, place: int) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        starts = acts_of(pilot, "race-too-close").starts
        assert len(starts) == 3
        assert [slot.start.span.earliest for slot in starts] == sorted(slot.start.span.earliest for slot in starts)
        await pilot.press("f", str(place + 1))
        assert saved(pilot, FRIDAY.id).start == starts[place].start
        assert not [finding for finding in today_of(pilot).findings if finding.is_open]


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_of_keys_are_clicked_on_the_panel(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY], size=size) as pilot:
        await pilot.press("f")
        await click(pilot, "x cancels")
        assert saved(pilot, FRIDAY.id).is_cancelled
        assert not isinstance(pilot.app.screen, Story)
        assert "Cancelled light massage" in said(pilot)
        await pilot.press("u")
        assert saved(pilot, FRIDAY.id) == FRIDAY


@pytest.mark.parametrize("size", SIZES)
async def test_the_words_of_keys_are_clicked_in_the_story(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY], size=size) as pilot:
        starts = acts_of(pilot, "race-too-close").starts
        await pilot.press("f", "enter")
        assert isinstance(pilot.app.screen, Story)
        await click(pilot, f"1 {start_words(starts[0].start)}")
        assert saved(pilot, FRIDAY.id).start == starts[0].start


@pytest.mark.parametrize("opened", [[], ["enter"]])
async def test_x_cancels_and_g_goes_there(tmp_path: Path, opened: list[str]) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        await pilot.press("f", *opened, "g")
        await pilot.pause()
        screen = today_of(pilot)
        assert (screen.day, screen.list.chosen) == (FRIDAY.day, FRIDAY)
        assert screen.list.has_focus
        await pilot.press("t", "f", *opened, "x")
        await pilot.pause()
        assert saved(pilot, FRIDAY.id).is_cancelled


@pytest.mark.parametrize("size", SIZES)
async def test_e_opens_the_line_at_its_end_with_nothing_selected(tmp_path: Path, size: tuple[int, int]) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY], size=size) as pilot:
        await pilot.press("f", "e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LineBar)
        line = pilot.app.screen.bar.input
        assert line.value == "2026-11-27 18:00 massage 60min light planned"
        assert (line.cursor_position, line.selected_text) == (len(line.value), "")
        await pilot.press("escape")
        assert saved(pilot, FRIDAY.id) == FRIDAY


@pytest.mark.parametrize("opened", [[], ["enter"]])
async def test_c_asks_how_a_run_was(tmp_path: Path, opened: list[str]) -> None:
    async with app_on(tmp_path, [PAST_RUN]) as pilot:
        await pilot.press("f", *opened, "c")
        await pilot.pause()
        assert "How was it?" in text_of(pilot)
        await type_line(pilot, "65 e6")
        await pilot.press("enter")
        await pilot.pause()
        run = saved(pilot, PAST_RUN.id)
        assert isinstance(run, Run)
        assert (run.is_done, run.distance_m, run.duration_s, run.effort) == (True, 12_000, 3900, 6)
        assert "Confirmed run 12.0 km" in said(pilot)
        await pilot.press("u")
        assert saved(pilot, PAST_RUN.id) == PAST_RUN


async def test_enter_alone_keeps_a_run_as_it_was_planned(tmp_path: Path) -> None:
    async with app_on(tmp_path, [PAST_RUN]) as pilot:
        await pilot.press("f", "c", "enter")
        await pilot.pause()
        run = saved(pilot, PAST_RUN.id)
        assert isinstance(run, Run)
        assert (run.is_done, run.distance_m, run.duration_s) == (True, 12_000, None)


async def test_what_a_run_took_is_typed_before_its_note(tmp_path: Path) -> None:
    noted = Run(id="run-00001", start=at(-1, 9), distance_m=12_000, status=Status.PLANNED, note="with Sam")
    async with app_on(tmp_path, [noted]) as pilot:
        await pilot.press("f", "c")
        await type_line(pilot, "65 e6")
        await pilot.press("enter")
        await pilot.pause()
        run = saved(pilot, noted.id)
        assert isinstance(run, Run)
        assert (run.duration_s, run.effort, run.note) == (3900, 6, "with Sam")


async def test_a_race_is_asked_about_too_and_a_massage_is_not(tmp_path: Path) -> None:
    race = Race(id="race-0002", start=at(-2, 10), name="Parkrun", distance_m=5000, status=Status.PLANNED)
    async with app_on(tmp_path, [race, PAST_MASSAGE]) as pilot:
        await pilot.press("left", "left", "c")
        await type_line(pilot, "22:10 e9")
        await pilot.press("enter")
        await pilot.pause()
        done = saved(pilot, race.id)
        assert isinstance(done, Race)
        assert (done.is_done, done.name, done.duration_s, done.effort) == (True, "Parkrun", 1330, 9)
        await pilot.press("right", "c")
        assert saved(pilot, PAST_MASSAGE.id).is_done
        assert not isinstance(pilot.app.screen, LineBar)


async def test_a_run_that_lies_ahead_is_not_asked_about(tmp_path: Path) -> None:
    ahead = Run(id="run-00002", start=at(0, 18), distance_m=8000, status=Status.PLANNED)
    async with app_on(tmp_path, [ahead]) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "This still lies ahead" in text_of(pilot)
        assert not isinstance(pilot.app.screen, LineBar)


async def test_o_asks_why_from_the_story_and_from_plan(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        await pilot.press("f", "enter", "o")
        await pilot.pause()
        assert today_of(pilot).bar.mode is Mode.WHY
        await pilot.press("escape", "p")
        await go_to(pilot, 4, 18)
        await pilot.press("f", "o")
        await pilot.pause()
        assert today_of(pilot).bar.mode is Mode.WHY


async def test_on_plan_the_keys_act_on_what_is_booked_there(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        await pilot.press("p", "1")
        await go_to(pilot, 4, 18)
        await pilot.press("f", "enter", "x")
        await pilot.pause()
        assert saved(pilot, FRIDAY.id).is_cancelled
        await pilot.press("u", "f", "enter", "g")
        await pilot.pause()
        assert today_of(pilot).list.chosen == FRIDAY


CASES = [
    ("unconfirmed", [PAST_MASSAGE], {Act.CONFIRM, Act.EDIT, Act.CANCEL, Act.GO, Act.OVERRULE}),
    ("race-too-close", [RACE, FRIDAY], {Act.MOVE, Act.EDIT, Act.CANCEL, Act.GO, Act.OVERRULE}),
    ("session-due", [], set()),
]


@pytest.mark.parametrize(("rule", "entries", "expected"), CASES)
async def test_only_what_does_something_is_offered(
    tmp_path: Path, rule: str, entries: list[Entry], expected: set[Act]
) -> None:
    now = at(3, 12).span.earliest if rule == "session-due" else at(0, 14).span.earliest
    async with app_on(tmp_path, entries, now=now) as pilot:
        assert set(acts_of(pilot, rule).acts) == expected
        await pilot.press("f", "c" if Act.CONFIRM not in expected else "down")
        assert ("c it happened" in text_of(pilot)) == (Act.CONFIRM in expected)


async def test_what_is_not_saved_can_be_neither_moved_nor_cancelled(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        finding = next(finding for finding in today_of(pilot).findings if finding.rule == "race-too-close")
        unsaved = Finding(
            finding.rule, finding.severity, "", "", "", ("slot", RACE.id), finding.source, move=finding.move
        )
        assert today_of(pilot).acts.of(unsaved) == FindingActs()


async def test_keys_of_the_settings_are_shown_and_work(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY], settings=Settings(keymap={"findings.cancel": "v"})) as pilot:
        await pilot.press("f")
        assert "v cancels" in text_of(pilot)
        await pilot.press("v")
        assert saved(pilot, FRIDAY.id).is_cancelled


async def test_the_keys_go_when_the_panel_is_left(tmp_path: Path) -> None:
    async with app_on(tmp_path, [RACE, FRIDAY]) as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.focused, Findings)
        assert "x cancels" in text_of(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert "x cancels" not in text_of(pilot)


async def test_x_cancels_on_the_day_and_in_the_journal_and_plans_again(tmp_path: Path) -> None:
    today = Massage(id="mass-0003", start=at(0, 18), status=Status.PLANNED)
    async with app_on(tmp_path, [today]) as pilot:
        await pilot.press("x")
        assert saved(pilot, today.id).is_cancelled
        await pilot.press("x")
        assert saved(pilot, today.id) == today
        await pilot.press("slash", "enter", "x")
        await pilot.pause()
        assert saved(pilot, today.id).is_cancelled
        assert (saved(pilot, today.id).day - TODAY).days == 0
