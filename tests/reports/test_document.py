"""One document in three formats: which cells are numbers, what a blank line parts, what only HTML draws."""

import re

import pytest

from runjournal.reports import html, markdown, text
from runjournal.reports.card import HEAD
from runjournal.reports.document import (
    Block,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    Paragraph,
    Picture,
    Section,
    Table,
    number_columns,
)
from runjournal.reports.markup import element
from runjournal.reports.markup import text as shown
from runjournal.rules.finding import Severity

FACTS = Facts((Fact("plain", "words"), Fact("caution", "more", Severity.CAUTION)))
TABLE = Table((Column("area"), *number_columns("highest"), Column("trend")), (("neck", "10", "easing"),))
NUMBERS = Table((Column("spot"), *number_columns("mean")), (("neck", "1.5"),))
GRID = Grid(("Mon", "Tue"), ("neck",), (("1", "·"),), ("mean",), (("1.0",),))
PICTURE = Picture(lambda: element("svg", element("title", shown("drawn"))), "what it shows")


def document(*blocks: Block, foot: str = "Foot.") -> Document:
    return Document("Title", "subtitle", (Section("Part", blocks),), foot)


def as_text(*blocks: Block) -> list[str]:
    """The lines of the only section."""
    return list(text.lines(document(*blocks)))[4:-2]


def as_markdown(*blocks: Block) -> list[str]:
    return list(markdown.lines(document(*blocks)))[5:-2]


def as_html(*blocks: Block) -> str:
    found = re.search("</h2>(.*)</section>", "".join(html.lines(document(*blocks))))
    assert found
    return found[1]


def cells(markup: str) -> list[tuple[str, bool]]:
    """The cells of the tables with whether each is set as a number."""
    found = re.findall(r'<t[hd]( class="number")?>([^<]*)</t[hd]>', markup)
    return [(words, bool(number)) for number, words in found]


def test_numbers_stand_to_the_right_in_their_columns_alone() -> None:
    assert as_text(TABLE) == ["area  highest  trend", "neck       10  easing"]
    expected = [("area", False), ("highest", True), ("trend", False)]
    assert cells(as_html(TABLE)) == [*expected, ("neck", False), ("10", True), ("easing", False)]
    assert as_html(NUMBERS).startswith('<table class="numbers">')
    assert as_html(TABLE).startswith("<table><thead>")


def test_the_numbers_of_a_card_are_its_ratings() -> None:
    assert [column.name for column in HEAD if column.is_number] == ["highest", "latest"]
    row = ("left calf", "6", "3", "easing", "2 of 2", "5–8 Apr")
    found = cells(as_html(Table(HEAD, (row,))))
    assert [words for words, is_number in found if is_number] == ["highest", "latest", "6", "3"]
    assert [words for words, _ in found[6:]] == list(row)


@pytest.mark.parametrize(
    ("blocks", "blank"),
    [
        pytest.param((FACTS, TABLE), 0, id="a table below facts"),
        pytest.param((TABLE, FACTS), 1, id="facts below a table"),
        pytest.param((TABLE, GRID), 1, id="a grid below a table"),
        pytest.param((GRID, Paragraph("Note.")), 0, id="a note below a grid"),
        pytest.param((GRID, PICTURE, Facts(()), NUMBERS), 1, id="what is not written in between"),
        pytest.param((Paragraph("One."), Paragraph("Two.")), 0, id="paragraphs"),
    ],
)
def test_a_blank_line_parts_a_table_from_what_follows(blocks: tuple[Block, ...], blank: int) -> None:
    assert as_text(*blocks).count("") == blank


def test_labels_stand_out_by_glyph_where_there_is_colour() -> None:
    assert as_text(FACTS) == ["plain        words", "caution      more"]
    painted = text.lines(document(FACTS), lambda label, severity: f"<{severity.word}>{label}</>")
    assert list(painted)[4:6] == ["plain        words", "<caution>△ caution</>    more"]
    assert '<th scope="row" class="caution">△ caution</th><td>more</td>' in as_html(FACTS)
    assert '<th scope="row">plain</th>' in as_html(FACTS)


def test_markdown_parts_every_block() -> None:
    assert as_markdown(FACTS, PICTURE, Facts(()), Paragraph("A *note*."), NUMBERS) == [
        *("", "- **plain**: words", "- **caution**: more"),
        *("", "A \\*note\\*."),
        *("", "| spot | mean |", "|---|---|", "| neck | 1.5 |"),
    ]
    assert as_markdown(GRID) == ["", "|  | Mon | Tue | mean |", "|---|---|---|---|", "| neck | 1 | · | 1.0 |"]


def test_html_draws_pictures_in_place_of_the_cells_of_a_grid() -> None:
    assert as_html(PICTURE) == '<svg><title>drawn</title></svg><p class="muted">what it shows</p>'
    assert cells(as_html(GRID)) == [("spot", False), ("mean", True), ("neck", False), ("1.0", True)]
    assert as_html(Grid(("Mon",), ("neck",), (("1",),))) == ""
    assert as_text(PICTURE) == []


def test_a_foot_is_written_if_there_is_one() -> None:
    with_foot, without = document(FACTS), document(FACTS, foot="")
    assert list(text.lines(with_foot))[-2:] == ["", "Foot."]
    assert list(text.lines(without))[-1] == "caution      more"
    assert list(markdown.lines(with_foot))[-2:] == ["", "*Foot.*"]
    assert list(markdown.lines(without))[-1] == "- **caution**: more"
    assert "<footer>" in "".join(html.lines(with_foot))
    assert "<footer>" not in "".join(html.lines(without))


def test_one_page_is_set_tightly() -> None:
    roomy = document(FACTS)
    tight = Document("T", "s", (), is_one_page=True)
    assert html.ONE_PAGE in "".join(html.lines(tight))
    assert html.ONE_PAGE not in "".join(html.lines(roomy))
