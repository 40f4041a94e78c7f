from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.period import MONTHS
from zi_sheets.domain.workbook.dates import date_of
from zi_sheets.domain.workbook.grid import Cell

DAYS: dict[Cell, date] = {
    "12 Januari 2021": date(2021, 1, 12),
    "5 Apr 2021": date(2021, 4, 5),
    "05-04-2021": date(2021, 4, 5),
    "05/04/21": date(2021, 4, 5),
    "5.4.2021": date(2021, 4, 5),
    "2021-04-05": date(2021, 4, 5),
    "Senin, 5 April 2021": date(2021, 4, 5),
    "Jum'at 9 April 2021": date(2021, 4, 9),
    "tgl. 5 April 2021": date(2021, 4, 5),
    "5\u00a0APRIL\n2021": date(2021, 4, 5),
    "3 Nopember 2021": date(2021, 11, 3),
    "17 Agt 21": date(2021, 8, 17),
    "29 Februari 2020": date(2020, 2, 29),
    44291: date(2021, 4, 5),
    44291.75: date(2021, 4, 5),
}
NO_DAYS: tuple[Cell, ...] = (
    None, "", " ", "-", 0, 5, 2021, 25569, -1, 1e9, float("nan"), float("inf"), True, False, "TRUE", "44291", "2021",
    "April 2021", "31 Februari 2021", "32-01-2021", "05-13-2021", "5 Foo 2021", "05-04/2021", "segera", "5 April 1970",
    "20210405", "1E2", "5 April 2021 dan 6 April 2021",
)  # fmt: skip


@pytest.mark.parametrize(("cell", "day"), DAYS.items(), ids=[repr(cell) for cell in DAYS])
def test_days_that_people_and_sheets_write(cell: Cell, day: date) -> None:
    assert date_of(cell) == day


@pytest.mark.parametrize("cell", NO_DAYS, ids=repr)
def test_a_blank_or_nonsense_is_no_day_and_never_1970(cell: Cell) -> None:
    assert date_of(cell) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    written: list[Cell] = [
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02}-{day.month:02}-{day.year}",
        day.isoformat(),
        (day - date(1899, 12, 30)) / timedelta(days=1),
    ]
    assert [date_of(cell) for cell in written] == [day] * 4


@given(st.one_of(st.text(), st.floats()))
def test_any_cell_is_a_day_or_none(cell: Cell) -> None:
    day = date_of(cell)
    assert day is None or 2000 <= day.year <= 2099
