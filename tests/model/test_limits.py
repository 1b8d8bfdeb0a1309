"""Every limit, on both sides of its boundary."""

from datetime import date
from typing import Any

import pytest

from runjournal.model.areas import Area, Side, Spot
from runjournal.model.choices import ConditionName, Kind, Status
from runjournal.model.entries import ENTRY_TYPES, Condition, longer_elapsed
from runjournal.model.limits import Invalid, find_control, replace_controls
from runjournal.model.moments import Moment

START = Moment.whole_day(date(2026, 11, 23), "UTC")
NEEDED: dict[Kind, dict[str, Any]] = {
    Kind.SORENESS: {"area": Area.CALF, "rating": 3},
    Kind.DRINK: {"volume_ml": 500},
    Kind.URINE: {"colour": 3},
    Kind.NOTE: {"text": "slept badly"},
    Kind.CONDITION: {"name": ConditionName.ILL},
    Kind.OVERRULE: {"rule": "race-too-close", "about": "massage-1", "why": "a light one"},
}

BOUNDS = [
    (Kind.RUN, "distance_m", 0, 500_000),
    (Kind.RUN, "duration_s", 1, 72 * 3600),
    (Kind.RUN, "effort", 0, 10),
    (Kind.RUN, "elapsed_s", 1, 72 * 3600),
    (Kind.RUN, "avg_hr", 20, 260),
    (Kind.RUN, "ascent_m", 0, 20_000),
    (Kind.RUN, "descent_m", 0, 20_000),
    (Kind.RACE, "distance_m", 0, 500_000),
    (Kind.RACE, "duration_s", 1, 72 * 3600),
    (Kind.RACE, "effort", 0, 10),
    (Kind.RACE, "elapsed_s", 1, 72 * 3600),
    (Kind.RACE, "avg_hr", 20, 260),
    (Kind.RACE, "ascent_m", 0, 20_000),
    (Kind.RACE, "descent_m", 0, 20_000),
    (Kind.MASSAGE, "duration_s", 1, 72 * 3600),
    (Kind.MASSAGE, "pain", 0, 10),
    (Kind.SORENESS, "rating", 0, 10),
    (Kind.DRINK, "volume_ml", 1, 20_000),
    (Kind.URINE, "colour", 1, 8),
    (Kind.BATH, "duration_s", 1, 72 * 3600),
]


@pytest.mark.parametrize(("kind", "field", "low", "high"), BOUNDS, ids=lambda value: str(value))
def test_a_number_stays_within_its_limits(kind: Kind, field: str, low: int, high: int) -> None:
    for fine in (low, high):
        assert getattr(_entry(kind, **{field: fine}), field) == fine
    for wrong in (low - 1, high + 1, 1.5, True, "3"):
        with pytest.raises(Invalid) as caught:
            _entry(kind, **{field: wrong})
        assert caught.value.field == field


@pytest.mark.parametrize("kind", [Kind.RUN, Kind.RACE])
def test_an_elapsed_time_is_longer_than_the_time_moved(kind: Kind) -> None:
    assert _entry(kind, duration_s=1830, elapsed_s=1831).elapsed_s == 1831
    for wrong in (1, 1829, 1830):
        with pytest.raises(Invalid, match="longer than the time moved") as caught:
            _entry(kind, duration_s=1830, elapsed_s=wrong)
        assert caught.value.field == "elapsed_s"


@pytest.mark.parametrize(
    ("duration_s", "elapsed_s", "kept"),
    [(1830, 1831, 1831), (1830, 1830, None), (1830, 1829, None), (None, 1, 1), (None, 0, None), (1830, None, None)],
)
def test_only_a_longer_elapsed_time_is_kept(duration_s: int | None, elapsed_s: int | None, kept: int | None) -> None:
    assert longer_elapsed(duration_s, elapsed_s) == kept


TEXTS = [
    *((kind, "note", 2_000) for kind in Kind),
    (Kind.MASSAGE, "therapist", 200),
    (Kind.RACE, "name", 2_000),
    (Kind.NOTE, "text", 2_000),
    (Kind.CONDITION, "detail", 2_000),
    (Kind.OVERRULE, "why", 2_000),
    (Kind.OVERRULE, "about", 64),
    (Kind.BATH, "id", 64),
    (Kind.BATH, "source", 200),
]


@pytest.mark.parametrize(("kind", "field", "longest"), TEXTS, ids=lambda value: str(value))
def test_a_text_is_not_too_long_and_commands_no_terminal(kind: Kind, field: str, longest: int) -> None:
    assert getattr(_entry(kind, **{field: "ü" * longest}), field) == "ü" * longest
    for wrong in ("x" * (longest + 1), "a\x1b[2Jb", "a\nb", "a\x9bb", "a\u202eb"):
        with pytest.raises(Invalid) as caught:
            _entry(kind, **{field: wrong})
        assert caught.value.field == field


CONTROLS = {
    "C0, DEL, C1": ["\0", "\t", "\x1f", "\x7f", "\x80", "\x9f"],
    "surrogates": ["\ud800", "\udcff"],
    "separators": ["\u2028", "\u2029"],
    "direction": ["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"],
    "no width": ["\u200b", "\u2060", "\u2064", "\ufeff", "\u034f", "\u180e"],
    "soft hyphen": ["\xad"],
    "tags": ["\U000e0001", "\U000e0041", "\U000e007f"],
    "variants of no emoji": ["\ufe00", "\ufe0d", "\U000e0100", "\U000e01ef"],
    "fillers": ["\u115f", "\u3164", "\uffa0", "\u2800"],
}


@pytest.mark.parametrize("characters", CONTROLS.values(), ids=CONTROLS)
def test_these_characters_command_or_hide(characters: list[str]) -> None:
    for character in characters:
        assert find_control(f"🏃{character}") == 1
        assert replace_controls(f"a{character}b") == "a?b"
        with pytest.raises(Invalid, match="cannot be kept in a journal"):
            _entry(Kind.NOTE, text=f"a{character}b")


KEPT = {
    "plain": "slept badly ~",
    "letters and signs": "caf\xe9 → \xa0 ‧ \u202f",
    "a runner": "🏃\u200d♀\ufe0f 5k",
    "two people and a skin": "👩🏽\u200d🤝\u200d👨🏻",
    "a heart": "❤\ufe0f\u200d🔥",
    "a flag": "🏳\ufe0f\u200d🌈 🇬🇧",
    "a key": "1\ufe0f\u20e3 #\ufe0f\u20e3",
    "signs": "™\ufe0f ☀\ufe0f ⏱\ufe0e",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_these_texts_are_kept(text: str) -> None:
    assert find_control(text) is None
    assert replace_controls(text) == text
    assert getattr(_entry(Kind.NOTE, text=text), "text") == text  # noqa: B009 - its type is not known here


@pytest.mark.parametrize("text", ["a\u200db", "a\ufe0f", "\u200d", "🏃\u200d\u200d", "🏃\ufe0f\ufe0f", "ab\u200c"])
def test_joiners_and_variants_are_kept_within_emoji_alone(text: str) -> None:
    with pytest.raises(Invalid, match=r"the invisible character U\+(?:200C|200D|FE0F)"):
        _entry(Kind.NOTE, text=text)


@pytest.mark.parametrize("field", ["id", "source"])
@pytest.mark.parametrize("wrong", ["a b", "a\u00a0b", "a\u2003b"])
def test_ids_and_sources_are_one_word(field: str, wrong: str) -> None:
    with pytest.raises(Invalid) as caught:
        _entry(Kind.BATH, **{field: wrong})
    assert caught.value.field == field


@pytest.mark.parametrize("text", ["", "  ", "\u2003"])
def test_a_note_needs_words(text: str) -> None:
    with pytest.raises(Invalid, match="needs some words"):
        _entry(Kind.NOTE, text=text)


@pytest.mark.parametrize("why", ["", "  ", "\u2003"])
def test_an_overrule_needs_a_reason(why: str) -> None:
    with pytest.raises(Invalid, match="needs a reason"):
        _entry(Kind.OVERRULE, why=why)


@pytest.mark.parametrize("rule", ["ill", "race-too-close", "a" * 64])
def test_these_have_the_shape_of_a_rule(rule: str) -> None:
    assert _entry(Kind.OVERRULE, rule=rule).rule == rule


@pytest.mark.parametrize("rule", ["", "-", "race--close", "race-", "Race", "race 2", "race_close", "räce", "a" * 65])
def test_these_have_not(rule: str) -> None:
    with pytest.raises(Invalid, match="joined by hyphens") as caught:
        _entry(Kind.OVERRULE, rule=rule)
    assert caught.value.field == "rule"


@pytest.mark.parametrize("about", ["", "a b", " "])
def test_an_overrule_is_about_one_entry(about: str) -> None:
    with pytest.raises(Invalid) as caught:
        _entry(Kind.OVERRULE, about=about)
    assert caught.value.field == "about"


def test_everywhere_is_only_all_clear() -> None:
    assert _entry(Kind.SORENESS, area=Area.EVERYWHERE, rating=0)
    with pytest.raises(Invalid, match="all clear"):
        _entry(Kind.SORENESS, area=Area.EVERYWHERE, rating=1)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.RUN, Kind.MASSAGE, Kind.RACE}))
def test_what_cannot_be_planned_is_done(kind: Kind) -> None:
    assert _entry(kind).status is Status.DONE
    with pytest.raises(TypeError):
        _entry(kind, status=Status.PLANNED)


@pytest.mark.parametrize(("kind", "status"), [(Kind.RUN, "done"), (Kind.MASSAGE, "done"), (Kind.RACE, "planned")])
def test_what_can_be_planned_has_a_usual_status(kind: Kind, status: str) -> None:
    assert _entry(kind).status == status


def test_a_condition_begins_unless_it_clears() -> None:
    condition = _entry(Kind.CONDITION)
    assert isinstance(condition, Condition)
    assert not condition.clears


@pytest.mark.parametrize(
    ("area", "side"),
    [(Area.CALF, Side.MIDDLE), (Area.HIP, Side.MIDDLE), (Area.EVERYWHERE, Side.LEFT), (Area.EVERYWHERE, Side.MIDDLE)],
)
def test_these_spots_are_none(area: Area, side: Side) -> None:
    with pytest.raises(Invalid):
        Spot(area, side)
    with pytest.raises(Invalid):
        _entry(Kind.SORENESS, area=area, side=side, rating=0)


def _entry(kind: Kind, **values: Any) -> Any:
    return ENTRY_TYPES[kind](start=START, **{**NEEDED.get(kind, {}), **values})
