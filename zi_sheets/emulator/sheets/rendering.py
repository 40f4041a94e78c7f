"""What a cell shows: its effective value, its formatted text, its formula, its link."""

from dataclasses import dataclass, field

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.number import general, plain_number
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Sheet, Value, Workbook


@dataclass(slots=True)
class Rendering:
    """Renders the cells of one sheet; remembers what formulas came to."""

    book: Workbook
    sheet: Sheet
    _known: dict[tuple[int, int, int], Value] = field(default_factory=dict)

    def effective(self, cell: Cell) -> Value:
        """The value itself, or what its formula comes to."""
        return None if isinstance(cell.value, Formula) else cell.value

    def formatted(self, cell: Cell) -> str:
        value = self.effective(cell)
        match value:
            case bool():
                return str(value).upper()
            case int() | float():
                return general(value)
        return value if isinstance(value, str) else ""

    def formatted_time(self, cell: Cell) -> Value:
        """A number: as text if it is formatted as a date or time, as it is if not."""
        value = self.effective(cell)
        return plain_number(value) if isinstance(value, int | float) else value

    def formula_text(self, formula: Formula) -> str:
        return "=" + "".join(str(part) for part in formula.parts)

    def read_formula(self, text: str) -> Value:
        raise invalid("Formulas are not supported by the embedded workspace yet.")

    def hyperlink(self, cell: Cell) -> str:
        """The one link of a cell; "" if there is none or more than one."""
        link = cell.rest.get("userEnteredFormat", {}).get("textFormat", {}).get("link", {}).get("uri", "")
        runs = [run.get("format", {}).get("link", {}).get("uri", "") for run in cell.rest.get("textFormatRuns", [])]
        links = {uri for uri in (link, *runs) if uri}
        return links.pop() if len(links) == 1 else ""
