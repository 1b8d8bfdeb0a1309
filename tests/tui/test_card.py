"""The therapist's card on the screen: opened from anywhere, whole at every size, saved as a file, closed."""

import os
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from runjournal.demo import demo_entries
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Note, Race
from runjournal.model.settings import Settings
from runjournal.tui.app import RunJournalApp
from runjournal.tui.screens.dialogs.therapist_card import CardView, TherapistCard
from runjournal.tui.screens.rules.rules_screen import RulesScreen
from runjournal.tui.widgets.status_line import StatusLine
from tests.tui.screenshots import SIZES
from tests.tui.stage import NOW, ZONE, app_on, at, text_of, today_of, type_line

DONE = Massage(id="done-0001", start=at(-5, 18), depth=Depth.FIRM, pain=4, note="ropey calf")
BOOKED = Massage(id="book-0001", start=at(4, 18), depth=Depth.DEEP, status=Status.PLANNED)
RACE = Race(id="race-0001", start=at(6, 10), name="Spring Half", distance_m=21_100)
ENTRIES: list[Entry] = [DONE, BOOKED, RACE]
STEM = "massage-card-2026-11-23"


@pytest.fixture(scope="module")
def demo() -> list[Entry]:
    """The sample journal around the moment at which the app stands."""
    return demo_entries(NOW, ZONE, years=1)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with nothing in it."""
    own = tmp_path / "here"
    own.mkdir()
    monkeypatch.chdir(own)
    return own


def said_of(pilot: Pilot[None]) -> str:
    """What is said below the card, as one line."""
    line = pilot.app.screen.query_one(StatusLine)
    whole = " ".join(row.plain for row in line.rows(10_000))
    assert line.region.height >= 1
    assert pilot.app.screen.query_one("#card").region.contains_region(line.region)
    return whole


async def test_the_card_opens_from_today_and_closes(tmp_path: Path) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K")
        text = text_of(pilot)
        for words in ("Card for the therapist", "last massage Wed 18 Nov, 5 days ago", "pain 4 of 10", '"ropey calf"'):
            assert words in text
        assert "▲ Warning    Massage close to Spring Half" in text
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, TherapistCard)


@pytest.mark.parametrize("keys", [["K"], ["q"]], ids=lambda keys: keys[0])
async def test_other_keys_close_it_too(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K", *keys)
        assert pilot.app.screen is today_of(pilot)


async def test_a_click_beside_the_card_closes_it_and_one_on_it_does_not(tmp_path: Path) -> None:
    async with app_on(tmp_path, ENTRIES, size=(120, 36)) as pilot:
        await pilot.press("K")
        await pilot.click(offset=(60, 10))
        assert isinstance(pilot.app.screen, TherapistCard)
        await pilot.click(offset=(2, 10))
        assert len(pilot.app.screen_stack) == 1


async def test_the_card_opens_from_the_lists_and_from_other_screens(tmp_path: Path) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        for key in ("f", "r"):
            await pilot.press(key, "K")
            assert isinstance(pilot.app.screen, TherapistCard)
            await pilot.press("escape")
        assert isinstance(pilot.app.screen, RulesScreen)


async def test_a_line_that_is_typed_keeps_its_letters(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a")
        await type_line(pilot, "note K")
        assert today_of(pilot).bar.input.value == "note K"


async def test_the_palette_and_the_help_know_the_card(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        assert "Card" in [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        await pilot.press("question_mark")
        assert "K             Card" in text_of(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_is_cut_at_any_size(tmp_path: Path, demo: list[Entry], size: tuple[int, int]) -> None:
    async with app_on(tmp_path, demo, size=size) as pilot:
        await pilot.press("K")
        pane = pilot.app.screen.query_one("#card")
        view = pilot.app.screen.query_one(CardView)
        assert Region(0, 0, *size).contains_region(pane.region)
        assert all(line.cell_length <= view.size.width for line in view.rows(view.size.width))
        assert "Monday 23 November 2026" in text_of(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert "diagnoses nothing." in text_of(pilot)


@pytest.mark.parametrize(
    ("key", "suffix", "begin"),
    [("H", ".html", "<!doctype html>"), ("M", ".md", "# Massage card"), ("T", ".txt", "Massage card\n")],
)
async def test_a_key_saves_it_here_for_the_runner_alone(
    tmp_path: Path, folder: Path, key: str, suffix: str, begin: str
) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K", key)
        await pilot.pause()
        path = folder / f"{STEM}{suffix}"
        assert path.read_text(encoding="utf-8").startswith(begin)
        assert path.stat().st_mode & 0o777 == 0o600
        assert said_of(pilot) == f"✓ Saved as {path}."


@pytest.mark.parametrize("key", ["h", "m", "t"])
async def test_a_key_that_means_something_else_elsewhere_writes_no_file(tmp_path: Path, folder: Path, key: str) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K", key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, TherapistCard)
    assert list(folder.iterdir()) == []


async def test_no_file_is_written_over(tmp_path: Path, folder: Path) -> None:
    (folder / f"{STEM}.html").write_text("mine", encoding="utf-8")
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K", "H", "H")
        await pilot.pause()
    assert (folder / f"{STEM}.html").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in folder.iterdir()) == [f"{STEM}-2.html", f"{STEM}-3.html", f"{STEM}.html"]


@pytest.mark.skipif(os.name != "posix", reason="folders in use cannot be removed elsewhere")
async def test_a_folder_that_is_gone_is_told(tmp_path: Path, folder: Path) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        folder.rmdir()
        await pilot.press("K", "H")
        await pilot.pause()
        text = said_of(pilot)
        assert text.startswith("✗ The current folder cannot be used: No such file or directory.")
        assert "runjournal card --output FILE" in text


async def test_a_file_that_cannot_be_written_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(tmp_path, ENTRIES) as pilot:
        await pilot.press("K")
        monkeypatch.setattr(Path, "replace", _refuse)
        await pilot.press("T")
        await pilot.pause()
        assert "cannot be written: Permission denied." in said_of(pilot)
    assert list(folder.iterdir()) == []


def _refuse(_self: Path, _target: Path) -> Path:
    raise PermissionError(13, "Permission denied")


async def test_the_card_follows_the_journal(tmp_path: Path) -> None:
    async with app_on(tmp_path, []) as pilot:
        await pilot.press("K")
        assert "no massage is logged as done" in text_of(pilot)
        app = pilot.app
        assert isinstance(app, RunJournalApp)
        app.journal_model.journal.add(ENTRIES)
        app.show_changes()
        await pilot.pause()
        assert "ropey calf" in text_of(pilot)


async def test_text_is_shown_as_it_stands_and_other_notes_not_at_all(tmp_path: Path) -> None:
    notes = ("[left] knee", "x[/]y", "[@click=app.bell]z[/]")
    massages = [Massage(id=f"done-{n}", start=at(-5 - n, 18), note=note) for n, note in enumerate(notes)]
    entries = [
        *massages,
        Race(id="race-0001", start=at(6, 10), name="<b>&amp;</b>"),
        Note(start=at(0, 9), text="private"),
    ]
    async with app_on(tmp_path, entries, size=(200, 60)) as pilot:
        await pilot.press("K")
        text = "\n".join(line.plain for line in pilot.app.screen.query_one(CardView).rows(90))
        for words in (*(f'"{note}"' for note in notes), "<b>&amp;</b>"):
            assert words in text
            assert words in text_of(pilot)
        assert "private" not in text


async def test_ascii_mode_draws_with_ascii_alone(tmp_path: Path, folder: Path) -> None:
    async with app_on(tmp_path, ENTRIES, settings=Settings(ascii=True), size=(80, 24)) as pilot:
        for keys in (["K"], ["end"], ["T"]):
            await pilot.press(*keys)
            await pilot.pause()
            text = text_of(pilot)
            assert text.isascii(), sorted({character for character in text if not character.isascii()})
    assert (folder / f"{STEM}.txt").exists()
