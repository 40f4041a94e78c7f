"""`Riwayat`: one row per day and area, stored as it was, so that no later rule rewrites what happened."""

from collections.abc import Collection, Iterable
from fractions import Fraction

from zi_sheets.domain.assessment import Assessment, Item, completeness
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.table import Diary
from zi_sheets.reports.words import serial, two_places

TAB = "Riwayat"
TOTAL = "Total"
"""The day's row for the whole sheet, results included; there is none as long as the unit does not answer the LKE."""

_SCORES = ("Nilai Mandiri", "Terbukti Rendah", "Terbukti Tinggi")


def diary(assessment: Assessment, evaluation: Evaluation | None, scored: Collection[float]) -> Diary:
    """The day's rows: counts of documents, and points where the unit's answers have them.

    `scored`: the days (serial numbers) whose total is written; today's is blanked when the answers were taken back.
    """
    day, scores = serial(assessment.today), _scores(evaluation)
    areas = {
        area.code: [item for indicator in assessment.of_area(area) for item in indicator.items]
        for area in assessment.areas
    }
    rows = [_row(day, code, items, scores.get(code, ())) for code, items in areas.items()]
    if evaluation or day in scored:
        rows.append(_row(day, TOTAL, assessment.items, scores.get(TOTAL, ())))
    return Diary(TAB, ("Tanggal", "Area"), tuple(rows))


def _row(day: int, name: str, items: Iterable[Item], points: tuple[Fraction, ...]) -> dict[str, Cell]:
    count = completeness(items)
    scores: dict[str, Cell] = dict.fromkeys(_SCORES) | {
        heading: two_places(number) for heading, number in zip(_SCORES, points, strict=False)
    }
    return {"Tanggal": day, "Area": name, "Wajib": count.asked, "Ada": count.fulfilled, **scores}


def _scores(evaluation: Evaluation | None) -> dict[str, tuple[Fraction, ...]]:
    """Claimed, proven at least, proven at most: the points by area and in total."""
    if evaluation is None:
        return {}
    three = (evaluation.claimed, evaluation.proven_low, evaluation.proven_high)
    areas = [{area.area.code: area.points for area in each.areas} for each in three]
    found = {code: tuple(each[code] for each in areas) for code in areas[0]}
    return found | {TOTAL: tuple(each.total for each in three)}
