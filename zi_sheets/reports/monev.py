"""`Monev`: twelve months side by side per area and indicator, this month in words, and what each PIC has to do."""

import pandas as pd

from zi_sheets.domain.assessment import Assessment, completeness
from zi_sheets.domain.period import MONTHS
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.frame import items_frame
from zi_sheets.reports.table import Page
from zi_sheets.reports.to_do import TO_DO_HEADINGS, to_do
from zi_sheets.reports.words import percent

TAB = "Monev"
_NOTE = "Tiap bulan: berapa yang sudah ada dari kewajiban yang jatuh di bulan itu; kosong berarti tidak ada."


def page(assessment: Assessment) -> Page:
    rows: list[tuple[Cell, ...]] = [
        (f"Monev Zona Integritas {assessment.settings.name}, rencana {assessment.settings.year}",),
        (in_words(assessment),),
        (_NOTE,),
        ("Kode", "Area / Indikator", *(month[:3] for month in MONTHS)),
        *_months(assessment),
        (),
        TO_DO_HEADINGS,
        *to_do(assessment.findings),
    ]
    return Page(TAB, tuple(rows))


def in_words(assessment: Assessment) -> str:
    """The current month in one sentence or two; it changes with the month and the evidence, not with the day."""
    count = completeness(assessment.items)
    month = f"{MONTHS[assessment.today.month - 1]} {assessment.today.year}"
    said = f"{month}: {count.fulfilled} dari {count.asked} kewajiban yang sudah berjalan terpenuhi"
    said += f" ({percent(count.fulfilled, count.asked)}). {count.lacking} masih kurang, {count.doubtful} perlu dicek"
    return f"{said}, {count.unreadable} tidak terbaca." if count.unreadable else f"{said}."


def _months(assessment: Assessment) -> list[tuple[Cell, ...]]:
    frame = items_frame(assessment)
    by_area, by_indicator = _shares(frame, "area"), _shares(frame, "indicator")
    rows: list[tuple[Cell, ...]] = []
    for area in assessment.areas:
        rows.append((area.code, area.name, *by_area.get(area.code, ())))
        rows += [
            (each.indicator.code, each.indicator.indikator, *by_indicator.get(each.indicator.code, ()))
            for each in assessment.of_area(area)
        ]
    return rows


def _shares(frame: pd.DataFrame, key: str) -> dict[str, tuple[Cell, ...]]:
    """Per key twelve texts such as "2 dari 5", one for each month in which something is due."""
    counts = frame.groupby([key, "due_month"])["fulfilled"].agg(["sum", "size"]).astype(str)
    shares = (counts["sum"] + " dari " + counts["size"]).unstack().reindex(columns=range(1, 13))
    return {str(name): tuple(cells) for name, cells in zip(shares.index, _blank(shares), strict=True)}


def _blank(shares: pd.DataFrame) -> list[list[Cell]]:
    cells: list[list[Cell]] = shares.astype(object).where(shares.notna(), None).to_numpy().tolist()
    return cells
