"""Dates in cells, in the forms of accounts in several languages, and of spreadsheets.

"2026-05-10 10:35:22", "May 29, 2022, 3:53:35 PM", "09.12.2022, 15:24:49", "24 mai 2012 à 16:27:40",
"Fr, 25 Mai 2012 20:31", "7/4/2020 15:36", "20260510", and seconds since 1970.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from runjournal.exchange.tables.table_numbers import plain_cell
from runjournal.model.frozen import frozen
from runjournal.model.texts import words_of

MONTHS = (
    "january jan januar janner janvier janv enero ene gennaio gen januari janeiro sty",
    "february feb februar fevrier fevr fev febrero febbraio februari fevereiro lut",
    "march mar marz mrz maerz mars marzo maart mrt marco marts",
    "april apr avril avr abril abr aprile kwi",
    "may mai mayo maggio mag mei maio maj",
    "june jun juni juin junio giugno giu junho cze",
    "july jul juli juillet juil julio luglio lug julho lip",
    "august aug aout agosto ago augustus augusti sie",
    "september sept sep septembre septiembre settembre set setembro wrz",
    "october oct oktober okt octobre octubre ottobre ott outubro out paz",
    "november nov novembre noviembre novembro lis",
    "december dec dezember dez decembre diciembre dic dicembre dezembro desember des gru",
)
"""The names of each month without accents, short ones too."""
ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
BASIC = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?:T?([0-2][0-9])([0-5][0-9])([0-5][0-9])?)?Z?")
NUMBERS = re.compile(r"(?<![0-9:])([0-9]{1,2})([-/.])\s?([0-9]{1,2})\2\s?([0-9]{4}|[0-9]{2})(?![0-9:])")
NAMED = re.compile(
    r"(?<![0-9:])([0-9]{1,2})(?:st|nd|rd|th|er|º|ª)?[-.\s]*(?:de\s+)?([^\W\d_]{3,12})[-.,\s]*(?:de\s+)?([0-9]{4})"
)
NAME_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?,?\s*([0-9]{4})")
CLOCK_TIME = re.compile(
    r"(?<![0-9])([0-2]?[0-9])(?::|\s?h\s?|\.)([0-5][0-9])(?:(?::|\.|m\s?)([0-5][0-9])(?:[.,][0-9]{1,9})?)?s?\s*"
    r"((?:[ap]\.?\s?m\.?)(?![^\W\d_]))?\s*(Z|UTC|GMT|[-+][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
EPOCH = re.compile(r"[0-9]{9,10}|[0-9]{12,13}")
SERIAL = re.compile(r"[2-7][0-9]{4}(?:[.,][0-9]{1,15})?")
"""Days since 1899, as spreadsheets count them; 1954 to 2119."""
MOST_EPOCH = 4_133_980_800


@frozen
class CellDate:
    """A day, with the time of day if there is one, and the offset from UTC if that is said.

    `other_day` is the day with month and day exchanged, if the cell can be read either way.
    """

    day: date
    clock: time | None = None
    offset: timedelta | None = None
    other_day: date | None = None
    is_month_first: bool | None = None
    """Which order the numbers of the cell prove, None if they prove none."""

    def at(self, *, month_first: bool) -> datetime:
        """The moment: naive if no offset is said, at midnight if there is no time of day."""
        day = self.other_day if self.other_day and month_first else self.day
        naive = datetime.combine(day, self.clock or time())
        return naive if self.offset is None else naive.replace(tzinfo=timezone(self.offset))


def when_in(cell: str) -> CellDate | None:
    """The date of a cell; numbers as in 3/4/2026 are day and month, and may be the other way round."""
    text = plain_cell(cell)[:80]
    if EPOCH.fullmatch(text):
        return _of_epoch(int(text))
    if SERIAL.fullmatch(text):
        return _of_serial(float(text.replace(",", ".")))
    try:
        return _of_basic(text) or _of_parts(text)
    except ValueError:
        return None


def _of_epoch(number: int) -> CellDate | None:
    seconds = number if number <= MOST_EPOCH else number // 1000
    if seconds > MOST_EPOCH:
        return None
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return CellDate(instant.date(), instant.time(), timedelta())


def _of_serial(days: float) -> CellDate:
    moment = datetime.combine(date(1899, 12, 30), time()) + timedelta(seconds=round(days * 86_400))
    return CellDate(moment.date(), moment.time() if days % 1 else None)


def _of_basic(text: str) -> CellDate | None:
    match = BASIC.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = match.groups()
    clock = time(int(hour), int(minute), int(second or 0)) if hour else None
    return CellDate(date(int(year), int(month), int(day)), clock, timedelta() if text.endswith("Z") and clock else None)


def _of_parts(text: str) -> CellDate | None:
    """A date, and a time in what is left of the text."""
    match = ISO.search(text)
    if match:
        return _with_clock(text, match, date(int(match[1]), int(match[2]), int(match[3])))
    match = NUMBERS.search(text)
    if match:
        return _of_numbers(text, match)
    for pattern, day, month in ((NAMED, 1, 2), (NAME_FIRST, 2, 1)):
        for match in pattern.finditer(text):
            number = months().get(words_of(match[month]))
            if number:
                return _with_clock(text, match, date(int(match[3]), number, int(match[day])))
    return None


def _of_numbers(text: str, match: re.Match[str]) -> CellDate:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if match[2] == ".":
        return _with_clock(text, match, date(year, second, first))
    if second > 12:
        return replace(_with_clock(text, match, date(year, first, second)), is_month_first=True)
    when = _with_clock(text, match, date(year, second, first))
    if first > 12:
        return replace(when, is_month_first=False)
    return replace(when, other_day=date(year, first, second)) if first != second else when


def _with_clock(text: str, match: re.Match[str], day: date) -> CellDate:
    clock = CLOCK_TIME.search(f"{text[: match.start()]} {text[match.end() :]}")
    return CellDate(day, _clock(clock), _offset(clock[5])) if clock else CellDate(day)


def _clock(match: re.Match[str]) -> time:
    """The time of day. Raises `ValueError` for an hour that no day has."""
    hour, half = int(match[1]), (match[4] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match[2]), int(match[3] or 0))


def _offset(text: str | None) -> timedelta | None:
    if not text:
        return None
    if text[0] not in "+-":
        return timedelta()
    ahead = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return ahead if text[0] == "+" else -ahead


def time_in(cell: str) -> time | None:
    """The time of day in a cell, such as "07:30" or "6:30 pm"."""
    match = CLOCK_TIME.search(plain_cell(cell)[:40])
    try:
        return _clock(match) if match else None
    except ValueError:
        return None


@cache
def months() -> dict[str, int]:
    """The number of each month by its names."""
    return {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}


def month_first(whens: Sequence[CellDate], today: date) -> bool | None:
    """Whether the dates of a column have the month first, as far as they tell; None if they may be read either way.

    Only one order is right if a date has a day beyond the twelfth, or if the other is out of order or in the future.
    """
    proofs = {when.is_month_first for when in whens if when.is_month_first is not None}
    if len(proofs) == 1:
        return proofs.pop()
    if not any(when.other_day for when in whens):
        return False
    fits = [
        order for order in (False, True) if _is_sorted([when.at(month_first=order).date() for when in whens], today)
    ]
    return fits[0] if len(fits) == 1 else None


def _is_sorted(days: list[date], today: date) -> bool:
    return all(day <= today + timedelta(days=1) for day in days) and days in (sorted(days), sorted(days, reverse=True))
