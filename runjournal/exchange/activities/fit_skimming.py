"""The few messages of a FIT file that say what was done, read by fitdecode, which passes over all others.

A watch writes a record a second and one session at the end. To decode each record takes most of the time, so only its
length is taken from its definition, and its bytes are passed over. For that, private methods of fitdecode are
overridden: CONTRIBUTING says what to do before another version of it is used.
"""

import struct
from dataclasses import dataclass, field
from io import BytesIO
from struct import Struct
from typing import Any, BinaryIO, NamedTuple

from fitdecode import CrcCheck, ErrorHandling, FitDataMessage, FitDefinitionMessage, FitError, FitReader
from fitdecode.exceptions import FitEOFError

from runjournal.model.limits import LONGEST_S

MOST_MESSAGES = 500_000
"""Six days of a record a second."""
MOST_FIELDS = 2_000_000
"""In all definitions and decoded messages; each of these counts for more, as it costs more to read and to keep."""
FIELDS_OF_DEFINITION = 10
FIELDS_OF_DECODED = 100
FIELDS_OF_HEADER = 2_000
MOST_KNOWN = 64
"""Definitions that are kept for when they are written again."""
LARGEST = 64 << 20
"""Bytes of a file."""
DAMAGES = (FitError, struct.error, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError)
"""What fitdecode raises for bytes that are no FIT, or end too early; and what another version of it would raise."""

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, ACTIVITY = 0, 12, 18, 19, 20, 21, 34
"""Global numbers of messages."""
DECODED = frozenset({FILE_ID, SPORT, SESSION, LAP, EVENT, ACTIVITY})
HEART_RATE, DISTANCE, TIMESTAMP = 3, 5, 253
PICKED = {HEART_RATE: ("B", 1, 0xFF), DISTANCE: ("I", 4, 0xFFFFFFFF), TIMESTAMP: ("I", 4, 0xFFFFFFFF)}
"""The fields that are looked at, by their numbers: how they are packed, their bytes, what they are if unknown."""
NOTHING = FitDataMessage(
    False, 0, None, FitDefinitionMessage(False, 0, None, None, 0xFFFF, "<", [], [], None), [], None
)
"""Stands for each message that was passed over."""


@dataclass(slots=True)
class RecordTotals:
    """What the records of a file add up to. Instants are seconds as FIT counts them, the distance is in centimetres."""

    first: int | None = None
    last: int | None = None
    distance: int | None = None
    beats: int = 0
    heart_rates: int = 0
    fields: set[int] = field(default_factory=set)
    """The numbers of the fields that the records have."""

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


class MessageLayout(NamedTuple):
    """How the messages of a definition are unpacked: a few fields by their numbers, all others as bytes between."""

    fields: Struct
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, definition: Any) -> "MessageLayout":
        """The layout of a definition of fitdecode."""
        pieces, numbers = [definition.endian], list[int]()
        for each in definition.all_field_defs:
            code, size, _ = PICKED.get(each.def_num, ("x", 0, 0))
            if each.size == size and not each.is_dev and each.def_num not in numbers:
                pieces.append(code)
                numbers.append(each.def_num)
            else:
                pieces.append(f"{each.size}x")
        return cls(Struct("".join(pieces)), tuple(numbers))


class SkimmingReader(FitReader):  # type: ignore[misc] # fitdecode has no types
    """Gives what fitdecode gives, but `NOTHING` for messages that need not be decoded.

    A wrong checksum is no reason to refuse what is there. Raises `TooManyMessages`, and any of `DAMAGES`.
    """

    _fd: BinaryIO
    _body_bytes_left: int
    _chunk_size: int
    _read_offset: int
    _compressed_ts_accumulator: int

    def __init__(self, stream: BinaryIO, *, adds_up: bool = False) -> None:
        super().__init__(stream, processor=None, check_crc=CrcCheck.DISABLED, error_handling=ErrorHandling.IGNORE)
        self.totals = RecordTotals()
        """Of the file that is read now."""
        self._adds_up = adds_up
        self._known: dict[bytes, tuple[Any, MessageLayout]] = {}
        self._layouts: dict[int, MessageLayout] = {}
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
        self._known.clear()
        if not self._body_bytes_left:
            self._body_bytes_left = LARGEST  # a device that went off leaves 0: it goes to the end

    def _read_definition_message(self, header_chunk: bytes, record_header: Any) -> Any:
        """Read a definition, of which some watches write the same one before each message: that is parsed once."""
        written = header_chunk + self._written_definition(has_developer_fields=record_header.is_developer_data)
        known = self._known.get(written)
        if known is None:
            if len(self._known) == MOST_KNOWN:
                self._known.clear()
            known = self._known[written] = self._parsed(written, record_header)
        else:
            self._count(0)
        self._local_mesg_defs[record_header.local_mesg_num], self._layouts[record_header.local_mesg_num] = known
        return known[0]

    def _written_definition(self, *, has_developer_fields: bool) -> bytes:
        fixed = self._read_bytes(5)
        written = fixed + self._read_bytes(3 * fixed[4])
        if has_developer_fields:
            number = self._read_bytes(1)
            written += number + self._read_bytes(3 * number[0])
        return written

    def _parsed(self, written: bytes, record_header: Any) -> tuple[Any, MessageLayout]:
        """A definition by its bytes, which are counted as read already."""
        offset, size, stream = self._read_offset, self._chunk_size, self._fd
        self._fd = BytesIO(written[1:])
        definition = super()._read_definition_message(written[:1], record_header)
        self._read_offset, self._chunk_size, self._fd = offset, size, stream
        self._count(FIELDS_OF_DEFINITION + len(definition.field_defs) + len(definition.dev_field_defs))
        definition.field_defs = [each for each in definition.field_defs if each.size]
        definition.dev_field_defs = [each for each in definition.dev_field_defs if each.size]
        if definition.global_mesg_num == RECORD:
            self.totals.fields.update(each.def_num for each in definition.field_defs)
        return definition, MessageLayout.of(definition)

    def _read_data_message(self, header_chunk: bytes, record_header: Any) -> Any:
        definition = self._local_mesg_defs.get(record_header.local_mesg_num)
        if definition is None or definition.global_mesg_num in DECODED:
            self._count(FIELDS_OF_DECODED + 4 * len(definition.field_defs if definition else ()))
            return super()._read_data_message(header_chunk, record_header)
        self._messages += 1
        if self._messages > MOST_MESSAGES:
            raise TooManyMessages
        layout = self._layouts[record_header.local_mesg_num]
        data = self._read_bytes(layout.fields.size)
        if self._adds_up:
            self._add(layout, data, record_header.time_offset, is_record=definition.global_mesg_num == RECORD)
        return NOTHING

    def _add(self, layout: MessageLayout, data: bytes, time_offset: int | None, *, is_record: bool) -> None:
        """Add a record to the totals; any other message may say the time from which the next ones count on."""
        values = {
            number: value
            for number, value in zip(layout.numbers, layout.fields.unpack(data), strict=True)
            if value != PICKED[number][2]
        }
        at = values.get(TIMESTAMP)
        if time_offset is not None:
            at = self._apply_compressed_accumulation(time_offset, self._compressed_ts_accumulator, 5)
        if at is not None:
            self._compressed_ts_accumulator = at
        if is_record:
            self.totals.add(at, values.get(DISTANCE), values.get(HEART_RATE))

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
