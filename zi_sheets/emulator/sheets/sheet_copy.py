"""Copies of tabs: batchUpdate request duplicateSheet and sheets.spreadsheets.sheets.copyTo."""

from dataclasses import replace
from itertools import chain, count

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import WRITE, native_file
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.number import new_number
from zi_sheets.emulator.sheets.opening import edited, opened
from zi_sheets.emulator.sheets.sheet_requests import check_title, new_sheet_id
from zi_sheets.emulator.sheets.shift import change_formulas
from zi_sheets.emulator.sheets.spreadsheet_resource import sheet_properties
from zi_sheets.emulator.sheets.workbook import Metadata, Sheet, Workbook
from zi_sheets.emulator.wire import Json

_IDS = ("protectedRangeId", "filterViewId", "bandedRangeId", "chartId")


def duplicate_sheet(edit: Edit, body: Json) -> Json:
    book, source = edit.book, edit.book.sheet(body.get("sourceSheetId", 0))
    title = body.get("newSheetName") or _copy_title(book, source.title)
    check_title(book, title, None)
    made = _copy(edit, book, source, new_sheet_id(book, body.get("newSheetId")), title)
    book.sheets.insert(body.get("insertSheetIndex", 0), made)
    return {"properties": sheet_properties(book, made)}


def copy_to(call: Call) -> Json:
    """Raises GoogleError as for the spreadsheets it reads and writes; the copy stands last."""
    source_book = opened(call)
    source = source_book.sheet(int(call.path["sheetId"]))
    target = call.body.get("destinationSpreadsheetId", "")
    native_file(call, target, SPREADSHEET, WRITE)
    book = edited(replace(call, path={"spreadsheetId": target}))
    made = _copy(Edit(call, book), source_book, source, new_sheet_id(book), _copy_title(book, source.title))
    book.sheets.append(made)
    return sheet_properties(book, made)


def _copy(edit: Edit, old_book: Workbook, source: Sheet, sheet_id: int, title: str) -> Sheet:
    """Cells, features with ids of their own, and developer metadata if the switch says that copies carry it."""
    made = source.copy()
    made.id, made.properties = sheet_id, {**source.properties, "title": title}
    made.features = {name: _renewed(items, source.id, sheet_id) for name, items in source.features.items()}

    def own(area: Area) -> Area:
        return area._replace(sheet=sheet_id) if area.sheet == source.id else area

    change_formulas(made, own)
    if edit.call.behaviour["copied_tab_carries_metadata"] == "new_ids":
        for found in [m for m in old_book.metadata.values() if m.sheet == source.id]:
            number = new_number(edit.book.metadata)
            edit.book.metadata[number] = Metadata(number, *found[1:])._replace(sheet=sheet_id)
    return made


def _renewed(item: Json, old: int, new: int) -> Json:
    """A feature as it stands on the copy."""
    if isinstance(item, list):
        return [_renewed(each, old, new) for each in item]
    if not isinstance(item, dict):
        return item
    result = {name: _renewed(each, old, new) for name, each in item.items()}
    if result.get("sheetId") == old:
        result["sheetId"] = new
    return {name: new_number() if name in _IDS else each for name, each in result.items()}


def _copy_title(book: Workbook, title: str) -> str:
    return book.free_title(chain([f"Copy of {title}"], (f"Copy of {title} {number}" for number in count(2))))
