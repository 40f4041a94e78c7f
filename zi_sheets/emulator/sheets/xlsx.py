"""A spreadsheet as .xlsx, near to what people see in Google Sheets."""

import io
import re
from math import ceil

from openpyxl import Workbook as Book
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name, column_letters, write_cells
from zi_sheets.emulator.sheets.area import area_of
from zi_sheets.emulator.sheets.formats import COLUMN_PIXELS
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Sheet, Workbook
from zi_sheets.emulator.sheets.xlsx_charts import add_charts
from zi_sheets.emulator.sheets.xlsx_dropdowns import add_dropdowns
from zi_sheets.emulator.sheets.xlsx_styles import add_conditional_formats, apply_style, rgb

_FORBIDDEN_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PIXELS_PER_CHARACTER, _POINTS_PER_PIXEL = 7.0, 0.75
_LINE_POINTS, _TALLEST_POINTS = 13.0, 409.0


def workbook_xlsx(book: Workbook) -> bytes:
    """Values, formats, sizes, merges, frozen panes, links, notes, dropdowns, conditional formats and charts."""
    made = Book()
    made.remove(made.worksheets[0])
    pages = [(sheet, made.create_sheet(_FORBIDDEN_IN_TITLE.sub(" ", sheet.title)[:31])) for sheet in book.sheets]
    for sheet, page in pages:
        rendering = Rendering(book, sheet)
        for row, cells in enumerate(sheet.rows_of(sheet.whole), 1):
            for column, cell in enumerate(cells, 1):
                if cell.value is not None or cell.rest:
                    _write(page.cell(row, column), cell, rendering)
        for merge in sheet.merges:
            page.merge_cells(write_cells(merge))
        _sizes(sheet, page)
        _properties(sheet, page)
        add_conditional_formats(sheet, page)
        add_dropdowns(sheet, page)
        add_charts(book, sheet, page, {s.id: p for s, p in pages})
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _write(target: XlsxCell | MergedCell, cell: Cell, rendering: Rendering) -> None:
    """Text stays text, even where it begins with "=": opening the file must not run it."""
    value = rendering.formula_text(cell.value) if isinstance(cell.value, Formula) else cell.value
    if isinstance(value, str):
        target.value = _CONTROL.sub("", value)[:32_767]
        target.data_type = "f" if isinstance(cell.value, Formula) else "s"
    else:
        target.value = value
    apply_style(target, cell.rest.get("userEnteredFormat", {}))
    if link := rendering.hyperlink(cell):
        target.hyperlink = link
    if note := cell.rest.get("note"):
        target.comment = Comment(_CONTROL.sub("", note), "")


def _sizes(sheet: Sheet, page: Worksheet) -> None:
    """Rows that nobody has sized grow with wrapped text as on Google's screen, except for that of merged cells."""
    for index, line in enumerate(sheet.columns):
        dimension = page.column_dimensions[column_letters(index)]
        dimension.width = (line.size or COLUMN_PIXELS) / _PIXELS_PER_CHARACTER
        dimension.hidden = line.hidden
    merged = {(row + 1, column + 1) for merge in sheet.merges for row, column in merge.cells()}
    for row, cells in enumerate(page.iter_rows(), 1):
        lines = max((_lines(sheet, each) for each in cells if (row, each.column) not in merged), default=1)
        size = sheet.rows[row - 1].size
        if size or lines > 1:
            height = size * _POINTS_PER_PIXEL if size else min(lines * _LINE_POINTS + 3, _TALLEST_POINTS)
            page.row_dimensions[row].height = height
    for index, line in enumerate(sheet.rows, 1):
        if line.hidden:
            page.row_dimensions[index].hidden = True


def _lines(sheet: Sheet, cell: XlsxCell | MergedCell) -> int:
    """How many lines a text takes in its column, by the mean width of a letter."""
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 1
    width, letter = (sheet.columns[cell.column - 1].size or COLUMN_PIXELS) - 6, (cell.font.sz or 10) * 0.58
    return sum(max(1, ceil(len(paragraph) * letter / width)) for paragraph in cell.value.split("\n"))


def _properties(sheet: Sheet, page: Worksheet) -> None:
    grid = sheet.properties.get("gridProperties", {})
    rows, columns = grid.get("frozenRowCount", 0), grid.get("frozenColumnCount", 0)
    if rows or columns:
        page.freeze_panes = cell_name(rows, columns)
    page.sheet_view.showGridLines = not grid.get("hideGridlines", False)
    if sheet.properties.get("hidden"):
        page.sheet_state = "hidden"
    if colour := sheet.properties.get("tabColor"):
        page.sheet_properties.tabColor = rgb(colour)
    for filtered in sheet.features.get("basicFilter", []):
        page.auto_filter.ref = write_cells(area_of(filtered["range"], sheet.whole))
