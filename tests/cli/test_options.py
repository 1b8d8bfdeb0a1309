"""The options of all commands: before the command or after it, and what now and the zone are."""

from datetime import UTC, datetime

import click
import pytest

from runjournal.cli.context import instant_of, zone_of
from tests.cli.runner import Runner


def test_options_stand_before_or_after_the_command(runjournal: Runner) -> None:
    other = str(runjournal.folder / "other.db")
    before = runjournal("--journal", other, "--zone", "Asia/Tokyo", "--as-of", "2026-01-02T03:00", "--json", "flags")
    after = runjournal("flags", "--json", "--as-of", "2026-01-02T03:00", "--journal", other, "--zone", "Asia/Tokyo")

    assert before == after
    assert '"as_of": "2026-01-02T03:00:00+09:00"' in after
    assert not runjournal.journal.exists()


def test_what_stands_later_wins(runjournal: Runner) -> None:
    said = runjournal.json("--zone", "Asia/Tokyo", "flags", "--zone", "Europe/Paris")

    assert said["zone"] == "Europe/Paris"


@pytest.mark.parametrize(
    ("option", "environ", "setting", "expected"),
    [
        pytest.param("Asia/Tokyo", {"TZ": "Europe/Paris"}, "Africa/Cairo", "Asia/Tokyo", id="the option first"),
        pytest.param(None, {"TZ": "Europe/Paris"}, "Africa/Cairo", "Europe/Paris", id="then TZ"),
        pytest.param(None, {}, "Africa/Cairo", "Africa/Cairo", id="then the settings"),
    ],
)
def test_the_zone_is_the_nearest_that_is_said(
    option: str | None, environ: dict[str, str], setting: str, expected: str
) -> None:
    assert zone_of(option, environ, setting) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2026-04-15T09:00", datetime(2026, 4, 15, 8, tzinfo=UTC), id="in the zone"),
        pytest.param("2026-04-15T09:00:30+02:00", datetime(2026, 4, 15, 7, 0, 30, tzinfo=UTC), id="with an offset"),
        pytest.param("2026-04-15T09:00Z", datetime(2026, 4, 15, 9, tzinfo=UTC), id="in UTC"),
        pytest.param("2026-04-15", datetime(2026, 4, 15, 22, 59, 59, tzinfo=UTC), id="a date is the end of its day"),
        pytest.param("2026-10-25", datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), id="of 25 hours too"),
        pytest.param("2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), id="the first of a time twice"),
    ],
)
def test_as_of_names_an_instant(text: str, expected: datetime) -> None:
    assert instant_of(text, "Europe/London") == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-02-30", "2026-03-29T01:30", "1950-01-01", "2101-01-01T00:00", "15/04/2026", "\x1b[2J"]
)
def test_a_wrong_as_of_is_wrong_usage(text: str) -> None:
    with pytest.raises(click.BadParameter):
        instant_of(text, "Europe/London")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--zone", "Mars/Olympus", "flags"], id="zone"),
        pytest.param(["flags", "--zone", "../../etc/passwd"], id="zone out of its folder"),
        pytest.param(["flags", "--as-of", "soon"], id="as of"),
        pytest.param(["flags", "--as-of", ""], id="as of nothing"),
        pytest.param(["fly"], id="command"),
        pytest.param(["flags", "now"], id="argument"),
        pytest.param(["export", "--to", "xml"], id="format"),
        pytest.param(["slots", "--days", "0"], id="days"),
        pytest.param(["check"], id="nothing to check"),
        pytest.param(["show", "someday"], id="day"),
    ],
)
def test_wrong_usage_ends_with_status_2(runjournal: Runner, arguments: list[str]) -> None:
    said = runjournal.fails(*arguments, status=2)

    assert "Usage:" in said
    assert "Traceback" not in said


def test_the_settings_file_says_what_is_wrong_with_it(runjournal: Runner) -> None:
    runjournal.settings.write_text('distance = "leagues"\n', encoding="utf-8")

    assert "line 1" in runjournal.fails("flags")


def test_a_zone_of_the_settings_is_used(runjournal: Runner) -> None:
    runjournal.settings.write_text('zone = "Asia/Tokyo"\n', encoding="utf-8")
    runjournal.env["TZ"] = None

    assert runjournal.json("flags")["zone"] == "Asia/Tokyo"


def test_every_command_has_help(runjournal: Runner) -> None:
    from runjournal.cli import COMMANDS

    listed = runjournal("--help")
    for name in COMMANDS:
        assert f"\n  {name} " in listed
        assert "--journal PATH" in runjournal(name, "--help")


def test_without_a_terminal_the_app_does_not_open(runjournal: Runner) -> None:
    assert "needs a terminal" in runjournal.fails()
    assert "needs a terminal" in runjournal.fails("demo")
