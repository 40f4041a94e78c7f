"""Dates in cells: serial numbers of a sheet, and dates that people wrote as text in Indonesian."""

import math
import re
from datetime import date, timedelta

from zi_sheets.domain.workbook.grid import Cell, cell_text, one_line

_SERIAL_ZERO = date(1899, 12, 30)
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
"""Outside these years a number is no date of a work plan but a typed year or a count."""

_MONTH_WORDS = {
    1: "januari jan january",
    2: "februari pebruari feb peb february",
    3: "maret mar mrt march",
    4: "april apr",
    5: "mei may",
    6: "juni jun june",
    7: "juli jul july",
    8: "agustus agt agu ags agst aug august",
    9: "september sep sept",
    10: "oktober okt oct october",
    11: "november nopember nov nop",
    12: "desember des dec december",
}
_MONTHS = {word: number for number, words in _MONTH_WORDS.items() for word in words.split()}
_BEFORE = r"(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|tgl|tanggal)\b[.,:]?\s*)*"
_WORDS = re.compile(_BEFORE + r"(?P<day>\d{1,2})[\s.-]*(?P<month>[a-z]+)[\s.,-]*(?P<year>\d{4}|\d{2})", re.ASCII)
_DAY_FIRST = re.compile(_BEFORE + r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})\2(?P<year>\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(_BEFORE + r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})", re.ASCII)


def date_of(cell: Cell) -> date | None:
    """The day in a cell, or None where there is none: a blank, a word, an impossible day, a number that is no serial.

    A serial number is the day on the sheet's own wall clock, so no time zone is applied. Text is read day first
    ("05/04/21" is 5 April 2021); a year of two digits lies in this century.
    """
    if cell is None or isinstance(cell, bool):
        return None
    return _of_text(one_line(cell_text(cell)).casefold()) if isinstance(cell, str) else _of_serial(cell)


def _of_serial(serial: float) -> date | None:
    if not math.isfinite(serial) or not 0 < serial < 1e6:
        return None
    return _plausible(_SERIAL_ZERO + timedelta(days=int(serial)))


def _of_text(text: str) -> date | None:
    match = next(filter(None, (form.fullmatch(text) for form in (_WORDS, _DAY_FIRST, _YEAR_FIRST))), None)
    if not match:
        return None
    month = _MONTHS.get(match["month"]) or (int(match["month"]) if match["month"].isdigit() else 0)
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        return _plausible(date(year, month, int(match["day"])))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if _FIRST <= day <= _LAST else None
