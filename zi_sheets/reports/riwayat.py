"""`Riwayat`: one row per day and area, stored as it was, so that no later rule rewrites what happened."""

from zi_sheets.domain.assessment import Assessment, completeness
from zi_sheets.domain.grid import Cell
from zi_sheets.reports.table import Diary
from zi_sheets.reports.words import serial

TAB = "Riwayat"


def diary(assessment: Assessment) -> Diary:
    """The day's rows; scores stay blank until the LKE is filled."""
    rows: list[dict[str, Cell]] = []
    for area in assessment.areas:
        count = completeness(item for indicator in assessment.of_area(area) for item in indicator.items)
        rows.append(
            {
                "Tanggal": serial(assessment.today),
                "Area": area.code,
                "Wajib": count.asked,
                "Ada": count.fulfilled,
            }
        )
    return Diary(TAB, ("Tanggal", "Area"), tuple(rows))
