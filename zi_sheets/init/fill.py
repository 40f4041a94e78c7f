"""First contents of people's tabs, written only where a tab is still empty below its heading: requests, pure."""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_sheets.domain.scoring.gates_entry import ROWS
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell, Grid, cell_text
from zi_sheets.init.layout import written
from zi_sheets.init.paint import area, colour, look
from zi_sheets.materials.design import TabDesign

Json = dict[str, Any]

WIDTH = 7
LINE = {"style": "SOLID", "color": colour("9AA5B1")}
SETTINGS = (
    "Nama Unit", "Alias Unit", "Tahun", "Instrumen", "WBK Sebelumnya", "Kepala Sekolah", "NIP", "Tempat", "Zona Waktu",
    "Tanggal Penilaian", "Hari Libur", "Dianjurkan", "Jadwal Butir", "Folder Butir", "Folder Bulan",
    *ROWS.values(), "Sinkronkan sekarang",
)  # fmt: skip


def is_empty(design: TabDesign, tab: Tab) -> bool:
    """Nothing stands below the heading row."""
    return not any(cell not in {None, "", False} for row in tab.rows[design.heading_row + 1 :] for cell in row)


def settings_fill(tab: Tab, values: dict[str, Cell]) -> Iterator[Json]:
    """Every setting by name, with the values that are known already."""
    yield written(tab.sheet_id, 1, 0, [[name, values.get(name)] for name in SETTINGS])
    checkbox = area(tab.sheet_id, (len(SETTINGS), len(SETTINGS) + 1), (1, 2))
    rule = {"condition": {"type": "BOOLEAN"}, "strict": True, "showCustomUi": True}
    yield {"setDataValidation": {"range": checkbox, "rule": rule}}


def matrix_titles(tab: Tab, design: TabDesign, unit: str) -> Iterator[Json]:
    """The two title lines above the matrix, where there is room and nobody wrote others."""
    if design.heading_row < 2 or any(tab.text(row, 0) for row in range(design.heading_row)):
        return
    titles = ["RENCANA KERJA PEMBANGUNAN ZONA INTEGRITAS (ZI)", f"MENUJU WBK / WBBM {unit.upper()}".strip()]
    yield written(tab.sheet_id, 0, 0, [[title] for title in titles])
    span = area(tab.sheet_id, (0, 2), (0, WIDTH))
    yield {"mergeCells": {"range": span, "mergeType": "MERGE_ROWS"}}
    bold = {"textFormat": {"bold": True, "fontSize": 13}, "horizontalAlignment": "CENTER"}
    yield look(span, bold)


def matrix_fill(design: TabDesign, tab: Tab, grid: Grid) -> Iterator[Json]:
    """A plan as the school writes it: `grid` begins with the heading row, which is in place already."""
    body, first = [[cell_text(cell) for cell in row] for row in grid.rows[1:]], design.heading_row + 1
    end = first + len(body)
    yield written(tab.sheet_id, first, 0, body)
    edges = dict.fromkeys(("top", "bottom", "left", "right", "innerHorizontal", "innerVertical"), LINE)
    yield {"updateBorders": {"range": area(tab.sheet_id, (design.heading_row, end), (0, len(design.columns))), **edges}}
    for number, row in enumerate(body):
        yield from _row_look(tab, first + number, row)
    for top, bottom, left, right in grid.merges:
        rows = (design.heading_row + top, design.heading_row + bottom)
        yield {"mergeCells": {"range": area(tab.sheet_id, rows, (left, right)), "mergeType": "MERGE_ALL"}}


def _row_look(tab: Tab, row: int, cells: Sequence[str]) -> Iterator[Json]:
    span = area(tab.sheet_id, (row, row + 1), (0, WIDTH))
    if _is_numbering(cells):
        yield look(span, {"horizontalAlignment": "CENTER", "textFormat": {"italic": True, "fontSize": 8}})
    elif _is_area_heading(cells):
        yield look(span, {"textFormat": {"bold": True}, "backgroundColor": colour("EAEFF5")})


def _is_numbering(cells: Sequence[str]) -> bool:
    return list(cells) == [str(number) for number in range(1, WIDTH + 1)]


def _is_area_heading(cells: Sequence[str]) -> bool:
    return bool(cells[0]) and not any(cells[1:])
