"""A file to import that is only in memory."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import BinaryIO

from runjournal.exchange.activities.source_file import HEAD


class MemoryFile:
    """A `SourceFile` with this content; `opened` counts how often it was opened."""

    def __init__(self, content: bytes, name: str = "file") -> None:
        self.name = name
        self.size = len(content)
        self.digest = sha256(content).hexdigest()[:16]
        self.opened = 0
        self._content = content

    def head(self) -> bytes:
        return self._content[:HEAD]

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        self.opened += 1
        yield io.BytesIO(self._content)

    def read(self) -> bytes:
        return self._content
