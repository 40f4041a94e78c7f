"""batchUpdate requests that set cells, one by one or wherever a text is found."""

import re

from zi_sheets.emulator.fields import Mask, every, parse_update
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import CELL_FIELDS, READ_ONLY, updated_cell
from zi_sheets.emulator.sheets.dimension_requests import append_lines
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.formats import with_both_colours
from zi_sheets.emulator.sheets.value_write import entered
from zi_sheets.emulator.sheets.workbook import EMPTY, Formula
from zi_sheets.emulator.wire import Json

_SIDES = ("top", "bottom", "left", "right", "innerHorizontal", "innerVertical")


def update_cells(edit: Edit, body: Json) -> None:
    """With a `range`, its cells that the rows do not cover lose the fields named in `fields`."""
    mask, rows = _mask(body), [row.get("values", []) for row in body.get("rows", [])]
    area = edit.book.area(body["range"]) if "range" in body else _from(edit, body.get("start", {}), rows)
    sheet = edit.check(area)
    rendering = edit.rendering(sheet)
    for r, c in area.cells():
        values = rows[r - area.top] if r - area.top < len(rows) else []
        if "range" in body or c - area.left < len(values):
            new = values[c - area.left] if c - area.left < len(values) else {}
            sheet.set_cell(r, c, updated_cell(sheet.cell(r, c), new, mask, rendering))


def append_cells(edit: Edit, body: Json) -> None:
    """Below the last row of the tab that holds anything."""
    sheet, mask = edit.book.sheet(body.get("sheetId", 0)), _mask(body)
    rows = [row.get("values", []) for row in body.get("rows", [])]
    first = 1 + max((i for i, line in enumerate(sheet.rows) if sheet.cells.get(line.key)), default=-1)
    append_lines(edit, sheet, "ROWS", first + len(rows) - len(sheet.rows))
    append_lines(edit, sheet, "COLUMNS", max(map(len, rows), default=0) - len(sheet.columns))
    rendering = edit.rendering(sheet)
    for r, row in enumerate(rows, first):
        for c, new in enumerate(row):
            sheet.set_cell(r, c, updated_cell(EMPTY, new, mask, rendering))


def repeat_cell(edit: Edit, body: Json) -> None:
    _set_each(edit, body, body.get("cell", {}), _mask(body))


def set_data_validation(edit: Edit, body: Json) -> None:
    """Without a rule the validation is taken away; without `filteredRowsIncluded` all rows count here as well."""
    _set_each(edit, body, {"dataValidation": body.get("rule", {})}, {"dataValidation": {}})


def update_borders(edit: Edit, body: Json) -> None:
    """A side that the body does not name stays as it is."""
    sheet, area = edit.writable(body.get("range", {}))
    sides = with_both_colours({name: body[name] for name in _SIDES if name in body})
    rendering = edit.rendering(sheet)
    for r, c in area.cells():
        named = {
            "top": "top" if r == area.top else "innerHorizontal",
            "bottom": "bottom" if r == area.bottom - 1 else "innerHorizontal",
            "left": "left" if c == area.left else "innerVertical",
            "right": "right" if c == area.right - 1 else "innerVertical",
        }
        if found := {side: sides[name] for side, name in named.items() if name in sides}:
            new, mask = ({"userEnteredFormat": {"borders": borders}} for borders in (found, every(found)))
            sheet.set_cell(r, c, updated_cell(sheet.cell(r, c), new, mask, rendering))


def _mask(body: Json) -> Mask:
    """Raises GoogleError 400 without `fields` or for a field no cell has."""
    mask = parse_update(body)
    if unknown := mask.keys() - CELL_FIELDS - READ_ONLY:
        raise invalid(f"Invalid field: {min(unknown)}")
    return mask


def _from(edit: Edit, start: Json, rows: list[list[Json]]) -> Area:
    sheet = edit.book.sheet(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    bottom, right = top + len(rows), left + max(map(len, rows), default=0)
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
    pattern, replacement, changed = _pattern(body), body.get("replacement", ""), []
    by_regex = body.get("searchByRegex")
    template = re.sub(r"\$(\d)", r"\\\1", replacement) if by_regex else replacement.replace("\\", r"\\")
    for area in _searched(edit, body):
        sheet = edit.book.sheet(area.sheet)
        rendering = edit.rendering(sheet)
        for r, c, cell in list(sheet.filled(area)):
            formula = cell.value if isinstance(cell.value, Formula) else None
            if formula and not body.get("includeFormulas"):
                continue
            shown = rendering.formula_text(formula) if formula else rendering.formatted(cell)
            new, count = pattern.subn(template, shown)
            if count:
                edit.check(Area(sheet.id, r, r + 1, c, c + 1))
                typing = None if isinstance(cell.value, str) else rendering
                sheet.set_cell(r, c, entered(cell, new, typing, "replacement"))
                changed.append((sheet.id, r, count))
    counts = {"valuesChanged": len(changed), "occurrencesChanged": sum(count for *_, count in changed)}
    counts |= {"rowsChanged": len({at[:2] for at in changed}), "sheetsChanged": len({at[0] for at in changed})}
    return {name: count for name, count in counts.items() if count}


def _pattern(body: Json) -> re.Pattern[str]:
    """Raises GoogleError 400 for nothing to find or a broken regular expression."""
    text = body.get("find", "")
    if not text:
        raise invalid("find must be set.")
    pattern = text if body.get("searchByRegex") else re.escape(text)
    try:
        whole = rf"\A(?:{pattern})\Z" if body.get("matchEntireCell") else pattern
        return re.compile(whole, 0 if body.get("matchCase") else re.IGNORECASE)
    except re.error as problem:
        raise invalid(f"find is not a regular expression: {problem}") from problem


def _searched(edit: Edit, body: Json) -> list[Area]:
    if "range" in body:
        return [edit.book.area(body["range"])]
    if body.get("allSheets"):
        return [sheet.whole for sheet in edit.book.sheets]
    if "sheetId" in body:
        return [edit.book.sheet(body["sheetId"]).whole]
    raise invalid("range, sheetId or allSheets must be set.")
