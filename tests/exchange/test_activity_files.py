"""Recorded activities out of files, folders and archives, with readers made for these tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runjournal.exchange.activities.activity_files import DEEPEST, ActivityFiles, KnownFile
from runjournal.exchange.activities.disk_files import file_at, files_below, files_in
from runjournal.exchange.activities.reading import Reading
from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    ReadRemark,
    Recording,
    Richness,
    Sport,
    Unreadable,
)
from runjournal.exchange.activities.source_file import (
    ActivityReader,
    CollectionReader,
    ImportProgress,
    ReadFile,
    ReadOptions,
    SourceFile,
    SourceFolder,
)
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.archives import gzipped, zipped
from tests.exchange.calendars import NOW

RUN = b"RUN one"


def read_run(file: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
    """A run for each line of a file, and then whatever prevents more."""
    with file.open() as stream:
        for line in stream:
            words = line.decode().split()
            key = f"toy:{words[1]}"
            yield Recording(keys=(key,), richness=Richness.FIT, sport=Sport.RUN, where=file.name)


def read_other(file: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
    yield NoActivity(file.name, "a course")
    yield ReadRemark(file.name, "A course is no run.")
    yield Unreadable(file.name, "it has a second part that cannot be read", 2)


READERS = (
    ActivityReader("run", lambda head: head.startswith(b"RUN "), read_run),
    ActivityReader("course", lambda head: head.startswith(b"COURSE"), read_other),
)


def is_export(folder: SourceFolder) -> bool:
    return folder.find("list.txt") is not None


def read_export(folder: SourceFolder, _options: ReadOptions, read_file: ReadFile) -> Iterator[ReadItem]:
    listed = folder.find("list.txt")
    assert listed is not None
    for name in listed.read().decode().split():
        file = folder.find(name)
        if file is None:
            yield Unreadable(name, "it is missing")
        else:
            yield from read_file(file)


def claimed(folder: SourceFolder) -> frozenset[str]:
    return frozenset(file.name for file in folder.files if file.name.startswith(("list", "runs/", "pictures/")))


EXPORT = CollectionReader("export", is_export, read_export, claimed)


def reading_files(known: str = "") -> ActivityFiles:
    options = ReadOptions(context=Context(NOW, "Europe/London", Settings()))
    return ActivityFiles(options, lambda digest: digest == known, lambda: READERS, lambda: (EXPORT,))


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def read_folder(folder: Path, known: str = "") -> ActivityFiles:
    files = reading_files(known)
    with Reading() as reading:
        files.read_folder("top", files_below(folder, reading))
    return files


def where(files: ActivityFiles) -> dict[str, str]:
    return {recorded.where: recorded.keys[0] for recorded in files.recorded}


def test_files_are_told_by_their_content_wherever_they_lie(tmp_path: Path) -> None:
    files = read_folder(
        filled(
            tmp_path,
            {
                "a.jpg": RUN,
                "sub/b.gz": gzipped(b"RUN two\nRUN three"),
                "c.zip": zipped({"x/d": b"RUN four", "in.zip": zipped({"e": b"RUN five"}), "picture": b"JPEG"}),
                "notes.txt": b"buy milk",
            },
        )
    )
    assert [(recorded.where, recorded.keys[0]) for recorded in files.recorded] == [
        ("top/a.jpg", "toy:one"),
        ("top/c.zip/x/d", "toy:four"),
        ("top/c.zip/in.zip/e", "toy:five"),
        ("top/sub/b.gz", "toy:two"),
        ("top/sub/b.gz", "toy:three"),
    ]
    assert files.others == 2
    assert not files.unreadable


def test_what_holds_no_activity_and_what_cannot_be_read_are_kept_apart(tmp_path: Path) -> None:
    files = read_folder(
        filled(tmp_path, {"a": b"COURSE", "b.gz": gzipped(b"RUN one\nRUN two" + bytes(9_000))[:-12], "c": RUN})
    )
    assert files.without == [NoActivity("top/a", "a course")]
    assert files.remarks == ["A course is no run."]
    assert files.unreadable == [
        Unreadable("top/a", "it has a second part that cannot be read", 2),
        Unreadable("top/b.gz", "it is cut off"),
    ]
    assert where(files) == {"top/c": "toy:one"}


def test_a_file_that_is_cut_off_is_not_read_by_half(tmp_path: Path) -> None:
    lines = b"".join(b"RUN %d\n" % number for number in range(20_000))
    files = reading_files()
    with Reading() as reading:
        file = file_at(filled(tmp_path, {"a.gz": gzipped(lines)[:-2000]}) / "a.gz", "a.gz", reading)
        assert files.knows(file)
        files.read_file(file)
    assert not files.recorded
    assert files.unreadable == [Unreadable("a.gz", "it is cut off")]


def test_a_file_that_was_imported_before_is_not_read(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a": RUN, "b.gz": gzipped(RUN), "c.zip": zipped({"d": RUN, "e": b"RUN two"})})
    with Reading() as reading:
        digest = file_at(folder / "a", "", reading).digest
    files = read_folder(folder, known=digest)
    assert files.known == [KnownFile(f"top/{name}", digest) for name in ("a", "b.gz", "c.zip/d")]
    assert where(files) == {"top/c.zip/e": "toy:two"}


def test_an_export_of_gigabytes_is_not_hashed_to_know_it(tmp_path: Path) -> None:
    folder = filled(tmp_path, {"a": b"RUN HealthData"})
    with Reading() as reading:
        digest = file_at(folder / "a", "", reading).digest
    assert where(read_folder(folder, known=digest)) == {"top/a": "toy:HealthData"}


EXPORTED = {
    "list.txt": b"runs/1 runs/2 runs/3 runs/4",
    "runs/1.gz": gzipped(RUN),
    "runs/2": gzipped(RUN + bytes(9000))[:40],
    "runs/4": b"neither",
    "pictures/5": RUN,
    "others/6": b"RUN six",
}


@pytest.mark.parametrize("place", ["", "Downloads/export_1234/", "x.zip"])
def test_an_export_is_read_as_a_whole_and_the_rest_by_file(tmp_path: Path, place: str) -> None:
    if place.endswith(".zip"):
        filled(tmp_path, {place: zipped(EXPORTED)})
    else:
        filled(tmp_path / place, EXPORTED)
    files = read_folder(tmp_path)
    top = f"top/{place}".rstrip("/")
    assert where(files) == {f"{top}/runs/1.gz": "toy:one", f"{top}/others/6": "toy:six"}
    assert files.unreadable == [
        Unreadable(f"{top}/runs/2", "it is cut off"),
        Unreadable(f"{top}/runs/3", "it is missing"),
    ]
    assert files.without == [NoActivity(f"{top}/runs/4", "no recorded activity")]


def test_an_export_whose_table_cannot_be_read(tmp_path: Path) -> None:
    files = read_folder(filled(tmp_path, {"list.txt.gz": gzipped(b"runs/1")[:-5], "others/2": RUN}))
    assert files.unreadable == [Unreadable("top", "it is cut off")]
    assert where(files) == {"top/others/2": "toy:one"}


def test_very_deep_folders_are_read_file_by_file(tmp_path: Path) -> None:
    deep = "/".join("d" * (DEEPEST + 5))
    files = reading_files()
    with Reading() as reading:
        archive = filled(tmp_path, {"x.zip": zipped({f"{deep}/a": RUN, f"{'d/' * 2_000}b": RUN})}) / "x.zip"
        files.read_folder("x.zip", files_in(archive, "", reading))
    assert len(files.recorded) == 2


def test_progress_reaches_its_end(tmp_path: Path) -> None:
    heard = list[ImportProgress]()
    export = {"in/list.txt": b"runs/1", "in/runs/1": RUN}
    filled(tmp_path, {"a": RUN, "b": b"picture", "c.zip": zipped({"d": RUN}), **export})
    files = reading_files()
    with Reading(heard.append) as reading:
        files.read_folder("top", files_below(tmp_path, reading))
    size = 3 * len(RUN) + len(b"picture") + len(b"runs/1")
    assert heard[-1] == ImportProgress(5, 5, size, size)
    assert [progress.read_bytes for progress in heard] == sorted(progress.read_bytes for progress in heard)
