"""sheets.spreadsheets: create, get, getByDataFilter, batchUpdate."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_files import new_file
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.developer_metadata import areas
from zi_sheets.emulator.sheets.edit import Edit, edited, opened
from zi_sheets.emulator.sheets.requests import REQUESTS
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
