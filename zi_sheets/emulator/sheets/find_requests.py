"""batchUpdate request findReplace."""

import re

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.protection import check_protection
from zi_sheets.emulator.sheets.value_write import entered
from zi_sheets.emulator.sheets.workbook import Formula
from zi_sheets.emulator.wire import Json


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
