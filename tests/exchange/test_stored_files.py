"""Files to import wherever their bytes are, and what is refused: too large, damaged, no files, bombs."""

import io
import os
import socket
import sys
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from runjournal.exchange.activities import stored_file, zip_archive
from runjournal.exchange.activities.activity_files import FileTree
from runjournal.exchange.activities.disk_files import file_at, files_below, files_in, is_archive_at
from runjournal.exchange.activities.reading import KEPT, OPEN_ARCHIVES, Reading
from runjournal.exchange.activities.recording import Unreadable
from runjournal.exchange.activities.source_file import HEAD, CannotRead, ImportProgress, TooLarge
from runjournal.exchange.activities.stored_file import StoredFile
from tests.exchange.archives import gzipped, zipped

RUN = b"a run of some bytes " * 500


@pytest.fixture
def reading() -> Iterator[Reading]:
    with Reading() as reading:
        yield reading


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def files_of(found: Iterator[StoredFile | Unreadable]) -> list[StoredFile]:
    files = [file for file in found if isinstance(file, StoredFile)]
    assert files
    return files


def in_archive(path: Path, content: bytes, reading: Reading) -> list[StoredFile]:
    return files_of(files_in(written(path, content), path.name, reading))


def reasons(found: Iterator[StoredFile | Unreadable]) -> dict[str, str]:
    return {each.where: each.reason for each in found if isinstance(each, Unreadable)}


@pytest.mark.parametrize(
    "stored",
    [
        RUN,
        gzipped(RUN),
        gzipped(RUN[:3000]) + gzipped(RUN[3000:]),
        gzipped(RUN) + b"\0" * 20,
        gzipped(RUN) + b"what follows",
    ],
    ids=["plain", "gzip", "gzip in parts", "gzip with padding", "gzip with more"],
)
def test_a_file_is_what_it_unpacks_to(tmp_path: Path, reading: Reading, stored: bytes) -> None:
    file = file_at(written(tmp_path / "run.bin", stored), "run.bin", reading)
    assert file.head() == RUN[:HEAD]
    assert file.digest == sha256(RUN).hexdigest()[:16]
    assert file.read() == RUN
    with file.open() as stream:
        assert stream.read(7) + stream.read() == RUN


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("in_memory", [True, False])
def test_files_of_archives_in_archives(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch, compression: int, in_memory: bool
) -> None:
    monkeypatch.setattr(zip_archive, "IN_MEMORY", 1 << 20 if in_memory else 0)
    inner = zipped({"b.gz": gzipped(RUN), "c": RUN + b"c"}, compression)
    files = in_archive(tmp_path / "x.zip", zipped({"a": RUN + b"a", "in/y.ZIP": inner}, compression), reading)
    content = {"x.zip/a": RUN + b"a", "x.zip/in/y.ZIP/b.gz": RUN, "x.zip/in/y.ZIP/c": RUN + b"c"}
    assert {file.name: file.read() for file in files} == content
    assert {file.name: file.head() for file in files} == {name: each[:HEAD] for name, each in content.items()}
    assert {file.name: file.digest for file in reversed(files)} == {
        name: sha256(each).hexdigest()[:16] for name, each in content.items()
    }


def test_a_large_file_is_not_kept(tmp_path: Path, reading: Reading) -> None:
    content = os.urandom(KEPT + 1)
    file = file_at(written(tmp_path / "large", content), "large", reading)
    assert file.digest == sha256(content).hexdigest()[:16]
    assert reading.kept(file) is None
    assert file.read() == content


def test_what_is_kept_is_not_read_twice(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "small", RUN)
    file = file_at(path, "small", reading)
    assert file.digest
    path.unlink()
    assert file.read() == RUN


def test_archives_are_told_by_content(tmp_path: Path) -> None:
    assert is_archive_at(written(tmp_path / "no-name", zipped({"a": b""})))
    assert is_archive_at(written(tmp_path / "empty", zipped({})))
    assert not is_archive_at(written(tmp_path / "a.zip", RUN))


def test_a_folder_is_walked_without_links_and_hidden_files(tmp_path: Path, reading: Reading) -> None:
    top = tmp_path / "GARMIN"
    for name in ("b.fit", "a.fit", "sub/c.fit", ".hidden", ".trash/d.fit"):
        written(top / name, RUN)
    written(top / "sub" / "z.zip", zipped({"e": RUN, "__MACOSX/._e": RUN, "f/.g": RUN, "../h": RUN, "d/": b""}))
    (top / "link.fit").symlink_to(top / "a.fit")
    (top / "sub" / "circle").symlink_to(top)
    assert [file.name for file in files_of(files_below(top, reading))] == [
        "a.fit", "b.fit", "sub/c.fit", "sub/z.zip/e", "sub/z.zip/../h",
    ]  # fmt: skip


def test_what_is_no_file_is_named(tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        assert reasons(files_below(tmp_path, reading)) == {
            "pipe": "it is a pipe, no file",
            "socket": "it is a socket, no file",
        }


def test_what_goes_while_a_folder_is_listed_is_passed_over(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("b")
    written(tmp_path / "a.fit", RUN)
    found = files_below(tmp_path, reading)
    first = next(found)
    (tmp_path / "b").unlink()
    assert isinstance(first, StoredFile)
    assert list(found) == []


def test_a_pipe_in_a_files_place_is_not_waited_for(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "run.fit", RUN)
    file = file_at(path, "run.fit", reading)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(CannotRead, match="it is a pipe, no file"):
        file.head()


def test_a_file_that_vanishes(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "run.fit", RUN)
    file = file_at(path, "run.fit", reading)
    path.unlink()
    with pytest.raises(CannotRead, match="no such file or directory"):
        file.read()


def test_a_file_that_grows(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "run.fit", RUN)

    def read_while_it_grows() -> None:
        with file_at(path, "run.fit", reading).open() as stream:
            stream.read(10)
            path.write_bytes(RUN + b"more")

    with pytest.raises(CannotRead, match="it is being written right now"):
        read_while_it_grows()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "shut" / "run.fit", RUN)
    path.chmod(0)
    with pytest.raises(CannotRead, match="permission denied"):
        file_at(path, "run.fit", reading).head()
    path.parent.chmod(0)
    assert reasons(files_below(tmp_path, reading)) == {"shut": "this folder cannot be looked into: permission denied"}
    path.parent.chmod(0o700)


def test_a_name_is_printable_whatever_its_bytes(tmp_path: Path, reading: Reading) -> None:
    written(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[2J.fit")), RUN)
    (file,) = files_of(files_below(tmp_path, reading))
    assert file.name == "??[2J.fit"
    assert file.read() == RUN


def test_a_folder_of_very_many_files(tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runjournal.exchange.activities.disk_files.MOST_FILES", 2)
    for name in "abc":
        written(tmp_path / "many" / name, RUN)
    found = list(files_below(tmp_path / "many", reading))
    assert len(files_of(iter(found))) == 2
    assert reasons(iter(found)) == {"": "it holds more than 2 files; name a smaller folder"}


def test_the_limit_of_a_file(tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored_file, "LARGEST", 1 << 20)
    within, beyond = (written(tmp_path / f"{size}", os.urandom(size)) for size in (1 << 20, (1 << 20) + 1))
    assert len(file_at(within, "", reading).read()) == 1 << 20
    with pytest.raises(TooLarge, match="it is larger than 1 MB"):
        file_at(beyond, "", reading).read()
    health = written(tmp_path / "health", b'<?xml version="1.0"?><!DOCTYPE HealthData [' + os.urandom(1 << 20))
    assert len(file_at(health, "", reading).read()) > 1 << 20


BOMB = b"\0" * (11 << 20)


@pytest.mark.parametrize(
    "files",
    [
        {"bomb": BOMB},
        {"bomb.gz": gzipped(BOMB)},
        {"in.zip": zipped({"bomb": BOMB})},
    ],
    ids=["file", "gzip", "archive in it"],
)
def test_a_bomb_in_an_archive(tmp_path: Path, reading: Reading, files: Mapping[str, bytes]) -> None:
    (file,) = in_archive(tmp_path / "x.zip", zipped(files), reading)
    with pytest.raises(TooLarge, match="it unpacks to more than 100 times its size"):
        assert file.digest


def test_an_archive_that_is_a_bomb_in_an_archive(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "x.zip", zipped({"in.zip": zipped({"bomb": BOMB}, zipfile.ZIP_STORED)}))
    assert reasons(files_in(path, "x.zip", reading)) == {"x.zip/in.zip": "it unpacks to more than 100 times its size"}


def test_a_gzip_bomb(tmp_path: Path, reading: Reading) -> None:
    with pytest.raises(TooLarge, match="more than 100 times"):
        file_at(written(tmp_path / "x", gzipped(BOMB)), "x", reading).read()


def test_many_files_that_unpack_to_much_together(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_archive, "LARGEST", 2 << 20)
    inner = zipped({f"{number}": b"\0" * (1 << 20) for number in range(5)})
    files = in_archive(tmp_path / "x.zip", zipped({"a.zip": inner, "b": RUN}, zipfile.ZIP_DEFLATED), reading)
    assert [len(file.read()) for file in files[:2]] == [1 << 20] * 2
    with pytest.raises(TooLarge, match="its archive unpacks to more than 100 times its size"):
        files[2].read()
    assert files[0].read(), "what was read may be read again"


def test_gzip_of_very_many_parts(tmp_path: Path, reading: Reading) -> None:
    with pytest.raises(CannotRead, match="more than 1,000 parts"):
        file_at(written(tmp_path / "x", gzipped(b"") * 1001), "x", reading).read()
    assert file_at(written(tmp_path / "y", gzipped(b"y") * 1000), "y", reading).read() == b"y" * 1000


def overlapping() -> bytes:
    """Two entries of one place."""
    archive = zipped({"a": RUN, "b": RUN}, zipfile.ZIP_STORED)
    directory = archive.index(b"PK\x01\x02")
    second = archive.index(b"PK\x01\x02", directory + 4)
    return archive[: second + 42] + archive[directory + 42 : directory + 46] + archive[second + 46 :]


def encrypted() -> bytes:
    archive = bytearray(zipped({"a": RUN}))
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    return bytes(archive)


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (overlapping(), "its files overlap, as only those of a zip bomb do"),
        (zipped({f"{n}": b"" for n in range(20_001)}), "it has more than 20,000 files"),
        (zipped({"a" * 60_000 + f"{n}": b"" for n in range(150)}), "it has more than 20,000 files"),
        (b"PK\x03\x04 nothing of that", "it is no zip archive that can be read; perhaps it was not copied whole"),
        (zipped({"a": RUN})[:-30], "it is no zip archive that can be read; perhaps it was not copied whole"),
        (b"", "it is no zip archive that can be read; perhaps it was not copied whole"),
    ],
    ids=["overlapping", "many files", "long names", "no archive", "cut off", "empty"],
)
def test_an_archive_that_cannot_be_read(tmp_path: Path, reading: Reading, archive: bytes, reason: str) -> None:
    assert reasons(files_in(written(tmp_path / "x.zip", archive), "x.zip", reading)) == {"x.zip": reason}


def test_an_archive_of_as_many_files_as_may_be(tmp_path: Path, reading: Reading) -> None:
    files = in_archive(tmp_path / "x.zip", zipped({f"{n}": b"" for n in range(20_000)}), reading)
    assert len(files) == 20_000


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (encrypted(), "it is encrypted; unpack it yourself"),
        (zipped({"a": RUN}, zipfile.ZIP_BZIP2), "it is compressed in a way that only few programs know"),
        (zipped({"a": RUN}, zipfile.ZIP_LZMA), "it is compressed in a way that only few programs know"),
        (zipped({"a": gzipped(RUN)[:-20]}), "it is cut off"),
        (zipped({"a": gzipped(RUN)[:-6] + b"abcdef"}), "its compressed data is damaged"),
        (zipped({"a": RUN}, zipfile.ZIP_STORED).replace(b"run", b"RUN", 1), "its compressed data is damaged"),
    ],
    ids=["encrypted", "bzip2", "lzma", "cut gzip", "gzip sum", "zip sum"],
)
def test_a_file_in_an_archive_that_cannot_be_read(
    tmp_path: Path, reading: Reading, archive: bytes, reason: str
) -> None:
    (file,) = in_archive(tmp_path / "x.zip", archive, reading)
    with pytest.raises(CannotRead, match=reason):
        assert file.digest


class Pipe(io.RawIOBase):
    """What an archive is written to that cannot go back, so that sizes stand behind each file."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | memoryview") -> int:  # type: ignore[override] # zipfile writes no other buffers
        self.written += bytes(data)
        return len(data)


def test_archives_of_other_programs(tmp_path: Path, reading: Reading) -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by a phone"
        archive.writestr("folder\\a.fit", RUN)
        with archive.open("b.fit", "w", force_zip64=True) as large:
            large.write(RUN)
    behind_more = b"#!/bin/sh\nexit 0\n" + pipe.written
    for name, stored in (("x.zip", pipe.written), ("y.zip", behind_more)):
        files = in_archive(tmp_path / name, stored, reading)
        assert {file.name: file.read() for file in files} == {f"{name}/folder/a.fit": RUN, f"{name}/b.fit": RUN}


def test_a_name_that_no_system_takes(tmp_path: Path, reading: Reading) -> None:
    path = written(tmp_path / "x.zip", zipped({"a" * 4096: RUN, "b" * 4097: RUN}))
    found = list(files_in(path, "", reading))
    assert [file.name for file in files_of(iter(found))] == ["a" * 4096]
    assert reasons(iter(found)) == {"b" * 60: "its name is longer than that of any file"}


def test_archives_are_read_two_deep(tmp_path: Path, reading: Reading) -> None:
    third = zipped({"c": RUN})
    path = written(tmp_path / "x.zip", zipped({"y.zip": zipped({"z.zip": third, "b": RUN})}))
    found = list(files_in(path, "x.zip", reading))
    assert [file.name for file in files_of(iter(found))] == ["x.zip/y.zip/b"]
    assert reasons(iter(found)) == {"x.zip/y.zip/z.zip": "archives in archives are read 2 deep; unpack it yourself"}


@pytest.mark.parametrize("part", range(0, 50, 3))
def test_a_cut_or_changed_archive_never_raises_anything_else(tmp_path: Path, reading: Reading, part: int) -> None:
    archive = zipped({"a/b": RUN, "c.gz": gzipped(RUN), "d.zip": zipped({"e": RUN})})
    place = len(archive) * part // 50
    for stored in (archive[:place], archive[:place] + bytes([archive[place] ^ 0x55]) + archive[place + 1 :]):
        for file in files_in(written(tmp_path / "x.zip", stored), "x.zip", reading):
            if isinstance(file, StoredFile):
                with suppress(CannotRead):
                    assert file.head() == file.read()[:HEAD]


def test_what_a_reader_raises_stays_what_it_is(tmp_path: Path, reading: Reading) -> None:
    (file,) = in_archive(tmp_path / "x.zip", zipped({"a": RUN}), reading)
    for error in (ValueError, EOFError, OSError):
        with pytest.raises(error), file.open():
            raise error


def test_a_file_of_a_huge_folder_takes_little_memory(tmp_path: Path, reading: Reading) -> None:
    number = 2_000
    tracemalloc.start()
    try:
        files = [file_at(tmp_path / f"2026/{each}.fit", f"2026/{each}.fit", reading) for each in range(number)]
        folders = list(FileTree("runs", files).folders())
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(folders[0].files) == number
    assert taken / number < 900


def test_many_archives_are_not_all_open_at_once(tmp_path: Path, reading: Reading) -> None:
    for number in range(3 * OPEN_ARCHIVES):
        written(tmp_path / "many" / f"{number}.zip", zipped({"a": RUN}))
    files = files_of(files_below(tmp_path / "many", reading))
    if sys.platform == "linux":
        assert len(list(Path("/proc/self/fd").iterdir())) < len(files) + 10
    assert [file.read() for file in reversed(files)] == [RUN] * len(files)


def test_progress_counts_each_byte_once(tmp_path: Path) -> None:
    heard = list[ImportProgress]()
    with Reading(heard.append) as reading:
        files = [file_at(written(tmp_path / name, RUN), name, reading) for name in "ab"]
        for file in files:
            reading.found(file.size)
        for file in files:
            assert file.head()
            assert file.digest
            assert file.read()
            file.finish()
    assert heard[-1] == ImportProgress(2, 2, 2 * len(RUN), 2 * len(RUN))
    assert [progress.read_bytes for progress in heard] == sorted(progress.read_bytes for progress in heard)
    assert max(progress.read_bytes for progress in heard) == 2 * len(RUN)


def test_what_is_told_can_stop_it(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(progress: ImportProgress) -> None:
        if progress.read_bytes > 0:
            raise Stopped

    with Reading(stop) as reading:
        file = file_at(written(tmp_path / "a", RUN), "a", reading)
        with pytest.raises(Stopped):
            file.read()


def opener(content: bytes) -> Callable[[], io.BytesIO]:
    return lambda: io.BytesIO(content)


def test_a_tree_and_its_folders() -> None:
    reading = Reading()
    names = ["Activities.csv", "activities/1.fit.gz", "activities/2.gpx", "in/deep/x.zip/3.fit"]
    tree = FileTree("export", [StoredFile(name, opener(name.encode()), reading, size=1) for name in names])
    assert [file.name for file in tree.own_files()] == ["Activities.csv"]
    folders = list(tree.folders())
    assert {folder.name: [file.name for file in folder.files] for folder in folders} == {
        "export/activities": ["1.fit.gz", "2.gpx"],
        "export/in": ["deep/x.zip/3.fit"],
    }
    assert folders[0].files[0].read() == b"activities/1.fit.gz"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("activities.csv", "Activities.csv"),
        ("activities/1.fit", "activities/1.fit.gz"),
        ("ACTIVITIES/1.FIT.GZ", "activities/1.fit.gz"),
        ("activities/2.gpx.gz", "activities/2.gpx"),
        ("1.fit", None),
    ],
)
def test_a_file_is_found_in_any_case_with_or_without_gz(asked: str, found: str | None) -> None:
    names = ["Activities.csv", "activities/1.fit.gz", "activities/2.gpx"]
    tree = FileTree("export", [StoredFile(name, opener(b""), Reading(), size=0) for name in names])
    file = tree.find(asked)
    assert (file and file.name) == found
