"""Where an import begins: a path that completes itself, the runner's folders, and what is wrong with a path."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot

from runjournal.errors import JournalError
from runjournal.exchange.import_preview import ImportPreview
from runjournal.model.settings import Activities, Distance, Settings
from runjournal.tui.models import path_choices
from runjournal.tui.models.path_choices import (
    PathChoice,
    checked_path,
    fitting,
    folder_of,
    list_folder,
    pasted_path,
    rest_of_path,
)
from runjournal.tui.models.read_request import ReadRequest, read_request
from runjournal.tui.screens.imports import path_pane
from runjournal.tui.screens.imports.import_screen import Step
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.tui.import_stage import import_of, new_row, reads, rest
from tests.tui.stage import app_on, text_of, type_line

__all__ = ["reads"]

Reads = Callable[[ImportPreview], list[Sequence[Path]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two folders and some files."""
    folder = tmp_path / "runs"
    for name in ("Export", "elsewhere/deep"):
        (folder / name).mkdir(parents=True)
    for name in ("export.zip", "evening.fit", "Zoo.gpx", ".hidden"):
        (folder / name).touch()
    return folder


def test_a_folder_is_listed_folders_first_in_any_case(folder: Path) -> None:
    listed = [choice.name for choice in list_folder(f"{folder}/")]
    assert listed == ["elsewhere/", "Export/", ".hidden", "evening.fit", "export.zip", "Zoo.gpx"]


def test_a_name_that_cannot_be_typed_is_not_listed(tmp_path: Path) -> None:
    (tmp_path / "red\x1b[31m.fit").touch()
    (tmp_path / "plain.fit").touch()
    assert [choice.name for choice in list_folder(f"{tmp_path}/")] == ["plain.fit"]


def test_a_link_in_a_circle_hides_no_other_name(tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "plain.fit").touch()
    assert [choice.name for choice in list_folder(f"{tmp_path}/")] == ["circle", "plain.fit"]


@pytest.mark.parametrize("folder_text", ["/nowhere/at/all/", "/dev/null/", "~nobody-there/", "/a\0b/"])
def test_what_cannot_be_listed_has_nothing(folder_text: str) -> None:
    assert list_folder(folder_text) == ()


@pytest.mark.parametrize(
    ("beginning", "names", "rest_"),
    [
        ("", ["elsewhere/", "Export/", "evening.fit", "export.zip", "Zoo.gpx"], ""),
        ("e", ["elsewhere/", "Export/", "evening.fit", "export.zip"], ""),
        ("ex", ["Export/", "export.zip"], "port"),
        ("EX", ["Export/", "export.zip"], "port"),
        ("export.", ["export.zip"], "zip"),
        ("export.zip", ["export.zip"], ""),
        ("zo", ["Zoo.gpx"], "o.gpx"),
        (".", [".hidden"], "hidden"),
        ("q", [], ""),
    ],
)
def test_what_a_beginning_goes_on_with(folder: Path, beginning: str, names: list[str], rest_: str) -> None:
    text = f"{folder}/{beginning}"
    found = fitting(list_folder(folder_of(text)), text)
    assert [choice.name for choice in found] == names
    assert rest_of_path(found, text) == rest_


@pytest.mark.parametrize(
    ("pasted", "path"),
    [
        ("/home/me/run.fit", "/home/me/run.fit"),
        ("'/home/me/my runs/a.fit'", "/home/me/my runs/a.fit"),
        ('"/home/me/my runs/a.fit" ', "/home/me/my runs/a.fit"),
        ("/home/me/my\\ runs/a.fit", "/home/me/my runs/a.fit"),
        ("file:///home/me/my%20runs/a.fit", "/home/me/my runs/a.fit"),
        ("'", "'"),
    ],
)
def test_a_file_dropped_on_the_terminal_is_its_path(pasted: str, path: str) -> None:
    assert pasted_path(pasted) == path


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("export.zap", "Did you mean export.zip?"),
        ("qqqqqq", "Tab completes the names that are there."),
        ("evening.fit/more", "There is nothing at"),
        ("a\0b", "A path cannot hold a null character."),
        ("x" * 300, "cannot be read: File name too long. Check the path."),
    ],
)
def test_a_path_to_nothing_says_what_is_near(folder: Path, typed: str, sentence: str) -> None:
    with pytest.raises(JournalError) as caught:
        checked_path(f"{folder}/{typed}")
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", ["pipe", "device"])
def test_what_may_never_end_is_not_read(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    with pytest.raises(JournalError, match=f"{name} is neither a file nor a folder"):
        checked_path(f"{tmp_path}/{name}")


def test_a_mistyped_path_is_compared_with_few_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []

    def close(_name: str, names: Sequence[str], _number: int) -> list[str]:
        compared.append(len(names))
        return []

    monkeypatch.setattr(path_choices, "get_close_matches", close)
    monkeypatch.setattr(path_choices, "MOST_NEAR", 3)
    for number in range(5):
        (tmp_path / f"{number}.fit").touch()
    with pytest.raises(JournalError, match="There is nothing at"):
        checked_path(f"{tmp_path}/5.fit")
    assert compared == [3]


def test_an_unknown_home_is_said() -> None:
    with pytest.raises(JournalError, match="No home folder is known for '~nobody-there/runs'"):
        checked_path("~nobody-there/runs")


# what a table leaves open


@pytest.mark.parametrize(
    ("behind", "unit", "columns"),
    [
        ("", None, {}),
        (" --unit mi", Distance.MI, {}),
        (" --unit=km ", Distance.KM, {}),
        (" --column date=Datum", None, {"date": "Datum"}),
        (
            ' --column date="My day" --column distance=Strecke --unit mi',
            Distance.MI,
            {"date": "My day", "distance": "Strecke"},
        ),
        (" --column=date=Datum", None, {"date": "Datum"}),
    ],
)
def test_the_options_of_the_command_may_stand_behind_the_path(
    folder: Path, behind: str, unit: Distance | None, columns: dict[str, str]
) -> None:
    request = read_request(f"{folder}/export.zip{behind}")
    assert request == ReadRequest((folder / "export.zip",), None, unit, columns)


@pytest.mark.parametrize(
    "behind", [" --unit", " --unit miles", " --column", " --column date", " --column x=y", " --all"]
)
def test_what_is_no_option_is_said(folder: Path, behind: str) -> None:
    with pytest.raises(JournalError, match=r"is not understood\. Behind the path there may be --unit mi"):
        read_request(f"{folder}/export.zip --{behind}")


def test_a_file_may_be_called_as_an_option(folder: Path) -> None:
    (folder / "a --unit mi").touch()
    assert read_request(f"{folder}/a --unit mi").paths == (folder / "a --unit mi",)


# on the screen


def settings_of(*folders: Path | str) -> Settings:
    """Settings that name folders."""
    return Settings(activities=Activities(folders=tuple(map(str, folders))))


async def opened(pilot: Pilot[None]) -> None:
    """Open the screen."""
    await pilot.press("i")
    await rest(pilot)


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type a path."""
    await type_line(pilot, text)
    await rest(pilot)


@pytest.mark.parametrize("keys", [[], ["p"], ["w"], ["r"], ["slash", "enter"]])
async def test_it_opens_by_a_key_on_every_screen(tmp_path: Path, keys: list[str]) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press(*keys)
        before = pilot.app.screen
        await opened(pilot)
        assert import_of(pilot).path.line.has_focus
        await pilot.press("escape")
        assert pilot.app.screen is before


@pytest.mark.parametrize("title", ["Import runs", "Import a calendar or a table"])
async def test_it_opens_by_the_palette(tmp_path: Path, title: str) -> None:
    async with app_on(tmp_path) as pilot:
        commands = {command.title: command for command in pilot.app.get_system_commands(pilot.app.screen)}
        commands[title].callback()
        await rest(pilot)
        assert import_of(pilot).step is Step.PATH


async def test_the_letter_is_typed_in_lines(tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await pilot.press("a", "i")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_tab_completes_as_far_as_one_way_goes_on(folder: Path, tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, f"{folder}/ex")
        line = import_of(pilot).path.line
        assert "Export/" in text_of(pilot)
        assert "evening.fit" not in text_of(pilot)
        await pilot.press("tab")
        assert line.value == f"{folder}/export"
        await pilot.press("full_stop", "right")
        assert line.value == f"{folder}/export.zip"
        await pilot.press("tab")
        assert import_of(pilot).path.list.has_focus


async def test_tab_waits_for_a_folder_that_answers_slowly(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Event()

    def slow(text: str) -> tuple[PathChoice, ...]:
        answers.wait(10)
        return list_folder(text)

    monkeypatch.setattr(path_pane, "list_folder", slow)
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await type_line(pilot, f"{folder}/exp")
        await pilot.press("tab")
        assert import_of(pilot).path.line.value == f"{folder}/exp"
        answers.set()
        await rest(pilot)
        assert import_of(pilot).path.line.value == f"{folder}/export"


async def test_one_walks_through_folders(folder: Path, tmp_path: Path, reads: Reads) -> None:
    paths = reads(ImportPreview([new_row()]))
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, f"{folder}/")
        await pilot.press("down", "right")
        await rest(pilot)
        assert import_of(pilot).path.line.value == f"{folder}/elsewhere/"
        assert import_of(pilot).path.list.has_focus
        assert "deep/" in text_of(pilot)
        await pilot.press("left")
        await rest(pilot)
        assert import_of(pilot).path.line.value == f"{folder}/"
        await pilot.press("down", "down", "down", "right")
        assert import_of(pilot).path.line.has_focus
        assert import_of(pilot).path.line.value == f"{folder}/export.zip"
        await pilot.press("enter")
        await rest(pilot)
        assert paths == [[folder / "export.zip"]]


async def test_the_runners_folders_stand_there_and_are_read(folder: Path, tmp_path: Path, reads: Reads) -> None:
    paths = reads(ImportPreview([new_row()]))
    async with app_on(tmp_path, settings=settings_of(folder, "/nowhere/ACTIVITY")) as pilot:
        await rest(pilot)
        paths.clear()
        await opened(pilot)
        assert "/nowhere/ACTIVITY  not there now" in text_of(pilot)
        await pilot.press("down", "enter")
        await rest(pilot)
        assert paths == [[folder]]
        assert import_of(pilot).step is Step.PREVIEW


@pytest.mark.parametrize("folder", ["~nobody-there/ACTIVITY", "a" * 300])
async def test_a_folder_that_can_be_none_is_not_there(tmp_path: Path, folder: str) -> None:
    async with app_on(tmp_path, settings=settings_of(folder), size=(400, 36)) as pilot:
        await rest(pilot)
        await opened(pilot)
        assert f"{folder}  not there now" in text_of(pilot)


async def test_a_click_chooses_and_a_double_click_reads(folder: Path, tmp_path: Path, reads: Reads) -> None:
    paths = reads(ImportPreview([new_row()]))
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, f"{folder}/")
        await pilot.click("PathChoices", offset=(8, 2))
        assert import_of(pilot).path.list.chosen == PathChoice(f"{folder}/evening.fit")
        await pilot.click("PathChoices", offset=(8, 2), times=2)
        await rest(pilot)
        assert paths == [[folder / "evening.fit"]]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "There is no path. Type one, or choose a folder with Down."),
        (" --unit mi", "There is no path. Behind the path there may be"),
        ("export.zap", "There is nothing at export.zap."),
    ],
)
async def test_what_is_wrong_is_said_below_the_path_until_one_types(tmp_path: Path, line: str, sentence: str) -> None:
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, line)
        await pilot.press("enter")
        assert sentence in text_of(pilot)
        await pilot.press("z")
        assert sentence not in text_of(pilot)


async def test_a_dropped_file_takes_the_place_of_what_was_typed(folder: Path, tmp_path: Path) -> None:
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, "half a pa")
        import_of(pilot).path.line.post_message(events.Paste(f"'{folder}/export.zip'\n"))
        await rest(pilot)
        assert import_of(pilot).path.line.value == f"{folder}/export.zip"


async def test_options_are_typed_behind_a_path_that_could_not_be_read(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("Wann;Wieviel;Wielang\n21.11.2026;10,5;52:30\n20.11.2026;8,0;41:00\n", encoding="utf-8")
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, str(table))
        await pilot.press("enter")
        await rest(pilot)
        assert "its columns are not understood" in " ".join(text_of(pilot).split())
        await type_line(pilot, " --column date=Wann --column distance=Wieviel --column duration=Wielang")
        await pilot.press("enter")
        await rest(pilot)
        assert import_of(pilot).step is Step.PREVIEW
        assert "Sat 21 Nov 2026" in text_of(pilot)
        assert "odd.csv is read by its columns" in text_of(pilot)
        assert len(import_of(pilot).filtered.ticked) == 2


async def test_many_names_are_shown_up_to_a_number(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(230):
        (many / f"{number:03}.fit").touch()
    async with app_on(tmp_path) as pilot:
        await opened(pilot)
        await typed(pilot, f"{many}/")
        await pilot.press("down", "end")
        assert import_of(pilot).path.list.cursor == 199
        assert "and 30 more: type on" in text_of(pilot)
