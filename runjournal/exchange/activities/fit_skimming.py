"""The few messages of a FIT file that say what was done, read by fitdecode, which passes over all others.

A watch writes a record a second and one session at the end. To decode each record takes most of the time, so only its
length is taken from its definition, and its bytes are passed over.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitDefinitionMessage, FitError, FitHeader, FitReader
from fitdecode.exceptions import FitEOFError

from runjournal.model.limits import LONGEST_S

MOST_MESSAGES = 500_000
"""Six days of a record a second."""
MOST_FIELDS = 2_000_000
"""In all definitions and decoded messages; each of these counts for more, as it costs more to read and to keep."""
FIELDS_OF_DEFINITION = 10
FIELDS_OF_DECODED = 100
FIELDS_OF_HEADER = 2_000
MOST_SESSIONS = 200
LARGEST = 64 << 20
"""Bytes of a file."""
DAMAGES = (FitError, struct.error, ValueError, LookupError, TypeError, ArithmeticError, AssertionError)
"""What fitdecode raises for bytes that are no FIT, or end too early."""

FILE_ID, SPORT, SESSION, RECORD, EVENT, ACTIVITY = 0, 12, 18, 20, 21, 34
"""Global numbers of messages."""
DECODED = frozenset({FILE_ID, SPORT, SESSION, EVENT, ACTIVITY})
NOTHING = FitDataMessage(
    False, 0, None, FitDefinitionMessage(False, 0, None, None, 0xFFFF, "<", [], [], None), [], None
)
"""Stands for each message that was passed over."""

FitValues = Mapping[str, int | str]
"""The values of a message by their names: whole numbers as they are written, and names instead of enumerated ones."""

SEVERAL: FitValues = {"sport": "generic", "name": "several sports"}
"""Stands for the sport of a file that names several."""


@dataclass(slots=True)
class RecordTotals:
    """What the records of a file add up to. Instants are seconds as FIT counts them, the distance is in centimetres."""

    first: int | None = None
    last: int | None = None
    distance: int | None = None
    beats: int = 0
    heart_rates: int = 0

    @property
    def avg_hr(self) -> int | None:
        """The mean of all heart rates that are known."""
        return round(self.beats / self.heart_rates) if self.heart_rates else None

    def add(self, at: int | None, distance: int | None, heart_rate: int | None) -> None:
        """Add a record; one that is not within three days behind the first has a broken time and is not believed."""
        if at is not None:
            self.first = at if self.first is None else self.first
            if not self.first <= at <= self.first + LONGEST_S:
                return
            self.last = max(at, self.last or at)
        if distance is not None:
            self.distance = max(distance, self.distance or 0)
        if heart_rate:
            self.beats += heart_rate
            self.heart_rates += 1


class TooManyMessages(Exception):
    """More messages or fields than any watch writes."""


class SkimmingReader(FitReader):  # type: ignore[misc] # fitdecode has no types
    """Gives what fitdecode gives, but `NOTHING` for messages that need not be decoded.

    A wrong checksum is no reason to refuse what is there. Raises `TooManyMessages`, and any of `DAMAGES`.
    """

    _fd: BinaryIO
    _body_bytes_left: int
    _chunk_size: int
    _read_offset: int

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE)
        self.totals = RecordTotals()
        """Of the file that is read now."""
        self._lengths: dict[int, int] = {}
        self._messages = 0
        self._fields = 0

    def pass_over_rest(self) -> None:
        """Go to the end of this one of several chained files."""
        self._fd.read(self._body_bytes_left)
        self._body_bytes_left = 0

    def _read_header(self) -> None:
        super()._read_header()
        if self._header is None:
            return
        self._count(FIELDS_OF_HEADER)
        self.totals = RecordTotals()
        if not self._body_bytes_left:
            self._body_bytes_left = LARGEST  # a device that went off leaves 0: it goes to the end

    def _read_definition_message(self, header_chunk: bytes, record_header: Any) -> Any:
        definition = super()._read_definition_message(header_chunk, record_header)
        self._count(FIELDS_OF_DEFINITION + len(definition.field_defs) + len(definition.dev_field_defs))
        definition.field_defs = [each for each in definition.field_defs if each.size]
        definition.dev_field_defs = [each for each in definition.dev_field_defs if each.size]
        self._lengths[record_header.local_mesg_num] = sum(each.size for each in definition.all_field_defs)
        return definition

    def _read_data_message(self, header_chunk: bytes, record_header: Any) -> Any:
        definition = self._local_mesg_defs.get(record_header.local_mesg_num)
        if definition is None or definition.global_mesg_num in DECODED:
            self._count(FIELDS_OF_DECODED + 4 * len(definition.field_defs if definition else ()))
            return super()._read_data_message(header_chunk, record_header)
        self._messages += 1
        if self._messages > MOST_MESSAGES:
            raise TooManyMessages
        length = self._lengths[record_header.local_mesg_num]
        self._pass_over(definition, record_header, self._read_bytes(length) if length else b"")
        return NOTHING

    def _pass_over(self, definition: Any, record_header: Any, data: bytes) -> None:
        """Do nothing with the bytes of a message that is not decoded."""

    def _count(self, fields: int) -> None:
        """Count a message that costs as much as this many fields. Raises `TooManyMessages`."""
        self._messages += 1
        self._fields += fields
        if self._messages > MOST_MESSAGES or self._fields > MOST_FIELDS:
            raise TooManyMessages

    def _read_bytes(self, size: int) -> bytes:
        """Read from a file that is not slow to give its bytes, which saves two thirds of the time."""
        data: bytes = self._fd.read(size)
        if len(data) != size:
            raise FitEOFError(size, len(data), self._read_offset)
        self._chunk_size += size
        self._read_offset += size
        return data


@dataclass(slots=True)
class FitFile:
    """What one of the files chained in a FIT file says of itself."""

    file_id: FitValues = field(default_factory=dict)
    sport: FitValues = field(default_factory=dict)
    activity: FitValues = field(default_factory=dict)
    sessions: list[FitValues] = field(default_factory=list)
    timer_events: list[FitValues] = field(default_factory=list)
    totals: RecordTotals = field(default_factory=RecordTotals)
    """Of its records, if they were added up."""
    record_fields: set[int] = field(default_factory=set)
    """The numbers of the fields that its records have."""

    @property
    def is_activity(self) -> bool:
        """Whether it says so, or does not say what it is."""
        return self.file_id.get("type", "activity") == "activity"

    def add(self, message: int, values: FitValues) -> None:
        """Keep what a message says. A session that is written again is kept as it is written last."""
        if message == FILE_ID:
            self.file_id = self.file_id or values
        elif message == SPORT:
            self.sport = SEVERAL if self.sport.get("sport", values.get("sport")) != values.get("sport") else values
        elif message == ACTIVITY:
            self.activity = values
        elif message == SESSION:
            if self.sessions and _is_same_session(self.sessions[-1], values):
                self.sessions.pop()
            self.sessions.append(values)
        elif values.get("event") == "timer":
            self.timer_events.append(values)


def _is_same_session(one: FitValues, other: FitValues) -> bool:
    return "start_time" in one and all(one.get(name) == other.get(name) for name in ("start_time", "sport"))


@dataclass(slots=True)
class SkimmedFit:
    """The files chained in a FIT file, and whether it ends or breaks before its end."""

    files: list[FitFile] = field(default_factory=list)
    is_damaged: bool = False
    is_too_long: bool = False


def skim(reader: SkimmingReader) -> SkimmedFit:
    """What a FIT file says, up to where it is damaged. A file that is no activity is not read further."""
    skimmed = SkimmedFit()
    try:
        _skim(reader, skimmed)
    except TooManyMessages:
        skimmed.is_too_long = True
    except DAMAGES:
        skimmed.is_damaged = True
    return skimmed


def _skim(reader: SkimmingReader, skimmed: SkimmedFit) -> None:
    for frame in reader:
        if isinstance(frame, FitHeader):
            skimmed.files.append(FitFile(totals=reader.totals))
            continue
        file = skimmed.files[-1]
        if isinstance(frame, FitDataMessage) and frame is not NOTHING:
            file.add(frame.global_mesg_num, _values(frame))
            if len(file.sessions) > MOST_SESSIONS:
                file.sessions.clear()
                raise TooManyMessages
            if not file.is_activity:
                reader.pass_over_rest()
        elif isinstance(frame, FitDefinitionMessage) and frame.global_mesg_num == RECORD:
            file.record_fields |= {each.def_num for each in frame.field_defs}


def _values(message: FitDataMessage) -> FitValues:
    """The values of a message; of a name that stands twice the first one. What developers add is left out."""
    values = dict[str, int | str]()
    for each in message.fields:
        if each.field_def is None or not each.field_def.is_dev:
            value = each.value if isinstance(each.value, str) else each.raw_value
            if isinstance(value, int | str):
                values.setdefault(each.name, value)
    return values
