"""`Log`: one row per run, a receipt that people can read."""

from dataclasses import dataclass
from datetime import datetime

from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.reports.table import Diary
from zi_sheets.reports.words import serial

TAB = "Log"
DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class LogEntry:
    """`started` is in the unit's own time zone; `calls` are counted up to the moment the row is written."""

    run: str
    started: datetime
    version: str
    calls: int
    writes: int
    duration_s: float
    warnings: str = ""


def diary(entry: LogEntry) -> Diary:
    seconds = entry.started.hour * 3600 + entry.started.minute * 60 + entry.started.second
    row: dict[str, Cell] = {
        "Run": entry.run,
        "Waktu": serial(entry.started.date()) + seconds / DAY_S,
        "Versi": entry.version,
        "Panggilan": entry.calls,
        "Tulisan": entry.writes,
        "Durasi": round(entry.duration_s, 2),
        "Peringatan": entry.warnings or None,
    }
    return Diary(TAB, ("Run",), (row,))
