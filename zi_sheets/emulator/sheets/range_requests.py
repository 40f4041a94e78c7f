"""batchUpdate requests that move, merge or sort the cells of a range."""

from collections.abc import Iterator

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, grid_range
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.evaluation import comparable
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.shift import carried_cell
from zi_sheets.emulator.sheets.workbook import EMPTY, Sheet
from zi_sheets.emulator.wire import Json


def insert_range(edit: Edit, body: Json) -> None:
    """Pushes cells down or to the right; what leaves the grid must be blank."""
    sheet, area = edit.writable(body.get("range", {}))
    rest, down = _to_the_end(sheet, area, body)
    rows = sheet.full_rows(rest)
    pushed = [[EMPTY] * rest.width] * area.height + rows if down else [[EMPTY] * area.width + row for row in rows]
    lost = pushed[rest.height :] if down else [row[rest.width :] for row in pushed]
    if any(cell.value is not None for row in lost for cell in row):
        raise invalid("Inserting would push cells out of the grid.")
    sheet.replace_cells(rest, pushed)


def delete_range(edit: Edit, body: Json) -> None:
    """Pulls cells up or to the left."""
    sheet, area = edit.writable(body.get("range", {}))
    rest, up = _to_the_end(sheet, area, body)
    rows = sheet.full_rows(rest)
    sheet.replace_cells(rest, rows[area.height :] if up else [row[area.width :] for row in rows])


def _to_the_end(sheet: Sheet, area: Area, body: Json) -> tuple[Area, bool]:
    """The area with what lies below it (true) or right of it (false)."""
    match body.get("shiftDimension"):
        case "ROWS":
            return area._replace(bottom=len(sheet.rows)), True
        case "COLUMNS":
            return area._replace(right=len(sheet.columns)), False
    raise invalid("shiftDimension must be ROWS or COLUMNS.")


def merge_cells(edit: Edit, body: Json) -> None:
    """Merges that lie inside are replaced; only the first value of each new merge stays.

    Raises GoogleError 400 if an existing merge crosses the edge.
    """
    sheet, area = edit.writable(body.get("range", {}))
    parts = list(_parts(area, body.get("mergeType", "MERGE_ALL")))
    made = [part for part in parts if part.height * part.width > 1]
    sheet.features["merges"] = [grid_range(each) for each in _without(sheet, area) + made]
    for part in parts:  # the first value found goes to the top left cell, the others are lost, as in Google's editor
        values = list(sheet.filled(part))
        for r, c, cell in values:
            sheet.set_cell(r, c, cell._replace(value=None))
        if values:
            first = sheet.cell(part.top, part.left)
            sheet.set_cell(part.top, part.left, first._replace(value=values[0][2].value))


def unmerge_cells(edit: Edit, body: Json) -> None:
    sheet, area = edit.writable(body.get("range", {}))
    sheet.features["merges"] = [grid_range(each) for each in _without(sheet, area)]


def _without(sheet: Sheet, area: Area) -> list[Area]:
    if any(each.overlaps(area) and not area.contains(each) for each in sheet.merges):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    return [each for each in sheet.merges if not each.overlaps(area)]


def _parts(area: Area, kind: str) -> Iterator[Area]:
    if kind == "MERGE_ROWS":
        yield from (area._replace(top=r, bottom=r + 1) for r in range(area.top, area.bottom))
    elif kind == "MERGE_COLUMNS":
        yield from (area._replace(left=c, right=c + 1) for c in range(area.left, area.right))
    else:
        yield area


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
