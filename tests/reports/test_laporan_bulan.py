"""Which month a report is about: the plan's year counts, never the clock's (PITFALLS 30)."""

from datetime import date

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.reports.laporan_bulan import check_month, judged_day, month_before, month_of, read_month


@pytest.mark.parametrize(
    ("text", "code"), [("2021-04", "2021-04"), (" 2021-12 ", "2021-12")], ids=["plain", "with spaces"]
)
def test_a_month_is_read(text: str, code: str) -> None:
    assert read_month(text).code == code


@pytest.mark.parametrize("text", ["April", "2021-13", "2021-4", "04-2021", "", "2021-04-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="bukan bulan") as refused:
        read_month(text)
    assert "2021-04" in refused.value.action


@pytest.mark.parametrize(
    ("today", "code"),
    [(date(2021, 5, 1), "2021-04"), (date(2021, 5, 31), "2021-04"), (date(2022, 1, 3), "2021-12")],
    ids=["first day", "last day", "january is about december of the year before"],
)
def test_the_default_is_the_month_before(today: date, code: str) -> None:
    assert month_before(today).code == code


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2021, 5, 20), date(2021, 4, 30)),
        (date(2021, 4, 15), date(2021, 4, 15)),
        (date(2022, 3, 1), date(2021, 4, 30)),
    ],
    ids=["month is over", "month goes on", "a year later"],
)
def test_the_evidence_is_judged_for_the_months_end(today: date, day: date) -> None:
    assert judged_day(month_of(2021, 4), today) == day


def test_december_may_be_reported_in_january() -> None:
    check_month(month_of(2021, 12), 2021, date(2022, 1, 3))


@pytest.mark.parametrize(
    ("month", "today", "code"),
    [
        ((2021, 5), date(2021, 4, 30), "month_future"),
        ((2022, 1), date(2022, 2, 3), "month_without_data"),
        ((2020, 12), date(2021, 1, 3), "month_without_data"),
    ],
    ids=["to come", "after the plan's year", "before the plan's year"],
)
def test_a_month_without_a_plan_is_refused(month: tuple[int, int], today: date, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_month(month_of(*month), 2021, today)
    assert refused.value.code == code
