"""What the words of a filter find, word by word."""

import pytest

from runjournal.language.filters.filter_examples import EXAMPLES
from runjournal.language.filters.read_filter import read_filter
from runjournal.model.context import Context
from runjournal.model.settings import Distance, Settings
from tests.demo_journal import DEMO
from tests.language.filters.reading import ENTRIES, found, read
from tests.tui.stage import NOW, ZONE

MASSAGES = {"deep", "light", "booked", "called-off"}
RUNS = {"easy", "long", "old"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", set(ENTRIES)),
        ("   ", set(ENTRIES)),
        ("massage", MASSAGES),
        ("massages", MASSAGES),
        ("m", MASSAGES),
        ("mas", MASSAGES),
        ("MASSAGE", MASSAGES),
        ("run", RUNS),
        ("r", RUNS),
        ("runs race", {*RUNS, "race", "ahead"}),
        ("sore", {"calf3", "calves5", "quad6", "clear"}),
        ("water", {"litre"}),
        ("bath, meal", {"bath", "feast", "light-meal"}),
        ("note", {"note"}),
        ("ill", {"ill", "well"}),
        ("ill injury", {"ill", "well", "injury"}),
        ("condition", {"ill", "well", "injury"}),
        ("cleared", {"well"}),
        ("ill -cleared", {"ill"}),
        ("overrule", {"overrule"}),
        ("massage deep", {"deep"}),
        ("deep massage", {"deep"}),
        ("deep firm", {"deep", "booked", "called-off"}),
        ("deep run", set()),
        ("light", {"light", "light-meal"}),
        ("light heavy", {"light", "light-meal", "feast"}),
        ("heavy light meal", {"light-meal", "feast"}),
        ("self", {"light"}),
        ("tempo easy", {"old", "easy"}),
        ("sharp", {"quad6"}),
        ("planned", {"ahead", "booked"}),
        ("massage done", {"deep", "light"}),
        ("cancelled", {"called-off"}),
        ("canceled", {"called-off"}),
        ("braced", {"deep"}),
        ("priority A", {"ahead"}),
        ("priority a priority b", {"ahead", "race"}),
        ("not massage not run not sore 2026-11-23", {"litre", "urine5", "feast"}),
    ],
)
def test_kinds_and_keywords(text: str, names: set[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("calf", {"calf3", "calves5", "deep", "injury"}),
        ("calves", {"calf3", "calves5", "deep", "injury"}),
        ("left calf", {"calf3", "calves5", "deep", "injury"}),
        ("right calf", {"calves5"}),
        ("calf right", {"calves5"}),
        ("calfl", {"calf3", "calves5", "deep", "injury"}),
        ("calf quad", {"calf3", "calves5", "deep", "injury", "quad6"}),
        ("calf massage", {"deep"}),
        ("sore calf", {"calf3", "calves5"}),
        ("calf>=3", {"calf3", "calves5"}),
        ("calf > 3", {"calves5"}),
        ("calf>3 calf<5", set()),
        ("calf>=3 calf<5", {"calf3"}),
        ("calf>=4 quad>=4", {"calves5", "quad6"}),
        ("left calf<=3", {"calf3"}),
        ("calf 3", {"calf3"}),
        ("calf3l", {"calf3"}),
        ("calf3r", set()),
        ("calf≥5", {"calves5"}),
        ("-calf sore", {"quad6", "clear"}),
        ("it band", set()),
        ("all clear", {"clear"}),
        ("s0", {"clear"}),
    ],
)
def test_areas(text: str, names: set[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sore>5", {"quad6"}),
        ("sore >= 5", {"calves5", "quad6"}),
        ("e>=7", {"old", "race"}),
        ("effort>=7 effort<9", {"old"}),
        ("rpe 7", {"old"}),
        ("e7", {"old"}),
        ("eff>8", {"race"}),
        ("pain>=6", {"deep"}),
        ("p7", {"deep"}),
        ("pain<7", set()),
        ("urine>=5", {"urine5"}),
        ("u5", {"urine5"}),
        ("distance>15k", {"long", "race", "ahead"}),
        ("distance>15", {"long", "race", "ahead"}),
        (">15k", {"long", "race", "ahead"}),
        (">15 km", {"long", "race", "ahead"}),
        ("dist>10mi", {"long", "race", "ahead"}),
        ("run>15", {"long"}),
        ("run>=12k run<22k", {"old"}),
        ("22k", {"long"}),
        ("minutes>90", {"long"}),
        (">90min", {"long"}),
        ("minutes>=1h20", {"long", "race"}),
        ("massage>45", {"deep"}),
        ("massage>=45min", {"deep", "booked", "called-off"}),
        ("bath<30", {"bath"}),
        ("water>=1l", {"litre"}),
        ("water>500ml", {"litre"}),
        ("w1", {"litre"}),
        ("hr>150", {"long"}),
        ("hr>=142bpm", {"easy", "long"}),
        ("hr > 142 bpm", {"long"}),
        ("hr142", {"easy"}),
        ("up>300", {"long"}),
        ("up>=120m hr<150", {"easy"}),
        ("ascent>1000ft", {"long"}),
        ("climb>100 down>400", {"long"}),
        ("descent<=402m", {"long"}),
        ("up 120m", {"easy"}),
        ("up 120", set()),
        ("elapsed>2h", {"long"}),
        ("elapsed>=1h20", {"long", "race"}),
        ("elapsed>2h30", set()),
        ("minutes>120", set()),
        ("-elapsed>2h run", {"easy", "old"}),
        ("urine>=5 minutes>90", set()),
        ("-e>=7 run", {"easy", "long"}),
    ],
)
def test_numbers_of_what_was_logged(text: str, names: set[str]) -> None:
    assert found(text) == names


def test_a_bare_distance_or_climb_is_in_the_runners_unit() -> None:
    miles = Settings(distance=Distance.MI)
    assert found("distance>12", miles) == {"long", "ahead"}
    assert found("up>390", miles) == {"easy", "long"}
    assert found("up>400", miles) == {"long"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@anna", {"deep", "booked"}),
        ("@An", {"deep", "booked"}),
        ("@ek", {"booked"}),
        ('@"anna ek"', {"booked"}),
        ("@anna @bo", {"deep", "booked", "light"}),
        ("massage -@anna", {"light", "called-off"}),
        ("tired", {"easy", "note"}),
        ("tir", {"easy", "note"}),
        ("ired", set()),
        ("tired legs", {"note"}),
        ("legs tired", {"note"}),
        ('"tired legs"', {"note"}),
        ('"legs tired"', set()),
        ('"tired leg"', set()),
        ('"tired leg', {"note"}),
        ("# tired leg", {"note"}),
        ('# "tired legs"', {"note"}),
        ("# light", {"overrule"}),
        ('"light"', {"overrule"}),
        ("uber", {"old"}),
        ("ÜBER", {"old"}),
        ("riverside", {"ahead"}),
        ("fever", {"ill"}),
        ("race-too-close", {"overrule"}),
        ("run -tired", {"long", "old"}),
        ("run -# tired", {"long", "old"}),
        ("in the end", set()),
        ("at the end", {"easy"}),
    ],
)
def test_names_and_texts(text: str, names: set[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("calf>=", "a number from 0 to 10"),
        ("massage distance >", "a distance such as 15k"),
        ("since", "a day, a month or a year"),
        ("since o", "a day, a month or a year"),
        ("until 23", "a day, a month or a year"),
        ("in", "a day, a month or a year"),
        ("tri", "trigger-point or trial"),
        ("run c", "another letter"),
        ("left", "an area"),
        ("run -", "what is not to be found"),
        ("not", "what is not to be found"),
        ("@", "a name"),
        ('"', "words of a note"),
        (">=", "a number with its unit"),
        ("priority", "A, B or C"),
    ],
)
def test_what_is_not_finished_asks_nothing_yet(text: str, waits: str) -> None:
    asked = read(text)
    assert asked.problems == ()
    assert asked.waits_for is not None
    assert waits in asked.waits_for.way_out
    assert asked.waits_for.end == len(text)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("calf>=foo run", (6, 9), "a number from 0 to 10"),
        ("since foo", (6, 9), "a day, a month or a year"),
        ("run >7 deep", None, ""),
        ("deep >7 run", (5, 7), "effort>=7"),
        ("tri run", (0, 3), "one more letter"),
        ("3/4/2026", (0, 8), "2026-11-23"),
        ("distance>foo", (9, 12), "15k"),
    ],
)
def test_what_is_wrong_is_pointed_at_and_left_out(text: str, place: tuple[int, int] | None, said: str) -> None:
    problems = read(text).problems
    assert [(problem.start, problem.end) for problem in problems] == ([place] if place else [])
    assert all(said in f"{problem.sentence} {problem.way_out}" for problem in problems)


def test_the_rest_of_a_filter_holds() -> None:
    asked = read("massage calf>=foo deep since")
    assert asked.filter == read("massage deep").filter


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("massge", ("massge", "massage")),
        ("massage 45", ("45", "45min or 45k")),
        ("massage 45min", None),
        ("tired", None),
        ("# calfs", None),
    ],
)
def test_a_word_that_may_be_mistyped_is_hinted_at(text: str, hint: tuple[str, str] | None) -> None:
    assert read(text).hints() == ((hint,) if hint else ())


def test_a_filter_of_too_many_words_says_so() -> None:
    asked = read("word " * 70)
    assert [problem.sentence for problem in asked.problems] == ["A filter holds at most 60 words."]
    assert len(asked.filter.groups) == 60


@pytest.mark.parametrize(("text", "meaning"), EXAMPLES)
def test_each_documented_filter_is_understood_and_finds_something(text: str, meaning: str) -> None:
    asked = read_filter(text, Context(NOW, ZONE, Settings()))
    assert meaning
    assert (asked.problems, asked.waits_for) == ((), None)
    assert any(asked.filter.matches(entry) for entry in DEMO)
