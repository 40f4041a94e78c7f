"""Writing values into a rectangle: what values.update, values.batchUpdate, ByDataFilter and append share."""

from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import column_letters, outside, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import check_text
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.entry import typed
from zi_sheets.emulator.sheets.rendering import Rendering, Style, value_range
from zi_sheets.emulator.sheets.workbook import Cell, Sheet, Workbook
from zi_sheets.emulator.wire import Json

_RUNS = ("textFormatRuns", "chipRuns")  # belong to the text they were set for


class Written(NamedTuple):
    """What one write did: the whole area addressed, and row and column of every cell really set."""

    area: Area
    places: list[tuple[int, int]]


def by_rows(entry: Json) -> list[list[Any]]:
    """The values of a ValueRange row by row; what a short column lacks is None."""
    values: list[list[Any]] = entry.get("values", [])
    return [list(row) for row in zip_longest(*values)] if entry.get("majorDimension") == "COLUMNS" else values


def write_values(
    edit: Edit,
    area: Area,
    values: list[list[Any]],
    option: str,
    *,
    null: Literal["skip", "clear"] = "skip",
    limit: bool = False,
) -> Written:
    """Writes rows of values from the area's first cell on; None skips a cell, "" empties it.

    A single cell stands for as much as there is to write, unless it is a `limit`; a larger area always is one.

    Raises GoogleError 400 if the values do not fit into the area, or a value is not one a cell can hold.
    """
    height, width = max(1, len(values)), max((1, *map(len, values)))
    target = area._replace(bottom=area.top + height, right=area.left + width)
    _check_fit(edit.book.sheet(area.sheet), area, target, limit or area.height > 1 or area.width > 1)
    sheet, places = edit.check(target), []
    typing = edit.rendering(sheet) if option == "USER_ENTERED" else None
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            if value is not None or null == "clear":
                at = area.top + r, area.left + c
                sheet.set_cell(*at, entered(sheet.cell(*at), value, typing, f"values[{r}][{c}]"))
                places.append(at)
    return Written(target, places)


def entered(cell: Cell, value: Any, typing: Rendering | None, at: str) -> Cell:
    """The cell after a value was put into it, with `typing` as if typed by a person; its format stays.

    Raises GoogleError 400 for a list or an object.
    """
    if isinstance(value, list | dict):
        kind = "list_value" if isinstance(value, list) else "struct_value"
        raise invalid(f"Invalid {at}: {kind}")
    rest = {name: each for name, each in cell.rest.items() if name not in _RUNS}
    if value in ("", None):
        return Cell(None, rest)
    check_text(value)
    return _typed(value, rest, typing) if typing and isinstance(value, str) else Cell(value, rest)


def _typed(text: Any, rest: dict[str, Json], typing: Rendering) -> Cell:
    """A cell formatted as text takes everything as text; a format the writing brings along counts if there is none."""
    style = rest.get("userEnteredFormat", {})
    if style.get("numberFormat", {}).get("type") == "TEXT":
        return Cell(text, rest)
    if text.startswith("=") and len(text) > 1:
        return Cell(typing.read_formula(text), rest)
    found = typed(text, typing.locale)
    if found.style and "numberFormat" not in style:
        rest["userEnteredFormat"] = {**style, "numberFormat": found.style}
    return Cell(found.value, rest)


def _check_fit(sheet: Sheet, area: Area, target: Area, limit: bool) -> None:
    within = f"Requested writing within range [{write_range(sheet, area)}], but tried writing to"
    if limit and target.height > area.height:
        raise invalid(f"{within} row [{area.bottom + 1}]")
    if limit and target.width > area.width:
        raise invalid(f"{within} column [{column_letters(area.right)}]")
    if not sheet.whole.contains(target):
        raise outside(sheet, target)


def update_answer(book: Workbook, written: Written, echo: Style | None) -> Json:
    """Google's UpdateValuesResponse, with what the cells hold now if an `echo` is wanted."""
    answer = {"spreadsheetId": book.id, "updatedRange": write_range(book.sheet(written.area.sheet), written.area)}
    answer |= {"updatedData": value_range(book, written.area, echo)} if echo else {}
    return answer | _counts("updated", [written])


def totals(all_written: list[Written]) -> Json:
    """The totals of a batch."""
    sheets = {w.area.sheet for w in all_written}
    return _counts("totalUpdated", all_written) | ({"totalUpdatedSheets": len(sheets)} if sheets else {})


def _counts(name: str, all_written: list[Written]) -> Json:
    """Distinct rows and columns, as recorded; counts of 0 are left out."""
    places = [(w.area.sheet, *at) for w in all_written for at in w.places]
    rows, columns = {(sheet, row) for sheet, row, _ in places}, {(sheet, column) for sheet, _, column in places}
    counts = {f"{name}Rows": len(rows), f"{name}Columns": len(columns), f"{name}Cells": len(places)}
    return {key: count for key, count in counts.items() if count}
