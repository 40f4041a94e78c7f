"""People at work in the tab `LKE`: cells are found by question and heading, as a person finds them."""

from typing import Any

import gspread

from tests.rehearsal import Unit
from zi_sheets.domain.workbook.grid import cell_name


def row_of(sheet: gspread.Worksheet, question: str) -> int:
    """1-based."""
    return sheet.col_values(sheet.row_values(1).index("Kode") + 1).index(question) + 1


def place_of(unit: Unit, question: str, heading: str) -> str:
    """ "tab LKE, sel C4"."""
    sheet = unit.person().worksheet("LKE")
    return f"tab LKE, sel {cell_name(row_of(sheet, question) - 1, sheet.row_values(1).index(heading))}"


def write(unit: Unit, question: str, **cells: Any) -> None:
    """A person fills in one row; spaces in headings are written as "_"."""
    sheet = unit.person().worksheet("LKE")
    headings, row = sheet.row_values(1), row_of(sheet, question)
    for heading, value in cells.items():
        sheet.update([[value]], cell_name(row - 1, headings.index(heading.replace("_", " "))), raw=True)


def answer(unit: Unit, **answers: Any) -> None:
    """Jawaban Unit by question id, dots written as "_": `answer(unit, A_I_1_a="Ya")`."""
    for question, value in answers.items():
        write(unit, question.replace("_", "."), Jawaban_Unit=value)


def rows_of(unit: Unit) -> dict[str, dict[str, Any]]:
    return dict(unit.rows("LKE"))


def cells(unit: Unit, question: str) -> dict[str, Any]:
    return unit.rows("LKE")[question]


def setting(unit: Unit, name: str, value: Any) -> None:
    """A person fills in one row of `Pengaturan`."""
    sheet = unit.person().worksheet("Pengaturan")
    sheet.update([[value]], f"B{sheet.col_values(1).index(name) + 1}", raw=True)
