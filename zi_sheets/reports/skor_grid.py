"""The grid of `Skor`: twelve columns that serve all its blocks.

A code, B words, C weight or threshold, D to G claimed, proven (low, high) and reviewed, H to J shares or distances,
K verdict on the claim, L arithmetic or source. Right of them, hidden, M to P: the totals of earlier days.
"""

from collections.abc import Iterable
from fractions import Fraction

from zi_sheets.domain.scoring.arithmetic import places_against
from zi_sheets.domain.workbook.grid import Cell

Line = tuple[Cell, ...]

WIDTH = 12
HEADING_ROW, AREAS = 4, 6
"""The row (0-based) of the first heading, above the areas and above the totals right of the page."""
CHART_ROW, CHART_ROWS = 20, 19
HISTORY_DAYS = 900
"""So many days fit beside the page: the chart draws from the rows that the tab had when it was made."""
SIDES = ("Mandiri", "Terbukti rendah", "Terbukti tinggi", "TPI")
VERDICT = "Menurut nilai mandiri"


def told_apart(value: Fraction, minimum: Fraction) -> float:
    """`value` rounded to two decimals, or to as many as show on which side of `minimum` it lies."""
    return float(round(value, places_against(value, minimum)))


def block(title: str, lines: Iterable[Line], remark: str = "") -> list[Line]:
    """A blank line, the title, a remark, the lines; nothing at all where there are no lines."""
    found = list(lines)
    above: list[Line] = [(), (None, title), *([(None, remark)] if remark else [])]
    return [*above, *found] if found else []
