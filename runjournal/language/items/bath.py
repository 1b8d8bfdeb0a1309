"""bath: how long."""

from runjournal.language.items.common import read_length, read_minutes
from runjournal.language.items.item import Item
from runjournal.language.reader import Reader
from runjournal.language.sketch import Sketch
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: Sketch) -> bool:
    return read_length(reader, sketch) or read_minutes(reader, sketch)


BATH = Item(Kind.BATH, _read, "minutes such as 20", has_length=True)
