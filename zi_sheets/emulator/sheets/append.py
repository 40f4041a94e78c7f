"""sheets.spreadsheets.values.append: finding the table that a range speaks of, and writing below it."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.a1 import read_range, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.dimension_requests import append_lines, insert_lines
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.opening import edited
from zi_sheets.emulator.sheets.value_read import Style
from zi_sheets.emulator.sheets.value_write import by_rows, update_answer, write_values
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


def append(call: Call) -> Json:
    """The grid grows as needed; `tableRange` is left out where no table was found."""
    book = edited(call)
    area = read_range(book, call.path["range"])
    sheet = book.sheet(area.sheet)
    table = find_table(sheet, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    rows = by_rows(call.body)
    _make_room(Edit(call, book), sheet, top, left, rows, insert=call.text("insertDataOption") == "INSERT_ROWS")
    first = Area(sheet.id, top, top + 1, left, left + 1)
    written = write_values(call, book, first, rows, call.text("valueInputOption"))
    answer = {"spreadsheetId": book.id, "updates": update_answer(book, written, Style.of_echo(call.text, {}))}
    return {**answer, "tableRange": write_range(sheet, table)} if table else answer


def find_table(sheet: Sheet, area: Area) -> Area | None:
    """The block around the last filled cell in the area: of the last row that has one, the rightmost."""
    for row in range(area.bottom - 1, area.top - 1, -1):
        for column in range(area.right - 1, area.left - 1, -1):
            if sheet.cell(row, column).value is not None:
                return _grown(sheet, Area(sheet.id, row, row + 1, column, column + 1))
    return None


def _grown(sheet: Sheet, block: Area) -> Area:
    """Grows a block as long as a filled cell touches it on a side."""
    while True:
        rim = {
            "top": block._replace(top=block.top - 1, bottom=block.top),
            "bottom": block._replace(top=block.bottom, bottom=block.bottom + 1),
            "left": block._replace(left=block.left - 1, right=block.left),
            "right": block._replace(left=block.right, right=block.right + 1),
        }
        grown = next((side for side, strip in rim.items() if _filled(sheet, strip)), None)
        if grown is None:
            return block
        block = block._replace(**{grown: getattr(block, grown) + (1 if grown in ("bottom", "right") else -1)})


def _filled(sheet: Sheet, strip: Area) -> bool:
    inside = strip.intersection(sheet.whole)
    return inside is not None and any(cell.value is not None for row in sheet.rows_of(inside) for cell in row)


def _make_room(edit: Edit, sheet: Sheet, top: int, left: int, rows: list[list[Json]], *, insert: bool) -> None:
    width = max((len(row) for row in rows), default=0)
    if insert and rows and top < len(sheet.rows):
        insert_lines(edit, sheet, "ROWS", top, len(rows), like=max(0, top - 1))
    if (missing := top + max(1, len(rows)) - len(sheet.rows)) > 0:
        append_lines(edit, sheet, "ROWS", missing)
    if (missing := left + width - len(sheet.columns)) > 0:
        append_lines(edit, sheet, "COLUMNS", missing)
