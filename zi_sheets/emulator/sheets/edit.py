"""One running batchUpdate: the workbook's copy and what is known about the call."""

from dataclasses import dataclass

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.area import Area, area_of
from zi_sheets.emulator.sheets.protection import check_protection
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook
from zi_sheets.emulator.wire import Json


@dataclass(frozen=True, slots=True)
class Edit:
    call: Call
    book: Workbook

    def area(self, grid_range: Json) -> Area:
        """Raises GoogleError 400 for a range outside its sheet's grid."""
        return area_of(grid_range, self.book.sheet(grid_range.get("sheetId", 0)).whole)

    def writable(self, grid_range: Json) -> tuple[Sheet, Area]:
        """Raises GoogleError 400 also if a protected range forbids the caller to edit there."""
        area = self.area(grid_range)
        check_protection(self.call, self.book, area)
        return self.book.sheet(area.sheet), area

    def rendering(self, sheet: Sheet) -> Rendering:
        return Rendering(self.book, sheet)
