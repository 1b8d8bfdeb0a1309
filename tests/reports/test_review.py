"""A review as text, Markdown and HTML: what it says, that it fits, and that no text breaks out of it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runjournal.cli.review import REPORT_FORMATS
from runjournal.model.areas import AREAS, Area, Side
from runjournal.model.choices import ConditionName, Depth, Quality, RunKind
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Drink, Entry, Massage, Note, Overrule, Race, Run, Soreness
from runjournal.model.limits import find_control
from runjournal.model.settings import Distance, Settings, Volume, WeekStart
from runjournal.reports.document import Document, Grid, Section, Table
from runjournal.reports.formats import FORMATS, format_for
from runjournal.reports.review.layout import coach_report, own_review
from runjournal.reports.review.wording import points, span_words, stretch_title
from runjournal.reports.text import WIDTH, lines
from runjournal.trends.period_report import PeriodReport
from runjournal.trends.stretches import Stretch, Zoom, stretch_of, week_of
from tests.reports.test_html_page import HOSTILE, Reader
from tests.reports.test_markdown import tokens_in, words_in
from tests.rules.build import DEEP, DONE, LIGHT, LONDON, MEDIUM, condition, massage, moment, race, run, sore, utc
from tests.rules.journals import NOW as STORIES_NOW
from tests.rules.journals import journals as stories
from tests.strategies import journals, moments
from tests.trends.examples import MemoryJournal

NOW = utc("2026-04-26 21:00")
SPAN = Stretch(date(2026, 4, 6), date(2026, 4, 26), Zoom.SPAN)


def report(
    entries: Iterable[Entry],
    zoom: Zoom = Zoom.WEEK,
    now: datetime = NOW,
    known: Settings | None = None,
    stretch: Stretch | None = None,
) -> PeriodReport:
    """The report of a stretch that the day of now lies in."""
    known = known or Settings()
    chosen = stretch or stretch_of(zoom, now.date(), known.week_start)
    return PeriodReport(MemoryJournal(entries), Context(now, LONDON, known), chosen)


def text(found: PeriodReport, known: Settings | None = None) -> str:
    return "\n".join(lines(own_review(found, LONDON, known or Settings()), lambda label, _: label))


def written(name: str, found: PeriodReport) -> str:
    return "\n".join(FORMATS[name].lines(coach_report(found, Settings())))


def example() -> list[Entry]:
    """A week in April with all that there is to tell of."""
    return [
        *(run(f"2026-04-{day} 07:00", 8, 40, effort=5, named=f"run-{day}") for day in ("07", 14, 16, 21, 23)),
        replace(race("2026-04-25 10:00", km=10, minutes=50, status=DONE), effort=9),
        *(sore("2026-04-14 20:00", 6), sore("2026-04-21 07:00", 2), sore("2026-04-22 20:00", 5), sore("2026-04-24", 1)),
        massage("2026-04-21 18:00", 60, DEEP, DONE),
        Drink(id="drink", start=moment("2026-04-21 08:00"), volume_ml=2100),
        Overrule(id="no", start=moment("2026-04-21 09:00"), rule="race-too-close", about="massage", why="it was light"),
    ]


TEXT = """\
Week 17 of 2026
Mon 20 to Sun 26 Apr 2026

IN SHORT
better       left calf 2.7, was 6.0 the week before
sorer        No spot by 2 points or more.
ask for      Nothing stands out to ask the therapist for.

SORENESS
           Mon  Tue  Wed  Thu  Fri  Sat  Sun  mean  before  usual  >3
left calf    ·    2    5    ·    1    ·    ·   2.7     6.0    6.0   1
0 to 10, the highest of each column; · not rated, which is not 0. Mean of the
days rated; before: the week before; usual: the mean of the eight weeks before;
>3: days above 3. A change under 2 points is noise.

RUNS AND LOAD
              Mon  Tue  Wed  Thu  Fri  Sat  Sun
distance, km    0  8.0    0  8.0    0 10.0    0
load, AU        0  200    0  200    0  450    0
drinks, l       ·  2.1    ·    ·    ·    ·    ·
race                                  race
massage           deep
3 runs, 1 race among them: 26.0 km in 2 h 10 min.
Effort 6.3 of 10 on average (n = 3); load 850 AU, effort × minutes.
Monotony 0.70 (mean ÷ SD of the daily loads), strain 597 AU.
The week before: 16.0 km in 2 runs, load 400 AU.
Greatest spike 1.25: 10.0 km after at most 8.0 km in the 30 days before; more
injuries were seen above 1.1 (Frandsen 2025).
Drinks: 2100 ml a day on average; 2000 ml reached on 1 of 1 day logged.

AFTER MASSAGES
Tue 21 Apr   Deep massage, 60 min. Left calf 2 before, 5 at 25 h, 1 at 65 h;
             settled between 25 and 77 h.
Soreness before, then after so many hours from its end.
"""


def test_a_week_as_text() -> None:
    assert text(report(example())).startswith(TEXT)


def test_what_watches_recorded_is_in_it() -> None:
    easy = replace(run("2026-04-20 07:00", 8, 40, effort=3, kind=RunKind.EASY, named="easy"), avg_hr=141)
    hills = replace(run("2026-04-22 07:00", 8, 40, effort=7, named="hills"), avg_hr=160, ascent_m=240, descent_m=1180)
    said = text(report([easy, hills]))
    for line in (
        "up, m           ·    0  240    0    0    0    0",
        "down, m         ·    0 1180    0    0    0    0",
        "Heart rate of easy runs 141 on average (n = 1).",
        "Up 240, down 1180 m (1 run without).",
    ):
        assert line in said
    in_miles = text(report([easy, hills]), Settings(distance=Distance.MI))
    assert "Up 787, down 3871 ft (1 run without)." in in_miles
    assert "down, ft" in in_miles


def test_the_rules_the_month_and_what_is_not_enough_yet() -> None:
    said = text(report(example())).splitlines()
    for words in (
        "△ caution    Deep massage before Spring Half (from before, settled Sat 25 Apr)",
        "• info       Sore after the deep massage (raised Wed 22 Apr, settled Fri 24 Apr)",
        "overruled    race-too-close: it was light",
        "April        1 session in the week; the goal is 1 a month, 30 min or more, met",
        "this month   1 of 1 session done",
        "deep         51 h (median, n = 1), too few to tell",
        "24 h after   not enough yet (0 pairs of hard runs, 6 are needed)",
    ):
        assert words in said


def test_what_still_stands_is_told_from_what_stood_when_a_week_was_over() -> None:
    """The massage of Saturday is close to Sunday's race until either is over."""
    planned = [run("2026-04-01 07:00", 5), massage("2026-04-25 18:00"), race("2026-04-26 10:00")]
    of_week = week_of(date(2026, 4, 22), WeekStart.MONDAY)
    on_friday, later = (
        text(report(planned, now=utc(now), stretch=of_week)) for now in ("2026-04-24 12:00", "2026-04-27 12:00")
    )
    assert "Massage close to Spring Half (from before, still stands)" in " ".join(on_friday.split())
    assert "still stands" not in later
    assert "stood at the end)" in later


def test_what_is_for_a_clinician_is_advised_while_it_stands() -> None:
    swollen = [run("2026-04-01 07:00", 5), sore("2026-04-24 07:00", 5, quality=Quality.SWELLING)]
    of_week = week_of(date(2026, 4, 22), WeekStart.MONDAY)
    (now, later) = (
        " ".join(text(report(swollen, now=utc(then), stretch=of_week)).partition("SORENESS")[0].split())
        for then in ("2026-04-24 12:00", "2026-05-24 12:00")
    )
    assert re.search(r"clinician \w.*[.] \w.*[.] better", now)
    assert re.search(r"clinician \w[^.]* stood at the end[.] better", later)


def test_left_and_right_that_are_alike_are_one_in_short() -> None:
    entries = [sore("2026-04-13 20:00", 1, side=Side.BOTH), sore("2026-04-22 20:00", 6, side=Side.BOTH)]
    short = text(report(entries)).partition("SORENESS")[0]
    assert "sorer        calves 6.0, was 1.0 the week before, 1.0 usually\n" not in short  # one week is not usual
    assert "sorer        calves 6.0, was 1.0 the week before\n" in short
    assert "ask for      calves (above 3 on 1 day)\n" in short


def test_what_is_found_of_several_entries_is_said_once() -> None:
    """The rules say of each massage that is booked that the runner is ill."""
    booked = [massage(f"2026-04-{day} 18:00", named=f"on-{day}") for day in (28, 30)]
    entries = [run("2026-04-01 07:00", 5), condition("2026-04-22", ConditionName.ILL), *booked]
    findings = text(report(entries)).partition("WHAT THE RULES SAID")[2].partition("SESSIONS")[0]
    lines = [line for line in findings.splitlines() if line]
    assert any("Ill (raised" in line for line in lines)
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("zoom", [Zoom.WEEK, Zoom.MONTH, Zoom.SEASON, Zoom.YEAR])
def test_an_empty_journal_says_that_nothing_is_known(zoom: Zoom) -> None:
    said = text(report([], zoom))
    assert "Nothing was rated, which does not mean that nothing was sore." in said
    assert "No run was logged." in said
    assert "No massage could be timed yet." in said
    assert " 0.0" not in said.partition("SESSIONS")[0]


def test_only_all_clear_is_not_nothing() -> None:
    clear = Soreness(id="s", start=moment("2026-04-21 07:00"), area=Area.EVERYWHERE, rating=0)
    assert "All clear whenever it was rated." in text(report([clear]))


@pytest.mark.parametrize(
    ("rated", "said"),
    [
        pytest.param(["2026-04-21"], "better       Nothing to compare with: none", id="the first week"),
        pytest.param(["2026-04-21", "2026-04-14"], "better       No spot by 2 points", id="rated the week before"),
        pytest.param(["2026-04-21", "2026-03-03"], "better       No spot by 2 points", id="rated seven weeks before"),
    ],
)
def test_a_first_week_has_nothing_to_be_compared_with(rated: list[str], said: str) -> None:
    assert said in text(report([sore(f"{day} 07:00", 3) for day in rated]))


def test_distances_and_drinks_are_in_the_runner_s_units() -> None:
    known = Settings(distance=Distance.MI, volume=Volume.OZ)
    said = text(report(example(), known=known), known)
    assert "distance, mi" in said
    assert "16.2 mi in 2 h 10 min" in said
    assert "71 oz a day" in said


def test_a_week_from_sunday_on() -> None:
    known = Settings(week_start=WeekStart.SUNDAY)
    said = text(report(example(), known=known), known)
    assert said.startswith("The week from Sun 26 Apr\nSun 26 Apr to Sat 2 May 2026, as of Sun 26 Apr")
    assert "Sun  Mon  Tue" in said


@pytest.mark.parametrize(
    ("depths", "words"),
    [
        ([DEEP], "deep"),
        ([None], "yes"),
        ([None, LIGHT], "light+1"),
        ([DEEP, LIGHT, MEDIUM], "deep+2"),
        ([None] * 12, "yes+9"),
    ],
)
def test_several_massages_of_a_day_are_the_deepest_and_how_many_more(depths: list[Depth | None], words: str) -> None:
    massages = [
        massage(f"2026-04-22 {8 + hour:02}:00", 15, depth, DONE, named=f"m{hour}") for hour, depth in enumerate(depths)
    ]
    days = [massage(f"2026-04-{day} 18:00", 15, MEDIUM, DONE, named=f"{day}") for day in (20, 21)]
    row = next(line for line in text(report([*massages, *days])).splitlines() if line.startswith("massage"))
    assert row.split() == ["massage", "medium", "medium", words]
    assert len(row) <= WIDTH


def test_a_run_whose_load_is_not_known_is_said() -> None:
    said = text(report([*example(), run("2026-04-22 07:00", 5, named="unknown")]))
    assert "1 run without time" in said
    assert "1 run without effort or time not in it" in " ".join(said.split())
    assert "Monotony and strain need seven days of known and different loads." in said
    assert "load, AU        0  200    ·" in said


def test_a_report_says_what_the_page_says_and_nothing_of_the_rules() -> None:
    found = report(example(), stretch=SPAN)
    markdown = " ".join(words_in(written("markdown", found).splitlines()))
    html = " ".join(Reader(written("html", found)).words)
    for words in ("Running and recovery", "Mon 6 to Sun 26 Apr 2026", "left calf", "6 runs, 1 race among them"):
        assert words in markdown
        assert words in html
    for words in ("it was light", "rules said", "race-too-close", "ask for", "Spring Half"):
        assert words not in markdown
        assert words not in html


def test_the_pictures_of_a_report_are_told_in_words_too() -> None:
    read = Reader(written("html", report(example(), stretch=SPAN)))
    titles = [value for name, value in read.attributes if name == "aria-label"]
    assert titles == [
        "Soreness, 0 to 10, by spot and time",
        "Load of runs, with massages and races",
        "Hours until massages had settled, by depth",
    ]
    assert read.names.count("polygon") == 1
    assert {"6", "5", "·", "24 h", "450 AU"} <= set(read.words)
    assert "svg" not in Reader(written("html", report([], stretch=SPAN))).names


def test_a_week_that_a_report_begins_in_has_the_races_and_massages_of_all_its_days() -> None:
    found = report(
        [*example(), run("2026-04-26 18:00", 5)], stretch=Stretch(date(2026, 4, 26), date(2026, 5, 31), Zoom.SPAN)
    )
    row = next(line for line in written("markdown", found).splitlines() if line.startswith("| 20 Apr |"))
    assert row.endswith("| 1 | 1 |")
    classes = [value for name, value in Reader(written("html", found)).attributes if name == "class"]
    assert (classes.count("mark"), classes.count("ring")) == (1, 1)


@pytest.mark.parametrize(("weeks", "labels"), [(13, 13), (14, 5), (26, 9)])
def test_the_labels_of_a_picture_s_columns_do_not_overlap(weeks: int, labels: int) -> None:
    first = date(2026, 4, 27) - timedelta(weeks=weeks)
    drawn = written("html", report(example(), stretch=Stretch(first, date(2026, 4, 26), Zoom.SPAN)))
    soreness = drawn.partition("<svg")[2].partition("</svg>")[0]
    assert len(re.findall(r"<text [^>]*>\d+ [A-Z][a-z]+</text>", soreness)) == labels


def test_the_last_week_of_a_report_has_its_bar_up_to_today() -> None:
    now = utc("2026-04-23 12:00")
    found = report(example(), now=now, stretch=Stretch(date(2026, 3, 1), now.date(), Zoom.SPAN))
    read = Reader(written("html", found))
    assert [value for name, value in read.attributes if name == "class" and value == "bar"] == ["bar"] * 2
    assert read.words.count("?") == 1  # the journal begins in the midst of a week, and is silent on those before


def test_a_year_without_a_rating_has_no_calendar() -> None:
    assert "Wed" not in text(report([run("2026-04-20 07:00", 8)], Zoom.YEAR)).partition("RUNS")[0].partition("\n\n")[2]
    assert "\nWed " in text(report(example(), Zoom.YEAR))


def test_a_report_stands_alone() -> None:
    document = written("html", report(example(), stretch=SPAN))
    assert not any(word in document for word in ("http:", "https:", "//", "url(", "@import", "<script", "src=", "href"))


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_what_is_nobody_s_business_is_not_in_a_report(name: str) -> None:
    private, start = "private-words", moment("2026-04-21 12:00")
    entries: list[Entry] = [
        Note(id="note", start=start, text=private),
        Condition(id="ill", start=start, name=ConditionName.ILL, detail=private),
        Massage(id="m", start=start, therapist=private, note=private),
        Race(id="r", start=moment("2026-04-22 10:00"), status=DONE, name=private, note=private),
        Run(id="run", start=start, note=private),
        Soreness(id="s", start=start, area=Area.CALF, rating=5, note=private),
    ]
    assert private not in written(name, report([*example(), *entries], stretch=SPAN))


@pytest.mark.parametrize("words", [*HOSTILE, "word " * 350, "x" * 1999])
def test_hostile_and_long_words_stay_words(words: str) -> None:
    entries = [
        race("2026-04-26 10:00", words),
        massage("2026-04-25 18:00"),
        Overrule(id="no", start=moment("2026-04-21 09:00"), rule="race-too-close", about="massage", why=words),
    ]
    lines = text(report(entries)).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert "".join(words.split())[:60] in "".join("".join(lines).split())


def crowded() -> list[Entry]:
    """Every spot every day, a run and a massage a day."""
    days = [date(2026, 4, day) for day in range(1, 27)]
    return [
        *(
            Soreness(id=f"s{day}{area}{side}", start=moment(f"{day} 07:00"), area=area, side=side, rating=10)
            for day in days
            for area in AREAS
            for side in (Side.LEFT, Side.RIGHT)
        ),
        *(run(f"{day} 06:00", 100, 600, effort=10, named=f"r{day}") for day in days),
        *(massage(f"{day} 18:00", 600, DEEP, DONE, named=f"m{day}") for day in days),
    ]


@pytest.mark.parametrize("zoom", [Zoom.WEEK, Zoom.MONTH, Zoom.SEASON, Zoom.YEAR])
def test_a_crowded_stretch_fits(zoom: Zoom) -> None:
    lines = text(report(crowded(), zoom)).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert any("less sore not shown" in line for line in lines)


RECENT = moments(first=date(2026, 1, 1), last=date(2026, 6, 30))
ZOOMS = st.sampled_from([Zoom.WEEK, Zoom.MONTH, Zoom.SEASON, Zoom.YEAR])


@given(journals(RECENT) | stories(), ZOOMS, st.sampled_from(WeekStart))
@settings(max_examples=25)
def test_random_journals_fit_and_are_whole_in_every_format(
    entries: Iterable[Entry], zoom: Zoom, starts: WeekStart
) -> None:
    known = Settings(week_start=starts)
    found = report(entries, zoom, STORIES_NOW.astimezone(UTC), known)
    lines = text(found, known).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert all(find_control(line) is None for line in lines)
    assert Reader(written("html", found)).open == []
    markdown = tokens_in(written("markdown", found).splitlines())
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"} & {
        token.type for token in markdown
    }


def page(*parts: Table | Grid) -> str:
    return "\n".join(lines(Document("T", "S", (Section("x", parts),))))


def test_labels_of_columns_that_have_no_room_are_left_out() -> None:
    weeks = Grid(("28 Sep", "5 Oct", "12 Oct", "19 Oct"), ("neck",), (("1", "2", "10", "·"),))
    assert page(weeks).splitlines()[-2:] == ["    28 Sep    12 Oct", "neck    1    2   10    ·"]
    many = Grid(weeks.columns * 3, ("neck",), (("1",) * 12,))
    assert page(many).splitlines()[-2:] == [
        "    28 Sep   19 Oct   12 Oct   5 Oct 19 Oct",
        "neck  1  1  1  1  1  1  1  1  1  1  1  1",
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-11-23", "2026-11-29", "Mon 23 to Sun 29 Nov 2026"),
        ("2026-11-30", "2026-12-06", "Mon 30 Nov to Sun 6 Dec 2026"),
        ("2026-12-28", "2027-01-03", "Mon 28 Dec 2026 to Sun 3 Jan 2027"),
    ],
)
def test_a_stretch_in_words(first: str, last: str, expected: str) -> None:
    stretch = Stretch(date.fromisoformat(first), date.fromisoformat(last), Zoom.SPAN)
    assert span_words(stretch) == stretch_title(stretch) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [(0, "no difference"), (-1, "1 point less"), (1, "1 point more"), (-2.5, "2.5 points less"), (3, "3 points more")],
)
def test_a_difference_in_words(change: float, expected: str) -> None:
    assert points(change) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [(None, "markdown"), ("r.html", "html"), ("R.HTML", "html"), ("r.md", "markdown")]
)
def test_the_format_is_told_by_the_file(name: str | None, expected: str) -> None:
    assert format_for(Path(name) if name else None, REPORT_FORMATS).name == expected
