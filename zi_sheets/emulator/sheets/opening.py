"""Getting at the workbook a call is about, and putting the changed copy back."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import READ, WRITE, native_file
from zi_sheets.emulator.drive_files import touch
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Json


def opened(call: Call) -> Workbook:
    """The workbook, for reading. Raises GoogleError 404 if there is none, 403 if the caller may not read it."""
    book: Workbook = call.store.get("workbook", _file(call, READ)["id"])
    return book


def edited(call: Call) -> Workbook:
    """A copy to change, which is already the one the store holds; a failing call brings the old one back.

    Raises GoogleError 404 if there is none, 403 if the caller may not write it.
    """
    file = _file(call, WRITE)
    book: Workbook = call.store.get("workbook", file["id"]).copy()
    call.store.put("workbook", book.id, book)
    touch(call, file, {})
    return book


def _file(call: Call, needed: int) -> Json:
    return native_file(call, call.path["spreadsheetId"], SPREADSHEET, needed)
