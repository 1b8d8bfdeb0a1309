"""note: words, which are all its own but for ratings and drinks such as `calf3l` and `w2`."""

from runjournal.language.items.item import Item
from runjournal.language.reader import Reader
from runjournal.language.sketch import Sketch
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: Sketch) -> bool:  # noqa: ARG001
    return False


NOTE = Item(Kind.NOTE, _read, "some words")
