"""Reading values of a rectangle as Google's ValueRange."""

from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple, Self

from zi_sheets.emulator.sheets.a1 import write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.number import plain_number
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Workbook
from zi_sheets.emulator.wire import Json


class Style(NamedTuple):
    """How values are rendered: Google's valueRenderOption and dateTimeRenderOption, and which dimension comes first."""

    render: str
    times: str
    dimension: str

    @classmethod
    def of_read(cls, option: Callable[[str], Json]) -> Self:
        """What a query or a body asks for; `option` gives the value of a parameter or field."""
        return cls._of(option("valueRenderOption"), option("dateTimeRenderOption"), option("majorDimension"))

    @classmethod
    def of_echo(cls, option: Callable[[str], Json], entry: Json) -> Self | None:
        """How the answer to a write shows the values of `entry`; None where they are not asked for."""
        if str(option("includeValuesInResponse")).lower() != "true":
            return None
        render, times = option("responseValueRenderOption"), option("responseDateTimeRenderOption")
        return cls._of(render, times, entry.get("majorDimension"))

    @classmethod
    def _of(cls, render: Json, times: Json, dimension: Json) -> Self:
        first = "COLUMNS" if dimension == "COLUMNS" else "ROWS"
        return cls(render or "FORMATTED_VALUE", times or "SERIAL_NUMBER", first)


def value_range(book: Workbook, area: Area, style: Style) -> Json:
    """Trailing blank rows and columns are left out, and `values` altogether if there are none."""
    sheet = book.sheet(area.sheet)
    rendering = Rendering(book, sheet)
    lines = [[rendered(rendering, cell, style) for cell in row] for row in sheet.rows_of(area)]
    if style.dimension == "COLUMNS":
        lines = [list(column) for column in zip_longest(*lines, fillvalue="")]
    values = trimmed([trimmed(line) for line in lines])
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


def trimmed(items: list[Json]) -> list[Json]:
    """Without what is blank at the end: "", [] and {}, but not 0 and False."""
    end = len(items)
    while end and items[end - 1] in ("", [], {}):
        end -= 1
    return items[:end]
