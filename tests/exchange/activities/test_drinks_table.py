"""Tables of drinks."""

from datetime import UTC, date, datetime

import pytest

from runjournal.exchange.activities.activity_readers import readers
from runjournal.exchange.activities.drinks_table import DRINKS_TABLE
from runjournal.exchange.activities.recording import ReadItem, RecordedDrink, Unreadable
from runjournal.exchange.activities.source_file import ReadOptions
from runjournal.model.context import Context
from runjournal.model.settings import Settings
from tests.exchange.activities.memory_file import MemoryFile

OPTIONS = ReadOptions(context=Context(datetime(2026, 11, 28, 12, tzinfo=UTC), "Europe/Berlin", Settings()))
on_wall = datetime.fromisoformat


def items(text: str) -> list[ReadItem]:
    file = MemoryFile(text.encode(), "water.csv")
    assert next((each for each in readers({}) if each.recognises(file.head())), None) is DRINKS_TABLE
    return list(DRINKS_TABLE.read(file, OPTIONS))


@pytest.mark.parametrize(
    ("text", "when", "volume_ml"),
    [
        ("Date,Amount (ml),Type\n2026-05-10 07:15,250,Tea", on_wall("2026-05-10T07:15"), 250),
        ("Date,Amount\n2026-05-10,250 ml", date(2026, 5, 10), 250),
        ("Date,Amount\n2026-05-10,0.5 L", date(2026, 5, 10), 500),
        ("Date,Amount,Unit\n2026-05-10,8,fl oz", date(2026, 5, 10), 237),
        ("Date,Time,Amount (oz)\n5/13/2026,7:15 AM,8", on_wall("2026-05-13T07:15"), 237),
        ("Date,Amount (fl oz)\n2026-05-10,16.9", date(2026, 5, 10), 500),
        ("Datum;Uhrzeit;Menge (ml)\n10.05.2026;07:15;330,0", on_wall("2026-05-10T07:15"), 330),
        ("Datum;Wasser (l)\n10.05.2026;1,5", date(2026, 5, 10), 1500),
        ("Date;Quantité (cl)\n10/05/2026;33", date(2026, 5, 10), 330),
        ("Date,ml\n2026-05-10T07:15:00Z,250", datetime(2026, 5, 10, 7, 15, tzinfo=UTC), 250),
    ],
)
def test_a_drink(text: str, when: date, volume_ml: int) -> None:
    (drink,) = items(text)
    assert isinstance(drink, RecordedDrink)
    assert (drink.start or drink.wall or drink.day, drink.volume_ml) == (when, volume_ml)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-05-10,250", "the unit of the amount is unknown: write it into the header, such as Amount (ml)"),
        ("2026-05-10,250 mg", "the unit of the amount is unknown: write it into the header, such as Amount (ml)"),
        ("2026-05-10,lots", "'lots' is no amount"),
        ("2026-05-10,-5 ml", "'-5 ml' is no amount"),
        ("soon,250 ml", "'soon' is no date that can be read"),
        ("1950-05-10,250 ml", "a date lies between 1970 and 2100, not in 1950"),
    ],
)
def test_a_row_that_is_no_drink_is_told_and_the_rest_is_read(row: str, reason: str) -> None:
    first, second = items(f"Date,Water\n{row}\n2026-05-11,250 ml\n")
    assert first == Unreadable("water.csv", reason, 2)
    assert isinstance(second, RecordedDrink)


def test_the_same_drink_has_the_same_key_in_another_form() -> None:
    (first,), (second,) = items("Date,Amount\n2026-05-10 07:15,250 ml"), items("Datum;Menge (ml)\n10.05.2026 07:15;250")
    assert isinstance(first, RecordedDrink)
    assert isinstance(second, RecordedDrink)
    assert first.keys == second.keys


def test_two_drinks_alike_are_two() -> None:
    first, second = (item for item in items("Date,Amount (ml)\n2026-05-10 07:15,250\n2026-05-10 07:15,250\n"))
    assert isinstance(first, RecordedDrink)
    assert isinstance(second, RecordedDrink)
    assert second.keys == (f"{first.keys[0]}:2",)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Date,Amount,Distance\n", False),
        ("Date,Time\n", False),
        ("Amount,Unit\n", False),
        ("Date,Payee,Amount\n2026-05-10,Bank,5\n", False),
        ("Date,Amount\n2026-05-10,5ml\n", True),
        ("Date,Amount,Unit\n", True),
        ("Date,Water\n", True),
    ],
)
def test_tables_of_drinks_are_told_from_others(text: str, is_one: bool) -> None:
    assert DRINKS_TABLE.recognises(text.encode()) is is_one
