"""Cell formats as Google keeps them: colours rounded to bytes, and each given in both of its forms."""

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
