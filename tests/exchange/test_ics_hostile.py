"""Calendars that are wrong, huge or hostile give one sentence with file, line and reason, and nothing else."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runjournal.cli.import_report import format_left_out
from runjournal.errors import JournalError
from runjournal.exchange.calendar import content_lines
from runjournal.exchange.calendar.content_lines import decoded
from runjournal.exchange.files import read_file
from runjournal.exchange.format import ReadContext
from runjournal.exchange.registry import BY_NAME
from runjournal.language.line.canonical_line import to_line
from runjournal.model.entries import Entry
from tests.exchange.calendars import calendar, event, reader
from tests.exchange.test_ics_reading import VIENNA

START = "DTSTART:20260502T070000"
DAILY = "RRULE:FREQ=DAILY"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"

REFUSED = {
    "empty": (b"", 1, "no calendar"),
    "blank": (b"\n\n  \n", 1, "no calendar"),
    "not one": (b"hello: world\n", 1, "it has no BEGIN:VCALENDAR"),
    "no line of one": (b"hello\n", 1, "no calendar"),
    "HTML": (b"<!DOCTYPE html><html>", 1, "no calendar"),
    "null characters": (b"\0" * 10_000, 1, "no calendar"),
    "deep": ((HEAD + "BEGIN:X-A\r\n" * 100_000).encode(), 10, "nested too deeply"),
    "one endless line": (b"BEGIN:VCALENDAR" * 200_000, 1, "longer than"),
    "too many events": (calendar(event(START, summary="") * 20_001).encode(), 80_003, "more than 20,000 events"),
    "too many zone rules": (
        (HEAD + "BEGIN:VTIMEZONE\r\n" + "BEGIN:STANDARD\r\nEND:STANDARD\r\n" * 5_001).encode(),
        10_004,
        "its time zones have more than 5,000 rules",
    ),
    "too often": (
        calendar(*(event("DTSTART:19700101", "RRULE:FREQ=DAILY;COUNT=30000", uid=uid) for uid in "abcdef")).encode(),
        31,
        "repeat too often",
    ),
    "more exceptions than a file may have": (
        calendar(event(START, DAILY, *["EXDATE:" + ",".join(["20260502"] * 2_000)] * 60)).encode(),
        24,
        "repeat too often",
    ),
    "too many": (calendar(*(event(START, DAILY, uid=f"{uid}") for uid in range(20))).encode(), 51, "3,000"),
}  # fmt: skip
"""Files that are no calendar, or would cost too much: nothing of them is read."""

UNREADABLE = {
    "cut in an event": (calendar(event(START)).partition("END:VEVENT")[0], 3, "breaks off before its END:VEVENT"),
    "cut in a line": (calendar(event(START)).partition("0502T07")[0], 3, "breaks off"),
    "another thing in an event": (calendar(event(START)[:-1], ["BEGIN:VTODO", "END:VTODO"]), 3, "breaks off"),
    "no DTSTART": (calendar(event()), 3, "no DTSTART"),
    "no time": (calendar(event("DTSTART:soon")), 6, "DTSTART is no time that can be read: 'soon'"),
    "an empty time": (calendar(event("DTSTART:")), 3, "no DTSTART"),
    "a length for a time": (calendar(event("DTSTART:PT1H")), 6, "is no time"),
    "no such day": (calendar(event("DTSTART:20260231T070000")), 6, "is no time"),
    "no such hour": (calendar(event("DTSTART:20260228T250000")), 6, "is no time"),
    "after midnight of the day": (calendar(event("DTSTART:20260228T240001")), 6, "is no time"),
    "an offset of days": (calendar(event("DTSTART:20260228T070000+9900")), 6, "is no time"),
    "before all journals": (calendar(event("DTSTART:00010101T000000Z")), 6, "between 1970 and 2100"),
    "just before all journals": (calendar(event("DTSTART:19691231T000000Z")), 6, "between 1970 and 2100"),
    "after all journals": (calendar(event("DTSTART:99991231T235959")), 6, "between 1970 and 2100"),
    "a series from the year 1": (calendar(event("DTSTART:00010101T000000Z", DAILY)), 6, "between 1970 and 2100"),
    "an endless title": (calendar(event(START, summary="Race " + "x" * 3_000)), 3, "at most 2,000 characters"),
    "an endless rule": (calendar(event(START, "RRULE:" + "x" * 200_000)), 7, "RRULE is longer than 100,000"),
    "more guests than come": (calendar(event(START, *["ATTENDEE:mailto:a@x.org"] * 5_001)), 3, "5,000 lines"),
    "every second": (calendar(event(START, "RRULE:FREQ=SECONDLY")), 7, "not by 'SECONDLY'"),
    "as often as nobody says": (calendar(event(START, "RRULE:FREQ=\x1b[2J")), 7, "not by"),
    "this and all before": (
        calendar(event(START, "RECURRENCE-ID;RANGE=THISANDPRIOR:20260502T070000")),
        7,
        "more than one time",
    ),
    "more days than one may list": (
        calendar(event(START, "RDATE:" + ",".join(["20260502"] * 2_001))),
        7,
        "more than 2,000 times",
    ),
}  # fmt: skip
"""An event that cannot be read, with the line and the reason."""

READ = {
    "an event alone": "\r\n".join(event(START)),
    "behind the end": calendar(event(START)) + "SUMMARY:x\r\n\x1a",
    "an end too many": calendar(event(START)) + "END:VCALENDAR\r\n",
    "no end": calendar(event(START)).partition("END:VC")[0],
    "ends crossed": calendar(event(START, "BEGIN:VALARM", "END:VTODO")),
    "an alarm without end": calendar(event(START, "BEGIN:VALARM")),
    "a part without a name": calendar(["BEGIN:\x1b[2J"], event(START)),
    "a calendar in a calendar": calendar(["BEGIN:VCALENDAR"], event(START)),
    "no UID": calendar(event(START, uid="")),
    "an empty UID": calendar(event(START, "UID: ", uid="")),
    "two UIDs": calendar(event(START, "UID:two")),
    "a UID twice": calendar(event(START), event(START)),
    "one time moved twice": calendar(*[event(START, f"RECURRENCE-ID{START[7:]}")] * 2),
    "two DTSTARTs": calendar(event(START, START)),
    "a second that leaps": calendar(event("DTSTART:20260502T065960")),
    "a zone without rules": calendar(VIENNA[:2], ["END:VTIMEZONE"], event(f"DTSTART;TZID=My Vienna{START[7:]}")),
    "a zone's offset": calendar(
        [line.replace("+02", "+99") for line in VIENNA], event(f"DTSTART;TZID=My Vienna{START[7:]}")
    ),
    "a zone that changes every minute": calendar(
        [line.replace("YEARLY", "MINUTELY") for line in VIENNA], event(f"DTSTART;TZID=My Vienna{START[7:]}")
    ),
    "an unknown zone": calendar(event("DTSTART;TZID=Mars/Olympus:20260502T070000")),
    "a path as a zone": calendar(event("DTSTART;TZID=../../etc/passwd:20260502T070000")),
    "a folder as a zone": calendar(event("DTSTART;TZID=Europe:20260502T070000")),
    "ends before it starts": calendar(event(START, "DTEND:20260502T065959")),
    "ends as a day": calendar(event(START, "DTEND:20260503")),
    "ends at no time": calendar(event(START, "DTEND:later")),
    "a length below zero": calendar(event(START, "DURATION:-PT1H")),
    "a length without end": calendar(event(START, "DURATION:P999999999999999999D")),
    "a length beyond all years": calendar(event(START, "DURATION:P9999999D")),
    "a rule against": calendar(event(START, "RRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=WEEKLY")),
    "days that no calendar has": calendar(event(START, "EXDATE:00010101T000000Z,99991231T235959Z", "RDATE:")),
    "as many guests as may come": calendar(event(START, *["ATTENDEE:mailto:a@x.org"] * 4_990)),
    "an escape in a title": calendar(event(START, summary="Easy \x1brun")),
    "a C1 in a title": calendar(event(START, summary="Easy\x9b run")),
}  # fmt: skip
"""Files whose oddities do not concern when the run is."""


def read(path: Path, content: bytes, who: ReadContext | None = None) -> list[Entry]:
    path.write_bytes(content)
    return read_file(path, who or reader()).entries


@pytest.mark.parametrize(("content", "line", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_calendar_or_costs_too_much_is_refused(
    content: bytes, line: int, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.ics"

    with pytest.raises(JournalError, match=reason) as caught:
        read(path, content)

    assert caught.value.sentence.startswith(f"{path}, line {line}: ")
    assert caught.value.way_out.endswith("Nothing was imported.")
    assert len(str(caught.value)) < 900
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(("text", "line", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_event_that_cannot_be_read_is_refused_alone_and_left_out_among_others(
    text: str, line: int, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "plan.ics"
    with pytest.raises(JournalError, match=f'line {line}: ".*" cannot be read: .*{reason}') as caught:
        read(path, text.encode())
    assert str(caught.value).isprintable()

    who = reader()
    others = calendar(event(START, uid="other"))
    assert len(read(path, (others + text).encode(), who)) == 1
    (left_out,) = (one for one in who.report.left_out if one.is_unreadable)
    assert left_out.file == str(path)
    assert (left_out.line, reason in left_out.why) == (line + others.count("\n"), True)
    (said,) = (one for one in format_left_out(who.report) if one.startswith("Left out: "))
    assert f"({path}, line {left_out.line})" in said
    assert said.isprintable()
    assert len(said) < 500


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_does_not_concern_an_event_does_not_stop_it(text: str, tmp_path: Path) -> None:
    who = reader()
    first, *others = read(tmp_path / "plan.ics", text.encode(), who)
    assert to_line(first).startswith("2026-05-0")
    assert "07:00 Europe/London run easy planned" in to_line(first)
    assert others == []
    assert [one for one in who.report.left_out if one.is_unreadable] == []


def test_letters_of_old_programs_are_read(tmp_path: Path) -> None:
    text = calendar(event(START, summary="Race Köln")).replace("SUMMARY", "{}")
    for number in range(20):
        assert decoded("caf\udce9", f"ISO-8859-{number}").startswith("caf")
        assert decoded("caf\udce9", f"windows-{1240 + number}").startswith("caf")
    for charset, name in (("utf-8", "SUMMARY"), ("cp1252", "SUMMARY"), ("iso-8859-2", "SUMMARY;CHARSET=ISO-8859-2")):
        (race,) = read(tmp_path / "plan.ics", text.format(name).encode(charset))
        assert '"Race Köln"' in to_line(race)


def test_a_mark_of_byte_order_and_any_line_end_do_no_harm(tmp_path: Path) -> None:
    text = calendar(event(START))
    for content in (text, text.replace("\r\n", "\n"), text.replace("\r\n", "\r"), f"\ufeff{text}", f"\n{text}\n\n"):
        assert len(read(tmp_path / "plan.ics", content.encode())) == 1


def test_what_is_not_ours_may_be_as_odd_as_it_likes(tmp_path: Path) -> None:
    odd = event("DTSTART:soon", "RRULE:FREQ=SECONDLY", "DESCRIPTION:\x0b" + "x" * 90_000, summary="Dinner")
    picture = ["ATTACH;ENCODING=BASE64:", *[" " + "A" * 74] * 20_000]
    assert len(read(tmp_path / "plan.ics", calendar(odd, event(START, *picture, uid="two")).encode())) == 1


def test_a_file_is_no_larger_than_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_lines, "LARGEST", 10_000)
    with pytest.raises(JournalError, match="line 3326: the file is longer than 10,000 characters"):
        read(tmp_path / "plan.ics", HEAD.encode() + b"X-A:\n" + b" x\n" * 9_000)


VALID = calendar(
    VIENNA,
    event("DTSTART;TZID=My Vienna:20260502T070000", "DTEND;TZID=My Vienna:20260502T080000", summary="Massage\\, deep"),
    event(START, "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260701T000000Z", "EXDATE:20260505T070000", uid="two"),
    event("RECURRENCE-ID:20260507T070000", "DTSTART:20260507T190000", "STATUS:CANCELLED", uid="two"),
    event("DTSTART;VALUE=DATE:20260614", "CATEGORIES:Race,Sport", summary="Half marathon Zürich 🏃", uid="three"),
)


def taken_or_refused(path: Path, content: bytes) -> None:
    """Read it; a refusal of another kind than one with a line is raised, as any other error is."""
    try:
        read(path, content)
    except JournalError as error:
        if ", line " not in error.sentence or not str(error).isprintable():
            raise


FILES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@FILES
@given(content=st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_refused_with_a_line(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match=", line "):
        read(tmp_path / "plan.ics", content)


@FILES
@given(chance=st.integers(0, 10**9))
def test_a_damaged_calendar_is_taken_or_refused(chance: int, tmp_path: Path) -> None:
    """Characters changed, lines lost, doubled and swapped, the end cut off."""
    dice = random.Random(chance)
    rows = VALID.split("\r\n")
    for _ in range(dice.randint(1, 4)):
        at, other = dice.randrange(len(rows)), dice.randrange(len(rows))
        match dice.randrange(4):
            case 0:
                where = dice.randrange(len(rows[at]) + 1)
                rows[at] = (
                    rows[at][:where]
                    + dice.choice(["", ":", ";", '"', "\\", "9", "é", ",", "=", "T"])
                    + rows[at][where + 1 :]
                )
            case 1:
                del rows[at]
            case 2:
                rows.insert(at, rows[other])
            case _:
                rows[at], rows[other] = rows[other], rows[at]
    text = "\r\n".join(rows)
    taken_or_refused(tmp_path / "plan.ics", text[: dice.choice([len(text), dice.randrange(len(text) + 1)])].encode())


VALUES = st.text(max_size=30) | st.sampled_from(
    ["20260502T070000", "19700101", "PT1H", "-P1W", "P1D/P1D", "20260502/20260503"]
)
NAMES = "DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS CATEGORIES DESCRIPTION"
BETWEEN = st.sampled_from([":", ";TZID=Europe/Berlin:", ';X="', ";VALUE=DATE:"])
PROPERTIES = st.lists(st.tuples(st.sampled_from(NAMES.split(" ")), BETWEEN, VALUES), max_size=5)


@FILES
@given(properties=PROPERTIES)
def test_any_values_are_taken_or_refused(properties: list[tuple[str, str, str]], tmp_path: Path) -> None:
    rows = [f"{name}{between}{value}".replace("\n", " ").replace("\r", " ") for name, between, value in properties]
    taken_or_refused(tmp_path / "plan.ics", calendar(event(*rows)).encode("utf-8", "replace"))


def test_only_the_format_by_name_counts_where_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(calendar(event(START)), encoding="utf-8")
    assert len(read_file(path, reader(), BY_NAME["ics"]).entries) == 1
