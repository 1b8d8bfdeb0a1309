"""New recordings in the runner's folders: what was seen of them before, and what to say of the rest.

A look is for a thread of its own: a folder may be on a watch that answers slowly.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from runjournal.exchange.activities.disk_files import walk_files
from runjournal.exchange.activities.recording import Unreadable
from runjournal.exchange.activities.source_file import ImportProgress
from runjournal.language.display.dates import day_with_year, days_away
from runjournal.model.choices import Kind
from runjournal.paths import expanded, seen_files_path
from runjournal.store.seen_files import FileState, SeenFiles
from runjournal.store.step_words import counted
from runjournal.tui.models.import_items import ItemGroup, PreviewItem
from runjournal.tui.models.journal import JournalModel
from runjournal.tui.models.path_choices import is_folder_at
from runjournal.tui.models.read_request import ReadRequest

STABLE = timedelta(seconds=5)
"""How long nothing must have been written to a file before it is read."""
NAMED = (".fit", ".gpx", ".tcx", ".gz", ".zip", ".csv", ".json", ".xml")
"""Ends of names that recordings have. Only where there is too much to read is a name believed, and not the content."""
NEAR_DAYS = 7
"""Up to how many days away the latest run is said to be so many days ago; farther away by its date."""
MOST_LOOKED_AT = 50_000
"""Files of a folder: more than a watch and an app put there in a life, few enough for a look at each focus."""
MOST_FILES = 60
MOST_BYTES = 50_000_000
"""More new files, or larger ones, are not read before the runner asks for them."""

Read = Callable[[ReadRequest, Callable[[ImportProgress], None]], tuple[PreviewItem, ...]]


class FoundFile(NamedTuple):
    """A file that was found: its path and its state."""

    path: Path
    state: FileState


class FolderFiles(NamedTuple):
    """The files of a folder by the digests of their paths."""

    folder: str
    files: Mapping[str, FoundFile]

    @property
    def key(self) -> str:
        """What the folder is remembered by."""
        return digest_of(self.folder)


class Offer(NamedTuple):
    """New files that can be imported: what they hold, in words, and how they are read."""

    words: str
    source: str
    request: ReadRequest
    files: tuple[FolderFiles, ...]
    number: int = 1

    @property
    def them(self) -> str:
        """What stands for them in a sentence."""
        return "it" if self.number == 1 else "them"


class FolderLooks:
    """The looks of a session. `read` reads files as an import does."""

    def __init__(self, journal_model: JournalModel, read: Read) -> None:
        self.journal_model = journal_model
        self.read = read
        self.is_waiting = False
        """Whether a file may still be written to, so that another look is due."""
        self._seen = SeenFiles(seen_files_path(journal_model.journal.path))
        self._met: dict[str, tuple[FileState, datetime]] = {}
        """Files that were written lately: their state, and when they were first met in it."""
        self._offer: Offer | None = None
        self._lock = Lock()

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders of the settings."""
        return self.journal_model.settings.activities.folders

    def look(self, on_progress: Callable[[ImportProgress], None]) -> Offer | None:
        """What is new since the files were seen last, or None. What `on_progress` raises ends the look."""
        now = self.journal_model.now()
        self.is_waiting = False
        found = files_of(self.folders, lambda: on_progress(ImportProgress()))
        new = tuple(self._new_of(each, now) for each in found)
        new = tuple(each for each in new if each.files)
        if not new:
            self._offer = None
        elif self._offer is None or self._offer.files != new:
            self._offer = self._read(new, on_progress)
        return self._offer

    def remember(self, files: Iterable[FolderFiles]) -> None:
        """Remember files as seen, so that they are not offered again; others of their folders stay as they were."""
        with self._lock:
            for each in files:
                seen = {**self._seen.of(each.key), **{key: found.state for key, found in each.files.items()}}
                self._seen.keep(each.key, seen)
            self._offer = None

    def _new_of(self, found: FolderFiles, now: datetime) -> FolderFiles:
        """The files of a folder that were not seen as they are, and that nothing is written to any more."""
        with self._lock:
            seen = self._seen.of(found.key)
            there = {key: state for key, state in seen.items() if key in found.files}
            self._seen.keep(found.key, there)
        new = {key: file for key, file in found.files.items() if there.get(key) != file.state}
        stable = {key: file for key, file in new.items() if self._is_stable(key, file.state, now)}
        self.is_waiting = self.is_waiting or len(stable) < len(new)
        return found._replace(files=stable)

    def _is_stable(self, key: str, state: FileState, now: datetime) -> bool:
        """Whether a file was written some time ago; one with a time ahead of the clock must have been met before."""
        if timedelta(seconds=state.written_ns / 1e9) <= timedelta(seconds=now.timestamp()) - STABLE:
            return True
        met, when = self._met.get(key, (None, now))
        if met != state:
            self._met[key] = state, now
            return False
        return now - when >= STABLE

    def _read(self, new: tuple[FolderFiles, ...], on_progress: Callable[[ImportProgress], None]) -> Offer | None:
        if _is_much(new):
            new = self._named(new)
        files = [file for each in new for file in each.files.values()]
        if not files:
            return None
        source = _source(new)
        folders = tuple(expanded(each.folder) for each in new)
        request = ReadRequest(folders, frozenset(file.path for file in files))
        if _is_much(new):
            words = counted(len(files), "new file", "new files")
            return Offer(f"{words} in {source}", source, request, new, len(files))
        items = [item for item in self.read(request, on_progress) if item.can_be_ticked]
        if not items:
            self.remember(new)
            return None
        return Offer(f"{_count_words(items)} in {source}{self._when(items)}", source, request, new, len(items))

    def _named(self, new: tuple[FolderFiles, ...]) -> tuple[FolderFiles, ...]:
        """The files that are called as recordings are; the others are remembered as seen."""
        named = tuple(
            each._replace(files={key: file for key, file in each.files.items() if _is_named(file.path)}) for each in new
        )
        self.remember(
            each._replace(files={key: file for key, file in each.files.items() if not _is_named(file.path)})
            for each in new
        )
        return tuple(each for each in named if each.files)

    def _when(self, items: Sequence[PreviewItem]) -> str:
        """When the latest was: ", the latest yesterday 07:10"."""
        latest = items[0].cells
        if latest is None:
            return ""
        today = self.journal_model.today
        is_near = abs((today - latest.day).days) <= NEAR_DAYS
        when = days_away(latest.day, today) if is_near else day_with_year(latest.day)
        return f"{', the latest' if len(items) > 1 else ','} {when} {latest.clock}".rstrip()


def _is_much(new: Iterable[FolderFiles]) -> bool:
    """Whether there is more than is read unasked."""
    files = [file for each in new for file in each.files.values()]
    return len(files) > MOST_FILES or sum(file.state.size for file in files) > MOST_BYTES


def _is_named(path: Path) -> bool:
    return path.suffix.lower() in NAMED


def _count_words(items: Sequence[PreviewItem]) -> str:
    """What is new, such as "2 new runs and 1 unsure"."""
    sure = [item for item in items if item.group is not ItemGroup.ASKED]
    unsure = len(items) - len(sure)
    if not sure:
        return counted(unsure, "recording that may be a run", "recordings that may be runs")
    kinds = {item.row.entry.kind for item in sure if item.row and item.row.entry}
    words = ("new run", "new runs") if kinds <= {Kind.RUN, Kind.RACE} else ("new entry", "new entries")
    return f"{counted(len(sure), *words)}{f' and {unsure} unsure' if unsure else ''}"


def files_of(folders: Iterable[str], on_folder: Callable[[], None] = lambda: None) -> Iterator[FolderFiles]:
    """The files of the folders that are there; what `on_folder` raises, before each folder in them, ends it."""
    for folder in folders:
        if is_folder_at(folder):
            files = islice(_files_below(expanded(folder), on_folder), MOST_LOOKED_AT)
            yield FolderFiles(folder, dict(files))


def files_under(
    folders: Iterable[str], paths: Iterable[Path], on_folder: Callable[[], None] = lambda: None
) -> tuple[FolderFiles, ...]:
    """The files of the folders that are among some paths or below them."""
    tops = [path.resolve() for path in paths]
    found = []
    for each in files_of(folders, on_folder):
        folder = expanded(each.folder)
        real = folder.resolve()

        def is_under(path: Path, folder: Path = folder, real: Path = real) -> bool:
            place = real / path.relative_to(folder)
            return any(top == place or top in place.parents for top in tops)

        found.append(each._replace(files={key: file for key, file in each.files.items() if is_under(file.path)}))
    return tuple(each for each in found if each.files)


def _files_below(folder: Path, on_folder: Callable[[], None]) -> Iterator[tuple[str, FoundFile]]:
    for _, entry in walk_files(folder, on_folder):
        if isinstance(entry, Unreadable):
            continue
        try:
            stat = entry.stat(follow_symlinks=False)
        except OSError:
            continue  # it is gone since it was listed
        yield digest_of(entry.path), FoundFile(Path(entry.path), FileState(stat.st_size, stat.st_mtime_ns))


def digest_of(path: str) -> str:
    """What stands for a path."""
    return sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _source(new: Sequence[FolderFiles]) -> str:
    """The folder by its last two names, or all of them as one."""
    if len(new) > 1:
        return "your folders"
    return "/".join(expanded(new[0].folder).parts[-2:])
