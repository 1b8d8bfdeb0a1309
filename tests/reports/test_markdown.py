"""Markdown shows any words as they stand."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from runjournal.reports.markdown import escaped, table
from tests.strategies import texts

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
HOSTILE = [
    "<script>alert(1)</script>",
    "a | b",
    "# no head",
    "`code` ``more``",
    "*bold* __strong__ ~~gone~~",
    "[a](javascript:x) ![b](http://c)",
    "\\| \\` \\",
    "&lt;b&gt; &amp; &#35;",
    "<!-- x",
    "<https://a.b>",
]


def tokens_in(lines: list[str]) -> list[Token]:
    """All tokens of a document, those within a line too."""
    return [inner for token in READER.parse("\n".join(lines)) for inner in (token, *(token.children or ()))]


def words_in(lines: list[str]) -> list[str]:
    """What a reader of Markdown shows, a text for each line, cell or item."""
    shown = [token for token in READER.parse("\n".join(lines)) if token.type == "inline"]
    return ["".join(child.content for child in token.children or ()) for token in shown]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    assert words_in([f"- **note**: {escaped(words)}"]) == [f"note: {words}"]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_in_their_cell(words: str) -> None:
    lines = table(["area", "note"], [["calf", words], [words, "shin"]])
    assert words_in(lines) == ["area", "note", "calf", words, words, "shin"]


@given(texts())
def test_any_words_are_shown_as_they_stand(words: str) -> None:
    line = [f"- **note**: ({escaped(words)})"]
    assert words_in(line) == [f"note: ({' '.join(words.split())})"]
    assert {token.type for token in tokens_in(line)} <= {
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"),
        *("paragraph_open", "paragraph_close", "inline", "strong_open", "strong_close"),
        *("text", "text_special"),
    }


def test_lines_and_commands_do_not_pass() -> None:
    assert escaped("one\ntwo\x1b[0m") == "one two\N{REPLACEMENT CHARACTER}\\[0m"


@pytest.mark.parametrize("mark", list("~&!$^|#"))
def test_what_an_extension_may_take_for_markup_is_escaped(mark: str) -> None:
    assert escaped(f"a {mark}x{mark}") == f"a \\{mark}x\\{mark}"
