"""Tables of drinks, as apps for drinking export them: a date, and an amount with its unit somewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from runjournal.exchange.activities.activity_columns import UNITS, ActivityColumn, columns_of
from runjournal.exchange.activities.activity_table import ActivityTable
from runjournal.exchange.activities.recording import ReadItem, RecordedDrink, Unreadable
from runjournal.exchange.activities.source_file import ActivityReader, ReadOptions, SourceFile
from runjournal.exchange.activities.table_readers import header_words
from runjournal.exchange.activities.table_recordings import shown
from runjournal.exchange.activities.values import numbered_key, zone_from
from runjournal.exchange.tables.table_numbers import CellNumber
from runjournal.exchange.tables.table_rows import BrokenRow, TableRow
from runjournal.exchange.tables.table_text import TableError
from runjournal.model.limits import Invalid, check_day
from runjournal.model.settings import Volume
from runjournal.model.texts import words_of
from runjournal.model.units import MILLILITRES

ML_OF = {"ml": 1.0, "cl": 10.0, "dl": 100.0, "l": 1000.0, "oz": MILLILITRES[Volume.OZ]}
OUNCES = frozenset({"fl oz", "us fl oz", "fl oz us", "oz", "ounces"})
OF_ANYTHING = frozenset({"amount", "quantity", "volume", "menge", "volumen", "quantite", "cantidad", "quantita"})
"""Names of amounts that tables of other things have, too."""
WITH_UNIT = re.compile(rb"[0-9] ?(?:ml|cl|dl|l|(?:us )?(?:fl\.? ?)?oz)\b", re.IGNORECASE)
OF_RUNS = frozenset({ActivityColumn.DISTANCE, ActivityColumn.DURATION, ActivityColumn.MOVING})


def is_of_drinks(head: bytes) -> bool:
    """Whether a file begins as a table with dates and amounts that were drunk, and nothing that a run has."""
    columns = columns_of(header_words(head))
    kinds = {named.column for named in columns}
    if ActivityColumn.DATE not in kinds or kinds & OF_RUNS:
        return False
    amounts = [named for named in columns if named.column is ActivityColumn.AMOUNT]
    has_unit = ActivityColumn.UNIT in kinds or WITH_UNIT.search(head) is not None
    return any(named.unit in ML_OF or has_unit or named.header not in OF_ANYTHING for named in amounts)


def read_drinks_table(file: SourceFile, options: ReadOptions) -> Iterator[ReadItem]:
    """The drink of each row, whatever was drunk. Two alike are two, so the second has a key of its own."""
    alike = Counter[str]()
    try:
        table = ActivityTable(file, options)
        for row in table.rows():
            item = _item(table, row)
            if isinstance(item, RecordedDrink):
                alike.update(item.keys)
                item = replace(item, keys=tuple(numbered_key(key, alike[key]) for key in item.keys))
            yield item
    except TableError as error:
        yield Unreadable(file.name, error.sentence, error.line)


def _item(table: ActivityTable, row: TableRow | BrokenRow) -> ReadItem:
    if isinstance(row, BrokenRow):
        return Unreadable(table.where, row.reason, row.line)
    try:
        return _drink(table, row)
    except Invalid as error:
        return Unreadable(table.where, error.sentence, row.line)


def _drink(table: ActivityTable, row: TableRow) -> RecordedDrink:
    """The drink of a row. Raises `Invalid` for one without a date, an amount or a unit."""
    start, amount = table.moment(row), table.number(row, ActivityColumn.AMOUNT)
    if start is None:
        raise Invalid("day", f"{shown(table.cell(row, ActivityColumn.DATE))} is no date that can be read")
    day = start.date() if isinstance(start, datetime) else start
    check_day(day)
    if amount is None or amount.value <= 0:
        raise Invalid("volume_ml", f"{shown(table.cell(row, ActivityColumn.AMOUNT))} is no amount")
    volume_ml = round(amount.value * _ml_in(table, row, amount))
    key = sha256(f"{start.isoformat()} {volume_ml}".encode()).hexdigest()[:16]
    return RecordedDrink(
        keys=(f"drink:{key}",),
        day=day,
        volume_ml=volume_ml,
        start=start.astimezone(UTC) if isinstance(start, datetime) and start.tzinfo else None,
        wall=start if isinstance(start, datetime) and not start.tzinfo else None,
        zone=zone_from(table.cell(row, ActivityColumn.ZONE)),
        where=f"{table.where}, line {row.line}",
    )


def _ml_in(table: ActivityTable, row: TableRow, amount: CellNumber) -> float:
    """The millilitres of the unit in the cell, the header or a column of its own. Raises `Invalid` if none says it."""
    for text in (amount.unit, table.cell(row, ActivityColumn.UNIT)):
        words = words_of(text)
        unit = "oz" if words in OUNCES else UNITS.get(words, "")
        if unit in ML_OF:
            return ML_OF[unit]
    raise Invalid("volume_ml", "the unit of the amount is unknown: write it into the header, such as Amount (ml)")


DRINKS_TABLE = ActivityReader("table of drinks", is_of_drinks, read_drinks_table)
