"""Google's Spreadsheet resource, without grid data."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import Mask, wants
from zi_sheets.emulator.sheets.area import without_sheet_zero
from zi_sheets.emulator.sheets.defaults import DEFAULT_FORMAT, THEME
from zi_sheets.emulator.sheets.developer_metadata import as_json
from zi_sheets.emulator.sheets.protection import can_edit
from zi_sheets.emulator.sheets.workbook import Metadata, Sheet, Workbook
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
