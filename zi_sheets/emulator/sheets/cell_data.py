"""A cell as Google's CellData, in and out."""

from collections.abc import Container

from zi_sheets.emulator.fields import Mask, every, merged
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.evaluation import CellError
from zi_sheets.emulator.sheets.formats import DEFAULT_FORMAT, with_both_colours, with_twin_names
from zi_sheets.emulator.sheets.number_format import plain_number
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Value
from zi_sheets.emulator.wire import Json

LONGEST_TEXT = 50_000
_ERRORS = {"#NAME?": "NAME", "#REF!": "REF", "#VALUE!": "VALUE", "#DIV/0!": "DIVIDE_BY_ZERO"}
READ_ONLY = {"effectiveValue", "formattedValue", "effectiveFormat", "hyperlink"}
CELL_FIELDS = {
    "userEnteredValue", "userEnteredFormat", "note", "textFormatRuns", "dataValidation", "chipRuns", "pivotTable"
}  # fmt: skip


def check_text(value: Value) -> Value:
    """Raises GoogleError 400 for a text longer than a cell holds."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise invalid(f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single cell.")
    return value


def extended_value(value: Value, rendering: Rendering) -> Json:
    """Google's ExtendedValue."""
    match value:
        case bool():
            return {"boolValue": value}
        case int() | float():
            return {"numberValue": plain_number(value)}
        case Formula():
            return {"formulaValue": rendering.formula_text(value)}
        case CellError():
            kind = _ERRORS.get(value, "ERROR")
            return {"errorValue": {"type": kind, "message": str(value)}}
    return {"stringValue": value}


def cell_data(cell: Cell, rendering: Rendering, wanted: Container[str]) -> Json:
    """What Google answers for a cell that holds anything; only what is wanted is worked out."""
    data: Json = {}
    if cell.value is not None:
        data["userEnteredValue"] = extended_value(cell.value, rendering)
        if "effectiveValue" in wanted and (effective := rendering.effective(cell)) is not None:
            data["effectiveValue"] = extended_value(effective, rendering)
        if "formattedValue" in wanted:
            data["formattedValue"] = rendering.formatted(cell)
    data |= cell.rest
    if "effectiveFormat" in wanted:
        data["effectiveFormat"] = _overlaid(DEFAULT_FORMAT, cell.rest.get("userEnteredFormat", {}))
    if "hyperlink" in wanted and (link := rendering.hyperlink(cell)):
        data["hyperlink"] = link
    return data


def _overlaid(below: Json, above: Json) -> Json:
    result = dict(below)
    for name, value in above.items():
        both = isinstance(value, dict) and isinstance(result.get(name), dict) and not name.lower().endswith("color")
        result[name] = _overlaid(result[name], value) if both else value
    return result


def updated_cell(cell: Cell, new: Json, mask: Mask, rendering: Rendering) -> Cell:
    """The cell with the fields that the mask names taken from `new`, as updateCells and repeatCell do.

    Raises GoogleError 400 for a value that no cell can hold.
    """
    value, rest = cell.value, dict(cell.rest)
    wanted = mask or every(CELL_FIELDS)
    if "userEnteredValue" in wanted:
        value = _entered(new.get("userEnteredValue") or {}, rendering)
        rest.pop("textFormatRuns", None)
        rest.pop("chipRuns", None)
    fields = {name: inner for name, inner in wanted.items() if name not in READ_ONLY | {"userEnteredValue"}}
    rest = merged(rest, with_both_colours(new), with_twin_names(fields)) if fields else rest
    return Cell(value, {name: each for name, each in rest.items() if each not in ("", {}, [])})


def _entered(value: Json, rendering: Rendering) -> Value:
    if "formulaValue" in value:
        return rendering.read_formula(value["formulaValue"])
    if "stringValue" in value:
        return check_text(value["stringValue"]) or None
    if "errorValue" in value:
        raise invalid("errorValue cannot be set.")
    found: Value = value.get("numberValue", value.get("boolValue"))
    return found
