"""Cell formats of Google Sheets as openpyxl styles."""

from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

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


def apply_style(target: Cell | MergedCell, style: Json, *, fill_only: bool = False) -> None:
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
