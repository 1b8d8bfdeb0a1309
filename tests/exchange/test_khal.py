"""With a real calendar, khal: it lists what we write, at the right times, and we read what it writes."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.runner import Runner

KHAL = shutil.which("khal")
NEEDED = os.environ.get("RUNJOURNAL_KHAL") == "needed"
"""Set by .ci/run, so that these tests cannot be skipped there."""

pytestmark = pytest.mark.skipif(KHAL is None and not NEEDED, reason="khal is not installed; .ci/run installs it")

CONFIG = """\
[calendars]
[[plan]]
path = {folder}/vdir
[default]
default_calendar = plan
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


class Khal:
    """khal with a configuration and a calendar of its own, far from the runner's home."""

    def __init__(self, folder: Path, zone: str = "Europe/London") -> None:
        self.folder = folder
        (folder / "vdir").mkdir(parents=True)
        (folder / "config").write_text(CONFIG.format(folder=folder, zone=zone), encoding="utf-8")

    def __call__(self, *args: str) -> str:
        home = {name: str(self.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        environ = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", **home}
        command = ["khal", "-c", str(self.folder / "config"), *args]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def listed(self, first: str, days: int) -> list[str]:
        """The events of some days: when, until when, what."""
        shown = self("list", "--format", "{start-long} to {end-long}: {title}", first, f"{days}d")
        return [line for line in shown.splitlines() if " to " in line]

    @property
    def files(self) -> list[str]:
        """The files of its calendar, one an event."""
        return sorted(map(str, (self.folder / "vdir").glob("*.ics")))


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """khal in London."""
    return Khal(tmp_path / "khal")


@pytest.fixture
def runjournal(tmp_path: Path) -> Runner:
    """A journal in October, before the clocks go back."""
    runner = Runner(tmp_path)
    runner.as_of = "2026-10-20T09:00"
    return runner


def exported(runjournal: Runner) -> str:
    path = runjournal.folder / "out.ics"
    runjournal("export", "--to", "ics", "--output", str(path))
    return str(path)


AHEAD = (
    "2026-10-24 18:00 massage 60min deep @Anna",
    "2026-10-26 18:00 massage 45min light # bring the blue towel, please",
    "race Park 2026-10-25 07:00 America/New_York 10k",
    "race Parkrun 2026-10-31 5k",
    "2027-03-28 10:00 massage 30min",
)


def test_khal_lists_what_lies_ahead_at_the_right_times(runjournal: Runner, khal: Khal) -> None:
    """The clocks go back on 25 October, in New York a week later, and forward on 28 March."""
    runjournal.run("log", *AHEAD)
    khal("import", "--batch", exported(runjournal))
    assert khal.listed("2026-10-24", 8) == [
        "2026-10-24 18:00 to 2026-10-24 19:00: Deep massage · 60 min · @Anna",
        "2026-10-25 11:00 to 2026-10-25 12:00: Race Park · 10.0 km",
        "2026-10-26 18:00 to 2026-10-26 18:45: Light massage · 45 min",
        "2026-10-31 to 2026-10-31: Race Parkrun · 5.0 km",
    ]
    assert khal.listed("2027-03-28", 1) == ["2027-03-28 10:00 to 2027-03-28 10:30: Massage · 30 min"]


def test_a_booking_that_is_moved_is_listed_once(runjournal: Runner, khal: Khal) -> None:
    booked = runjournal.json("log", AHEAD[0])["entries"][0]["id"]
    khal("import", "--batch", exported(runjournal))
    runjournal("edit", booked, "2026-10-23 17:00 massage 60min deep @Anna")
    khal("import", "--batch", exported(runjournal))
    assert khal.listed("2026-10-20", 9) == ["2026-10-23 17:00 to 2026-10-23 18:00: Deep massage · 60 min · @Anna"]


def test_what_khal_kept_of_ours_changes_nothing(runjournal: Runner, khal: Khal) -> None:
    runjournal.run("log", *AHEAD)
    before = runjournal.lines()
    khal("import", "--batch", exported(runjournal))
    assert runjournal("import", *khal.files) == "Imported nothing new. 5 already there.\n"
    assert runjournal.lines() == before


def test_we_read_what_khal_writes(runjournal: Runner, khal: Khal) -> None:
    khal("new", "2026-10-28", "07:00", "08:00", "Easy run 8k :: along the river, twice")
    khal("new", "2026-11-01", "Parkrun 5k")
    khal("new", "2026-10-23", "18:00", "18:45", "America/New_York", "Sports massage, deep")
    khal("new", "2026-10-24", "20:00", "22:00", "Dinner; with Anna")
    result = runjournal.run("import", *khal.files)
    assert result.stdout == "Imported 3 entries.\n"
    assert result.stderr.startswith('1 event was neither run, race nor massage: "Dinner; with Anna".\n')
    assert [line.partition(" source:")[0] for line in runjournal.lines()] == [
        "2026-10-23 18:00 America/New_York massage 45min deep sports planned",
        "2026-10-28 07:00 Europe/London run 8k easy planned",
        '2026-11-01 Europe/London race "Parkrun 5k" 5k planned',
    ]


def test_we_read_what_khal_repeats_over_the_change_of_clocks(runjournal: Runner, khal: Khal) -> None:
    weekly = ("--repeat", "weekly", "--until", "2026-11-10")
    khal("new", *weekly, "2026-10-21", "19:00", "20:00", "Europe/Berlin", "Tempo run")
    assert runjournal("import", *khal.files) == "Imported 3 entries.\n"
    assert [line.partition(" source:")[0] for line in runjournal.lines()] == [
        "2026-10-21 19:00 Europe/Berlin run 60min tempo planned",
        "2026-10-28 19:00 Europe/Berlin run 60min tempo planned",
        "2026-11-04 19:00 Europe/Berlin run 60min tempo planned",
    ]
    assert khal.listed("2026-10-28", 1) == ["2026-10-28 18:00 to 2026-10-28 19:00: Tempo run"]
    assert runjournal("import", *khal.files) == "Imported nothing new. 3 already there.\n"
