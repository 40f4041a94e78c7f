"""A spreadsheet as .xlsx, near to what people see in Google Sheets."""

import io
import re
from collections.abc import Iterator

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
from zi_sheets.emulator.sheets.xlsx_heights import fit_heights
from zi_sheets.emulator.sheets.xlsx_styles import add_conditional_formats, add_validations, apply_style, rgb

_FORBIDDEN_IN_TITLE = re.compile(r"[\\/*?:\[\]]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_PIXELS_PER_CHARACTER, _POINTS_PER_PIXEL = 7.0, 0.75


def workbook_xlsx(book: Workbook) -> bytes:
    """Values, formats, sizes, merges, frozen panes, links, notes, validation, rules and charts."""
    made = Book()
    made.remove(made.worksheets[0])
    pages = [(sheet, made.create_sheet(_FORBIDDEN_IN_TITLE.sub(" ", sheet.title)[:31])) for sheet in book.sheets]
    for sheet, page in pages:
        _fill(book, sheet, page)
    for sheet, page in pages:
        add_charts(book, sheet, page, {s.id: p for s, p in pages})
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _fill(book: Workbook, sheet: Sheet, page: Worksheet) -> None:
    rendering = Rendering(book, sheet)
    for row, column, cell in _cells(sheet):
        _write(page.cell(row + 1, column + 1), cell, rendering)
    for merge in sheet.merges:
        page.merge_cells(write_cells(merge))
    _sizes(sheet, page)
    fit_heights(sheet, page)
    _properties(sheet, page)
    add_conditional_formats(sheet, page)
    add_validations(_cells(sheet), page)
    for banded in sheet.features.get("bandedRanges", []):
        _bands(sheet, page, banded)


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, Cell]]:
    columns = {line.key: index for index, line in enumerate(sheet.columns)}
    for index, line in enumerate(sheet.rows):
        for key, cell in sorted(sheet.cells.get(line.key, {}).items(), key=lambda item: columns[item[0]]):
            yield index, columns[key], cell


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
    for index, line in enumerate(sheet.columns):
        dimension = page.column_dimensions[column_letters(index)]
        dimension.width = (line.size or COLUMN_PIXELS) / _PIXELS_PER_CHARACTER
        dimension.hidden = line.hidden
    for index, line in enumerate(sheet.rows, 1):
        if line.size:
            page.row_dimensions[index].height = line.size * _POINTS_PER_PIXEL
        if line.hidden:
            page.row_dimensions[index].hidden = True


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


def _bands(sheet: Sheet, page: Worksheet, banded: dict[str, dict[str, object]]) -> None:
    """Alternating colours, where a cell has no colour of its own."""
    area, look = area_of(banded["range"], sheet.whole), banded.get("rowProperties", {})
    for row in range(area.top, area.bottom):
        name = "headerColor" if row == area.top and "headerColor" in look else ""
        odd = (row - area.top - ("headerColor" in look)) % 2
        colour = look.get(name or ("secondBandColor" if odd else "firstBandColor"))
        for column in range(area.left, area.right):
            if colour and "backgroundColor" not in sheet.cell(row, column).rest.get("userEnteredFormat", {}):
                apply_style(page.cell(row + 1, column + 1), {"backgroundColor": colour}, fill_only=True)
