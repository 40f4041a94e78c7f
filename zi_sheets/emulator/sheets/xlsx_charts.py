"""Bar, column, line, combined and pie charts of Google Sheets in .xlsx."""

from itertools import groupby
from typing import Literal

from openpyxl.chart import AreaChart, BarChart, LineChart, PieChart, Reference
from openpyxl.chart.axis import DateAxis
from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook
from zi_sheets.emulator.sheets.xlsx_styles import rgb
from zi_sheets.emulator.wire import Json

_CENTIMETRES_PER_PIXEL = 2.54 / 96
Basic = BarChart | LineChart | AreaChart
Chart = Basic | PieChart
_BASIC: dict[str, type[Basic]] = {"LINE": LineChart, "AREA": AreaChart, "COLUMN": BarChart, "BAR": BarChart}
_LEGENDS: dict[str, Literal["b", "l", "r", "t"]] = {
    "BOTTOM_LEGEND": "b",
    "LEFT_LEGEND": "l",
    "RIGHT_LEGEND": "r",
    "TOP_LEGEND": "t",
}


def add_charts(book: Workbook, sheet: Sheet, page: Worksheet, pages: dict[int, Worksheet]) -> None:
    """Charts of a kind that .xlsx has; others are left out."""
    for item in sheet.features.get("charts", []):
        spec = item.get("spec", {})
        made = _chart(book, spec, pages)
        if made is None:
            continue
        overlay = item["position"]["overlayPosition"]
        anchor = overlay["anchorCell"]
        made.title = spec.get("title") or None
        made.visible_cells_only = spec.get("hiddenDimensionStrategy") != "SHOW_ALL"
        made.width = overlay.get("widthPixels", 600) * _CENTIMETRES_PER_PIXEL
        made.height = overlay.get("heightPixels", 371) * _CENTIMETRES_PER_PIXEL
        page.add_chart(made, cell_name(anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)))


def _chart(book: Workbook, spec: Json, pages: dict[int, Worksheet]) -> Chart | None:
    if "pieChart" in spec:
        pie = spec["pieChart"]
        return _filled(
            PieChart(), book, [pie.get("series", {})], _areas(book, [pie.get("domain", {})]), pages, headers=0
        )
    basic = spec.get("basicChart", {})
    kinds = groupby(basic.get("series", []), lambda each: each.get("type", basic.get("chartType")))
    made = [_basic(book, basic, kind, list(series), pages) for kind, series in kinds if kind in _BASIC]
    for other in made[1:]:
        made[0] += other
    return made[0] if made else None


def _basic(book: Workbook, basic: Json, kind: str, series: list[Json], pages: dict[int, Worksheet]) -> Basic:
    """Series of one kind; a combined chart is several of these over each other."""
    made = _BASIC[kind]()
    if isinstance(made, BarChart):
        made.type = "bar" if kind == "BAR" else "col"
        if basic.get("stackedType") in ("STACKED", "PERCENT_STACKED"):
            made.grouping = "percentStacked" if basic["stackedType"] == "PERCENT_STACKED" else "stacked"
            made.overlap = 100
    domains = _areas(book, [each.get("domain", {}) for each in basic.get("domains", [])[:1]])
    filled = [_filled_part(book, area) for area in domains]
    if isinstance(made, LineChart) and any(_ends_in_date(book, area) for area in filled):
        made.x_axis = DateAxis(crossAx=made.y_axis.axId, numFmt=NumFmt("dd/mm/yyyy"), baseTimeUnit="days")
    _frame(made, basic)
    sources = [each.get("series", {}) for each in series]
    _filled(made, book, sources, filled, pages, headers=basic.get("headerCount", 1))
    for drawn, each in zip(made.series, series, strict=False):
        _look(drawn, each, line=isinstance(made, LineChart))
    return made


def _frame(made: Basic, basic: Json) -> None:
    """Axes and legend."""
    made.x_axis.delete = made.y_axis.delete = False
    made.y_axis.numFmt = NumFmt("General")
    place = _LEGENDS.get(basic.get("legendPosition", "RIGHT_LEGEND"))
    made.legend = Legend(legendPos=place) if place else None
    for axis in basic.get("axis", []):
        if axis.get("position") == "LEFT_AXIS":
            window = axis.get("viewWindowOptions", {})
            made.y_axis.scaling.min, made.y_axis.scaling.max = window.get("viewWindowMin"), window.get("viewWindowMax")


def _look(drawn: Series, series: Json, *, line: bool) -> None:
    code = series.get("colorStyle", {}).get("rgbColor")
    shape = GraphicalProperties(solidFill=rgb(code) if code else None)
    if line:
        drawn.smooth, drawn.marker = False, Marker("circle" if "pointStyle" in series else "none", spPr=shape)
        drawn.graphicalProperties.line.solidFill = shape.solidFill
    else:
        drawn.graphicalProperties = shape


def _ends_in_date(book: Workbook, area: Area) -> bool:
    last = book.sheet(area.sheet).cell(area.bottom - 1, area.left)
    return bool(last.rest.get("userEnteredFormat", {}).get("numberFormat", {}).get("type") == "DATE")


def _filled(
    made: Chart, book: Workbook, series: list[Json], domains: list[Area], pages: dict[int, Worksheet], *, headers: int
) -> Chart:
    """As far down as the domain is filled: Sheets leaves out the blank rows below, .xlsx would draw them."""
    for area in _areas(book, series):
        bottom = min([area.bottom, *(domain.bottom for domain in domains)])
        made.add_data(_reference(area._replace(bottom=bottom), pages, 0), titles_from_data=headers > 0)
    for area in domains:
        made.set_categories(_reference(area, pages, headers))
    return made


def _areas(book: Workbook, data: list[Json]) -> list[Area]:
    return [book.area(place) for each in data for place in each.get("sourceRange", {}).get("sources", [])]


def _filled_part(book: Workbook, area: Area) -> Area:
    rows = enumerate(book.sheet(area.sheet).rows_of(area), area.top + 1)
    last = max((row for row, cells in rows if any(cell.value is not None for cell in cells)), default=area.top + 1)
    return area._replace(bottom=last)


def _reference(area: Area, pages: dict[int, Worksheet], skip: int) -> Reference:
    first = min(area.top + 1 + skip, area.bottom)
    return Reference(pages[area.sheet], area.left + 1, first, max_col=area.right, max_row=area.bottom)
