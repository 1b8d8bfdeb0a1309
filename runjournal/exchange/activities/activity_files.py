"""Recorded activities out of files, folders and archives, each read by the reader that knows it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cached_property

from runjournal.exchange.activities.recording import (
    NoActivity,
    ReadItem,
    ReadRemark,
    RecordedDrink,
    Recording,
    Unreadable,
)
from runjournal.exchange.activities.source_file import (
    ActivityReader,
    CannotRead,
    CollectionReader,
    ReadOptions,
    SourceFile,
)
from runjournal.exchange.activities.stored_file import StoredFile, is_streamed, joined_name
from runjournal.model.frozen import frozen

DEEPEST = 16
"""Folders in each other in which exports are looked for; deeper ones are read file by file."""


class FileTree:
    """A `SourceFolder`. Its files have names relative to it."""

    def __init__(self, name: str, files: Sequence[StoredFile]) -> None:
        self.name = name
        self.files = files

    def find(self, name: str) -> StoredFile | None:
        """The file with this name, relative to the folder, in any case, with or without `.gz`."""
        return self._by_name.get(_plain(name))

    @cached_property
    def _by_name(self) -> dict[str, StoredFile]:
        return {_plain(file.name): file for file in reversed(self.files)}

    def own_files(self) -> Sequence[StoredFile]:
        """The files that lie in no folder of it."""
        return [file for file in self.files if "/" not in file.name]

    def folders(self) -> Iterator["FileTree"]:
        """The folders that lie in it, archives as folders."""
        inside = dict[str, list[StoredFile]]()
        for file in self.files:
            folder, _, rest = file.name.partition("/")
            if rest:
                inside.setdefault(folder, []).append(_renamed(file, rest))
        for folder, files in inside.items():
            yield FileTree(f"{self.name}/{folder}", files)


def _plain(name: str) -> str:
    return name.casefold().removesuffix(".gz")


def _renamed(file: StoredFile, name: str) -> StoredFile:
    renamed = copy(file)
    renamed.name = name
    return renamed


@frozen
class KnownFile:
    """A file that was imported before, so that it was not read again: its digest."""

    where: str
    digest: str


class ActivityFiles:
    """All that is read for one import, in the order in which it is found.

    `is_known_file` tells by a digest whether a file was imported before.
    """

    def __init__(
        self,
        options: ReadOptions,
        is_known_file: Callable[[str], bool],
        readers: Callable[[], Iterable[ActivityReader]],
        collections: Callable[[], Iterable[CollectionReader]],
    ) -> None:
        self._options = options
        self._is_known_file = is_known_file
        self._readers = readers
        self._collections = collections
        self.recorded: list[Recording | RecordedDrink] = []
        self.known: list[KnownFile] = []
        self.without: list[NoActivity] = []
        self.unreadable: list[Unreadable] = []
        self.remarks: list[str] = []
        self.others = 0
        """Files that no reader knows, such as pictures."""

    @property
    def number_read(self) -> int:
        """How many things were found, readable or not."""
        return len(self.recorded) + len(self.known) + len(self.without) + len(self.unreadable)

    def knows(self, file: StoredFile) -> bool:
        """Whether a reader knows the file. Raises `CannotRead`."""
        return self._reader(file.head()) is not None

    def read_file(self, file: StoredFile) -> None:
        """Read one file whose name is how messages name it."""
        self._read_single(file, "")

    def read_folder(self, name: str, found: Iterable[StoredFile | Unreadable]) -> None:
        """Read what was found in a folder, whose name is put before that of each file, or in an archive."""
        files = []
        for each in found:
            if isinstance(each, Unreadable):
                self._take(each, name)
            else:
                each.start()
                files.append(each)
        self._read_tree(FileTree(name, files), DEEPEST)

    def _read_tree(self, tree: FileTree, depth: int) -> None:
        """Read an export as what it is; else the files one by one, and look into the folders."""
        collection = next((each for each in self._collections() if each.recognises(tree)), None)
        if collection is not None:
            self._read_collection(collection, tree)
            return
        for file in tree.own_files() if depth else tree.files:
            self._read_single(file, tree.name)
        for folder in tree.folders() if depth else ():
            self._read_tree(folder, depth - 1)

    def _read_collection(self, collection: CollectionReader, tree: FileTree) -> None:
        claimed = collection.claims(tree)
        for item in _until_unreadable(collection.read(tree, self._options, self._items_of), ""):
            self._take(item, tree.name)
        for file in tree.files:
            if file.name not in claimed:
                self._read_single(file, tree.name)
            file.finish()

    def _items_of(self, file: SourceFile) -> Iterator[ReadItem]:
        """What a reader gives of a file in a collection."""
        try:
            reader = self._reader(file.head())
        except CannotRead as error:
            yield Unreadable(file.name, error.sentence)
            return
        if reader is None:
            yield NoActivity(file.name, "no recorded activity")
        else:
            yield from _until_unreadable(reader.read(file, self._options), file.name)
        if isinstance(file, StoredFile):
            file.finish()

    def _read_single(self, file: StoredFile, folder: str) -> None:
        try:
            self._read_known_or_new(file, folder)
        except CannotRead as error:
            self._take(Unreadable(file.name, error.sentence), folder)
        file.finish()

    def _read_known_or_new(self, file: StoredFile, folder: str) -> None:
        head = file.head()
        reader = self._reader(head)
        if reader is None:
            self.others += 1
        elif not is_streamed(head) and self._is_known_file(file.digest):
            self.known.append(KnownFile(joined_name(folder, file.name), file.digest))
        else:
            for item in reader.read(file, self._options):
                self._take(item, folder)

    def _reader(self, head: bytes) -> ActivityReader | None:
        return next((reader for reader in self._readers() if reader.recognises(head)), None)

    def _take(self, item: ReadItem, folder: str) -> None:
        item = replace(item, where=joined_name(folder, item.where))
        match item:
            case Recording() | RecordedDrink():
                self.recorded.append(item)
            case NoActivity():
                self.without.append(item)
            case Unreadable():
                self.unreadable.append(item)
            case ReadRemark():
                self.remarks.append(item.sentence)


def _until_unreadable(items: Iterator[ReadItem], where: str) -> Iterator[ReadItem]:
    """The items, and at the end what prevents that there are more."""
    try:
        yield from items
    except CannotRead as error:
        yield Unreadable(where, error.sentence)
