"""batchUpdate requests that set cells, one by one or wherever a text is found."""

import re

from zi_sheets.emulator.fields import Mask, every, parse_update
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import CELL_FIELDS, READ_ONLY, updated_cell
from zi_sheets.emulator.sheets.edit import Edit, check_protection
from zi_sheets.emulator.sheets.formats import with_both_colours
from zi_sheets.emulator.sheets.value_write import entered
from zi_sheets.emulator.sheets.workbook import Formula
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


def find_replace(edit: Edit, body: Json) -> Json:
    """Compares the texts that cells show; a changed text is read as if typed. Counts of 0 are left out."""
    pattern = _pattern(body)
    counts = {"valuesChanged": 0, "occurrencesChanged": 0, "rowsChanged": 0, "sheetsChanged": 0}
    for area in _areas(edit, body):
        rows = [_replace_row(edit, area, row, pattern, body) for row in range(area.top, area.bottom)]
        counts["valuesChanged"] += sum(len(row) for row in rows)
        counts["occurrencesChanged"] += sum(sum(row) for row in rows)
        counts["rowsChanged"] += sum(bool(row) for row in rows)
        counts["sheetsChanged"] += any(rows)
    return {name: count for name, count in counts.items() if count}


def _replace_row(edit: Edit, area: Area, row: int, pattern: re.Pattern[str], body: Json) -> list[int]:
    """How many finds were replaced in each cell that changed."""
    sheet = edit.book.sheet(area.sheet)
    rendering, found = edit.rendering(sheet), []
    for column in range(area.left, area.right):
        cell = sheet.cell(row, column)
        formula = cell.value if isinstance(cell.value, Formula) else None
        if cell.value is None or (formula and not body.get("includeFormulas")):
            continue
        shown = rendering.formula_text(formula) if formula else rendering.formatted(cell)
        new, count = pattern.subn(_replacement(body), shown)
        if count:
            check_protection(edit.call, edit.book, Area(sheet.id, row, row + 1, column, column + 1))
            typing = None if isinstance(cell.value, str) else rendering
            sheet.set_cell(row, column, entered(cell, new, typing, "replacement"))
            found.append(count)
    return found


def _pattern(body: Json) -> re.Pattern[str]:
    """Raises GoogleError 400 for nothing to find or a broken regular expression."""
    text = body.get("find", "")
    if not text:
        raise invalid("find must be set.")
    pattern = text if body.get("searchByRegex") else re.escape(text)
    if body.get("matchEntireCell"):
        pattern = rf"\A(?:{pattern})\Z"
    try:
        return re.compile(pattern, 0 if body.get("matchCase") else re.IGNORECASE)
    except re.error as problem:
        raise invalid(f"find is not a regular expression: {problem}") from problem


def _replacement(body: Json) -> str:
    text = body.get("replacement", "")
    return re.sub(r"\$(\d)", r"\\\1", text) if body.get("searchByRegex") else text.replace("\\", r"\\")


def _areas(edit: Edit, body: Json) -> list[Area]:
    if "range" in body:
        return [edit.book.area(body["range"])]
    if body.get("allSheets"):
        return [sheet.whole for sheet in edit.book.sheets]
    if "sheetId" in body:
        return [edit.book.sheet(body["sheetId"]).whole]
    raise invalid("range, sheetId or allSheets must be set.")
