"""sheets.spreadsheets: create, get, getByDataFilter, and batchUpdate with its kinds of requests."""

from collections.abc import Callable
from functools import partial

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_files import new_file
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets import (
    cell_requests,
    developer_metadata,
    dimension_requests,
    feature_requests,
    paste_requests,
    range_requests,
    rule_requests,
    sheet_requests,
)
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.developer_metadata import areas
from zi_sheets.emulator.sheets.edit import Edit, edited, opened
from zi_sheets.emulator.sheets.sheet_requests import add_sheet
from zi_sheets.emulator.sheets.spreadsheet_resource import spreadsheet_resource
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Json


def create(call: Call) -> Json:
    """A spreadsheet in the caller's My Drive, with the tabs the body names."""
    given = dict(call.body.get("properties", {}))
    file = new_file(call, {"name": given.pop("title", "Untitled spreadsheet"), "mimeType": SPREADSHEET})
    book: Workbook = call.store.get("workbook", file["id"]).copy()
    book.properties = {**book.properties, **given}
    if call.body.get("sheets"):
        book.sheets = []
        for index, each in enumerate(call.body["sheets"]):
            wanted = {"sheetId": 0} if index == 0 else {}
            add_sheet(Edit(call, book), {"properties": {**wanted, **each.get("properties", {})}})
    call.store.put("workbook", book.id, book)
    return spreadsheet_resource(call, book, call.mask)


def get(call: Call) -> Json:
    book = opened(call)
    ranges = [read_range(book, text) for text in call.query.get("ranges", [])]
    return spreadsheet_resource(call, book, call.mask, ranges, grid=call.flag("includeGridData"))


def get_by_data_filter(call: Call) -> Json:
    book, filters = opened(call), call.body.get("dataFilters", [])
    found = [area for data_filter in filters for area in areas(book, data_filter)]
    answer = spreadsheet_resource(call, book, call.mask, found, grid=call.body.get("includeGridData", False))
    if filters and not found:
        del answer["sheets"]
    return answer


def batch_update(call: Call) -> Json:
    """All requests or none; an error names the request by number and kind."""
    edit, body = edited(call), call.body
    replies = [_run(edit, number, request) for number, request in enumerate(body.get("requests", []))]
    answer: Json = {"spreadsheetId": edit.book.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        ranges = [read_range(edit.book, text) for text in body.get("responseRanges", [])]
        grid = body.get("responseIncludeGridData", False)
        answer["updatedSpreadsheet"] = spreadsheet_resource(call, edit.book, {}, ranges, grid=grid)
    return answer


def _run(edit: Edit, number: int, request: Json) -> Json:
    if len(request) != 1:
        raise GoogleError(400, f"Invalid requests[{number}]: exactly one request kind must be set.")
    ((kind, body),) = request.items()
    if kind not in REQUESTS:
        raise GoogleError(400, f"Invalid requests[{number}].{kind}: not implemented by the embedded workspace.")
    try:
        reply = REQUESTS[kind](edit, body)
    except GoogleError as problem:
        if problem.status != 400:
            raise
        raise GoogleError(400, f"Invalid requests[{number}].{kind}: {problem.message}") from problem
    return {} if reply is None else {kind: reply}


REQUESTS: dict[str, Callable[[Edit, Json], Json | None]] = {
    "addChart": partial(feature_requests.add, "Chart"),
    "addConditionalFormatRule": rule_requests.add_conditional_format,
    "addDimensionGroup": rule_requests.add_dimension_group,
    "addSheet": sheet_requests.add_sheet,
    "appendCells": cell_requests.append_cells,
    "appendDimension": dimension_requests.append_dimension,
    "autoResizeDimensions": dimension_requests.auto_resize,
    "clearBasicFilter": rule_requests.clear_basic_filter,
    "copyPaste": paste_requests.copy_paste,
    "createDeveloperMetadata": developer_metadata.create_metadata,
    "cutPaste": paste_requests.cut_paste,
    "deleteConditionalFormatRule": rule_requests.delete_conditional_format,
    "deleteDeveloperMetadata": developer_metadata.delete_metadata,
    "deleteDimension": dimension_requests.delete_dimension,
    "deleteDimensionGroup": rule_requests.delete_dimension_group,
    "deleteEmbeddedObject": partial(feature_requests.delete, "Chart"),
    "deleteRange": range_requests.delete_range,
    "deleteSheet": sheet_requests.delete_sheet,
    "duplicateSheet": sheet_requests.duplicate_sheet,
    "findReplace": cell_requests.find_replace,
    "insertDimension": dimension_requests.insert_dimension,
    "insertRange": range_requests.insert_range,
    "mergeCells": range_requests.merge_cells,
    "moveDimension": dimension_requests.move_dimension,
    "repeatCell": cell_requests.repeat_cell,
    "setBasicFilter": rule_requests.set_basic_filter,
    "setDataValidation": cell_requests.set_data_validation,
    "sortRange": range_requests.sort_range,
    "unmergeCells": range_requests.unmerge_cells,
    "updateBorders": cell_requests.update_borders,
    "updateCells": cell_requests.update_cells,
    "updateChartSpec": feature_requests.update_chart_spec,
    "updateConditionalFormatRule": rule_requests.update_conditional_format,
    "updateDeveloperMetadata": developer_metadata.update_metadata,
    "updateDimensionProperties": dimension_requests.update_dimension_properties,
    "updateSheetProperties": sheet_requests.update_sheet_properties,
    "updateSpreadsheetProperties": sheet_requests.update_spreadsheet_properties,
}
"""What runs each kind; it gives the inner reply, or None where Google answers {}."""
for _name in ("Banding", "FilterView", "NamedRange", "ProtectedRange"):
    REQUESTS[f"add{_name}"] = partial(feature_requests.add, _name)
    REQUESTS[f"update{_name}"] = partial(feature_requests.update, _name)
    REQUESTS[f"delete{_name}"] = partial(feature_requests.delete, _name)
