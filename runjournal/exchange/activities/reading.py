"""One import while it reads: how far it is, and what it keeps open and in memory for the file that it looks at."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self

from runjournal.exchange.activities.source_file import ImportProgress

if TYPE_CHECKING:
    from zipfile import ZipFile

KEPT = 8 << 20
"""Bytes of a file that are kept while it is told, hashed and read: more than a watch writes in a day."""
OPEN_ARCHIVES = 8
"""More than are nested, few enough for a folder of thousands of archives."""


class Reading:
    """What all files of one import share. It is told the progress; what `on_progress` raises ends the import."""

    def __init__(self, on_progress: Callable[[ImportProgress], None] = lambda _progress: None) -> None:
        self._on_progress = on_progress
        self._progress = ImportProgress()
        self._farthest = 0
        self._content: tuple[object, bytes] | None = None
        self._archives: dict[object, tuple[ZipFile, ExitStack]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._archives:
            self._close_oldest()

    def found(self, size: int) -> None:
        """Count a file that is going to be read."""
        self._tell(of_files=self._progress.of_files + 1, of_bytes=self._progress.of_bytes + size)

    def advance(self, position: int, size: int) -> None:
        """Tell how much of the file is read that is read now; a file that is read again takes nothing back."""
        self._farthest = max(self._farthest, self._progress.read_bytes + min(position, size))
        self._on_progress(self._progress._replace(read_bytes=self._farthest))

    def finish(self, size: int) -> None:
        """Count a file as read."""
        self._tell(files=self._progress.files + 1, read_bytes=self._progress.read_bytes + size)

    def _tell(self, **changes: int) -> None:
        self._progress = self._progress._replace(**changes)
        self._farthest = max(self._farthest, self._progress.read_bytes)
        self._on_progress(self._progress._replace(read_bytes=self._farthest))

    def keep(self, owner: object, content: bytes) -> None:
        """Keep the content of a file until that of another one is kept."""
        self._content = (owner, content) if len(content) <= KEPT else None

    def kept(self, owner: object) -> bytes | None:
        """The content of a file if it is the one that is kept."""
        return self._content[1] if self._content and self._content[0] is owner else None

    def archive(self, owner: object, opened: "Callable[[], AbstractContextManager[ZipFile]]") -> "ZipFile":
        """The open archive of an owner. Some stay open, since to open one costs more than to read a file in it."""
        present = self._archives.pop(owner, None)
        if present is None:
            stack = ExitStack()
            present = stack.enter_context(opened()), stack
        self._archives[owner] = present
        if len(self._archives) > OPEN_ARCHIVES:
            self._close_oldest()
        return present[0]

    def _close_oldest(self) -> None:
        _, stack = self._archives.pop(next(iter(self._archives)))
        stack.close()
