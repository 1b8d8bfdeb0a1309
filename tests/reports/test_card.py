"""The therapist's card in its formats: what it says, that no text breaks out of it, and that it is one page."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.cli.card import NAMES
from runjournal.model.areas import AREAS, Area, Side, Spot
from runjournal.model.choices import ConditionName, Quality, RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Bath, Condition, Drink, Entry, Massage, Meal, Note, Race, Run, Soreness
from runjournal.model.limits import find_control
from runjournal.model.moments import Moment
from runjournal.model.settings import Distance, Settings
from runjournal.reports.card import LINES, card_document, free_path
from runjournal.reports.document import Document, Facts
from runjournal.reports.formats import FORMATS, format_for
from runjournal.reports.text import WIDTH
from runjournal.rules.facts.recovery import Recovery, recovery_after
from runjournal.rules.history import History
from runjournal.trends.card_facts import card_facts_of
from tests.reports.test_html_page import HOSTILE, Reader
from tests.reports.test_markdown import tokens_in, words_in
from tests.rules.build import DEEP, DONE, LONDON, condition, journal, massage, race, sore, utc
from tests.rules.journals import NOW as STORIES_NOW
from tests.rules.journals import journals as stories
from tests.strategies import journals, moments, texts
from tests.trends.examples import MemoryJournal

NOW = "2026-04-15 09:00"


def page_of(entries: Iterable[Entry], now: datetime | None = None, known: Settings | None = None) -> Document:
    """The card of a journal in memory."""
    entries, now, known = list(entries), now or utc(NOW), known or Settings()
    history = History.of(entries, Context(now, LONDON, known))
    return card_document(card_facts_of(MemoryJournal(entries), history, recoveries(history)), known)


def recoveries(history: History) -> list[Recovery]:
    """Those of all massages at hand."""
    done = (massage for massage in history.massages if massage.is_done)
    return [found for one in done if (found := recovery_after(history, one))]


def written(name: str, page: Document) -> str:
    return "\n".join(FORMATS[name].lines(page))


def example() -> list[Entry]:
    """A runner with all that a card can tell of."""
    before = replace(massage("2026-03-01 18:00", 45, DEEP, DONE, named="before"), spots=(Spot(Area.CALF),), pain=3)
    latest = replace(before, id="latest", start=massage("2026-04-03 18:00").start, pain=7, braced=True, note="ropey")
    return [
        *(before, latest),
        *(sore("2026-03-01 12:00", 1), sore("2026-03-02 07:00", 5), sore("2026-03-03 07:00", 1)),
        *(sore("2026-04-05 07:00", 6, quality=Quality.SHARP), sore("2026-04-08 07:00", 3)),
        sore("2026-04-08 07:00", 2, Area.NECK, Side.BOTH),
        replace(condition("2026-04-06", ConditionName.INJURY), spots=(Spot(Area.CALF, Side.LEFT),), detail="pulled"),
        massage("2026-04-24 18:00", 60, DEEP, named="booked"),
        race("2026-04-26 10:00", km=21.1),
        Run(id="hard", start=massage("2026-04-22 07:00").start, run_kind=RunKind.TEMPO, status=Status.PLANNED),
    ]


TEXT = """\
Massage card
Wednesday 15 April 2026 · last massage Fri 3 Apr, 12 days ago

TO KNOW FIRST
Condition    injury · left calf · "pulled" · since Mon 6 Apr
Red flags    none in the journal

THIS BOOKING
Booked       Fri 24 Apr 18:00 (in 9 days) · 60 min · deep asked for
Warning      Massage close to Spring Half
Race         Spring Half · Sun 26 Apr 10:00 (in 11 days) · 21.1 km
Hard before  Wed 22 Apr tempo, planned

SORE SINCE THE MASSAGE OF FRI 3 APR
Rated on 2 of 13 days. A day without a rating is a gap, not a day without
soreness.
Sharp        left calf
area       highest  latest  trend   sore days  when
left calf        6       3  easing  2 of 2     5–8 Apr

Milder       neck both sides 2

LAST MASSAGES
Fri 3 Apr    45 min · deep · calves · pain 7 of 10 · braced · "ropey"
Sun 1 Mar    45 min · deep · calves · pain 3 of 10 · settled after 12 to 36 h

HOW LONG IT TOOK TO SETTLE
Median hours over n massages. It shows what went with them, not what caused it.
Deep         24 h (n = 1, too few to tell)

Ratings go from 0 to 10; sore is 3 or more. From the runner's own journal, which
diagnoses nothing.
"""


def test_the_text_says_it_all() -> None:
    assert " ".join(written("text", page_of(example())).split()) == " ".join(TEXT.split())


@pytest.mark.parametrize(("descent_m", "said"), [(None, ""), (199, ""), (200, ", down 200 m"), (1180, ", down 1180 m")])
def test_the_descent_of_a_hard_run_is_said_if_it_is_much(descent_m: int | None, said: str) -> None:
    start = massage("2026-04-14 07:00").start
    hills = Run(id="hills", start=start, distance_m=9000, run_kind=RunKind.HILLS, descent_m=descent_m)
    assert f"Hard lately  Tue 14 Apr hills, 9.0 km{said}\n" in written("text", page_of([hills]))


def test_every_format_says_the_same() -> None:
    page = page_of(example())
    blocks = [block for section in page.sections for block in section.blocks]
    rows = [fact for block in blocks if isinstance(block, Facts) for fact in block.facts]
    markdown = " ".join(words_in(written("markdown", page).splitlines()))
    html = " ".join(Reader(written("html", page)).words)
    for words in (page.title, page.subtitle, *(row.words for row in rows), "left calf", page.foot):
        assert words in markdown
        assert words in html


def test_an_empty_journal_has_a_card_that_says_so() -> None:
    said = written("text", page_of([]))
    for words in (
        *("no massage logged yet", "none open in the journal", "none in the journal", "nothing yet"),
        *("none planned", "Nothing was rated in 28 days, which does not mean", "no massage is logged as done"),
        "No massage could be timed yet.",
    ):
        assert words in " ".join(said.split())


def test_distances_are_in_the_runner_s_unit() -> None:
    assert "13.11 mi" in written(
        "text", page_of([race("2026-04-26 10:00", km=21.1)], known=Settings(distance=Distance.MI))
    )


def test_what_is_nobody_s_business_is_not_on_it() -> None:
    start = Moment.at_instant(utc("2026-04-14 12:00"), LONDON)
    private = "private-words"
    entries: list[Entry] = [
        *(Drink(start=start, volume_ml=333, note=private), Meal(start=start, note=private)),
        *(Note(start=start, text=private), Bath(start=start, note=private)),
        Run(start=start, note=private, run_kind=RunKind.TEMPO),
        Soreness(start=start, area=Area.CALF, rating=5, note=private),
        replace(race("2026-04-26 10:00"), note=private),
        replace(massage("2026-04-24 18:00"), note=private, therapist=private),
        replace(condition("2026-04-06", ConditionName.ILL), note=private),
    ]
    page = page_of([*example(), *entries])
    for name in NAMES:
        assert private not in written(name, page)
        assert "333" not in written(name, page)


@pytest.mark.parametrize("words", [*HOSTILE, "[red]x[/]", "\\`|#*_", "a|b|c", "```\\n"])
def test_hostile_words_are_shown_and_do_nothing(words: str) -> None:
    page = page_of(
        [
            replace(massage("2026-04-10 18:00", status=DONE, named="done"), note=words),
            replace(condition("2026-04-06", ConditionName.ILL), detail=words),
            race("2026-04-26 10:00", words),
            massage("2026-04-25 18:00"),
        ]
    )
    read = Reader(written("html", page))
    assert not {"script", "img", "b", "a"} & set(read.names)
    assert " ".join(read.words).count(words) == 4
    markdown = written("markdown", page).splitlines()
    assert " ".join(words_in(markdown)).count(words) == 4
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"} & {
        token.type for token in tokens_in(markdown)
    }


def crowded(words: str) -> list[Entry]:
    """More of everything than a page can hold."""

    def at(days: int) -> Moment:
        return Moment.at_instant(utc(NOW) + timedelta(days=days), LONDON)

    everywhere = tuple(Spot(area) for area in AREAS)
    return [
        *(Condition(start=at(-9), name=name, detail=words, spots=everywhere) for name in ConditionName for _ in "123"),
        *(Massage(start=at(-30 * n), status=DONE, note=words, spots=everywhere, depth=DEEP) for n in (1, 2, 3, 4)),
        *(
            Soreness(start=at(-day), area=area, side=side, rating=day % 7 + 3, quality=Quality.SHARP)
            for number, area in enumerate(AREAS)
            for side in (Side.LEFT, Side.RIGHT)
            for day in range(1, 20 - number)
        ),
        *(Race(start=at(day), name=words, distance_m=42_195) for day in range(5, 12)),
        Massage(start=at(8), status=Status.PLANNED, spots=everywhere, depth=DEEP),
        *(Run(start=at(day), status=Status.PLANNED, run_kind=RunKind.HILLS) for day in range(5, 12)),
    ]


@pytest.mark.parametrize("words", ["word " * 399, "x" * 1999, "<&|" * 600], ids=["words", "one word", "markup"])
def test_a_crowded_card_is_one_page_and_says_that_it_was_cut(words: str) -> None:
    entries = [replace(entry, id=f"e{number}") for number, entry in enumerate(crowded(words))]
    page = page_of(entries)
    lines = written("text", page).splitlines()

    assert len(lines) <= LINES
    assert all(len(line) <= WIDTH for line in lines)
    assert "Cut to stay one page:" in page.foot
    assert "long texts, which end in …" in page.foot


def test_a_card_with_room_cuts_nothing() -> None:
    assert "Cut to stay" not in page_of(example()).foot


RECENT = moments(first=date(2026, 1, 1), last=date(2026, 6, 30))


@given(journals(RECENT) | stories(), st.sampled_from([utc(NOW), STORIES_NOW.astimezone(UTC)]))
@settings(max_examples=60)
def test_random_journals_have_a_card_in_every_format(entries: Iterable[Entry], now: datetime) -> None:
    page = page_of(entries, now)
    text, markdown, html = (written(name, page) for name in ("text", "markdown", "html"))
    lines = text.splitlines()
    assert len(lines) <= LINES
    assert all(len(line) <= WIDTH for line in lines)
    assert all(find_control(line) is None for page in (text, markdown, html) for line in page.split("\n"))
    assert set(Reader(html).names) <= {
        *("html", "head", "meta", "title", "style", "body", "section", "footer"),
        *("h1", "h2", "p", "table", "thead", "tbody", "tr", "th", "td"),
    }
    types = [token.type for token in tokens_in(markdown.splitlines())]
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence", "hr"} & set(types)
    assert types.count("em_open") == 1  # the foot


@given(texts(most=400))
def test_any_note_is_within_the_width(note: str) -> None:
    page = page_of([replace(massage("2026-04-10 18:00", status=DONE), note=note)])
    assert all(len(line) <= WIDTH for line in written("text", page).splitlines())


@pytest.mark.parametrize(
    ("name", "expected"),
    [(None, "text"), ("card.html", "html"), ("CARD.MD", "markdown"), ("card.txt", "text"), ("card.pdf", "text")],
)
def test_the_format_is_told_by_the_file(name: str | None, expected: str) -> None:
    assert format_for(Path(name) if name else None, NAMES).name == expected


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_path(tmp_path, date(2026, 11, 23), FORMATS["html"])
        path.touch()
        names.append(path.name)
    assert names == ["massage-card-2026-11-23.html", "massage-card-2026-11-23-2.html", "massage-card-2026-11-23-3.html"]
    assert free_path(tmp_path, date(2026, 11, 23), FORMATS["text"]).name == "massage-card-2026-11-23.txt"


def test_the_examples_are_a_journal() -> None:
    assert len(journal(example(), NOW).entries) == len(example())
