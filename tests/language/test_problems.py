"""What is not understood is pointed at, with what was expected and the nearest word; limits are named."""

from datetime import UTC, datetime

import pytest

from runjournal.language.line.line_problems import MOST_PROBLEMS
from tests.language.reading import entries, pointed, problem, read


@pytest.mark.parametrize(
    ("line", "token", "sentence", "nearest"),
    [
        ("r 8k esay", "esay", '"esay" is not understood after run. Did you mean easy?', "easy"),
        ("r 8k caff3", "caff3", '"caff3" is not understood after run. Did you mean calf?', "calf"),
        ("m 45 depp", "depp", '"depp" is not understood after massage. Did you mean deep?', "deep"),
        ("a massage", "a", '"a" is not understood here.', ""),
        ("rum 8k", "rum", '"rum" is not understood here. Did you mean run?', "run"),
        ("r 8k b", "b", '"b" is not understood after run.', ""),
        ("clear i", "i", '"i" is not understood after clear.', ""),
        ("clear illl", "illl", '"illl" is not understood after clear. Did you mean ill?', "ill"),
        ("r 8k p3", "p3", '"p3" is not understood after run.', ""),
        ("r 8k @Anna", "@Anna", '"Anna" is not understood after run.', ""),
        ("r 8k [/red]", "[/red]", '"[/red]" is not understood after run.', ""),
    ],
)
def test_an_unknown_word(line: str, token: str, sentence: str, nearest: str) -> None:
    found = read(line).problems[0]
    assert (pointed(line), found.nearest) == (token, nearest)
    assert found.sentence.startswith(sentence)
    assert found.way_out.startswith("Expected: ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sore ach 3", '"ach" could be achilles or ache. Type one more letter.'),
    ],
)
def test_a_beginning_of_several_words_lists_them(line: str, said: str) -> None:
    assert said in problem(line)


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("mass 45", "massage 45"),
        ("run 8k tem", "run 8k tempo"),
        ("m 45 dee", "massage 45 deep"),
        ("m 45 l calf fir", "massage 45 left calf firm"),
        ("m 45 lig spo", "massage 45 light sports"),
        ("m 45 tri bra", "massage 45 trigger-point braced"),
        ("fri m plan", "friday massage planned"),
        ("r 8k hil", "run 8k hills"),
        ("r 8k int", "run 8k intervals"),
        ("wat 500", "water 500"),
        ("mea hea", "meal heavy"),
        ("bat 20", "bath 20"),
        ("ove race-too-close about:1 rested", "overrule race-too-close about:1 rested"),
        ("wou", "wound"),
        ("ble", "bleeding"),
        ("cle ble", "clear bleeding"),
        ("SORE Calf 3 SHARP", "sore calf 3 sharp"),
    ],
)
def test_an_unambiguous_beginning_is_enough(line: str, whole: str) -> None:
    assert entries(line) == entries(whole)


@pytest.mark.parametrize(
    ("good", "bad", "limit", "token"),
    [
        ("r 500k", "r 500.001k", "A distance is from 0 to 500 km.", "500.001k"),
        ("r 8k 72h", "r 8k 72:00:01", "A duration is from 1 second to 72 hours.", "72:00:01"),
        ("r 8k 0:00:01", "r 8k 0min", "A duration is from 1 second to 72 hours.", "0min"),
        ("m 72h", "m 73h", "A massage lasts from 1 second to 72 hours.", "73h"),
        ("bath 72h", "bath 73h", "A bath lasts from 1 second to 72 hours.", "73h"),
        ("r 8k e10", "r 8k e11", "Effort is rated from 0 to 10.", "e11"),
        ("r 8k e0", "r 8k e99999", "Effort is rated from 0 to 10.", "e99999"),
        ("m p10", "m p11", "Pain is rated from 0 to 10.", "p11"),
        ("calf10", "calf11", "Soreness is rated from 0 to 10.", "calf11"),
        ("sore calf 0", "sore calf 11", "Soreness is rated from 0 to 10.", "11"),
        ("s0", "sore everywhere 1", "Everywhere can only be all clear", "1"),
        ("u8", "u9", "Urine colour goes from 1 (pale) to 8 (tea, cola).", "u9"),
        ("u1", "u0", "Urine colour goes from 1 (pale) to 8 (tea, cola).", "u0"),
        ("w 20l", "w 20.001l", "A drink is from 1 ml to 20 l.", "20.001l"),
        ("w 1ml", "w 0ml", "A drink is from 1 ml to 20 l.", "0ml"),
        ("w 10l w 10l", "w 10l w 10001ml", "The drinks of a day come to at most 20 l.", "10001ml"),
        ("1970-01-01 r 8k", "1969-12-31 r 8k", "A date lies between 1970 and 2100, not in 1969.", "1969-12-31"),
        ("2100-12-31 r 8k", "2101-01-01 r 8k", "A date lies between 1970 and 2100, not in 2101.", "2101-01-01"),
        ("+9 r 8k", "+999999999 r 8k", "A date lies between 1970 and 2100.", "+999999999"),
        ("+27000 r 8k", "+28000 r 8k", "A date lies between 1970 and 2100, not in 2103.", "+28000"),
        ("note " + "x" * 2000, "note " + "x" * 2001, "A text holds at most 2,000 characters", "x" * 2001),
        ("race " + "x" * 2000, "race " + "x" * 2001, "A text holds at most 2,000 characters", "x" * 2001),
        ("r 8k # " + "x" * 2000, "r 8k # " + "x" * 2001, "A text holds at most 2,000 characters", "# " + "x" * 2001),
        ("m @" + "x" * 200, "m @" + "x" * 201, "A text holds at most 200 characters", "@" + "x" * 201),
        ("r 8k id:" + "x" * 64, "r 8k id:" + "x" * 65, "A text holds at most 64 characters", "id:" + "x" * 65),
        ("sore left calf 3", "sore middle calf 3", "The calf has a left and a right, no middle.", "middle calf"),
        ("everywhere 0", "left everywhere 0", "Everywhere has no side.", "left everywhere"),
    ],
    ids=lambda value: value[:30],
)
def test_a_limit_is_named_and_pointed_at(good: str, bad: str, limit: str, token: str) -> None:
    assert entries(good)
    assert problem(bad).startswith(limit)
    assert pointed(bad) == token


def test_a_line_holds_4000_characters_outside_of_its_texts() -> None:
    assert entries("r 8k".ljust(4000))
    assert problem("r 8k".ljust(4001)) == (
        "A line holds at most 4,000 characters, this one has 4,001. Split it into several lines."
    )
    name, note = "n" * 2000, "o" * 2000
    assert entries(f'race "{name}" 5k # {note}')
    assert problem(f'race "{name}n" 5k # {note}').startswith("A line holds at most 4,000 characters")


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\t",
        "\x07",
        "\x1b",
        "\x7f",
        "\x9b",
        "\xad",
        "\u200b",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ud800",
        "\U000e0041",
    ],
)
@pytest.mark.parametrize("line", ["note be{}ep", 'note "{}"', "r 8k # {}x", "r 8k{} 44", "race {}", "m @A{}"])
def test_control_characters_are_refused_and_never_echoed(line: str, character: str) -> None:
    draft = read(line.format(character))
    assert draft.entries == ()
    (found,) = draft.problems
    is_invisible = ord(character) >= 0xA0 and not 0xD800 <= ord(character) <= 0xDFFF
    what = f"The invisible character U+{ord(character):04X}" if is_invisible else "Control and escape characters"
    assert found.sentence == f"{what} cannot be kept in a journal."
    assert found.start == line.index("{")
    assert character not in found.sentence + found.way_out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("y", "What happened then?"),
        ("deep 45", '"deep" needs a verb before it. Write it like massage deep.'),
        ("easy 8k", '"easy" needs a verb before it. Write it like run easy.'),
        ("# felt good", "What happened then?"),
        ("run 8k 44 45", "is a second duration"),
        ("run 8k 9k", '"9k" is a second distance; there can be one.'),
        ("run 8k e5 e6", '"e6" is a second effort'),
        ("run 8k done planned", '"planned" is a second status'),
        ("sore", "Which area is sore, and how much?"),
        ("sore 3", "Which area is sore, and how much?"),
        ("sore calf", "How sore is it, from 0 to 10?"),
        ("r 8k calf", "How sore is it, from 0 to 10?"),
        ("w", "How much was it?"),
        ("urine", "Which colour was it, from 1 (pale) to 8?"),
        ("note", "A note needs some words."),
        ('note ""', "A note needs some words."),
        ("clear", "What is cleared?"),
        ('race "open', "The closing quote is missing."),
        ('run "text"', "There is no place for a text here."),
        ("r 8k e5.5", "The effort is a whole number."),
        ("calf3.5", "The rating is a whole number."),
        ("run 1,500m", 'The comma in "1,500m" can be read in two ways. Write 1500m or 1.500m.'),
        ("m depth:odd", '"odd" is no depth.'),
        ("r 8k id:a id:b", '"b" is a second id'),
        ('r 8k source:"a b"', "one word"),
        ("overrule", "An overrule says the rule, the entry as about:ID, and why."),
        ("overrule low-fluids about:5f1e", "An overrule says the rule, the entry as about:ID, and why."),
        ("overrule low_fluids about:5f1e a cold day", "A rule's id is small words joined by hyphens"),
        ("overrule low-fluids about:5f1e about:6a cold", '"6a" is a second entry; there can be one.'),
        ("r 8k about:5f1e", '"5f1e" is not understood after run.'),
        ("run 8k over hills", '"over" is not understood after run.'),
    ],
)
def test_what_is_missing_or_too_much(line: str, said: str) -> None:
    assert said in problem(line)


def test_several_problems_are_told_at_once_in_the_order_of_the_line() -> None:
    draft = read("r 8k esay calff3 e11")
    assert [draft.line[found.start : found.end] for found in draft.problems] == ["esay", "calff3", "e11"]
    assert not draft.is_ready
    assert len(read("r " + "e11 calff3 " * 50).problems) == MOST_PROBLEMS


def test_what_was_understood_is_shown_beside_the_problem() -> None:
    draft = read("r 8k esay")
    assert len(draft.entries) == 1
    assert not draft.is_ready


@pytest.mark.parametrize("year", [1, 1969, 2101, 9999])
def test_a_now_outside_of_the_journals_years_is_a_problem(year: int) -> None:
    (found,) = read("r 8k", datetime(year, 12, 31, 23, 59, tzinfo=UTC), "Pacific/Kiritimati").problems
    assert found.sentence == f"A date lies between 1970 and 2100, not in {year}."


def test_an_unknown_zone_of_the_runner_is_a_problem() -> None:
    assert (
        read("r 8k", zone="Mars/Base").problems[0].sentence
        == "'Mars/Base' is no time zone; write it like Europe/London."
    )


def test_words_like_a_note_behind_many_problems_are_one_more() -> None:
    assert len(read("r 8k e11 9x 9y 9z 9w felt good").problems) == MOST_PROBLEMS
    assert len(read("r 8k 9v 9x 9y 9z felt good").problems) == MOST_PROBLEMS
