"""Events as entries: days and times in every kind of zone, lengths, repeated events, and what is left out."""

from datetime import UTC, datetime

import pytest

from runjournal.exchange.format import LeftOut
from runjournal.model.settings import Booking, CalendarWords, Settings, Thresholds
from tests.exchange.calendars import calendar, entries, event, lines, reader

VIENNA = """\
BEGIN:VTIMEZONE
TZID:My Vienna
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE""".splitlines()

TIMES = {
    "a day": ("DTSTART;VALUE=DATE:20260502", "2026-05-02 Europe/London"),
    "a day without VALUE": ("DTSTART:20260502", "2026-05-02 Europe/London"),
    "an IANA zone": ("DTSTART;TZID=America/New_York:20260502T070000", "2026-05-02 07:00 America/New_York"),
    "a quoted zone": ('DTSTART;TZID="Europe/Berlin":20260502T070000', "2026-05-02 07:00 Europe/Berlin"),
    "a vendor's zone": ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260502T070000", "07:00 Europe/Berlin"),
    "a Windows zone": ("DTSTART;TZID=W. Europe Standard Time:20260502T070000", "2026-05-02 07:00 Europe/Berlin"),
    "UTC": ("DTSTART:20260502T233000Z", "2026-05-03 00:30 Europe/London"),
    "floating": ("DTSTART:20260502T070000", "2026-05-02 07:00 Europe/London"),
    "seconds": ("DTSTART:20260502T070015", "2026-05-02 07:00 second:15 Europe/London"),
    "the file's zone in summer": ("DTSTART;TZID=My Vienna:20260502T070000", "2026-05-02 06:00 Europe/London"),
    "the file's zone in winter": ("DTSTART;TZID=My Vienna:20261102T070000", "2026-11-02 06:00 Europe/London"),
    "its hour that is skipped": ("DTSTART;TZID=My Vienna:20270328T023000", "2027-03-28 02:30 Europe/London"),
    "its hour that comes twice": ("DTSTART;TZID=My Vienna:20261025T023000", "2026-10-25 01:30+01:00 Europe/London"),
    "an hour that is skipped": ("DTSTART;TZID=Europe/London:20270328T013000", "2027-03-28 02:30 Europe/London"),
    "an hour that comes twice": ("DTSTART;TZID=Europe/London:20261025T013000", "2026-10-25 01:30+01:00 Europe/London"),
    "small letters": ("dtstart;tzid=Europe/London:20260502t070000", "2026-05-02 07:00 Europe/London"),
}


@pytest.mark.parametrize(("start", "expected"), TIMES.values(), ids=TIMES)
def test_when_an_event_starts(start: str, expected: str) -> None:
    (line,) = lines(calendar(VIENNA, event(start)))
    assert line.removesuffix(" run easy planned").endswith(expected)


LENGTHS = {
    "to an end": (["DTSTART:20260502T180000", "DTEND:20260502T184500"], "45min"),
    "over midnight": (["DTSTART:20260502T233000", "DTEND:20260503T001500"], "45min"),
    "over a change of clocks": (["DTSTART:20261025T003000", "DTEND:20261025T020000"], "150min"),
    "to an end in another zone": (["DTSTART:20260502T170000Z", "DTEND;TZID=Europe/Berlin:20260502T200000"], "60min"),
    "as a length": (["DTSTART:20260502T180000", "DURATION:PT1H30M"], "90min"),
    "as nothing": (["DTSTART:20260502T180000", "DTEND:20260502T180000"], "50min"),
    "not said": (["DTSTART:20260502T180000"], "50min"),
    "of a day by the clock": (["DTSTART:20260502T180000", "DURATION:P1D"], "50min"),
    "of twelve hours": (["DTSTART:20260502T100000", "DURATION:PT12H"], "720min"),
    "longer than anybody lies": (["DTSTART:20260502T100000", "DURATION:PT12H1S"], "50min"),
    "of a day": (["DTSTART;VALUE=DATE:20260502", "DTEND;VALUE=DATE:20260503"], "50min"),
}


@pytest.mark.parametrize(("times", "expected"), LENGTHS.values(), ids=LENGTHS)
def test_how_long_a_massage_is(times: list[str], expected: str) -> None:
    who = reader(settings=Settings(booking=Booking(minutes=50)))
    (line,) = lines(calendar(event(*times, summary="Massage")), who)
    assert f" massage {expected} planned" in line


def test_a_run_takes_the_time_set_aside_where_no_distance_is_said() -> None:
    times = ("DTSTART:20260502T070000", "DURATION:PT2H")
    assert lines(calendar(event(*times, summary="Long run"))) == [
        "2026-05-02 07:00 Europe/London run 120min long planned"
    ]
    assert lines(calendar(event(*times, summary="Run 20k"))) == ["2026-05-02 07:00 Europe/London run 20k planned"]
    day = event(times[0], "DURATION:P1D", summary="Run")
    assert lines(calendar(day)) == ["2026-05-02 07:00 Europe/London run planned"]
    week = event(times[0], "DURATION:P7D", summary="Run every day")
    assert lines(calendar(week)) == ["2026-05-02 07:00 Europe/London run planned"]
    assert lines(calendar(event(*times, summary="Race"))) == ["2026-05-02 07:00 Europe/London race planned"]


def test_texts_are_unfolded_and_unescaped() -> None:
    text = calendar(
        event("DTSTART:20260502T070000", "CATEGORIES:Sport\\, out,RA", " CE", summary="Zürich\\; hills\\, 🏃\\n")
    )
    assert lines(text) == ['2026-05-02 07:00 Europe/London race "Zürich; hills, 🏃" planned']
    folded = text.replace("Zürich", "Zü\r\n rich").replace("DTSTART", "DTST\r\n\tART")
    assert lines(folded) == lines(text)


def test_marks_of_direction_are_taken_out_of_a_title() -> None:
    assert lines(calendar(event("DTSTART:20260502T070000", summary="Race \u202eX\u2066 5k"))) == [
        '2026-05-02 07:00 Europe/London race "Race X 5k" 5k planned'
    ]


REPEATED = {
    "weekly over a change of clocks": (
        ["DTSTART;TZID=Europe/London:20261021T070000", "RRULE:FREQ=WEEKLY;COUNT=2"],
        ["2026-10-21 07:00", "2026-10-28 07:00"],
    ),
    "in UTC over a change of clocks": (
        ["DTSTART:20261021T060000Z", "RRULE:FREQ=WEEKLY;COUNT=2"],
        ["2026-10-21 07:00", "2026-10-28 06:00"],
    ),
    "to an instant": (
        ["DTSTART;TZID=Europe/London:20260501T070000", "RRULE:FREQ=DAILY;UNTIL=20260502T060000Z"],
        ["2026-05-01 07:00", "2026-05-02 07:00"],
    ),
    "to just before it": (
        ["DTSTART;TZID=Europe/London:20260501T070000", "RRULE:FREQ=DAILY;UNTIL=20260502T055959Z"],
        ["2026-05-01 07:00"],
    ),
    "to a day": (
        ["DTSTART:20260501T070000", "RRULE:FREQ=DAILY;UNTIL=20260502"],
        ["2026-05-01 07:00", "2026-05-02 07:00"],
    ),
    "whole days": (["DTSTART:20260501", "RRULE:FREQ=WEEKLY;COUNT=2"], ["2026-05-01", "2026-05-08"]),
    "without some": (
        ["DTSTART:20260501T070000", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260502T070000,20260503T070000"],
        ["2026-05-01 07:00", "2026-05-04 07:00"],
    ),
    "without a day": (
        ["DTSTART:20260501T070000", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE;VALUE=DATE:20260501"],
        ["2026-05-02 07:00"],
    ),
    "without one in UTC": (
        ["DTSTART;TZID=Europe/London:20260501T070000", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260501T060000Z"],
        ["2026-05-02 07:00"],
    ),
    "with more": (
        ["DTSTART:20260501T070000", "RDATE:20260503T080000,20260503T190000"],
        ["2026-05-01 07:00", "2026-05-03 08:00", "2026-05-03 19:00"],
    ),
    "with a period": (
        ["DTSTART:20260501T070000", "RDATE;VALUE=PERIOD:20260503T080000/PT1H"],
        ["2026-05-01 07:00", "2026-05-03 08:00"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("times", "expected"), REPEATED.values(), ids=REPEATED)
def test_repeated_events_are_spelled_out(times: list[str], expected: list[str]) -> None:
    found = lines(calendar(event(*times)))
    assert [line.removesuffix(" Europe/London run easy planned") for line in found] == expected


def test_a_single_time_may_be_moved_called_off_or_be_something_else() -> None:
    series = event("DTSTART:20260501T070000", "RRULE:FREQ=DAILY;COUNT=4")
    changes = [
        event("RECURRENCE-ID:20260501T070000", "DTSTART:20260501T190000", summary="Tempo run"),
        event("RECURRENCE-ID:20260502T060000Z", "DTSTART:20260502T070000", "STATUS:CANCELLED"),
        event("RECURRENCE-ID:20260503T070000", "DTSTART:20260503T070000", summary="Brunch"),
    ]
    assert lines(calendar(series, *changes)) == lines(calendar(*changes, series)) == [
        "2026-05-01 19:00 Europe/London run tempo planned",
        "2026-05-02 07:00 Europe/London run easy cancelled",
        "2026-05-04 07:00 Europe/London run easy planned",
    ]  # fmt: skip


def test_repeated_events_reach_from_what_is_asked_about_to_a_year_ahead() -> None:
    found = lines(calendar(event("DTSTART:20150101T070000", "RRULE:FREQ=DAILY")))
    assert (found[0][:10], found[-1][:10], len(found)) == ("2026-03-17", "2027-04-16", 396)


@pytest.mark.parametrize(
    ("start", "days", "comes"),
    [
        ("20260316T080000Z", 30, True),
        ("20260316T075959Z", 30, False),
        ("20260415T075959Z", 0, False),
        ("20260414", 1, True),
    ],
)
def test_what_is_over_for_longer_than_anybody_asks_is_left_out(start: str, days: int, comes: bool) -> None:
    who = reader(settings=Settings(thresholds=Thresholds(unconfirmed_days=days)))
    assert bool(lines(calendar(event(f"DTSTART:{start}")), who)) == comes
    assert [one.why for one in who.report.left_out] == ([] if comes else [f"over more than {days} days ago"])


def test_what_is_neither_is_named() -> None:
    who = reader()
    todo = ["BEGIN:VTODO", "UID:t", "SUMMARY:Run", "END:VTODO", "BEGIN:VFREEBUSY", "UID:f", "END:VFREEBUSY"]
    alarm = ["BEGIN:VALARM", "TRIGGER:-PT1H", "SUMMARY:Race", "UID:x", "END:VALARM"]
    dinner = event("DTSTART:20260501T200000", *alarm, summary="Dinner", uid="two")
    text = calendar(todo, dinner, event("no-value:", "DTSTART:nonsense", summary="", uid=""))
    assert lines(text, who) == []
    assert who.report.left_out == [
        LeftOut("Dinner", "neither run, race nor massage", 10),
        LeftOut("", "neither run, race nor massage", 20),
    ]


def test_a_massage_in_a_leap_year_far_ahead() -> None:
    who = reader(now=datetime(2099, 12, 1, tzinfo=UTC))
    text = calendar(
        event("DTSTART;TZID=Europe/London:20960229T070000", "RRULE:FREQ=YEARLY"), event("DTSTART:21001231", uid="2")
    )
    assert lines(text, who) == ["2100-12-31 Europe/London run easy planned"]


OTHER_TIMES = {
    "dashes": ("DTSTART:2026-05-02T070000", "07:00"),
    "dashes and colons": ("DTSTART:2026-05-02T07:00:00", "07:00"),
    "a space": ("DTSTART:2026-05-02 07:00", "07:00"),
    "no seconds": ("DTSTART:20260502T0700", "07:00"),
    "thousandths": ("DTSTART:20260502T070000.000", "07:00"),
    "thousandths in UTC": ("DTSTART:20260502T060000.000Z", "07:00"),
    "an offset": ("DTSTART:20260502T080000+0200", "07:00"),
    "an offset with a colon": ("DTSTART:2026-05-02T01:30:00-04:30", "07:00"),
    "an offset beside a zone": ("DTSTART;TZID=Asia/Tokyo:20260502T080000+0200", "07:00"),
    "the end of the day before": ("DTSTART:20260501T240000", "00:00"),
    "quotes around it": ('DTSTART:"20260502T070000"', "07:00"),
    "spaces around it": ("DTSTART : 20260502T070000 ", "07:00"),
}


@pytest.mark.parametrize(("start", "expected"), OTHER_TIMES.values(), ids=OTHER_TIMES)
def test_times_in_other_forms(start: str, expected: str) -> None:
    assert lines(calendar(event(start))) == [f"2026-05-02 {expected} Europe/London run easy planned"]


WHOLE_DAYS = {
    "as a day with a time": (["DTSTART;VALUE=DATE:20260502T000000", "DTEND;VALUE=DATE:20260503T000000"], True),
    "as a day with midnight in UTC": (["DTSTART;VALUE=DATE:20260501T230000Z"], True),
    "that ends at a time": (["DTSTART;VALUE=DATE:20260502", "DTEND:20260502T120000"], True),
    "from midnight to midnight": (["DTSTART:20260502T000000", "DTEND:20260503T000000"], True),
    "from midnight to the last minute": (["DTSTART:20260502T000000", "DTEND:20260502T235900"], True),
    "from midnight, a day long": (["DTSTART:20260502T000000", "DURATION:P1D"], True),
    "from midnight for two days": (["DTSTART:20260502T000000", "DTEND:20260504T000000"], True),
    "from midnight to midnight in a zone": (
        ["DTSTART;TZID=Europe/Berlin:20260502T000000", "DTEND;TZID=Europe/Berlin:20260503T000000"],
        True,
    ),
    "from midnight to midnight in UTC": (["DTSTART:20260502T000000Z", "DTEND:20260503T000000Z"], True),
    "from the runner's midnight in UTC": (["DTSTART:20260501T230000Z", "DTEND:20260502T230000Z"], True),
    "by a flag": (["DTSTART:20260502T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"], True),
    "by a flag, in UTC": (["DTSTART:20260501T230000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"], True),
    "by another's flag": (["DTSTART:20260502T080000", "X-FUNAMBOL-ALLDAY:1"], True),
    "by a flag that says no": (["DTSTART:20260502T080000", "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE"], False),
    "from midnight to one": (["DTSTART:20260502T000000", "DTEND:20260502T010000"], False),
    "from midnight to before the last minute": (["DTSTART:20260502T000000", "DTEND:20260502T235800"], False),
    "from midnight": (["DTSTART:20260502T000000"], False),
    "from one to one": (["DTSTART:20260502T010000", "DTEND:20260503T010000"], False),
}


@pytest.mark.parametrize(("times", "is_whole_day"), WHOLE_DAYS.values(), ids=WHOLE_DAYS)
def test_whole_days_in_every_form(times: list[str], is_whole_day: bool) -> None:
    (line,) = lines(calendar(event(*times, summary="Race")))
    assert line.startswith("2026-05-02 Europe/London race" if is_whole_day else "2026-05-02 0")


def test_a_whole_day_of_an_office_far_away_is_that_day() -> None:
    """The file names the zone in which its midnights are."""
    there = [
        event("DTSTART;TZID=Pacific/Auckland:20260520T070000", uid="two"),
        event("DTSTART:20260501T120000Z", "DTEND:20260502T120000Z", uid="one", summary="Race"),
    ]
    assert lines(calendar(["X-WR-TIMEZONE:Pacific/Auckland"], *there))[1].startswith("2026-05-02 Europe/London race")


RAW = {
    "a title over lines": (["SUMMARY:Easy run", "8k by the river", "with Tom"], "Easy run 8k by the river with Tom"),
    "a title over lines with colons": (
        ["SUMMARY:Easy run", "warmup: 2k", "Main: 4k at ease"],
        "Easy run warmup: 2k Main: 4k at ease",
    ),
    "small letters": (["summary:Easy run 8k", "location:Park", "x-a:b"], "Easy run 8k"),
    "a property with another sign behind": (["SUMMARY:Easy run 8k", "X-RADIUS=49.91"], "Easy run 8k"),
    "a description over lines": (
        ["SUMMARY:Easy run 8k", "DESCRIPTION:first", "then", "Status: cancelled", "Summary: Brunch"],
        "Easy run 8k",
    ),
    "a line of an address": (["SUMMARY:Easy run 8k", "LOCATION:Park", "Lake 5"], "Easy run 8k"),
    "folds that a transfer doubled": (["SUMMARY:Easy", "", "  run 8k", ""], "Easy run 8k"),
    "folded names": (["SUMM", " ARY:Easy run 8k"], "Easy run 8k"),
    "folds with tabs": (["SUMMARY:Easy r", "\tun 8k"], "Easy run 8k"),
    "signs as in HTML": (["SUMMARY:Easy run 8k &#8211; Tom &amp; Ann"], "Easy run 8k – Tom & Ann"),
    "quoted-printable": (["SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:K=C3=B6ln=20run=208k"], "Köln run 8k"),
    "quoted-printable of vCalendar": (["SUMMARY;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:K=F6ln run 8k"], "Köln run 8k"),
    "quoted-printable over lines": (
        ["SUMMARY;ENCODING=QUOTED-PRINTABLE:Run 8k, first=", "DTSTART: no=", ", and last"],
        "Run 8k, firstDTSTART: no, and last",
    ),
    "quoted-printable in unknown letters": (["SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=x:K=F6ln run"], "Köln run"),
    "a description over quoted-printable lines": (
        ["SUMMARY:Easy run 8k", "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=", "DTSTART:19700101=", "STATUS:CANCELLED"],
        "Easy run 8k",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "title"), RAW.values(), ids=RAW)
def test_lines_as_programs_write_them(raw: list[str], title: str) -> None:
    who = reader()
    text = calendar(event("DTSTART:20260502T070000", *raw, summary=""))
    (entry,) = entries(text, who)
    expected = entries(calendar(event("DTSTART:20260502T070000", summary=title.replace(",", "\\,"))))[0]
    assert (entry.note, entry.day) == (expected.note, expected.day)
    assert entry.note in ("", title)
    assert entry.is_planned


def test_vcalendar_keeps_the_space_at_which_it_folds() -> None:
    text = calendar(event("DTSTART:20260502T070000", "SUMMARY:Race on", " the track", summary=""))
    assert "Race onthe track" in lines(text)[0]
    assert "Race on the track" in lines(text.replace("VERSION:2.0", "VERSION:1.0"))[0]


TWICE = {
    "alike": (["SUMMARY:Easy run"], []),
    "with other parameters": (["SUMMARY;LANGUAGE=en:Easy run"], []),
    "otherwise": (["SUMMARY:Brunch"], ["The event in line 3 has SUMMARY twice: the first one counts."]),
    "empty": (["SUMMARY:"], []),
    "a description": (["DESCRIPTION:a", "DESCRIPTION;LANGUAGE=de:b"], []),
}


@pytest.mark.parametrize(("again", "said"), TWICE.values(), ids=TWICE)
def test_of_a_property_that_stands_twice_the_first_counts(again: list[str], said: list[str]) -> None:
    who = reader()
    assert lines(calendar(event("DTSTART:20260502T070000", *again)), who) == [
        "2026-05-02 07:00 Europe/London run easy planned"
    ]
    assert who.report.remarks == said


def test_a_file_that_breaks_off_behind_an_event_is_read_and_that_is_said() -> None:
    who = reader()
    text = calendar(event("DTSTART:20260502T070000")).partition("END:VCALENDAR")[0]
    assert len(lines(text, who)) == 1
    assert who.report.remarks == ["The file breaks off before END:VCALENDAR; what stands before is read."]


def test_the_runners_own_words_decide_what_an_event_is() -> None:
    own = CalendarWords(races=("Kärwalauf",), runs=("LSR",), ignore=("school",))
    titles = ("LSR with Tom, 20k", "Kärwalauf", "School fun run", "Brunch")
    events = [event("DTSTART:20260502T070000", summary=title.replace(",", "\\,"), uid=title) for title in titles]
    assert lines(calendar(*events), reader(settings=Settings(calendar=own))) == [
        "2026-05-02 07:00 Europe/London run 20k planned",
        "2026-05-02 07:00 Europe/London race Kärwalauf planned",
    ]
