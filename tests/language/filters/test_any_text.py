"""Any text at all gives a filter: nothing raises, problems point into the text, long ones take no longer."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.language.filters import read_filter
from runjournal.language.filters.filter_examples import EXAMPLES
from runjournal.language.filters.filter_vocabulary import KNOWN
from runjournal.language.line.line_problems import NotMoving
from tests.language.filters.reading import ENTRIES, read

MARKS = ("-", "--", "#", "@", '"', ",", ">=", "<", "=", "0", "7", "15k", "1h30", "44:10", "nov", "2025", "-2", "23")
OTHERS = ("not", "@Anna", "in", "on", "sun", "10.5", "99999999999", "since", "until", "last")
WORDS = (*KNOWN, *MARKS, *OTHERS)
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join)


@given(TEXTS)
def test_any_text_gives_a_filter(text: str) -> None:
    asked = read(text)
    told = asked.problems + ((asked.waits_for,) if asked.waits_for else ())
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in told)
    assert all(problem.sentence.isprintable() for problem in told if text.isprintable())
    assert all(isinstance(asked.filter.matches(entry), bool) for entry in ENTRIES.values())
    assert all(word for word, _ in asked.hints())


@pytest.mark.parametrize(("text", "meaning"), EXAMPLES)
def test_every_beginning_of_a_filter_is_calm(text: str, meaning: str) -> None:
    assert meaning
    for end in range(len(text)):
        assert read(text[:end]).problems == (), text[:end]


@pytest.mark.parametrize(
    "part",
    ["a ", '"', '""', "#", ",", "9 ", "@", "-", "- ", "calf ", "calf>", "5 x> ", "nov ", "\x1b", "\ud800", "e1 "],
)
def test_long_texts_are_read_in_linear_time(part: str) -> None:
    for length in (3990, 100_000):
        began = perf_counter()
        read((part * length)[:length])
        assert perf_counter() - began < 1


def test_a_step_that_reads_nothing_fails_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_filter, "_STEPS", (lambda _: True,))
    with pytest.raises(NotMoving, match="'deep'"):
        read("deep")
