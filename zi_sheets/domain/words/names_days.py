"""Days that a name speaks of: of a meeting, a photo, a scan."""

import re
from datetime import date

from zi_sheets.domain.words.names import plain
from zi_sheets.domain.words.names_months import MONTH_NAMES, month_number

_DIGITS = re.compile(r"(?<!\d)(20\d\d)[-._ ]?([01]\d)[-._ ]?([0-3]\d)(?!\d{1,3}(?!\d))")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[-._/ ](\d{1,2})[-._/ ](20\d\d|\d\d)(?!\d)")
_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})[-._ ]?({MONTH_NAMES})(?![a-z])(?:[-._ ]?(20\d\d))?")


def days(name: str, year: int) -> frozenset[date]:
    """ "9 Juli 2021", "20210709_0933", "09-07-2021"; a day without a year is of `year`.

    Day before month as in Indonesia; scanning apps write month before day.
    """
    text = plain(name)
    found = [(int(y), int(m), int(d)) for y, m, d in _DIGITS.findall(text)]
    for first, second, written in _NUMBERS.findall(text):
        turned = int(second) > 12 or "camscanner" in text
        day, month = (second, first) if turned else (first, second)
        found.append((int(written) % 100 + 2000, int(month), int(day)))
    found += [(int(y or year), month_number(word), int(day)) for day, word, y in _WORDS.findall(text)]
    return frozenset(valid for parts in found if (valid := _date(*parts)) is not None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
