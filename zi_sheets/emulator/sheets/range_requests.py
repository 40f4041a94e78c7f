"""batchUpdate requests insertRange, deleteRange and appendCells, and autoResizeDimensions."""

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import updated_cell
from zi_sheets.emulator.sheets.cell_requests import cell_mask
from zi_sheets.emulator.sheets.defaults import COLUMN_PIXELS, ROW_PIXELS
from zi_sheets.emulator.sheets.dimension_requests import append_lines, dimension_range
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.text_width import text_width
from zi_sheets.emulator.sheets.workbook import EMPTY, Sheet
from zi_sheets.emulator.wire import Json

_PADDING = 6  # pixels beside a text, on both sides together


def insert_range(edit: Edit, body: Json) -> None:
    """Pushes cells down or to the right; what leaves the grid must be blank."""
    sheet, area = edit.writable(body.get("range", {}))
    rest, down = _to_the_end(sheet, area, body)
    rows = sheet.full_rows(rest)
    pushed = [[EMPTY] * rest.width] * area.height + rows if down else [[EMPTY] * area.width + row for row in rows]
    lost = pushed[rest.height :] if down else [row[rest.width :] for row in pushed]
    if any(cell.value is not None for row in lost for cell in row):
        raise invalid("Inserting would push cells out of the grid.")
    sheet.replace_cells(rest, pushed)


def delete_range(edit: Edit, body: Json) -> None:
    """Pulls cells up or to the left."""
    sheet, area = edit.writable(body.get("range", {}))
    rest, up = _to_the_end(sheet, area, body)
    rows = sheet.full_rows(rest)
    sheet.replace_cells(rest, rows[area.height :] if up else [row[area.width :] for row in rows])


def append_cells(edit: Edit, body: Json) -> None:
    """Below the last row of the tab that holds anything."""
    sheet, rows, mask = edit.book.sheet(body.get("sheetId", 0)), body.get("rows", []), cell_mask(body)
    first = 1 + max((i for i, line in enumerate(sheet.rows) if sheet.cells.get(line.key)), default=-1)
    if (missing := first + len(rows) - len(sheet.rows)) > 0:
        append_lines(edit, sheet, "ROWS", missing)
    rendering = edit.rendering(sheet)
    for r, row in enumerate(rows, first):
        for c, new in enumerate(row.get("values", [])):
            if c >= len(sheet.columns):
                append_lines(edit, sheet, "COLUMNS", 1)
            sheet.set_cell(r, c, updated_cell(EMPTY, new, mask, rendering))


def auto_resize(edit: Edit, body: Json) -> None:
    """Columns as wide as their widest text; rows as high as an unwrapped line."""
    sheet, dimension, start, end = dimension_range(edit, body.get("dimensions", {}))
    lines, rendering = sheet.lines(dimension), edit.rendering(sheet)
    for index in range(start, end):
        if dimension == "ROWS":
            lines[index] = lines[index]._replace(size=ROW_PIXELS)
            continue
        cells = (row.get(lines[index].key) for row in sheet.cells.values())
        widths = [text_width(rendering.formatted(cell)) for cell in cells if cell and cell.value is not None]
        size = round(max(widths)) + _PADDING if widths else COLUMN_PIXELS
        lines[index] = lines[index]._replace(size=size)


def _to_the_end(sheet: Sheet, area: Area, body: Json) -> tuple[Area, bool]:
    """The area with what lies below it (true) or right of it (false)."""
    match body.get("shiftDimension"):
        case "ROWS":
            return area._replace(bottom=len(sheet.rows)), True
        case "COLUMNS":
            return area._replace(right=len(sheet.columns)), False
    raise invalid("shiftDimension must be ROWS or COLUMNS.")
