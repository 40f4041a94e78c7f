from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.numbers import decimal_of, fraction_of_percent

NUMBERS = {
    "82,5": "82.5",
    "82.5": "82.5",
    "1.234,56": "1234.56",
    "1,234.56": "1234.56",
    "1.234.567": "1234567",
    "1,234,567.5": "1234567.5",
    "0,85": "0.85",
    "0": "0",
    "-3,5": "-3.5",
    "\u00a082,5 ": "82.5",
    "3.605": "3.605",
    "1,234": "1.234",
}
TEXTS = (
    "0351123456", "007", "197001011990031001", "19700101 199003 1 001", "1E2", "nan", "inf", "-inf", "", " ", "-",
    "85%", "1.23.456", "12.34,5", "1,2,3", ",5", "5.", "12a", "12 Januari 2021", "1_000", "٣", "+5", "0x10",
)  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS.items(), ids=NUMBERS.keys())
def test_both_styles_are_read(text: str, number: str) -> None:
    assert decimal_of(text) == Decimal(number)


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_what_is_no_number_stays_text(text: str) -> None:
    assert decimal_of(text) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [(82.5, "82.5"), (20, "20"), (0.1, "0.1"), (True, None), (None, None), (float("nan"), None), (float("inf"), None)],
    ids=repr,
)
def test_typed_cells(cell: Cell, number: str | None) -> None:
    assert decimal_of(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("text", "fraction"),
    [("85%", "0.85"), ("82,5 %", "0.825"), ("100%", "1"), ("85", None), ("%", None), ("nan%", None), ("", None)],
)
def test_percent_signs(text: str, fraction: str | None) -> None:
    assert fraction_of_percent(text) == (None if fraction is None else Decimal(fraction))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_number_is_read_back_from_either_style(number: Decimal) -> None:
    english = f"{number:,.2f}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert decimal_of(english) == decimal_of(indonesian) == number


@given(st.text())
def test_any_text_is_a_finite_number_or_none(text: str) -> None:
    number = decimal_of(text)
    assert number is None or number.is_finite()
