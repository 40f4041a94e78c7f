"""Protected ranges: who may edit what lies under them."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import owned_by
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, area_of
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Json


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
