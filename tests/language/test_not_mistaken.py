"""Lines that are easily taken for something else: read as they are meant, or refused with both readings."""

import pytest

from runjournal.language.line.canonical_line import to_line
from runjournal.model.choices import Kind
from runjournal.model.entries import Condition, Race
from tests.language.reading import entries, entry, problem, read, starts


def canonical(line: str, *, booking: bool = False) -> list[str]:
    """What the entries of a line are, without their day and zone."""
    return [to_line(found).partition("Europe/London ")[2] for found in entries(line, booking=booking)]


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "race Club y": "2026-11-22",
        "race Club 10k y": "2026-11-22",
        "race Club y 10k 45:10": "2026-11-22",
        "race Club 10k 45:10 y": "2026-11-22",
        "race Club 10k yest 45:10": "2026-11-22",
        "race 10k y 45:10": "2026-11-22",
        "race Club 10k tom": "2026-11-24",
        "parkrun 24:32 y": "2026-11-22",
        "ill y": "2026-11-22",
        "ill fever y": "2026-11-22",
        "injury left calf y": "2026-11-22",
        "race Correr y Vivir 10k": "2026-11-23",
    }.items(),
)
def test_y_behind_a_name_or_a_text_is_yesterday(line: str, expected: str) -> None:
    assert starts(line) == expected
    found = entry(line)
    text = found.name if isinstance(found, Race) else found.detail if isinstance(found, Condition) else ""
    assert text in ("", "Club", "parkrun", "fever", "Correr y Vivir")


@pytest.mark.parametrize(
    ("line", "others"),
    {
        "y race Club 10k 45:10 sore calf 3": ["sore calves 3"],
        "y race Club 10k 45:10 s calf 3": ["sore calves 3"],
        "y race Club 10k 45:10 left calf 3": ["sore left calf 3"],
        "y race Club 10k 45:10 calf 3/10": ["sore calves 3"],
        "y race Club 10k 45:10 massage 30": ["massage 30min done"],
        "y race Club 10k 45:10 w 500": ["water 500ml"],
        "y race Club 10k 45:10 500ml": ["water 500ml"],
        "y race Club 10k 45:10 2 glasses of water": ["water 500ml"],
        "y race Club 10k 45:10 note cold": ["note cold"],
        "y race Club 10k 45:10 ill": ["ill"],
        "y race Club 10k 45:10 run 2k": ["run 2k done"],
    }.items(),
)
def test_what_follows_a_race_with_a_finished_name_is_no_part_of_it(line: str, others: list[str]) -> None:
    assert canonical(line) == ["race Club 10k 0:45:10 done", *others]


@pytest.mark.parametrize(
    ("line", "name"),
    {
        "race Water Run 10k": "Water Run",
        "race 10k Great Run": "Great Run",
        "race Left Calf 10k": "Left Calf",
        "race Club 10k Water": "Club Water",
        "race Club 10k Race Series": "Club Race Series",
        "race Run 2 Heal 10k": "Run 2 Heal",
        "race Club 10k London Road": "Club London Road",
        "race Priority 10k": "Priority",
        "race Club 10k Ill Wind sat": "Club Ill Wind",
        "race Club 10k Massage Run 6 dec": "Club Massage Run",
        "race club 10k massage run 6 dec": "club massage run",
    }.items(),
)
def test_words_of_a_name_stay_in_it(line: str, name: str) -> None:
    found = entry(line)
    assert isinstance(found, Race)
    assert (found.name, found.start.zone, found.priority) == (name, "Europe/London", None)


@pytest.mark.parametrize(
    ("city", "zone"),
    {
        "New York": "America/New_York",
        "Port of Spain": "America/Port_of_Spain",
        "dar es salaam": "Africa/Dar_es_Salaam",
        "Port-au-Prince": "America/Port-au-Prince",
        "Buenos Aires": "America/Argentina/Buenos_Aires",
        "St Johns": "America/St_Johns",
    }.items(),
)
def test_a_city_behind_a_race_is_its_zone(city: str, zone: str) -> None:
    found = entry(f"race Club 10k 2026-12-06 08:00 {city}")
    assert isinstance(found, Race)
    assert (found.name, found.start.zone) == ("Club", zone)


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "fri 27 nov 18 deep": "2026-11-27 18:00",
        "fri 27 nov 3 massage": "2026-11-27 15:00",
        "massage fri 27 nov 18": "2026-11-27 18:00",
        "massage 60 fri 27 nov 18 deep": "2026-11-27 18:00",
        "massage 60 fri 18": "2026-11-27 18:00",
        "massage fri 2026-11-27 18": "2026-11-27 18:00",
        "fri 27 nov 7 race Club 10k": "2026-11-27 07:00",
        "race Club fri 27 nov 9 10k": "2026-11-27 09:00",
        "race Club 10k fri 27 nov 9": "2026-11-27 09:00",
        "fri 20 nov 7 run 8k": "2026-11-20 07:00",
        "massage y 20 self": "2026-11-22",
        "massage this fri 18:00": "2026-11-27 18:00",
        "this fri run 8k": "2026-11-20",
        "massage fri 45": "2026-11-27",
        "weds 18:00 massage": "2026-11-25 18:00",
    }.items(),
)
def test_the_number_behind_a_day(line: str, expected: str) -> None:
    assert starts(line) == expected
    assert len(entries(line)) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    {
        "massage fri 18": '"18" could be an hour or minutes. Write 18:00 or 18min.',
        "massage tomorrow 7 deep": '"7" could be an hour or minutes. Write 7:00 or 7min.',
        "fri 18 massage": '"18" before massage could be a time, minutes or a run. Write 18:00, 18min or 18k.',
        "tomorrow 18 deep massage": '"18" before massage could be a time, minutes or a run.',
        "45 massage @Anna": '"45" before massage could be minutes or a run. Write 45min or 45k.',
        "45 deep massage": '"45" before massage could be minutes or a run.',
        "20 bath": '"20" before bath could be a time, minutes or a run.',
        "10 race Club": '"10" before race could be a time, minutes or a run.',
        "race Club sat 9 10k": '"9" could be an hour or a part of the name. Write 9:00, or put the name in quotes.',
        "race Club 10k tomorrow 9": '"9" could be an hour or a part of the name.',
        "race Half 21.1": '"21.1" could be a distance, a result or a part of the name. Write 21.1k,',
        "parkrun 24.32": "or a result like 24:32",
        "race Club 10k priority D": "There is no priority D. Write priority A, B or C.",
        "r 8k 44.10": '"44.10" could be 44:10 or minutes. Write 44:10 or 44.10min.',
        "r 8k in 44,10": '"44,10" could be 44:10 or minutes.',
        "y race Club 10k in 44.10": '"44.10" could be 44:10 or minutes.',
        "massage fri 18.30": '"18.30" could be 18:30 or minutes.',
        "massage fri 1830": '"1830" could be 18:30 or minutes.',
        "ran for 45": '"45" could be minutes or km. Write 45min or 45km.',
        "run in 45": '"45" could be minutes or km.',
        "race Club 5/12 10k": '"5/12" could be 5 December 2026 or 12 May 2026.',
        "ill 5/11": '"5/11" could be 5 November 2026 or 11 May 2026.',
        "10k race Club 8k": '"8k" is a second distance',
        "tomorow massage": '"tomorow" is not understood here. Did you mean tomorrow?',
        "yesteday r 8k": "Did you mean yesterday?",
        "ill clear": '"clear" says that it is over. Write clear ill,',
        "fever gone": '"gone" says that it is over. Write clear ill, or put the words in quotes.',
        "injury left calf healed": '"healed" says that it is over. Write clear injury,',
    }.items(),
)
def test_what_could_be_two_things_is_refused(line: str, said: str) -> None:
    assert said in problem(line)


def test_what_says_that_a_condition_is_over_may_be_quoted_or_clear_it() -> None:
    assert canonical('ill "fever gone"') == ['ill "fever gone"']
    assert canonical("clear ill gone") == ['clear ill "gone"']


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "r calf 3": ["sore right calf 3"],
        "l calf 3 r calf 2": ["sore left calf 3", "sore right calf 2"],
        "y 8k 44 r calf 3": ["run 8k 44min done", "sore right calf 3"],
        "y m 60 l calf r quad": ["massage 60min left calf right quad done"],
        "y r calf3l": ["run done", "sore left calf 3"],
        "y calf 3 r 8": ["sore calves 3", "run 8k done"],
        "y 10k race 45:10": ["race 10k 0:45:10 done"],
        "y 5k parkrun 24:32": ['race "parkrun" 5k 0:24:32 done'],
        "y 10k race Club 45:10 e9": ["race Club 10k 0:45:10 e9 done"],
        "y 10k 50, race Club 5k": ["run 10k 50min done", "race Club 5k done"],
        'y parkrun 24:32 "Bushy"': ["race Bushy 5k 0:24:32 done"],
        "y injury left calf 3/10": ['injury left calf "3/10"'],
        "y ill low energy": ['ill "low energy"'],
        "y injury left ham": ["injury left hamstring"],
        "y injury calves": ["injury calves"],
        "y injury on left calf": ["injury left calf"],
        "y injury on left calf from a fall": ['injury left calf "from a fall"'],
        "y 12k for 66": ["run 12k 66min done"],
        "y tem run 8k": ["run 8k tempo done"],
        "y 8k 44, eas run 5k": ["run 8k 44min done", "run 5k easy done"],
        "y run 8k don massage 60": ["run 8k done", "massage 60min done"],
        "y dee massage 60": ["massage 60min deep done"],
        "y deep mass 60": ["massage 60min deep done"],
        "y fir trigger point mass 45": ["massage 45min firm trigger-point done"],
        "drank 2 glasses of water": ["water 500ml"],
        "drank 500ml water": ["water 500ml"],
        "w 500ml water 16oz": ["water 500ml", "water 473ml"],
        "10k @5:00/km": ["run 10k 50min done"],
        "10k @ 5:00/km": ["run 10k 50min done"],
        "r 8k 44.5": ["run 8k 0:44:30 done"],
        "y 10, massage 60": ["run 10k done", "massage 60min done"],
        "y 8.2 44 m 60": ["run 8.2k 44min done", "massage 60min done"],
    }.items(),
)
def test_what_is_meant_is_read(line: str, expected: list[str]) -> None:
    assert canonical(line) == expected


@pytest.mark.parametrize(("line", "hours"), [("massage fri 18h", 18), ("massage 72h y", 72)])
def test_a_massage_of_many_hours_is_remarked(line: str, hours: int) -> None:
    assert f"That is a massage of {hours} hours; a time is written like 18:00." in read(line).remarks
    assert read("massage 2h").remarks == ()


def test_entries_of_a_line_on_different_days_are_remarked() -> None:
    said = "The entries of this line are on different days: 20 November 2026 and 27 November 2026."
    assert read("fri 8k 44, massage 60").remarks == (said,)
    assert read("fri 8k 44, massage 60 p4").remarks == read("y 8k 44, massage 60").remarks == ()


def test_a_very_long_run_without_a_time_or_a_unit_is_remarked() -> None:
    assert read("run 45").remarks == ("45 is read as a distance; minutes are written 45min.",)
    assert read("run 45k").remarks == read("45 4h").remarks == read("run 20").remarks == ()


def test_a_pace_that_nobody_runs_is_remarked() -> None:
    assert read("y 8k 19h").remarks == ("1140 min 0 s is very slow for that; a time of day is written like 18:00.",)
    assert read("y 42.2k 8h").remarks == read("y 100k 30h").remarks == ()


def test_a_time_behind_a_sign_that_could_be_a_pace_is_refused() -> None:
    assert '"@" is not understood' in problem("8k 44:10 @ 5:23")
    assert starts("y 8k 44:10 @ 18:00") == "2026-11-22 18:00"
    assert starts("y 8k at 5:23") == "2026-11-22 05:23"


def test_a_length_of_a_run_ahead_that_looks_like_a_time_is_remarked() -> None:
    said = "18:00 after run is its length; a time of day is written at 18:00."
    assert said in read("run tomorrow 18:00").remarks
    assert said in read("run 8k tomorrow 18:00").remarks
    assert read("18:00 run tomorrow").remarks == read("run 8k tomorrow 44:10").remarks == ()
    assert read("y run 5k 18:00").remarks == read("7:00 run 5k tomorrow 23:10").remarks == ()


def test_a_booking_of_another_kind_keeps_its_hour() -> None:
    (race,) = entries("fri 7 race Club 10k", booking=True)
    assert race.kind is Kind.RACE
    assert starts("fri 7 race Club 10k", booking=True) == "2026-11-27 07:00"
    assert starts("fri 7", booking=True) == "2026-11-27 19:00"
