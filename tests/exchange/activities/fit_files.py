"""FIT files as watches write them, and as they should not: made message by message."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from fitdecode.utils import compute_crc

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
START = datetime(2026, 4, 11, 6, 30, tzinfo=UTC)

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE, ACTIVITY = 0, 12, 18, 19, 20, 21, 23, 34
ACTIVITY_FILE, SETTINGS, WORKOUT, COURSE, MONITORING = 4, 2, 5, 6, 32
GARMIN, SUUNTO, COROS, TOMTOM = 1, 23, 294, 71
TIMESTAMP = 253

Value = int | str | bytes
Values = Mapping[int, Value]

_TYPES = {"B": 0x02, "b": 0x01, "H": 0x84, "I": 0x86, "i": 0x85, "s": 0x07, "f": 0x88}
_CODES = {
    FILE_ID: {0: "B", 1: "H", 2: "H", 3: "I", 4: "I"},
    SPORT: {0: "B", 1: "B", 3: "s"},
    SESSION: {2: "I", 5: "B", 6: "B", 7: "I", 8: "I", 9: "I", 16: "B", 22: "H", 23: "H", 110: "s", 192: "B", 193: "B"},
    LAP: {2: "I", 7: "I", 9: "I", 25: "B"},
    RECORD: {0: "i", 1: "i", 2: "H", 3: "B", 5: "I", 6: "H"},
    EVENT: {0: "B", 1: "B"},
    DEVICE: {2: "H", 3: "I"},
    ACTIVITY: {0: "I", 1: "H", 5: "I"},
}
"""How the fields of messages are packed, by their numbers; a timestamp always as four bytes."""


def seconds(at: datetime) -> int:
    """An instant as FIT counts it."""
    return round((at - EPOCH).total_seconds())


class FitWriter:
    """The messages of a file. `endian` is "<" or ">"."""

    def __init__(self, endian: str = "<") -> None:
        self._endian = endian
        self._body = bytearray()
        self._defined: dict[int, bytes] = {}

    def raw(self, data: bytes) -> "FitWriter":
        """Write bytes as they are."""
        self._body += data
        return self

    def define(self, local: int, number: int, fields: list[tuple[int, int, int]], extra: bytes = b"") -> "FitWriter":
        """A definition: fields by number, size and type. `extra` are developer fields, of which it tells the header."""
        header = 0x40 | local | (0x20 if extra else 0)
        parts = bytes([header, 0, self._endian == ">"]) + struct.pack(f"{self._endian}HB", number, len(fields))
        body = b"".join(bytes(each) for each in fields)
        if self._defined.get(local) != parts + body + extra:
            self._defined[local] = parts + body + extra
            self.raw(parts + body + extra)
        return self

    def add(self, number: int, values: Values, *, local: int | None = None, offset: int | None = None) -> "FitWriter":
        """A message, with its definition if that has changed; `offset` is the time of a compressed header."""
        local = number % 16 if local is None else local
        fields, data = [], b""
        for field, value in values.items():
            code = "I" if field == TIMESTAMP else _CODES.get(number, {}).get(field, "B")
            packed = _packed(self._endian + code, value)
            fields.append((field, len(packed), _TYPES[code]))
            data += packed
        header = local if offset is None else 0x80 | local << 5 | offset
        return self.define(local, number, fields).raw(bytes([header]) + data)

    def written(self, *, header_size: int = 14, body_size: int | None = None, crc: int | None = None) -> bytes:
        """The file with its header and checksum."""
        head = struct.pack(
            "<BBHI4s", header_size, 0x20, 2134, len(self._body) if body_size is None else body_size, b".FIT"
        )
        if header_size == 14:
            head += struct.pack("<H", compute_crc(head))
        whole = head + bytes(self._body)
        return whole + struct.pack("<H", compute_crc(whole) if crc is None else crc)


def _packed(form: str, value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return value.encode() + b"\0" if isinstance(value, str) else struct.pack(form, value)


def session(at: datetime = START, /, **changes: int | str | None) -> dict[int, Value]:
    """A session of ten kilometres in 50 minutes, timed for 48 of them; a change to None leaves a value out."""
    numbers = {
        "timestamp": TIMESTAMP, "start": 2, "sport": 5, "kind": 6, "elapsed_ms": 7, "timer_ms": 8, "distance_cm": 9,
        "avg_hr": 16, "ascent": 22, "descent": 23, "profile": 110, "feel": 192, "rpe": 193,
    }  # fmt: skip
    values: dict[str, int | str | None] = {
        "timestamp": seconds(at) + 3000, "start": seconds(at), "sport": 1, "kind": 0, "elapsed_ms": 3_000_400,
        "timer_ms": 2_880_000, "distance_cm": 1_000_049, "avg_hr": 152, "ascent": 120, "descent": 118,
    }  # fmt: skip
    return {numbers[name]: value for name, value in {**values, **changes}.items() if value is not None}


def begun(writer: FitWriter | None = None, *, kind: int = ACTIVITY_FILE, maker: int = GARMIN) -> FitWriter:
    """A file with what it is and who made it."""
    return (writer or FitWriter()).add(FILE_ID, {0: kind, 1: maker, 2: 3000, 3: 12345, 4: seconds(START)})


def records(writer: FitWriter, *, first: int = 0, number: int = 20, every_s: int = 10, **fields: bool) -> FitWriter:
    """Records at 3.5 m/s from `first` seconds on; `hr` or `distance` set to False leaves these out."""
    for step in range(number):
        at = first + step * every_s
        values: dict[int, Value] = {TIMESTAMP: seconds(START) + at, 0: 600_000_000 + at, 2: 3000}
        if fields.get("distance", True):
            values[5] = at * 350
        if fields.get("hr", True):
            values[3] = 140 + step % 21
        writer.add(RECORD, values)
    return writer


def closed(writer: FitWriter, *, ahead_s: int | None = 7200, at: int | None = None) -> FitWriter:
    """A file with the activity at its end; `ahead_s` is how far local time is ahead, None if it is not written."""
    at = seconds(START) + 3000 if at is None else at
    local = {} if ahead_s is None else {5: at + ahead_s}
    return writer.add(ACTIVITY, {TIMESTAMP: at, 0: 2_880_000, 1: 1, **local})


def activity(*sessions: Values, maker: int = GARMIN, ahead_s: int | None = 7200, endian: str = "<") -> FitWriter:
    """A whole activity: what it is, records, its sessions, the end."""
    writer = records(begun(FitWriter(endian), maker=maker))
    for each in sessions or (session(),):
        writer.add(SESSION, each)
    return closed(writer, ahead_s=ahead_s)


def varied(endian: str = "<") -> FitWriter:
    """A file with all that FIT has: redefinitions, developer fields, compressed headers, strings, several sessions."""
    writer = begun(FitWriter(endian)).add(SPORT, {0: 1, 1: 3, 3: "Trail run"})
    writer.add(DEVICE, {TIMESTAMP: seconds(START), 2: 1}).add(EVENT, {TIMESTAMP: seconds(START), 0: 0, 1: 0})
    writer.add(207, {3: 0, 1: bytes(16)}).add(206, {0: 0, 1: 7, 2: 0x84, 3: "Power", 8: "W"})
    records(writer)
    developed = bytes([1, 7, 2, 0])
    writer.define(4, RECORD, [(TIMESTAMP, 4, 0x86), (3, 1, 2)], developed)
    for at in range(200, 220):
        writer.raw(b"\x04" + struct.pack(f"{endian}IBH", seconds(START) + at, 150, 240))
    for step in range(1, 9):
        writer.add(RECORD, {5: 70_000 + step * 700}, local=2, offset=(seconds(START) + 219 + step * 5) % 32)
    writer.add(LAP, {TIMESTAMP: seconds(START) + 300, 2: seconds(START), 7: 300_000, 9: 100_000})
    writer.add(SESSION, session(profile="Trail run", rpe=60, feel=75))
    writer.add(SESSION, session(START + timedelta(hours=2), sport=2))
    return closed(writer)


FIT_FILES = [
    varied().written(),
    activity().written(),
    activity(session(avg_hr=None), endian=">").written(),
    records(begun().add(SPORT, {0: 1, 1: 0})).written(),
]
"""A file with all of it, a common one, one of which the records are looked at, one without a session."""
