"""The month in which an obligation counts."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.assessments import MISSING, assessment, item
from zi_sheets.domain.assessment import Item
from zi_sheets.reports.frame import items_frame

JANUARY, ONCE = item("3.3", "Notula", MISSING, month=1), item("3.1", "SK", MISSING)


def due(each: Item, day: date) -> Item:
    return replace(each, obligation=replace(each.obligation, due=day))


@pytest.mark.parametrize(
    ("each", "month"),
    [
        (due(JANUARY, date(2021, 2, 1)), 1),
        (due(ONCE, date(2021, 4, 19)), 4),
        (due(ONCE, date(2022, 1, 3)), 12),
        (due(ONCE, date(2020, 12, 1)), 1),
    ],
    ids=["its own month, though 31 January is a Sunday", "once: its due date", "after the year", "before the year"],
)
def test_due_month(each: Item, month: int) -> None:
    assert items_frame(assessment(each))["due_month"].tolist() == [month]
