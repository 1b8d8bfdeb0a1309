"""A calendar imported again: what it moves, what it leaves alone, and what never comes twice."""

from pathlib import Path

import pytest

from tests.cli.runner import Runner
from tests.exchange.calendars import calendar, event

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
        '1 event was over for more than 30 days: "Race".',
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
