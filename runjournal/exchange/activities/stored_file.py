"""A file as it is stored, on the disk or in an archive: unpacked, counted while it is read, and never beyond limits."""

import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import BinaryIO, cast

from runjournal.exchange.activities.reading import KEPT, Reading
from runjournal.exchange.activities.source_file import HEAD, CannotRead, TooLarge

MB = 1 << 20
LARGEST = 64 * MB
LARGEST_STREAMED = 8192 * MB
"""Of an export of Apple Health, which is read as it comes and never kept."""
STREAMED_MARK = b"HealthData"
MOST_TIMES = 100
"""How many times its stored size a file may unpack to; what watches and apps write unpacks to thirty times at most."""
HARMLESS = 10 * MB
"""Unpacked bytes up to which that does not matter."""
CHUNK = 1 << 16
MOST_GZIP_PARTS = 1_000
GZIP = b"\x1f\x8b"
DIGITS = 16


def is_archive(head: bytes) -> bool:
    """Whether these are the first bytes of a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def joined_name(folder: str, name: str) -> str:
    """The name of a file with that of the folder or archive in which it lies, either of which may be empty."""
    return f"{folder}/{name}" if folder and name else folder or name


def is_streamed(head: bytes) -> bool:
    """Whether a file that begins so may be of gigabytes, which are read once and not hashed."""
    return STREAMED_MARK in head


class StoredFile:
    """A `SourceFile`. `opened` gives its bytes as they are stored, of which gzip is told by their beginning.

    `stored_size` is what they take on the disk or in the archive, `size` their number as far as that is known.
    `count` is told of each byte that is read for the first time, for limits of an archive as a whole.
    """

    __slots__ = (
        "_count", "_counted", "_digest", "_is_finished", "_is_read_at_once", "_opened", "_reading", "_stored_size",
        "name", "size",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        opened: Callable[[], AbstractContextManager[BinaryIO]],
        reading: Reading,
        *,
        size: int,
        stored_size: int | None = None,
        count: Callable[[int], None] = lambda _number: None,
        is_read_at_once: bool = False,
    ) -> None:
        self.name = name
        self.size = size
        self._opened = opened
        self._reading = reading
        self._stored_size = size if stored_size is None else stored_size
        self._count = count
        self._counted = 0
        self._digest: str | None = None
        self._is_finished = False
        self._is_read_at_once = is_read_at_once

    def head(self) -> bytes:
        """The first bytes, by which the format is told. Raises `CannotRead`."""
        if self._is_read_at_once and self._reading.kept(self) is None:
            self._digest = self._hash()
        with self.open() as stream:
            return stream.read(HEAD)

    @property
    def is_packed(self) -> bool:
        """Whether its bytes are stored as gzip. Raises `CannotRead`."""
        with translated(), self._opened() as stored:
            return stored.read(len(GZIP)) == GZIP

    @property
    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of its content. Raises `CannotRead`."""
        if self._digest is None:
            self._digest = self._hash()
        return self._digest

    def read(self) -> bytes:
        """All of it. Raises `CannotRead`."""
        with self.open() as stream:
            return stream.read()

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it to be read once from its start. Raises `CannotRead`, now and while it is read."""
        kept = self._reading.kept(self)
        if kept is not None:
            yield io.BytesIO(kept)
            return
        with ExitStack() as stack:
            with translated():
                stored = io.BufferedReader(cast(io.RawIOBase, stack.enter_context(self._opened())), CHUNK)
                is_packed = stored.peek(len(GZIP)).startswith(GZIP)
            yield io.BufferedReader(_Counted(_Gunzipped(stored) if is_packed else stored, self._check), CHUNK)

    def start(self) -> None:
        """Count it as one of those to be read."""
        self._reading.found(self.size)

    def finish(self) -> None:
        """Count it as read, once, also if it was passed over."""
        if not self._is_finished:
            self._is_finished = True
            self._reading.finish(self.size)

    def _hash(self) -> str:
        from hashlib import sha256

        digest, kept, size = sha256(), list[bytes](), 0
        with self.open() as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size <= KEPT:
                    kept.append(chunk)
        if size <= KEPT:
            self._reading.keep(self, b"".join(kept))
        return digest.hexdigest()[:DIGITS]

    def _check(self, position: int, *, is_streamed: bool) -> None:
        """Count the bytes up to a position. Raises `TooLarge`."""
        largest = LARGEST_STREAMED if is_streamed else LARGEST
        if position > largest:
            raise TooLarge(f"it is larger than {largest // MB:,} MB")
        if position > max(HARMLESS, MOST_TIMES * self._stored_size):
            raise TooLarge(f"it unpacks to more than {MOST_TIMES} times its size, which no recorded run does")
        if position > self._counted and not is_streamed:
            self._count(position - self._counted)
            self._counted = position
        self._reading.advance(position, self.size)


class _Counted(io.RawIOBase):
    """A stream that tells its position as it is read, and whether what it holds is read as it comes."""

    def __init__(self, inner: io.BufferedIOBase | io.RawIOBase, check: Callable[..., None]) -> None:
        super().__init__()
        self._inner = inner
        self._check = check
        self._position = 0
        self._is_streamed = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override] # the buffer of a BufferedReader
        with translated():
            number = self._inner.readinto(buffer) or 0
        if not self._position:
            self._is_streamed = is_streamed(bytes(buffer[: min(number, HEAD)]))
        self._position += number
        self._check(self._position, is_streamed=self._is_streamed)
        return number


class _Gunzipped(io.RawIOBase):
    """What a gzip stream holds. What follows its end and is no gzip is ignored, as gzip itself does."""

    def __init__(self, packed: BinaryIO) -> None:
        super().__init__()
        self._packed = packed
        self._inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        self._parts = 1

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override] # the buffer of a BufferedReader
        data = self._inflater.unconsumed_tail or self._next_part()
        while not self._inflater.eof:
            data = data or self._packed.read(CHUNK)
            if not data:
                raise EOFError
            unpacked = self._inflater.decompress(data, len(buffer))
            if unpacked:
                buffer[: len(unpacked)] = unpacked
                return len(unpacked)
            data = self._inflater.unconsumed_tail or self._next_part()
        return 0

    def _next_part(self) -> bytes:
        """What is packed after the end of a part, if another one begins there."""
        if not self._inflater.eof:
            return b""
        rest = self._inflater.unused_data or self._packed.read(CHUNK)
        rest = rest if len(rest) > 1 else rest + self._packed.read(CHUNK)
        if not rest.startswith(GZIP):
            return b""
        self._parts += 1
        if self._parts > MOST_GZIP_PARTS:
            raise CannotRead(f"its gzip data has more than {MOST_GZIP_PARTS:,} parts")
        self._inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        return rest


@contextmanager
def translated() -> Iterator[None]:
    """Say of what prevents that bytes are read why that is."""
    try:
        yield
    except OSError as error:
        raise CannotRead(_reason(error)) from error
    except EOFError as error:
        raise CannotRead("it is cut off") from error
    except _damages() as error:
        raise CannotRead("its compressed data is damaged") from error


def _damages() -> tuple[type[Exception], ...]:
    """The errors for damaged data; zipfile is not imported to read a file that is in no archive."""
    from zipfile import BadZipFile

    return zlib.error, BadZipFile


def _reason(error: OSError) -> str:
    words = error.strerror or "it cannot be read"
    return words[:1].lower() + words[1:]
