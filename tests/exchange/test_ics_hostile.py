"""Calendars that are wrong, huge or hostile give one sentence with file, line and reason, and nothing else."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runjournal.errors import JournalError
from runjournal.exchange.calendar import components
from runjournal.exchange.files import read_file
from runjournal.exchange.format import ReadContext
from runjournal.exchange.registry import BY_NAME
from runjournal.model.entries import Entry
from tests.exchange.calendars import calendar, event, reader
from tests.exchange.test_ics_reading import VIENNA

START = "DTSTART:20260502T070000"
DAILY = "RRULE:FREQ=DAILY"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"

WRONG = {
    "empty": (b"", 1, "it is empty"),
    "blank": (b"\n\n  \n", 1, "it is empty"),
    "not one": (b"hello: world\n", 1, "outside of BEGIN:VCALENDAR"),
    "no line of one": (b"hello\n", 1, "no line of a calendar"),
    "HTML": (b"<!DOCTYPE html><html>", 1, "no line of a calendar"),
    "an event alone": ("\r\n".join(event(START)).encode(), 1, "does not begin with BEGIN:VCALENDAR"),
    "behind the end": ((calendar() + "SUMMARY:x\r\n").encode(), 4, "outside of BEGIN:VCALENDAR"),
    "cut in an event": (calendar(event(START)).partition("END:VEVENT")[0].encode(), 6, "breaks off: BEGIN:VEVENT of"),
    "cut before the end": (calendar(event(START)).partition("END:VC")[0].encode(), 7, "BEGIN:VCALENDAR of line 1"),
    "cut in a line": (calendar(event(START)).partition("0502T07")[0].encode(), 6, "breaks off"),
    "ends crossed": ((HEAD + "BEGIN:VEVENT\r\nEND:VTODO\r\n").encode(), 4, "BEGIN:VEVENT of line 3 ends before this"),
    "an end too many": ((calendar() + "END:VCALENDAR\r\n").encode(), 4, "outside of"),
    "an event in an event": (calendar(event(START, "BEGIN:VEVENT")).encode(), 7, "begins inside the VEVENT of line 3"),
    "a calendar in a calendar": (calendar(["BEGIN:VCALENDAR"]).encode(), 3, "begins inside the VCALENDAR"),
    "deep": ((HEAD + "BEGIN:X-A\r\n" * 100_000).encode(), 10, "nested too deeply"),
    "a part without a name": ((HEAD + "BEGIN:\x1b[2J\r\n").encode(), 3, "nothing that has a name"),
    "not UTF-8": ((HEAD + "X-A:").encode() + b"caf\xe9\r\n", 3, "UTF-8"),
    "UTF-16": (calendar(event(START)).encode("utf-16"), 1, "UTF-8"),
    "null characters": (b"\0" * 10_000, 1, "no line of a calendar"),
    "one endless line": (b"BEGIN:VCALENDAR" * 200_000, 1, "longer than"),
    "too many events": (calendar(event(START, summary="") * 20_001).encode(), 80_003, "more than 20,000 events"),
    "escape in a title": (calendar(event(START, summary="Run \x1b[2J")).encode(), 5, "control and escape"),
    "C1 in a title": (calendar(event(START, summary="Run \x9b2J")).encode(), 5, "control and escape"),
    "no UID": (calendar(event(START, uid="")).encode(), 3, "no UID"),
    "an empty UID": (calendar(event(START, "UID: ", uid="")).encode(), 3, "no UID"),
    "two UIDs": (calendar(event(START, "UID:two")).encode(), 7, "UID stands twice in the VEVENT of line 3"),
    "a UID twice": (calendar(event(START), event(START)).encode(), 8, "the UID of the one in line 3"),
    "one time moved twice": (
        calendar(event(START, f"RECURRENCE-ID{START[7:]}"), event(START, f"RECURRENCE-ID{START[7:]}")).encode(),
        9,
        "the UID of the one in line 3",
    ),
    "no DTSTART": (calendar(event()).encode(), 3, "no DTSTART"),
    "two DTSTARTs": (calendar(event(START, START)).encode(), 7, "DTSTART stands twice"),
    "no time": (calendar(event("DTSTART:soon")).encode(), 6, "DTSTART is no time that can be read: 'soon'"),
    "a length for a time": (calendar(event("DTSTART:PT1H")).encode(), 6, "is no time"),
    "no such day": (calendar(event("DTSTART:20260231T070000")).encode(), 6, "is no time"),
    "no such hour": (calendar(event("DTSTART:20260228T250000")).encode(), 6, "is no time"),
    "a second that leaps": (calendar(event("DTSTART:20161231T235960Z")).encode(), 6, "is no time"),
    "before all journals": (calendar(event("DTSTART:00010101T000000Z")).encode(), 6, "between 1970 and 2100"),
    "after all journals": (calendar(event("DTSTART:99991231T235959")).encode(), 6, "between 1970 and 2100"),
    "an unknown zone": (calendar(event("DTSTART;TZID=Mars/Olympus:20260502T070000")).encode(), 6, "'Mars/Oly"),
    "a path as a zone": (calendar(event("DTSTART;TZID=../../etc/passwd:20260502T070000")).encode(), 6, "is no time"),
    "a folder as a zone": (calendar(event("DTSTART;TZID=Europe:20260502T070000")).encode(), 6, "is no time zone"),
    "a zone without rules": (
        calendar(VIENNA[:2], ["END:VTIMEZONE"], event("DTSTART;TZID=My Vienna:20260502T070000")).encode(),
        3,
        "does not say what its offset is",
    ),
    "a zone's offset": (
        calendar([line.replace("+02", "+99") for line in VIENNA], event(f"DTSTART;TZID=My Vienna{START[7:]}")).encode(),
        8,
        "is no offset",
    ),
    "a zone that changes every minute": (
        calendar(
            [line.replace("YEARLY", "MINUTELY") for line in VIENNA], event("DTSTART;TZID=My Vienna:20260502T070000")
        ).encode(),
        7,
        "not by 'MINUTELY'",
    ),
    "ends before it starts": (calendar(event(START, "DTEND:20260502T065959")).encode(), 7, "ends before it starts"),
    "ends as a day": (calendar(event(START, "DTEND:20260503")).encode(), 7, "a day and the other a time"),
    "a length below zero": (calendar(event(START, "DURATION:-PT1H")).encode(), 7, "no length of time"),
    "a length without end": (calendar(event(START, "DURATION:P999999999999999999D")).encode(), 7, "no length of time"),
    "a massage of a week": (calendar(event(START, "DURATION:P7D", summary="Massage")).encode(), 3, "72 hours"),
    "an endless title": (calendar(event(START, summary="Race " + "x" * 3_000)).encode(), 3, "at most 2,000 characters"),
    "every second": (calendar(event(START, "RRULE:FREQ=SECONDLY")).encode(), 7, "not by 'SECONDLY'"),
    "two rules": (calendar(event(START, *["RRULE:FREQ=DAILY"] * 2)).encode(), 8, "RRULE stands twice"),
    "a rule against": (calendar(event(START, "EXRULE:FREQ=DAILY")).encode(), 3, "EXRULE is not understood"),
    "this and all later": (
        calendar(event(START, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260502T070000")).encode(),
        7,
        "all later ones",
    ),
    "more days than one may list": (
        calendar(event(START, "RDATE:" + ",".join(["20260502"] * 2_001))).encode(),
        7,
        "more than 2,000 times",
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


def read(path: Path, content: bytes, who: ReadContext | None = None) -> list[Entry]:
    path.write_bytes(content)
    return read_file(path, who or reader()).entries


@pytest.mark.parametrize(("content", "line", "reason"), WRONG.values(), ids=WRONG)
def test_a_wrong_calendar_gives_a_sentence(content: bytes, line: int, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"

    with pytest.raises(JournalError, match=reason) as caught:
        read(path, content)

    assert caught.value.sentence.startswith(f"{path}, line {line}: ")
    assert caught.value.way_out.endswith("Nothing was imported.")
    assert len(str(caught.value)) < 900
    assert str(caught.value).isprintable()


def test_a_mark_of_byte_order_and_any_line_end_do_no_harm(tmp_path: Path) -> None:
    text = calendar(event(START))
    for content in (text, text.replace("\r\n", "\n"), text.replace("\r\n", "\r"), f"\ufeff{text}", f"\n{text}\n\n"):
        assert len(read(tmp_path / "plan.ics", content.encode())) == 1


def test_what_is_not_ours_may_be_as_odd_as_it_likes(tmp_path: Path) -> None:
    odd = event("DTSTART:soon", "RRULE:FREQ=SECONDLY", "DESCRIPTION:\x0b" + "x" * 90_000, summary="Dinner")
    picture = ["ATTACH;ENCODING=BASE64:", *[" " + "A" * 74] * 20_000]
    assert len(read(tmp_path / "plan.ics", calendar(odd, event(START, *picture, uid="two")).encode())) == 1


def test_a_file_is_no_larger_than_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "LARGEST", 10_000)
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
