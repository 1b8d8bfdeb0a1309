"""What each verb takes, the short forms, and several items in one line."""

import pytest

from runjournal.language.line.draft import Provenance
from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Depth, Kind, MassageKind, Priority, Quality, Status
from runjournal.model.entries import Condition, Drink, Massage, Note, Overrule, Race, Run, Soreness, Urine
from runjournal.model.settings import Booking, Distance, Settings
from tests.language.reading import entries, entry, problem, read


@pytest.mark.parametrize(
    ("line", "metres"),
    {
        "run 10k": 10_000,
        "run 10km": 10_000,
        "run 10 km": 10_000,
        "r8.2k": 8200,
        "run 8,2k": 8200,
        "run .5k": 500,
        "run 6mi": 9656,
        "run 6 miles": 9656,
        "run 5000m": 5000,
        "run 5000 m": 5000,
        "run 100m": 100,
        "run 0k": 0,
        "run 8.2": 8200,
        "10k": 10_000,
        "8.2": 8200,
        "run 44min 8.2": 8200,
    }.items(),
)
def test_distances(line: str, metres: int) -> None:
    found = entry(line)
    assert isinstance(found, Run)
    assert found.distance_m == metres


def test_a_bare_distance_is_in_the_runners_own_unit() -> None:
    (found,) = read("6 50", settings=Settings(distance=Distance.MI)).entries
    assert isinstance(found, Run)
    assert (found.distance_m, found.duration_s) == (9656, 3000)


@pytest.mark.parametrize("said", ["e6", "rpe6", "rpe 6", "effort 6", "effort6", "e 6", "E6"])
@pytest.mark.parametrize("verb", ["run 8k", "race Club sat 5k"])
def test_effort(verb: str, said: str) -> None:
    found = entry(f"{verb} {said}")
    assert isinstance(found, Run | Race)
    assert found.effort == 6


@pytest.mark.parametrize(
    ("said", "kind", "depth"),
    [
        ("deep tissue", MassageKind.DEEP_TISSUE, Depth.DEEP),
        ("deep-tissue", MassageKind.DEEP_TISSUE, Depth.DEEP),
        ("deep-tissue firm", MassageKind.DEEP_TISSUE, Depth.FIRM),
        ("firm deep-tissue", MassageKind.DEEP_TISSUE, Depth.FIRM),
        ("deep-tissue depth:none", MassageKind.DEEP_TISSUE, None),
        ("trigger point light", MassageKind.TRIGGER_POINT, Depth.LIGHT),
        ("pre race", MassageKind.PRE_RACE, None),
        ("sports medium", MassageKind.SPORTS, Depth.MEDIUM),
        ("self", MassageKind.SELF, None),
    ],
)
def test_kinds_of_massage_and_depths(said: str, kind: MassageKind, depth: Depth | None) -> None:
    found = entry(f"massage {said}")
    assert isinstance(found, Massage)
    assert (found.massage_kind, found.depth) == (kind, depth)


LEFT, RIGHT, BOTH, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDDLE


@pytest.mark.parametrize(
    ("said", "spots"),
    {
        "calves": [(Area.CALF, BOTH)],
        "left calf": [(Area.CALF, LEFT)],
        "calf left": [(Area.CALF, LEFT)],
        "l calf": [(Area.CALF, LEFT)],
        "calf r": [(Area.CALF, RIGHT)],
        "calfl": [(Area.CALF, LEFT)],
        "it band": [(Area.OUTER_THIGH, BOTH)],
        "right itb": [(Area.OUTER_THIGH, RIGHT)],
        "left hip flexor": [(Area.HIP_FLEXOR, LEFT)],
        "lower back": [(Area.LOWER_BACK, MIDDLE)],
        "lower back both sides": [(Area.LOWER_BACK, BOTH)],
        "left lower back": [(Area.LOWER_BACK, LEFT)],
        "tops of feet": [(Area.TOP_OF_FOOT, BOTH)],
        "left top of foot": [(Area.TOP_OF_FOOT, LEFT)],
        "feet": [(Area.FOOT, BOTH)],
        "left calf right quad": [(Area.CALF, LEFT), (Area.QUAD, RIGHT)],
        "calves, hams, neck": [(Area.CALF, BOTH), (Area.HAMSTRING, BOTH), (Area.NECK, MIDDLE)],
        "lower back both sides left calf": [(Area.LOWER_BACK, BOTH), (Area.CALF, LEFT)],
        "achi": [(Area.ACHILLES, BOTH)],
        "everywhere": [(Area.EVERYWHERE, BOTH)],
    }.items(),
)
def test_areas_and_sides(said: str, spots: list[tuple[Area, Side]]) -> None:
    found = entry(f"massage 45 {said} deep")
    assert isinstance(found, Massage)
    assert found.spots == tuple(Spot(area, side) for area, side in spots)
    assert (found.duration_s, found.depth) == (2700, Depth.DEEP)


def _ratings(line: str) -> list[tuple[Area, Side, int, Quality | None]]:
    return [
        (found.area, found.side, found.rating, found.quality) for found in entries(line) if isinstance(found, Soreness)
    ]


UNKNOWN = None


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "sore left calf 3": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "sore calf left 3": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "sore calf r 3": [(Area.CALF, RIGHT, 3, UNKNOWN)],
        "sore 3 left calf": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "s left calf 3 quads 2": [(Area.CALF, LEFT, 3, UNKNOWN), (Area.QUAD, BOTH, 2, UNKNOWN)],
        "s calf3l quad2": [(Area.CALF, LEFT, 3, UNKNOWN), (Area.QUAD, BOTH, 2, UNKNOWN)],
        "calf3l,quad2": [(Area.CALF, LEFT, 3, UNKNOWN), (Area.QUAD, BOTH, 2, UNKNOWN)],
        "calf 3 left": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "r 8k, calf 3 left, w2": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "sore calf 3 l": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "s calf 3 l quad 2": [(Area.CALF, BOTH, 3, UNKNOWN), (Area.QUAD, LEFT, 2, UNKNOWN)],
        "sore left calf 3 and right quad 2": [(Area.CALF, LEFT, 3, UNKNOWN), (Area.QUAD, RIGHT, 2, UNKNOWN)],
        "calfl3": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "itb4r": [(Area.OUTER_THIGH, RIGHT, 4, UNKNOWN)],
        "left calf 3": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "r 8k left calf 3 44": [(Area.CALF, LEFT, 3, UNKNOWN)],
        "sore neck 2": [(Area.NECK, MIDDLE, 2, UNKNOWN)],
        "neck2": [(Area.NECK, MIDDLE, 2, UNKNOWN)],
        "sore left calf 3 sharp, quads 2": [(Area.CALF, LEFT, 3, Quality.SHARP), (Area.QUAD, BOTH, 2, UNKNOWN)],
        "sore left calf 3, sharp quads 2": [(Area.CALF, LEFT, 3, UNKNOWN), (Area.QUAD, BOTH, 2, Quality.SHARP)],
        "sore pinpoint left shin 4": [(Area.SHIN, LEFT, 4, Quality.PINPOINT)],
        "calf3l swelling": [(Area.CALF, LEFT, 3, Quality.SWELLING)],
        "sore calf 3 swe": [(Area.CALF, BOTH, 3, Quality.SWELLING)],
        "s0": [(Area.EVERYWHERE, BOTH, 0, UNKNOWN)],
        "sore 0": [(Area.EVERYWHERE, BOTH, 0, UNKNOWN)],
        "all clear": [(Area.EVERYWHERE, BOTH, 0, UNKNOWN)],
        "sore everywhere 0": [(Area.EVERYWHERE, BOTH, 0, UNKNOWN)],
    }.items(),
)
def test_soreness(line: str, expected: list[tuple[Area, Side, int, Quality | None]]) -> None:
    assert _ratings(line) == expected


@pytest.mark.parametrize(
    ("said", "millilitres"),
    {
        "w2": 2000,
        "w 2": 2000,
        "w 0.5": 500,
        "w 19.9": 19_900,
        "w 20": 20,
        "w500": 500,
        "w500ml": 500,
        "w 500 ml": 500,
        "w 2l": 2000,
        "w 2 l": 2000,
        "w 1.5 litres": 1500,
        "water 16oz": 473,
        "drink 16 oz": 473,
    }.items(),
)
def test_drinks(said: str, millilitres: int) -> None:
    assert entry(said) == Drink(start=entry(said).start, volume_ml=millilitres)


@pytest.mark.parametrize("said", ["urine 5", "u5", "u 5", "urine5", "urine colour 5", "uri 5"])
def test_urine(said: str) -> None:
    assert entry(said) == Urine(start=entry(said).start, colour=5)


@pytest.mark.parametrize(
    ("said", "name", "priority"),
    [
        ("race Berlin Marathon 42.2k priority A", "Berlin Marathon", Priority.A),
        ("race Berlin Marathon 42.2k A", "Berlin Marathon", Priority.A),
        ("race Berlin Marathon 42.2k prio b", "Berlin Marathon", Priority.B),
        ("race Plan A 10k", "Plan A", None),
        ("race 42.2k Berlin", "Berlin", None),
        ("race", "", None),
        ('race "sat 5k" 10k', "sat 5k", None),
        ('race "say ""go"""', 'say "go"', None),
        ("race Town run", "Town run", None),
        ("race Köln 10k", "Köln", None),
        ("race Run @ Dawn", "Run @ Dawn", None),
    ],
)
def test_races(said: str, name: str, priority: Priority | None) -> None:
    found = entry(said)
    assert isinstance(found, Race)
    assert (found.name, found.priority) == (name, priority)


@pytest.mark.parametrize(
    ("line", "text"),
    {
        "note slept badly": "slept badly",
        "note slept badly, tired": "slept badly, tired",
        "note slept  badly , w2": "slept badly",
        "note ran 10k easy, felt good": "ran 10k easy, felt good",
        "note legs heavy since tuesday": "legs heavy since tuesday",
        "note woke at 05:30": "woke at 05:30",
        "note long run tomorrow": "long run tomorrow",
        'note "w2 # y"': "w2 # y",
        "note thanks @Anna": "thanks @Anna",
        "y note slept badly": "slept badly",
        "note yesterday slept badly": "slept badly",
        "note 1,500 steps": "1,500 steps",
    }.items(),
)
def test_notes_keep_their_words(line: str, text: str) -> None:
    found = entries(line)[0]
    assert isinstance(found, Note)
    assert found.text == text


@pytest.mark.parametrize(
    ("line", "name", "clears", "spots", "detail"),
    [
        ("ill fever", ConditionName.ILL, False, (), "fever"),
        ("injury left calf", ConditionName.INJURY, False, (Spot(Area.CALF, LEFT),), ""),
        ("injury left calf pulled", ConditionName.INJURY, False, (Spot(Area.CALF, LEFT),), "pulled"),
        ("wound", ConditionName.WOUND, False, (), ""),
        ("bleeding", ConditionName.BLEEDING, False, (), ""),
        ("ask-clinician pregnancy", ConditionName.ASK_CLINICIAN, False, (), "pregnancy"),
        ("ask clinician pregnancy", ConditionName.ASK_CLINICIAN, False, (), "pregnancy"),
        ("ask pregnancy", ConditionName.ASK_CLINICIAN, False, (), "pregnancy"),
        ("clear ill", ConditionName.ILL, True, (), ""),
        ("clear inj left calf", ConditionName.INJURY, True, (Spot(Area.CALF, LEFT),), ""),
    ],
)
def test_conditions(line: str, name: ConditionName, clears: bool, spots: tuple[Spot, ...], detail: str) -> None:
    found = entry(line)
    assert found == Condition(start=found.start, name=name, clears=clears, spots=spots, detail=detail)


@pytest.mark.parametrize(
    ("line", "rule", "why"),
    [
        ("overrule low-fluids about:5f1e a cold day", "low-fluids", "a cold day"),
        ("overr low-fluids about:5f1e a cold day", "low-fluids", "a cold day"),
        ("overrule LOW-FLUIDS about:5f1e A cold day", "low-fluids", "A cold day"),
        ("overrule about:5f1e low-fluids a cold day", "low-fluids", "a cold day"),
        ("overrule low-fluids a cold day about:5f1e", "low-fluids", "a cold day"),
        ("overrule today about:5f1e fine", "today", "fine"),
        ("overrule ill about:5f1e better than on monday", "ill", "better than on monday"),
        ('overrule ill about:5f1e "w2 # 8k, run"', "ill", "w2 # 8k, run"),
    ],
)
def test_overrules(line: str, rule: str, why: str) -> None:
    found = entry(line)
    assert found == Overrule(start=found.start, rule=rule, about="5f1e", why=why)


@pytest.mark.parametrize(
    ("line", "kinds"),
    {
        "r 8k 44 m 45 deep": [Kind.RUN, Kind.MASSAGE],
        "r 8k 44, m 45 deep, w2": [Kind.RUN, Kind.MASSAGE, Kind.DRINK],
        "r 8k calf3l e5 w2 u3": [Kind.RUN, Kind.SORENESS, Kind.DRINK, Kind.URINE],
        "note tired, m 45": [Kind.NOTE, Kind.MASSAGE],
        "race Club sat 5k calf3 w2": [Kind.RACE, Kind.SORENESS, Kind.DRINK],
        "ill fever w2": [Kind.CONDITION, Kind.DRINK],
        "meal heavy bath 20": [Kind.MEAL, Kind.BATH],
        "w 500 300": [Kind.DRINK, Kind.DRINK],
        "m 45 r 8k": [Kind.MASSAGE, Kind.RUN],
    }.items(),
)
def test_several_items_in_a_line(line: str, kinds: list[Kind]) -> None:
    assert [found.kind for found in entries(line)] == kinds


def test_the_effort_behind_a_rating_is_that_of_the_run() -> None:
    (run, _) = entries("r 8k calf3l e5")
    assert isinstance(run, Run)
    assert run.effort == 5


def test_the_note_and_the_id_go_to_the_first_entry_and_the_source_to_all() -> None:
    run, sore = entries("r 8k calf3 source:watch # felt strong")
    assert (run.note, sore.note, run.source, sore.source) == ("felt strong", "", "watch", "watch")
    assert entry("r 8k id:abc").id == "abc"
    assert "An id names one entry" in problem("r 8k calf3 id:abc")


def test_a_massage_without_a_length_takes_the_usual_one() -> None:
    (found,) = read("massage", settings=Settings(booking=Booking(minutes=45))).entries
    assert isinstance(found, Massage)
    assert found.duration_s == 2700


@pytest.mark.parametrize(
    ("line", "expected"),
    {
        "fri 6pm dee": "2026-11-27 18:00",
        "fri 18:00": "2026-11-27 18:00",
        "fri 18:00 45 deep": "2026-11-27 18:00",
        "fri 18:00 45min": "2026-11-27 18:00",
        "fri 18:00 mass deep": "2026-11-27 18:00",
        "deep fri 18:00": "2026-11-27 18:00",
        "calves fri 18:00": "2026-11-27 18:00",
        "@Anna fri 18:00": "2026-11-27 18:00",
        "10:00-10:45 deep tomorrow": "2026-11-24 10:00",
        "deep": "2026-11-23",
        "fri 18 deep": "2026-11-27 18:00",
        "fri 6 deep": "2026-11-27 18:00",
        "fri 8 deep": "2026-11-27 08:00",
        "fri 18 45 deep": "2026-11-27 18:00",
        "fri 45 deep": "2026-11-27",
        "fri 4 deep": "2026-11-27 16:00",
        "fri 20 deep": "2026-11-27 20:00",
        "fri 21": "2026-11-27 21:00",
        "fri 23": "2026-11-27 23:00",
        "deep fri 18": "2026-11-27 18:00",
        "calves fri 18 @Anna": "2026-11-27 18:00",
        "mass 60 fri 18": "2026-11-27 18:00",
        "deep fri 27 nov 18": "2026-11-27 18:00",
        "fri mass 18": "2026-11-27",
        "fri deep 18": "2026-11-27",
        "9:30 fri 18": "2026-11-27 09:30",
    }.items(),
)
def test_a_booking_is_a_massage_that_lies_ahead(line: str, expected: str) -> None:
    found = entry(line, booking=True)
    assert isinstance(found, Massage)
    assert found.status is Status.PLANNED
    local = found.start.local
    assert (f"{local:%Y-%m-%d %H:%M}" if local else found.day.isoformat()) == expected


@pytest.mark.parametrize(("line", "minutes"), [("fri 18 45 deep", 45), ("fri 18 deep", 60), ("fri deep 18", 18)])
def test_a_bare_number_is_the_hour_of_a_booking_right_behind_its_day(line: str, minutes: int) -> None:
    found = entry(line, booking=True)
    assert isinstance(found, Massage)
    assert found.duration_s == minutes * 60


def test_a_bare_hour_is_shown_as_guessed() -> None:
    (item,) = read("fri 18 deep", booking=True).draft_entries
    assert item.provenances["start"] is Provenance.GUESSED


def test_what_is_logged_takes_no_number_for_an_hour() -> None:
    found = entry("fri 18")
    assert isinstance(found, Run)
    assert found.start.is_whole_day


def test_a_booking_reads_depth_and_length() -> None:
    found = entry("fri 6pm dee 45", booking=True)
    assert isinstance(found, Massage)
    assert (found.depth, found.duration_s) == (Depth.DEEP, 2700)


@pytest.mark.parametrize(
    ("line", "kind"), [("race Club sat 5k", Kind.RACE), ("fri run 10k tempo", Kind.RUN), ("rac Club sat", Kind.RACE)]
)
def test_a_booking_may_be_a_race_or_a_run(line: str, kind: Kind) -> None:
    found = entry(line, booking=True)
    assert isinstance(found, Run | Race)
    assert (found.kind, found.status) == (kind, Status.PLANNED)
    assert found.day > entry("y run").day


def test_a_booking_that_has_passed_is_remarked() -> None:
    draft = read("07:00 deep", booking=True)
    assert draft.remarks == ("The massage is planned for a time that has passed.",)
