"""The native charts of `Skor`: requests of `spreadsheets.batchUpdate` that make those the workbook lacks. Pure.

Every chart has a fixed id. Google refuses an id in use, so a repeated request can never make a second one, and a chart
that people moved elsewhere stays where they put it.
"""

from collections.abc import Collection
from typing import Any

from zi_sheets.init.paint import area, colour
from zi_sheets.reports.skor_grid import AREAS, CHART_ROW, HEADING_ROW, WIDTH

Json = dict[str, Any]

AREA_CHART, HISTORY_CHART = 1_905_220_011, 1_905_220_012
_HEIGHT = 380
_CLAIMED, _LOW, _HIGH, _GATE = "3D6FB5", "9DB7DD", "7FA66B", "B3261E"
_CODE, _SHARES, _HISTORY = 0, (7, 8, 9), range(WIDTH, WIDTH + 4)
_DOTTED = {"pointStyle": {"shape": "CIRCLE", "size": 5}}


def missing_charts(sheet_id: int, rows: int, there: Collection[int]) -> list[Json]:
    """`sheet_id` and `rows` are those of `Skor`, `there` the ids of all charts in the workbook."""
    made = {AREA_CHART: _area_chart(sheet_id), HISTORY_CHART: _history_chart(sheet_id, rows)}
    return [{"addChart": {"chart": {"chartId": id_, **made[id_]}}} for id_ in made if id_ not in there]


def _area_chart(sheet_id: int) -> Json:
    """Columns per area, claimed and proven low, in percent of its weight; the gate as a line."""
    rows = (HEADING_ROW, HEADING_ROW + 1 + AREAS)
    claimed, low, gate = (_source(sheet_id, rows, column) for column in _SHARES)
    bars = [_series(source, code) | {"type": "COLUMN"} for source, code in ((claimed, _CLAIMED), (low, _LOW))]
    line = _series(gate, _GATE) | _DOTTED | {"type": "LINE"}
    spec = _spec("Nilai per area, persen dari bobotnya", "COMBO", _source(sheet_id, rows, _CODE), [*bars, line])
    return {"spec": spec, "position": _position(sheet_id, column=0, width=710)}


def _history_chart(sheet_id: int, end: int) -> Json:
    """The total over time: claimed, and the range that evidence proves; blank rows below the last day draw nothing."""
    rows = (HEADING_ROW, end)
    day, claimed, low, high = (_source(sheet_id, rows, column) for column in _HISTORY)
    lines = [_series(source, code) | _DOTTED for source, code in ((claimed, _CLAIMED), (low, _LOW), (high, _HIGH))]
    spec = _spec("Nilai total dari waktu ke waktu", "LINE", day, lines)
    return {"spec": spec, "position": _position(sheet_id, column=6, width=700)}


def _spec(title: str, kind: str, domain: Json, series: list[Json]) -> Json:
    """From 0 to 100 always, so that two months, or two schools, compare at a glance."""
    window = {"viewWindowMin": 0, "viewWindowMax": 100, "viewWindowMode": "EXPLICIT"}
    upright = {"position": "LEFT_AXIS", "viewWindowOptions": window}
    basic = {
        "chartType": kind,
        "legendPosition": "BOTTOM_LEGEND",
        "headerCount": 1,
        "axis": [{"position": "BOTTOM_AXIS"}, upright],
        "domains": [{"domain": domain}],
        "series": series,
    }
    return {"title": title, "altText": title, "hiddenDimensionStrategy": "SHOW_ALL", "basicChart": basic}


def _series(source: Json, code: str) -> Json:
    return {"series": source, "targetAxis": "LEFT_AXIS", "colorStyle": {"rgbColor": colour(code)}}


def _source(sheet_id: int, rows: tuple[int, int], column: int) -> Json:
    return {"sourceRange": {"sources": [area(sheet_id, rows, (column, column + 1))]}}


def _position(sheet_id: int, *, column: int, width: int) -> Json:
    anchor = {"sheetId": sheet_id, "rowIndex": CHART_ROW, "columnIndex": column}
    return {"overlayPosition": {"anchorCell": anchor, "widthPixels": width, "heightPixels": _HEIGHT}}
