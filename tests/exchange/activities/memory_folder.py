"""A folder to import that is only in memory."""

from collections.abc import Callable, Iterator, Mapping

from runjournal.exchange.activities.activity_readers import readers
from runjournal.exchange.activities.recording import NoActivity, ReadItem
from runjournal.exchange.activities.source_file import ReadFile, ReadOptions, SourceFile
from tests.exchange.activities.memory_file import MemoryFile


class MemoryFolder:
    """A `SourceFolder` of files with these names and contents."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.name = "export"
        self.files = [MemoryFile(content, name) for name, content in contents.items()]

    def find(self, name: str) -> MemoryFile | None:
        plain: Callable[[str], str] = lambda text: text.casefold().removesuffix(".gz")  # noqa: E731
        return next((file for file in self.files if plain(file.name) == plain(name)), None)


def reading(options: ReadOptions, opened: list[str]) -> ReadFile:
    """What reads a file of a collection by the reader that knows it; their names are added to `opened`."""

    def read_file(file: SourceFile) -> Iterator[ReadItem]:
        opened.append(file.name)
        reader = next((each for each in readers({}) if each.recognises(file.head())), None)
        return reader.read(file, options) if reader else iter([NoActivity(file.name, "no recorded activity")])

    return read_file
