"""Cell formats and conditional formats of Google Sheets in .xlsx."""

from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name, write_cells
from zi_sheets.emulator.sheets.area import area_of
from zi_sheets.emulator.sheets.workbook import Sheet
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


def apply_style(target: Cell | MergedCell, style: Json) -> None:
    """Puts a Google CellFormat on a cell."""
    if "backgroundColor" in style:
        target.fill = _fill(style["backgroundColor"])
    target.font = _font(style.get("textFormat", {}))
    target.alignment = Alignment(
        horizontal=style.get("horizontalAlignment", "").lower() or None,
        vertical=_VERTICAL[style.get("verticalAlignment", "BOTTOM")],
        wrap_text=style.get("wrapStrategy") == "WRAP",
        text_rotation=abs(style.get("textRotation", {}).get("angle", 0)),
    )
    sides: dict[str, Any] = {name: _side(side) for name, side in style.get("borders", {}).items()}
    target.border = Border(**sides)
    shown = style.get("numberFormat", {})
    target.number_format = shown.get("pattern") or ("@" if shown.get("type") == "TEXT" else "General")


def add_conditional_formats(sheet: Sheet, page: Worksheet) -> None:
    """Rules about text and numbers; colour scales and formulas of Google's own are left out."""
    for item in sheet.features.get("conditionalFormats", []):
        for place in item["ranges"]:
            area, rule = area_of(place, sheet.whole), item.get("booleanRule", {})
            if formula := _formula(rule.get("condition", {}), cell_name(area.top, area.left)):
                look = rule.get("format", {})
                fill = _fill(look["backgroundColor"]) if "backgroundColor" in look else None
                font = _font(look["textFormat"]) if "textFormat" in look else None
                style = DifferentialStyle(font=font, fill=fill)
                page.conditional_formatting.add(write_cells(area), Rule("expression", formula=[formula], dxf=style))


def _formula(condition: Json, cell: str) -> str:
    """A condition on a cell, "" for a kind that has none here."""
    value = next((each.get("userEnteredValue", "") for each in condition.get("values", [])), "")
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
    return formulas.get(condition.get("type", ""), "")


def _fill(colour: Json) -> PatternFill:
    return PatternFill("solid", start_color=rgb(colour), end_color=rgb(colour))


def _font(text: Json) -> Font:
    size, family = text.get("fontSize", 10), text.get("fontFamily", "Arial")
    colour = rgb(text["foregroundColor"]) if "foregroundColor" in text else None
    flags: dict[str, Any] = {flag: text.get(name, False) for flag, name in _FLAGS.items()}
    return Font(name=family, sz=size, color=colour, u="single" if text.get("underline") else None, **flags)


def _side(side: Json) -> Side:
    style = _BORDERS.get(side.get("style", "NONE"))
    return Side(style=style, color=rgb(side.get("color", {}))) if style else Side()
