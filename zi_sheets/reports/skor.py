"""`Skor`: how complete the evidence is, per area and indicator, with the area's weight beside it, never multiplied."""

import pandas as pd

from zi_sheets.domain.area import Area
from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.grid import Cell
from zi_sheets.reports.frame import items_frame
from zi_sheets.reports.table import Page
from zi_sheets.reports.words import percent

TAB = "Skor"
COUNTS = ["asked", "fulfilled", "doubtful", "unreadable", "lacking"]
COUNT_HEADINGS = ("Wajib", "Ada", "Perlu dicek", "Tidak terbaca", "Kurang")
HEADINGS = ("Kode", "Area / Indikator", "Bobot", *COUNT_HEADINGS, "Kelengkapan")
_NOTE = (
    "Kelengkapan menghitung kewajiban yang sudah berjalan. Bobot pengungkit (PermenPANRB 52/2014) hanya ditampilkan: "
    "adanya berkas bukan nilai. Nilai LKE belum dihitung."
)


def page(assessment: Assessment) -> Page:
    frame = items_frame(assessment)
    by_area = frame.groupby("area")[COUNTS].sum()
    by_indicator = frame.groupby("indicator")[COUNTS].sum()
    rows: list[tuple[Cell, ...]] = [
        (f"Kelengkapan bukti {assessment.settings.name}, rencana {assessment.settings.year}",),
        (_NOTE,),
        (),
        HEADINGS,
    ]
    for area in assessment.areas:
        rows.append(_line(area.code, area.name, _weight(area), _counts(by_area, area.code)))
        rows += [
            _line(each.indicator.code, each.indicator.indikator, None, _counts(by_indicator, each.indicator.code))
            for each in assessment.of_area(area)
        ]
    rows.append(_line("Semua", "Seluruh rencana kerja", None, [int(frame[name].sum()) for name in COUNTS]))
    return Page(TAB, tuple(rows))


def _weight(area: Area) -> Cell:
    return float(area.weight) if area.weight is not None else None


def _counts(grouped: pd.DataFrame, key: str) -> list[int]:
    """Zeros for an area or indicator without a single requirement."""
    return [int(grouped[name].get(key, 0)) for name in COUNTS]


def _line(code: str, name: str, weight: Cell, counts: list[int]) -> tuple[Cell, ...]:
    return (code, name, weight, *counts, percent(counts[1], counts[0]))
