"""What the journal knows, by key, by file and by time."""

import pytest

from runjournal.exchange.import_preview import RowEffect
from runjournal.exchange.joining.joining_rows import rows_of_known_file
from runjournal.model.entries import Run
from runjournal.model.moments import Moment
from tests.exchange.joining.recordings import CONTEXT, instant, known, ran

SETTINGS = CONTEXT.settings


def test_the_keys_of_a_file_are_those_of_its_sessions() -> None:
    journal = known(keys={"fit:aa:0": "a", "fit:aa:2": "b", "fit:ab:0": "c", "strava:aa": "d", "ical/x/aa:b:c": "e"})
    assert list(journal.keys_of_file("aa")) == ["fit:aa:0", "fit:aa:2"]
    assert list(journal.keys_of_file("nothing")) == []


@pytest.mark.parametrize(
    ("keys", "is_known"),
    [
        ((), False),
        (("fit:aa:0",), True),
        (("fit:aa:0/2",), False),
        (("fit:aa:1/2",), False),
        (("fit:aa:0/2", "fit:ab:1/2"), False),
        (("fit:aa:0/2", "fit:aa:1/2"), True),
        (("fit:aa:2/3", "fit:aa:0/3"), False),
        (("fit:aa:2/3", "fit:aa:0/3", "fit:aa:1/3"), True),
        (("fit:aa:0/many",), True),
        (("fit:aa:0/",), True),
    ],
    ids=str,
)
def test_a_file_is_known_if_all_its_activities_are(keys: tuple[str, ...], is_known: bool) -> None:
    assert bool(known(keys=dict.fromkeys(keys, "mine")).keys_of_file("aa")) is is_known


def test_a_file_that_was_imported_names_its_entries() -> None:
    keys = {"fit:aa:0": "mine", "fit:aa:1": "mine", "fit:aa:2": "gone", "fit:aa:3": "elsewhere"}
    journal = known(ran(), keys=keys, deleted=(ran("10:00:00", id="gone"),))
    rows = rows_of_known_file("aa", journal, SETTINGS, "a.fit")
    assert [(row.effect, row.words, row.where) for row in rows] == [
        (RowEffect.THERE, '"run 10.0 km · 50:00 · 5:00/km" of Sun 10 May 2026 08:00', "a.fit"),
        (RowEffect.LEFT_OUT, 'you deleted it: "run 10.0 km · 50:00 · 5:00/km" of Sun 10 May 2026 10:00', "a.fit"),
        (RowEffect.LEFT_OUT, "you deleted it", "a.fit"),
    ]
    assert rows_of_known_file("ab", journal, SETTINGS) == []


def test_a_long_note_is_cut_where_its_entry_is_named() -> None:
    (row,) = rows_of_known_file("aa", known(ran(note="word " * 20), keys={"fit:aa:0": "mine"}), SETTINGS)
    assert row.words.startswith('"run 10.0 km · 50:00 · 5:00/km, word word word word word word word word…" of ')


def test_the_zones_around_an_instant_are_those_of_the_nearest_entries() -> None:
    zones = {"06:00:00": "Asia/Tokyo", "12:00:00": "Europe/Berlin", "13:00:00": "Asia/Tokyo", "23:00:00": "UTC"}
    journal = known(*(Run(start=Moment.at_instant(instant(clock), zone)) for clock, zone in zones.items()))
    assert journal.zones_around(instant("12:10:00")) == ["Europe/Berlin", "Asia/Tokyo", "UTC"]
    assert journal.zones_around(instant("22:00:00")) == ["UTC", "Asia/Tokyo", "Europe/Berlin"]
    assert known().zones_around(instant("22:00:00")) == []


def test_a_present_entry_is_named_before_a_deleted_one() -> None:
    journal = known(ran(), keys={"a:1": "gone", "b:1": "mine"}, deleted=(ran(id="gone"),))
    assert journal.of_keys(["a:1", "b:1"]) == (True, ran())
    assert journal.of_keys(["a:1"]) == (True, ran(id="gone"))
    assert journal.of_keys(["c:1"]) == (False, None)
