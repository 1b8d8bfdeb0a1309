"""Lines as runners write them, by the sentences of the language: what each is understood as, what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from runjournal.language.line.parse import parse
from runjournal.model.areas import Area, Side
from runjournal.model.choices import ConditionName, Depth, Kind, MealSize, RunKind, Status
from runjournal.model.context import Context
from runjournal.model.entries import Condition, Drink, Entry, Massage, Meal, Note, Race, Soreness
from runjournal.model.moments import Moment
from runjournal.model.settings import LineWords, Settings
from tests.language.reading import (
    LONDON,
    NOON,
    RUN_OF_SUNDAY,
    ago,
    day,
    entries,
    entry,
    how,
    pointed,
    problem,
    read,
    starts,
    utc,
)

DEEP_MASSAGE = Massage(start=utc(2026, 11, 20, 18), duration_s=2700, depth=Depth.DEEP, pain=6, therapist="Anna")
SAME: dict[Kind, Entry] = {Kind.RUN: RUN_OF_SUNDAY, Kind.MASSAGE: DEEP_MASSAGE}


def values(found: Entry, *names: str) -> tuple[object, ...]:
    return tuple(getattr(found, name) for name in names)


@pytest.mark.parametrize(
    ("line", "distance_m", "duration_s", "run_kind"),
    [
        ("run 12k in 66min", 12_000, 3960, None),
        ("12k in 66", 12_000, 3960, None),
        ("12k in 1:06:00", 12_000, 3960, None),
        ("run 5mi for 45", 8047, 2700, None),
        ("intervals run 8k", 8000, None, RunKind.INTERVALS),
        ("long run 22k", 22_000, None, RunKind.LONG),
        ("22k long run", 22_000, None, RunKind.LONG),
        ("66min run 12k", 12_000, 3960, None),
        ("ran 6k in 33", 6000, 1980, None),
        ("jog 4k", 4000, None, None),
        ("jogged 4k with hills", 4000, None, RunKind.HILLS),
        ("run 12k 4:45/km", 12_000, 3420, None),
        ("run 12k at 4:45/km", 12_000, 3420, None),
        ("run 12k 4:45 min/km", 12_000, 3420, None),
        ("run 6mi 8:10/mi", 9656, 2940, None),
        ("run 57min 4:45/km", 12_000, 3420, None),
        ("run 12k 57min 4:45/km", 12_000, 3420, None),
    ],
)
def test_a_run(line: str, distance_m: int, duration_s: int | None, run_kind: RunKind | None) -> None:
    assert values(entry(line), "kind", "distance_m", "duration_s", "run_kind") == (
        Kind.RUN,
        distance_m,
        duration_s,
        run_kind,
    )


@pytest.mark.parametrize("line", ["r 8k 44 easy run", "8k 44 easy run", "run 8k 44 easy run"])
def test_a_run_named_twice_is_one_run(line: str) -> None:
    assert [values(found, "kind", "run_kind") for found in entries(line)] == [(Kind.RUN, RunKind.EASY)]


def test_two_runs_are_two_runs() -> None:
    assert [values(found, "distance_m") for found in entries("run 8k run 5k")] == [(8000,), (5000,)]


@pytest.mark.parametrize("line", ["run 8k in 44 m", "run 8k 44 m # fine", "run 8k 44 m, calf3l"])
def test_a_number_before_a_lone_m_is_no_massage(line: str) -> None:
    assert '"44m" could be minutes or metres. Write 44min or 0.044k.' in problem(line)


def test_what_a_pace_gives_is_a_guess() -> None:
    assert how("run 12k 4:45/km")["duration_s"] == "guessed"
    assert how("run 57min 4:45/km")["distance_m"] == "guessed"


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "run 12k 50min 4:45/km": "do not agree",
        "run 4:45/km": "A pace needs a distance or a time.",
        "run 12k 4:45/km 5:00/km": "second pace",
        "run 12k 0:00/km": "A pace is more than 0:00.",
        "sat race Club 10k 4:45/km": "A race that lies ahead has no pace yet.",
    }.items(),
)
def test_a_pace_that_says_nothing(line: str, said: str) -> None:
    assert said in problem(line)


@pytest.mark.parametrize(
    ("line", "start"),
    {
        "run 8k 44": ago(44),
        "run 5k 24:32": ago(24, 32),
        "massage deep": ago(60),
        "bath 20": ago(20),
        "race Club 10k 0:44:10": ago(44, 10),
        "today run 8k 44": ago(44),
        "23 nov run 8k 44": ago(44),
        "run 8k": ago(0),
        "water 500ml": ago(0),
        "run 60k 13h": day(2026, 11, 23),
        "2026-11-23 run 8k 44": day(2026, 11, 23),
        "y run 8k 44": day(2026, 11, 22),
        "run 8k 44 planned": day(2026, 11, 23),
        "at 9 run 8k 44": utc(2026, 11, 23, 9),
    }.items(),
)
def test_what_is_done_today_has_ended_now(line: str, start: Moment) -> None:
    assert entry(line).start == start


def test_its_start_is_a_guess_and_only_its_own() -> None:
    assert how("run 8k 44")["start"] == "guessed"
    run, sore = entries("run 8k 44 calf3l")
    assert (run.start, sore.start) == (ago(44), ago(0))


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "23 nov 08:00 massage": "2026-11-23 08:00",
        "23 nov 18:00 massage": "2026-11-23 18:00",
        "24 sep massage": "2026-09-24",
        "23 sep massage": "2027-09-23",
        "1 nov race Club 5k": "2026-11-01",
        "1 sep race Club 5k": "2027-09-01",
        "24 nov race Club 5k": "2026-11-24",
        "1 nov massage planned": "2027-11-01",
        "1 sep race Club 5k 0:25:10": "2026-09-01",
        "sun 1 nov race Club 5k": "2026-11-01",
    }.items(),
)
def test_a_race_or_massage_without_a_year_is_recent_or_next(line: str, expected: str) -> None:
    assert starts(line) == expected


def test_a_booking_without_a_year_lies_ahead() -> None:
    assert starts("1 nov 18:00 deep", booking=True) == "2027-11-01 18:00"


@pytest.mark.parametrize(
    ("line", "start", "duration_s", "status"),
    [
        ("race Club 10k 44:10", ago(44, 10), 2650, Status.DONE),
        ("yesterday race Club 5k 19:45", day(2026, 11, 22), 1185, Status.DONE),
        ("race Club 08:00 10k 44:10", utc(2026, 11, 23, 8), 2650, Status.DONE),
        ("08:00 race Club 44:10", utc(2026, 11, 23, 8), 2650, Status.DONE),
        ("race Club 08:00 44:10", utc(2026, 11, 23, 8), 2650, Status.DONE),
        ("race Club 10k 08:00 44:10", utc(2026, 11, 23, 8), 2650, Status.DONE),
        ("race Club 10k in 44:10", ago(44, 10), 2650, Status.DONE),
        ("race Club 10k in 44", ago(44), 2640, Status.DONE),
        ("race Club 10k at 10:00", utc(2026, 11, 23, 10), None, Status.DONE),
        ("10:00 race Club 10k", utc(2026, 11, 23, 10), None, Status.DONE),
        ("sat race Club 10k 10:00", utc(2026, 11, 28, 10), None, Status.PLANNED),
        ("race Club 6 dec 10:00 10k", utc(2026, 12, 6, 10), None, Status.PLANNED),
        ("1 nov race Club 10k 44:10", day(2026, 11, 1), 2650, Status.DONE),
        ("race Club 10k 4:25/km", ago(44, 10), 2650, Status.DONE),
    ],
)
def test_the_time_of_a_race(line: str, start: Moment, duration_s: int | None, status: Status) -> None:
    assert values(entry(line), "start", "duration_s", "status") == (start, duration_s, status)


def test_a_result_that_could_be_a_start_is_a_guess() -> None:
    assert how("race Club 5k 19:45")["duration_s"] == "guessed"
    assert how("race Club 5k 25:10")["duration_s"] == "written"


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "race Club 5k 9:00": "result of 9 min 0 s, which is no pace to race at, or a start at 9:00. "
        "Write 0:09:00 or 9:00:00 for a result, at 9:00 for a start.",
        "race Marathon 42.2k 4:15": "Write 0:04:15 or 4:15:00 for a result, at 4:15 for a start.",
        "race Club 5k 80:00": "could be a result of 80 min 0 s, which is no pace to race at, or 80 h 0 min.",
        "sat race Club 5k 25:10": '"25:10" is no time of day.',
        "race Club 10k 44": '"44" could be minutes or a part of the name. Write 44min, or put the name in quotes.',
        "race Club 5k 10:00 19:45 11:00": "second time of day",
    }.items(),
)
def test_a_time_that_is_neither(line: str, said: str) -> None:
    assert said in problem(line)


@pytest.mark.parametrize(
    ("pace_s", "is_fine"),
    [(149, False), (150, True), (900, True), (901, False)],
    ids=["2:29", "2:30", "15:00", "15:01"],
)
def test_the_paces_of_a_result(pace_s: int, is_fine: bool) -> None:
    minutes, seconds = divmod(pace_s * 5, 60)
    assert read(f"y race Club 5k {minutes}:{seconds:02d}").is_ready is is_fine


@pytest.mark.parametrize(
    ("line", "name", "distance_m", "duration_s"),
    [
        ("parkrun 24:32", "parkrun", 5000, 1472),
        ("Parkrun 24:32", "Parkrun", 5000, 1472),
        ("race parkrun 24:32", "parkrun", 5000, 1472),
        ("y parkrun Bushy 24:32", "parkrun Bushy", 5000, 1472),
        ("y parkrun 2k 9:10", "parkrun", 2000, 550),
        ("sat parkrun", "parkrun", 5000, None),
        ("parkrun in 24:32", "parkrun", 5000, 1472),
        ('parkrun "Bushy Park" 24:32', "Bushy Park", None, None),
    ],
)
def test_a_parkrun(line: str, name: str, distance_m: int | None, duration_s: int | None) -> None:
    assert values(read(line).entries[0], "name", "distance_m", "duration_s")[: 3 if distance_m else 1] == (
        (name, distance_m, duration_s) if distance_m else (name,)
    )


def test_a_parkrun_behind_a_run_is_no_second_entry() -> None:
    assert pointed("run 5k 25:00 parkrun") == "parkrun"
    assert [found.kind for found in entries("run 2k 10, parkrun 24:32")] == [Kind.RUN, Kind.RACE]


def test_a_quoted_name_says_nothing_of_the_distance() -> None:
    assert values(entry('race "parkrun"'), "name", "distance_m") == ("parkrun", None)


@pytest.mark.parametrize(
    ("line", "zone"),
    {
        'race "NYC Half" 2026-12-06 08:00 21.1k New York': "America/New_York",
        'race "NYC Half" New York 2026-12-06 08:00': "America/New_York",
        "race Spring Half 21.1k 2026-12-06 Berlin": "Europe/Berlin",
        "race Gold Half 21.1k sun los angeles": "America/Los_Angeles",
        "race Tango Half 21.1k sun Buenos Aires": "America/Argentina/Buenos_Aires",
        "race Berlin Half 21.1k sun": LONDON,
        "race 21.1k Berlin": LONDON,
    }.items(),
)
def test_the_city_of_a_race_is_its_zone(line: str, zone: str) -> None:
    assert entry(line).start.zone == zone


def test_a_zone_told_by_its_city_is_a_guess() -> None:
    assert how('race "Half" 2026-12-06 08:00 New York')["start"] == "guessed"
    assert how('race "Half" 2026-12-06 08:00 America/New_York')["start"] == "written"


@pytest.mark.parametrize(
    ("line", "token"),
    {
        'race "Ekiden" sun 09:00 Narnia 10k': "Narnia",
        'note "slept badly" again': "again",
        'race My "Half" 10k': "My",
        'ill "a cold" since': "since",
    }.items(),
)
def test_in_quotes_everything_is_the_name(line: str, token: str) -> None:
    assert pointed(line) == token
    assert "outside the quotes" in problem(line)


@pytest.mark.parametrize(
    ("line", "area", "side", "rating"),
    [
        ("right shin 4/10", Area.SHIN, Side.RIGHT, 4),
        ("shin 4 of 10", Area.SHIN, Side.BOTH, 4),
        ("shin 4 out of 10", Area.SHIN, Side.BOTH, 4),
        ("sore right shin 4/10", Area.SHIN, Side.RIGHT, 4),
        ("sore shin 4/10 left", Area.SHIN, Side.LEFT, 4),
        ("shin4/10", Area.SHIN, Side.BOTH, 4),
    ],
)
def test_a_rating_out_of_ten(line: str, area: Area, side: Side, rating: int) -> None:
    assert values(entry(line), "area", "side", "rating") == (area, side, rating)


def test_other_ratings_out_of_ten() -> None:
    assert values(entry("massage 45 pain 3/10"), "pain") == (3,)
    assert values(entry("massage 45 p3/10"), "pain") == (3,)
    assert values(entry("run 8k effort 6 of 10"), "effort") == (6,)
    assert values(entry("run 8k e6/10"), "effort") == (6,)


def test_a_quality_is_there_if_it_was_written() -> None:
    assert values(entry("left calf 3"), "quality") == (None,)
    assert values(entry("left calf 3 ache"), "quality") == ("ache",)


@pytest.mark.parametrize(
    ("line", "volumes"),
    {
        "1.5l": (1500,),
        "750ml": (750,),
        "20oz": (591,),
        "750ml water": (750,),
        "750ml of water": (750,),
        "2 glasses": (500,),
        "a glass of water": (250,),
        "two glasses of water": (500,),
        "glass": (250,),
        "w 3 glasses": (750,),
        "drank 500ml": (500,),
        "500ml water 20oz": (500, 591),
    }.items(),
)
def test_a_drink(line: str, volumes: tuple[int, ...]) -> None:
    assert tuple(found.volume_ml for found in entries(line) if isinstance(found, Drink)) == volumes


def test_a_drink_may_follow_any_item() -> None:
    run, drink = entries("run 8k 44 1l")
    assert values(drink, "volume_ml") == (1000,)
    assert values(run, "duration_s") == (2640,)


def test_a_glass_is_a_guess_of_the_size_in_the_settings() -> None:
    assert how("2 glasses") == {"volume_ml": "guessed"}
    (drink,) = read("2 glasses", settings=Settings(line=LineWords(glass_ml=300))).entries
    assert values(drink, "volume_ml") == (600,)


def test_a_side_is_no_drink() -> None:
    assert read("sore calf 2l").problems


@pytest.mark.parametrize(
    ("line", "name", "detail"),
    [
        ("fever", ConditionName.ILL, "fever"),
        ("sick", ConditionName.ILL, ""),
        ("pregnant", ConditionName.ASK_CLINICIAN, "pregnant"),
        ("injured left calf", ConditionName.INJURY, ""),
        ("ill fever", ConditionName.ILL, "fever"),
        ("clear sick", ConditionName.ILL, ""),
        ("ill since yesterday", ConditionName.ILL, ""),
        ("fever since monday", ConditionName.ILL, "fever"),
    ],
)
def test_a_condition(line: str, name: ConditionName, detail: str) -> None:
    found = entry(line)
    assert isinstance(found, Condition)
    assert (found.name, found.detail) == (name, detail)


def test_a_condition_told_by_another_word_is_a_guess() -> None:
    assert how("fever")["name"] == "guessed"
    assert how("ill")["name"] == "written"


def test_the_words_people_write_are_words_in_a_text() -> None:
    assert values(entry("note tired, sick of rain, ran anyway"), "text") == ("tired, sick of rain, ran anyway",)


def test_a_colour_told_by_another_word() -> None:
    assert values(entry("pee 3"), "kind", "colour") == (Kind.URINE, 3)


@pytest.mark.parametrize(
    ("line", "therapist"),
    {
        "massage 45 with Anna": "Anna",
        "massage with Anna deep": "Anna",
        "massage with Anna Smith 45": "Anna Smith",
        "massage 45 with anna": "anna",
        "massage 45 by Anna": "Anna",
        'massage 45 @"Anna Smith"': "Anna Smith",
        'massage with "Anna Smith" 45': "Anna Smith",
        "massage with deep": "",
        "massage deep with 45": "",
    }.items(),
)
def test_a_therapist(line: str, therapist: str) -> None:
    assert values(entry(line), "therapist") == (therapist,)


def test_a_therapist_behind_with_is_a_guess_and_no_sentence() -> None:
    assert how("massage with Anna")["therapist"] == "guessed"
    assert how("massage @Anna")["therapist"] == "written"
    assert "#" in problem("massage 45 with my physio")


@pytest.mark.parametrize(
    ("line", "depth", "duration_s"),
    [
        ("deep massage 45", Depth.DEEP, 2700),
        ("45min deep massage", Depth.DEEP, 2700),
        ("deep sports massage", Depth.DEEP, 3600),
        ("run 8k 44 easy, deep massage 45", Depth.DEEP, 2700),
    ],
)
def test_words_before_their_verb(line: str, depth: Depth, duration_s: int) -> None:
    assert values(entries(line)[-1], "kind", "depth", "duration_s") == (Kind.MASSAGE, depth, duration_s)


def test_other_words_before_their_verb() -> None:
    meal = entry("heavy meal 12:30")
    assert isinstance(meal, Meal)
    assert meal.size is MealSize.HEAVY
    assert [found.kind for found in entries("run 8k 44 easy massage 45")] == [Kind.RUN, Kind.MASSAGE]
    (booking,) = entries("deep massage fri 18:00", booking=True)
    assert values(booking, "depth", "status") == (Depth.DEEP, Status.PLANNED)


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "this morning run 8k": "2026-11-23 07:00",
        "run 8k this morning": "2026-11-23 07:00",
        "midday meal": "2026-11-23 12:30",
        "noon meal": "2026-11-23 12:30",
        "this afternoon massage": "2026-11-23 15:00",
        "this evening massage": "2026-11-23 18:30",
        "tonight massage": "2026-11-23 18:30",
        "yesterday evening run 8k": "2026-11-22 18:30",
        "fri morning massage": "2026-11-27 07:00",
        "two days ago run 8k": "2026-11-21",
        "run 8k 3 days ago": "2026-11-20",
        "a week ago run 8k": "2026-11-16",
        "in 3 days massage": "2026-11-26",
        "in two weeks massage": "2026-12-07",
        "23/10 run 8k": "2026-10-23",
        "23/11/2025 run 8k": "2025-11-23",
        "23.11.2025 run 8k": "2025-11-23",
        "11/11 run 8k": "2026-11-11",
        "on fri massage": "2026-11-27",
    }.items(),
)
def test_when(line: str, expected: str) -> None:
    assert starts(line) == expected


@pytest.mark.parametrize("line", ["this morning run 8k", "midday meal", "23/10 run 8k", "23/11/2025 run 8k"])
def test_when_of_such_words_is_a_guess(line: str) -> None:
    assert how(line)["start"] == "guessed"


def test_the_times_of_day_are_settings() -> None:
    (run,) = read("this morning run 8k", settings=Settings(line=LineWords(morning=time(6, 15)))).entries
    assert run.start == utc(2026, 11, 23, 6, 15)


def test_a_part_of_the_day_may_stand_in_a_name() -> None:
    assert values(entry("race Midday Mile sat"), "name") == ("Midday Mile",)


@pytest.mark.parametrize("line", ["03/04 run 8k", "3/10 run 8k", "10/11/2025 run 8k"])
def test_digits_with_two_readings_stay_refused(line: str) -> None:
    assert " could be " in problem(line)


@pytest.mark.parametrize(
    ("line", "booking", "expected"),
    [
        ("fri 27 nov 18 deep massage", False, "2026-11-27 18:00"),
        ("27 nov fri 18 deep massage", False, "2026-11-27 18:00"),
        ("fri 2026-11-27 18 deep massage", False, "2026-11-27 18:00"),
        ("fri 27 nov 18 deep", True, "2026-11-27 18:00"),
        ("27 nov 18 deep", True, "2026-11-27 18:00"),
        ("fri 18 deep", True, "2026-11-27 18:00"),
        ("fri 20 nov 8.2 44", False, "2026-11-20"),
    ],
)
def test_the_number_behind_a_day_and_its_weekday_is_the_hour(line: str, booking: bool, expected: str) -> None:
    assert starts(line, booking=booking) == expected


@pytest.mark.parametrize(
    "word", ["in", "no", "hi", "we", "th", "so", "to", "of", "at", "with", "not", "out", "de", "fi"]
)
def test_function_words_and_two_letters_begin_nothing(word: str) -> None:
    assert pointed(f"run 8k {word}") == word


@pytest.mark.parametrize("word", ["in", "for", "with", "of", "and", "at", "on"])
def test_a_function_word_joins_what_stands_around_it(word: str) -> None:
    assert entries(f"run 8k {word} easy") == entries("run 8k easy")


def test_a_name_behind_with_is_no_day() -> None:
    assert pointed("run 8k with Tom") == "Tom"


@pytest.mark.parametrize(
    ("line", "token", "fixed"),
    [
        ("r 8k 44 e5 felt good", "felt", "r 8k 44 e5 # felt good"),
        ("massage 45 deep calves hurt a lot", "hurt", "massage 45 deep calves # hurt a lot"),
        ("run 8k not easy", "not", "run 8k # not easy"),
        ("r 8k xylophone", "xylophone", "r 8k # xylophone"),
        ("slept badly", "slept", "note slept badly"),
        ("run 8k intervals with 90s", "90s", "run 8k intervals # with 90s"),
        ("run 8k 44 with Tom", "Tom", "run 8k 44 # with Tom"),
    ],
)
def test_words_that_read_like_a_note(line: str, token: str, fixed: str) -> None:
    draft = read(line)
    assert pointed(line) == token
    assert len(draft.problems) == 1
    assert draft.problems[0].way_out.startswith("A note? Put ")
    assert draft.with_note == fixed
    assert read(fixed).is_ready


@pytest.mark.parametrize(
    ("line", "nearest"),
    {
        "r 8k felt": "",
        "r 8k fevr": "fever",
        "r 8k ezsy": "easy",
        "r 8k tmepo": "tempo",
        "massge 45": "massage",
        "m 45 light deap": "",
        "r 8k haert": "",
        "r 8k intervlas": "intervals",
        "r 8k gopd": "",
    }.items(),
)
def test_a_slip_of_the_fingers_is_offered_and_no_other_word(line: str, nearest: str) -> None:
    first = read(line).problems[0]
    assert first.nearest == nearest
    assert first.sentence.count("Did you mean") == bool(nearest)


def same(line: str, now: datetime = NOON) -> tuple[Entry, ...]:
    draft = parse(line, Context(now, LONDON, Settings()), latest=SAME.get)
    assert draft.problems == ()
    return draft.entries


def test_same_is_the_latest_run_today_at_the_same_hour() -> None:
    again = replace(RUN_OF_SUNDAY, start=utc(2026, 11, 23, 7, 10))
    assert same("same") == same("run same") == (again,)
    assert same("run same e6") == (replace(again, effort=6),)
    assert same("y same") == (RUN_OF_SUNDAY,)
    assert same("18:00 run same") == (replace(again, start=utc(2026, 11, 23, 18), status=Status.PLANNED),)
    assert same("same", datetime(2026, 11, 23, 6, tzinfo=UTC)) == (replace(again, status=Status.PLANNED),)


def test_same_is_the_latest_of_the_kind_that_is_named_but_not_how_it_felt() -> None:
    assert same("massage same") == (
        replace(DEEP_MASSAGE, start=utc(2026, 11, 23, 18), pain=None, status=Status.PLANNED),
    )


def test_what_is_the_same_is_a_guess() -> None:
    draft = parse("run same e6", Context(NOON, LONDON, Settings()), latest=SAME.get)
    assert {name: str(got) for name, got in draft.draft_entries[0].provenances.items()} == {
        **dict.fromkeys(("start", "status", "distance_m", "duration_s", "run_kind"), "guessed"),
        **dict.fromkeys(("note", "id", "source"), "default"),
        **dict.fromkeys(("elapsed_s", "avg_hr", "ascent_m", "descent_m"), "default"),
        "effort": "written",
    }


@pytest.mark.parametrize(
    ("line", "said"),
    {"bath same": "There is no bath yet", "same same": "second same", "sore left calf same": "no soreness yet"}.items(),
)
def test_same_as_what_is_not_there(line: str, said: str) -> None:
    draft = parse(line, Context(NOON, LONDON, Settings()), latest=SAME.get)
    assert said in draft.problems[0].sentence


def test_same_in_a_text_is_a_word() -> None:
    note = entry("note same as yesterday")
    assert isinstance(note, Note)
    assert note.text == "same as yesterday"
    assert values(entry("race Club same"), "name") == ("Club same",)


def test_soreness_is_rated_anew() -> None:
    rating = Soreness(start=utc(2026, 11, 22, 7), area=Area.CALF, side=Side.LEFT, rating=3)
    context = Context(NOON, LONDON, Settings())
    assert parse("sore same", context, latest=lambda _: rating).entries == (
        replace(rating, start=utc(2026, 11, 23, 7)),
    )
    draft = parse("sore right calf same", context, latest=lambda _: rating)
    assert draft.problems[0].sentence == "The same as which rating?"


def test_a_race_of_the_same_name() -> None:
    race = Race(start=utc(2026, 11, 14, 9), name="Club", distance_m=5000, duration_s=1500, status=Status.DONE)
    draft = parse("race same", Context(NOON, LONDON, Settings()), latest=lambda _: race)
    assert draft.entries == (replace(race, start=utc(2026, 11, 23, 9), duration_s=None),)
