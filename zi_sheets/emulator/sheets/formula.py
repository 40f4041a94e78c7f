"""Formulas as texts and references in order, so that references can be shifted without reading the rest again."""

import re
from collections.abc import Callable
from typing import Literal

from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets.a1 import column_letters, read_rectangle, write_title
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.workbook import Formula, Reference, Sheet, Workbook

REFERENCE = (
    r"(?:(?:'(?:[^']|'')*'|\w+)!)?"
    r"(?:\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+)(?![\w(])"
)
_PIECE = re.compile(rf'"(?:[^"]|"")*"|(?<![\w.$])({REFERENCE})')


def read_formula(book: Workbook, sheet: Sheet, text: str) -> Formula:
    """The formula that a text beginning with "=" states."""
    parts: list[str | Reference] = []
    at = 1
    for found in _PIECE.finditer(text, 1):
        if found[1] and (reference := _reference(book, sheet, found[1])):
            parts += [text[at : found.start()], reference]
            at = found.end()
    return Formula(tuple(part for part in (*parts, text[at:]) if part != ""))


def _reference(book: Workbook, sheet: Sheet, token: str) -> Reference | None:
    title, mark, cells = token.rpartition("!")
    target = book.titled(title.strip("'").replace("''", "'")) if mark else sheet
    if target is None:
        return None
    try:
        area = read_rectangle(target, cells, token)
    except GoogleError:
        return None
    signs = [column == "$" or row == "$" for column, row in re.findall(r"(\$?)[A-Za-z]+|(\$?)\d+", cells)]
    whole: Literal["", "ROWS", "COLUMNS"] = "COLUMNS" if re.search("[A-Za-z]", cells) else "ROWS"
    if re.search(r"[A-Za-z]\$?\d", cells):
        whole = ""
    left, top, right, bottom = (signs[0], signs[0], signs[1], signs[1]) if whole else (signs * 2)[:4]
    return Reference(area, (top, left, bottom, right), not mark, ":" not in cells, whole)


def formula_text(book: Workbook, formula: Formula) -> str:
    return "=" + "".join(part if isinstance(part, str) else _reference_text(book, part) for part in formula.parts)


def _reference_text(book: Workbook, reference: Reference) -> str:
    area = reference.area
    sheet = next((s for s in book.sheets if area and s.id == area.sheet), None)
    if area is None or sheet is None:
        return "#REF!"
    top, left, bottom, right = ("$" if fixed else "" for fixed in reference.fixed)
    columns = f"{left}{column_letters(area.left)}", f"{right}{column_letters(area.right - 1)}"
    rows = f"{top}{area.top + 1}", f"{bottom}{area.bottom}"
    corners = columns[0] + rows[0], columns[1] + rows[1]
    first, last = {"ROWS": rows, "COLUMNS": columns, "": corners}[reference.whole]
    title = "" if reference.own else write_title(sheet.title) + "!"
    return title + (first if reference.single else f"{first}:{last}")


def moved(formula: Formula, change: Callable[[Area], Area | None], *, relative_only: bool = False) -> Formula:
    """The formula with its references changed; with `relative_only`, sides with a $ sign stay."""
    return Formula(tuple(p if isinstance(p, str) else _moved(p, change, relative_only) for p in formula.parts))


def _moved(reference: Reference, change: Callable[[Area], Area | None], relative_only: bool) -> Reference:
    old, new = reference.area, reference.area and change(reference.area)
    if new and old and relative_only:
        before, after = ((a.top, a.left, a.bottom, a.right) for a in (old, new))
        sides = zip(reference.fixed, before, after, strict=True)
        top, left, bottom, right = (b if fixed else a for fixed, b, a in sides)
        new = Area(new.sheet, top, bottom, left, right) if min(top, left) >= 0 else None
    return reference._replace(area=new)


def link_of(formula: Formula) -> str:
    """The address of =HYPERLINK("address", ...), "" for any other formula."""
    start = formula.parts[0] if formula.parts and isinstance(formula.parts[0], str) else ""
    found = re.match(r'HYPERLINK\(\s*"((?:[^"]|"")*)"', start, re.IGNORECASE)
    return found[1].replace('""', '"') if found else ""
