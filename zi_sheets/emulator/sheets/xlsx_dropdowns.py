"""Data validation of Google Sheets as the dropdowns of .xlsx."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json

_LONGEST_LIST = 255  # characters that .xlsx allows in a list written into the rule


def add_dropdowns(sheet: Sheet, page: Worksheet) -> None:
    """Lists of choices, one rule for all cells alike; checkboxes become a choice of TRUE and FALSE."""
    rules: dict[tuple[str, bool], DataValidation] = {}
    for row, cells in enumerate(sheet.rows_of(sheet.whole)):
        for column, cell in enumerate(cells):
            validation = cell.rest.get("dataValidation", {})
            choices = _choices(validation.get("condition", {}))
            if not choices:
                continue
            key = choices, validation.get("strict", False)
            if key not in rules:
                rules[key] = DataValidation(type="list", formula1=f'"{choices}"', showErrorMessage=key[1])
                page.add_data_validation(rules[key])
            rules[key].add(cell_name(row, column))


def _choices(condition: Json) -> str:
    """As .xlsx writes a list into a rule; "" for another kind of rule, and for words that a list cannot hold."""
    named = [value.get("userEnteredValue", "") for value in condition.get("values", [])]
    words = {"ONE_OF_LIST": named, "BOOLEAN": named or ["TRUE", "FALSE"]}.get(condition.get("type", ""), [])
    text = ",".join(words).replace('"', '""')
    return "" if len(text) > _LONGEST_LIST or any("," in word for word in words) else text
