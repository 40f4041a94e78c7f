"""Due dates and the holidays (Hari Libur) of `Pengaturan`."""

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def moved_off_holiday(day: date, holidays: Container[date]) -> date:
    """The day itself, unless it is a listed holiday: then the first weekday after it that is none."""
    if day not in holidays:
        return day
    while day.weekday() >= _SATURDAY or day in holidays:
        day += timedelta(days=1)
    return day
