"""Any text at all gives a draft: nothing raises, problems point into the line, and long lines take no longer."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.language.line import parse as parse_module
from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.line_problems import NotMoving
from runjournal.language.line.suggest import suggest
from runjournal.language.line.vocabulary import RESERVED
from tests.language.reading import read
from tests.language.test_round_trip import TOKENS

VERBS = ("run", "m", "sore", "w", "u", "race", "meal", "bath", "note", "ill", "clear", "injury")
LINES = st.text(max_size=80) | st.lists(st.sampled_from((*TOKENS, *VERBS)) | st.text(max_size=4), max_size=14).map(
    " ".join
)


@given(LINES, st.booleans())
def test_any_text_gives_a_draft(line: str, booking: bool) -> None:
    draft = read(line, booking=booking)
    assert draft.line == line
    assert all(0 <= problem.start <= problem.end <= len(line) for problem in draft.problems)
    assert draft.draft_entries or draft.problems or not line.strip()
    for entry in draft.entries:
        assert read(to_line(entry, ids=True)).entries == (entry,)


@given(LINES)
def test_any_text_may_be_completed(line: str) -> None:
    assert suggest(line).strip() == suggest(line)


@pytest.mark.parametrize(
    "part",
    [
        *("a", '"', '""', "#", ",", "1,", "9", "@", "id:", ":", "-", "a/b ", "Europe/London ", "calf3 ", "w1ml "),
        *("sat ", "23 nov ", "x ", "m 45, ", "note ", "race a/b ", "l ", "calf ", "\x1b", "\ud800", "é", "1h ", "٣"),
    ],
)
@pytest.mark.parametrize("before", ["", "race ", "note ", "run ", "m ", "sore "])
def test_long_lines_are_read_in_linear_time(before: str, part: str) -> None:
    for length in (3990, 100_000):
        line = (before + part * length)[:length]
        began = process_time()
        draft = read(line)
        assert process_time() - began < 1
        assert draft.draft_entries or draft.problems


@pytest.mark.parametrize("after", ["{}", "run {}", "massage {}", "race {}", "ill {}", "sore {} 3", "{} 3", "y {}"])
def test_each_word_of_the_language_anywhere(after: str) -> None:
    drafts = [read(after.format(word)) for word in RESERVED]
    assert all(draft.draft_entries or draft.problems for draft in drafts)


def test_a_step_that_reads_nothing_fails_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_module, "STEPS", (lambda _: True,))
    with pytest.raises(NotMoving, match="'8k'"):
        read("8k")
