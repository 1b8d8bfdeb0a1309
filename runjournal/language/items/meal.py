"""meal: light, normal or heavy."""

from runjournal.language.items.common import read_choice
from runjournal.language.items.item import Item
from runjournal.language.reader import Reader
from runjournal.language.sketch import Sketch
from runjournal.language.vocabulary import SIZES
from runjournal.model.choices import Kind


def _read(reader: Reader, sketch: Sketch) -> bool:
    return read_choice(reader, sketch, "size", {**SIZES}, "size")


MEAL = Item(Kind.MEAL, _read, "light, normal, heavy or a time such as 12:30")
