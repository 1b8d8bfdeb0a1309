"""ill, injury, wound, bleeding, ask-clinician, and clear with one of them: areas, and words of detail."""

from runjournal.language.line.draft import Provenance
from runjournal.language.line.entry_builder import EntryBuilder
from runjournal.language.line.items.common_tokens import read_spot
from runjournal.language.line.items.item_parser import ItemParser
from runjournal.language.line.problems import ambiguous, at, unknown
from runjournal.language.line.reader import Reader
from runjournal.model.choices import ConditionName, Kind

_NAMES = {name.value: name for name in ConditionName}


def begin(reader: Reader, verb: str) -> None:
    """Begin a condition, or with `clear` and a name the end of one."""
    token = reader.take()
    sketch = reader.begin(Kind.CONDITION, token)
    if verb != "clear":
        sketch.put("name", ConditionName(verb), token)
        sketch.assume("clears", value=False, how=Provenance.DEFAULT)
        return
    sketch.put("clears", value=True, token=token)
    _read_name(reader, sketch)


def _read_name(reader: Reader, sketch: EntryBuilder) -> None:
    if reader.is_over:
        reader.problems.append(at(sketch.verb, "What is cleared?", f"Write it like clear ill: {', '.join(_NAMES)}."))
        return
    found = reader.resolve({**_NAMES})
    if len(found) == 1:
        sketch.put("name", _NAMES[found[0]], reader.take())
    elif found:
        reader.problems.append(ambiguous(reader.take(), found))
    else:
        reader.problems.append(unknown(reader.take(), "after clear", ", ".join(_NAMES), _NAMES))


def _read(reader: Reader, sketch: EntryBuilder) -> bool:
    return read_spot(reader, sketch)


CONDITION = ItemParser(Kind.CONDITION, _read, "areas such as left calf, or words")
