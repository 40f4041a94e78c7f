"""batchUpdate request sortRange: values, formulas, formats and notes move, rows as such do not."""

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.evaluation import comparable
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.shift import carried_cell
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


def sort_range(edit: Edit, body: Json) -> None:
    """Blank cells come last in either order; equal rows keep their order.

    Raises GoogleError 400 if a merge of several rows lies in the range.
    """
    sheet, area = edit.writable(body.get("range", {}))
    if any(each.overlaps(area) and each.height > 1 for each in sheet.merges):
        raise invalid("You can't sort a range with vertical merges.")
    order = sorted_order(sheet, area, body.get("sortSpecs", []), edit.rendering(sheet))
    rows = sheet.full_rows(area)
    for to, was in enumerate(order):
        moved = [carried_cell(cell, sheet.id, sheet.id, (to - was, 0)) for cell in rows[was]]
        sheet.replace_cells(area._replace(top=area.top + to, bottom=area.top + to + 1), [moved])
    if edit.call.behaviour["sort_moves_row_metadata"]:
        lines = [line.key for line in sheet.rows[area.top : area.bottom]]
        new = {lines[old]: lines[place] for place, old in enumerate(order)}
        edit.book.metadata |= {
            m.id: m._replace(line=new[m.line])
            for m in edit.book.metadata.values()
            if m.sheet == sheet.id and m.dimension == "ROWS" and m.line in new
        }


def sorted_order(sheet: Sheet, area: Area, specs: list[Json], rendering: Rendering) -> list[int]:
    """The old positions of the rows, in their new order."""
    order = list(range(area.height))
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        if not area.left <= column < area.right:
            raise invalid("The sort column is outside the range.")
        cells = [sheet.cell(row, column) for row in range(area.top, area.bottom)]
        filled = [i for i in order if cells[i].value is not None]
        blank = [i for i in order if cells[i].value is None]
        keys = {i: comparable(rendering.effective(cells[i])) for i in filled}
        filled.sort(key=keys.__getitem__, reverse=spec.get("sortOrder") == "DESCENDING")
        order = filled + blank
    return order
