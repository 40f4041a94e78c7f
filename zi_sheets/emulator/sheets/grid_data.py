"""Google's GridData: cells with all their properties, and the properties of rows and columns."""

from zi_sheets.emulator.fields import Mask, wants
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import READ_ONLY, cell_data
from zi_sheets.emulator.sheets.defaults import COLUMN_PIXELS, ROW_PIXELS
from zi_sheets.emulator.sheets.developer_metadata import as_json
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.value_read import trimmed
from zi_sheets.emulator.sheets.workbook import Dimension, Line, Sheet, Workbook
from zi_sheets.emulator.wire import Json


def with_grid_data(answer: Json, book: Workbook, ranges: list[Area], mask: Mask) -> None:
    """Adds `data` to every sheet of a Spreadsheet answer: one entry per range, or one for the whole sheet."""
    for entry in answer["sheets"]:
        sheet = book.sheet(entry["properties"]["sheetId"])
        wanted = [area for area in ranges if area.sheet == sheet.id] or [sheet.whole]
        entry["data"] = [grid_data(book, sheet, area, mask) for area in wanted]


def grid_data(book: Workbook, sheet: Sheet, area: Area, mask: Mask) -> Json:
    """Only what the mask wants is worked out; trailing blank cells and rows are left out."""
    data: Json = {}
    if area.top:
        data["startRow"] = area.top
    if area.left:
        data["startColumn"] = area.left
    if wants(mask, "rowData") and (rows := _row_data(book, sheet, area, mask.get("rowData", {}))):
        data["rowData"] = rows
    if wants(mask, "rowMetadata"):
        data["rowMetadata"] = _lines(book, sheet, "ROWS", area.top, area.bottom)
    if wants(mask, "columnMetadata"):
        data["columnMetadata"] = _lines(book, sheet, "COLUMNS", area.left, area.right)
    return data


def _row_data(book: Workbook, sheet: Sheet, area: Area, mask: Mask) -> list[Json]:
    rendering, rows = Rendering(book, sheet), []
    wanted = {name for name in READ_ONLY if wants(mask, "values", name)}
    for cells in sheet.rows_of(area):
        row = [cell_data(cell, rendering, wanted) if cell.value is not None or cell.rest else {} for cell in cells]
        rows.append({"values": values} if (values := trimmed(row)) else {})
    return trimmed(rows)


def _lines(book: Workbook, sheet: Sheet, dimension: Dimension, start: int, end: int) -> list[Json]:
    """Google's DimensionProperties of rows or columns, with the developer metadata on them."""
    on_line: dict[int, list[Json]] = {}
    for found in book.metadata.values():
        if found.sheet == sheet.id and found.dimension == dimension and found.line is not None:
            on_line.setdefault(found.line, []).append(as_json(book, found))
    pixels = ROW_PIXELS if dimension == "ROWS" else COLUMN_PIXELS
    return [_line(line, pixels, on_line.get(line.key, [])) for line in sheet.lines(dimension)[start:end]]


def _line(line: Line, pixels: int, metadata: list[Json]) -> Json:
    answer: Json = {"pixelSize": line.size or pixels}
    if line.hidden:
        answer["hiddenByUser"] = True
    if metadata:
        answer["developerMetadata"] = metadata
    return answer
