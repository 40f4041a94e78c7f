"""Reading values of a rectangle as Google's ValueRange."""

from typing import NamedTuple

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.a1 import write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.number import plain_number
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Workbook
from zi_sheets.emulator.wire import Json


class Style(NamedTuple):
    """How values are rendered: Google's valueRenderOption and dateTimeRenderOption, and which dimension comes first."""

    render: str = "FORMATTED_VALUE"
    times: str = "SERIAL_NUMBER"
    dimension: str = "ROWS"

    @classmethod
    def of_query(cls, call: Call, prefix: str = "") -> "Style":
        """The options of a GET; with `prefix` "response", those of the echo of a write."""
        names = ("valueRenderOption", "dateTimeRenderOption")
        render, times = (call.text(prefix + n[0].upper() + n[1:] if prefix else n) for n in names)
        return _style(render, times, call.text("majorDimension"))

    @classmethod
    def of_body(cls, body: Json, prefix: str = "") -> "Style":
        names = ("valueRenderOption", "dateTimeRenderOption")
        render, times = (body.get(prefix + n[0].upper() + n[1:] if prefix else n, "") for n in names)
        return _style(render, times, body.get("majorDimension", ""))


def _style(render: str, times: str, dimension: str) -> Style:
    rows = dimension if dimension == "COLUMNS" else "ROWS"
    return Style(render or "FORMATTED_VALUE", times or "SERIAL_NUMBER", rows)


def value_range(book: Workbook, area: Area, style: Style) -> Json:
    """Trailing blank rows and columns are left out, and `values` altogether if there are none."""
    sheet = book.sheet(area.sheet)
    rendering = Rendering(book, sheet)
    rows = [[rendered(rendering, cell, style) for cell in row] for row in sheet.rows_of(area)]
    lines = _transposed(rows) if style.dimension == "COLUMNS" else rows
    values = _trimmed([_without_trailing(line) for line in lines])
    answer = {"range": write_range(sheet, area), "majorDimension": style.dimension}
    return {**answer, "values": values} if values else answer


def rendered(rendering: Rendering, cell: Cell, style: Style) -> Json:
    """One value; "" for a blank cell."""
    if type(cell.value) is str:  # most cells; a workbook of 10,000 rows is read twice as fast for it
        return cell.value
    if cell.value is None:
        return ""
    if style.render == "FORMATTED_VALUE":
        return rendering.formatted(cell)
    if style.render == "FORMULA" and isinstance(cell.value, Formula):
        return rendering.formula_text(cell.value)
    value = rendering.effective(cell)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return rendering.formatted_time(cell) if style.times == "FORMATTED_STRING" else plain_number(value)
    return "" if value is None else value


def _without_trailing(line: list[Json]) -> list[Json]:
    end = len(line)
    while end and line[end - 1] == "":
        end -= 1
    return line[:end]


def _trimmed(lines: list[list[Json]]) -> list[list[Json]]:
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]


def _transposed(rows: list[list[Json]]) -> list[list[Json]]:
    width = max((len(row) for row in rows), default=0)
    return [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]
