"""The reader that passes over messages gives what fitdecode gives, and refuses what no watch writes."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import fitdecode
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.errors import JournalError
from runjournal.exchange.activities import fit_contents, fit_skimming
from runjournal.exchange.activities.fit_contents import WHOLE, skim
from runjournal.exchange.activities.fit_reader import FIT
from runjournal.exchange.activities.fit_skimming import DECODED, NOTHING, SkimmingReader
from runjournal.exchange.activities.recording import NoActivity, ReadItem, Recording, Unreadable
from runjournal.exchange.activities.source_file import ReadOptions
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.fit_files import (
    EVENT,
    FILE_ID,
    FIT_FILES,
    RECORD,
    SESSION,
    START,
    TIMESTAMP,
    FitWriter,
    activity,
    begun,
    seconds,
    session,
    varied,
)
from tests.exchange.activities.memory_file import MemoryFile

OPTIONS = ReadOptions(context=Context(datetime(2026, 4, 15, tzinfo=UTC), "Europe/London", Settings()))


def plainly(data: bytes) -> Iterator[fitdecode.FitDataMessage]:
    """All messages as fitdecode itself reads them."""
    reader = fitdecode.FitReader(
        BytesIO(data),
        processor=None,
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    )
    return (frame for frame in reader if isinstance(frame, fitdecode.FitDataMessage))


def values_of(message: fitdecode.FitDataMessage) -> list[tuple[str, object, object]]:
    return [(each.name, each.value, each.raw_value) for each in message.fields]


@pytest.mark.parametrize("endian", ["<", ">"])
def test_it_gives_what_fitdecode_gives(endian: str) -> None:
    data = varied(endian).written() + activity().written()
    skimmed = [frame for frame in SkimmingReader(BytesIO(data)) if isinstance(frame, fitdecode.FitDataMessage)]
    plain = list(plainly(data))
    assert len(skimmed) == len(plain) > 60, "an update of fitdecode may have moved what is overridden"
    for mine, its in zip(skimmed, plain, strict=True):
        if its.global_mesg_num in DECODED:
            assert values_of(mine) == values_of(its)
        else:
            assert mine is NOTHING
    assert {each.global_mesg_num for each in plain} > DECODED


@pytest.mark.parametrize("endian", ["<", ">"])
def test_records_are_added_up_as_fitdecode_reads_them(endian: str) -> None:
    data = varied(endian).written()
    values = [
        {each.name: each.raw_value for each in message.fields} for message in plainly(data) if message.name == "record"
    ]
    totals = skim(SkimmingReader(BytesIO(data), adds_up=True)).files[0].totals
    times = [each["timestamp"] for each in values]
    assert (totals.first, totals.last) == (min(times), max(times))
    assert totals.distance == max(each.get("distance", 0) for each in values)
    rates = [each["heart_rate"] for each in values if "heart_rate" in each]
    assert totals.avg_hr == round(sum(rates) / len(rates))


def test_what_is_overridden_is_there() -> None:
    own = {name for name in vars(SkimmingReader) if name.startswith("_read")}
    assert own
    assert own | {"_apply_compressed_accumulation"} <= set(dir(fitdecode.FitReader))
    names = vars(fitdecode.FitReader(BytesIO()))
    used = {*SkimmingReader.__annotations__, "_local_mesg_defs", "_header"}
    assert used <= names.keys()


def test_the_file_without_damage_is_one() -> None:
    at = {TIMESTAMP: seconds(START)}
    record, run = {**at, 3: 140, 5: 100}, {2: seconds(START), 5: 1, 8: 60_000}
    writer = FitWriter().add(FILE_ID, {0: 4, 1: 1}).add(RECORD, record).add(SESSION, run)
    assert writer.written() == WHOLE
    assert len(list(plainly(WHOLE))) == 3
    (read,) = skim(SkimmingReader(BytesIO(WHOLE), adds_up=True)).files
    assert (read.sessions[0]["sport"], read.totals.distance, read.totals.avg_hr) == ("running", 100, 140)


def _takes_more(self: object, chunk: bytes, header: object, more: object) -> None:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("_read_data_message", _takes_more),
        ("_read_definition_message", _takes_more),
        ("_read_struct", lambda self, form: {}[form]),
        ("_read_record", lambda self: self._chunk.size),
        ("_read_next", lambda self: iter([self._body_bytes_left["size"]])),
    ],
)
def test_another_fitdecode_is_no_damaged_file(monkeypatch: pytest.MonkeyPatch, name: str, changed: object) -> None:
    cut = activity().written()[:-40]
    assert skim(SkimmingReader(BytesIO(cut))).is_damaged
    monkeypatch.setattr(fitdecode.FitReader, name, changed)
    for data in (cut, activity().written()):
        with pytest.raises(JournalError, match=r"FIT files cannot be read: fitdecode \S+ is not the one"):
            list(FIT.read(MemoryFile(data, "run.fit"), OPTIONS))


MOST = 2_000
"""Messages in these tests; fields twice as many."""


@pytest.fixture
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower limits, so that a little too much is enough."""
    monkeypatch.setattr(fit_skimming, "MOST_MESSAGES", MOST)
    monkeypatch.setattr(fit_skimming, "MOST_FIELDS", 2 * MOST)
    monkeypatch.setattr(fit_skimming, "FIELDS_OF_HEADER", 200)
    monkeypatch.setattr(fit_contents, "MOST_SESSIONS", 20)


def _sessions(number: int) -> Iterator[bytes]:
    yield FitWriter().define(9, SESSION, [(2, 4, 0x86)]).written()[14:-2]
    for hour in range(number):
        yield b"\x09" + struct.pack("<I", seconds(START) + hour * 3600)


BOMBS = {
    "empty messages": begun().define(9, RECORD, []).raw(b"\x09" * (2 * MOST)),
    "records": begun().define(9, RECORD, [(TIMESTAMP, 4, 0x86)]).raw((b"\x09" + bytes(4)) * (2 * MOST)),
    "tiny messages": begun().define(9, RECORD, [(3, 1, 2)]).raw(b"\x09\x64" * (2 * MOST)),
    "empty sessions": begun().define(9, SESSION, []).raw(b"\x09" * (2 * MOST)),
    "many sessions": begun().raw(b"".join(_sessions(40))),
    "the same definition": begun().raw(b"\x49\0\0\x14\0\x01\x03\x01\x02" * (2 * MOST)),
    "narrow definitions": begun().raw(
        b"".join(b"\x49\0\0\x14\0\x01\x03\x01" + bytes([n % 199]) for n in range(2 * MOST))
    ),
    "wide definitions": begun().raw(
        b"".join(b"\x49\0\0\x14\0\xff" + bytes([n, 1, 2]) * 255 for n in range(4 * MOST // 255))
    ),
    "wide developer definitions": begun().raw(
        b"".join(b"\x69\0\0\x14\0\0\xff" + bytes([n, 1, n]) * 255 for n in range(4 * MOST // 255))
    ),
    "wide events": begun().define(9, EVENT, [(n, 1, 2) for n in range(255)]).raw((b"\x09" + bytes(255)) * 40),
}


@pytest.mark.usefixtures("low_limits")
@pytest.mark.parametrize("adds_up", [False, True])
@pytest.mark.parametrize("writer", BOMBS.values(), ids=BOMBS.keys())
def test_more_than_any_watch_writes_is_refused_with_bounded_work(writer: FitWriter, *, adds_up: bool) -> None:
    data = writer.written(crc=0)
    stream = BytesIO(data)
    assert skim(SkimmingReader(stream, adds_up=adds_up)).is_too_long
    assert len(data) - stream.tell() > len(data) // 3
    reason = "it holds more messages than any watch writes"
    assert list(FIT.read(MemoryFile(data, "bomb.fit"), OPTIONS)) == [Unreadable("bomb.fit", reason)]


@pytest.mark.usefixtures("low_limits")
def test_a_definition_that_is_written_before_each_message_is_parsed_once() -> None:
    first, second = (FitWriter().define(4, RECORD, [(TIMESTAMP, 4, 0x86), (field, 1, 2)]) for field in (3, 4))
    definitions = [each.written()[14:-2] for each in (first, second)]
    writer = begun()
    for at in range(MOST // 2 - 10):
        writer.raw(definitions[at % 2] + b"\x04" + struct.pack("<IB", seconds(START) + at, 150))
    (file,) = skim(SkimmingReader(BytesIO(writer.written()), adds_up=True)).files
    totals = file.totals
    assert (totals.first, totals.last) == (seconds(START), seconds(START) + MOST // 2 - 11)
    assert (totals.avg_hr, totals.heart_rates, totals.fields) == (150, MOST // 4 - 5, {3, 4, TIMESTAMP})


@pytest.mark.usefixtures("low_limits")
def test_chains_are_bounded_too() -> None:
    stream = BytesIO(begun(kind=2).written() * MOST)
    assert len(skim(SkimmingReader(stream)).files) < MOST // 10


@pytest.mark.usefixtures("low_limits")
def test_a_session_before_too_many_messages_counts() -> None:
    writer = begun().add(SESSION, session()).define(9, RECORD, []).raw(b"\x09" * (MOST + 1))
    (run,) = FIT.read(MemoryFile(writer.written(crc=0)), OPTIONS)
    assert isinstance(run, Recording)
    assert run.distance_m == 10_000


@pytest.mark.usefixtures("low_limits")
def test_the_most_messages_are_read() -> None:
    """The header, two messages with their definitions, one more definition, then tiny messages."""
    writer = begun().add(SESSION, session()).define(9, RECORD, [(3, 1, 2)]).raw(b"\x09\x64" * (MOST - 6))
    assert not skim(SkimmingReader(BytesIO(writer.written()))).is_too_long
    assert skim(SkimmingReader(BytesIO(writer.raw(b"\x09\x64").written()))).is_too_long


def test_the_limits_are_beyond_what_watches_write() -> None:
    assert fit_skimming.MOST_MESSAGES >= 5 * 24 * 3600
    assert fit_skimming.MOST_FIELDS >= 24 * 3600 * 20, "a definition before each record"
    assert fit_contents.MOST_SESSIONS >= 100


def check(data: bytes) -> list[ReadItem]:
    """Read what may be broken: it gives something, and only what may be true."""
    items = list(FIT.read(MemoryFile(data, "odd.fit"), OPTIONS))
    assert items
    for item in items:
        assert isinstance(item, Recording | NoActivity | Unreadable)
        if isinstance(item, Recording):
            assert item.start is not None
            assert item.elapsed_s is None or 0 < item.elapsed_s <= 72 * 3600
            assert item.timer_s is None or item.elapsed_s is None or 0 < item.timer_s <= item.elapsed_s
            assert item.distance_m is None or 0 < item.distance_m <= 500_000
            assert item.avg_hr is None or 20 <= item.avg_hr <= 260
            assert item.effort is None or 0 <= item.effort <= 10
            assert item.elapsed_s or item.distance_m
    return items


@pytest.mark.parametrize("data", [*FIT_FILES, FIT_FILES[0] + FIT_FILES[1]])
def test_a_file_cut_at_each_of_its_bytes_is_still_read(data: bytes) -> None:
    for length in range(len(data)):
        check(data[:length])


@given(
    st.sampled_from(FIT_FILES),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_changed_bytes_never_raise(data: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(data)
    for place, byte in changes:
        changed[place % len(changed)] = byte
    check(bytes(changed))


@given(st.sampled_from(FIT_FILES), st.integers(0, 10**6), st.integers(0, 40), st.binary(max_size=40))
def test_pieces_taken_out_and_put_in_never_raise(data: bytes, place: int, length: int, piece: bytes) -> None:
    place %= len(data)
    check(data[:place] + piece + data[place + length :])


@given(st.binary(max_size=400))
def test_any_bytes_behind_a_header_never_raise(body: bytes) -> None:
    check(FitWriter().raw(body).written(crc=0))
    check(begun().raw(body).written(crc=0))


@given(
    st.lists(
        st.tuples(st.integers(0, 255), st.integers(0, 12), st.sampled_from([*range(16), *range(128, 145)])), max_size=8
    ),
    st.binary(max_size=60),
)
def test_sessions_of_any_shape_never_raise(fields: list[tuple[int, int, int]], data: bytes) -> None:
    check(begun().define(5, SESSION, fields).raw(b"\x05" + data).written(crc=0))
