"""A page stands alone, and no text breaks out of it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.reports.html import POLICY, STYLE, page
from runjournal.reports.markup import VOID, element, text

HOSTILE = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onload='x",
    "&lt;b&gt; &amp;",
    "<!-- -->",
    "]]>",
    "`|#*_[](javascript:x)",
]


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements, attributes and words; an element left open is an error."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(document)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_page_is_whole() -> None:
    document = page("A card", [element("h1", text("A card")), element("p", text("Well."))], "td { color: red; }")
    read = Reader(document)

    assert document.startswith("<!doctype html>\n<html lang=")
    assert read.names == ["html", "head", "meta", "meta", "meta", "meta", "title", "style", "body", "h1", "p"]
    assert ("charset", "utf-8") in read.attributes
    assert "td { color: red; }" in document


def test_nothing_comes_from_elsewhere() -> None:
    document = page("A card", [])

    assert "default-src 'none'" in POLICY
    assert ("http-equiv", "Content-Security-Policy") in Reader(document).attributes
    assert not any(word in document for word in ("http:", "https:", "//", "url(", "@import", "<script", "src="))


def test_a_page_prints_black_and_follows_light_and_dark() -> None:
    before, _, printed = STYLE.partition("@media print")

    assert "@page" in STYLE
    assert "prefers-color-scheme: dark" in before
    assert "--ink: #000" in printed


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    read = Reader(page(words, [element("p", text(words), title=words, class_="muted")]))

    assert read.names.count("p") == 1
    assert not {"script", "img", "b"} & set(read.names)
    assert read.attributes[-2:] == [("title", words), ("class", "muted")]
    assert "".join(read.words).count(words) == 2


@given(st.text())
def test_any_words_are_shown_as_they_stand(words: str) -> None:
    shown = text(words)

    assert not set(shown) & set("<>\"'\x00\x1b\u202e\n")
    assert len(Reader(f"<p>{shown}</p>").words) <= 1


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (element("td", text(5), class_="number"), '<td class="number">5</td>'),
        (element("br"), "<br>"),
        (element("hr", class_=None), "<hr>"),
        (element("path", d="M 0 0", stroke_width=1.5), '<path d="M 0 0" stroke-width="1.5"></path>'),
        (element("svg", element("g"), viewBox="0 0 9 9"), '<svg viewBox="0 0 9 9"><g></g></svg>'),
        (element("p", text("a < "), element("b", text("&"))), "<p>a &lt; <b>&amp;</b></p>"),
    ],
)
def test_elements(made: str, markup: str) -> None:
    assert made == markup
