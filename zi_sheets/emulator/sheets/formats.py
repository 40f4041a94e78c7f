"""Cell formats as Google keeps them, and what a new spreadsheet looks like (from recorded answers)."""

import struct

from zi_sheets.emulator.fields import Mask
from zi_sheets.emulator.sheets.area import rewritten
from zi_sheets.emulator.sheets.number_format import plain_number
from zi_sheets.emulator.wire import Json

_KINDS = ("background", "foreground", "tab", "header", "firstBand", "secondBand", "footer")
_COLOUR_NAMES = {"color", *(f"{kind}Color" for kind in _KINDS)}


def with_both_colours(item: Json) -> Json:
    """A copy in which `xColor` and `xColorStyle.rgbColor` agree and components are what a byte can hold."""
    return rewritten(item, _with_both)


def _with_both(item: Json, _: str) -> Json:
    result = dict(item)
    for name in _COLOUR_NAMES & {name.removesuffix("Style") for name in item}:
        style, plain = item.get(f"{name}Style"), item.get(name)
        colour = style.get("rgbColor") if isinstance(style, dict) else plain if style is None else None
        if isinstance(colour, dict) and colour.keys() <= {"red", "green", "blue", "alpha"}:
            parts = {part: round(min(max(value, 0), 1) * 255) / 255 for part, value in colour.items()}
            result[name] = {part: _float32(value) for part, value in parts.items() if value and part != "alpha"}
            result[f"{name}Style"] = {"rgbColor": result[name]}
    return result


def with_twin_names(mask: Mask) -> Mask:
    """An update mask that names one form of a colour means the other as well."""
    result: Mask = {}
    for name, inner in mask.items():
        result[name] = with_twin_names(inner)
        plain = name.removesuffix("Style")
        if plain in _COLOUR_NAMES:
            result[plain] = result[f"{plain}Style"] = {}
    return result


def _float32(value: float) -> float:
    """The shortest decimal that Google writes for a 32-bit float."""
    stored = struct.pack("f", value)
    decimals = (float(f"{struct.unpack('f', stored)[0]:.{digits}g}") for digits in range(1, 10))
    return plain_number(next(decimal for decimal in decimals if struct.pack("f", decimal) == stored))


def from_hex(code: str) -> Json:
    """Google's colour of an RRGGBB."""
    parts = zip(("red", "green", "blue"), bytes.fromhex(code), strict=True)
    return {name: _float32(value / 255) for name, value in parts if value}


WHITE = from_hex("FFFFFF")
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        **dict.fromkeys(("bold", "italic", "strikethrough", "underline"), False),
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}
_THEME = {
    "TEXT": "000000", "BACKGROUND": "FFFFFF", "ACCENT1": "4285F4", "ACCENT2": "EA4335", "ACCENT3": "FBBC04",
    "ACCENT4": "34A853", "ACCENT5": "FF6D01", "ACCENT6": "46BDC6", "LINK": "1155CC",
}  # fmt: skip
_COLOURS = [{"colorType": kind, "color": {"rgbColor": from_hex(code)}} for kind, code in _THEME.items()]
THEME: Json = {"primaryFontFamily": "Arial", "themeColors": _COLOURS}
PROPERTIES: Json = {"locale": "en_US", "autoRecalc": "ON_CHANGE", "timeZone": "Etc/GMT"}
ROW_PIXELS, COLUMN_PIXELS = 21, 100
