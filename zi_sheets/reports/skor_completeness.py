"""The last block of `Skor`: how complete the evidence is per area and indicator, the weight beside it, never
multiplied."""

import pandas as pd

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.frame import items_frame
from zi_sheets.reports.skor_grid import Line, block
from zi_sheets.reports.words import percent

COUNTS = ["asked", "fulfilled", "doubtful", "unreadable", "lacking"]
HEADINGS = (
    "Kode", "Area / Indikator", "Bobot", "Wajib", "Ada", "Perlu dicek", "Tidak terbaca", "Kurang", "Kelengkapan",
)  # fmt: skip
_PLANNED = "PermenPANRB 52/2014"


def completeness_lines(assessment: Assessment, instrument: Instrument | None) -> list[Line]:
    """`instrument` gives the weights; without one they are those of the work plan."""
    frame = items_frame(assessment)
    by_area = frame.groupby("area")[COUNTS].sum()
    by_indicator = frame.groupby("indicator")[COUNTS].sum()
    weights = _weights(assessment, instrument)
    lines: list[Line] = [HEADINGS]
    for area in assessment.areas:
        lines.append(_line(area.code, area.name, weights.get(area.code), _counts(by_area, area.code)))
        lines += [
            _line(each.indicator.code, each.indicator.indikator, None, _counts(by_indicator, each.indicator.code))
            for each in assessment.of_area(area)
        ]
    lines.append(_line("Semua", "Seluruh rencana kerja", None, [int(frame[name].sum()) for name in COUNTS]))
    return block("Kelengkapan bukti", lines, _note(instrument))


def _note(instrument: Instrument | None) -> str:
    regulation = instrument.regulation if instrument else _PLANNED
    return (
        "Kelengkapan menghitung kewajiban yang sudah berjalan. "
        f"Bobot pengungkit ({regulation}) hanya ditampilkan: adanya berkas bukan nilai."
    )


def _weights(assessment: Assessment, instrument: Instrument | None) -> dict[str, float]:
    if instrument:
        return {area.code: float(area.weight) for area in instrument.areas}
    return {area.code: float(area.weight) for area in assessment.areas if area.weight is not None}


def _counts(grouped: pd.DataFrame, key: str) -> list[int]:
    """Zeros for an area or indicator without a single requirement."""
    return [int(grouped[name].get(key, 0)) for name in COUNTS]


def _line(code: str, name: str, weight: Cell, counts: list[int]) -> Line:
    return (code, name, weight, *counts, percent(counts[1], counts[0]))
