"""Getting at the workbook a call is about, and what the caller may change in it."""

from dataclasses import dataclass

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import READ, WRITE, native_file, owned_by
from zi_sheets.emulator.drive_files import touch
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook
from zi_sheets.emulator.wire import Json


@dataclass(frozen=True, slots=True)
class Edit:
    call: Call
    book: Workbook

    def writable(self, grid_range: Json) -> tuple[Sheet, Area]:
        """Where to write. Raises GoogleError 400 outside the grid and where the caller may not edit."""
        area = self.book.area(grid_range)
        return self.check(area), area

    def check(self, area: Area) -> Sheet:
        """The area's sheet. Raises GoogleError 400, as Google does, if the caller may not edit a part of the area."""
        sheet = self.book.sheet(area.sheet)
        for protected in sheet.features.get("protectedRanges", []):
            if can_edit(self.call, self.book, protected) or not self.book.area(protected["range"]).overlaps(area):
                continue
            if not any(self.book.area(each).contains(area) for each in protected.get("unprotectedRanges", [])):
                text = "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to"
                raise invalid(f"{text} remove protection if you need to edit.")
        return sheet

    def rendering(self, sheet: Sheet) -> Rendering:
        return Rendering(self.book, sheet)


def can_edit(call: Call, book: Workbook, protected: Json) -> bool:
    """The owner always, the listed editors, everybody if it only warns."""
    if protected.get("warningOnly") or owned_by(call.store.get("file", book.id)) == call.who.email:
        return True
    return call.who.email in protected.get("editors", {}).get("users", [])


def opened(call: Call) -> Workbook:
    """The workbook, for reading. Raises GoogleError 404 if there is none, 403 if the caller may not read it."""
    file = native_file(call, call.path["spreadsheetId"], SPREADSHEET, READ)
    book: Workbook = call.store.get("workbook", file["id"])
    return book


def edited(call: Call) -> Edit:
    """A copy to change, which is already the one the store holds; a failing call brings the old one back.

    Raises GoogleError 404 if there is none, 403 if the caller may not write it.
    """
    file = native_file(call, call.path["spreadsheetId"], SPREADSHEET, WRITE)
    book: Workbook = call.store.get("workbook", file["id"]).copy()
    call.store.put("workbook", book.id, book)
    touch(call, file, {})
    return Edit(call, book)
