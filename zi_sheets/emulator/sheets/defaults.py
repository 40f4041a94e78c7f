"""What a new spreadsheet looks like before anybody set anything (from recorded answers)."""

from zi_sheets.emulator.wire import Json


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
