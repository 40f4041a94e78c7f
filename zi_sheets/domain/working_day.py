"""Working days of an office: Monday to Friday, without the holidays of `Pengaturan`."""

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def working_day(day: date, holidays: Container[date]) -> date:
    """The day itself, or the first working day after it."""
    while day.weekday() >= _SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day
