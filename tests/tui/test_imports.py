"""The Import screen's preview: what would happen, ticked and filtered by keys and mouse, and then done as one step."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from runjournal.errors import JournalError
from runjournal.exchange.activities.recording import NoActivity, Unreadable
from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.exchange.import_preview import FilesRead, ImportPreview, ImportRow
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Run
from runjournal.model.settings import Activities, Distance, Settings
from runjournal.store.journal import Journal
from runjournal.tui import app
from runjournal.tui.app import RunJournalApp
from runjournal.tui.draw_context import DrawContext
from runjournal.tui.models import imports
from runjournal.tui.models.import_items import ItemGroup, items_of
from runjournal.tui.models.imports import NONE_TICKED
from runjournal.tui.screens.dialogs.missing_journal import MissingJournal
from runjournal.tui.screens.imports.import_screen import Step
from runjournal.tui.screens.imports.item_columns import columns_of, row_of
from runjournal.tui.screens.imports.item_detail import ItemDetail
from runjournal.tui.screens.plan.plan_screen import PlanScreen
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.tui.import_stage import (
    PLANNED,
    PRESENT,
    TYPED,
    UNREADABLE,
    asked_row,
    done_row,
    import_of,
    joined_row,
    large_preview,
    new_row,
    race_row,
    reads,
    rest,
    sample_preview,
    there_row,
    walk_row,
)
from tests.tui.stage import NOW, ZONE, app_on, at, text_of, today_of, type_line

__all__ = ["reads"]

Reads = Callable[[ImportPreview], list[Sequence[Path]]]
HAD = [TYPED, PLANNED, PRESENT]
SIZES = [(60, 20), (80, 24), (100, 30), (120, 36), (200, 60)]


async def preview_on(pilot: Pilot[None], folder: Path) -> None:
    """Open the screen and read the folder that the journal is in."""
    await pilot.press("i")
    await rest(pilot)
    import_of(pilot).path.line.put(str(folder))
    await pilot.press("enter")
    await rest(pilot)


def kept(pilot: Pilot[None]) -> list[Entry]:
    """What the journal holds."""
    assert isinstance(pilot.app, RunJournalApp)
    return list(pilot.app.journal_model.journal.all())


def ticked(pilot: Pilot[None]) -> int:
    """How many items are ticked."""
    return len(import_of(pilot).filtered.ticked)


def words(pilot: Pilot[None]) -> str:
    """The text on the screen, its lines joined."""
    return " ".join(text_of(pilot).split())


def detail(pilot: Pilot[None]) -> str:
    """The chosen item in full, its lines joined; all of it must be in view."""
    widget = pilot.app.screen.query_one(ItemDetail)
    assert widget.region.height <= widget.container_size.height
    rows = widget.render().plain.split("\n")
    assert len(rows) <= widget.size.height
    return " ".join(" ".join(rows).split())


# reading


async def test_a_path_is_read_and_shown_newest_first_with_what_happens(tmp_path: Path, reads: Reads) -> None:
    paths = reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        text = text_of(pilot)
        assert paths == [[tmp_path]]
        assert import_of(pilot).preview.list.has_focus
        shown = [
            "Datum is the day",
            "new  Sunday long run",
            'joins "10k easy, felt ok"',
            "done: planned 12 km",
            "the same run in another zone?",
            "a walk",
            "it ends in the middle of its first message",
            "already there",
        ]
        assert [text.rindex(part) for part in shown] == sorted(text.rindex(part) for part in shown)
        assert "Sun 22 Nov 2026  07:10" in text
        assert "Mon 16 Nov 2026  16:10  Tokyo" in text
        assert "14 of 15 ticked" in text


async def test_nothing_is_changed_before_enter(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        before = kept(pilot)
        await preview_on(pilot, tmp_path)
        await pilot.press("space", "asterisk", "right", "slash", "x", "escape", "escape", "escape")
        assert kept(pilot) == before


async def test_enter_imports_what_is_ticked_and_undo_takes_it_back(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        before = kept(pilot)
        await preview_on(pilot, tmp_path)
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Imported 12 runs, 1 joined yours, 1 plan is done. u undoes it." in words(pilot)
        runs = {run.id: run for run in kept(pilot) if isinstance(run, Run)}
        assert len(runs) == len(before) + 12
        assert runs[TYPED.id].note == TYPED.note
        assert runs[PLANNED.id].is_done
        assert pilot.app.screen.entries == ()
        await pilot.press("u")
        assert kept(pilot) == before


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([new_row()], "Imported 1 run. u undoes it."),
        ([new_row(), race_row(), race_row(15)], "Imported 1 run and 2 races. u undoes it."),
        ([joined_row()], "1 joined yours. u undoes it."),
        ([done_row()], "1 plan is done. u undoes it."),
    ],
)
async def test_what_was_imported_is_said(tmp_path: Path, reads: Reads, rows: list[ImportRow], sentence: str) -> None:
    reads(ImportPreview(rows))
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("enter")
        await rest(pilot)
        assert sentence in words(pilot)


async def test_one_comes_back_to_where_one_was(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    async with app_on(tmp_path) as pilot:
        await pilot.press("p")
        await preview_on(pilot, tmp_path)
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(pilot.app.screen, PlanScreen)
        assert "Imported 1 run. u undoes it." in words(pilot)
        await pilot.press("i")
        await rest(pilot)
        assert import_of(pilot).step is Step.PATH
        assert import_of(pilot).path.line.value == ""
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, PlanScreen)


# ticks


async def test_space_and_a_click_tick_and_take_away(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row(1), new_row()]))
    async with app_on(tmp_path) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("space")
        assert ticked(pilot) == 1
        await pilot.press("space")
        assert ticked(pilot) == 2
        await pilot.click("ItemList", offset=(10, 1))
        assert (ticked(pilot), import_of(pilot).preview.list.cursor) == (1, 1)
        await pilot.press("asterisk")
        assert ticked(pilot) == 2
        await pilot.press("asterisk")
        assert ticked(pilot) == 0
        await pilot.press("enter")
        await rest(pilot)
        assert NONE_TICKED in words(pilot)
        assert kept(pilot) == []


async def test_all_ticks_only_what_is_shown(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("slash", *"tokyo", "enter", "asterisk")
        assert ticked(pilot) == 15
        await pilot.press("asterisk", "escape")
        assert ticked(pilot) == 14


async def test_what_asks_is_imported_once_it_is_ticked(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([asked_row()]))
    async with app_on(tmp_path) as pilot:
        await preview_on(pilot, tmp_path)
        assert ticked(pilot) == 0
        await pilot.press("space", "enter")
        await rest(pilot)
        assert "Imported 1 run." in words(pilot)
        assert len(kept(pilot)) == 1


@pytest.mark.parametrize(
    ("preview", "why"),
    [
        (ImportPreview([there_row()]), "Nothing would change: already there."),
        (ImportPreview([walk_row()]), "This is left out: a walk."),
        (ImportPreview([], UNREADABLE), "This could not be read: it ends in the middle of its first message."),
        (ImportPreview([], (), ["runs.csv: all of it."]), "This is a remark"),
        (ImportPreview([], without=[NoActivity("a.fit", "a course")]), "This holds no run: a course."),
        (ImportPreview([], files=FilesRead(others=3)), "This holds no run: 3 files of other kinds."),
    ],
)
async def test_what_cannot_be_ticked_says_why(tmp_path: Path, reads: Reads, preview: ImportPreview, why: str) -> None:
    reads(preview)
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("space")
        assert why in words(pilot)
        assert ticked(pilot) == 0
        await pilot.press("asterisk")
        assert ticked(pilot) == 0


# filters


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("sunday", 1),
        ("SUN 22", 2),
        ("2026-11-21", 1),
        ("walk", 1),
        ("tokyo", 1),
        ("old.fit clock", 1),
        ("joins felt", 1),
        ("nov", 13),
        ("nothing like it", 0),
    ],
)
async def test_words_filter_while_they_are_typed(tmp_path: Path, reads: Reads, text: str, count: int) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("slash")
        await type_line(pilot, text)
        assert len(import_of(pilot).preview.list.items) == count
        assert ("Nothing here has these words" in text_of(pilot)) is not count
        await pilot.press("escape")
        assert len(import_of(pilot).preview.list.items) == 21


async def test_the_groups_are_turned_by_keys_and_chosen_by_clicks(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        seen = []
        for _ in range(8):
            await pilot.press("right")
            seen.append((import_of(pilot).filtered.group, len(import_of(pilot).preview.list.items)))
        assert seen == [
            (ItemGroup.NEW, 12),
            (ItemGroup.JOINED, 1),
            (ItemGroup.DONE, 1),
            (ItemGroup.ASKED, 1),
            (ItemGroup.LEFT_OUT, 1),
            (ItemGroup.UNREADABLE, 2),
            (ItemGroup.THERE, 2),
            (None, 21),
        ]
        await pilot.press("left")
        assert import_of(pilot).filtered.group is ItemGroup.THERE
        tabs = text_of(pilot).splitlines()[3]
        await pilot.click("GroupTabs", offset=(tabs.index("left out"), 0))
        assert import_of(pilot).filtered.group is ItemGroup.LEFT_OUT
        await pilot.press("escape")
        assert import_of(pilot).filtered.group is None


async def test_the_cursor_stays_on_its_item_through_filters(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("down", "down")
        assert import_of(pilot).item == import_of(pilot).preview.list.chosen
        await pilot.press("slash", *"planned", "enter")
        item = import_of(pilot).item
        assert item is not None
        assert item.group is ItemGroup.DONE
        await pilot.press("escape")
        assert import_of(pilot).preview.list.chosen == item


async def test_pages_and_edges_pass_over_headings(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD, size=(80, 24)) as pilot:
        await preview_on(pilot, tmp_path)
        lists = import_of(pilot).preview.list
        await pilot.press("end")
        assert lists.cursor == 20
        await pilot.press("pageup", "pageup", "pageup")
        assert lists.cursor == 0
        assert "Datum is the day" in text_of(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown", "home")
        assert lists.cursor == 0


# going away and back


async def test_escape_goes_back_step_by_step_and_the_path_stays(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("right", "slash", "n", "escape")
        assert (import_of(pilot).filtered.group, import_of(pilot).filtered.text) == (None, "")
        await pilot.press("escape")
        assert import_of(pilot).step is Step.PATH
        assert import_of(pilot).path.line.value == str(tmp_path)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_preview_stays_while_another_screen_is_looked_at(tmp_path: Path, reads: Reads) -> None:
    paths = reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("space", "p")
        assert "Plan" in text_of(pilot)
        await pilot.press("escape")
        assert "Today" in text_of(pilot)
        await pilot.press("i")
        await rest(pilot)
        assert (import_of(pilot).step, ticked(pilot), len(paths)) == (Step.PREVIEW, 13, 1)


async def test_reading_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("i")
        await rest(pilot)
        screen = import_of(pilot)
        told: list[bool] = []

        def read_import(*given: object, **_: object) -> ImportPreview:
            on_progress = given[-1]
            assert callable(on_progress)
            on_progress(ImportProgress(1, 4, 1_000_000, 4_000_000))
            pilot.app.call_from_thread(screen.action_leave)
            try:
                on_progress(ImportProgress(2, 4, 2_000_000, 4_000_000))
            except imports.ReadingStopped:
                told.append(True)
                raise
            return sample_preview()

        monkeypatch.setattr(imports, "read_import", read_import)
        screen.path.line.put(str(tmp_path))
        await pilot.press("enter")
        await rest_if_cancelled(pilot)
        assert told == [True]
        assert screen.step is Step.PATH
        assert screen.filtered.items == ()


async def rest_if_cancelled(pilot: Pilot[None]) -> None:
    """Wait for threads, of which some were told to end."""
    await pilot.pause()
    while any(worker.is_running for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


async def test_what_ends_a_reading_is_said_where_the_path_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_import(*_: object, **__: object) -> ImportPreview:
        raise JournalError("export.zip is damaged.", "Download it again.")

    monkeypatch.setattr(imports, "read_import", read_import)
    async with app_on(tmp_path) as pilot:
        await preview_on(pilot, tmp_path)
        assert import_of(pilot).step is Step.PATH
        assert "export.zip is damaged. Download it again." in words(pilot)
        await pilot.press("x")
        assert "damaged" not in words(pilot)


# the journal meanwhile


async def test_what_was_changed_elsewhere_meanwhile_is_left_and_said(tmp_path: Path, reads: Reads) -> None:
    reads(sample_preview())
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.edit(TYPED.id, [replace(TYPED, note="felt bad")])
            other.delete([PLANNED.id])
        await pilot.press("enter")
        await rest(pilot)
        preview = today_of(pilot).bar.preview
        assert preview is not None
        assert preview.status == (
            "Imported 12 runs. 1 left out: changed elsewhere meanwhile. 1 left out: deleted elsewhere meanwhile."
            " u undoes it."
        )
        runs = {run.id: run for run in kept(pilot)}
        assert runs[TYPED.id].note == "felt bad"
        assert PLANNED.id not in runs


async def test_if_nothing_is_left_to_import_that_is_refused(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([joined_row()]))
    async with app_on(tmp_path, HAD) as pilot:
        await preview_on(pilot, tmp_path)
        with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.edit(TYPED.id, [replace(TYPED, note="felt bad")])
        await pilot.press("enter")
        await rest(pilot)
        assert import_of(pilot).step is Step.PREVIEW
        assert "Nothing was imported. 1 left out: changed elsewhere meanwhile." in words(pilot)


async def test_a_journal_that_is_removed_meanwhile_loses_nothing(
    tmp_path: Path, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "POLL_S", 3600.0)
    reads(ImportPreview([new_row()]))
    async with app_on(tmp_path) as pilot:
        await preview_on(pilot, tmp_path)
        screen = import_of(pilot)
        (tmp_path / "journal.db").unlink()
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(pilot.app.screen, MissingJournal)
        assert (screen.step, len(screen.filtered.ticked)) == (Step.PREVIEW, 1)


async def test_a_massage_that_an_imported_race_comes_too_close_to_is_named(tmp_path: Path, reads: Reads) -> None:
    booked = Massage(id="mass-00001", start=at(7, 18), depth=Depth.DEEP, status=Status.PLANNED)
    reads(ImportPreview([race_row(8)]))
    async with app_on(tmp_path, [booked]) as pilot:
        await preview_on(pilot, tmp_path)
        await pilot.press("enter")
        await rest(pilot)
        preview = today_of(pilot).bar.preview
        assert preview is not None
        assert preview.status == "Imported 1 race. Deep massage Mon 30 Nov 18:00 is now too close. u undoes it."


# sizes, signs and large previews


async def test_the_narrowest_row_has_its_day(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    async with app_on(tmp_path, size=(40, 12)) as pilot:
        await preview_on(pilot, tmp_path)
        assert "22 Nov 2026  new" in text_of(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_size_shows_a_row_with_what_happens_and_the_chosen_one_whole(
    tmp_path: Path, reads: Reads, size: tuple[int, int]
) -> None:
    reason = "it says that it was written in the year 2105, which no watch could have known when it was made"
    reads(ImportPreview([joined_row(), new_row()], [Unreadable("ACTIVITY/far.FIT", reason)]))
    async with app_on(tmp_path, HAD, size=size) as pilot:
        await preview_on(pilot, tmp_path)
        text = text_of(pilot)
        assert "8.00" in text
        assert "22 Nov 2026" in text
        assert "2 of 2 ticked" in text
        await pilot.press("down")
        assert 'joins "10k easy, felt ok" (you: 10.0 km, watch: 9.42 km)' in words(pilot)
        await pilot.press("end")
        assert f"not read: {reason}" in detail(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, reads: Reads, size: tuple[int, int]) -> None:
    reads(sample_preview())
    settings = Settings(ascii=True, activities=Activities(folders=(str(tmp_path),)))
    async with app_on(tmp_path, HAD, size=size, settings=settings) as pilot:
        await pilot.press("i")
        await rest(pilot)
        assert text_of(pilot).isascii()
        await pilot.press("escape")
        await preview_on(pilot, tmp_path)
        for key in ("down", "space", "end", "slash"):
            await pilot.press(key)
            text = text_of(pilot)
            assert text.isascii(), sorted({character for character in text if not character.isascii()})


async def test_distances_are_in_the_runners_unit(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row(distance_m=16_093)]))
    async with app_on(tmp_path, settings=Settings(distance=Distance.MI)) as pilot:
        await preview_on(pilot, tmp_path)
        assert "10.00" in text_of(pilot)
        assert "distance 10.00 mi" in words(pilot)


async def test_a_preview_of_thousands_is_filtered_ticked_and_scrolled(tmp_path: Path, reads: Reads) -> None:
    unreadable = [Unreadable(f"ACTIVITY/{number}.FIT", "it is empty") for number in range(10_000)]
    reads(ImportPreview(large_preview().rows, unreadable))
    async with app_on(tmp_path, size=(200, 60)) as pilot:
        await preview_on(pilot, tmp_path)
        assert "2,500 of 2,500 ticked" in text_of(pilot)
        await pilot.press("end")
        assert "ACTIVITY/9999.FIT" in text_of(pilot)
        await pilot.press("pageup", "slash", *"9998.fit empty", "enter")
        assert [item.where for item in import_of(pilot).preview.list.items] == ["ACTIVITY/9998.FIT"]
        await pilot.press("escape", "asterisk")
        assert ticked(pilot) == 0


MARKUP = ["[left] knee", "x[/]y", "[/nope]", "[@click=app.bell]z[/]", "[bold red]q[/bold red]", "a\\[b", "$n {x} %s"]


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_texts_of_files_are_shown_as_they_stand(
    tmp_path: Path, reads: Reads, text: str, size: tuple[int, int]
) -> None:
    row = replace(new_row(title=text, where=text), words=text)
    reads(ImportPreview([replace(row, where=text)], [Unreadable(text, text)], [text]))
    async with app_on(tmp_path, size=size) as pilot:
        await preview_on(pilot, tmp_path)
        assert text_of(pilot).count(text) >= 4
        await pilot.press("slash")
        await type_line(pilot, text.split()[0])
        assert len(import_of(pilot).preview.list.items) == 3


async def test_the_table_beside_says_what_was_what_the_file_has_and_what_will_be(tmp_path: Path, reads: Reads) -> None:
    reads(ImportPreview([done_row(), joined_row()]))
    async with app_on(tmp_path, HAD, size=(200, 60)) as pilot:
        await preview_on(pilot, tmp_path)
        lines = [" ".join(line.split()) for line in text_of(pilot).splitlines()]
        assert any(line.endswith("distance 10.00 km 9.42 km 10.00 km") for line in lines)
        assert any(line.endswith("time 52:31 52:31") for line in lines)
        await pilot.press("down")
        lines = [" ".join(line.split()) for line in text_of(pilot).splitlines()]
        assert any(line.endswith("distance 12.00 km 12.31 km 12.31 km") for line in lines)
        assert any(line.endswith("time 1:07:00 1:07:00") for line in lines)


@pytest.mark.parametrize("words", ["is it a run? Shakeout by the river, 11:39/km", "is it a run? 11:39/km"])
def test_a_title_that_is_asked_about_stands_there_once(words: str) -> None:
    draw = DrawContext(Settings(), ZONE)
    items = items_of(ImportPreview([replace(asked_row(), words=words)]), Settings(), ZONE)
    row = row_of(items[0], columns_of(items, 120, draw), draw, is_ticked=False, is_chosen=False)
    assert row.plain.count("Shakeout by the river") == 1
