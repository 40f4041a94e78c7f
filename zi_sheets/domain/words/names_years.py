"""Years that a name speaks of."""

import re

from zi_sheets.domain.words.names import plain

_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?(?:[-/_]|sd|s\.d\.?|sampai)\s?((?:19|20)?\d\d)(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[-._ /]\d{1,2}[-._ /])?((?:19|20)\d\d)(?:[01]\d[0-3]\d(?:\d{6})?)?(?!\d)")


def years(name: str) -> frozenset[int]:
    """Every year the name touches: "2020/2021" and "2020-2024" are spans, "20210709_0933" is a date of 2021."""
    text = plain(name)
    found: set[int] = set()
    for span in _SPAN.finditer(text):
        first = int(span[1])
        last = int(span[2]) if len(span[2]) == 4 else first // 100 * 100 + int(span[2])
        if first <= last <= first + 10:
            found.update(range(first, last + 1))
    found.update(int(date[1]) for date in _DATE.finditer(text))
    return frozenset(year for year in found if 1990 <= year <= 2049)
