"""Numbers, lengths of time and dates in the cells of tables."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runjournal.exchange.tables.table_dates import month_first, time_in, when_in
from runjournal.exchange.tables.table_numbers import CellNumber, amount_in, decimal_of
from runjournal.exchange.tables.table_times import CellTime, length_in


def number_of(cell: str, decimal: str) -> float | None:
    """The number of a cell that has no unit."""
    amount = amount_in(cell, decimal)
    return amount.value if amount and not amount.unit else None


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("8.16", ".", 8.16),
        ("8.16", ",", 8.16),
        ("7,00", ".", 7.0),
        ("4,808", ".", 4808),
        ("4,808", ",", 4.808),
        ("1.012,50", ".", 1012.5),
        ("1,012.50", ",", 1012.5),
        ("1.234.567", ",", 1_234_567),
        ("0,345", ".", 0.345),
        ("'-12", ".", -12),
        ("+3", ".", 3),
        ("1 234,5", ",", 1234.5),
        ("1\u202f234", ",", 1234),
        ("1'234.5", ".", 1234.5),
        (".5", ".", 0.5),
        ("--", ".", None),
        ("", ".", None),
        ("n/a", ".", None),
        ("12:30", ".", None),
        ("5 km", ".", None),
        ("1,2,3.4.5", ".", None),
        ("9" * 40, ".", None),
    ],
)
def test_a_number(cell: str, decimal: str, value: float | None) -> None:
    assert number_of(cell, decimal) == value


def test_a_number_has_its_unit_behind_it() -> None:
    assert amount_in("10,5 km", ",") == CellNumber(10.5, "km")
    assert amount_in("500ml") == CellNumber(500, "ml")
    assert amount_in("16.9 fl. oz.") == CellNumber(16.9, "fl. oz.")


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["8.16", "10,000"], "."),
        (["7,00", "1.012,50"], ","),
        (["4,808", "1,200"], ""),
        (["1,200", "12.5", "x", ""], "."),
        (["1.5", "1,5"], ""),
        (["5", "6"], ""),
    ],
)
def test_the_decimal_sign_of_a_column(cells: list[str], sign: str) -> None:
    assert decimal_of(cells) == sign


@given(st.decimals(min_value=0, max_value=999_999, places=2))
def test_a_number_with_two_decimals_is_plain_in_either_form(value: object) -> None:
    english = f"{value:,}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert number_of(english, ".") == number_of(german, ",") == float(str(value))


@pytest.mark.parametrize(
    ("cell", "length"),
    [
        ("1:05:11", CellTime(3911, is_clock=True)),
        ("49:44", CellTime(2984, is_clock=True)),
        ("00:41:55", CellTime(2515, is_clock=True)),
        ("45:03.5", CellTime(2703.5, is_clock=True)),
        ("0:45:03,5", CellTime(2703.5, is_clock=True)),
        ("120:00", CellTime(7200, is_clock=True)),
        ("PT3421.000S", CellTime(3421)),
        ("PT1H2M3S", CellTime(3723)),
        ("1h 5m 3s", CellTime(3903)),
        ("1 h 05 min", CellTime(3900)),
        ("45 min", CellTime(2700)),
        ("45'30\"", CellTime(2730)),
        ("1 Std. 5 Min.", CellTime(3900)),
        ("0 days 00:30:00", CellTime(1800, is_clock=True)),
        ("1h05", CellTime(3900)),
        ("1 h 05 min 7", CellTime(3907)),
        ("52:30 min", CellTime(3150, is_clock=True)),
        ("1:05:11 h", CellTime(3911, is_clock=True)),
        ("2700", CellTime(2700, is_bare=True)),
        ("2700.4", CellTime(2700.4, is_bare=True)),
        ("--", None),
        ("", None),
        ("soon", None),
        ("PT", None),
        ("1:2:3:4", None),
    ],
)
def test_a_length_of_time(cell: str, length: CellTime | None) -> None:
    assert length_in(cell) == length


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-05-10 10:35:22", "2026-05-10T10:35:22"),
        ("2026-05-10T10:35:22Z", "2026-05-10T10:35:22+00:00"),
        ("2026-05-10T10:35:22.500+02:00", "2026-05-10T10:35:22+02:00"),
        ("2026-05-10 10:35:22 +0200", "2026-05-10T10:35:22+02:00"),
        ("2026/5/9", "2026-05-09T00:00:00"),
        ("20260510", "2026-05-10T00:00:00"),
        ("20260510T103522Z", "2026-05-10T10:35:22+00:00"),
        ("May 29, 2022, 3:53:35 PM", "2022-05-29T15:53:35"),
        ("May 29, 2022, 3:53:35\u202fPM", "2022-05-29T15:53:35"),
        ("29 May 2022, 12:05:00 am", "2022-05-29T00:05:00"),
        ("29 May 2022 at 12:05 pm", "2022-05-29T12:05:00"),
        ("Sun, May 29th, 2022", "2022-05-29T00:00:00"),
        ("09.12.2022, 15:24:49", "2022-12-09T15:24:49"),
        ("9.12.22", "2022-12-09T00:00:00"),
        ("9. Dezember 2022 um 15:24 Uhr", "2022-12-09T15:24:00"),
        ("Fr, 25 Mai 2012 20:31", "2012-05-25T20:31:00"),
        ("Mi., 3. März 2021", "2021-03-03T00:00:00"),
        ("24 mai 2012 à 16:27:40", "2012-05-24T16:27:40"),
        ("1er août 2020 à 7 h 05", "2020-08-01T07:05:00"),
        ("9 déc. 2022 à 15:24:49", "2022-12-09T15:24:49"),
        ("9 dic 2022, 15:24:49", "2022-12-09T15:24:49"),
        ("9 de dez. de 2022, 15:24:49", "2022-12-09T15:24:49"),
        ("9 mrt. 2022 15:24", "2022-03-09T15:24:00"),
        ("9 gen 2022, 15:24", "2022-01-09T15:24:00"),
        ("14/7/2020 15:36", "2020-07-14T15:36:00"),
        ("7/14/2020 3:36 PM", "2020-07-14T15:36:00"),
        ("9 dec. 2022 kl. 15:24", "2022-12-09T15:24:00"),
        ("9 gru 2022 15:24", "2022-12-09T15:24:00"),
        ("46152", "2026-05-10T00:00:00"),
        ("46152,5", "2026-05-10T12:00:00"),
        ("1653839615", "2022-05-29T15:53:35+00:00"),
        ("1653839615000", "2022-05-29T15:53:35+00:00"),
    ],
)
def test_a_date(cell: str, moment: str) -> None:
    when = when_in(cell)
    assert when is not None
    assert when.at(month_first=False).isoformat() == when.at(month_first=True).isoformat() == moment


@pytest.mark.parametrize("cell", ["", "--", "soon", "2026-13-01", "31.11.2026", "1:05:11", "25/30/2020", "9" * 20])
def test_no_date(cell: str) -> None:
    assert when_in(cell) is None


def test_a_date_that_can_be_read_either_way() -> None:
    when = when_in("7/4/2020 15:36")
    assert when is not None
    assert when.at(month_first=False).isoformat() == "2020-04-07T15:36:00"
    assert when.at(month_first=True).isoformat() == "2020-07-04T15:36:00"


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["7/4/2020", "7/14/2020"], True),
        (["4/7/2020", "14/7/2020"], False),
        (["7/4/2020"], None),
        (["1/6/2020", "3/2/2020", "2/7/2020"], None),
        (["1/9/2020", "2/2/2020", "3/6/2020"], True),
        (["9/1/2020", "2/2/2020", "6/3/2020"], False),
        (["5/1/2026", "1/6/2026"], True),
        (["7/7/2020", "8/8/2020"], False),
        (["2020-07-04"], False),
        (["7/14/2020", "14/7/2020", "1/2/2020"], None),
    ],
)
def test_the_order_of_days_and_months(cells: list[str], order: bool | None) -> None:
    whens = [when for cell in cells if (when := when_in(cell)) is not None]
    assert month_first(whens, date(2026, 5, 20)) is order


@pytest.mark.parametrize(
    ("cell", "clock"),
    [("07:30", "07:30:00"), ("6:30 pm", "18:30:00"), ("7.05", "07:05:00"), ("27:30", None), ("", None)],
)
def test_a_time_of_day(cell: str, clock: str | None) -> None:
    moment = time_in(cell)
    assert (moment.isoformat() if moment else None) == clock


@given(st.text(max_size=100))
def test_any_cell_is_read_without_an_error(cell: str) -> None:
    when_in(cell), time_in(cell), length_in(cell), amount_in(cell), length_in(cell, ",")


@given(st.integers(0, 4_133_894_400))
def test_a_moment_in_the_forms_of_accounts(seconds: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    hour = moment.hour % 12 or 12
    forms = [
        moment.isoformat(" "),
        f"{moment:%d.%m.%Y, %H:%M:%S}",
        f"{moment:%B} {moment.day}, {moment.year}, {hour}:{moment:%M:%S} {'AM' if moment.hour < 12 else 'PM'}",
        f"{moment:%Y%m%dT%H%M%S}",
    ]
    assert [when and when.at(month_first=False) for when in map(when_in, forms)] == [moment] * 4
