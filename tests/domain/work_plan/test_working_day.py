"""A due date on a listed holiday moves to a working day; any other stays where the period ends."""

from datetime import date

import pytest

from zi_sheets.domain.work_plan.working_day import moved_off_holiday

HOLIDAYS = frozenset({date(2021, 5, 12), date(2021, 5, 13), date(2021, 5, 14), date(2021, 12, 31)})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 4, 30), date(2021, 4, 30)),
        (date(2021, 7, 31), date(2021, 7, 31)),
        (date(2021, 1, 31), date(2021, 1, 31)),
        (date(2021, 5, 12), date(2021, 5, 17)),
        (date(2021, 12, 31), date(2022, 1, 3)),
    ],
    ids=["Friday", "Saturday", "Sunday", "holidays before a weekend", "into the next year"],
)
def test_moved_off_holiday(day: date, expected: date) -> None:
    assert moved_off_holiday(day, HOLIDAYS) == expected
