"""Writing values into a rectangle: what values.update, values.batchUpdate, ByDataFilter and append share."""

from itertools import zip_longest
from typing import Any, Literal, NamedTuple

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import column_letters, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.cell_data import check_text
from zi_sheets.emulator.sheets.edit import check_protection
from zi_sheets.emulator.sheets.entry import typed
from zi_sheets.emulator.sheets.rendering import Rendering, Style, value_range
from zi_sheets.emulator.sheets.workbook import Cell, Workbook
from zi_sheets.emulator.wire import Json

_RUNS = ("textFormatRuns", "chipRuns")  # belong to the text they were set for


class Written(NamedTuple):
    """What one write did: the whole area addressed, and the rows and columns of the cells really set."""

    area: Area
    rows: frozenset[int]
    columns: frozenset[int]
    cells: int


def by_rows(entry: Json) -> list[list[Any]]:
    """The values of a ValueRange row by row; what a short column lacks is None."""
    values: list[list[Any]] = entry.get("values", [])
    return [list(row) for row in zip_longest(*values)] if entry.get("majorDimension") == "COLUMNS" else values


def write_values(
    call: Call,
    book: Workbook,
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
    sheet = book.sheet(area.sheet)
    width = max((len(row) for row in values), default=0)
    _check_fit(book, area, len(values), width, limit or area.height > 1 or area.width > 1)
    target = Area(area.sheet, area.top, area.top + max(1, len(values)), area.left, area.left + max(1, width))
    check_protection(call, book, target)
    rendering, typing = Rendering(book, sheet), option == "USER_ENTERED"
    places = []
    for r, row in enumerate(values):
        for c, value in enumerate(row):
            if value is None and null == "skip":
                continue
            at = area.top + r, area.left + c
            sheet.set_cell(*at, entered(sheet.cell(*at), value, rendering if typing else None, f"values[{r}][{c}]"))
            places.append(at)
    rows, columns = (frozenset(place[i] for place in places) for i in (0, 1))
    return Written(target, rows, columns, len(places))


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


def _check_fit(book: Workbook, area: Area, height: int, width: int, limit: bool) -> None:
    sheet = book.sheet(area.sheet)
    within = f"Requested writing within range [{write_range(sheet, area)}], but tried writing to"
    if limit and height > area.height:
        raise invalid(f"{within} row [{area.bottom + 1}]")
    if limit and width > area.width:
        raise invalid(f"{within} column [{column_letters(area.right)}]")
    if area.top + height > len(sheet.rows) or area.left + width > len(sheet.columns):
        wanted = Area(area.sheet, area.top, area.top + max(1, height), area.left, area.left + max(1, width))
        limits = f"Max rows: {len(sheet.rows)}, max columns: {len(sheet.columns)}"
        raise invalid(f"Range ({write_range(sheet, wanted)}) exceeds grid limits. {limits}")


def update_answer(book: Workbook, written: Written, echo: Style | None) -> Json:
    """Google's UpdateValuesResponse, with what the cells hold now if an `echo` is wanted; counts of 0 are left out."""
    counts = {"updatedRows": len(written.rows), "updatedColumns": len(written.columns), "updatedCells": written.cells}
    shown = write_range(book.sheet(written.area.sheet), written.area)
    answer = {"spreadsheetId": book.id, "updatedRange": shown}
    answer |= {"updatedData": value_range(book, written.area, echo)} if echo else {}
    return answer | {name: count for name, count in counts.items() if count}


def totals(all_written: list[Written]) -> Json:
    """The totals of a batch: distinct rows and columns, as recorded."""
    rows = {(w.area.sheet, row) for w in all_written for row in w.rows}
    columns = {(w.area.sheet, column) for w in all_written for column in w.columns}
    counts = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": sum(w.cells for w in all_written),
        "totalUpdatedSheets": len({w.area.sheet for w in all_written}),
    }
    return {name: count for name, count in counts.items() if count}
