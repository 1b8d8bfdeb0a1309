"""The records of a FIT file added up, for what no session says: of a watch that ran out of power, or left it out."""

from struct import Struct
from typing import Any, BinaryIO

from runjournal.exchange.activities.fit_skimming import RECORD, SkimmingReader

HEART_RATE, DISTANCE, TIMESTAMP = 3, 5, 253
PICKED = {HEART_RATE: ("B", 1, 0xFF), DISTANCE: ("I", 4, 0xFFFFFFFF), TIMESTAMP: ("I", 4, 0xFFFFFFFF)}
"""The fields that are looked at, by their numbers: how they are packed, their bytes, what they are if unknown."""


class RecordReader(SkimmingReader):
    """Adds up the records: picks a few values out of the bytes of each, and the time out of all messages."""

    _compressed_ts_accumulator: int

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._layouts: dict[int, tuple[Struct, tuple[int, ...]]] = {}

    def _read_definition_message(self, header_chunk: bytes, record_header: Any) -> Any:
        definition = super()._read_definition_message(header_chunk, record_header)
        self._layouts[record_header.local_mesg_num] = _layout(definition)
        return definition

    def _pass_over(self, definition: Any, record_header: Any, data: bytes) -> None:
        layout, numbers = self._layouts[record_header.local_mesg_num]
        values = {
            number: value
            for number, value in zip(numbers, layout.unpack(data), strict=True)
            if value != PICKED[number][2]
        }
        at = values.get(TIMESTAMP)
        if record_header.time_offset is not None:
            at = self._apply_compressed_accumulation(record_header.time_offset, self._compressed_ts_accumulator, 5)
        if at is not None:
            self._compressed_ts_accumulator = at
        if definition.global_mesg_num == RECORD:
            self.totals.add(at, values.get(DISTANCE), values.get(HEART_RATE))


def _layout(definition: Any) -> tuple[Struct, tuple[int, ...]]:
    """How the messages of a definition are unpacked, and the numbers of the fields that this gives."""
    pieces, numbers = [definition.endian], list[int]()
    for each in definition.all_field_defs:
        code, size, _ = PICKED.get(each.def_num, ("x", 0, 0))
        if each.size == size and not each.is_dev and each.def_num not in numbers:
            pieces.append(code)
            numbers.append(each.def_num)
        else:
            pieces.append(f"{each.size}x")
    return Struct("".join(pieces)), tuple(numbers)
