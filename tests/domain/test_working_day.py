"""Due dates stand on working days."""

from datetime import date

import pytest

from zi_sheets.domain.working_day import working_day

HOLIDAYS = frozenset({date(2021, 5, 12), date(2021, 5, 13), date(2021, 5, 14), date(2021, 12, 31)})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 4, 30), date(2021, 4, 30)),
        (date(2021, 7, 31), date(2021, 8, 2)),
        (date(2021, 1, 31), date(2021, 2, 1)),
        (date(2021, 5, 12), date(2021, 5, 17)),
        (date(2021, 12, 31), date(2022, 1, 3)),
    ],
    ids=["Friday", "Saturday", "Sunday", "holidays before a weekend", "into the next year"],
)
def test_working_day(day: date, expected: date) -> None:
    assert working_day(day, HOLIDAYS) == expected
