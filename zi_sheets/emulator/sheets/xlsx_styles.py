"""Cell formats, data validation and conditional formats of Google Sheets in .xlsx."""

from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name, write_cells
from zi_sheets.emulator.sheets.area import area_of
from zi_sheets.emulator.sheets.workbook import Cell, Sheet
from zi_sheets.emulator.wire import Json

_BORDERS: dict[str, Any] = {
    "SOLID": "thin", "SOLID_MEDIUM": "medium", "SOLID_THICK": "thick",
    "DASHED": "dashed", "DOTTED": "dotted", "DOUBLE": "double"
}  # fmt: skip
_FLAGS = {"b": "bold", "i": "italic", "strike": "strikethrough"}
_VERTICAL = {"TOP": "top", "MIDDLE": "center", "BOTTOM": "bottom"}


def rgb(colour: Json) -> str:
    """Google's colour of 0 to 1 as RRGGBB."""
    return "".join(f"{round(colour.get(name, 0) * 255):02X}" for name in ("red", "green", "blue"))


def fill_of(colour: Json) -> PatternFill:
    return PatternFill("solid", start_color=rgb(colour), end_color=rgb(colour))


def font_of(text: Json) -> Font:
    """The font of a Google TextFormat."""
    size, family = text.get("fontSize", 10), text.get("fontFamily", "Arial")
    colour = rgb(text["foregroundColor"]) if "foregroundColor" in text else None
    flags: dict[str, Any] = {flag: text.get(name, False) for flag, name in _FLAGS.items()}
    flags["u"] = "single" if text.get("underline") else None
    return Font(name=family, sz=size, color=colour, **flags)


def apply_style(target: XlsxCell | MergedCell, style: Json, *, fill_only: bool = False) -> None:
    """Puts a Google CellFormat on a cell; with `fill_only`, its background alone."""
    if "backgroundColor" in style:
        target.fill = fill_of(style["backgroundColor"])
    if fill_only:
        return
    target.font = font_of(style.get("textFormat", {}))
    target.alignment = Alignment(
        horizontal=style.get("horizontalAlignment", "").lower() or None,
        vertical=_VERTICAL[style.get("verticalAlignment", "BOTTOM")],
        wrap_text=style.get("wrapStrategy") == "WRAP",
        text_rotation=abs(style.get("textRotation", {}).get("angle", 0)),
    )
    if "borders" in style:
        sides: dict[str, Any] = {name: _side(side) for name, side in style["borders"].items()}
        target.border = Border(**sides)
    if pattern := style.get("numberFormat", {}).get("pattern"):
        target.number_format = pattern
    elif style.get("numberFormat", {}).get("type") == "TEXT":
        target.number_format = "@"


def _side(side: Json) -> Side:
    style = _BORDERS.get(side.get("style", "NONE"))
    return Side(style=style, color=rgb(side.get("color", {}))) if style else Side()


_LONGEST_LIST = 255  # characters that .xlsx allows in a list written into the rule


def add_validations(cells: Iterable[tuple[int, int, Cell]], page: Worksheet) -> None:
    """Lists of choices; checkboxes become a choice of TRUE and FALSE."""
    rules: dict[tuple[str, bool], DataValidation] = {}
    for row, column, cell in cells:
        choices = _choices(cell.rest.get("dataValidation", {}).get("condition", {}))
        text = ",".join(choices)
        if not choices or len(text) > _LONGEST_LIST or any("," in choice for choice in choices):
            continue
        strict = cell.rest["dataValidation"].get("strict", False)
        if (text, strict) not in rules:
            quoted = text.replace('"', '""')
            rules[text, strict] = DataValidation(type="list", formula1=f'"{quoted}"', showErrorMessage=strict)
            page.add_data_validation(rules[text, strict])
        rules[text, strict].add(cell_name(row, column))


def _choices(condition: Json) -> list[str]:
    named = [value.get("userEnteredValue", "") for value in condition.get("values", [])]
    choices = {"ONE_OF_LIST": named, "BOOLEAN": named or ["TRUE", "FALSE"]}
    return choices.get(condition.get("type", ""), [])


def add_conditional_formats(sheet: Sheet, page: Worksheet) -> None:
    """Rules about text and numbers; colour scales and formulas of Google's own are left out."""
    for item in sheet.features.get("conditionalFormats", []):
        for place in item["ranges"]:
            area = area_of(place, sheet.whole)
            if rule := _rule(item.get("booleanRule", {}), cell_name(area.top, area.left)):
                page.conditional_formatting.add(write_cells(area), rule)


def _rule(rule: Json, first: str) -> Rule | None:
    condition, look = rule.get("condition", {}), rule.get("format", {})
    values = [value.get("userEnteredValue", "") for value in condition.get("values", [])]
    formula = _formula(condition.get("type", ""), values, first)
    if not formula:
        return None
    fill = fill_of(look["backgroundColor"]) if "backgroundColor" in look else None
    font = font_of(look["textFormat"]) if "textFormat" in look else None
    return Rule(type="expression", formula=[formula], dxf=DifferentialStyle(font=font, fill=fill))


def _formula(kind: str, values: list[str], cell: str) -> str:
    """The condition on a cell as a formula, "" for a kind that has none here."""
    value = values[0] if values else ""
    text = '"' + value.replace('"', '""') + '"'
    formulas = {
        "TEXT_EQ": f"{cell}={text}",
        "TEXT_CONTAINS": f"ISNUMBER(SEARCH({text},{cell}))",
        "TEXT_STARTS_WITH": f"LEFT({cell},{len(value)})={text}",
        "NOT_BLANK": f"LEN({cell})>0",
        "BLANK": f"LEN({cell})=0",
        "NUMBER_GREATER": f"{cell}>{value}",
        "NUMBER_LESS": f"{cell}<{value}",
        "NUMBER_EQ": f"{cell}={value}",
    }
    return formulas.get(kind, "")
