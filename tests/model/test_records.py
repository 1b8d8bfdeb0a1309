"""A record says everything of an entry, and nothing that is not one becomes an entry."""

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings

from runjournal.model.choices import Kind
from runjournal.model.entries import ENTRY_TYPES, Entry, Soreness
from runjournal.model.limits import Invalid
from runjournal.model.records import SHARED, Plain, fields_of, from_record, to_record
from tests.strategies import entries, entries_of

RECORD: dict[str, Plain] = {"start": "2026-11-23T18:00:00Z", "zone": "Europe/Berlin"}


@pytest.mark.parametrize("kind", Kind)
def test_a_record_gives_back_its_entry(kind: Kind) -> None:
    @settings(max_examples=25)
    @given(entries_of(kind))
    def gives_back(entry: Entry) -> None:
        assert from_record(kind, to_record(entry)) == entry

    gives_back()


@given(entries())
def test_a_record_survives_json(entry: Entry) -> None:
    assert from_record(entry.kind, json.loads(json.dumps(to_record(entry)))) == entry


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_an_entry_is_in_its_record(kind: Kind) -> None:
    own = {field.name for field in fields(ENTRY_TYPES[kind])} - set(SHARED)
    assert own == {field.name for field in fields_of(kind)}


def test_a_record_is_of_plain_values() -> None:
    record = to_record(from_record(Kind.MASSAGE, {**RECORD, "depth": "deep", "spots": "calf:left knee:both"}))
    assert record == {
        "id": "",
        "day": "2026-11-23",
        "start": "2026-11-23T18:00:00Z",
        "zone": "Europe/Berlin",
        "status": "done",
        "duration_s": 3600,
        "depth": "deep",
        "massage_kind": None,
        "spots": "calf:left knee:both",
        "pain": None,
        "braced": False,
        "therapist": "",
        "note": "",
        "source": "",
    }


def test_the_day_of_an_instant_is_local() -> None:
    late = from_record(Kind.BATH, {"start": "2026-11-23T23:30:00Z", "zone": "Europe/Berlin"})
    assert late.day.isoformat() == "2026-11-24"


def test_a_start_may_carry_any_offset() -> None:
    entry = from_record(Kind.BATH, {"start": "2026-11-23T19:00:00+01:00", "zone": "Europe/Berlin"})
    assert to_record(entry)["start"] == "2026-11-23T18:00:00Z"


@pytest.mark.parametrize("given", [0, 1, False, True])
def test_a_database_writes_a_yes_as_one(given: object) -> None:
    entry = from_record(Kind.MASSAGE, {**RECORD, "braced": given})
    assert to_record(entry)["braced"] is bool(given)


WRONG: dict[str, tuple[Kind, dict[str, object], str]] = {
    "no zone": (Kind.BATH, {"zone": ""}, "zone"),
    "unknown zone": (Kind.BATH, {"zone": "Europe/Atlantis"}, "zone"),
    "zone that climbs out of its folder": (Kind.BATH, {"zone": "../../etc/passwd"}, "zone"),
    "zone that is a folder": (Kind.BATH, {"zone": "Europe"}, "zone"),
    "zone that is a number": (Kind.BATH, {"zone": 1}, "zone"),
    "neither day nor start": (Kind.BATH, {"start": None}, "day"),
    "day that is no day": (Kind.BATH, {"start": None, "day": "2026-02-30"}, "day"),
    "start without meaning": (Kind.BATH, {"start": "soon"}, "start"),
    "start without an offset": (Kind.BATH, {"start": "2026-11-23T18:00:00"}, "start"),
    "start that is a number": (Kind.BATH, {"start": 1790000000}, "start"),
    "start before the first day": (Kind.BATH, {"start": "1969-06-01T00:00:00Z"}, "day"),
    "start beyond all calendars": (Kind.BATH, {"start": "9999-12-31T23:59:59Z"}, "day"),
    "start at the last tick of all calendars": (Kind.BATH, {"start": "9999-12-31T23:59:59-12:00"}, "day"),
    "start at the first tick of all calendars": (Kind.BATH, {"start": "0001-01-01T00:00:00+12:00"}, "day"),
    "missing rating": (Kind.SORENESS, {"area": "calf"}, "rating"),
    "unknown area": (Kind.SORENESS, {"area": "elbow", "rating": 3}, "area"),
    "fraction of a rating": (Kind.SORENESS, {"area": "calf", "rating": 3.5}, "rating"),
    "rating that is a yes": (Kind.SORENESS, {"area": "calf", "rating": True}, "rating"),
    "rating over ten": (Kind.SORENESS, {"area": "calf", "rating": 11}, "rating"),
    "rating as text": (Kind.SORENESS, {"area": "calf", "rating": "3"}, "rating"),
    "length None": (Kind.MASSAGE, {"duration_s": None}, "duration_s"),
    "spot without a side": (Kind.MASSAGE, {"spots": "calf"}, "spots"),
    "spot of an unknown area": (Kind.MASSAGE, {"spots": "elbow:left"}, "spots"),
    "middle of a calf": (Kind.MASSAGE, {"spots": "calf:middle"}, "spots"),
    "spots that are no text": (Kind.MASSAGE, {"spots": ["calf:left"]}, "spots"),
    "yes that is a two": (Kind.MASSAGE, {"braced": 2}, "braced"),
    "yes that is a text": (Kind.MASSAGE, {"braced": "1"}, "braced"),
    "yes that is a fraction": (Kind.MASSAGE, {"braced": 1.0}, "braced"),
    "note that is None": (Kind.BATH, {"note": None}, "note"),
    "id with a space": (Kind.BATH, {"id": "a b"}, "id"),
    "source with a space": (Kind.BATH, {"source": "a b"}, "source"),
    "empty note": (Kind.NOTE, {"text": " "}, "text"),
}


@pytest.mark.parametrize(("kind", "values", "field"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named(kind: Kind, values: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as caught:
        from_record(kind, {**RECORD, **values})
    assert caught.value.field == field
    assert caught.value.sentence


def test_a_soreness_needs_its_area_and_rating() -> None:
    with pytest.raises(Invalid, match="area, rating"):
        from_record(Soreness.kind, RECORD)
