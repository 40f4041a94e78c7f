"""The period a file covers: from its folder, then its name, then Drive's times."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.period import Period, periods
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.words.names import plain, stem
from zi_sheets.domain.words.names_days import days
from zi_sheets.domain.words.names_months import MONTH_NAMES, month_number
from zi_sheets.domain.work_plan.folder_names import folder_mark

_TO = r"\s*(?:-|–|s\.?\s?d\.?|sampai|hingga)\s*"
_WORDS = re.compile(
    rf"(?<![a-z])({MONTH_NAMES})(?![a-z])(?:\s*\d{{4}})?(?:{_TO}(?:\d{{1,2}}\s*)?({MONTH_NAMES})(?![a-z]))?"
)
_BARE_MONTH = re.compile(r"(?<![a-z])(?:bulan|bln)(?:\s+ke)?[\s._-]*(0?[1-9]|1[0-2])(?!\d)")
_YEAR_MONTH = re.compile(r"(?<![\d.\-/])(20\d\d)[-._/ ](0[1-9]|1[0-2])(?![\d]|[-._/ ]\d)")
_MONTH_YEAR = re.compile(r"(?<![\d.\-/])(0[1-9]|1[0-2])[-._/](20\d\d)(?!\d)")
_PART = re.compile(
    r"(?<![a-z])(semester|smt|sem|smst|triwulan|tw|kuartal|trw)[\s._-]*(?:ke[\s-]*)?(iv|i{1,3}|[1-4]|ganjil|genap|gasal)(?![a-z0-9])"
)
_PART_NUMBER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "genap": 1, "ganjil": 2, "gasal": 2}
_LENGTH = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.SEMESTER: 6, Cadence.ANNUAL: 12, Cadence.ONCE: 12}


@dataclass(frozen=True, slots=True)
class Covered:
    """The periods a file covers and from what that was read; none where nothing tells."""

    periods: tuple[Period, ...] = ()
    reason: str = ""


def evidence_periods(evidence: Evidence, cadence: Cadence, year: int) -> Covered:
    """The periods of the plan year that the file covers, by the first source that tells (issue 7, Deliver 2).

    A source that names only a longer span than the requirement's ("semester 1" for a monthly one) tells nothing.
    """
    if cadence is Cadence.ONCE:
        return Covered()
    for folder, mark in reversed(list(zip_longest(evidence.folder, evidence.marks, fillvalue=""))):
        if found := _in_text(folder_mark(mark).period or plain(folder), cadence, year):
            return Covered(found, f'menurut folder "{folder}"')
    if found := _in_text(stem(evidence.name), cadence, year):
        return Covered(found, "menurut nama berkas")
    times = [time for time in (evidence.created, evidence.modified) if time is not None]
    if times and min(times).year == year:
        return Covered(_holding([min(times).month], cadence, year), "menurut waktu berkas di Drive")
    return Covered()


@lru_cache(maxsize=4096)
def _in_text(text: str, cadence: Cadence, year: int) -> tuple[Period, ...]:
    months = months_named(text, year)
    if months:
        return _holding(months, cadence, year)
    spans = [span for span in parts_named(text) if span[1] - span[0] < _LENGTH[cadence]]
    if spans:
        return _holding([first for first, _ in spans], cadence, year)
    return periods(cadence, year) if cadence is Cadence.ANNUAL and re.search(rf"(?<!\d){year}(?!\d)", text) else ()


def _holding(months: Iterable[int], cadence: Cadence, year: int) -> tuple[Period, ...]:
    wanted = set(months)
    return tuple(p for p in periods(cadence, year) if any(p.covers(year, month) for month in wanted))


def months_named(text: str, year: int) -> frozenset[int]:
    """Months of `year` in plain text: "agt", "Jan s.d. Maret", "bln 8", "2021-08"; not those of another year's date."""
    found: set[int] = set()
    found.update(int(month) for written, month in _YEAR_MONTH.findall(text) if int(written) == year)
    found.update(int(month) for month, written in _MONTH_YEAR.findall(text) if int(written) == year)
    found.update(day.month for day in days(text, year) if day.year == year)
    for match in _BARE_MONTH.finditer(text):
        found.add(int(match[1]))
    for match in _WORDS.finditer(text):
        first = month_number(match[1])
        last = month_number(match[2]) if match[2] else first
        found.update(range(first, last + 1) if first <= last else (first, last))
    return frozenset(found)


def parts_named(text: str) -> tuple[tuple[int, int], ...]:
    """First and last month of "TW II", "smt 1", "semester ganjil" (July to December, as schools count)."""
    spans = []
    for match in _PART.finditer(text):
        number = _PART_NUMBER.get(match[2]) or int(match[2])
        length = 6 if match[1].startswith("s") else 3
        if number * length <= 12:
            spans.append(((number - 1) * length + 1, number * length))
    return tuple(spans)
