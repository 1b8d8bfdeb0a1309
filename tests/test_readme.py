"""The README is true: its tables are those of the code, its examples run, its JSON is what is printed."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from runjournal.cli import COMMANDS, cli
from runjournal.cli.options import GLOBAL_OPTIONS
from runjournal.config import load
from runjournal.model.settings import Settings
from runjournal.tui.bindings import KEY_PLACES
from runjournal.tui.keymap_check import checked_keymap, theme_mistake
from tests.cli.runner import Runner
from tests.cli.test_review import LINES as WEEK
from tests.readme import README, SECTIONS, section

TEXT = README.read_text(encoding="utf-8")
STATUSES = {0, 10, 20}


def blocks(mark: str) -> list[str]:
    """The fenced blocks behind a mark."""
    return re.findall(rf"<!-- {mark} -->\n```\w+\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def runjournal(tmp_path: Path) -> Runner:
    """The command line on a new journal."""
    return Runner(tmp_path)


@pytest.mark.parametrize("name", SECTIONS)
def test_tables_are_those_of_the_code(name: str) -> None:
    assert section(TEXT, name) == SECTIONS[name](), "renew it by: python -m tests.readme"


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=list(COMMANDS))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `runjournal") and f"`runjournal {name}" in line]
    own = [option for option in command.params if isinstance(option, click.Option) and option not in GLOBAL_OPTIONS]

    assert len(rows) == 1
    assert all(option.opts[0] in rows[0] for option in own)


def test_every_option_of_all_commands_is_documented() -> None:
    for option in GLOBAL_OPTIONS:
        assert f"| `{option.opts[0]}" in TEXT


def examples() -> list[str]:
    return [line for block in blocks("run") for line in block.splitlines()]


def test_the_examples_run(tmp_path: Path) -> None:
    """One after the other in a shell, in a journal of their own, on an evening in November 2026."""
    shell = f'runjournal() {{ "{sys.executable}" -m runjournal --as-of 2026-11-23T20:00 "$@"; }}'
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(README.parent),
        "HOME": str(tmp_path),
        "RUNJOURNAL_DB": str(tmp_path / "journal.db"),
        "RUNJOURNAL_CONFIG": str(tmp_path / "config.toml"),
        "TZ": "Europe/London",
        "PYTHONUTF8": "1",
    }
    for line in examples():
        done = subprocess.run(
            ["bash", "-c", f"{shell}\n{line}"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
        )
        assert done.returncode in STATUSES, f"{line}: {done.stderr}"
        assert "Traceback" not in done.stderr, line


def test_the_examples_show_most_commands() -> None:
    shown = {line.split("runjournal ")[1].split()[0].rstrip(")") for line in examples()}

    assert set(COMMANDS) - shown == {"demo", "edit", "delete", "done", "overrule", "restore"}


def test_the_day_is_what_is_said_of_it(runjournal: Runner) -> None:
    (day,) = blocks("a day")
    run, sore, drink = runjournal.json("log", typed=day)["entries"]

    assert (run["distance_m"], run["duration_s"], run["effort"]) == (8200, 44 * 60, 5)
    assert (sore["area"], sore["side"], sore["rating"]) == ("calf", "left", 3)
    assert drink["volume_ml"] == 2000
    assert f'runjournal log "{day.strip()}"' in TEXT


def shape(value: object) -> object:
    """The keys of a JSON value at every depth, those of what a rule measured left to the rule."""
    if isinstance(value, dict):
        return {key: None if key == "measured" else shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value and isinstance(value[0], dict) else []
    return None


@pytest.fixture
def before_a_race(runjournal: Runner) -> Runner:
    """A deep massage the day before a half marathon."""
    runjournal("log", "race Spring Half 2026-04-26 10:00 21.1k", "2026-04-25 09:00-10:00 massage deep")
    return runjournal


def test_a_massage_that_is_too_close_has_the_documented_shape(runjournal: Runner) -> None:
    runjournal("log", "2026-04-24 18:00-19:00 massage light")
    (printed,) = runjournal.json("log", "race Spring Half 2026-04-26 10:00 21.1k")["too_close"]
    documented = json.loads(blocks("json: too close")[0])

    assert list(documented) == list(printed)
    assert shape({**documented, "findings": printed["findings"]}) == shape(printed)


def test_a_proposal_has_the_documented_shape(runjournal: Runner) -> None:
    runjournal("log", "race Spring Half 2026-05-30 10:00 21.1k")
    documented, printed = json.loads(blocks("json: propose")[0]), runjournal.json("propose")

    assert shape(documented) == shape(printed)
    assert list(documented) == list(printed)


@pytest.mark.parametrize(
    ("name", "arguments", "status"),
    [
        ("flags", ["flags"], 0),
        ("check", ["check", "23 apr 09:00 massage 60min deep"], 10),
        ("log", ["log", "07:10 run 10k 52:30 tempo e7 # felt strong"], 0),
        ("progress", ["progress"], 0),
        ("slots", ["slots", "--days", "12"], 0),
    ],
)
def test_json_has_the_documented_shape(name: str, arguments: list[str], status: int, before_a_race: Runner) -> None:
    documented = json.loads(blocks(f"json: {name}")[0])
    printed = before_a_race.json(*arguments, status=status)

    if name == "check":
        documented["findings"] = json.loads(blocks("json: flags")[0])["findings"]
    assert shape(documented) == shape(printed)
    assert list(documented) == list(printed)


def test_the_documented_card_is_one(runjournal: Runner) -> None:
    for month in (1, 2, 4):
        runjournal("log", f"2026-0{month}-03 12:00 sore left calf 1", f"2026-0{month}-04 07:00 sore left calf 5")
        runjournal("log", f"2026-0{month}-07 07:00 sore left calf 1")
        runjournal("log", f"2026-0{month}-03 18:00 massage 45min deep calves p6 braced done # ropey")
    runjournal("log", "2026-04-06 injury left calf pulled it", "2026-04-21 18:00 massage 60min medium calves")
    runjournal("log", "2026-04-19 08:00 run 12k tempo planned", "2026-04-26 10:00 race Spring Half 21.1k priority A")
    documented = json.loads(blocks("json: card")[0])
    documented["booking"]["findings"] = json.loads(blocks("json: flags")[0])["findings"]
    printed = runjournal.json("card")

    assert shape(documented) == shape(printed)
    assert list(documented) == list(printed)


def test_the_documented_week_is_one(runjournal: Runner) -> None:
    runjournal("log", *WEEK)
    documented = json.loads(blocks("json: week")[0])
    printed = runjournal.json("week")
    documented["findings"]["said"][0]["finding"] = printed["findings"]["said"][0]["finding"]

    assert shape(documented) == shape(printed)
    assert list(documented) == list(printed)


def test_the_documented_entry_is_the_one_that_is_printed(runjournal: Runner) -> None:
    documented = json.loads(blocks("json: log")[0])["entries"][0]
    printed = runjournal.json("log", "07:10 run 10k 52:30 tempo e7 # felt strong")["entries"][0]

    assert {**printed, "id": documented["id"]} == documented
    assert list(printed) == list(documented)


SETTINGS_EXAMPLES = blocks("settings example")


@pytest.mark.parametrize("example", SETTINGS_EXAMPLES, ids=lambda example: str(example).split()[0])
def test_every_example_of_settings_can_be_used(example: str, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example, encoding="utf-8")
    settings = load(path)

    assert settings != Settings()
    assert theme_mistake(settings.theme) is None
    assert checked_keymap(settings.keymap, KEY_PLACES) == (settings.keymap, [])


def test_every_block_of_settings_is_an_example_that_is_tried() -> None:
    assert re.findall(r"^```toml\n(.*?)```", TEXT, re.DOTALL | re.MULTILINE) == SETTINGS_EXAMPLES


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)

    assert targets
    assert [target for target in targets if not (README.parent / target).exists()] == []
