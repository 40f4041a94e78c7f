"""batchUpdate requests mergeCells and unmergeCells."""

from collections.abc import Iterator

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, grid_range
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


def merge_cells(edit: Edit, body: Json) -> None:
    """Merges that lie inside are replaced; only the first value of each new merge stays.

    Raises GoogleError 400 if an existing merge crosses the edge.
    """
    sheet, area = edit.writable(body.get("range", {}))
    kept = _without(sheet, area)
    parts = list(_parts(area, body.get("mergeType", "MERGE_ALL")))
    sheet.features["merges"] = [grid_range(each) for each in kept + [p for p in parts if p.height * p.width > 1]]
    for part in parts:
        _keep_first(sheet, part)


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


def _keep_first(sheet: Sheet, area: Area) -> None:
    """The first value found goes to the top left cell, the others are lost, as in Google's editor."""
    values = [cell.value for row in sheet.rows_of(area) for cell in row if cell.value is not None]
    for at in area.cells():
        cell = sheet.cell(*at)
        value = values[0] if values and at == (area.top, area.left) else None
        if cell.value != value:
            sheet.set_cell(*at, cell._replace(value=value))
