"""Cell formats as Google keeps them, and what a new spreadsheet looks like (from recorded answers)."""

import struct

from zi_sheets.emulator.fields import Mask
from zi_sheets.emulator.wire import Json

_KINDS = ("background", "foreground", "tab", "header", "firstBand", "secondBand", "footer")
_COLOUR_NAMES = {"color", *(f"{kind}Color" for kind in _KINDS)}


def with_both_colours(item: Json) -> Json:
    """A copy in which `xColor` and `xColorStyle.rgbColor` agree and components are what a byte can hold."""
    if isinstance(item, list):
        return [with_both_colours(each) for each in item]
    if not isinstance(item, dict):
        return item
    result = {name: with_both_colours(each) for name, each in item.items()}
    for name in _COLOUR_NAMES:
        style = result.get(f"{name}Style")
        if isinstance(style, dict) and "rgbColor" in style:
            result[name] = result[f"{name}Style"] = _rounded(style["rgbColor"])
            result[f"{name}Style"] = {"rgbColor": result[name]}
        elif name in result and isinstance(result[name], dict) and style is None and _is_rgb(result[name]):
            result[name] = _rounded(result[name])
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


def _is_rgb(colour: Json) -> bool:
    return set(colour) <= {"red", "green", "blue", "alpha"}


def _rounded(colour: Json) -> Json:
    parts = {
        name: _float32(round(min(max(value, 0), 1) * 255) / 255) for name, value in colour.items() if name != "alpha"
    }
    return {name: value for name, value in parts.items() if value}


def _float32(value: float) -> float:
    """The shortest decimal that Google writes for a 32-bit float."""
    stored = struct.unpack("f", struct.pack("f", value))[0]
    for digits in range(1, 10):
        text = f"{stored:.{digits}g}"
        if struct.unpack("f", struct.pack("f", float(text)))[0] == stored:
            break
    number = float(text)
    return int(number) if number.is_integer() else number


def _rgb(red: float = 0, green: float = 0, blue: float = 0) -> Json:
    return {name: value for name, value in (("red", red), ("green", green), ("blue", blue)) if value}


def _theme(kind: str, colour: Json) -> Json:
    return {"colorType": kind, "color": {"rgbColor": colour}}


WHITE = _rgb(1, 1, 1)
DEFAULT_FORMAT: Json = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}
THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [
        _theme("TEXT", {}),
        _theme("BACKGROUND", WHITE),
        _theme("ACCENT1", _rgb(0.25882354, 0.52156866, 0.95686275)),
        _theme("ACCENT2", _rgb(0.91764706, 0.2627451, 0.20784314)),
        _theme("ACCENT3", _rgb(0.9843137, 0.7372549, 0.015686275)),
        _theme("ACCENT4", _rgb(0.20392157, 0.65882355, 0.3254902)),
        _theme("ACCENT5", _rgb(1, 0.42745098, 0.003921569)),
        _theme("ACCENT6", _rgb(0.27450982, 0.7411765, 0.7764706)),
        _theme("LINK", _rgb(0.06666667, 0.33333334, 0.8)),
    ],
}
PROPERTIES: Json = {"locale": "en_US", "autoRecalc": "ON_CHANGE", "timeZone": "Etc/GMT"}
ROW_PIXELS, COLUMN_PIXELS = 21, 100
