"""batchUpdate requests that set cells: updateCells, repeatCell, updateBorders, setDataValidation."""

from zi_sheets.emulator.fields import Mask, every, parse_update
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import CELL_FIELDS, READ_ONLY, updated_cell
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.formats import with_both_colours
from zi_sheets.emulator.sheets.protection import check_protection
from zi_sheets.emulator.wire import Json


def update_cells(edit: Edit, body: Json) -> None:
    """With a `range`, its cells that the rows do not cover lose the fields named in `fields`."""
    mask, rows = cell_mask(body), body.get("rows", [])
    area = _target(edit, body, rows)
    sheet = edit.book.sheet(area.sheet)
    check_protection(edit.call, edit.book, area)
    rendering = edit.rendering(sheet)
    for r in range(area.top, area.bottom):
        values = rows[r - area.top].get("values", []) if r - area.top < len(rows) else []
        covered = area.right if "range" in body else area.left + len(values)
        for c in range(area.left, covered):
            new = values[c - area.left] if c - area.left < len(values) else {}
            sheet.set_cell(r, c, updated_cell(sheet.cell(r, c), new, mask, rendering))


def repeat_cell(edit: Edit, body: Json) -> None:
    _set_each(edit, body, body.get("cell", {}), cell_mask(body))


def set_data_validation(edit: Edit, body: Json) -> None:
    """Without a rule the validation is taken away; without `filteredRowsIncluded` all rows count here as well."""
    _set_each(edit, body, {"dataValidation": body.get("rule", {})}, {"dataValidation": {}})


def update_borders(edit: Edit, body: Json) -> None:
    """A side that the body does not name stays as it is."""
    sheet, area = edit.writable(body.get("range", {}))
    sides = with_both_colours({name: body[name] for name in _SIDES if name in body})
    rendering = edit.rendering(sheet)
    for at in area.cells():
        if found := {side: sides[name] for side, name in _borders(area, *at) if name in sides}:
            new = {"userEnteredFormat": {"borders": found}}
            mask: Mask = {"userEnteredFormat": {"borders": every(found)}}
            sheet.set_cell(*at, updated_cell(sheet.cell(*at), new, mask, rendering))


_SIDES = ("top", "bottom", "left", "right", "innerHorizontal", "innerVertical")


def _borders(area: Area, row: int, column: int) -> list[tuple[str, str]]:
    """Which side of the area each side of a cell is."""
    return [
        ("top", "top" if row == area.top else "innerHorizontal"),
        ("bottom", "bottom" if row == area.bottom - 1 else "innerHorizontal"),
        ("left", "left" if column == area.left else "innerVertical"),
        ("right", "right" if column == area.right - 1 else "innerVertical"),
    ]


def cell_mask(body: Json) -> Mask:
    """Raises GoogleError 400 without `fields` or for a field no cell has."""
    mask = parse_update(body)
    unknown = set(mask) - set(CELL_FIELDS) - READ_ONLY
    if unknown:
        raise invalid(f"Invalid field: {sorted(unknown)[0]}")
    return mask


def _target(edit: Edit, body: Json, rows: list[Json]) -> Area:
    if "range" in body:
        return edit.book.area(body["range"])
    start = body.get("start", {})
    sheet = edit.book.sheet(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    width = max((len(row.get("values", [])) for row in rows), default=0)
    bottom, right = top + len(rows), left + width
    if bottom > len(sheet.rows) or right > len(sheet.columns):
        raise invalid(f"Attempting to write outside the grid of {len(sheet.rows)} rows, {len(sheet.columns)} columns.")
    return Area(sheet.id, top, bottom, left, right)


def _set_each(edit: Edit, body: Json, new: Json, mask: Mask) -> None:
    sheet, area = edit.writable(body.get("range", {}))
    rendering = edit.rendering(sheet)
    for at in area.cells():
        sheet.set_cell(*at, updated_cell(sheet.cell(*at), new, mask, rendering))
