"""`import` of recorded runs: from files, folders and archives, once, with what the runner wrote, in one step."""

import io
import json
import os
import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread

import pytest

from runjournal.cli.import_files import _progress_line
from runjournal.exchange.activities.source_file import ImportProgress
from tests.cli.runner import Runner
from tests.exchange.activities.fit_files import MONITORING, START, activity, begun, session
from tests.exchange.archives import gzipped, zipped

BST = 3600
RUN_LINE = "2026-04-11 07:30 Europe/London run 10k 48min elapsed 50min hr 152 up 120m down 118m done"
"""The run of `session()`, which starts on Saturday, 11 April at 7:30 in London."""


def fit(at: datetime = START, **changes: int | str | None) -> bytes:
    return activity(session(at, **changes), ahead_s=BST).written()


def written(path: Path, content: bytes | str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def imported(runjournal: Runner, *args: str) -> dict[str, object]:
    """The numbers of an import, without those that are 0, and how many files failed."""
    told = runjournal.json("import", *args)
    numbers = {name: told[name] for name in ("imported", "joined", "done", "changed", "skipped", "asked", "left_out")}
    return {name: number for name, number in {**numbers, "failed": len(told["failed"])}.items() if number}


def lines(runjournal: Runner) -> list[str]:
    """The entries as lines, without where they came from."""
    return [re.sub(r' source:"[^"]+"', "", line) for line in runjournal.lines()]


def exported(runjournal: Runner) -> str:
    return runjournal("export", "--to", "json")


WRAPPED: dict[str, Callable[[bytes], tuple[str, bytes]]] = {
    "as it is": lambda run: ("run.fit", run),
    "renamed": lambda run: ("no name at all", run),
    "named as a text": lambda run: ("notes.txt", run),
    "gzip": lambda run: ("run.fit.gz", gzipped(run)),
    "gzip by another name": lambda run: ("run.fit", gzipped(run)),
    "zip": lambda run: ("run.zip", zipped({"GARMIN/run.fit": run})),
    "zip by another name": lambda run: ("run.fit", zipped({"GARMIN/run": run})),
    "gzip in a zip": lambda run: ("run.zip", zipped({"activities/1.fit.gz": gzipped(run)})),
    "zip in a zip": lambda run: ("run.zip", zipped({"UploadedFiles.zip": zipped({"me@example.org_1.fit": run})})),
    "folder": lambda run: ("GARMIN/ACTIVITY/run.fit", run),
}


def test_each_entry_that_is_there_is_counted_once(runjournal: Runner, tmp_path: Path) -> None:
    day = START - timedelta(days=1)
    files = {"a.fit": fit(), "b.fit": fit(day), "from the app.fit": fit(day, rpe=30)}
    paths = [written(tmp_path / name, content) for name, content in files.items()]
    assert imported(runjournal, *paths) == {"imported": 2}
    assert runjournal("import", *paths) == "Imported nothing new. 2 already there.\n"


@pytest.mark.parametrize("way", WRAPPED)
def test_a_run_comes_out_of_any_wrapping_once(runjournal: Runner, tmp_path: Path, way: str) -> None:
    name, content = WRAPPED[way](fit())
    path = written(tmp_path / "first" / name, content)
    assert runjournal("import", path if way != "folder" else str(tmp_path / "first")) == "Imported 1 run.\n"
    assert lines(runjournal) == [RUN_LINE]
    others = [written(tmp_path / other / wrap(fit())[0], wrap(fit())[1]) for other, wrap in WRAPPED.items()]
    assert imported(runjournal, *others) == {"skipped": 1}
    assert lines(runjournal) == [RUN_LINE]


def test_neither_the_name_of_a_file_nor_its_path_is_kept(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "me@example.org_1.fit", fit())
    runjournal("import", path)
    content = b"".join(file.read_bytes() for file in tmp_path.glob("journal.db*"))
    assert b"example" not in content
    assert os.fsencode(tmp_path) not in content


def test_what_was_logged_is_joined_and_never_changed(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "11 apr run 10.2k e7 # felt easy")
    path = written(tmp_path / "run.fit", fit(rpe=30))
    result = runjournal.run("import", path)
    assert result.stdout == "Imported nothing new. 1 joined a run you had logged.\n"
    (line,) = lines(runjournal)
    assert line == (
        "2026-04-11 07:30 Europe/London run 10.2k 48min e7 elapsed 50min hr 152 up 120m down 118m done # felt easy"
    )
    assert imported(runjournal, path) == {"skipped": 1}


def test_a_planned_run_is_done(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "2026-04-11 08:00 run planned 12k easy # with Tom")
    assert runjournal("import", written(tmp_path / "run.fit", fit())) == (
        "Imported nothing new. 1 planned run is done.\n"
    )
    (line,) = lines(runjournal)
    assert " run 10k 48min easy " in line
    assert line.endswith("done # with Tom")


def test_import_and_undo_leave_the_same_journal(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "11 apr run 10.2k e7 # felt easy", "2026-04-12 run planned 12k", "race Hill 2026-04-19 10k")
    before = exported(runjournal)
    days = [fit(START + timedelta(days=day)) for day in (0, 1, 2, -30)]
    written(tmp_path / "watch" / "in.zip", zipped({f"{number}.fit": run for number, run in enumerate(days)}))
    assert imported(runjournal, str(tmp_path / "watch")) == {"imported": 2, "joined": 1, "done": 1}
    runjournal("undo")
    assert exported(runjournal) == before
    runjournal("redo")
    after = exported(runjournal)
    runjournal("undo")
    assert imported(runjournal, str(tmp_path / "watch")) == {"imported": 2, "joined": 1, "done": 1}
    assert [entry["line"] for entry in json.loads(after)["entries"]] == runjournal.lines()


def test_a_deleted_run_does_not_come_back(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "run.fit", fit())
    runjournal("import", path)
    runjournal("delete", json.loads(exported(runjournal))["entries"][0]["id"])
    assert imported(runjournal, path) == {"left_out": 1}
    assert runjournal.lines() == []


def test_several_kinds_of_file_are_one_step(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "2026-04-01 r 5k 30")
    whole = written(tmp_path / "journal.json", exported(runjournal).replace(":30", ":31"))
    runjournal("undo")
    calendar = written(
        tmp_path / "plans.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260614\r\n"
        "SUMMARY:Summer half marathon race\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    said = runjournal("import", written(tmp_path / "run.fit", fit()), calendar, whole)
    assert said == "Imported 2 runs, 1 race.\n"
    assert len(runjournal.lines()) == 3
    runjournal("undo")
    assert runjournal.lines() == []


def test_a_plan_of_a_calendar_and_the_recording_of_it_are_one_run(runjournal: Runner, tmp_path: Path) -> None:
    calendar = written(
        tmp_path / "plans.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260411T063000Z\r\n"
        "DTEND:20260411T073000Z\r\nSUMMARY:Easy run 12k\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    both = [calendar, written(tmp_path / "run.fit", fit())]
    assert runjournal("import", *both) == "Imported 1 run. 1 planned run is done.\n"
    (line,) = lines(runjournal)
    assert "run 10k" in line
    assert line.endswith("done")
    assert imported(runjournal, *both) == {"skipped": 1}
    runjournal("undo")
    assert runjournal.lines() == []


def test_a_whole_journal_and_the_files_that_its_runs_came_from_bring_each_once(
    runjournal: Runner, tmp_path: Path
) -> None:
    """One of its runs was imported, one logged by hand, one is a plan."""
    runs = [fit(START + timedelta(days=day)) for day in range(3)]
    files = [written(tmp_path / f"{number}.fit", run) for number, run in enumerate(runs)]
    runjournal("import", files[0])
    runjournal("log", "12 apr run 10.2k e7", "2026-04-13 run planned 12k")
    whole = written(tmp_path / "journal.json", exported(runjournal))
    for _ in range(2):
        runjournal("undo")
    assert runjournal.lines() == []
    imported(runjournal, *files, whole)
    assert [line.split(" run ")[1].split()[0] for line in lines(runjournal)] == ["10k", "10.2k", "10k"]
    assert all("hr 152" in line and line.endswith("done") for line in lines(runjournal))
    assert imported(runjournal, *files) == {"skipped": 3}
    runjournal("undo")
    assert runjournal.lines() == []


def test_a_run_that_two_journals_have_imported_is_one_when_they_are_put_together(
    runjournal: Runner, tmp_path: Path
) -> None:
    path = written(tmp_path / "run.fit", fit())
    runjournal("import", path)
    elsewhere = written(tmp_path / "elsewhere.json", exported(runjournal))
    runjournal("undo")
    runjournal("import", path)
    told = runjournal.json("import", elsewhere)
    assert (told["imported"], told["skipped"]) == (0, 1)
    assert len(runjournal.lines()) == 1


def test_a_bad_file_never_ends_the_rest(runjournal: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "watch"
    for name, content in {
        "a.fit.gz": gzipped(fit())[:-20],
        "b.fit": fit(),
        "c.zip": b"PK\x03\x04 not whole",
        "d.zip": zipped({"e\x1b[2J.fit.gz": gzipped(fit(START - timedelta(days=1)))[:-20]}),
        "picture.jpg": b"\xff\xd8\xff",
        "walk.fit": fit(START - timedelta(days=2), sport=11),
        "monitoring.fit": begun(kind=MONITORING).written(),
    }.items():
        written(folder / name, content)
    result = runjournal.run("import", str(folder))
    assert result.exit_code == 0
    assert result.stdout == "Imported 1 run. 1 left out: a walk. 3 files could not be read.\n"
    assert result.stderr.splitlines()[:3] == [
        f"{folder}/a.fit.gz: it is cut off.",
        f"{folder}/c.zip: it is no zip archive that can be read; perhaps it was not copied whole.",
        f"{folder}/d.zip/e?[2J.fit.gz: it is cut off.",
    ]
    told = runjournal.json("import", str(folder))
    assert [failed["reason"] for failed in told["failed"]].count("it is cut off") == 2
    assert (told["skipped"], told["left_out"], told["other_files"]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("run.fit.gz", gzipped(fit())[:-20], "it is cut off"),
        ("run.zip", zipped({"picture.jpg": b"\xff\xd8"}), "holds no recorded activity"),
        ("run.zip", b"PK\x03\x04", "it is no zip archive"),
        ("folder/.hidden.fit", fit(), "holds no recorded activity"),
        ("journal.json.gz", gzipped(b'{"runjournal": 1, "entries": []}'), "is packed in a way that is not read here"),
        ("takeout.tgz", gzipped(bytes(257) + b"ustar" + bytes(300)), "it is packed in a way that is not read here"),
        ("runs.tar", bytes(257) + b"ustar" + bytes(300), "it is packed in a way that is not read here"),
        ("runs.7z", b"7z\xbc\xaf\x27\x1c", "it is packed in a way that is not read here; unpack it first"),
        ("junk.bin", b"\x00\x01\x02\xff" * 100, "it holds neither recorded runs nor a calendar nor a journal"),
        ("page.gpx", b"<!DOCTYPE html><p>Please log in", "neither recorded runs nor a calendar nor a journal"),
        ("empty.fit", b"", "it is empty"),
        ("runs.xlsx", zipped({"xl/workbook.xml": b"<workbook/>"}), "Save the spreadsheet as CSV."),
        ("latin.txt", b"note M\xfcller", "this is not UTF-8 text"),
        ("ahead.fit", fit(START + timedelta(days=400)), "its time lies ahead, so the clock was wrong; log it by hand"),
    ],
    ids=[
        "cut",
        "nothing in it",
        "no archive",
        "hidden",
        "gzip",
        "tar.gz",
        "tar",
        "7z",
        "junk",
        "page",
        "empty",
        "spreadsheet",
        "no UTF-8",
        "ahead",
    ],
)
def test_if_nothing_can_be_read_nothing_changes(
    runjournal: Runner, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    runjournal("log", "w 1l")
    path = Path(written(tmp_path / name, content))
    error = runjournal.fails("import", str(path.parent if path.parent.name == "folder" else path))
    assert said in error
    assert error.endswith("Nothing was imported.\n")
    assert len(runjournal.lines()) == 1


@pytest.mark.parametrize(("options", "more"), [((), {"too_close": []}), (("--dry-run",), {"dry_run": True})])
def test_if_nothing_can_be_read_a_program_is_told_what_failed(
    runjournal: Runner, tmp_path: Path, options: Sequence[str], more: dict[str, object]
) -> None:
    paths = [written(tmp_path / name, b"\0\1\2 junk") for name in ("one.fit", "two.fit")]
    result = runjournal.run("import", *options, "--json", *paths)
    told = json.loads(result.stdout)
    assert [failed["file"] for failed in told["failed"]] == paths
    assert all(failed["reason"] for failed in told["failed"])
    assert (told["imported"], told["rows"], {name: told[name] for name in more}) == (0, [], more)
    assert result.exit_code == 1
    assert result.stderr == runjournal.fails("import", *paths)


def test_lines_of_a_table_are_counted_beside_whole_files(runjournal: Runner, tmp_path: Path) -> None:
    rows = "2026-04-11,10,50:00\n??,10,50:00\n2026-04-12,8,40:00\n!,8,40:00\n"
    written(tmp_path / "watch" / "runs.csv", f"Date,Distance (km),Time\n{rows}")
    written(tmp_path / "watch" / "cut.gpx", b"<gpx><trk>")
    said = runjournal("import", str(tmp_path / "watch"))
    assert said == "Imported 2 runs. 1 file and 2 lines could not be read.\n"


def test_what_was_planned_and_what_was_left_out_is_counted_by_kind(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "2026-04-11 run planned 12k", '2026-04-12 race "City 10" 10k planned')
    recorded = {f"{day}.fit": fit(START + timedelta(days=day)) for day in range(2)}
    others = {f"{day}.fit": fit(START + timedelta(days=day), sport=11) for day in (3, 4)}
    ride = {"5.fit": fit(START + timedelta(days=5), sport=2)}
    for name, content in (recorded | others | ride).items():
        written(tmp_path / "watch" / name, content)
    assert runjournal("import", str(tmp_path / "watch")) == (
        "Imported nothing new. 1 planned run and 1 planned race are done. 3 left out: a walk (2), a ride.\n"
    )


def test_a_path_that_is_not_there_stops_all(runjournal: Runner, tmp_path: Path) -> None:
    good, missing = written(tmp_path / "run.fit", fit()), str(tmp_path / "missing.fit")
    assert runjournal.fails("import", good, missing) == (
        f"{missing} cannot be read: No such file or directory. Check the path and its permissions."
        " Nothing was imported.\n"
    )
    assert runjournal.lines() == []


def test_an_empty_path_is_not_the_folder_where_one_is(
    runjournal: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "here" / "run.fit", fit())
    monkeypatch.chdir(tmp_path / "here")
    assert "PATH: it is empty" in runjournal.fails("import", "", status=2)
    assert lines(runjournal) == []


def test_a_file_that_holds_no_activity_is_no_failure(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "monitoring.fit", begun(kind=MONITORING).written())
    result = runjournal.run("import", path)
    assert (result.exit_code, result.stdout) == (0, "Imported nothing new.\n")
    assert result.stderr == f"{path} holds all-day data, not an activity.\n"


def test_trying_it_changes_nothing(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "run.fit", fit())
    said = runjournal("import", "--dry-run", path)
    row, last = said.splitlines()
    assert row.startswith("new            Sat 11 Apr 2026  07:30  run 10.0 km · 48:00 · 4:48/km")
    assert row.endswith(" · elapsed 50:00")
    assert last == "Nothing was changed. It would say: Imported 1 run."
    told = runjournal.json("import", "--dry-run", path)
    assert (told["dry_run"], told["imported"]) == (True, 1)
    assert not runjournal.journal.exists()
    runjournal("import", path)
    assert runjournal.json("import", "--dry-run", path)["skipped"] == 1
    assert runjournal("import", "--dry-run", path).splitlines()[0].startswith("Nothing was changed.")
    assert 'already there  "run 10.0 km' in runjournal("import", "--dry-run", "--verbose", path)


def test_the_json_says_what_became_of_each_recording(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "run.fit", fit())
    first = runjournal.json("import", path)
    assert first["rows"][0]["effect"] == "new"
    assert first["rows"][0]["file"] == path
    assert first["rows"][0]["recording"] == {
        "start": "2026-04-11T07:30:00+01:00",
        "sport": "run",
        "sport_words": "run",
        "distance_m": 10_000,
        "timer_s": 2880,
        "elapsed_s": 3000,
        "avg_hr": 152,
    }
    (entry,) = json.loads(exported(runjournal))["entries"]
    assert first["rows"][0]["entry"] == entry
    again = runjournal.json("import", path)["rows"]
    assert [(row["effect"], row["ticked"], row["present"]["id"]) for row in again] == [
        ("already_there", False, entry["id"])
    ]


def test_since_leaves_out_what_is_older(runjournal: Runner, tmp_path: Path) -> None:
    for day in range(3):
        written(tmp_path / "watch" / f"{day}.fit", fit(START - timedelta(days=day)))
    assert imported(runjournal, "--since", "2026-04-10", str(tmp_path / "watch")) == {"imported": 2, "left_out": 1}
    assert "is not a day" in runjournal.fails("import", "--since", "flurb", str(tmp_path / "watch"), status=2)


def test_what_only_the_runner_can_tell_is_asked(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "run.fit", fit(sport=0))
    result = runjournal.run("import", "--dry-run", path)
    assert result.stdout.startswith("asked          Sat 11")
    assert result.stderr == "1 is not imported, since only you can tell (--include-asked imports it).\n"
    result = runjournal.run("import", path)
    assert result.stdout == "Imported nothing new.\n"
    assert result.stderr.startswith(
        "1 is not imported, since only you can tell (--include-asked imports it):\n  Sat 11"
    )
    assert imported(runjournal, path) == {"asked": 1}
    assert imported(runjournal, "--include-asked", path) == {"imported": 1}
    assert imported(runjournal, path) == {"skipped": 1}


def test_an_activity_beside_a_run_is_asked_about_until_it_is_imported(runjournal: Runner, tmp_path: Path) -> None:
    both = activity(session(), session(START + timedelta(hours=3), sport=0), ahead_s=BST).written()
    path = written(tmp_path / "both.fit", both)
    assert imported(runjournal, path) == {"imported": 1, "asked": 1}
    assert imported(runjournal, path) == {"skipped": 1, "asked": 1}
    assert imported(runjournal, "--include-asked", path) == {"imported": 1, "skipped": 1}
    assert imported(runjournal, path) == {"skipped": 2}


def test_without_a_path_the_folders_of_the_settings_are_read(runjournal: Runner, tmp_path: Path) -> None:
    assert runjournal.fails("import") == (
        "No file or folder is given, and activities.folders in the settings names none. Give one, or write "
        '[activities] and below it folders = ["/media/GARMIN/ACTIVITY"] in the settings.\n'
    )
    runjournal.settings.write_text(f'[activities]\nfolders = ["~/watch", "{tmp_path}/phone"]\n', encoding="utf-8")
    assert runjournal.fails("import") == (
        f"None of your folders is there: ~/watch, {tmp_path}/phone. Is the watch plugged in?\n"
    )
    (tmp_path / "watch").mkdir()
    assert runjournal("import") == "Imported nothing new.\n"
    written(tmp_path / "watch" / "run.fit", fit())
    assert runjournal("import") == "Imported 1 run.\n"
    written(tmp_path / "phone" / "run.fit", fit())
    written(tmp_path / "phone" / "other.fit", fit(START - timedelta(days=1)))
    assert imported(runjournal) == {"imported": 1, "skipped": 1}
    runjournal.settings.write_text('[activities]\nfolders = ["~nobody-here/watch"]\n', encoding="utf-8")
    assert runjournal.fails("import") == "No home folder is known for '~nobody-here/watch'. Give the whole path.\n"


def test_the_first_ten_are_named_unless_all_are_asked_for(runjournal: Runner, tmp_path: Path) -> None:
    for number in range(12):
        written(tmp_path / "watch" / f"{number:02}.zip", b"PK")
    written(tmp_path / "watch" / "run.fit", fit())
    said = runjournal.run("import", str(tmp_path / "watch")).stderr.splitlines()
    assert len(said) == 11
    assert said[-1] == "  and 2 more; --verbose names all."
    assert len(runjournal.run("import", "--verbose", str(tmp_path / "watch")).stderr.splitlines()) == 12


def test_a_massage_that_comes_too_close_is_named(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "16 apr 18:00 massage deep")
    calendar = written(
        tmp_path / "race.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260417T090000Z\r\n"
        "SUMMARY:Spring half marathon race\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    result = runjournal.run("import", calendar, written(tmp_path / "run.fit", fit()))
    assert "is now too close" in result.stderr


def test_a_null_character_in_an_event_stops_nothing(runjournal: Runner, tmp_path: Path) -> None:
    calendar = written(
        tmp_path / "race.ics",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260517\r\n"
        "SUMMARY:Spring\0 Half\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n\0\0\0",
    )
    assert runjournal("import", calendar) == "Imported 1 entry.\n"
    assert "race Spring Half 21.1k planned" in runjournal.lines()[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_journal_that_can_only_be_read(runjournal: Runner, tmp_path: Path) -> None:
    runjournal("log", "w 1l")
    runjournal.journal.chmod(0o400)
    assert "can only be read" in runjournal.fails("import", written(tmp_path / "run.fit", fit()))
    assert runjournal.json("import", "--dry-run", str(tmp_path / "run.fit"))["imported"] == 1


@pytest.mark.parametrize(
    "content",
    [fit(), gzipped(fit()), zipped({"run.fit": fit()}), f"{RUN_LINE}\n".encode()],
    ids=["FIT", "gzip", "zip", "own text"],
)
def test_a_pipe_is_read_like_a_file(runjournal: Runner, tmp_path: Path, content: bytes) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=[content])
    writer.start()
    runjournal("import", str(pipe))
    writer.join()
    assert lines(runjournal) == [RUN_LINE]


def test_a_pipe_without_end_never_ends_the_rest(
    runjournal: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("runjournal.exchange.activities.disk_files.MOST_PIPED", 1_000)
    result = runjournal.run("import", "/dev/zero", written(tmp_path / "run.fit", fit()))
    assert result.stdout == "Imported 1 run. 1 file could not be read.\n"
    assert result.stderr == "/dev/zero: more than 1,000 bytes come through it.\n"


def test_a_mistake_in_an_own_export_stops_what_was_recorded_too(runjournal: Runner, tmp_path: Path) -> None:
    run, broken = written(tmp_path / "run.fit", fit()), written(tmp_path / "own.txt", "2026-04-01 r 10k 50\nflurb\n")
    error = runjournal.fails("import", run, broken)
    assert error.startswith(f"{broken}, line 2: ")
    assert error.endswith(" Nothing was imported.\n")
    assert runjournal.lines() == []


@pytest.mark.parametrize("other", ["note rest", "r 9k 50"])
def test_an_id_that_another_entry_has_is_foreseen(runjournal: Runner, tmp_path: Path, other: str) -> None:
    runjournal("log", "2026-04-12 r 10k 50")
    path = written(tmp_path / "own.json", exported(runjournal))
    assert runjournal.json("import", "--dry-run", path)["skipped"] == 1
    (entry,) = json.loads(exported(runjournal))["entries"]
    runjournal("edit", entry["id"], f"2026-04-12 {other}")

    foreseen = runjournal.fails("import", "--dry-run", path)
    assert f"Another entry has the id {entry['id']} already" in foreseen
    assert foreseen == runjournal.fails("import", path)


def test_a_column_is_named_with_its_header(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "run.fit", fit())
    assert "write WHAT=HEADER" in runjournal.fails("import", "--column", "Datum", path, status=2)
    assert "WHAT is one of date, day-first" in runjournal.fails("import", "--column", "shoe=Schuh", path, status=2)


def test_a_table_of_runs_is_read_by_the_columns_that_are_named(runjournal: Runner, tmp_path: Path) -> None:
    path = written(tmp_path / "runs.csv", "Kiedy,Ile,Uwagi\n1.4.2026,10.5,flat\n3.4.2026,5,\n")
    assert "--column date=Datum" in runjournal.fails("import", path)

    named = ("import", "--column", "date=Kiedy", "--column", "distance=ile", path)
    result = runjournal.run(*named, "--dry-run")
    assert "date is Kiedy, distance is Ile in km" in result.stdout + result.stderr
    assert runjournal(*named) == "Imported 2 runs.\n"
    assert runjournal(*named) == "Imported nothing new. 2 already there.\n"


@pytest.mark.parametrize(
    "place",
    [
        "runjournal.exchange.activities.activity_files.ActivityFiles._read_single",
        "runjournal.exchange.importing.join",
        "runjournal.store.changes.write_step",
        "runjournal.store.origins.write_keys",
    ],
)
def test_ctrl_c_leaves_nothing_half_done(
    runjournal: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    runjournal("log", "w 1l")
    before = exported(runjournal)
    path = written(tmp_path / "run.fit", fit())

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(place, interrupt)
        result = runjournal.run("import", path)
    assert (result.exit_code, result.stdout) == (130, "")
    assert exported(runjournal) == before
    assert imported(runjournal, path) == {"imported": 1}


@pytest.mark.parametrize(("unit", "distance_m"), [("km", 10_000), ("mi", 16_093)])
def test_the_unit_of_a_table_that_names_none(runjournal: Runner, tmp_path: Path, unit: str, distance_m: int) -> None:
    path = written(tmp_path / "runs.csv", "Date,Distance\n2026-04-11,10\n")
    assert imported(runjournal, "--unit", unit, path) == {"imported": 1}
    (entry,) = json.loads(exported(runjournal))["entries"]
    assert entry["distance_m"] == distance_m
    assert "is not one of 'km', 'mi'" in runjournal.fails("import", "--unit", "m", path, status=2)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_on_a_terminal_alone(
    runjournal: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = count()
    monkeypatch.setattr("runjournal.cli.import_files.monotonic", lambda: float(next(clock)))
    path = written(tmp_path / "run.fit", fit())
    assert runjournal.run("import", path).stderr == ""

    stderr = Terminal()
    monkeypatch.setattr("runjournal.cli.import_files.sys.stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    with _progress_line() as on_progress:
        on_progress(ImportProgress(119, 2_500, 1_000_000, 260_040_000))
        on_progress(ImportProgress(120, 2_500, 12_000_000, 260_040_000))
    assert stderr.getvalue() == (
        "\rReading 119 of 2,500 files, 1.0 of 260.0 MB\x1b[K"
        "\rReading 120 of 2,500 files, 12.0 of 260.0 MB\x1b[K\r\x1b[K"
    )
    monkeypatch.setenv("TERM", "dumb")
    with _progress_line() as on_progress:
        on_progress(ImportProgress())
    assert stderr.getvalue().endswith("\r\x1b[K")


def test_a_quick_import_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runjournal.cli.import_files.monotonic", lambda: 1.0)
    stderr = Terminal()
    monkeypatch.setattr("runjournal.cli.import_files.sys.stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    with _progress_line() as on_progress:
        on_progress(ImportProgress(1, 1, 1, 1))
    assert stderr.getvalue() == ""
