"""`Petunjuk`: the page that tells people what is theirs, what is the machine's, and what each status means."""

from collections.abc import Iterable

from zi_sheets.reports.table import Page

TAB = "Petunjuk"


def page(lines: Iterable[str]) -> Page:
    return Page(TAB, tuple((line.strip(),) for line in lines if line.strip()))
