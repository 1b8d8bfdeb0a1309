"""Odd places and odd bytes, tried for real: full disks, closed pipes, links, and names that are no UTF-8."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from runjournal.errors import JournalError
from runjournal.exchange.files import write_file
from runjournal.model.limits import find_control
from tests.exchange.activities.fit_files import activity

COMMAND = [sys.executable, "-m", "runjournal"]
TOO_CLOSE = "2026-04-24 18:00 massage deep"
RACE = "race Ealing 2026-04-26 10:00 21.1k"
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a file system")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment with a journal, a home and a zone of its own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "RUNJOURNAL_DB": str(tmp_path / "journal.db"),
        "RUNJOURNAL_CONFIG": str(tmp_path / "config.toml"),
        "TZ": "Europe/London",
        "PYTHONUTF8": "1",
    }


def run(environ: dict[str, str], *args: str | bytes, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "--as-of", "2026-04-15T09:00", *args]
    return subprocess.run(command, env=environ, capture_output=True, text=True, errors="replace", check=False, cwd=cwd)


def shell(environ: dict[str, str], line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in the folder of the journal, in which `rj` is the command."""
    start = f"set -o pipefail; rj() {{ '{sys.executable}' -m runjournal --as-of 2026-04-15T09:00 \"$@\"; }}; "
    command = ["bash", "-c", start + line]
    folder = Path(environ["RUNJOURNAL_DB"]).parent
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, cwd=folder)


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and find_control(text.rstrip("\n")) is None and "Traceback" not in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["delete", b"\xff"],
        ["done", b"\xff\xfe\xff\xfe"],
        ["edit", b"\xff", "r 5k"],
        ["overrule", "ill", b"\xff", "--why", "y"],
        ["overrule", "ill", "abcd", "--why", b"\xff"],
        ["card", "--for", b"abcd\xff"],
        ["import", b"\xff.txt"],
        ["import", b"a\x1b[31m\xe2\x80\xae.txt"],
        ["restore", b"\xff\x1b]0;title\x07.db"],
        ["--journal", b"no\xff/j.db", "show"],
        ["--journal", b"no\x1b[31m/j.db", "show"],
        ["export", "--to", "text", "--output", b"no\x1b[31m\xff/j.txt"],
    ],
    ids=repr,
)
def test_bytes_that_are_no_text_give_a_sentence(environ: dict[str, str], arguments: list[str | bytes]) -> None:
    done = run(environ, *arguments)

    assert done.returncode == 1, done
    assert is_one_sentence(done.stderr), done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [b"\xff\x1b[31m"],
        [b"--\xff\x1b[31m"],
        ["show", b"--\x1b]0;x\x07"],
        ["show", b"\xff\x1b[31m"],
        ["backup", "a", b"b\x1b[31m\xff"],
        ["--zone", b"\xff", "show"],
        ["--as-of", b"\xff\x1b", "show"],
        ["card", "--format", b"\x1b[31m\xff"],
        ["slots", "--days", b"\xff"],
    ],
    ids=repr,
)
def test_a_wrong_use_is_told_in_text(environ: dict[str, str], arguments: list[str | bytes]) -> None:
    done = run(environ, *arguments)

    assert done.returncode == 2, done
    assert all(find_control(line) is None for line in done.stderr.split("\n")), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", [b"a\xff", b"a\xe2\x80\x8bb", b"a\xf3\xa0\x81\x81b", b"a\xc2\xadb"])
def test_a_line_of_odd_bytes_is_refused(environ: dict[str, str], word: bytes) -> None:
    done = run(environ, "log", b"note " + word)
    assert done.returncode == 1
    assert "cannot be kept in a journal" in done.stderr
    assert run(environ, "find", word).returncode == 1


def test_files_whose_names_are_no_text_work(environ: dict[str, str], tmp_path: Path) -> None:
    """The journal, its backups, an export and the settings."""
    odd = {**environ, "RUNJOURNAL_DB": os.fsdecode(os.fsencode(tmp_path) + b"/j\xff\x1b[31m.db")}
    settings = Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff.toml"))
    settings.write_text('zone = "UTC"\n', encoding="utf-8")
    odd["RUNJOURNAL_CONFIG"] = str(settings)
    exported = os.fsencode(tmp_path) + b"/e\xff\x9b.txt"

    for arguments in (
        ["log", "note one"],
        ["show"],
        ["backup"],
        ["export", "--to", "text", "--output", exported],
        ["card", "--output", exported + b".html"],
        ["report", "--output", exported + b".md"],
        ["import", exported],
        ["doctor"],
        ["where"],
        ["where", "--json"],
        ["delete", b"\xff\xff\xff\xff"],
    ):
        done = run(odd, *arguments)
        assert done.returncode == (1 if arguments[0] == "delete" else 0), done
        printed = [*done.stdout.split("\n"), *done.stderr.split("\n")]
        assert all(find_control(line) is None for line in printed), printed
    assert json.loads(run(odd, "where", "--json").stdout)["journal"] == odd["RUNJOURNAL_DB"]


MONSTROUS = {
    "deep": "x = " + "[" * 3000,
    "deep tables": "x = " + "{a=" * 3000,
    "digits": "minutes = " + "9" * 5000,
    "no date": "minutes = 2026-99-99",
    "large": "[a]\n" * 300_000,
    "long": "x = [\n" + "\n" * 200_000 + "]\n",
}


@pytest.mark.parametrize("name", MONSTROUS)
def test_monstrous_settings_give_a_sentence(environ: dict[str, str], name: str) -> None:
    Path(environ["RUNJOURNAL_CONFIG"]).write_text(MONSTROUS[name], encoding="utf-8")
    done = run(environ, "show")

    assert done.returncode == 1
    assert is_one_sentence(done.stderr), done.stderr[-500:]


@needs_full
@pytest.mark.parametrize(
    "line",
    [
        "rj log 'note one'",
        "rj log 'note one' --json",
        "rj edit $ID 'note two'",
        "rj delete $ID",
        "rj undo",
        "rj undo --json",
        "rj import export.txt",
        "rj backup copy.db",
        "rj restore copy.db",
    ],
)
def test_output_that_is_lost_hides_no_change(environ: dict[str, str], tmp_path: Path, line: str) -> None:
    """`log >/dev/full` says that it saved."""
    run(environ, "log", "note first")
    entry = json.loads(run(environ, "show", "--json").stdout)["entries"][0]["id"]
    (tmp_path / "export.txt").write_text("w1\n", encoding="utf-8")
    if "restore" in line:
        run(environ, "backup", str(tmp_path / "copy.db"))
    done = shell({**environ, "ID": entry}, f"{line} >/dev/full")

    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("It was saved. The output cannot be written: "), done.stderr
    assert "Traceback" not in done.stderr


@needs_full
def test_messages_that_are_lost_hide_nothing(environ: dict[str, str]) -> None:
    done = shell(environ, "rj show 2>/dev/full && rj log 'note one' 2>/dev/full >/dev/full || rj show")
    assert "note one" in done.stdout


def test_a_reader_that_leaves_early_changes_no_status(environ: dict[str, str]) -> None:
    run(environ, "log", RACE)
    assert run(environ, "check", TOO_CLOSE).returncode == 20

    done = shell(environ, f"rj check {TOO_CLOSE} | head -1")
    assert (done.returncode, done.stderr) == (20, "")
    done = shell(environ, f"rj check {TOO_CLOSE} | true")
    assert (done.returncode, done.stderr) == (20, "")
    done = shell(environ, "rj log 'note one' | true; rj find one")
    assert "one" in done.stdout


def test_output_never_goes_over_what_belongs_to_the_journal(environ: dict[str, str], tmp_path: Path) -> None:
    """Neither by its name, nor by another name of it, nor through a link; be it there or not."""
    journal = tmp_path / "journal.db"
    run(environ, "log", "note one")
    run(environ, "log", "note two")
    for name in ("journal.db-wal", "journal.db-shm", "journal-lines.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    kept = [*tmp_path.glob("journal*.*"), *(tmp_path / "journal-backups").iterdir()]
    assert len(kept) == 5
    content = {file: file.read_bytes() for file in kept}

    for number, target in enumerate([*kept, tmp_path / "journal.db-journal", tmp_path / "journal-backups" / "new.txt"]):
        link, hard = tmp_path / f"link{number}", tmp_path / f"hard{number}"
        link.symlink_to(target)
        if target.exists():
            hard.hardlink_to(target)
        for path in (target, link, hard) if target.exists() else (target, link):
            with pytest.raises(JournalError, match="belongs to the journal"):
                write_file(path, ["line"], journal)
    assert {file: file.read_bytes() for file in kept} == content

    for name in ("journal.db-wal", "journal.db-shm"):
        (tmp_path / name).unlink()
    for command in (["card"], ["export", "--to", "text"], ["report"]):
        done = run(environ, *command, "--output", str(journal))
        assert (done.returncode, is_one_sentence(done.stderr)) == (1, True)
    assert run(environ, "backup", f"{journal}-journal").returncode == 1
    assert run(environ, "doctor").returncode == 0


def test_output_goes_where_a_link_leads(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    for name in ("old.txt", "new.txt"):
        (tmp_path / name).symlink_to(tmp_path / "away" / name)
    (tmp_path / "away" / "old.txt").write_text("older", encoding="utf-8")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    run(environ, "log", "note one")

    for name in ("old.txt", "new.txt"):
        assert run(environ, "export", "--to", "text", "--output", str(tmp_path / name)).returncode == 0
        assert (tmp_path / name).is_symlink()
        assert "note one" in (tmp_path / "away" / name).read_text(encoding="utf-8")
    done = run(environ, "export", "--to", "text", "--output", str(tmp_path / "loop.txt"))
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


@pytest.mark.parametrize("command", [["card"], ["report"], ["export", "--to", "json"]], ids=" ".join)
def test_a_dash_is_standard_output(environ: dict[str, str], tmp_path: Path, command: list[str]) -> None:
    run(environ, "log", "note one")
    done = run(environ, *command, "--output", "-", cwd=tmp_path)

    assert done.stdout == run(environ, *command).stdout != ""
    assert not (tmp_path / "-").exists()


def test_a_folder_that_is_not_there_is_made_for_the_default_place_alone(
    environ: dict[str, str], tmp_path: Path
) -> None:
    missing = tmp_path / "typo" / "journal.db"
    for arguments in (["log", "note one"], ["show"], ["restore", environ["RUNJOURNAL_DB"]]):
        done = run(environ, "--journal", str(missing), *arguments)
        assert done.returncode == 1
        assert done.stderr.startswith(f"The folder of the journal {missing} does not exist.")
    assert not missing.parent.exists()

    del environ["RUNJOURNAL_DB"]
    assert run(environ, "log", "note one").returncode == 0
    (default,) = tmp_path.rglob("journal.db")
    default.unlink()
    default.parent.rename(tmp_path / "away")
    assert run(environ, "--journal", str(default), "log", "note one").returncode == 0


@pytest.mark.parametrize(
    "line",
    [
        "rj import <(rj export --to text) <(rj export --to ics)",
        "rj export --to json | rj import /dev/stdin",
        "mkfifo pipe; rj export --to csv > pipe & rj import pipe",
        "rj export --to ics > file; exec 7< file; rj import /dev/fd/7",
    ],
)
def test_import_reads_pipes(environ: dict[str, str], line: str) -> None:
    run(environ, "log", RACE)
    done = shell(environ, line)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Imported nothing new. ")
    assert done.stdout.endswith("already there.\n")


@pytest.mark.parametrize(
    "line", ["yes '' | rj log", "rj import /dev/zero", "yes 'X-LINE:1' | rj import --from ics /dev/stdin"]
)
def test_what_never_ends_is_refused(environ: dict[str, str], line: str) -> None:
    done = shell(environ, line)

    assert done.returncode != 0
    assert is_one_sentence(done.stderr), done.stderr
    assert "Nothing was" in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], check=False)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    with suppress(OSError), (folder / "filling").open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()


LEAVE_A_LOG = """
import os, sqlite3
connection = sqlite3.connect("journal.db", isolation_level=None)
connection.execute("UPDATE note SET note = 'in the log' WHERE text = 'one'")
os.kill(os.getpid(), 9)
"""


@needs_root
@pytest.mark.parametrize("log", ["", LEAVE_A_LOG], ids=["no log", "a log of a killed process"])
def test_a_full_disk_lets_read(environ: dict[str, str], small_disk: Path, log: str) -> None:
    environ["RUNJOURNAL_DB"] = str(small_disk / "journal.db")
    run(environ, "log", "note one")
    if log:
        subprocess.run([sys.executable, "-c", log], cwd=small_disk, check=False)
        (small_disk / "journal.db-shm").unlink()
    fill(small_disk)

    shown = run(environ, "show")
    assert shown.returncode == 0, shown
    assert f"note one{' # in the log' if log else ''}\n" in shown.stdout
    assert "is full: the journal can be read, but nothing can be saved." in shown.stderr
    logged = run(environ, "log", "note two")
    assert (logged.returncode, logged.stdout) == (1, "")
    assert "is full; nothing was saved. Make room, then try again." in logged.stderr
    recorded = Path(environ["HOME"]) / "run.fit"
    recorded.write_bytes(activity().written())
    imported = run(environ, "import", str(recorded))
    assert (imported.returncode, imported.stdout) == (1, "")
    assert "is full; nothing was saved." in imported.stderr
    assert "It would say: Imported 1 run." in run(environ, "import", "--dry-run", str(recorded)).stdout
    assert "disk          It is full" in run(environ, "doctor").stdout

    (small_disk / "filling").unlink()
    assert run(environ, "import", str(recorded)).stdout == "Imported 1 run.\n"
    assert run(environ, "log", "note two").returncode == 0
    assert run(environ, "show").stdout.count("note") == 2
    assert run(environ, "doctor").returncode == 0


def as_ordinary(*command: str) -> list[str]:
    """A command that is run without root's right to read and write everything."""
    if os.geteuid():
        return [*command]
    if shutil.which("setpriv") is None:
        pytest.skip("root may do everything here")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", *command]


def test_files_that_may_not_be_read_stop_no_others(environ: dict[str, str], tmp_path: Path) -> None:
    watch, shut = tmp_path / "watch", tmp_path / "watch" / "shut"
    shut.mkdir(parents=True)
    for path in (watch / "closed.fit", watch / "open.fit", shut / "run.fit"):
        path.write_bytes(activity().written())
    (watch / "closed.fit").chmod(0)
    shut.chmod(0)

    def imported(*paths: Path) -> subprocess.CompletedProcess[str]:
        command = as_ordinary(*COMMAND, "--as-of", "2026-04-15T09:00", "import", *map(str, paths))
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    for closed in (watch / "closed.fit", shut, shut / "run.fit"):
        done = imported(closed)
        assert (done.returncode, done.stdout) == (1, ""), done
        assert is_one_sentence(done.stderr), done.stderr
        assert "ermission denied" in done.stderr
    done = imported(watch, watch / "closed.fit", shut / "run.fit")
    assert (done.returncode, done.stdout) == (0, "Imported 1 run. 3 files could not be read.\n"), done
    shut.chmod(0o700)


@pytest.mark.parametrize("made_by", ["us", "another program"])
def test_a_moment_of_reading_alone_leaves_no_trap(environ: dict[str, str], tmp_path: Path, made_by: str) -> None:
    """SQLite gives the files of its log the mode of the journal, and would be shut out by them later."""

    def rj(*args: str) -> subprocess.CompletedProcess[str]:
        command = as_ordinary(*COMMAND, "--as-of", "2026-04-15T09:00", *args)
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    journal = tmp_path / "journal.db"
    assert rj("log", "note one").returncode == 0
    journal.chmod(0o400)
    assert "note one" in rj("show").stdout
    assert rj("log", "note two").returncode == 1
    assert [file.name for file in tmp_path.glob("journal.db-*")] == []
    if made_by == "another program":
        (tmp_path / "journal.db-wal").touch(0o400)
        (tmp_path / "journal.db-shm").write_bytes(bytes(32768))
        (tmp_path / "journal.db-shm").chmod(0o400)
    journal.chmod(0o600)

    assert rj("log", "note two").returncode == 0
    assert rj("doctor").returncode == 0
