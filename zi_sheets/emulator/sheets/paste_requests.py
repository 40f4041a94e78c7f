"""batchUpdate requests copyPaste and cutPaste."""

from itertools import chain

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, grid_range
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.shift import carried_cell, change_formulas
from zi_sheets.emulator.sheets.workbook import Cell, Sheet
from zi_sheets.emulator.wire import Json

_FORMAT = "userEnteredFormat"
_ONE_PROPERTY = {"PASTE_FORMAT": _FORMAT, "PASTE_DATA_VALIDATION": "dataValidation"}


def copy_paste(edit: Edit, body: Json) -> None:
    """The source is repeated over a destination that holds it several times; references move along, unless fixed."""
    source, wanted = edit.book.area(body.get("source", {})), edit.book.area(body.get("destination", {}))
    rows = edit.book.sheet(source.sheet).full_rows(source)
    if body.get("pasteOrientation") == "TRANSPOSE":
        rows = [list(column) for column in zip(*rows, strict=True)]
    height = wanted.height if wanted.height % len(rows) == 0 else len(rows)
    width = wanted.width if wanted.width % len(rows[0]) == 0 else len(rows[0])
    target = wanted._replace(bottom=wanted.top + height, right=wanted.left + width)
    sheet, kind = _inside(edit, target), body.get("pasteType", "PASTE_NORMAL")
    for r, c in target.cells():
        row, column = (r - target.top) % len(rows), (c - target.left) % len(rows[0])
        by = r - source.top - row, c - source.left - column
        cell = carried_cell(rows[row][column], source.sheet, target.sheet, by)
        sheet.set_cell(r, c, _pasted(edit, sheet.cell(r, c), cell, kind))
    if kind == "PASTE_NORMAL":
        _copy_merges(edit, source, target)


def cut_paste(edit: Edit, body: Json) -> None:
    """Cells, merges and what refers to the cells go to the new place; what was there is replaced."""
    (old, source), place = edit.writable(body.get("source", {})), body.get("destination", {})
    down, right = place.get("rowIndex", 0) - source.top, place.get("columnIndex", 0) - source.left
    target = source.moved(down, right, edit.book.sheet(place.get("sheetId", 0)).id)
    new, rows, kind = _inside(edit, target), old.full_rows(source), body.get("pasteType", "PASTE_NORMAL")
    inside = [each for each in old.merges if source.contains(each)]
    old.features["merges"] = [grid_range(each) for each in old.merges if each not in inside]
    old.replace_cells(source, [])
    for (r, c), cell in zip(target.cells(), chain.from_iterable(rows), strict=True):
        new.set_cell(r, c, _pasted(edit, new.cell(r, c), cell, kind))
    moved = [grid_range(each.moved(down, right, target.sheet)) for each in inside]
    new.features["merges"] = [*new.features.get("merges", []), *moved]
    for sheet in edit.book.sheets:
        change_formulas(sheet, lambda a: a.moved(down, right, target.sheet) if source.contains(a) else a)


def _inside(edit: Edit, area: Area) -> Sheet:
    if not edit.book.sheet(area.sheet).whole.contains(area):
        raise invalid("The paste area is outside the grid.")
    return edit.check(area)


def _pasted(edit: Edit, old: Cell, new: Cell, kind: str) -> Cell:
    """What a cell becomes when another is pasted over it; `kind` is Google's PasteType."""
    if kind == "PASTE_CONDITIONAL_FORMATTING":
        raise invalid("PASTE_CONDITIONAL_FORMATTING is not implemented by the embedded workspace.")
    if kind in ("PASTE_VALUES", "PASTE_FORMULA"):
        rendering = edit.rendering(edit.book.sheets[0])
        return Cell(rendering.effective(new) if kind == "PASTE_VALUES" else new.value, old.rest)
    if name := _ONE_PROPERTY.get(kind):
        rest = {key: value for key, value in old.rest.items() if key != name}
        return Cell(old.value, {**rest, name: new.rest[name]} if name in new.rest else rest)
    if kind == "PASTE_NO_BORDERS":
        style = {**new.rest.get(_FORMAT, {}), "borders": old.rest.get(_FORMAT, {}).get("borders")}
        style = {name: value for name, value in style.items() if value}
        return Cell(new.value, {**new.rest, _FORMAT: style} if style else new.rest)
    return new


def _copy_merges(edit: Edit, source: Area, target: Area) -> None:
    inside = [each for each in edit.book.sheet(source.sheet).merges if source.contains(each)]
    if (target.height, target.width) != (source.height, source.width) or not inside:
        return
    sheet = edit.book.sheet(target.sheet)
    by = target.top - source.top, target.left - source.left
    copies = [each.moved(*by, sheet=sheet.id) for each in inside]
    kept = [each for each in sheet.merges if not any(each.overlaps(copy) for copy in copies)]
    sheet.features["merges"] = [grid_range(each) for each in kept + copies]
