"""`flags --oneline`: short enough for a prompt, silent where all is clear, and told by its exit status."""

import os
import subprocess
import sys
from collections.abc import Sequence

import pytest

from runjournal.cli.flags import LONGEST_TITLE, summary_line
from runjournal.rules.finding import Finding, Severity, Source
from runjournal.tui.glyphs import glyphs
from tests.cli.runner import Runner

RACE = "race Spring Half 2026-04-26 10:00 21.1k"
TOO_CLOSE = "2026-04-25 09:00-10:00 massage deep"
BEFORE = "2026-04-22 12:00-13:00 massage deep"
BATH = "07:00 massage 30min light done"


def status_and_line(runjournal: Runner, *options: str) -> tuple[int, str]:
    done = runjournal.run("flags", "--oneline", *options)
    return done.exit_code, done.stdout


@pytest.mark.parametrize(
    ("logged", "options", "status", "line"),
    [
        ([], [], 0, ""),
        ([], ["--info"], 0, ""),
        ([BATH], [], 0, ""),
        ([BATH], ["--info"], 0, "•1 A warm bath today?\n"),
        ([RACE, BEFORE], [], 10, "△1 Deep massage before Spring Half\n"),
        ([RACE, TOO_CLOSE], [], 20, "▲1 Massage close to Spring Half\n"),
        ([RACE, TOO_CLOSE, BEFORE], [], 20, "▲1 △1 Massage close to Spring Half\n"),
    ],
    ids=["empty", "empty-info", "only-info", "info-asked", "caution", "warning", "both"],
)
def test_the_line_and_its_status(
    runjournal: Runner, logged: Sequence[str], options: Sequence[str], status: int, line: str
) -> None:
    runjournal("log", typed="\n".join(logged) or "# nothing")

    assert status_and_line(runjournal, *options) == (status, line)


@pytest.mark.parametrize(
    ("options", "status"),
    [([], 0), (["--status"], 20), (["--json"], 0), (["--json", "--status"], 20), (["--json", "--oneline"], 20)],
    ids=["plain", "plain-status", "json", "json-status", "json-oneline"],
)
def test_other_forms_have_a_status_when_asked(runjournal: Runner, options: Sequence[str], status: int) -> None:
    runjournal("log", RACE, TOO_CLOSE)

    assert runjournal.run("flags", *options).exit_code == status


def test_what_was_overruled_is_not_counted(runjournal: Runner) -> None:
    runjournal("log", RACE, TOO_CLOSE)
    massage = runjournal.json("flags")["findings"][0]["entries"][0]
    runjournal("overrule", "race-too-close", massage, "--why", "only the shoulders")

    assert status_and_line(runjournal) == (0, "")
    assert status_and_line(runjournal, "--info") == (0, "")
    assert runjournal.run("flags", "--status").exit_code == 0


def test_the_line_has_colour_for_eyes_alone(runjournal: Runner) -> None:
    runjournal("log", RACE, TOO_CLOSE)
    seen = runjournal.run("flags", "--oneline", colour=True)

    assert seen.stdout.startswith("\x1b[31m\x1b[1m▲1\x1b[0m Massage")
    runjournal.env["NO_COLOR"] = "1"
    assert "\x1b" not in runjournal.run("flags", "--oneline", colour=True).stdout


def test_an_ascii_setting_reaches_the_line(runjournal: Runner) -> None:
    runjournal.settings.write_text("ascii = true\n", encoding="utf-8")
    runjournal("log", RACE, TOO_CLOSE)

    assert status_and_line(runjournal) == (20, "!1 Massage close to Spring Half\n")


@pytest.mark.parametrize("name", ["$(touch evil)", "`touch evil`", "%F{red}\\u\\$", "[bold]half[/]", "-n"])
def test_a_name_is_never_more_than_a_name(runjournal: Runner, name: str) -> None:
    runjournal("log", f'race "{name}" 2026-04-26 10:00 21.1k', TOO_CLOSE)

    assert status_and_line(runjournal) == (20, f"▲1 Massage close to {name}\n")


def test_a_stream_without_unicode_gets_plain_characters(runjournal: Runner) -> None:
    """As a cron job runs it: no locale, no terminal, an accented name."""
    runjournal("log", 'race "Zürich – spring" 2026-04-26 10:00 21.1k', TOO_CLOSE)
    environ = {name: value for name, value in runjournal.env.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-m", "runjournal", "flags", "--oneline", "--as-of", runjournal.as_of],
        env={**environ, "PATH": os.environ["PATH"], "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (20, "!1 Massage close to Z?rich - spring\n", "")


def finding(title: str) -> Finding:
    return Finding("any", Severity.WARNING, title, "", "", (), Source("", "", ""))


@pytest.mark.parametrize(
    ("length", "said"),
    [(LONGEST_TITLE, "x" * LONGEST_TITLE), (LONGEST_TITLE + 1, "x" * (LONGEST_TITLE - 1) + "…")],
    ids=["fits", "cut"],
)
def test_a_long_title_is_cut(length: int, said: str) -> None:
    assert summary_line([finding("x" * length)], glyphs(ascii_only=False)).endswith(f" {said}")
