"""JSON of apps: read within limits, and its values taken as far as they are what they should be."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import isfinite

from runjournal.exchange.activities.recording import ReadItem, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.model.limits import FIRST_DAY, LAST_DAY

LARGEST = 15_000_000
MOST_PARTS = 300_000
"""Objects and lists of one file: a run of hours with several values a second has fewer."""
MOST_VALUES = 1_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Json = Mapping[str, object]


class JsonError(Exception):
    """A file that is no JSON that can be read: `sentence` says why, without its full stop."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


def json_reader(
    name: str, recognises: Callable[[bytes], bool], items: Callable[[object, str], Iterator[ReadItem]]
) -> ActivityReader:
    """A reader of JSON. `items` gives what is in the value of a file, which has a name."""

    def read(file: SourceFile, _options: ReadOptions) -> Iterator[ReadItem]:
        try:
            value = json_of(file)
        except JsonError as error:
            yield Unreadable(file.name, error.sentence)
        else:
            yield from items(value, file.name)

    return ActivityReader(name, recognises, read)


def json_of(file: SourceFile) -> object:
    """What a file holds. Raises `JsonError`."""
    if file.size > LARGEST:
        raise JsonError(f"JSON larger than {LARGEST // 1_000_000} MB is not read")
    content = file.read()
    parts = content.count(b"{") + content.count(b"[")
    if len(content) > LARGEST or parts > MOST_PARTS or content.count(b",") > MOST_VALUES:
        raise JsonError("this is more than an app writes of activities")
    try:
        value: object = json.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise JsonError("this is nested too deeply") from error
    except ValueError as error:
        raise JsonError("this is no whole JSON") from error
    return value


def objects_in(value: object) -> Iterator[Json]:
    """The objects of a list, or the one object."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def object_in(record: Json, name: str) -> Json:
    """The object with a name, empty if there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def text_in(record: Json, name: str) -> str:
    """The text or number with a name, as text; empty if there is none."""
    value = record.get(name)
    return "" if isinstance(value, bool) or not isinstance(value, str | int | float) else str(value)


def number_in(record: Json, name: str) -> float | None:
    """The number with a name, also one that is written as text."""
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    with suppress(ValueError, OverflowError):
        number = float(value)
        return number if isfinite(number) else None
    return None


def times(number: float | None, factor: float) -> float | None:
    """A number in another unit."""
    return None if number is None else number * factor


def instant_in(record: Json, name: str) -> datetime | None:
    """The instant of a number of milliseconds since 1970, in the years of a journal."""
    milliseconds = number_in(record, name)
    if milliseconds is None:
        return None
    with suppress(OverflowError):
        instant = EPOCH + timedelta(seconds=milliseconds // 1000)
        return instant if FIRST_DAY <= instant.date() <= LAST_DAY else None
    return None
