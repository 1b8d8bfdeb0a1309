"""The runner's own recovery time on the screen: the first paint does not wait for it, and then it is heeded."""

from datetime import timedelta
from pathlib import Path

import pytest

from runjournal.model.areas import Area, Side
from runjournal.model.choices import Depth, Status
from runjournal.model.entries import Entry, Massage, Race, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from runjournal.rules.finding import Finding
from runjournal.store.journal import Journal
from runjournal.tui.models.journal import JournalModel
from tests.tui.stage import NOW, ZONE, app_on, at, today_of

HOUR = timedelta(hours=1)
BOOKED = Massage(start=at(10, 7), depth=Depth.DEEP, status=Status.PLANNED)
RACE = Race(start=at(12, 10), name="Spring Half")
WORDS = "your deep sessions take 61 h, n = 10"


def session(number: int) -> list[Entry]:
    """A deep massage some fortnights ago that settled between 55 and 67 h after its end."""
    end = NOW - (number + 1) * timedelta(days=14)
    rated = ((-10, 0), (55, 4), (67, 1))
    return [
        Massage(start=Moment.at_instant(end - HOUR, ZONE), depth=Depth.DEEP),
        *(
            Soreness(start=Moment.at_instant(end + hours * HOUR, ZONE), area=Area.CALF, side=Side.LEFT, rating=rating)
            for hours, rating in rated
        ),
    ]


def entries(sessions: int) -> list[Entry]:
    return [BOOKED, RACE, *(entry for number in range(sessions) for entry in session(number))]


def about_the_race(findings: tuple[Finding, ...]) -> Finding:
    (found,) = (finding for finding in findings if finding.rule in ("race-too-close", "deep-before-race"))
    return found


@pytest.mark.parametrize(("sessions", "rule"), [(9, "deep-before-race"), (10, "race-too-close")])
async def test_the_panel_heeds_it_from_ten_sessions_on(tmp_path: Path, sessions: int, rule: str) -> None:
    async with app_on(tmp_path, entries(sessions)) as pilot:
        await pilot.pause()
        found = about_the_race(today_of(pilot).findings)
        assert found.rule == rule
        assert (WORDS in found.message) is (sessions == 10)


def test_the_first_paint_does_not_wait_for_it(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        journal.add(entries(10))
        journal_model = JournalModel(journal, Settings(), ZONE, lambda: NOW)
        assert about_the_race(journal_model.view(journal_model.today).findings).rule == "deep-before-race"
        assert journal_model.warm_up()
        assert about_the_race(journal_model.view(journal_model.today).findings).rule == "race-too-close"


def test_a_booking_is_judged_by_it(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        journal.add(entries(10)[1:])
        journal_model = JournalModel(journal, Settings(), ZONE, lambda: NOW)
        journal_model.view(journal_model.today)
        journal_model.warm_up()
        preview = journal_model.preview("3 dec 7:00 60min deep", booking=True)
        assert WORDS in about_the_race(tuple(preview.findings)).message


def test_where_there_is_none_nothing_is_painted_again(tmp_path: Path) -> None:
    with Journal.open(tmp_path / "journal.db", now=lambda: NOW) as journal:
        journal.add(entries(9))
        journal_model = JournalModel(journal, Settings(), ZONE, lambda: NOW)
        journal_model.view(journal_model.today)
        before = journal_model.history
        assert not journal_model.warm_up()
        assert journal_model.history is before
