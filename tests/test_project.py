"""What holds for the project as a whole: its top level, its commands, its one clock, its light start."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "runjournal",
    "tests",
    "screenshots",
}
OPEN = "python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/runjournal"
TEST = (
    "python3 -m venv .venv && "
    ".venv/bin/pip install --quiet --constraint .ci/constraints.txt --editable '.[dev]' && "
    ".venv/bin/python -m pytest"
)
CLOCKS = {
    "datetime": {"now", "utcnow", "today", "fromtimestamp"},
    "date": {"today", "fromtimestamp"},
    "time": {"time", "time_ns", "monotonic", "localtime", "gmtime", "strftime", "ctime"},
    "pendulum": {"now", "today", "tomorrow", "yesterday", "local_timezone"},
}
"""What reads the clock, by the name it is called on."""


def lines_of(name: str) -> list[str]:
    return [line.strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.skipif(not (shutil.which("git") and (ROOT / ".git").exists()), reason="not a git checkout")
def test_the_top_level_stays() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.partition("/")[0] for line in tracked.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= ALLOWED


def test_readme_and_ci_run_the_same_test_command() -> None:
    assert TEST in lines_of("README.md")
    assert TEST in lines_of(".ci/run")


def test_the_tests_run_with_the_versions_that_drew_the_pictures() -> None:
    pinned = dict(line.split("==") for line in lines_of(".ci/constraints.txt") if not line.startswith("#"))
    assert {name: version(name) for name in pinned} == pinned, "install with `--constraint .ci/constraints.txt`"
    assert set(pinned) == {"rich", "textual"}


def test_the_readme_opens_the_app_in_one_line() -> None:
    assert OPEN in lines_of("README.md")


def test_ci_is_a_script_that_can_be_run() -> None:
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)
    for check in ("ruff check .", "ruff format --check .", "mypy", "lint-imports"):
        assert f".venv/bin/{check}" in lines_of(".ci/run")


def test_ci_does_not_skip_the_calendars() -> None:
    assert "export RUNJOURNAL_KHAL=needed" in lines_of(".ci/run")
    assert any("RUNJOURNAL_KHAL" in line for line in lines_of("tests/exchange/test_khal.py"))


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module of the project with its path in it and its syntax tree."""
    folder = ROOT / "runjournal"
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder), ast.parse(path.read_text(encoding="utf-8"))


def used_twice(names: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The names that stand in several places, with these."""
    places: dict[str, list[str]] = {}
    for name, place in names:
        places.setdefault(name, []).append(place)
    return {name: found for name, found in places.items() if len(found) > 1}


def test_a_module_name_is_used_once_within_a_layer() -> None:
    modules = [path for path, _ in sources() if path.name != "__init__.py"]
    assert used_twice((f"{path.parts[0]}: {path.stem}", str(path)) for path in modules) == {}


def test_a_class_name_is_used_once() -> None:
    names = ((node.name, str(path)) for path, tree in sources() for node in tree.body if isinstance(node, ast.ClassDef))
    assert used_twice(name for name in names if not name[0].startswith("_")) == {}


def clock_readings(source: str) -> Iterator[str]:
    """Every place in a Python source that reads the clock, as "line: name"."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if node.attr in CLOCKS.get(owner, ()):
                yield f"{node.lineno}: {owner}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module in ("time", "pendulum"):
            yield from (f"{node.lineno}: {name.name}" for name in node.names if name.name in CLOCKS[node.module])


@pytest.mark.parametrize(
    "source",
    [
        "datetime.now(UTC)",
        "import datetime\ndatetime.datetime.utcnow()",
        "date.today()",
        "time.time()",
        "from time import monotonic",
        "pendulum.now()",
        "read = datetime.now",
    ],
)
def test_a_reading_of_the_clock_is_found(source: str) -> None:
    assert len(list(clock_readings(source))) == 1


def test_only_one_module_reads_the_clock() -> None:
    found = {
        str(path.relative_to(ROOT)): readings
        for path in sorted((ROOT / "runjournal").rglob("*.py"))
        if (readings := list(clock_readings(path.read_text(encoding="utf-8"))))
    }
    assert set(found) == {"runjournal/clock.py"}, found


@pytest.mark.parametrize("module", ["runjournal", "runjournal.__main__", "runjournal.cli"])
def test_the_command_line_starts_light(module: str) -> None:
    heavy = [
        "textual",
        "rich",
        "sqlite_utils",
        "sqlite3",
        "pendulum",
        "platformdirs",
        "tomllib",
        "icalendar",
        "runjournal.tui",
    ]
    code = f"import sys, {module}; print(*(set({heavy}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"_RUNJOURNAL_COMPLETE": "zsh_complete", "COMP_WORDS": "runjournal ", "COMP_CWORD": "1"},
    ],
    ids=["help", "completion"],
)
def test_the_list_of_commands_imports_none_of_them(environ: dict[str, str]) -> None:
    code = (
        "import sys; from runjournal.cli import COMMANDS, cli\n"
        "try: cli.main(['--help'], prog_name='runjournal')\n"
        "except SystemExit: pass\n"
        "modules = {f'runjournal.cli.{command.module}' for command in COMMANDS.values()}\n"
        "print('imported:', *(modules & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert any("log" in line for line in lines)
    assert lines[-1].strip() == "imported:"


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in lines_of("CHANGELOG.md")
