"""How hard recorded runs were: asked below the entry bar, answered by keys and by mouse."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import Depth, RunKind, Status
from runjournal.model.entries import Entry, Massage, Race, Run, Soreness
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal
from runjournal.tui.widgets.preview import Preview
from tests.tui.stage import NOW, app_on, at, text_of, today_of, type_line

TODAY_RUN = Run(id="run-0001", start=at(0, 7, 10), distance_m=8200, duration_s=2640, source="fit:01:0")
LONG = replace(TODAY_RUN, id="run-0002", start=at(-1, 8), distance_m=14_000, run_kind=RunKind.LONG, source="fit:02:0")
OLD = replace(TODAY_RUN, id="run-0003", start=at(-4, 7), source="fit:03:0")
LAST_NIGHT = Massage(
    id="mass-0001", start=at(-1, 20), depth=Depth.DEEP, status=Status.DONE, spots=(Spot(Area.QUAD, Side.LEFT),)
)
SIZES = [(80, 24), (100, 30), (120, 36), (160, 45), (200, 60)]


def asked(pilot: Pilot[None]) -> str:
    drawn = today_of(pilot).query_one(Preview).render()
    assert isinstance(drawn, Content)
    return " ".join(drawn.plain.split())


def efforts(pilot: Pilot[None], runs: Iterable[Entry]) -> list[int | None]:
    kept = (today_of(pilot).journal_model.journal.get(run.id) for run in runs)
    return [run.effort for run in kept if isinstance(run, Run | Race)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def tick(pilot: Pilot[None]) -> None:
    pilot.app.tick()  # type: ignore[attr-defined]
    await pilot.pause()


async def test_a_run_is_rated_with_one_digit_and_u_takes_it_back(tmp_path: Path) -> None:
    async with app_on(tmp_path, [TODAY_RUN]) as pilot:
        assert asked(pilot) == (
            "● How hard was it? run, 8.2 km, 44:00, Mon 23 Nov 07:10 "
            "0 1 2 3 4 5 6 7 8 9 + is 10 · - skips · Escape later"
        )
        await press(pilot, "6")
        assert efforts(pilot, [TODAY_RUN]) == [6]
        assert "Saved effort 6 for the run of Mon 23 Nov. u undoes it." in asked(pilot)
        assert "How hard" not in asked(pilot)
        await press(pilot, "u")
        assert efforts(pilot, [TODAY_RUN]) == [None]
        assert "How hard was it?" in asked(pilot)


async def test_all_answers_are_one_step_the_latest_run_first(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LONG, TODAY_RUN, OLD]) as pilot:
        assert "44:00, Mon 23 Nov 07:10 1 of 2" in asked(pilot)
        await press(pilot, "3")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [None, None]
        assert "long run, 14.0 km, 44:00, Sun 22 Nov 08:00 2 of 2" in asked(pilot)
        await press(pilot, "plus")
        assert efforts(pilot, [TODAY_RUN, LONG, OLD]) == [3, 10, None]
        assert "Saved the effort of 2 runs. u undoes it." in asked(pilot)
        await press(pilot, "u")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [None, None]


@pytest.mark.parametrize("known", [[], [OLD], [replace(TODAY_RUN, effort=0)], [replace(TODAY_RUN, source="")]])
async def test_nothing_is_asked_of_others_and_no_key_answers(tmp_path: Path, known: list[Entry]) -> None:
    async with app_on(tmp_path, known) as pilot:
        assert "How hard" not in asked(pilot)
        await press(pilot, "6", "plus", "minus", "escape")
        assert efforts(pilot, known) == [run.effort for run in known if isinstance(run, Run)]


async def test_a_skipped_run_is_not_asked_about_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LONG, TODAY_RUN]) as pilot:
        await press(pilot, "minus", "5")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [None, 5]
        await tick(pilot)
        assert "How hard" not in asked(pilot)
        await press(pilot, "u")
        assert "How hard was it? long run" in asked(pilot)
        assert "1 of" not in asked(pilot)
    async with app_on(tmp_path) as pilot:
        assert "How hard was it? run, 8.2 km" in asked(pilot)


async def test_escape_keeps_the_answers_and_asks_for_the_rest_an_hour_later(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LONG, TODAY_RUN]) as pilot:
        await press(pilot, "4", "escape")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [4, None]
        journal_model = today_of(pilot).journal_model
        journal_model.now = lambda: NOW + timedelta(minutes=59)
        await tick(pilot)
        assert "How hard" not in asked(pilot)
        journal_model.now = lambda: NOW + timedelta(minutes=60)
        await tick(pilot)
        assert "How hard was it? long run" in asked(pilot)


async def test_quitting_amid_the_questions_keeps_the_answers(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LONG, TODAY_RUN]) as pilot:
        await pilot.press("4", "q")
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        ran = (journal.get(run.id) for run in (TODAY_RUN, LONG))
        assert [run.effort for run in ran if isinstance(run, Run)] == [4, None]


@pytest.mark.parametrize(("label", "effort"), [("7", 7), ("+ is 10", 10)])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_is_whole_at_any_size_and_can_be_clicked(
    tmp_path: Path, size: tuple[int, int], label: str, effort: int
) -> None:
    async with app_on(tmp_path, [LONG], size=size) as pilot:
        preview = today_of(pilot).query_one(Preview)
        rows = str(preview.render()).splitlines()
        assert rows[0].startswith("● How hard was it? long run, 14.0 km, 44:00, Sun 22 Nov 08:00")
        assert rows[1].endswith("+ is 10 · - skips · Escape later")
        assert len(rows) == 2
        assert max(map(len, rows)) <= preview.size.width
        await pilot.click(Preview, offset=(rows[1].index(label), 1))
        await pilot.pause()
        assert efforts(pilot, [LONG]) == [effort]


async def test_soreness_after_a_massage_comes_first_and_a_ten_does_not_answer_it(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LAST_NIGHT, TODAY_RUN]) as pilot:
        assert "how sore? left quad" in asked(pilot)
        assert "+ is 10" not in asked(pilot)
        await press(pilot, "plus")
        assert "how sore? left quad" in asked(pilot)
        await press(pilot, "2")
        entries = list(today_of(pilot).journal_model.journal.all())
        assert [entry.rating for entry in entries if isinstance(entry, Soreness)] == [2]
        assert "How hard was it?" in asked(pilot)
        await press(pilot, "8")
        assert efforts(pilot, [TODAY_RUN]) == [8]


async def test_what_was_begun_is_finished_before_a_massage_is_asked_about(tmp_path: Path) -> None:
    soon = replace(LAST_NIGHT, start=at(0, 2))
    async with app_on(tmp_path, [soon, TODAY_RUN, LONG]) as pilot:
        await press(pilot, "3")
        today_of(pilot).journal_model.now = lambda: NOW + timedelta(minutes=40)
        await tick(pilot)
        assert "How hard was it? long run" in asked(pilot)
        await press(pilot, "5")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [3, 5]
        assert "12 h after your deep massage: how sore?" in asked(pilot)


async def test_a_run_that_was_changed_elsewhere_is_not_overwritten(tmp_path: Path) -> None:
    async with app_on(tmp_path, [LONG, TODAY_RUN]) as pilot:
        await press(pilot, "3")
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.edit(LONG.id, [replace(LONG, effort=9)])
        await press(pilot, "5")
        assert efforts(pilot, [TODAY_RUN, LONG]) == [None, 9]
        assert "A run was changed elsewhere meanwhile." in asked(pilot)
        await tick(pilot)
        assert "How hard was it? run, 8.2 km" in asked(pilot)


async def test_the_line_keeps_every_key_while_it_is_typed(tmp_path: Path) -> None:
    async with app_on(tmp_path, [TODAY_RUN]) as pilot:
        await pilot.press("a")
        await type_line(pilot, "8+2-")
        assert today_of(pilot).bar.input.value == "8+2-"
        await press(pilot, "escape")
        assert efforts(pilot, [TODAY_RUN]) == [None]


@pytest.mark.parametrize("text", ["[left] knee", "[/nope]", "[@click=app.bell]z[/]"])
async def test_names_stay_what_they_are_and_ascii_stays_ascii(tmp_path: Path, text: str) -> None:
    race = Race(id="race-0001", start=at(-1, 10), name=text, status=Status.DONE, source="strava:1")
    async with app_on(tmp_path, [race]) as pilot:
        assert f"How hard was it? {text}, Sun 22 Nov 10:00" in asked(pilot)
        await press(pilot, "9")
        assert efforts(pilot, [race]) == [9]
    async with app_on(tmp_path, [replace(race, id="race-0002")], settings=Settings(ascii=True)) as pilot:
        assert text_of(pilot).isascii()
        assert "How hard was it?" in asked(pilot)
