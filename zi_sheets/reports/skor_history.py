"""The total over time in `Skor`, for its chart: from the rows of `Riwayat` with Area "Total", and today.

Only days around a change are kept, so that a day on which nothing happens writes nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.headings import heading_key
from zi_sheets.reports.riwayat import TOTAL
from zi_sheets.reports.skor_grid import SIDES, Line
from zi_sheets.reports.words import serial, two_places

HEADINGS = ("Tanggal", *SIDES[:3])
_COLUMNS = ("Tanggal", "Area", "Nilai Mandiri", "Terbukti Rendah", "Terbukti Tinggi")


class Total(NamedTuple):
    """The total of one day (its serial number), out of 100."""

    day: float
    claimed: float
    low: float
    high: float


def totals(tab: Tab) -> tuple[Total, ...]:
    """What `Riwayat` says; rows without all three figures are days on which the LKE was not filled."""
    heads = [heading_key(tab.text(0, column)) for column in range(len(tab.rows[0]) if tab.rows else 0)]
    if any(heading_key(name) not in heads for name in _COLUMNS):
        return ()
    day, area, *figures = (heads.index(heading_key(name)) for name in _COLUMNS)
    rows = (
        [cell for column in (day, *figures) if isinstance(cell := tab.value(row, column), int | float)]
        for row in range(1, len(tab.rows))
        if tab.text(row, area) == TOTAL
    )
    return tuple(Total(*cells) for cells in rows if len(cells) == len(Total._fields))


def history_lines(history: Sequence[Total], today: date, evaluation: Evaluation | None, most: int) -> list[Line]:
    """One line per day on which the total was another than on the day before or after; at most the last `most`.

    What `history` says of today is from an earlier sync: `evaluation` alone counts, None where there is no score now.
    """
    earlier = (total for total in history if total.day != serial(today))
    by_day = {total.day: total for total in (*earlier, *_today(today, evaluation))}
    days = [by_day[day] for day in sorted(by_day)]
    return [(*total,) for total in _around_changes(days)[-most:]]


def _today(today: date, evaluation: Evaluation | None) -> Iterable[Total]:
    if evaluation:
        scores = (evaluation.claimed, evaluation.proven_low, evaluation.proven_high)
        yield Total(serial(today), *(two_places(score.total) for score in scores))


def _around_changes(days: Sequence[Total]) -> list[Total]:
    neighbours = zip([None, *days[:-1]], days, [*days[1:], None], strict=True) if days else ()
    return [
        total
        for before, total, after in neighbours
        if before is None or total[1:] != before[1:] or (after is not None and total[1:] != after[1:])
    ]
