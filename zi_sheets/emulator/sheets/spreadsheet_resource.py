"""Google's Spreadsheet resource, with and without grid data."""

from collections.abc import Sequence

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import Mask, wants
from zi_sheets.emulator.sheets.area import Area, without_sheet_zero
from zi_sheets.emulator.sheets.cell_data import CELL_FIELDS, READ_ONLY, cell_data
from zi_sheets.emulator.sheets.developer_metadata import as_json
from zi_sheets.emulator.sheets.edit import can_edit
from zi_sheets.emulator.sheets.formats import COLUMN_PIXELS, DEFAULT_FORMAT, ROW_PIXELS, THEME
from zi_sheets.emulator.sheets.rendering import Rendering, trimmed
from zi_sheets.emulator.sheets.workbook import Cell, Dimension, Metadata, Sheet, Workbook
from zi_sheets.emulator.wire import Json


def spreadsheet_resource(
    call: Call, book: Workbook, mask: Mask, ranges: Sequence[Area] = (), *, grid: bool = False
) -> Json:
    """With `ranges`, only their sheets; with `grid`, their cells too, unless the mask decides about those."""
    only, inside = {area.sheet for area in ranges}, mask.get("sheets", {})
    grid = "sheets" in mask and (not inside or "data" in inside) if mask else grid
    defaults = {"defaultFormat": DEFAULT_FORMAT, "spreadsheetTheme": THEME}
    properties = {"title": call.store.get("file", book.id)["name"], **book.properties, **defaults}
    answer: Json = {"spreadsheetId": book.id, "properties": properties, "sheets": []}
    for sheet in [sheet for sheet in book.sheets if not only or sheet.id in only]:
        answer["sheets"].append(_sheet_resource(call, book, sheet))
        if grid:
            areas = [area for area in ranges if area.sheet == sheet.id] or [sheet.whole]
            cells = [_grid_data(book, sheet, area, inside.get("data", {})) for area in areas]
            answer["sheets"][-1]["data"] = cells
    if book.named_ranges:
        answer["namedRanges"] = without_sheet_zero(book.named_ranges)
    answer["spreadsheetUrl"] = f"https://docs.google.com/spreadsheets/d/{book.id}/edit"
    if wants(mask, "developerMetadata"):
        answer |= _metadata(book, [m for m in book.metadata.values() if m.sheet is None])
    return answer


def sheet_properties(book: Workbook, sheet: Sheet) -> Json:
    """Google's SheetProperties: `sheetId` and `index` even if 0, other defaults left out."""
    grid = {"rowCount": len(sheet.rows), "columnCount": len(sheet.columns)}
    grid |= {name: value for name, value in sheet.properties.get("gridProperties", {}).items() if value}
    index = next(i for i, each in enumerate(book.sheets) if each.id == sheet.id)
    answer = {"sheetId": sheet.id, "title": sheet.title, "index": index, "sheetType": "GRID", "gridProperties": grid}
    others = {name: value for name, value in sheet.properties.items() if name not in answer}
    return answer | {name: value for name, value in others.items() if value not in (False, None)}


def _sheet_resource(call: Call, book: Workbook, sheet: Sheet) -> Json:
    """Google's Sheet; lists that are empty are left out."""
    answer: Json = {"properties": sheet_properties(book, sheet)}
    for name, items in sheet.features.items():
        shown = without_sheet_zero(items)
        if name == "protectedRanges":
            mine = [{"requestingUserCanEdit": True} if can_edit(call, book, item) else {} for item in items]
            shown = [item | editable for item, editable in zip(shown, mine, strict=True)]
        if shown:
            answer[name] = shown[0] if name == "basicFilter" else shown
    return answer | _metadata(book, [m for m in book.metadata.values() if m.sheet == sheet.id and m.line is None])


def _metadata(book: Workbook, found: list[Metadata]) -> Json:
    return {"developerMetadata": [as_json(book, each) for each in found]} if found else {}


def _grid_data(book: Workbook, sheet: Sheet, area: Area, mask: Mask) -> Json:
    """Google's GridData: only what the mask wants is worked out; trailing blank cells and rows are left out."""
    data: Json = {"startRow": area.top} if area.top else {}
    data |= {"startColumn": area.left} if area.left else {}
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
    kept = _kept(mask.get("values", {}))
    for cells in sheet.rows_of(area):
        end = max((at for at, cell in enumerate(cells, 1) if cell.value is not None or cell.rest), default=0)
        row = [cell_data(cell, rendering, wanted) if _shows(cell, kept) else {} for cell in cells[:end]]
        rows.append({"values": row} if row else {})
    return trimmed(rows)


def _kept(mask: Mask) -> frozenset[str]:
    """What of a blank cell is left under the mask; most cells of a new tab hold only their look."""
    shown = frozenset(name for name in CELL_FIELDS if wants(mask, name))
    return shown | {"userEnteredFormat"} if wants(mask, "effectiveFormat") else shown


def _shows(cell: Cell, kept: frozenset[str]) -> bool:
    return cell.value is not None or not kept.isdisjoint(cell.rest)


def _lines(book: Workbook, sheet: Sheet, dimension: Dimension, start: int, end: int) -> list[Json]:
    """Google's DimensionProperties of rows or columns, with the developer metadata on them."""
    on_line: dict[int | None, list[Metadata]] = {}
    for found in book.metadata.values():
        if found.sheet == sheet.id and found.dimension == dimension:
            on_line.setdefault(found.line, []).append(found)
    pixels = ROW_PIXELS if dimension == "ROWS" else COLUMN_PIXELS
    return [
        {"pixelSize": line.size or pixels, **({"hiddenByUser": True} if line.hidden else {})}
        | _metadata(book, on_line.get(line.key, []))
        for line in sheet.lines(dimension)[start:end]
    ]
