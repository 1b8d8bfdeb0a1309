"""Files that belong together, by their names: a folder on the disk or an archive, and the folders in it."""

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property

from runjournal.exchange.activities.stored_file import StoredFile


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
