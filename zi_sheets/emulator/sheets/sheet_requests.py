"""Whole tabs, copies of them, and the spreadsheet's own properties."""

from dataclasses import replace
from itertools import chain, count

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import Mask, every, merged, parse_update
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import rewritten
from zi_sheets.emulator.sheets.dimension_requests import append_lines, check_size, delete_lines
from zi_sheets.emulator.sheets.edit import Edit, edited, opened
from zi_sheets.emulator.sheets.formats import with_both_colours, with_twin_names
from zi_sheets.emulator.sheets.number_format import new_number
from zi_sheets.emulator.sheets.shift import change_formulas
from zi_sheets.emulator.sheets.spreadsheet_resource import sheet_properties
from zi_sheets.emulator.sheets.workbook import Dimension, Sheet, Workbook, new_sheet
from zi_sheets.emulator.wire import Json

_COUNTS: dict[str, Dimension] = {"rowCount": "ROWS", "columnCount": "COLUMNS"}
_IDS = ("protectedRangeId", "filterViewId", "bandedRangeId", "chartId")
_KEPT_ELSEWHERE = {"sheetId", "index", "sheetType"}


def new_sheet_id(book: Workbook, wanted: int | None = None) -> int:
    """The id asked for, or a random one, as Google gives them. Raises GoogleError 400 if it is taken or negative."""
    taken = {sheet.id for sheet in book.sheets}
    if wanted is None:
        return new_number(taken)
    if wanted in taken or wanted < 0:
        raise invalid(f"A sheet with the id {wanted} already exists. Please enter another id.")
    return wanted


def add_sheet(edit: Edit, body: Json) -> Json:
    properties = with_both_colours(body.get("properties", {}))
    sheet_id = new_sheet_id(edit.book, properties.get("sheetId"))
    numbered = (f"Sheet{number}" for number in count(len(edit.book.sheets) + 1))
    title = properties.get("title") or edit.book.free_title(numbered)
    check_title(edit.book, title, None)
    grid = properties.get("gridProperties", {})
    rows, columns = grid.get("rowCount", 1000), grid.get("columnCount", 26)
    check_size(edit.book, rows * columns)
    sheet = new_sheet(sheet_id, _kept({**properties, "title": title}), rows, columns)
    edit.book.sheets.insert(properties.get("index", len(edit.book.sheets)), sheet)
    return {"properties": sheet_properties(edit.book, sheet)}


def delete_sheet(edit: Edit, body: Json) -> None:
    sheet = edit.book.sheet(body.get("sheetId", 0))
    others = [each for each in edit.book.sheets if each is not sheet]
    if not any(not each.properties.get("hidden") for each in others):
        raise invalid("You can't remove all the visible sheets in a document.")
    edit.book.sheets = others
    edit.book.metadata = {m.id: m for m in edit.book.metadata.values() if m.sheet != sheet.id}
    edit.book.named_ranges = [n for n in edit.book.named_ranges if n["range"]["sheetId"] != sheet.id]


def update_sheet_properties(edit: Edit, body: Json) -> None:
    new, mask = with_both_colours(body.get("properties", {})), _mask(body)
    sheet = edit.book.sheet(new.get("sheetId", 0))
    if "title" in mask:
        check_title(edit.book, new.get("title", ""), sheet)
    fields: Mask = {name: inner for name, inner in mask.items() if name not in _KEPT_ELSEWHERE}
    if fields:
        sheet.properties = _kept(merged(sheet.properties, new, with_twin_names(fields)))
    if all(each.properties.get("hidden") for each in edit.book.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in mask:  # counted before the move, as Google documents it
        index, old = new.get("index", 0), edit.book.sheets.index(sheet)
        edit.book.sheets.remove(sheet)
        edit.book.sheets.insert(index - 1 if index > old else index, sheet)
    if "gridProperties" in mask:
        _resize(edit, sheet, new.get("gridProperties", {}), mask["gridProperties"] or every(_COUNTS))


def update_spreadsheet_properties(edit: Edit, body: Json) -> None:
    new, mask = body.get("properties", {}), _mask(body)
    if "title" in mask:
        file = edit.call.store.get("file", edit.book.id)
        edit.call.store.put("file", edit.book.id, {**file, "name": new.get("title", "")})
    fields = {name: inner for name, inner in mask.items() if name != "title"}
    edit.book.properties = merged(edit.book.properties, new, fields) if fields else edit.book.properties


def _mask(body: Json) -> Mask:
    """Raises GoogleError 400 without `fields`; `*` names what the body holds."""
    return parse_update(body) or every(body.get("properties", {}))


def check_title(book: Workbook, title: str, own: Sheet | None) -> None:
    if not title or len(title) > 100:
        raise invalid("Sheet name cannot be empty or longer than 100 characters.")
    found = book.titled(title)
    if found and found is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _kept(properties: Json) -> Json:
    """What is stored: not what is kept as order or as lines."""
    kept = {name: value for name, value in properties.items() if name not in _KEPT_ELSEWHERE}
    grid = {n: value for n, value in kept.pop("gridProperties", {}).items() if value and n not in _COUNTS}
    return {**kept, "gridProperties": grid} if grid else kept


def _resize(edit: Edit, sheet: Sheet, new: Json, mask: Mask) -> None:
    for name, dimension in _COUNTS.items():
        if name in mask and name in new:
            have = len(sheet.lines(dimension))
            append_lines(edit, sheet, dimension, new[name] - have)
            if new[name] < have:
                delete_lines(edit, sheet, dimension, new[name], have)


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
    edit = edited(replace(call, path={"spreadsheetId": target}))
    made = _copy(edit, source_book, source, new_sheet_id(edit.book), _copy_title(edit.book, source.title))
    edit.book.sheets.append(made)
    return sheet_properties(edit.book, made)


def _copy(edit: Edit, old_book: Workbook, source: Sheet, sheet_id: int, title: str) -> Sheet:
    """Cells, features with ids of their own, and developer metadata if the switch says that copies carry it."""
    made = source.copy()
    made.id, made.properties = sheet_id, {**source.properties, "title": title}

    def renewed(item: Json, _: str) -> Json:
        own = {"sheetId": sheet_id} if item.get("sheetId") == source.id else {}
        return item | own | {name: new_number() for name in _IDS if name in item}

    made.features = rewritten(source.features, renewed)
    change_formulas(made, lambda area: area._replace(sheet=sheet_id) if area.sheet == source.id else area)
    if edit.call.behaviour["copied_tab_carries_metadata"] == "new_ids":
        for found in [m for m in old_book.metadata.values() if m.sheet == source.id]:
            number = new_number(edit.book.metadata)
            edit.book.metadata[number] = found._replace(id=number, sheet=sheet_id)
    return made


def _copy_title(book: Workbook, title: str) -> str:
    return book.free_title(chain([f"Copy of {title}"], (f"Copy of {title} {number}" for number in count(2))))
