"""What watches record of runs and races, as people write it; and names and times that are none of it."""

import pytest

from runjournal.language.line.canonical_line import to_line
from runjournal.language.line.parse import parse
from runjournal.model.context import Context
from runjournal.model.entries import Race, Run
from runjournal.model.settings import Distance, Settings
from tests.language.reading import LONDON, NOON

KM, MI = (Context(NOON, LONDON, Settings(distance=unit)) for unit in Distance)
Recorded = tuple[int | None, int | None, int | None, int | None]


def recorded(line: str, context: Context = KM) -> Recorded:
    """The heart rate, ascent, descent and elapsed time of the one run or race of a line."""
    draft = parse(line, context)
    assert not draft.problems, draft.problems
    (entry,) = draft.entries
    assert isinstance(entry, Run | Race)
    return entry.avg_hr, entry.ascent_m, entry.descent_m, entry.elapsed_s


READ: dict[str, Recorded] = {
    "r 8k 44 hr 152": (152, None, None, None),
    "r 8.2 44 hr 152": (152, None, None, None),
    "r 8k 44 HR: 152": (152, None, None, None),
    "r 8k 44 hr152": (152, None, None, None),
    "r 8k 44 hr:152": (152, None, None, None),
    "r 8k 44 avg hr 152 bpm": (152, None, None, None),
    "r 8k 44 hr avg 152": (152, None, None, None),
    "r 8k 44 heart rate 152": (152, None, None, None),
    "r 8k 44 average heart rate: 152bpm": (152, None, None, None),
    "r 8k 44 152 bpm": (152, None, None, None),
    "r 8k 44 152bpm avg": (152, None, None, None),
    "r hr 152 8k 44": (152, None, None, None),
    "r 8k 1 hr 152 bpm": (152, None, None, None),
    "r 8k e 5 hr 152": (152, None, None, None),
    "r 8k up 240 hr 152 elapsed 2 hr": (152, 240, None, 7200),
    "r 8k up 240m": (None, 240, None, None),
    "r 8k up 240 m down 180 m e5": (None, 240, 180, None),
    "r 8k up 240, down 180": (None, 240, 180, None),
    "r 8k up240m down180": (None, 240, 180, None),
    "r 8k ascent: 240m descent: 180m": (None, 240, 180, None),
    "r 8k climb 240m": (None, 240, None, None),
    "r 8k +240m -180m": (None, 240, 180, None),
    "r 8k up +240m": (None, 240, None, None),
    "r 8k 240m up 180m down": (None, 240, 180, None),
    "r 8k with 240 metres of climbing": (None, 240, None, None),
    "r 8k up 800ft": (None, 244, None, None),
    "r 8k up 800 feet down 100 ft": (None, 244, 30, None),
    "r 8k asc 240m desc 180m": (None, 240, 180, None),
    "r 8k elevation 240m": (None, 240, None, None),
    "r 8k elevation gain: 240m, loss 180m": (None, 240, 180, None),
    "r 8k 240m gain": (None, 240, None, None),
    "r 8k vert 800ft": (None, 244, None, None),
    "r 8k up 0": (None, 0, None, None),
    "r 8k up 240.5m": (None, 241, None, None),
    "r 8k 44 elapsed 1:50:34": (None, None, None, 6634),
    "r 8k 44 elapsed 110:34": (None, None, None, 6634),
    "r 8k 44 elapsed 1h50": (None, None, None, 6600),
    "r 8k 44 elapsed 110": (None, None, None, 6600),
    "r 8k 44 elapsed time: 1:50:34": (None, None, None, 6634),
    "r 8k 44 1:50:34 elapsed": (None, None, None, 6634),
    "r 8k 44min elapsed 44:00": (None, None, None, None),
    "r 8k elapsed 1:50:34": (None, None, None, 6634),
    "parkrun 24:32 hr 178 up 30m": (178, 30, None, None),
    "y race Club 10k 45:10 hr 171 up 80m down 90m elapsed 45:12": (171, 80, 90, 2712),
    "y race Club 10k 44 hr 171": (171, None, None, None),
    'y race "Hill Climb" up 240m': (None, 240, None, None),
    "y race hr 171": (171, None, None, None),
}


@pytest.mark.parametrize(("line", "expected"), READ.items(), ids=READ.keys())
def test_what_was_recorded_is_read(line: str, expected: Recorded) -> None:
    assert recorded(line) == expected


def test_beside_it_the_run_is_what_it_was() -> None:
    (run,) = parse("r 8.2 44 hr 152 up 240 down 180 elapsed 1:50:34 e6 easy", KM).entries
    assert to_line(run).endswith("run 8.2k 44min easy e6 elapsed 1:50:34 hr 152 up 240m down 180m done")


def test_it_ended_now_with_its_pauses() -> None:
    (run,) = parse("r 8k 44 elapsed 1:50:00", KM).entries
    assert (run.ends.latest, run.starts.latest < NOON) == (NOON.replace(second=0), True)


@pytest.mark.parametrize(("line", "metres"), [("r 5 up 800", 244), ("r 5 up 800m", 800), ("r 5 up 800ft", 244)])
def test_a_bare_climb_is_in_feet_to_who_runs_miles(line: str, metres: int) -> None:
    assert recorded(line, MI)[1] == metres


WRONG: dict[str, tuple[str, str, str]] = {
    "r 8k hr": ("hr", "A number is missing", "hr 152"),
    "r 8k hr 500": ("hr 500", "20 to 260 beats", ""),
    "r 8k hr 19": ("hr 19", "20 to 260 beats", ""),
    "r 8k hr 152.5": ("hr 152.5", "whole number", "Round"),
    "r 8k hr 152 e5 hr 153": ("hr 153", "second heart rate", ""),
    "r 8k up": ("up", "A number is missing", "up 240m"),
    "r 8k down e5": ("down", "A number is missing", "down 240m"),
    "r 8k up 20001": ("up 20001", "0 to 20,000 m", ""),
    "r 8k up 1,200m": ("up 1,200m", "two ways", "1200"),
    "r 8k elapsed": ("elapsed", "A number is missing", "1:50:34"),
    "r 8k 44 elapsed 40": ("elapsed 40", "longer than the time moved", "1:50:34"),
    "r 8k 44 elapsed 1:50": ("elapsed 1:50", "longer than the time moved", "1h50"),
    "r 8k 44 elapsed 80h": ("elapsed 80h", "72 hours", ""),
    "run 10 hr 152": ("10 hr 152", "heart rate", "10k hr 152"),
    "m 60min hr 152": ("hr", "not understood after massage", ""),
}


@pytest.mark.parametrize(("line", "expected"), WRONG.items(), ids=WRONG.keys())
def test_a_mistake_is_pointed_at(line: str, expected: tuple[str, str, str]) -> None:
    words, sentence, way_out = expected
    problem = parse(line, KM).problems[0]
    assert line[problem.start : problem.end] == words
    assert sentence in problem.sentence
    assert way_out in problem.way_out


@pytest.mark.parametrize(
    ("line", "canonical"),
    [
        ("run 1 hr 8", "run 8k 60min done"),
        ("run 2 hr 30", "run 30k 120min done"),
        ("run 24 hr 90", "run 90k 1440min done"),
        ("m 1 hr 20 nov deep", "massage 60min deep"),
        ("run 5000m e5", "run 5k e5 done"),
        ("y run 400m 90min", "run 0.4k 90min done"),
        ("sat race Up and Down 10k", 'race "Up and Down" 10k planned'),
        ("sat race Hill Climb 10k", "race Hill Climb 10k planned"),
        ("sat race Climb 2026 10k", 'race "Climb 2026" 10k planned'),
        ("sat race Elapsed 24h 100k", 'race "Elapsed" 100k 1440min done'),
        ("sat race Vert 10k", "race Vert 10k planned"),
        ("sat race Elevation 2026 10k", 'race "Elevation 2026" 10k planned'),
        ("sat race Run Up 240m", 'race "Run Up" 0.24k planned'),
    ],
)
def test_what_meant_something_before_still_does(line: str, canonical: str) -> None:
    (entry,) = parse(line, KM).entries
    assert canonical.lower() in to_line(entry).lower()


def test_two_entries_of_a_line_keep_their_own() -> None:
    draft = parse("r 8k up 240 m 60 deep", KM)
    assert [entry.kind.value for entry in draft.entries] == ["run", "massage"]


def test_other_words_behind_it_may_be_a_note() -> None:
    assert parse("r 8k up and over the hills", KM).with_note == "r 8k # up and over the hills"


@pytest.mark.parametrize("word", ["elapsd", "ascnt", "desent"])
def test_a_slip_is_offered_its_word(word: str) -> None:
    (problem, *_) = parse(f"r 8k {word} 240", KM).problems
    assert problem.nearest in ("elapsed", "ascent", "descent")
