"""What the shell sees: real processes, killed, at once, with odd streams."""

import json
import os
import pty
import selectors
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "runjournal", "--as-of", "2026-04-15T09:00"]


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


def start(environ: dict[str, str], *args: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *args],
        env=environ,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=hear_interrupts,
    )


def hear_interrupts() -> None:
    """Hear Ctrl-C, which whoever runs the tests in the background has turned off for all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(environ: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *args], env=environ, capture_output=True, text=True, encoding="utf-8", check=False)


def notes(environ: dict[str, str]) -> set[str]:
    """The texts of the notes in the journal."""
    return {entry["text"] for entry in json.loads(run(environ, "export", "--to", "json").stdout)["entries"]}


def test_nothing_acknowledged_is_lost_to_a_kill(environ: dict[str, str]) -> None:
    """Several log at once; when the first says that its entry is saved, all are killed, wherever they are."""
    run(environ, "log", "note first")
    acknowledged = {"first"}
    for stream in range(5):
        processes = [start(environ, "log", f"note n{stream}-{number}") for number in range(3)]
        with selectors.DefaultSelector() as ready:
            for process in processes:
                ready.register(process.stdout or -1, selectors.EVENT_READ)
            assert ready.select(timeout=60)
        for process in processes:
            process.kill()
        said = "".join(process.communicate(timeout=60)[0] for process in processes)
        assert said
        acknowledged |= {word for word in said.split() if word.startswith("n") and "-" in word}

    assert run(environ, "log", "note last").returncode == 0
    assert len(acknowledged) > 5
    assert acknowledged | {"last"} <= notes(environ)
    assert run(environ, "doctor").returncode == 0


def test_what_is_saved_is_on_the_disk(environ: dict[str, str]) -> None:
    """SQLite waits for the disk at every change, as it does not in the tests of this process."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom runjournal.store.connection import connect\n"
        "print(*connect(Path(sys.argv[1])).execute('PRAGMA synchronous').fetchone())"
    )
    command = [sys.executable, "-c", code, environ["RUNJOURNAL_DB"]]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == "2\n"  # FULL


def test_an_interrupt_is_quiet_and_saves_nothing(environ: dict[str, str]) -> None:
    """Ctrl-C after a line was typed, in a terminal."""
    keyboard, terminal = pty.openpty()
    with start(environ, "log", stdin=terminal) as process:
        assert process.stderr is not None
        assert "Ctrl-C" in process.stderr.readline()
        os.write(keyboard, b"note typed\n")
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()
    os.close(keyboard)
    os.close(terminal)

    assert (process.returncode, out, err.strip()) == (130, "", "")
    assert notes(environ) == set()


def test_eight_processes_log_at_once(environ: dict[str, str]) -> None:
    """On a journal that none of them has made yet."""
    processes = [start(environ, "log", f"note n{number}") for number in range(8)]
    said = [process.communicate(timeout=60) for process in processes]

    assert [process.returncode for process in processes] == [0] * 8, said
    assert notes(environ) == {f"n{number}" for number in range(8)}


def test_a_closed_pipe_is_quiet(environ: dict[str, str]) -> None:
    run(environ, "log", *(f"-{day} r 8k 44" for day in range(1, 40)))
    with start(environ, "export", "--to", "text") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["flags"], ["flags", "--json"], ["export", "--to", "csv"]], ids=" ".join)
def test_a_full_disk_gives_a_sentence(environ: dict[str, str], arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], env=environ, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith("The output cannot be written: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_mistake(environ: dict[str, str], closed: str) -> None:
    command = f'"{sys.executable}" -m runjournal log {closed} && "{sys.executable}" -m runjournal flags {closed}'
    done = subprocess.run(
        ["bash", "-c", command], env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_a_locale_without_letters_still_shows_all(environ: dict[str, str]) -> None:
    """Text falls back to plainer characters, JSON to escapes; an export is UTF-8 whatever the locale."""
    ascii_only = {**environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C"}
    run(environ, "log", "race Zürich 2026-04-26 10:00 21.1k", "2026-04-25 09:00-10:00 massage deep")

    flags = run(ascii_only, "flags")
    assert (flags.returncode, flags.stderr) == (0, "")
    assert flags.stdout.startswith("! warning  Massage close to Z?rich")
    assert "Z\\u00fcrich" in run(ascii_only, "flags", "--json").stdout
    assert "Zürich" in run(ascii_only, "export", "--to", "text").stdout


def modules(environ: dict[str, str], *args: str) -> set[str]:
    """The modules that a command has imported by its end."""
    code = (
        "import sys\nfrom runjournal.cli import cli\n"
        f"try: cli.main({list(args)!r}, prog_name='runjournal')\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_logging_imports_no_screen_and_no_rule(environ: dict[str, str]) -> None:
    heavy = {"textual", "rich", "pendulum", "numpy", "icalendar", "runjournal.rules.registry"}

    run(environ, "log", "w1")  # a new journal is made with sqlite-utils
    assert not modules(environ, "log", "y r 8.2k 44 e5 calf3l w2") & heavy
    assert not modules(environ, "log", "mon r 8.2k") & heavy


@pytest.mark.parametrize("command", [["log", "y r 8.2k 44 e5"], ["flags"], ["find", "run"], ["show"]], ids=" ".join)
def test_nothing_of_an_import_is_imported_by_another_command(environ: dict[str, str], command: list[str]) -> None:
    run(environ, "log", "w1")
    of_imports = ("fitdecode", "runjournal.exchange", "runjournal.cli.import")
    assert [name for name in modules(environ, *command) if name.startswith(of_imports)] == []


def test_only_a_calendar_imports_what_reads_calendars(environ: dict[str, str]) -> None:
    assert "icalendar" not in modules(environ, "export", "--to", "json")
    assert "icalendar" in modules(environ, "export", "--to", "ics")


def test_help_imports_no_database_and_no_calendar(environ: dict[str, str]) -> None:
    heavy = {"sqlite_utils", "sqlite3", "pendulum", "textual", "rich", "icalendar", "runjournal.rules.registry"}

    assert not modules(environ, "--help") & heavy
