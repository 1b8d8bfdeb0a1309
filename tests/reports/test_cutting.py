"""What has no room on a card is cut, and how much was cut is said."""

import pytest

from runjournal.reports.cutting import ROOMS, Scissors

TIGHT = ROOMS[-1]


@pytest.mark.parametrize(
    ("items", "texts", "remark"),
    [
        ("ab", [], ""),
        ("abc", ["short"], "Cut to stay one page: 1 line left out."),
        ("abcde", [], "Cut to stay one page: 3 lines left out."),
        ("", ["word " * 20], "Cut to stay one page: long texts, which end in …."),
        ("abcd", ["word " * 20], "Cut to stay one page: long texts, which end in …; 2 lines left out."),
    ],
)
def test_what_was_cut_is_said(items: str, texts: list[str], remark: str) -> None:
    cut = Scissors(TIGHT)
    assert list(cut.some(items, 2)) == list(items[:2])
    for text in texts:
        cut.text(text)
    assert cut.remark == remark


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a  b\nc", "a b c"),
        ("x" * TIGHT.text, "x" * TIGHT.text),
        ("x" * (TIGHT.text + 1), f"{'x' * TIGHT.text} …"),
        (f"one {'x' * TIGHT.text}", "one …"),
    ],
)
def test_a_text_is_cut_behind_a_word_where_there_is_one(text: str, shown: str) -> None:
    assert Scissors(TIGHT).text(text) == shown
