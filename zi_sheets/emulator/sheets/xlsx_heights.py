"""Row heights of an exported sheet: rows of no fixed height grow with wrapped text, as they do on Google's screen."""

from math import ceil

from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.formats import COLUMN_PIXELS
from zi_sheets.emulator.sheets.workbook import Sheet

_LINE_POINTS, _PADDING_POINTS, _PADDING_PIXELS = 13.0, 3.0, 6
_LETTER_PIXELS = 0.58  # mean width of a letter, per point of the font
_TALLEST_POINTS = 409.0  # the file format's own limit


def fit_heights(sheet: Sheet, page: Worksheet) -> None:
    """Heights for the rows that people have not sized themselves; merged cells make no row grow, as in Sheets."""
    merged = {at for merge in sheet.merges for at in merge.cells()}
    for row, cells in enumerate(page.iter_rows()):
        if sheet.rows[row].size:
            continue
        single = [cell for column, cell in enumerate(cells) if (row, column) not in merged]
        lines = max((_lines(sheet, cell) for cell in single if isinstance(cell, XlsxCell)), default=1)
        if lines > 1:
            page.row_dimensions[row + 1].height = min(lines * _LINE_POINTS + _PADDING_POINTS, _TALLEST_POINTS)


def _lines(sheet: Sheet, cell: XlsxCell) -> int:
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 1
    width = (sheet.columns[cell.column - 1].size or COLUMN_PIXELS) - _PADDING_PIXELS
    letter = (cell.font.sz or 10) * _LETTER_PIXELS
    return sum(max(1, ceil(len(paragraph) * letter / width)) for paragraph in cell.value.split("\n"))
