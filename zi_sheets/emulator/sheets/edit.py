"""Getting at the workbook a call is about, and what the caller may change in it."""

from dataclasses import dataclass

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import READ, WRITE, native_file, owned_by
from zi_sheets.emulator.drive_files import touch
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, area_of
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
        check_protection(self.call, self.book, area)
        return self.book.sheet(area.sheet), area

    def rendering(self, sheet: Sheet) -> Rendering:
        return Rendering(self.book, sheet)


def can_edit(call: Call, book: Workbook, protected: Json) -> bool:
    """The owner always, the listed editors, everybody if it only warns."""
    if protected.get("warningOnly") or owned_by(call.store.get("file", book.id)) == call.who.email:
        return True
    return call.who.email in protected.get("editors", {}).get("users", [])


def check_protection(call: Call, book: Workbook, area: Area) -> None:
    """Raises GoogleError 400, as Google does, if the caller may not edit a part of the area."""
    for protected in book.sheet(area.sheet).features.get("protectedRanges", []):
        whole = book.sheet(area.sheet).whole
        if can_edit(call, book, protected) or not area_of(protected["range"], whole).overlaps(area):
            continue
        if not any(area_of(open_, whole).contains(area) for open_ in protected.get("unprotectedRanges", [])):
            text = "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove"
            raise invalid(f"{text} protection if you need to edit.")


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
