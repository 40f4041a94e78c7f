"""What a cell shows: its effective value, its formatted text, its formula, its link."""

from dataclasses import dataclass, field

from zi_sheets.emulator.sheets import formula as formulas
from zi_sheets.emulator.sheets.evaluation import CellError, evaluate
from zi_sheets.emulator.sheets.locales import Locale, locale_of
from zi_sheets.emulator.sheets.number import plain_number
from zi_sheets.emulator.sheets.number_format import TIME_TYPES, formatted
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Sheet, Value, Workbook


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

    def formatted_time(self, cell: Cell) -> Value:
        """A number: as text if it is formatted as a date or time, as it is if not."""
        value = self.effective(cell)
        if _number_format(cell).get("type") in TIME_TYPES:
            return self.formatted(cell)
        return plain_number(value) if isinstance(value, int | float) else value

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
