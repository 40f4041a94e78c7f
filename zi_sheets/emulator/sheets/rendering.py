"""What a cell shows: its value, text, formula and link; and a rectangle of cells as Google's ValueRange."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, Self

from zi_sheets.emulator.sheets import formula as formulas
from zi_sheets.emulator.sheets.a1 import write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.evaluation import CellError, evaluate
from zi_sheets.emulator.sheets.number_format import TIME_TYPES, Locale, formatted, locale_of, plain_number
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Sheet, Value, Workbook
from zi_sheets.emulator.wire import Json


@dataclass(slots=True)
class Rendering:
    """Renders the cells of one sheet; remembers what formulas came to."""

    book: Workbook
    sheet: Sheet
    _known: dict[Formula, Value] = field(default_factory=dict)

    @property
    def locale(self) -> Locale:
        return locale_of(self.book.properties.get("locale", ""))

    def effective(self, cell: Cell) -> Value:
        """The value itself, or what its formula comes to; a formula that needs itself is #REF!."""
        if not isinstance(cell.value, Formula):
            return cell.value
        if cell.value not in self._known:
            self._known[cell.value] = CellError("#REF!")
            self._known[cell.value] = evaluate(self.book, cell.value, self._look)
        return self._known[cell.value]

    def _look(self, sheet: int, row: int, column: int) -> Value:
        return self.effective(self.book.sheet(sheet).cell(row, column))

    def formatted(self, cell: Cell) -> str:
        value = self.effective(cell)
        match value:
            case bool():
                return str(value).upper()
            case int() | float():
                return formatted(value, _number_format(cell), self.locale)
        return value if isinstance(value, str) else ""

    def formula_text(self, formula: Formula) -> str:
        return formulas.formula_text(self.book, formula)

    def read_formula(self, text: str) -> Formula:
        return formulas.read_formula(self.book, self.sheet, text)

    def hyperlink(self, cell: Cell) -> str:
        """The one link of a cell; "" if there is none or more than one."""
        link = cell.rest.get("userEnteredFormat", {}).get("textFormat", {}).get("link", {}).get("uri", "")
        runs = [run.get("format", {}).get("link", {}).get("uri", "") for run in cell.rest.get("textFormatRuns", ())]
        if not (link or runs or isinstance(cell.value, Formula)):
            return ""
        typed = formulas.link_of(cell.value) if isinstance(cell.value, Formula) else ""
        links = {uri for uri in (typed, link, *runs) if uri}
        return links.pop() if len(links) == 1 else ""


def _number_format(cell: Cell) -> dict[str, str]:
    style: dict[str, str] = cell.rest.get("userEnteredFormat", {}).get("numberFormat", {})
    return style


class Style(NamedTuple):
    """How values are rendered: Google's valueRenderOption and dateTimeRenderOption, and which dimension comes first."""

    render: str
    times: str
    dimension: str | None

    @classmethod
    def of_read(cls, option: Callable[[str], Json]) -> Self:
        """What a query or a body asks for; `option` gives the value of a parameter or field."""
        render, times = option("valueRenderOption"), option("dateTimeRenderOption")
        return cls(render or "FORMATTED_VALUE", times or "SERIAL_NUMBER", option("majorDimension"))

    @classmethod
    def of_echo(cls, option: Callable[[str], Json], entry: Json) -> Self | None:
        """How the answer to a write shows the values of `entry`; None where they are not asked for."""
        if str(option("includeValuesInResponse")).lower() != "true":
            return None
        render, times = option("responseValueRenderOption"), option("responseDateTimeRenderOption")
        return cls(render or "FORMATTED_VALUE", times or "SERIAL_NUMBER", entry.get("majorDimension"))


def value_range(book: Workbook, area: Area, style: Style) -> Json:
    """Trailing blank rows and columns are left out, and `values` altogether if there are none."""
    sheet = book.sheet(area.sheet)
    rendering = Rendering(book, sheet)
    lines = [[rendered(rendering, cell, style) for cell in row] for row in sheet.rows_of(area)]
    first = "COLUMNS" if style.dimension == "COLUMNS" else "ROWS"
    if first == "COLUMNS":
        lines = [list(column) for column in zip_longest(*lines, fillvalue="")]
    values = trimmed([trimmed(line) for line in lines])
    answer = {"range": write_range(sheet, area), "majorDimension": first}
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
        is_time = style.times == "FORMATTED_STRING" and _number_format(cell).get("type") in TIME_TYPES
        return rendering.formatted(cell) if is_time else plain_number(value)
    return "" if value is None else value


def trimmed(items: list[Json]) -> list[Json]:
    """Without what is blank at the end: "", [] and {}, but not 0 and False."""
    end = len(items)
    while end and items[end - 1] in ("", [], {}):
        end -= 1
    return items[:end]
