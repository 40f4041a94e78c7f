"""One running batchUpdate: the workbook's copy and what is known about the call."""

from dataclasses import dataclass

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.protection import check_protection
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
