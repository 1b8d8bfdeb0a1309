"""What goes out to a calendar: stable UIDs, times in their zones, reminders; and our own file changes nothing."""

import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from runjournal.exchange.calendar.ics_format import read, write
from runjournal.exchange.calendar.ics_writer import reminders
from runjournal.exchange.calendar.merging import merge
from runjournal.exchange.format import KnownEntries, WriteContext
from runjournal.exchange.import_preview import RowEffect
from runjournal.model.choices import Depth, Kind, Status
from runjournal.model.entries import Entry, Massage, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Settings
from tests.cli.runner import Runner
from tests.examples import at
from tests.exchange.calendars import NOW, calendar, event, reader
from tests.strategies import entries_of, ids, moments

LONDON = "Europe/London"
BOOKING = Massage(id="0199-a", start=at("2026-04-24", "18:00", LONDON), status=Status.PLANNED, depth=Depth.DEEP)


def text(*entries: Entry, writer: WriteContext | None = None) -> str:
    return "".join(f"{line}\r\n" for line in write(entries, writer or WriteContext(NOW, Settings())))


def events(*entries: Entry) -> list[Event]:
    return list(Calendar.from_ical(text(*entries)).events)


def test_a_booking_has_its_facts_and_reminders() -> None:
    (booking,) = events(BOOKING)

    assert booking.uid == "0199-a@runjournal"
    assert booking.summary == "Deep massage · 60 min"
    assert (booking.start, booking.end) == (BOOKING.start.local, at("2026-04-24", "19:00", LONDON).local)
    assert booking["dtstart"].params["TZID"] == LONDON
    assert booking.stamp == NOW
    assert booking.location is None
    assert str(booking.description).startswith("2026-04-24 18:00 Europe/London massage 60min deep planned id:0199-a\n")
    assert [(alarm.TRIGGER, alarm.description) for alarm in booking.walk("VALARM") if isinstance(alarm, Alarm)] == [
        (timedelta(hours=-10), "Massage today: drink to thirst through the day."),
        (timedelta(hours=-3), "Massage at 18:00: a lighter meal before it may be more comfortable."),
        (timedelta(hours=-1), "Massage at 18:00, in an hour."),
    ]


@pytest.mark.parametrize(
    ("start", "after_h"),
    [
        (at("2026-04-24", "18:00", LONDON), [-10, -3, -1]),
        (at("2026-04-24", "09:00", LONDON), [-2, -3, -1]),
        (at("2026-10-25", "18:00", LONDON), [-10, -3, -1]),
        (at("2026-10-25", "00:30", LONDON), [-2, -3, -1]),
        (at("2026-04-24", "", LONDON), [8]),
        (at("2026-10-25", "", LONDON), [9]),
        (at("2027-03-28", "", LONDON), [7]),
    ],
)
def test_when_reminders_come(start: Moment, after_h: list[int]) -> None:
    massage = Massage(start=start, status=Status.PLANNED)
    assert [reminder.after / timedelta(hours=1) for reminder in reminders(massage, Settings())] == after_h


def test_what_lies_ahead_goes_out_and_the_rest_stays() -> None:
    start = BOOKING.start
    entries = [
        BOOKING,
        Race(id="race", start=at("2026-05-02"), name="Parkrun"),
        Run(id="run", start=start, status=Status.PLANNED, distance_m=8000),
        Run(id="off", start=start, status=Status.CANCELLED),
        Run(id="done", start=start),
        Massage(id="past", start=at("2026-04-14", "18:00", LONDON), status=Status.PLANNED),
        Run(id="one-of-many", start=start, status=Status.PLANNED, source="ical/aaaaaabbbbbb/20260424/runs"),
        Race(id="from-a-calendar", start=start, source="ical/aaaaaabbbbbb//race@club.org"),
        Race(id="hashed", start=start, source="ical/aaaaaabbbbbb//sha256-0"),
    ]
    assert {found.uid: str(found["status"]) for found in events(*entries)} == {
        "0199-a@runjournal": "CONFIRMED",
        "race@runjournal": "CONFIRMED",
        "run@runjournal": "CONFIRMED",
        "off@runjournal": "CANCELLED",
        "race@club.org": "CONFIRMED",
        "hashed@runjournal": "CONFIRMED",
    }


def test_a_whole_day_is_a_day_of_the_calendar() -> None:
    (race,) = events(Race(id="race", start=at("2026-05-02", "", LONDON), name="Parkrun", distance_m=5000))
    assert (race.start, race.end, race.summary) == (date(2026, 5, 2), date(2026, 5, 3), "Race Parkrun · 5.0 km")


def test_lines_are_folded_and_escaped() -> None:
    race = Race(id="race", start=at("2026-05-02"), name="Zürich; hills, \\ and 🏃" * 8)
    assert all(len(line.encode()) <= 75 for line in text(race).split("\r\n"))
    assert race.name in str(events(race)[0].summary)


def test_the_same_journal_gives_the_same_file() -> None:
    assert text(BOOKING) == text(BOOKING)


def test_a_change_counts_up(tmp_path: Path) -> None:
    runjournal = Runner(tmp_path)
    booked = runjournal.json("log", "24 apr 18:00 massage 60min deep")["entries"][0]["id"]
    assert "SEQUENCE:0\r\n" in runjournal.run("export", "--to", "ics").stdout_bytes.decode()
    runjournal.as_of = "2026-04-16T09:00"
    runjournal("edit", booked, "24 apr 19:00 massage 60min deep")
    changed = runjournal.run("export", "--to", "ics").stdout_bytes.decode()
    assert f"UID:{booked}@runjournal\r\n" in changed
    assert "SEQUENCE:1\r\n" in changed
    assert "LAST-MODIFIED:20260416T080000Z\r\n" in changed


def test_only_the_kinds_that_are_asked_for(tmp_path: Path) -> None:
    runjournal = Runner(tmp_path)
    runjournal(
        "log", "24 apr 18:00 massage 60min deep", "race Zürich 2026-04-26 10:00 21.1k", "w 1l", "sat run 8k planned"
    )
    only = {
        kinds: runjournal("export", "--to", "ics", *(word for kind in kinds.split() for word in ("--only", kind)))
        for kinds in ("", "massage", "massage race", "drink")
    }
    assert {kinds: found.count("BEGIN:VEVENT") for kinds, found in only.items()} == {
        "": 3,
        "massage": 1,
        "massage race": 2,
        "drink": 0,
    }
    assert len(runjournal("export", "--to", "text", "--only", "drink").splitlines()) == 2


AHEAD = moments(first=date(2026, 4, 18), last=date(2099, 12, 31))


@st.composite
def plans(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Bookings, races and runs that lie ahead, some called off, each with an id of its own."""
    status = st.sampled_from([Status.PLANNED, Status.CANCELLED])
    kinds = st.sampled_from([Kind.MASSAGE, Kind.RACE, Kind.RUN])
    names = draw(st.lists(ids(), max_size=5, unique=True))
    return tuple(draw(entries_of(draw(kinds), AHEAD, id=name, status=draw(status))) for name in names)


LATE = Run(id="a-run", start=at("2026-04-18", "23:00", "UTC"), status=Status.PLANNED)
"""On another day in London, where it is read."""


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=80)
@given(known=plans())
@example((LATE,))
def test_our_own_file_changes_nothing(known: tuple[Entry, ...]) -> None:
    """Whatever is booked, and in a journal that does not have it, it is what it was."""
    who, text_of_it = reader(), text(*known).replace("\r\n", "\n")
    again = list(read(io.StringIO(text_of_it), who))
    assert again == list(known)
    assert [(row.effect, row.present, row.entry) for row in merge(KnownEntries(known), again, who)] == [
        (RowEffect.THERE, entry, None) for entry in known
    ]
    assert [row.entry for row in merge(KnownEntries(()), again, who)] == list(known)


def test_a_booking_that_was_moved_in_the_calendar_is_moved(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    runjournal("log", "24 apr 18:00 massage 60min deep calves @Anna", "26 apr 10:00 race Zürich 21.1k")
    runjournal("export", "--to", "ics", "--output", str(file))
    assert runjournal("import", str(file)) == "Imported nothing new. 2 already there.\n"
    moved = file.read_text(encoding="utf-8").replace("20260424T18", "20260423T17").replace("20260424T19", "20260423T18")
    file.write_text(moved.replace("STATUS:CONFIRMED\nTRANSP:TRANSPARENT", "STATUS:CANCELLED"), encoding="utf-8")

    assert runjournal("import", str(file)) == "Imported nothing new. 2 changed.\n"
    assert runjournal.lines() == [
        "2026-04-23 17:00 Europe/London massage 60min deep calves @Anna planned",
        "2026-04-26 10:00 Europe/London race Zürich 21.1k cancelled",
    ]
    assert runjournal("import", str(file)) == "Imported nothing new. 2 already there.\n"


def test_an_old_export_does_not_take_back_what_was_changed_since(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    booked = runjournal.json("log", "24 apr 18:00 massage 60min deep")["entries"][0]["id"]
    runjournal("export", "--to", "ics", "--output", str(file))
    runjournal("edit", booked, "23 apr 19:00 massage 45min light")
    assert runjournal("import", str(file)) == "Imported nothing new. 1 already there.\n"
    assert runjournal.lines() == ["2026-04-23 19:00 Europe/London massage 45min light planned"]


def test_a_booking_that_lost_its_description_is_found_by_its_uid(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    runjournal("log", "24 apr 18:00 massage 60min deep calves @Anna")
    exported = runjournal("export", "--to", "ics")
    stripped = re.sub("\nDESCRIPTION:(?:.*\n )*.*(?=\nLAST)", "", exported)
    file.write_text(stripped, encoding="utf-8")
    assert "DESCRIPTION:2026" not in stripped
    assert runjournal("import", str(file)) == "Imported nothing new. 1 already there.\n"
    file.write_text(stripped.replace("20260424T", "20260425T"), encoding="utf-8")
    assert runjournal("import", str(file)) == "Imported nothing new. 1 changed.\n"
    assert runjournal.lines() == ["2026-04-25 18:00 Europe/London massage 60min deep calves @Anna planned"]


def test_a_booking_that_was_made_to_repeat_stays_and_gets_company(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    runjournal("log", "24 apr 18:00 massage 60min deep calves @Anna")
    exported = runjournal("export", "--to", "ics")
    file.write_text(exported.replace("TRANSP:", "RRULE:FREQ=WEEKLY;COUNT=3\nTRANSP:"), encoding="utf-8")
    assert runjournal("import", str(file)) == "Imported 2 entries. 1 already there.\n"
    assert runjournal("import", str(file)) == "Imported nothing new. 3 already there.\n"
    assert [line[:10] for line in runjournal.lines()] == ["2026-04-24", "2026-05-01", "2026-05-08"]


def test_an_export_is_read_into_another_journal(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    runjournal("log", "24 apr 18:00 massage 60min deep calves @Anna")
    runjournal("export", "--to", "ics", "--output", str(file))
    (tmp_path / "other").mkdir()
    other = Runner(tmp_path / "other")
    assert other("import", str(file)) == "Imported 1 entry.\n"
    assert other("export", "--to", "text") == runjournal("export", "--to", "text")


def test_what_came_from_a_calendar_goes_back_under_its_uid(tmp_path: Path) -> None:
    runjournal, theirs, ours = Runner(tmp_path), tmp_path / "theirs.ics", tmp_path / "ours.ics"
    theirs.write_text(calendar(event("DTSTART:20260424T180000", uid="m@club", summary="Massage")), encoding="utf-8")
    runjournal("import", str(theirs))
    runjournal("export", "--to", "ics", "--output", str(ours))
    assert "UID:m@club\n" in ours.read_text(encoding="utf-8")
    for file in (ours, theirs, ours):
        assert runjournal("import", str(file)) == "Imported nothing new. 1 already there.\n"


def test_a_copy_of_our_event_is_another(tmp_path: Path) -> None:
    runjournal, file = Runner(tmp_path), tmp_path / "out.ics"
    runjournal("log", "24 apr 18:00 massage 60min deep")
    copy = runjournal("export", "--to", "ics").replace("@runjournal", "@elsewhere").replace("20260424", "20260502")
    file.write_text(copy, encoding="utf-8")
    assert runjournal("import", str(file)) == "Imported 1 entry.\n"
    assert [line.partition(" source")[0] for line in runjournal.lines()] == [
        "2026-04-24 18:00 Europe/London massage 60min deep planned",
        "2026-05-02 18:00 Europe/London massage 60min deep planned",
    ]
