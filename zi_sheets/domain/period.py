"""Periods (periode): the year, semester, triwulan or month that a requirement repeats in."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zi_sheets.domain.requirement import Cadence

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def spoken(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months of one year, `first` to `last` (1 to 12). `cadence` says how the code and the label are written."""

    year: int
    first: int
    last: int
    cadence: Cadence

    @property
    def start(self) -> date:
        return date(self.year, self.first, 1)

    @property
    def end(self) -> date:
        return self.end_after(0)

    def end_after(self, months: int) -> date:
        """The last day of the month that comes `months` after the period's last one."""
        years, month = divmod(self.last - 1 + months, 12)
        year = self.year + years
        return date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    @property
    def code(self) -> str:
        """What follows the "@" of an obligation's code; "" for once."""
        match self.cadence:
            case Cadence.ONCE:
                return ""
            case Cadence.ANNUAL:
                return str(self.year)
            case Cadence.SEMESTER:
                return f"{self.year}-S{self.last // 6}"
            case Cadence.QUARTERLY:
                return f"{self.year}-TW{self.last // 3}"
            case Cadence.MONTHLY:
                return f"{self.year}-{self.first:02}"

    @property
    def label(self) -> str:
        """For people: "2021", "Semester 1 2021", "Triwulan 2 2021", "April 2021"."""
        match self.cadence:
            case Cadence.ONCE | Cadence.ANNUAL:
                return str(self.year)
            case Cadence.SEMESTER:
                return f"Semester {self.last // 6} {self.year}"
            case Cadence.QUARTERLY:
                return f"Triwulan {self.last // 3} {self.year}"
            case Cadence.MONTHLY:
                return f"{MONTHS[self.first - 1]} {self.year}"

    def covers(self, year: int, month: int) -> bool:
        return year == self.year and self.first <= month <= self.last


_MONTHS_EACH = {Cadence.ONCE: 12, Cadence.ANNUAL: 12, Cadence.SEMESTER: 6, Cadence.QUARTERLY: 3, Cadence.MONTHLY: 1}


def periods(cadence: Cadence, year: int) -> tuple[Period, ...]:
    """The periods of one plan year, in order."""
    months = _MONTHS_EACH[cadence]
    return tuple(Period(year, first, first + months - 1, cadence) for first in range(1, 13, months))


def repeated(periods: Sequence[Period]) -> str:
    """ "Januari, Februari 2021" of something that repeats within the year, else nothing."""
    if not periods or periods[0].cadence in {Cadence.ONCE, Cadence.ANNUAL}:
        return ""
    labels = [period.label.removesuffix(f" {period.year}") for period in periods]
    return f"{', '.join(labels)} {periods[-1].year}"
