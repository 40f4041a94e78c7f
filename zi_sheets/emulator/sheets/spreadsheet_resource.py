"""Google's Spreadsheet resource, with and without grid data."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import Mask, wants
from zi_sheets.emulator.sheets.area import Area, without_sheet_zero
from zi_sheets.emulator.sheets.cell_data import READ_ONLY, cell_data
from zi_sheets.emulator.sheets.developer_metadata import as_json
from zi_sheets.emulator.sheets.edit import can_edit
from zi_sheets.emulator.sheets.formats import COLUMN_PIXELS, DEFAULT_FORMAT, ROW_PIXELS, THEME
from zi_sheets.emulator.sheets.rendering import Rendering, trimmed
from zi_sheets.emulator.sheets.workbook import Dimension, Line, Metadata, Sheet, Workbook
from zi_sheets.emulator.wire import Json


def spreadsheet_resource(call: Call, book: Workbook, mask: Mask, only: set[int] | None = None) -> Json:
    """`only` names the sheets to answer; None for all."""
    sheets = [
        sheet_resource(call, book, index) for index, sheet in enumerate(book.sheets) if not only or sheet.id in only
    ]
    defaults = {"defaultFormat": DEFAULT_FORMAT, "spreadsheetTheme": THEME}
    properties = {"title": call.store.get("file", book.id)["name"], **book.properties, **defaults}
    answer = {"spreadsheetId": book.id, "properties": properties, "sheets": sheets}
    if book.named_ranges:
        answer["namedRanges"] = without_sheet_zero(book.named_ranges)
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    if wants(mask, "developerMetadata"):
        answer |= _metadata(book, [m for m in book.metadata.values() if m.sheet is None])
    return answer


def sheet_resource(call: Call, book: Workbook, index: int) -> Json:
    """Google's Sheet; lists that are empty are left out."""
    sheet = book.sheets[index]
    answer: Json = {"properties": sheet_properties(book, sheet)}
    for name, items in sheet.features.items():
        shown = [_shown(call, book, name, item) for item in items]
        if shown:
            answer[name] = shown[0] if name == "basicFilter" else shown
    return answer | _metadata(book, [m for m in book.metadata.values() if m.sheet == sheet.id and m.line is None])


def sheet_properties(book: Workbook, sheet: Sheet) -> Json:
    """Google's SheetProperties: `sheetId` and `index` even if 0, other defaults left out."""
    grid = {"rowCount": len(sheet.rows), "columnCount": len(sheet.columns)}
    grid |= {name: value for name, value in sheet.properties.get("gridProperties", {}).items() if value}
    index = next(i for i, each in enumerate(book.sheets) if each.id == sheet.id)
    answer = {"sheetId": sheet.id, "title": sheet.title, "index": index, "sheetType": "GRID", "gridProperties": grid}
    others = {name: value for name, value in sheet.properties.items() if name not in answer}
    return answer | {name: value for name, value in others.items() if value not in (False, None)}


def _shown(call: Call, book: Workbook, name: str, item: Json) -> Json:
    mine = {"requestingUserCanEdit": True} if name == "protectedRanges" and can_edit(call, book, item) else {}
    return without_sheet_zero(item) | mine


def _metadata(book: Workbook, found: list[Metadata]) -> Json:
    return {"developerMetadata": [as_json(book, each) for each in found]} if found else {}


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
