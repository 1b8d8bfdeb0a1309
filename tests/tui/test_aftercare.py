"""After a massage: the steps of two days, and asking how sore it is, driven by keys."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Bath, Drink, Entry, Massage, Note, Race, Soreness
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal
from runjournal.trends.aftercare import GLASS_ML, StepId
from runjournal.tui.screens.today.after_massage import AfterMassage
from runjournal.tui.screens.today.today_screen import TodayScreen
from runjournal.tui.widgets.body_map import BodyMap
from runjournal.tui.widgets.day_list import DayList
from runjournal.tui.widgets.entry_bar import EntryBar
from runjournal.tui.widgets.facts import Drunk, Month, NextRace
from runjournal.tui.widgets.preview import Preview
from tests.tui.stage import NOW, app_on, at, entries_on_day, text_of, today_of, type_line

DONE = Status.DONE
CALVES, QUAD = Spot(Area.CALF), Spot(Area.QUAD, Side.LEFT)
JUST_NOW = Massage(id="mass-0001", start=at(0, 12), depth=Depth.DEEP, status=DONE)
"""It ended at 13:00, an hour and twenty minutes ago."""

LAST_NIGHT = Massage(id="mass-0002", start=at(-1, 20), depth=Depth.DEEP, status=DONE, spots=(CALVES, QUAD))
"""It ended 17 h 20 m ago."""

BEFORE = Soreness(id="sore-0001", start=at(-1, 9), area=Area.QUAD, side=Side.LEFT, rating=3)
SIZES = [(80, 24), (120, 36), (200, 60)]


def steps_of(pilot: Pilot[None]) -> AfterMassage:
    return today_of(pilot).query_one(AfterMassage)


def logged(pilot: Pilot[None], known: Iterable[Entry]) -> list[Entry]:
    ids = {entry.id for entry in known}
    return [entry for entry in entries_on_day(pilot) if entry.id not in ids]


def told(pilot: Pilot[None]) -> str:
    return " ".join(row.plain.strip() for _, row in steps_of(pilot).lines(steps_of(pilot).content_size.width))


def prompt_text(pilot: Pilot[None]) -> str:
    drawn = today_of(pilot).query_one(Preview).render()
    assert isinstance(drawn, Content)
    return " ".join(drawn.plain.split())


async def test_the_time_until_which_soreness_eases_is_rounded_up_as_in_the_findings(tmp_path: Path) -> None:
    odd = replace(JUST_NOW, start=at(0, 12, 10))
    ratings = [replace(BEFORE, start=at(0, 11)), replace(BEFORE, start=at(0, 14), rating=6, id="sore-0002")]
    async with app_on(tmp_path, [odd, *ratings], size=(200, 60)) as pilot:
        assert "soreness to ease by Wed 13:30" in told(pilot)
        assert "should ease by Wed 25 Nov 13:30" in " ".join(text_of(pilot).split())


async def test_without_a_massage_there_are_no_steps_and_no_keys(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        assert not today_of(pilot).query(AfterMassage)
        actions = {found.binding.action for found in pilot.app.screen.active_bindings.values()}
        assert not actions & {"aftercare", "rate(3)", "skip", "rate_later"}
        await pilot.press("A", "3", "minus", "escape")
        assert entries_on_day(pilot) == ()


async def test_the_steps_are_told_with_their_times(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW], size=(160, 45)) as pilot:
        rows = [row.plain for _, row in steps_of(pilot).lines(41)]
        assert rows == [
            "After A · drink to thirst from 13:00",
            "        · light evening till midnight",
            "        · bath, if you like till midnight",
            "        · soreness to ease by Wed 13:00",
        ]


@pytest.mark.parametrize(
    ("moves", "step", "kind"),
    [(0, StepId.DRINK, Drink), (1, StepId.LIGHT, Note), (2, StepId.BATH, Bath)],
    ids=["drink", "light", "bath"],
)
async def test_one_key_logs_the_chosen_step_and_u_takes_it_back(
    tmp_path: Path, moves: int, step: StepId, kind: type[Entry]
) -> None:
    async with app_on(tmp_path, [JUST_NOW]) as pilot:
        await pilot.press("A")
        assert pilot.app.focused is steps_of(pilot)
        await pilot.press(*["down"] * moves, "A")
        await pilot.pause()
        (entry,) = logged(pilot, [JUST_NOW])
        assert isinstance(entry, kind)
        assert entry.start.at == NOW
        assert [done.id for done in steps_of(pilot).items if done.is_done] == [step]
        assert "u undoes it" in text_of(pilot)
        await pilot.press("u")
        assert logged(pilot, [JUST_NOW]) == []
        assert not any(done.is_done for done in steps_of(pilot).items)


async def test_a_glass_is_logged_once(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW]) as pilot:
        await pilot.press("A", "A")
        await pilot.pause()
        (drink,) = logged(pilot, [JUST_NOW])
        assert isinstance(drink, Drink)
        assert drink.volume_ml == GLASS_ML
        await pilot.press("A", "up", "A")
        await pilot.pause()
        assert len(logged(pilot, [JUST_NOW])) == 1


async def test_what_is_typed_ticks_a_step(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "w 500ml")
        await pilot.press("enter")
        await pilot.pause()
        assert [done.id for done in steps_of(pilot).items if done.is_done] == [StepId.DRINK]


async def test_why_is_said_of_the_chosen_step(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW], size=(160, 45)) as pilot:
        assert "evidence for the salt" not in told(pilot)
        await pilot.press("A", "down", "down")
        await pilot.pause()
        assert "Some professionals suggest it; evidence for the salt is lacking." in told(pilot)


async def test_the_easing_is_answered_by_ratings(tmp_path: Path) -> None:
    worked = Massage(id="mass-0003", start=at(0, 12), status=DONE, spots=(QUAD,))
    async with app_on(tmp_path, [worked]) as pilot:
        await pilot.press("A", "end", "down", "down", "down", "A")
        await pilot.pause()
        assert "1 h after your massage: how sore? left quad" in prompt_text(pilot)
        await pilot.press("1")
        await pilot.pause()
        (rating,) = logged(pilot, [worked])
        assert isinstance(rating, Soreness)
        assert (rating.spot, rating.rating) == (QUAD, 1)
        assert steps_of(pilot).items[-1].is_done


async def test_the_easing_without_an_area_says_what_to_type(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW]) as pilot:
        await pilot.press("A", "down", "down", "down", "A")
        await pilot.pause()
        assert "Press a and type one: calf3l" in prompt_text(pilot)


async def test_steps_come_and_go_with_the_massage(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.add([JUST_NOW])
            pilot.app.show_changes()  # type: ignore[attr-defined]
            await pilot.pause()
            await pilot.pause()
            assert len(steps_of(pilot).items) == 4
            await pilot.press("A")
            other.delete([JUST_NOW.id])
        pilot.app.show_changes()  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.pause()
        assert not today_of(pilot).query(AfterMassage)
        await pilot.press("a")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_areas_are_asked_for_one_after_the_other_and_saved_as_one_step(tmp_path: Path) -> None:
    known = [LAST_NIGHT, BEFORE]
    async with app_on(tmp_path, known) as pilot:
        assert "17 h after your deep massage: how sore? calves 1 of 2 0 1 2 3 4 5 6 7 8 9 · - skips" in prompt_text(
            pilot
        )
        await pilot.press("4")
        await pilot.pause()
        assert "how sore? left quad, 3 before" in prompt_text(pilot)
        assert logged(pilot, known) == []
        await pilot.press("0")
        await pilot.pause()
        ratings = [entry for entry in logged(pilot, known) if isinstance(entry, Soreness)]
        assert {(entry.spot, entry.rating, entry.start.at) for entry in ratings} == {(CALVES, 4, NOW), (QUAD, 0, NOW)}
        assert "how sore" not in prompt_text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert logged(pilot, known) == []
        assert "how sore? calves" in prompt_text(pilot)


async def test_the_answers_can_be_clicked(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LAST_NIGHT]) as pilot:
        preview = today_of(pilot).query_one(Preview)
        row = next(place for place, line in enumerate(str(preview.render()).splitlines()) if "0  1  2" in line)
        column = str(preview.render()).splitlines()[row].index("4")
        await pilot.click(Preview, offset=(column, row))
        await pilot.pause()
        await pilot.click(Preview, offset=(column, row))
        await pilot.pause()
        assert [entry.rating for entry in entries_on_day(pilot) if isinstance(entry, Soreness)] == [4, 4]


async def test_a_skipped_area_is_not_asked_for_again(tmp_path: Path) -> None:
    known = [LAST_NIGHT]
    async with app_on(tmp_path, known) as pilot:
        await pilot.press("minus", "5")
        await pilot.pause()
        (rating,) = logged(pilot, known)
        assert isinstance(rating, Soreness)
        assert (rating.spot, rating.rating) == (QUAD, 5)
        pilot.app.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "how sore" not in prompt_text(pilot)


async def test_escape_keeps_the_answers_and_asks_for_the_rest_an_hour_later(tmp_path: Path) -> None:
    known = [LAST_NIGHT]
    async with app_on(tmp_path, known) as pilot:
        await pilot.press("4", "escape")
        await pilot.pause()
        assert len(logged(pilot, known)) == 1
        assert "how sore" not in prompt_text(pilot)
        journal_model = today_of(pilot).journal_model
        journal_model.now = lambda: NOW + timedelta(minutes=59, seconds=59)
        pilot.app.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "how sore" not in prompt_text(pilot)
        journal_model.now = lambda: NOW + timedelta(hours=1)
        pilot.app.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "18 h after your deep massage: how sore? left quad 0 1" in prompt_text(pilot)


async def test_quitting_amid_a_question_keeps_its_answers(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LAST_NIGHT, BEFORE]) as pilot:
        assert "how sore?" in prompt_text(pilot)
        await pilot.press("4", "q")
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        (rating,) = (entry for entry in journal.all() if entry.id not in (LAST_NIGHT.id, BEFORE.id))
    assert isinstance(rating, Soreness)
    assert rating.rating == 4


async def test_it_is_asked_when_its_time_comes(tmp_path: Path) -> None:
    async with app_on(tmp_path, [Massage(id="mass-0004", start=at(0, 2), status=DONE, spots=(QUAD,))]) as pilot:
        assert "how sore" not in prompt_text(pilot)
        today_of(pilot).journal_model.now = lambda: NOW + timedelta(minutes=40)
        pilot.app.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "12 h after your massage: how sore? left quad" in prompt_text(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert any(isinstance(entry, Soreness) for entry in entries_on_day(pilot))


async def test_the_line_keeps_every_key_while_it_is_typed(tmp_path: Path) -> None:
    known = [LAST_NIGHT]
    async with app_on(tmp_path, known) as pilot:
        await pilot.press("a", "8", "minus", "2", "x")
        assert today_of(pilot).bar.input.value == "8-2x"
        assert logged(pilot, known) == []
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.focused, DayList)
        assert "how sore? calves" in prompt_text(pilot)


async def test_no_key_answers_a_question_that_a_draft_hides(tmp_path: Path) -> None:
    known = [LAST_NIGHT]
    async with app_on(tmp_path, known) as pilot:
        await pilot.press("a")
        await type_line(pilot, "r 8k")
        today_of(pilot).list.focus()
        await pilot.press("3", "4")
        await pilot.pause()
        assert logged(pilot, known) == []
        assert "8.0 km" in prompt_text(pilot)


async def test_the_reason_of_an_overrule_is_asked_for_alone(tmp_path: Path) -> None:
    race = Race(id="race-0003", start=at(1, 10), name="Spring Half")
    known = [LAST_NIGHT, race]
    async with app_on(tmp_path, known) as pilot:
        assert "how sore? calves" in prompt_text(pilot)
        await pilot.press("f", "o", "4", "2")
        await pilot.pause()
        assert "how sore" not in prompt_text(pilot)
        assert today_of(pilot).bar.input.value == "42"
        assert logged(pilot, known) == []


async def test_another_day_on_the_screen_changes_nothing_of_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LAST_NIGHT, BEFORE]) as pilot:
        await pilot.press("4", "pageup", "left")
        await pilot.pause()
        assert "how sore? left quad" in prompt_text(pilot)
        assert steps_of(pilot).items


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("focus", [False, True], ids=["", "focus"])
async def test_everything_is_whole_and_apart(tmp_path: Path, size: tuple[int, int], *, focus: bool) -> None:
    race = Race(id="race-0001", start=at(6, 10), name="Riverside Half Marathon", distance_m=21_100)
    sessions = [Massage(id=f"mass-1{ago:03}", start=at(-ago, 9), duration_s=3600, status=DONE) for ago in (30, 60, 90)]
    async with app_on(tmp_path, [LAST_NIGHT, JUST_NOW, BEFORE, race, *sessions], size=size) as pilot:
        await pilot.press(*(["A", "down", "down"] if focus else []))
        await pilot.pause()
        screen = today_of(pilot)
        regions = {
            part: screen.query_one(part).region for part in (AfterMassage, Month, NextRace, Drunk, BodyMap, EntryBar)
        }
        for part, region in regions.items():
            assert region.area, part
            assert Region(0, 0, *size).contains_region(region), part
            assert not any(region.overlaps(other) for name, other in regions.items() if name is not part), part
        drawn = steps_of(pilot).render()
        assert isinstance(drawn, Content)
        rows = drawn.split()
        assert all(row.cell_length <= steps_of(pilot).content_size.width for row in rows)
        assert len(rows) == steps_of(pilot).content_size.height
        assert (len(rows) == 1) is (size[1] < 45)


async def test_each_step_fits_on_its_line_in_a_low_terminal(tmp_path: Path) -> None:
    async with app_on(tmp_path, [JUST_NOW], size=(80, 24)) as pilot:
        steps = steps_of(pilot)
        text = []
        for index in range(len(steps.items)):
            steps.cursor = index
            text += [row.plain.strip() for _, row in steps.lines(steps.content_size.width)]
        assert [row.split("· ")[1] for row in text] == [
            "drink from 13:00",
            "light till midnight",
            "bath? till midnight",
            "sore till Wed 13:00",
        ]


async def test_the_question_is_whole_in_a_low_terminal_and_in_ascii(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LAST_NIGHT, BEFORE], size=(80, 24), settings=Settings(ascii=True)) as pilot:
        assert prompt_text(pilot).endswith("how sore? calves 1 of 2 0 1 2 3 4 5 6 7 8 9, - skips, Escape later")
        assert text_of(pilot).isascii()


@pytest.mark.parametrize("text", ["[left] knee", "[/nope]", "[@click=app.bell]z[/]", "$n {x} %s"])
async def test_names_stay_what_they_are(tmp_path: Path, text: str) -> None:
    massage = Massage(id="mass-0005", start=at(-1, 20), status=DONE, spots=(QUAD,), therapist=text)
    race = Race(id="race-0002", start=at(6, 10), name=text)
    async with app_on(tmp_path, [massage, race]) as pilot:
        assert "17 h after your massage: how sore? left quad" in prompt_text(pilot)
        assert text in text_of(pilot)
        await pilot.press("A", "A")
        await pilot.press("4")
        await pilot.pause()
        kinds = {type(entry) for entry in entries_on_day(pilot)}
        assert kinds == {Drink, Soreness}
