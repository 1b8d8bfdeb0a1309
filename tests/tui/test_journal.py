"""The Journal screen: everything, newest first, filtered while one types."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from textual.pilot import Pilot

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Note, Race, Run, Soreness
from runjournal.model.settings import Settings
from runjournal.store.journal import Journal as Store
from runjournal.tui.app import RunJournalApp
from runjournal.tui.models.search import PAGE
from runjournal.tui.screens.dialogs.line_bar import LineBar
from runjournal.tui.screens.journal.found_entry import FoundEntry
from runjournal.tui.screens.journal.found_rows import FOUND_INK
from runjournal.tui.screens.journal.search_screen import SearchScreen
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.tui.stage import NOW, all_day, app_on, at, sample_journal, text_of, type_line

DEEP = Massage(id="deep-0001", start=at(-3, 18), depth=Depth.DEEP, therapist="Anna", note="calf was ropey")
LIGHT = Massage(id="light-001", start=at(-10, 18), depth=Depth.LIGHT)
RUN = Run(id="run-00001", start=at(-2, 7), distance_m=8200, duration_s=2640, effort=5, note="felt strong")
SORE = Soreness(id="sore-0001", start=at(-2, 7), area=Area.CALF, side=Side.LEFT, rating=4)
NOTE = Note(id="note-0001", start=all_day(-1), text="slept badly")
RACE = Race(id="race-0001", start=at(12, 10), name="Riverside Half", distance_m=21_097)
PAST = Run(id="past-0001", start=at(-5, 7), distance_m=5000, status=Status.PLANNED)
LATER = NOW + timedelta(milliseconds=1)
ALL = (DEEP, LIGHT, RUN, SORE, NOTE, RACE, PAST)


def journal_of(pilot: Pilot[None]) -> SearchScreen:
    """The Journal screen of a running app."""
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


def found(pilot: Pilot[None]) -> list[str]:
    """The ids of the entries that are there."""
    return [entry.id for entry in journal_of(pilot).found.entries]


def kept(pilot: Pilot[None]) -> list[Entry]:
    """What the journal holds."""
    return list(journal_of(pilot).journal_model.journal.all())


async def counted(pilot: Pilot[None]) -> None:
    """Wait until everything is counted."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_it_opens_from_anywhere_on_everything_newest_first(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("r", "slash")
        assert found(pilot) == [
            one.id for one in (RACE, NOTE, *sorted((RUN, SORE), key=lambda one: one.id)[::-1], DEEP, PAST, LIGHT)
        ]
        text = text_of(pilot)
        assert text.index("Saturday 5 December 2026  in 12 days") < text.index("Sunday 22 November 2026  yesterday")
        assert "7 entries · the first Fri 13 Nov 2026" in text
        assert journal_of(pilot).bar.line.has_focus


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("massage", [DEEP.id, LIGHT.id]),
        ("massage deep", [DEEP.id]),
        ("calf>=4 since nov", [SORE.id]),
        ("# slept", [NOTE.id]),
        ("@an", [DEEP.id]),
        ("-run -massage -sore", [RACE.id, NOTE.id]),
        ("riverside", [RACE.id]),
    ],
)
async def test_typing_filters_at_once(tmp_path: Path, text: str, ids: list[str]) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash")
        await type_line(pilot, text)
        assert found(pilot) == ids
        assert pilot.app.screen.query_one("FoundList").size.height > 0
        entries = "1 entry" if len(ids) == 1 else f"{len(ids)} entries"
        assert entries in text_of(pilot)


async def test_escape_empties_the_filter_and_then_leaves(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"deep", "escape")
        assert journal_of(pilot).bar.line.value == ""
        assert len(found(pilot)) == len(ALL)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


@pytest.mark.parametrize("key", ["enter", "down", "tab"])
async def test_the_list_is_a_key_away_and_back(tmp_path: Path, key: str) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"massage", key)
        assert journal_of(pilot).list.has_focus
        await pilot.press("down")
        assert journal_of(pilot).list.chosen == LIGHT
        await pilot.press("slash")
        assert journal_of(pilot).bar.line.has_focus
        assert journal_of(pilot).bar.line.value == "massage"
        await pilot.press("enter", "escape")
        assert (journal_of(pilot).bar.line.value, len(found(pilot))) == ("", len(ALL))


async def test_signs_and_letters_are_typed_and_start_nothing(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"dcuqt/?ab", "space")
        assert journal_of(pilot).bar.line.value == "dcuqt/?ab "
        assert len(kept(pilot)) == len(ALL)


async def test_an_entry_is_edited_in_its_line(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"massage light", "enter", "enter")
        assert isinstance(pilot.app.screen, LineBar)
        await pilot.press("end", *" # fine", "enter")
        await pilot.pause()
        screen = journal_of(pilot)
        assert screen.list.chosen is not None
        assert (screen.list.chosen.id, screen.list.chosen.note) == (LIGHT.id, "fine")
        assert "Changed to light massage" in text_of(pilot)
        assert screen.list.has_focus
        await pilot.press("u")
        assert screen.list.chosen == LIGHT


async def test_an_entry_is_deleted_and_brought_back_where_it_was(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"massage", "enter", "d")
        assert found(pilot) == [LIGHT.id]
        assert "Deleted deep massage" in text_of(pilot)
        await pilot.press("u")
        assert found(pilot) == [DEEP.id, LIGHT.id]
        assert len(kept(pilot)) == len(ALL)
        await pilot.press("U")
        assert found(pilot) == [LIGHT.id]


async def test_a_planned_entry_is_confirmed_and_no_other(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"run", "enter", "c")
        assert "Only a planned entry can be confirmed" in text_of(pilot)
        await pilot.press("down", "c", "enter")
        await pilot.pause()
        assert [entry.status for entry in kept(pilot) if entry.id == PAST.id] == [Status.DONE]


async def test_what_another_process_writes_is_shown(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"massage", "enter", "down")
        with Store.open(tmp_path / "journal.db", now=lambda: NOW) as other:
            other.add([Massage(id="newer-001", start=at(-1, 18))])
        assert isinstance(pilot.app, RunJournalApp)
        pilot.app.show_changes()
        await pilot.pause()
        assert found(pilot) == ["newer-001", DEEP.id, LIGHT.id]
        assert journal_of(pilot).list.chosen == LIGHT


async def test_the_chosen_entry_is_told_in_full_where_there_is_room(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash", *"deep", "enter")
        await counted(pilot)
        text = text_of(pilot)
        assert "2026-11-20 18:00 Europe/London" in text
        assert "id ends in eep-0001" in text
    async with app_on(tmp_path, size=(80, 24)) as pilot:
        await pilot.press("slash", *"deep", "enter")
        assert "id ends in" not in text_of(pilot)
        assert "calf was ropey" in text_of(pilot)


@pytest.mark.parametrize(("made", "told"), [(NOW, "from  logged Mon 23 Nov 2026 14:20"), (LATER, "from  id ends in")])
async def test_when_it_was_logged_is_told_unless_its_id_says_a_moment_ahead(
    tmp_path: Path, made: datetime, told: str
) -> None:
    made_id = str(UUID(int=int(made.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62))
    async with app_on(tmp_path, [replace(RACE, id=made_id)], size=(160, 40)) as pilot:
        await pilot.press("slash")
        await counted(pilot)
        assert told in text_of(pilot)


def highlighted(pilot: Pilot[None]) -> list[str]:
    """The highlighted words of the rows of the list, from top to bottom."""
    rows = journal_of(pilot).list
    strips = [rows.render_line(y) for y in range(rows.size.height)]
    return [part.text for strip in strips for part in strip if part.style and part.style.underline]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# ropey", ["ropey"]),
        ("# rop", ["ropey"]),
        ("# felt str", ["felt", "strong"]),
        ("ropey", ["ropey"]),
        ("massage deep", []),
        ("", []),
    ],
)
async def test_the_words_that_are_looked_for_are_highlighted(tmp_path: Path, text: str, words: list[str]) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash")
        await type_line(pilot, text)
        await counted(pilot)
        assert highlighted(pilot) == words
        entry = journal_of(pilot).query_one(FoundEntry).render()
        assert [entry.plain[span.start : span.end] for span in entry.spans if span.style == FOUND_INK] == words


async def test_highlighting_ends_with_the_filter(tmp_path: Path) -> None:
    async with app_on(tmp_path, ALL) as pilot:
        await pilot.press("slash")
        await type_line(pilot, "# ropey")
        assert highlighted(pilot) == ["ropey"]
        await pilot.press("escape")
        assert highlighted(pilot) == []


async def test_what_the_rules_say_of_an_entry_stands_with_it(tmp_path: Path) -> None:
    booked = Massage(id="booked-01", start=at(11, 18), depth=Depth.DEEP, status=Status.PLANNED)
    async with app_on(tmp_path, [RACE, booked]) as pilot:
        await pilot.press("slash", *"massage", "enter")
        await counted(pilot)
        assert "▲ warning" in text_of(pilot)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("massge", ["Nothing is found for: massge", "Did you mean massage?", "press Escape for all"]),
        ("calf>=", ["Expected: a number from 0 to 10."]),
        ("since foo", ['✗ "foo" is not understood after since.']),
        ("[/nope]", ["Nothing is found for: [/nope]"]),
    ],
)
async def test_what_is_not_found_or_understood_is_said(tmp_path: Path, typed: str, sentence: Sequence[str]) -> None:
    async with app_on(tmp_path, ALL, size=(80, 24)) as pilot:
        await pilot.press("slash")
        await type_line(pilot, typed)
        text = text_of(pilot)
        assert all(part in text for part in sentence), text


async def test_an_empty_journal_says_what_to_do(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("slash", "enter", "d", "c", "enter", "down", "end", "pagedown")
        assert "Nothing is logged yet. Press Escape, then a" in text_of(pilot)


async def test_the_whole_journal_is_read_as_one_goes(tmp_path: Path) -> None:
    runs = [Run(id=f"run-{index:05}", start=at(-index, 7), distance_m=5000) for index in range(5 * PAGE)]
    async with app_on(tmp_path, runs) as pilot:
        await pilot.press("slash", "enter")
        screen = journal_of(pilot)
        assert len(screen.found.entries) == PAGE
        await counted(pilot)
        assert f"{5 * PAGE} entries · the first" in text_of(pilot)
        seen = [screen.list.chosen]
        while screen.list.chosen != runs[-1]:
            await pilot.press("pagedown")
            seen.append(screen.list.chosen)
        assert len(set(seen)) == len(seen)
        assert screen.found.entries == tuple(runs)
        await pilot.press("home")
        assert screen.list.chosen == runs[0]


async def test_until_all_are_counted_there_are_so_many_and_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runjournal.tui.screens.journal.search_screen.PAUSE_S", 1000)
    runs = [Run(id=f"run-{index:05}", start=at(-index, 7)) for index in range(PAGE + 1)]
    async with app_on(tmp_path, runs) as pilot:
        await pilot.press("slash")
        assert f"{PAGE} entries and more" in text_of(pilot)


async def test_the_oldest_is_a_key_away_and_the_way_back_is_whole(tmp_path: Path) -> None:
    runs = [Run(id=f"run-{index:05}", start=at(-index, 7), distance_m=5000) for index in range(5 * PAGE)]
    async with app_on(tmp_path, runs) as pilot:
        await pilot.press("slash", "enter", "end")
        await pilot.pause()
        screen = journal_of(pilot)
        assert screen.list.chosen == runs[-1]
        assert len(screen.found.entries) < 5 * PAGE
        for step in range(1, 12):
            await pilot.press("up")
            assert screen.list.chosen == runs[-1 - step]
        while len(screen.found.entries) < 3 * PAGE:
            await pilot.press("pageup")
        assert screen.found.entries == tuple(runs[-len(screen.found.entries) :])
        await pilot.press("home")
        await pilot.pause()
        assert screen.list.chosen == runs[0]


async def test_the_mouse_chooses_edits_and_scrolls(tmp_path: Path) -> None:
    runs = [Run(id=f"run-{index:05}", start=at(-index, 7), distance_m=5000) for index in range(60)]
    async with app_on(tmp_path, runs, size=(80, 24)) as pilot:
        await pilot.press("slash")
        await pilot.click("FoundList", offset=(12, 3))
        screen = journal_of(pilot)
        assert screen.list.chosen == runs[1]
        screen.list.on_mouse_scroll_down()
        assert (screen.list.top, screen.list.chosen) == (3, runs[1])
        screen.list.on_mouse_scroll_up()
        assert screen.list.top == 0
        await pilot.click("FoundList", offset=(12, 5), times=2)
        assert isinstance(pilot.app.screen, LineBar)


async def test_the_scrollbar_is_dragged(tmp_path: Path) -> None:
    runs = [Run(id=f"run-{index:05}", start=at(-index, 7), distance_m=5000) for index in range(60)]
    async with app_on(tmp_path, runs, size=(80, 24)) as pilot:
        await pilot.press("slash", "enter")
        rows = journal_of(pilot).list
        right, bottom = rows.size.width - 1, rows.size.height - 1
        await pilot.mouse_down("FoundList", offset=(right, 0))
        assert rows.top == 0
        await pilot.hover("FoundList", offset=(right, bottom // 2))
        assert 0 < rows.top < len(rows.rows.rows) // 2
        await pilot.hover("FoundList", offset=(right, bottom))
        assert rows.top == len(rows.rows.rows) - rows.size.height
        await pilot.mouse_up("FoundList", offset=(right, bottom))
        await pilot.hover("FoundList", offset=(right, 0))
        assert rows.top == len(rows.rows.rows) - rows.size.height
        await pilot.click("FoundList", offset=(right, 0))
        assert (rows.top, rows.chosen) == (0, runs[0])


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("is_ascii", [False, True])
async def test_every_row_fits(tmp_path: Path, size: tuple[int, int], is_ascii: bool) -> None:
    (tmp_path / "journal.db").write_bytes(sample_journal())
    async with app_on(tmp_path, size=size, settings=Settings(ascii=is_ascii)) as pilot:
        await pilot.press("slash", "enter", *["pagedown"] * 4)
        await counted(pilot)
        screen = journal_of(pilot)
        rows = text_of(pilot).splitlines()
        assert len(rows) == size[1]
        seen = [entry for entry in screen.found.entries if entry.note]
        assert seen
        if is_ascii:
            assert all(row.isascii() for row in rows)


async def test_below_the_last_entry_the_ground_is_that_of_the_screen(tmp_path: Path) -> None:
    async with app_on(tmp_path, [DEEP]) as pilot:
        await pilot.press("slash")
        found_list = journal_of(pilot).list
        grounds = {
            segment.style.bgcolor
            for y in range(found_list.size.height)
            for segment in found_list.render_line(y)
            if segment.style
        }
        assert grounds == {found_list.visual_style.rich_style.bgcolor}


async def test_a_narrower_window_lays_the_entries_out_again(tmp_path: Path) -> None:
    async with app_on(tmp_path, [DEEP], size=(160, 36)) as pilot:
        await pilot.press("slash", "enter")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        text = text_of(pilot)
        assert "calf was ropey" in text
        assert "@Anna" in text
