"""Which month a report is about, and the day its evidence is judged for. The year is the plan's, never the clock's."""

import re
from datetime import date, timedelta

from zi_sheets.domain.period import Period, spoken
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence

_WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def month_of(year: int, month: int) -> Period:
    return Period(year, month, month, Cadence.MONTHLY)


def read_month(text: str) -> Period:
    """ "2021-04" as a month. Raises Refusal for anything else."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        message = f"'{text}' bukan bulan."
        raise Refusal("month", message, where="--month", action="Tulis tahun dan bulan, misalnya 2021-04.")
    return month_of(int(match[1]), int(match[2]))


def month_before(today: date) -> Period:
    last = today.replace(day=1) - timedelta(days=1)
    return month_of(last.year, last.month)


def judged_day(month: Period, today: date) -> date:
    """The month's last day, or today in a month that has not ended."""
    return min(month.end, today)


def check_month(month: Period, plan_year: int, today: date) -> None:
    """Raises Refusal for a month that is still to come, and for one that the plan says nothing about."""
    if month.start > today:
        message = f"{month.label} belum mulai; hari ini {spoken(today)}."
        raise Refusal("month_future", message, where="--month", action="Pilih bulan ini atau bulan yang sudah lewat.")
    if month.year != plan_year:
        raise Refusal(
            "month_without_data",
            f"Tidak ada data untuk {month.label}: rencana kerja ini untuk tahun {plan_year}.",
            where="--month, dan Tahun di tab Pengaturan",
            action=f"Pilih bulan di tahun {plan_year}, misalnya --month {plan_year}-12.",
        )
