"""How counts, dates and lists are put into words for people."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from zi_sheets.domain.assessment import Completeness, Item
from zi_sheets.domain.period import Period, repeated, spoken

_SERIAL_ZERO = date(1899, 12, 30)


def serial(day: date) -> int:
    """The number that Sheets keeps for a date."""
    return (day - _SERIAL_ZERO).days


def gone_since(day: date, written: str) -> str:
    """The mark for what no longer exists; the day it was first missed stays."""
    mark = "Tidak ada lagi sejak"
    return written if written.startswith(mark) else f"{mark} {spoken(day)}"


def out_of(count: Completeness) -> str:
    return f"{count.fulfilled} dari {count.asked}"


def percent(part: int, whole: int) -> str:
    """Rounded to whole percent, but never up to 100 while something is missing; "-" of nothing."""
    if whole == 0:
        return "-"
    rounded = round(100 * part / whole)
    return f"{99 if rounded == 100 and part < whole else rounded} %"


def listed_items(items: Iterable[Item]) -> str:
    """ "Notulen; Format monev (Januari, Februari 2021)": each requirement once, with its periods where it repeats."""
    periods: dict[str, list[Period]] = {}
    texts: dict[str, str] = {}
    for item in items:
        requirement = item.obligation.requirement
        texts[requirement.id] = requirement.text
        periods.setdefault(requirement.id, []).append(item.obligation.period)
    return "; ".join(f"{text}{in_brackets(periods[requirement])}" for requirement, text in texts.items())


def in_brackets(periods: Sequence[Period]) -> str:
    """ " (Januari, Februari 2021)" of something that repeats, else nothing."""
    words = repeated(periods)
    return f" ({words})" if words else ""


def two_places(number: Fraction) -> float:
    """The number as a cell shows it, rounded once, here."""
    return float(round(number, 2))
