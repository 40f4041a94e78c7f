"""Obligations: every requirement in every period, with its code and its due date."""

from datetime import date

import pytest

from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.work_plan.obligation import obligations


def requirement(cadence: Cadence, indicator: str = "3.3") -> Requirement:
    return Requirement(f"{indicator}/foto", indicator, "Foto", Kind.FOTO, cadence)


@pytest.mark.parametrize(
    ("cadence", "codes"),
    [
        (Cadence.ONCE, ["3.3/foto"]),
        (Cadence.ANNUAL, ["3.3/foto@2021"]),
        (Cadence.SEMESTER, ["3.3/foto@2021-S1", "3.3/foto@2021-S2"]),
        (Cadence.QUARTERLY, [f"3.3/foto@2021-TW{number}" for number in (1, 2, 3, 4)]),
        (Cadence.MONTHLY, [f"3.3/foto@2021-{month:02}" for month in range(1, 13)]),
    ],
)
def test_codes(cadence: Cadence, codes: list[str]) -> None:
    found = obligations([requirement(cadence)], 2021, {}, date(2021, 12, 31))
    assert [obligation.code for obligation in found] == codes


@pytest.mark.parametrize(
    ("cadence", "deadlines", "plan_end", "due"),
    [
        (Cadence.ONCE, {"3.3": date(2021, 3, 15)}, date(2021, 9, 30), date(2021, 3, 15)),
        (Cadence.ONCE, {}, date(2021, 9, 30), date(2021, 9, 30)),
        (Cadence.ONCE, {"3.4": date(2021, 3, 15)}, date(2021, 12, 31), date(2021, 12, 31)),
        (Cadence.ANNUAL, {"3.3": date(2021, 3, 15)}, date(2021, 9, 30), date(2021, 12, 31)),
        (Cadence.SEMESTER, {}, date(2021, 12, 31), date(2021, 6, 30)),
        (Cadence.QUARTERLY, {}, date(2021, 12, 31), date(2021, 3, 31)),
        (Cadence.MONTHLY, {"3.3": date(2021, 3, 15)}, date(2021, 12, 31), date(2021, 1, 31)),
        (Cadence.ONCE, {"3.3": date(2021, 4, 17)}, date(2021, 12, 31), date(2021, 4, 17)),
    ],
    ids=[
        "once: the row's own date",
        "once: the day of the assessment",
        "once: another row's date is not ours",
        "yearly: the end of the year",
        "semester",
        "quarter",
        "month: never the row's date; the last day is a Sunday",
        "once: the row's own date is a Saturday",
    ],
)
def test_first_due_date(cadence: Cadence, deadlines: dict[str, date], plan_end: date, due: date) -> None:
    assert obligations([requirement(cadence)], 2021, deadlines, plan_end)[0].due == due


def test_a_holiday_moves_the_due_date_and_leaves_the_period() -> None:
    found = obligations([requirement(Cadence.MONTHLY)], 2021, {}, date(2021, 12, 31), {date(2021, 4, 30)})[3]
    assert (found.code, found.due, found.period.end) == ("3.3/foto@2021-04", date(2021, 5, 3), date(2021, 4, 30))


def test_a_leap_year_has_its_day() -> None:
    assert obligations([requirement(Cadence.MONTHLY)], 2024, {}, date(2024, 12, 31))[1].due == date(2024, 2, 29)


def test_the_order_is_that_of_the_plan() -> None:
    found = obligations(
        [requirement(Cadence.SEMESTER, "3.3"), requirement(Cadence.ONCE, "1.1")], 2021, {}, date(2021, 1, 1)
    )
    assert [obligation.code for obligation in found] == ["3.3/foto@2021-S1", "3.3/foto@2021-S2", "1.1/foto"]
