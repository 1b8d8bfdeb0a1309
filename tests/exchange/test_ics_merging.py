"""A calendar imported again: what it moves, what it leaves alone, and what never comes twice."""

from pathlib import Path

import pytest

from runjournal.exchange.calendar.provenance import LONGEST_UID, MOST_MINUTE, MOST_SEQUENCE, Origin, origin_of
from runjournal.exchange.format import Revision
from runjournal.model.entries import Run
from tests.cli.runner import Runner
from tests.examples import at
from tests.exchange.calendars import calendar, entries, event

RACE = ("DTSTART;TZID=Europe/London:20260614T100000", "DTEND;TZID=Europe/London:20260614T130000")
RUNS = ("DTSTART;TZID=Europe/London:20260421T070000", "RRULE:FREQ=WEEKLY;COUNT=4")


class Calendar:
    """A calendar of the runner's that changes, and the journal that imports it."""

    def __init__(self, folder: Path) -> None:
        self.runjournal = Runner(folder)
        self.path = folder / "plan.ics"

    def imports(self, *events: list[str]) -> tuple[int, int, int]:
        """How many entries were added, changed and left alone."""
        self.path.write_text(calendar(*events), encoding="utf-8", newline="")
        told = self.runjournal.json("import", str(self.path))
        return told["imported"], told["changed"], told["skipped"]

    @property
    def lines(self) -> list[str]:
        """The entries as lines, without their sources."""
        return [line.partition(" source:")[0] for line in self.runjournal.lines()]

    def id_of(self, number: int = 0) -> str:
        """The id of an entry, oldest first."""
        exported = self.runjournal.run("export", "--to", "json").stdout
        return str([line for line in exported.splitlines() if '"id"' in line][number].split('"')[3])


@pytest.fixture
def mine(tmp_path: Path) -> Calendar:
    """An empty journal and a calendar."""
    return Calendar(tmp_path)


def race(*lines: str, summary: str = "Spring Half") -> list[str]:
    return event(*(lines or RACE), uid="race@club.org", summary=summary)


def runs(*lines: str, summary: str = "Easy run 8k") -> list[str]:
    return event(*(lines or RUNS), uid="runs@club.org", summary=summary)


def test_an_import_again_changes_nothing(mine: Calendar) -> None:
    assert mine.imports(race(), runs()) == (5, 0, 0)
    before = mine.runjournal.lines()
    assert mine.imports(runs(), race()) == (0, 0, 5)
    assert mine.runjournal.lines() == before


def test_a_race_that_is_moved_and_renamed_is_changed(mine: Calendar) -> None:
    mine.imports(race())
    moved = race("DTSTART;TZID=Europe/London:20260621T093000", summary="City 10k")
    assert mine.imports(moved) == (0, 1, 0)
    assert mine.lines == ['2026-06-21 09:30 Europe/London race "City 10k" 10k planned']
    assert mine.imports(moved) == (0, 0, 1)


def test_a_dry_run_says_when_a_plan_was_until_now(mine: Calendar) -> None:
    mine.imports(race(), runs())
    renamed = runs(summary="Easy run 9k")
    mine.path.write_text(calendar(race("DTSTART;TZID=Europe/London:20260621T093000"), renamed), encoding="utf-8")
    lines = mine.runjournal("import", "--dry-run", str(mine.path)).splitlines()
    assert any(line.endswith(" — moved (was Sun 14 Jun 2026 10:00)") for line in lines), lines
    assert [line.rpartition(" — ")[2] for line in lines if "9.0 km" in line] == ["renamed"] * 4


def test_what_the_runner_changed_stays_where_the_calendar_did_not_change(mine: Calendar) -> None:
    mine.imports(race())
    mine.runjournal("edit", mine.id_of(), '14 jun 10:00 race "My race" 21.5k priority A planned')
    assert mine.imports(race()) == (0, 0, 1)
    assert mine.imports(race("DTSTART;TZID=Europe/London:20260614T110000")) == (0, 1, 0)
    assert mine.lines == ['2026-06-14 11:00 Europe/London race "My race" 21.5k priority A planned']


def test_a_race_without_its_distance_in_the_title_keeps_the_one_it_has(mine: Calendar) -> None:
    mine.imports(race())
    assert mine.imports(race(summary="Race: Berlin")) == (0, 1, 0)
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Berlin 21.1k planned"]


def test_what_is_done_stays_done(mine: Calendar) -> None:
    mine.runjournal.as_of = "2026-04-21T06:00"
    mine.imports(runs())
    mine.runjournal.as_of = "2026-04-21T09:00"
    mine.runjournal("edit", mine.id_of(), "07:05 run 8.3k 44 e5 done")
    before = mine.lines

    assert mine.imports(runs(RUNS[0].replace("T07", "T08"), RUNS[1])) == (0, 3, 1)

    assert mine.lines[0] == before[0] == "2026-04-21 07:05 Europe/London run 8.3k 44min e5 done"
    assert mine.lines[1] == "2026-04-28 08:00 Europe/London run 8k easy planned"


def test_a_run_that_the_calendar_makes_longer_than_its_elapsed_time_loses_that(mine: Calendar) -> None:
    one = ("DTSTART;TZID=Europe/London:20260421T070000", "DTEND;TZID=Europe/London:20260421T074500")
    mine.imports(runs(*one, summary="Easy run"))
    mine.runjournal("edit", mine.id_of(), "21 apr 07:00 run 45min elapsed 50min easy planned")
    assert mine.imports(runs(one[0], one[1].replace("0745", "0830"), summary="Easy run")) == (0, 1, 0)
    assert mine.lines == ["2026-04-21 07:00 Europe/London run 90min easy planned"]


def test_what_the_runner_called_off_stays_off(mine: Calendar) -> None:
    mine.imports(race())
    mine.runjournal("edit", mine.id_of(), "14 jun 10:00 race Spring Half 21.1k cancelled")
    assert mine.imports(race("DTSTART;TZID=Europe/London:20260614T110000")) == (0, 0, 1)
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Spring Half 21.1k cancelled"]


def test_what_the_calendar_called_off_can_be_on_again(mine: Calendar) -> None:
    mine.imports(race())
    assert mine.imports(race(*RACE, "STATUS:CANCELLED")) == (0, 1, 0)
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Spring Half 21.1k cancelled"]
    assert mine.imports(race()) == (0, 1, 0)
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Spring Half 21.1k planned"]


def test_a_series_that_moves_by_the_clock_is_moved_and_not_doubled(mine: Calendar) -> None:
    mine.imports(runs())
    assert mine.imports(runs(RUNS[0].replace("T07", "T18"), RUNS[1])) == (0, 4, 0)
    assert [line[5:16] for line in mine.lines] == ["04-21 18:00", "04-28 18:00", "05-05 18:00", "05-12 18:00"]


def test_days_that_a_series_no_longer_has_are_called_off(mine: Calendar) -> None:
    mine.imports(runs())
    without = "EXDATE;TZID=Europe/London:20260428T070000"
    assert mine.imports(runs(RUNS[0], "RRULE:FREQ=WEEKLY;COUNT=3", without)) == (0, 2, 2)
    assert [line.rpartition(" ")[2] for line in mine.lines] == ["planned", "cancelled", "planned", "cancelled"]
    assert mine.imports(runs()) == (0, 2, 2)
    assert {line.rpartition(" ")[2] for line in mine.lines} == {"planned"}


def test_an_event_that_became_something_else_is_called_off(mine: Calendar) -> None:
    mine.imports(runs(), race())
    assert mine.imports(runs(summary="Brunch"), race(summary="Easy run 6k")) == (0, 5, 0)
    assert [line.rpartition(" ")[2] for line in mine.lines] == [*["cancelled"] * 4, "planned"]
    assert mine.lines[4] == "2026-06-14 10:00 Europe/London run 6k easy planned"


def test_a_single_time_sent_alone_leaves_the_others(mine: Calendar) -> None:
    mine.imports(runs())
    alone = runs("RECURRENCE-ID;TZID=Europe/London:20260428T070000", "DTSTART;TZID=Europe/London:20260429T070000")
    assert mine.imports(alone) == (0, 1, 0)
    assert [line[:10] for line in mine.lines] == ["2026-04-21", "2026-04-29", "2026-05-05", "2026-05-12"]


def test_events_that_are_not_in_the_file_stay(mine: Calendar) -> None:
    mine.imports(runs(), race())
    assert mine.imports(race()) == (0, 0, 1)
    assert len(mine.lines) == 5


@pytest.mark.parametrize("uid", ["x" * 500, "a b\\nc", "ü 🏃", "/a/b/", "sha256-1", "a:b;c"])
def test_any_uid_is_found_again(mine: Calendar, uid: str) -> None:
    assert mine.imports(event(*RACE, uid=uid), event(*RUNS, uid=f"{uid}2")) == (5, 0, 0)
    assert mine.imports(event(*RACE, uid=uid), event(*RUNS, uid=f"{uid}2")) == (0, 0, 5)


def test_an_import_is_one_step(mine: Calendar) -> None:
    mine.imports(race())
    before = mine.runjournal.lines()
    mine.imports(race("DTSTART:20260621"), runs())
    mine.runjournal("undo")
    assert mine.runjournal.lines() == before
    mine.runjournal("undo")
    assert mine.runjournal.lines() == []


def test_nothing_is_half_imported(mine: Calendar, tmp_path: Path) -> None:
    mine.imports(race())
    before = mine.runjournal.lines()
    (tmp_path / "good.ics").write_text(calendar(runs(), race("DTSTART:20260621")), encoding="utf-8")
    (tmp_path / "bad.ics").write_text(calendar(race("DTSTART:soon")), encoding="utf-8")

    said = mine.runjournal.fails("import", str(tmp_path / "good.ics"), str(tmp_path / "bad.ics"))

    assert f"{tmp_path / 'bad.ics'}, line 6: " in said
    assert mine.runjournal.lines() == before


def test_a_journal_and_a_calendar_are_one_step(mine: Calendar, tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text("2026-04-01 r 8k 44\n", encoding="utf-8")
    mine.path.write_text(calendar(race()), encoding="utf-8")
    said = mine.runjournal("import", str(tmp_path / "more.txt"), str(mine.path))
    assert said == "Imported 2 entries.\n"
    mine.runjournal("undo")
    assert mine.lines == []


def test_what_was_left_out_is_said(mine: Calendar) -> None:
    titles = ("Dinner", "DTSTART:20260501"), ("Tea", "DTSTART:20260502"), ("Race", "DTSTART:20200101")
    others = [event(start, summary=title, uid=title) for title, start in titles]
    mine.path.write_text(calendar(*others, race()), encoding="utf-8")
    result = mine.runjournal.run("import", str(mine.path))
    assert result.stdout == "Imported 1 entry.\n"
    assert result.stderr.splitlines() == [
        '2 events were neither run, race nor massage: "Dinner", "Tea".',
        '1 event was over more than 30 days ago: "Race".',
    ]
    assert mine.runjournal.json("import", str(mine.path)) == {
        "imported": 0,
        "skipped": 1,
        "too_close": [],
        "changed": 0,
        "left_out": 3,
    }


def test_what_is_past_is_asked_about_unless_it_was_logged(mine: Calendar) -> None:
    """Wednesday, 15 April: Tuesday's run was logged, Sunday's was not."""
    mine.runjournal("log", "14 apr 07:20 run 8.1k 43")
    days = [runs("DTSTART:20260414T070000"), event("DTSTART:20260412T090000", uid="sun", summary="Long run")]
    assert mine.imports(*days, event("DTSTART:20260414T190000", uid="m", summary="Massage")) == (2, 0, 0)
    assert [line.rpartition(" ")[2] for line in mine.lines] == ["planned", "done", "planned"]
    said = mine.runjournal.run("import", str(mine.path)).stderr
    assert said == '1 event was logged as done already: "run 8.0 km · easy".\n'
    assert "unconfirmed" in mine.runjournal("flags", "--json")


def test_what_was_deleted_stays_deleted_until_that_is_undone(mine: Calendar) -> None:
    mine.imports(runs(), race())
    mine.runjournal("delete", mine.id_of(1))
    assert mine.imports(runs(), race()) == (0, 0, 4)
    assert mine.imports(runs(RUNS[0].replace("T07", "T08"), RUNS[1]), race()) == (0, 3, 1)
    for _ in range(2):
        mine.runjournal("undo")
    assert len(mine.lines) == 5


def test_an_import_that_was_undone_can_be_made_again(mine: Calendar) -> None:
    mine.imports(runs(), race())
    mine.runjournal("undo")
    assert mine.imports(runs(), race()) == (5, 0, 0)


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        (
            "14 jun race My half 21.3k priority A",
            "2026-06-14 10:00 Europe/London race My half 21.3k priority A planned",
        ),
        ("14 jun 09:50 race Half", "2026-06-14 09:50 Europe/London race Half planned"),
    ],
)
def test_a_race_that_was_planned_by_hand_is_the_calendars(mine: Calendar, line: str, becomes: str) -> None:
    mine.runjournal("log", line)
    assert mine.imports(race()) == (0, 1, 0)
    assert mine.lines == [becomes]
    assert mine.imports(race("DTSTART;TZID=Europe/London:20260621T100000")) == (0, 1, 0)
    assert [day[:10] for day in mine.lines] == ["2026-06-21"]


def test_a_run_is_another_unless_it_starts_at_the_same_time(mine: Calendar) -> None:
    mine.runjournal("log", "21 apr 07:00 run 9k easy planned", "28 apr 18:00 run 5k planned", "5 may 07:00 massage")
    assert mine.imports(runs()) == (3, 1, 0)
    assert mine.imports(runs()) == (0, 0, 4)
    assert len(mine.lines) == 6


def test_two_events_of_a_day_are_not_one(mine: Calendar) -> None:
    mine.runjournal("log", "race Half 2026-06-14")
    assert mine.imports(race(), event(*RACE, uid="two", summary="Kids race 1k")) == (1, 1, 0)


def test_a_planned_race_from_a_calendar_is_what_the_rules_see(mine: Calendar) -> None:
    mine.imports(race())
    assert mine.runjournal.json("check", "13 jun 18:00 massage 60min deep", status=20)["verdict"] == "warning"


def test_where_it_came_from_is_shown_with_the_ids_alone(mine: Calendar) -> None:
    mine.imports(race())
    assert mine.runjournal("show", "2026-06-14") == "2026-06-14 10:00 Europe/London race Spring Half 21.1k planned\n"
    assert "race@club.org" in mine.runjournal("show", "--ids", "2026-06-14")


def test_a_day_that_has_passed_meanwhile_is_not_called_off(mine: Calendar) -> None:
    mine.imports(event(*RUNS))
    mine.runjournal.as_of = "2026-04-22T09:00"
    gone = "EXDATE;TZID=Europe/London:20260421T070000,20260428T070000"
    assert mine.imports(event(*RUNS, gone)) == (0, 1, 2)
    assert [line.rpartition(" ")[2] for line in mine.lines] == ["planned", "cancelled", "planned", "planned"]


def test_a_run_that_is_moved_keeps_the_length_it_was_given_by_hand(mine: Calendar) -> None:
    mine.imports(event("DTSTART;TZID=Europe/London:20260421T070000"))
    mine.runjournal("edit", mine.id_of(), "2026-04-21 7:00 run 50min easy planned")
    assert mine.imports(event("DTSTART;TZID=Europe/London:20260422T180000")) == (0, 1, 0)
    (line,) = mine.lines
    assert line == "2026-04-22 18:00 Europe/London run 50min easy planned"


def test_an_event_under_a_new_uid_is_the_same_plan(mine: Calendar) -> None:
    """Exporters make up UIDs: what has the same kind, start and title is the same, and both UIDs are known then."""
    mine.imports(race(), runs())
    assert mine.imports(
        event(*RACE, uid="new", summary="Spring Half"), event(*RUNS, uid="s", summary="Easy run 8k")
    ) == (
        0,
        0,
        5,
    )
    moved = event("DTSTART;TZID=Europe/London:20260621T100000", uid="new", summary="Spring Half")
    assert mine.imports(moved, runs()) == (0, 1, 4)
    assert mine.imports(moved, event(*RUNS, uid="s", summary="Easy run 8k")) == (0, 0, 5)
    assert mine.imports(race(), runs()) == (0, 0, 5)
    assert len(mine.lines) == 5
    assert mine.lines[4] == "2026-06-21 10:00 Europe/London race Spring Half 21.1k planned"


def test_a_change_under_the_new_uid_is_undone_with_its_import(mine: Calendar) -> None:
    mine.imports(race())
    before = mine.runjournal.lines()
    mine.imports(event("DTSTART:20260621", uid="new", summary="Spring Half"), event(*RACE, uid="other", summary="Race"))
    mine.runjournal("undo")
    assert mine.runjournal.lines() == before


@pytest.mark.parametrize("verb", ["cancelled", "done"])
def test_what_the_runner_did_with_a_plan_stays_under_a_new_uid(mine: Calendar, verb: str) -> None:
    mine.imports(runs())
    mine.runjournal.as_of = "2026-04-21T09:00"
    mine.runjournal("edit", mine.id_of(), f"21 apr 06:50 run 8.2k {verb}")
    before = mine.lines
    assert mine.imports(event(*RUNS, uid="new", summary="Easy run 8k")) == (0, 0, 4)
    assert mine.lines == before


def test_what_was_deleted_does_not_come_back_under_a_new_uid(mine: Calendar) -> None:
    mine.imports(runs(), race())
    mine.runjournal("delete", mine.id_of(1))
    assert mine.imports(event(*RUNS, uid="new", summary="Easy run 8k")) == (0, 0, 3)


def test_two_plans_alike_on_a_day_stay_two_under_new_uids(mine: Calendar) -> None:
    twice = [event("DTSTART:20260421", uid=uid, summary="Run 5k") for uid in ("one", "two")]
    assert mine.imports(*twice) == (2, 0, 0)
    assert mine.imports(*(event("DTSTART:20260421", uid=uid, summary="Run 5k") for uid in ("three", "four"))) == (
        0,
        0,
        2,
    )
    assert mine.imports(*twice) == (0, 0, 2)


def test_two_events_alike_at_a_time_are_one(mine: Calendar) -> None:
    """One calendar that is subscribed to in another, and both exported."""
    twins = [event(*RACE, uid="one", summary="Spring Half"), event(*RACE, uid="two", summary="Spring Half")]
    assert mine.imports(*twins) == (1, 0, 0)
    assert mine.imports(*twins) == (0, 0, 1)
    assert mine.imports(twins[0], event("DTSTART:20260621", uid="two", summary="Spring Half")) == (1, 0, 1)
    assert [line[:10] for line in mine.lines] == ["2026-06-14", "2026-06-21"]


AT = "DTSTART;TZID=Europe/London:202606{:02}T100000"
REVISIONS = {
    "a lower sequence": (["SEQUENCE:3"], ["SEQUENCE:2"], False),
    "none after one": (["SEQUENCE:3"], [], False),
    "the same sequence": (["SEQUENCE:3"], ["SEQUENCE:3"], True),
    "a higher sequence": (["SEQUENCE:3"], ["SEQUENCE:4"], True),
    "far higher than anybody counts": (["SEQUENCE:99999999"], ["SEQUENCE:999999999"], True),
    "no sequence that can be read": (["SEQUENCE:0"], ["SEQUENCE:-1"], True),
    "changed before": (["LAST-MODIFIED:20260402T080000Z"], ["LAST-MODIFIED:20260401T080000Z"], False),
    "changed later": (["LAST-MODIFIED:20260402T080000Z"], ["LAST-MODIFIED:20260402T080100Z"], True),
    "written before": (["DTSTAMP:20260402T080000Z"], ["DTSTAMP:20260401T080000Z"], False),
    "written by a clock that is ahead": (["DTSTAMP:20260501T080000Z"], ["DTSTAMP:20260401T080000Z"], True),
    "a higher sequence written before": (
        ["SEQUENCE:1", "DTSTAMP:20260402T080000Z"],
        ["SEQUENCE:2", "DTSTAMP:20260401T080000Z"],
        True,
    ),
    "a lower sequence written later": (
        ["SEQUENCE:2", "DTSTAMP:20260401T080000Z"],
        ["SEQUENCE:1", "DTSTAMP:20260402T080000Z"],
        False,
    ),
}


@pytest.mark.parametrize(("first", "second", "is_moved"), REVISIONS.values(), ids=REVISIONS)
def test_an_older_event_takes_nothing_back(mine: Calendar, first: list[str], second: list[str], is_moved: bool) -> None:
    mine.imports(race(AT.format(14), *first))
    moved = race(AT.format(21), *second)
    assert mine.imports(moved) == ((0, 1, 0) if is_moved else (0, 0, 0))
    assert mine.lines[0].startswith("2026-06-21" if is_moved else "2026-06-14")
    if not is_moved:
        assert mine.imports(race(AT.format(21), "SEQUENCE:1000000")) == (0, 1, 0)


def test_an_older_event_is_named(mine: Calendar) -> None:
    mine.imports(race(AT.format(14), "SEQUENCE:3"))
    mine.imports(race(AT.format(21), "SEQUENCE:2"))
    said = mine.runjournal.run("import", str(mine.path)).stderr
    assert said == '1 event was older than what the journal has of it: "race Spring Half · 21.1 km".\n'


@pytest.mark.parametrize(("first", "second", "is_moved"), REVISIONS.values(), ids=REVISIONS)
def test_of_two_in_a_file_the_newer_counts(first: list[str], second: list[str], is_moved: bool) -> None:
    (found,) = entries(calendar(race(AT.format(14), *first), race(AT.format(21), *second)))
    assert found.day.day == (21 if is_moved else 14)


@pytest.mark.parametrize(("second", "day"), [("SEQUENCE:2", "14"), ("SEQUENCE:3", "21")])
def test_of_two_in_one_command_the_newer_counts(mine: Calendar, tmp_path: Path, second: str, day: str) -> None:
    names = [tmp_path / "1.ics", tmp_path / "2.ics"]
    for name, one in zip(names, (race(AT.format(14), "SEQUENCE:3"), race(AT.format(21), second)), strict=True):
        name.write_text(calendar(one), encoding="utf-8")
    mine.runjournal("import", *map(str, names))
    assert [line[:10] for line in mine.lines] == [f"2026-06-{day}"]


def test_a_source_says_how_new_its_event_is_and_fits() -> None:
    revision = Revision(MOST_SEQUENCE, MOST_MINUTE)
    origin = Origin("a" * 6, "b" * 6, True, revision, "20260503.12", "u" * LONGEST_UID)
    assert Run(start=at("2026-05-03"), source=origin.source).source == origin.source
    for one in (origin, origin._replace(revision=Revision(), is_cancelled=False, day="", uid="a/b:c")):
        assert origin_of(one.source) == one
    for before_revisions in ("ical/aaaaaabbbbbb//u", "ical/aaaaaabbbbbbx/20260503/u"):
        found = origin_of(before_revisions)
        assert found
        assert (found.revision, found.source) == (Revision(), before_revisions)
    for other in ("ical/short//u", "ical/aaaaaabbbbbb/u", "fit:0123:0", ""):
        assert origin_of(other) is None


def test_an_older_series_adds_no_days_and_calls_none_off(mine: Calendar) -> None:
    mine.imports(runs(*RUNS, "SEQUENCE:2"))
    before = mine.lines
    older = runs(RUNS[0].replace("0421T07", "0420T07"), "RRULE:FREQ=WEEKLY;COUNT=6", "SEQUENCE:1")
    assert mine.imports(older) == (0, 0, 0)
    assert mine.lines == before


def test_a_series_written_later_counts_whatever_its_sequence(mine: Calendar) -> None:
    """A change of a single day that is gone may have had a higher sequence than the series itself."""
    mine.imports(runs(*RUNS, "SEQUENCE:3", "DTSTAMP:20260414T070000Z"))
    newer = runs(RUNS[0], "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1", "DTSTAMP:20260414T070100Z")
    assert mine.imports(newer) == (0, 1, 3)


def test_a_uid_that_all_events_share_tells_nothing(mine: Calendar) -> None:
    """A plan of a site that writes one UID into all of its events, each with a title and a day of its own."""
    days = enumerate(("Easy run 5k", "Long run 20k", "Easy run 5k", "Spring Half"), start=20)
    plan = [event(f"DTSTART:202604{day}", "DTSTAMP:20260401T080000Z", summary=title) for day, title in days]
    assert mine.imports(*plan) == (4, 0, 0)
    assert mine.imports(*plan) == (0, 0, 4)


def test_of_two_events_with_a_uid_the_one_that_is_left_out_is_named(mine: Calendar) -> None:
    mine.path.write_text(calendar(race(AT.format(14)), race(AT.format(21))), encoding="utf-8")
    said = mine.runjournal.run("import", str(mine.path)).stderr
    assert said == '1 event was older than the event with its UID in line 8: "Spring Half".\n'


CALLED_OFF = {
    "by status": (race(*RACE, "STATUS:CANCELLED"), []),
    "by status with one l": (race(*RACE, "STATUS:canceled"), []),
    "by method": (race(*RACE), ["METHOD:CANCEL"]),
    "by its title": (race(*RACE, summary="Canceled: Spring Half"), []),
    "by its title in German": (race(*RACE, summary="Abgesagt: Spring Half"), []),
    "declined": (race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.org"), []),
    "declined by its title": (race(*RACE, summary="Declined: Spring Half"), []),
    "declined by all": (
        race(*RACE, "ATTENDEE;PARTSTAT=declined:mailto:a@x.org", "ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.org"),
        [],
    ),
    "declined by the owner": (
        race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:Me@x.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x.org"),
        ["X-WR-CALNAME:me@x.org"],
    ),
}
ON = {
    "tentative": (race(*RACE, "STATUS:TENTATIVE"), []),
    "published": (race(*RACE), ["METHOD:PUBLISH"]),
    "declined by another": (
        race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.org", "ATTENDEE:mailto:b@x.org"),
        [],
    ),
    "declined by another than the owner": (
        race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@x.org"),
        ["X-WR-CALNAME:me@x.org"],
    ),
    "another time proposed": (race(AT.format(21)), ["METHOD:COUNTER"]),
    "declined, as another says": (race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:b@x.org"), ["METHOD:REPLY"]),
}


@pytest.mark.parametrize(("later", "head"), CALLED_OFF.values(), ids=CALLED_OFF)
def test_an_event_is_called_off(mine: Calendar, later: list[str], head: list[str]) -> None:
    mine.imports(race())
    assert mine.imports(head, later)[1] == 1
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Spring Half 21.1k cancelled"]


@pytest.mark.parametrize(("later", "head"), ON.values(), ids=ON)
def test_an_event_stays_on(mine: Calendar, later: list[str], head: list[str]) -> None:
    mine.imports(race())
    assert mine.imports(head, later)[1] == 0
    assert mine.lines == ["2026-06-14 10:00 Europe/London race Spring Half 21.1k planned"]


def test_a_declined_event_is_left_out_and_named(mine: Calendar) -> None:
    declined = race(*RACE, "ATTENDEE;PARTSTAT=DECLINED:mailto:a@x.org")
    assert mine.imports(declined, runs()) == (4, 0, 0)
    assert mine.runjournal.run("import", str(mine.path)).stderr == '1 event was declined by you: "Spring Half".\n'


def test_a_series_called_off_by_its_first_day_alone_is_called_off(mine: Calendar) -> None:
    mine.imports(runs())
    assert mine.imports(["METHOD:CANCEL"], runs(RUNS[0], "SEQUENCE:1")) == (0, 4, 0)
    assert {line.rpartition(" ")[2] for line in mine.lines} == {"cancelled"}


def test_an_event_that_can_no_longer_be_read_stays_while_others_move(mine: Calendar) -> None:
    mine.imports(race(), runs())
    assert mine.imports(race("DTSTART:soon"), runs(RUNS[0].replace("T07", "T08"), RUNS[1])) == (0, 4, 0)
    assert mine.lines[4] == "2026-06-14 10:00 Europe/London race Spring Half 21.1k planned"


def test_without_a_uid_an_event_is_known_by_what_it_says(mine: Calendar) -> None:
    nameless = [event(*RACE, uid="", summary="Spring Half"), event(*RUNS, uid="", summary="Easy run 8k")]
    assert mine.imports(*nameless) == (5, 0, 0)
    assert mine.imports(*nameless) == (0, 0, 5)


def test_ten_titles_are_named_or_all_that_were_left_out(mine: Calendar) -> None:
    others = [event("DTSTART:20260501", summary=f"Tea {number:02}", uid=f"{number}") for number in range(12)]
    unread = [event("DTSTART:soon", summary=f"Run {number}", uid=f"run {number}") for number in range(12)]
    dinners = [event("DTSTART:20260501", summary="Dinner " + "x" * 200, uid=f"d{number}") for number in range(3)]
    mine.path.write_text(calendar(*dinners, *others, *unread, race()), encoding="utf-8")
    said = mine.runjournal.run("import", str(mine.path)).stderr.splitlines()
    assert len(said) == 12
    assert said[0].startswith(f'Left out: "Run 0" ({mine.path}, line ')
    assert said[10] == "2 more events cannot be read; --verbose names all."
    assert said[11].startswith(
        f'15 events were neither run, race nor massage: "Dinner {"x" * 72}…" (3 times), "Tea 00", '
    )
    assert said[11].endswith('"Tea 08" and 3 more (--verbose names all).')
    everything = mine.runjournal.run("import", "--verbose", str(mine.path)).stderr
    assert everything.count("Left out: ") == 12
    assert '"Tea 11".' in everything
