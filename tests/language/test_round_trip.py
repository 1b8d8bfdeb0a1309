"""Every entry there can be comes back from its canonical line, whatever now, the zone and the settings are."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.parse import parse
from runjournal.language.line.vocabulary import RESERVED
from runjournal.model.choices import ConditionName, Depth, Kind, MassageKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Entry, Massage, Note, Overrule, Race, Run
from runjournal.model.moments import Moment
from runjournal.model.settings import Booking, Distance, Settings
from tests.language.reading import LONDON
from tests.strategies import entries, entries_of, texts, words

READERS = (
    (Context(datetime(2026, 11, 23, 12, tzinfo=UTC), LONDON, Settings()), False),
    (Context(datetime(1970, 1, 1, tzinfo=UTC), "America/New_York", Settings(distance=Distance.MI)), True),
    (Context(datetime(2100, 12, 31, 23, 59, tzinfo=UTC), "Pacific/Apia", Settings(booking=Booking(minutes=33))), False),
)
"""Runners at different times, in different zones, with different settings, one of them booking."""

TOKENS = (
    *sorted(RESERVED),
    *("8.2k", "44", "44:10", "@Anna", "@", "id:5", "id:", "source:x", "second:30", "zone:UTC", "depth:none"),
    *("foo", "cal", "quad", "glu", "yest", "pri", "gone", "healed", "on", "of", "with", "weds", "London", "10k", "9"),
    *("#", "# x", '"', '""', ",", "1,500", "03/04/2026", "2026-11-23", "07:10", "18:00-18:45", "at 7", "6 pm"),
    *("e5", "p3", "calf3l", "w2", "u5", "s0", "A", "B", "UTC", "Europe/London", "-2", "+3", "t", "y", "/", "[red]"),
    *("\u00a0", "é", "ß", "İ", "ſ", "\u0301", "٣", "😀"),
)


def texts_of_tokens() -> st.SearchStrategy[str]:
    """Texts made of what means something elsewhere in the language."""
    parts = st.lists(st.sampled_from(TOKENS) | texts(0, 3), max_size=6)
    return st.tuples(parts, st.sampled_from([" ", "  ", ", ", ""])).map(lambda pair: pair[1].join(pair[0])[:200])


def assert_comes_back(entry: Entry) -> None:
    line = to_line(entry, ids=True)
    for context, booking in READERS:
        draft = parse(line, context, booking=booking)
        assert (draft.problems, draft.entries) == ((), (entry,)), line
    without_id = parse(to_line(entry), READERS[0][0])
    assert without_id.entries == (replace(entry, id=""),)


@given(entries(), words() | st.just(""))
def test_any_entry(entry: Entry, identity: str) -> None:
    assert_comes_back(replace(entry, id=identity))


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_any_entry_of_a_kind(kind: Kind, data: st.DataObject) -> None:
    assert_comes_back(data.draw(entries_of(kind)))


@pytest.mark.parametrize("field", ["note", "name", "text", "detail", "therapist", "why"])
@given(text=texts_of_tokens(), data=st.data())
def test_texts_that_look_like_something_else(field: str, text: str, data: st.DataObject) -> None:
    kinds = {
        "name": Kind.RACE,
        "text": Kind.NOTE,
        "detail": Kind.CONDITION,
        "therapist": Kind.MASSAGE,
        "why": Kind.OVERRULE,
    }
    fields: dict[str, object] = {field: text if text.strip() else "-"}
    entry = data.draw(entries_of(kinds.get(field, Kind.RUN), None, **fields))
    if field != "note":
        assert_comes_back(entry)
    assert_comes_back(replace(entry, note=text))


REPEATED = [
    ("Europe/London", datetime(2026, 10, 25, 0, 30, 15, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, 30, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 14, 45, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, 15, 59, tzinfo=UTC)),
    ("Africa/Monrovia", datetime(1971, 6, 1, 12, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("zone", "at"), REPEATED, ids=lambda value: str(value))
@given(data=st.data())
def test_times_that_exist_twice(zone: str, at: datetime, data: st.DataObject) -> None:
    assert_comes_back(data.draw(entries_of(data.draw(st.sampled_from(Kind)), st.just(Moment.at_instant(at, zone)))))


@pytest.mark.parametrize(
    "zone", ["America/Argentina/Buenos_Aires", "UTC", "GMT", "Japan", "EST5EDT", "Etc/GMT+12", "GMT+0", "NZ-CHAT"]
)
@given(data=st.data())
def test_zones_of_any_name(zone: str, data: st.DataObject) -> None:
    assert_comes_back(data.draw(entries(st.just(Moment.whole_day(date(2026, 11, 23), zone)))))


DAY = Moment.whole_day(date(2026, 11, 23), LONDON)
THEN = Moment.at_instant(datetime(2026, 11, 23, 18, 0, tzinfo=UTC), LONDON)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (Run(start=THEN, distance_m=8255, duration_s=2650), "run 8.255k 0:44:10 done"),
        (Run(start=THEN, distance_m=500_000, duration_s=259_200, status=Status.PLANNED), "run 500k 4320min planned"),
        (Run(start=THEN, distance_m=0), "run 0k done"),
        (Race(start=THEN), "race planned"),
        (Race(start=THEN, name="Town Run"), 'race "Town Run" planned'),
        (Race(start=THEN, name="Spring Half"), "race Spring Half planned"),
        (Massage(start=THEN, massage_kind=MassageKind.DEEP_TISSUE), "massage 60min depth:none deep-tissue done"),
        (
            Massage(start=THEN, massage_kind=MassageKind.DEEP_TISSUE, depth=Depth.DEEP, therapist="Anna B"),
            'massage 60min deep deep-tissue @"Anna B" done',
        ),
        (Note(start=THEN, text='say "go"'), 'note "say ""go"""'),
        (Note(start=THEN, text=" padded "), 'note " padded "'),
        (Note(start=THEN, text="slept badly", note=" padded "), 'note slept badly # " padded "'),
        (Note(start=THEN, text="slept badly", note='"quoted"'), 'note slept badly # """quoted"""'),
        (Note(start=THEN, text="slept badly", source="watch,1"), 'note slept badly source:"watch,1"'),
        (
            Condition(start=THEN, name=ConditionName.ILL, clears=True, detail="left calf"),
            'clear ill "left calf"',
        ),
        (
            Overrule(start=THEN, rule="race-too-close", about="massage-1", why="felt fine"),
            "overrule race-too-close about:massage-1 felt fine",
        ),
        (
            Overrule(start=THEN, rule="today", about='a"b', why="on Friday, w2 # note"),
            'overrule today about:"a""b" "on Friday, w2 # note"',
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_canonical_lines(entry: Entry, line: str) -> None:
    assert to_line(entry) == f"2026-11-23 18:00 Europe/London {line}"
    assert_comes_back(entry)


def test_the_longest_texts_come_back() -> None:
    longest = '"' * 2000
    race = Race(start=THEN, name=longest, note=longest, source="s" * 200, id="i" * 64)
    assert_comes_back(race)


def test_a_whole_day_has_no_time() -> None:
    assert to_line(Run(start=DAY, distance_m=5000)) == "2026-11-23 Europe/London run 5k done"


@given(entries(st.just(THEN)))
def test_a_line_is_one_line_without_control_characters(entry: Entry) -> None:
    assert len(to_line(entry).splitlines()) == 1
