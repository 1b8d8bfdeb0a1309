"""Broken XML of recorded activities is read as far as it goes: nothing raises, and what is given can be an entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.activities.local_time import moment_of
from runjournal.exchange.activities.recording import NoActivity, ReadItem, RecordedDrink, Recording, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader
from runjournal.exchange.activities.xml_readers import APPLE_HEALTH, GPX, TCX
from runjournal.model.entries import Drink, Run, longer_elapsed
from runjournal.model.limits import find_control
from tests.exchange.activities.gpx_files import OPTIONS
from tests.exchange.activities.memory_file import MemoryFile
from tests.exchange.activities.xml_files import APPLE_FILES, GPX_FILES, TCX_FILES

FILES = [
    *((GPX, content) for content in GPX_FILES),
    *((TCX, content) for content in TCX_FILES),
    *((APPLE_HEALTH, content) for content in APPLE_FILES),
]
INSERTED = [b"", b"<", b">", b"&", b'"', b"\0", b"\xff", b"<a>", b"</a>", b"<!--", b"]]>", b"9" * 400, b"-1e999"]


def check(item: ReadItem) -> None:
    """Raise if an item cannot become what it is to become."""
    match item:
        case Recording():
            Run(
                start=moment_of(item, OPTIONS.context, ()),
                distance_m=item.distance_m,
                duration_s=item.timer_s,
                elapsed_s=longer_elapsed(item.timer_s, item.elapsed_s),
                avg_hr=item.avg_hr,
                ascent_m=item.ascent_m,
                descent_m=item.descent_m,
                effort=item.effort,
                note=item.words,
                source=item.keys[0],
            )
            assert find_control(item.title + item.sport_words) is None
        case RecordedDrink():
            Drink(start=moment_of(item, OPTIONS.context, ()), volume_ml=item.volume_ml)
        case NoActivity() | Unreadable():
            assert find_control(item.reason) is None


def read(reader: ActivityReader, content: bytes) -> list[ReadItem]:
    items = list(reader.read(MemoryFile(content), OPTIONS))
    for item in items:
        check(item)
    return items


@pytest.mark.parametrize(("reader", "content"), FILES)
def test_the_files_are_whole(reader: ActivityReader, content: bytes) -> None:
    items = read(reader, content)
    assert len(items) >= 2
    assert not any(isinstance(item, Unreadable) for item in items)


@pytest.mark.parametrize(("reader", "content"), FILES)
@pytest.mark.parametrize("part", range(50))
def test_a_file_that_is_cut_off_is_told_and_gives_no_more_than_the_whole(
    reader: ActivityReader, content: bytes, part: int
) -> None:
    items = read(reader, content[: len(content) * part // 50])
    assert isinstance(items[-1], Unreadable)
    assert len(items) - 1 <= len(read(reader, content))


@pytest.mark.parametrize(("reader", "content"), FILES)
@given(data=st.data())
def test_mutated_files_are_read_or_refused(reader: ActivityReader, content: bytes, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 30))
        change = data.draw(st.one_of(st.binary(max_size=4), st.sampled_from(INSERTED)))
        content = content[:at] + change + content[at + length :]
    read(reader, content)


@pytest.mark.parametrize(("reader", "content"), FILES)
@given(data=st.data())
def test_any_values_in_a_whole_file_are_read(reader: ActivityReader, content: bytes, data: st.DataObject) -> None:
    pieces = content.split(b'"') if reader is APPLE_HEALTH else content.split(b">")
    number = data.draw(st.integers(0, len(pieces) - 1))
    value = data.draw(st.text(st.characters(codec="utf-8", exclude_characters="<>&\"'"), max_size=30))
    if reader is APPLE_HEALTH:
        pieces[number] = value.encode()
    else:
        pieces[number] = value.encode() + b"<" + pieces[number].partition(b"<")[2]
    read(reader, (b'"' if reader is APPLE_HEALTH else b">").join(pieces))
