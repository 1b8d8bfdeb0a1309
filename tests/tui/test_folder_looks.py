"""New runs in the runner's folders: when they are looked for, what is said of them, and when that goes."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.exchange.import_preview import ImportPreview, ImportRow
from runjournal.model.settings import Activities, Settings
from runjournal.paths import seen_files_path
from runjournal.store.journal import Journal
from runjournal.store.seen_files import FileState, SeenFiles
from runjournal.tui.app import RunJournalApp
from runjournal.tui.importing_app import LOOK_AGAIN_S, MOST_LOOKS
from runjournal.tui.messages import OfferFound
from runjournal.tui.models import folder_looks
from runjournal.tui.models.folder_looks import FolderFiles, FolderLooks, Offer, files_under
from runjournal.tui.models.import_items import PreviewItem, items_of
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.read_request import ReadRequest
from runjournal.tui.screens.imports.import_screen import Step
from runjournal.tui.screens.today.today_screen import TodayScreen
from tests.tui.import_stage import asked_row, import_of, new_row, race_row, reads, rest, there_row, walk_row
from tests.tui.stage import NOW, ZONE, app_on, text_of, today_of, type_line

__all__ = ["reads"]

Reads = Callable[[ImportPreview], list[Sequence[Path]]]
LONG_AGO = NOW - timedelta(days=1)
OFFER = "1 new run in GARMIN/ACTIVITY, yesterday 07:10"


def write(path: Path, when: datetime = LONG_AGO, content: bytes = b"a run") -> Path:
    """A file that was written at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    os.utime(path, (when.timestamp(), when.timestamp()))
    return path


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    """The folder of a watch."""
    folder = tmp_path / "GARMIN" / "ACTIVITY"
    folder.mkdir(parents=True)
    return folder


class Stage:
    """Looks into folders at times that a test sets; every file that is read holds what `rows` says."""

    def __init__(self, path: Path, *folders: Path) -> None:
        self.path = path
        self.now = NOW
        self.rows: Sequence[ImportRow] = [new_row()]
        self.read: list[list[str]] = []
        self.folders = folders
        self.begin()

    def begin(self) -> None:
        """Begin a session."""
        settings = Settings(activities=Activities(folders=tuple(map(str, self.folders))))
        self.journal = Journal.open(self.path / "journal.db", now=lambda: NOW)
        self.model = JournalModel(self.journal, settings, ZONE, lambda: self.now)
        self.looks = FolderLooks(self.model, self._read)

    def _read(self, request: ReadRequest, _on_progress: Callable[[ImportProgress], None]) -> tuple[PreviewItem, ...]:
        self.read.append(sorted(path.name for path in request.only or ()))
        return items_of(ImportPreview(self.rows), self.model.settings, ZONE)

    def look(self) -> str:
        """What a look says, empty for nothing."""
        offer = self.looks.look(lambda _: None)
        return offer.words if offer else ""

    def leave(self) -> None:
        """Leave what is offered."""
        offer = self.looks.look(lambda _: None)
        assert isinstance(offer, Offer)
        self.looks.remember(offer.files)


@pytest.fixture
def stage(tmp_path: Path, watch: Path) -> Stage:
    """A session with the folder of a watch."""
    return Stage(tmp_path, watch)


# what is new


def test_a_new_file_is_read_once_and_offered_until_it_is_left(stage: Stage, watch: Path) -> None:
    assert stage.look() == ""
    write(watch / "a.fit")
    assert stage.look() == OFFER
    assert stage.look() == OFFER
    assert stage.read == [["a.fit"]]
    stage.leave()
    assert stage.look() == ""
    write(watch / "b.fit")
    assert stage.look() == OFFER
    assert stage.read == [["a.fit"], ["b.fit"]]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([new_row()], OFFER),
        ([new_row(1), new_row()], "2 new runs in GARMIN/ACTIVITY, the latest yesterday 07:10"),
        ([asked_row()], "1 recording that may be a run in GARMIN/ACTIVITY, 7 days ago 16:10"),
        ([asked_row(), new_row()], "1 new run and 1 unsure in GARMIN/ACTIVITY, the latest yesterday 07:10"),
        ([new_row(), walk_row(), there_row()], OFFER),
        ([new_row(7)], "1 new run in GARMIN/ACTIVITY, Sun 15 Nov 2026 07:10"),
        ([race_row(7)], "1 new run in GARMIN/ACTIVITY, in 7 days 10:00"),
        ([race_row(8)], "1 new run in GARMIN/ACTIVITY, Tue 1 Dec 2026 10:00"),
        ([walk_row(), there_row()], ""),
        ([], ""),
    ],
)
def test_what_is_said(stage: Stage, watch: Path, rows: list[ImportRow], words: str) -> None:
    stage.rows = rows
    write(watch / "a.fit")
    assert stage.look() == words


def test_a_file_with_nothing_new_is_not_read_again(stage: Stage, watch: Path) -> None:
    stage.rows = [walk_row()]
    write(watch / "a.fit")
    assert (stage.look(), stage.look()) == ("", "")
    assert len(stage.read) == 1


def test_what_was_seen_is_kept_for_the_next_session_without_a_name(stage: Stage, watch: Path, tmp_path: Path) -> None:
    write(watch / "me@example.org_1.fit")
    stage.look()
    stage.leave()
    kept = seen_files_path(tmp_path / "journal.db")
    text = kept.read_text()
    assert "example" not in text
    assert "GARMIN" not in text
    assert kept.stat().st_mode & 0o777 == 0o600
    stage.begin()
    assert stage.look() == ""
    assert len(stage.read) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda path: write(path, content=b"a longer run"), id="size"),
        pytest.param(lambda path: write(path, LONG_AGO + timedelta(hours=1)), id="time"),
    ],
)
def test_a_file_that_has_changed_is_new(stage: Stage, watch: Path, change: Callable[[Path], Path]) -> None:
    write(watch / "a.fit")
    stage.look()
    stage.leave()
    change(watch / "a.fit")
    assert stage.look() == OFFER


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"a": 3}', b'{"a": {"b": [1]}}', b"\xff", b"[" * 100_000])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seen.json"
    path.write_bytes(content)
    seen = SeenFiles(path)
    assert seen.of("a") == {}
    seen.keep("b", {"c": FileState(1, 2)})
    assert SeenFiles(path).of("b") == {"c": FileState(1, 2)}


def test_a_memory_that_cannot_be_written_lasts_for_the_session(tmp_path: Path) -> None:
    seen = SeenFiles(tmp_path / "nowhere" / "seen.json")
    seen.keep("b", {"c": FileState(1, 2)})
    assert seen.of("b") == {"c": FileState(1, 2)}


def test_files_that_are_gone_are_forgotten_but_not_those_of_a_folder_that_is_gone(stage: Stage, watch: Path) -> None:
    for name in ("a.fit", "b.fit"):
        write(watch / name)
    stage.look()
    stage.leave()
    (watch / "a.fit").unlink()
    assert stage.look() == ""
    write(watch / "a.fit")
    assert stage.look() == OFFER
    stage.leave()
    away = watch.with_name("away")
    watch.rename(away)
    assert stage.look() == ""
    away.rename(watch)
    assert stage.look() == ""


@pytest.mark.parametrize("name", [".a.fit.part", ".Trashes/a.fit"])
def test_hidden_files_are_left(stage: Stage, watch: Path, name: str) -> None:
    write(watch / name)
    assert stage.look() == ""


def test_a_link_is_not_followed(stage: Stage, watch: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "a.fit")
    (watch / "more").symlink_to(tmp_path / "elsewhere")
    (watch / "b.fit").symlink_to(tmp_path / "elsewhere" / "a.fit")
    assert stage.look() == ""


def test_folders_that_are_not_there_are_passed_over_in_silence(tmp_path: Path, watch: Path) -> None:
    stage = Stage(tmp_path, tmp_path / "unplugged", Path("~nobody-there/runs"), watch)
    assert stage.look() == ""
    write(watch / "a.fit")
    assert stage.look() == OFFER


def test_several_folders_are_said_as_one(tmp_path: Path, watch: Path) -> None:
    stage = Stage(tmp_path, watch, tmp_path / "Strava")
    stage.rows = [new_row(1), new_row()]
    write(watch / "a.fit")
    write(tmp_path / "Strava" / "a.fit")
    assert stage.look() == "2 new runs in your folders, the latest yesterday 07:10"


# what is still being written


@pytest.mark.parametrize(
    ("age_s", "is_read"),
    [(0, False), (4.9, False), (5, True), (60, True), (-3600, False)],
)
def test_a_file_waits_until_nothing_is_written_to_it(stage: Stage, watch: Path, age_s: float, is_read: bool) -> None:
    write(watch / "a.fit", NOW - timedelta(seconds=age_s))
    assert bool(stage.look()) is is_read
    assert stage.looks.is_waiting is not is_read


def test_one_folder_that_is_written_to_is_enough_to_look_again(tmp_path: Path, watch: Path) -> None:
    stage = Stage(tmp_path, watch, tmp_path / "Strava")
    write(watch / "a.fit", NOW)
    write(tmp_path / "Strava" / "a.fit")
    stage.look()
    assert stage.looks.is_waiting


def test_a_file_with_a_time_ahead_is_read_once_it_has_stayed_the_same(stage: Stage, watch: Path) -> None:
    file = write(watch / "a.fit", NOW + timedelta(hours=2))
    assert stage.look() == ""
    stage.now += timedelta(seconds=4)
    write(file, NOW + timedelta(hours=2), b"and more")
    assert stage.look() == ""
    stage.now += timedelta(seconds=4)
    assert stage.look() == ""
    stage.now += timedelta(seconds=1)
    assert stage.look() == OFFER
    assert not stage.looks.is_waiting


def test_a_file_that_waits_is_not_taken_for_seen(stage: Stage, watch: Path) -> None:
    write(watch / "a.fit")
    write(watch / "b.fit", NOW)
    assert stage.look() == OFFER
    stage.leave()
    stage.now += timedelta(seconds=5)
    assert stage.look() == OFFER
    assert stage.read == [["a.fit"], ["b.fit"]]


# much that is new


@pytest.mark.parametrize(("count", "words"), [(60, OFFER), (61, "61 new files in GARMIN/ACTIVITY")])
def test_many_files_are_not_read_unasked(stage: Stage, watch: Path, count: int, words: str) -> None:
    for number in range(count):
        write(watch / f"{number:03}.fit")
    assert stage.look() == words
    assert len(stage.read) == (count == 60)


def test_large_files_are_not_read_unasked(stage: Stage, watch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_looks, "MOST_BYTES", 9)
    write(watch / "a.fit")
    write(watch / "b.ZIP")
    assert stage.look() == "2 new files in GARMIN/ACTIVITY"
    assert stage.read == []


def test_of_a_huge_folder_only_the_first_files_are_looked_at(
    stage: Stage, watch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_looks, "MOST_LOOKED_AT", 2)
    for name in "abc":
        write(watch / f"{name}.fit")
    assert stage.look() == OFFER
    assert stage.read == [["a.fit", "b.fit"]]


def test_a_look_into_folders_without_files_can_be_stopped(stage: Stage, watch: Path) -> None:
    (watch / "empty").mkdir()
    times = list[int]()

    def on_progress(_progress: ImportProgress) -> None:
        times.append(len(times))
        if len(times) > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage.looks.look(on_progress)


def test_a_large_file_of_another_name_is_none_of_them(
    stage: Stage, watch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_looks, "MOST_BYTES", 20)
    write(watch / "film.mp4", content=b"x" * 30)
    assert stage.look() == ""
    write(watch / "more.mp4", content=b"x" * 30)
    write(watch / "a.fit")
    assert stage.look() == OFFER
    assert stage.read == [["a.fit"]]
    assert stage.look() == OFFER
    assert len(stage.read) == 1


def test_the_files_of_a_folder_are_found_below_a_path(watch: Path, tmp_path: Path) -> None:
    write(watch / "2026" / "a.fit")
    write(watch / "b.fit")

    def names(*paths: Path) -> list[str]:
        found: tuple[FolderFiles, ...] = files_under([str(watch)], paths)
        return sorted(file.path.name for each in found for file in each.files.values())

    link = tmp_path / "link"
    link.symlink_to(watch.parent)
    assert names(watch) == names(tmp_path) == names(link) == ["a.fit", "b.fit"]
    assert names(watch / "2026") == ["a.fit"]
    assert names(watch / "b.fit") == ["b.fit"]
    assert names(tmp_path / "journal.db") == []


# in the app


def settings_of(folder: Path) -> Settings:
    """Settings that name a folder."""
    return Settings(activities=Activities(folders=(str(folder),)))


def offered(pilot: Pilot[None]) -> bool:
    """Whether the offer is on the screen."""
    return "1 new run in GARMIN/ACTIVITY" in " ".join(text_of(pilot).split())


async def focus(pilot: Pilot[None]) -> None:
    """Turn to the terminal."""
    pilot.app.post_message(events.AppFocus())
    await rest(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_the_home_says_at_the_start_what_is_new(
    tmp_path: Path, watch: Path, reads: Reads, size: tuple[int, int]
) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch), size=size) as pilot:
        await rest(pilot)
        assert offered(pilot)
        assert "i brings it in" in " ".join(text_of(pilot).split())


async def test_without_folders_nothing_is_imported_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = list[object]()
    monkeypatch.setattr(RunJournalApp, "_look", looked.append)
    async with app_on(tmp_path) as pilot:
        await focus(pilot)
        assert looked == []


async def test_it_is_looked_again_when_one_turns_to_the_terminal(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        assert not offered(pilot)
        write(watch / "a.fit")
        await focus(pilot)
        assert offered(pilot)
        (watch / "a.fit").unlink()
        await focus(pilot)
        assert not offered(pilot)


async def test_what_is_always_written_to_is_not_looked_at_for_ever(
    tmp_path: Path, watch: Path, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[float] = []
    monkeypatch.setattr(RunJournalApp, "set_timer", lambda _app, after_s, *_args, **_more: looks.append(after_s))
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit", NOW)
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        assert isinstance(pilot.app, RunJournalApp)
        for _ in range(MOST_LOOKS + 3):
            pilot.app.offer_runs(OfferFound(None, is_waiting=True))
        assert looks.count(LOOK_AGAIN_S) == MOST_LOOKS
        await focus(pilot)
        assert looks.count(LOOK_AGAIN_S) == MOST_LOOKS + 1


async def test_i_opens_the_preview_of_just_these_and_done_the_offer_goes(
    tmp_path: Path, watch: Path, reads: Reads
) -> None:
    paths = reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        await pilot.press("i")
        await rest(pilot)
        assert paths[-1] == [watch]
        assert import_of(pilot).step is Step.PREVIEW
        assert "1 of 1 ticked · GARMIN/ACTIVITY" in text_of(pilot)
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Imported 1 run. u undoes it." in text_of(pilot)
        assert not offered(pilot)
        await focus(pilot)
        assert not offered(pilot)


async def test_escape_on_the_preview_goes_back_to_the_home_where_the_offer_stays(
    tmp_path: Path, watch: Path, reads: Reads
) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        await pilot.press("i")
        await rest(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert offered(pilot)


async def test_i_again_leads_to_a_path_whatever_is_offered(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        await pilot.press("i")
        await rest(pilot)
        await pilot.press("i")
        await rest(pilot)
        assert import_of(pilot).step is Step.PATH
        await pilot.press("escape")
        assert offered(pilot)
        commands = {command.title: command for command in pilot.app.get_system_commands(pilot.app.screen)}
        commands["Import a calendar or a table"].callback()
        await rest(pilot)
        assert import_of(pilot).step is Step.PATH


async def test_escape_leaves_the_offer_for_good(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    for is_offered in (True, False):
        async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
            await rest(pilot)
            assert offered(pilot) is is_offered
            await pilot.press("escape")
            assert not offered(pilot)
            await focus(pilot)
            assert not offered(pilot)


async def test_the_offer_can_be_clicked(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch), size=(160, 45)) as pilot:
        await rest(pilot)
        (line,) = [line for line in text_of(pilot).splitlines() if "i brings it in" in line]
        row = text_of(pilot).splitlines().index(line)
        await pilot.click(offset=(line.index("i brings") + 2, row))
        await rest(pilot)
        assert import_of(pilot).step is Step.PREVIEW


async def test_it_never_interrupts_what_is_typed(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        await pilot.press("a")
        await type_line(pilot, "r 8k")
        write(watch / "a.fit")
        await focus(pilot)
        assert not offered(pilot)
        await type_line(pilot, " 40")
        assert "40:00" in text_of(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Saved run 8.0 km" in text_of(pilot)
        assert offered(pilot)


async def test_importing_the_folder_by_its_path_takes_the_offer_too(tmp_path: Path, watch: Path, reads: Reads) -> None:
    reads(ImportPreview([new_row()]))
    write(watch / "a.fit")
    async with app_on(tmp_path, settings=settings_of(watch)) as pilot:
        await rest(pilot)
        await pilot.press("escape", "i")
        await rest(pilot)
        await pilot.press("down", "enter")
        await rest(pilot)
        write(watch / "b.fit")
        await pilot.press("enter")
        await rest(pilot)
        offer = today_of(pilot).offer
        assert offer is not None, "the file that came while the preview was open is new"
        assert [path.name for path in offer.request.only or ()] == ["b.fit"]
