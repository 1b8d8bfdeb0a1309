"""The examples of the help are lines that can be typed."""

import pytest

from runjournal.language.line.line_examples import EXAMPLES
from runjournal.language.line.vocabulary import VERBS
from runjournal.model.choices import Kind
from tests.language.reading import read


@pytest.mark.parametrize(("line", "meaning"), EXAMPLES, ids=[line for line, _ in EXAMPLES])
def test_an_example_parses(line: str, meaning: str) -> None:
    assert read(line).is_ready
    assert meaning
    assert not meaning.endswith(".")


def test_every_kind_of_entry_has_an_example() -> None:
    shown = {entry.kind for line, _ in EXAMPLES for entry in read(line).entries}
    assert shown == set(Kind)


def test_every_verb_begins_an_item() -> None:
    said = {"note": "note tired", "clear": "clear ill", "sore": "sore calf 3", "soreness": "soreness calf 3"}
    said["overrule"] = "overrule ill about:5f1e better today"
    for verb in VERBS:
        number = " 5" if VERBS[verb] in ("water", "urine", "run") else ""
        line = said.get(verb) or ("s calf 3" if verb == "s" else f"{verb}{number}")
        assert read(line).is_ready, line
