"""`with_own_words`: which rows keep their code although they hold another's words."""

import pytest

from zi_sheets.domain.workbook.settle import KeyedRow
from zi_sheets.domain.workbook.slid import with_own_words

GIVEN = [("a", "sk tim"), ("b", "notula"), ("c", "foto"), ("d", "undangan")]
Rows = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        pytest.param([("a", "notula"), ("b", "")], ["sk tim", "notula"], id="one new row, slid by one"),
        pytest.param([("a", "notula"), ("b", "foto"), ("c", "")], ["sk tim", "notula", "foto"], id="two new rows"),
        pytest.param([("b", ""), ("x", "lain"), ("a", "notula")], ["notula", "lain", "sk tim"], id="sorted since"),
        pytest.param(
            [("a", "foto"), ("b", "undangan"), ("c", ""), ("d", "")],
            ["sk tim", "notula", "foto", "undangan"],
            id="two new rows, slid by two",
        ),
        pytest.param([("a", "sk tim"), ("b", "")], ["sk tim", ""], id="words cleared"),
        pytest.param([("b", "sk tim"), ("a", "notula")], ["sk tim", "notula"], id="two codes swapped"),
        pytest.param(
            [("a", "notula"), ("b", ""), ("", "sk tim")], ["notula", "", "sk tim"], id="a place is left for the words"
        ),
        pytest.param([("x", "notula"), ("b", "")], ["notula", ""], id="a code that was never given"),
        pytest.param([("", "notula"), ("b", "")], ["notula", ""], id="a row without code"),
        pytest.param(
            [("a", "notula"), ("a", "foto"), ("b", "")], ["notula", "foto", ""], id="a code that stands twice"
        ),
        pytest.param(
            [("a", "notula"), ("c", "notula"), ("b", "")], ["notula", "notula", ""], id="words that stand twice"
        ),
    ],
)
def test_with_own_words(there: Rows, expected: list[str]) -> None:
    rows = [KeyedRow(number, *row) for number, row in enumerate(there)]
    assert [row.words for row in with_own_words(rows, GIVEN)] == expected
