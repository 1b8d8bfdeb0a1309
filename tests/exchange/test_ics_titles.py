"""What a title makes of an event: races, runs and massages as runners name them, and what only sounds like one."""

import pytest

from runjournal.exchange.calendar.titles import EventTitle, distance_m, read_title
from runjournal.model.choices import Depth, Kind, MassageKind, RunKind

RACES = {
    "Berlin Marathon": ("Berlin Marathon", 42_200),
    "1/2 marathon Bath": ("1/2 marathon Bath", 21_100),
    "Backyard ultra": ("Backyard ultra", None),
    "Spring Half": ("Spring Half", 21_100),
    "Half marathon Zürich": ("Half marathon Zürich", 21_100),
    "Race: City 10k": ("City 10k", 10_000),
    "race - Brighton 10 miles": ("Brighton 10 miles", 16_093),
    "Parkrun": ("Parkrun", None),
    "parkrun 5k": ("parkrun 5k", 5_000),
    "Race": ("", None),
    "RACE DAY!": ("RACE DAY!", None),
    "10K": ("10K", 10_000),
    "Lauf 21.1 km": ("Lauf 21.1 km", 21_100),
    "Comrades Ultra Marathon": ("Comrades Ultra Marathon", None),
    "Trail race 12,5 km": ("Trail race 12,5 km", 12_500),
    "Seven Hills Marathon": ("Seven Hills Marathon", 42_200),
    "Terminal X 5k": ("Terminal X 5k", 5_000),
    "Pre-race dinner then race 5k": ("Pre-race dinner then race 5k", 5_000),
}

RUNS = {
    "Run": (None, None, ""),
    "Easy run 8k": (8_000, RunKind.EASY, ""),
    "Easy": (None, RunKind.EASY, ""),
    "Recovery 5k": (5_000, RunKind.RECOVERY, ""),
    "Long run 13 mi": (20_921, RunKind.LONG, ""),
    "Tempo": (None, RunKind.TEMPO, ""),
    "Intervals 6x1k": (None, RunKind.INTERVALS, ""),
    "Intervals 5 x 1000m": (None, RunKind.INTERVALS, ""),
    "Hill repeats": (None, RunKind.HILLS, ""),
    "Hills": (None, RunKind.HILLS, ""),
    "5k time trial": (5_000, RunKind.TRIAL, ""),
    "10k easy run": (10_000, RunKind.EASY, ""),
    "8 km": (8_000, None, ""),
    "W6 D3: Easy 8km + strides": (8_000, RunKind.EASY, "W6 D3: Easy 8km + strides"),
    "Track: 12x400": (None, RunKind.INTERVALS, ""),
    "5 x 1km @ 5k pace": (None, RunKind.INTERVALS, ""),
    "Race pace 5k": (5_000, None, "Race pace 5k"),
    "Treadmill 5k": (5_000, None, ""),
    "5K TT": (5_000, RunKind.TRIAL, "5K TT"),
    "Pre-race shakeout 3k": (3_000, RunKind.RECOVERY, "Pre-race shakeout 3k"),
    "Great North Run": (None, None, "Great North Run"),
    "Long run with marathon pace": (None, RunKind.LONG, "Long run with marathon pace"),
    "Half marathon training: 16k tempo": (16_000, RunKind.TEMPO, "Half marathon training: 16k tempo"),
    "Run with the club, 12k": (12_000, None, "Run with the club, 12k"),
}

MASSAGES = {
    "Massage": (None, None, ""),
    "Sports massage": (None, MassageKind.SPORTS, ""),
    "Deep tissue massage 60 min": (Depth.DEEP, MassageKind.DEEP_TISSUE, ""),
    "Pre-race massage, light": (Depth.LIGHT, MassageKind.PRE_RACE, ""),
    "Massage with Anna (firm)": (Depth.FIRM, None, "Massage with Anna (firm)"),
    "Physio": (None, None, ""),
    "Physiotherapy Dr. Lee": (None, None, "Physiotherapy Dr. Lee"),
    "Self massage, gentle": (Depth.LIGHT, MassageKind.SELF, ""),
}

NEITHER = [
    "",
    "Dinner with Anna",
    "Clinical trial meeting",
    "Beverly Hills dinner",
    "Easy peasy workshop",
    "School run",
    "Dry run of the talk",
    "Running late",
    "Buy running shoes",
    "Race number pickup",
    "Race briefing",
    "Arms race lecture",
    "Movie marathon",
    "Half day off",
    "Half term",
    "Massage voucher for mum",
    "Volunteering at parkrun",
    "Recovery week",
    "Budget 8k",
    "Brunch",
    "Sprint triathlon",
    "HIIT training",
    "Table 2x3",
    "Kids 4x100 relay",
    "Pre-race pasta",
    "Grace and Trace",
    "1000000 km",
    "💆",
]  # fmt: skip


@pytest.mark.parametrize(("summary", "expected"), RACES.items())
def test_a_race(summary: str, expected: tuple[str, int | None]) -> None:
    assert read_title(summary) == EventTitle(Kind.RACE, *expected)


@pytest.mark.parametrize(("summary", "expected"), RUNS.items())
def test_a_run(summary: str, expected: tuple[int | None, RunKind | None, str]) -> None:
    distance, kind, note = expected
    assert read_title(summary) == EventTitle(Kind.RUN, "", distance, kind, note=note)


@pytest.mark.parametrize(("summary", "expected"), MASSAGES.items())
def test_a_massage(summary: str, expected: tuple[Depth | None, MassageKind | None, str]) -> None:
    depth, kind, note = expected
    assert read_title(summary) == EventTitle(Kind.MASSAGE, depth=depth, massage_kind=kind, note=note)


@pytest.mark.parametrize("summary", NEITHER)
def test_what_only_sounds_like_one(summary: str) -> None:
    assert read_title(summary) is None


@pytest.mark.parametrize(
    ("summary", "categories", "kind"),
    [
        ("Great North", ["Race"], Kind.RACE),
        ("Great North Run", ["Sport", "RACE"], Kind.RACE),
        ("Monday club", ["Running"], Kind.RUN),
        ("Anna 18:00", ["Massage"], Kind.MASSAGE),
        ("Rest day", ["Running"], None),
        ("Race number pickup", ["Race"], None),
        ("Monday club", ["Work"], None),
    ],
)
def test_categories_decide_where_the_title_does_not(summary: str, categories: list[str], kind: Kind | None) -> None:
    found = read_title(summary, categories)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("summary", "metres"),
    [
        ("10k", 10_000),
        ("10 K", 10_000),
        ("21.1km", 21_100),
        ("21,1 km", 21_100),
        ("6 mi", 9_656),
        ("10-mile", 16_093),
        ("5000m on the track", 5_000),
        ("400m", None),
        ("6 x 1k", None),
        ("3x10k", None),
        ("warm up 2k, 6x1k", 2_000),
        ("501 km", None),
        ("12k with 3k at 10k pace", 12_000),
        ("10k pace", None),
        ("half marathon", 21_100),
        ("marathon", 42_200),
        ("Half ironman", None),
    ],
)
def test_distances(summary: str, metres: int | None) -> None:
    assert distance_m(summary) == metres
