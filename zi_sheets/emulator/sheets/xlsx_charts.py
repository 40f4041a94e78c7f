"""Bar, column, line and pie charts of Google Sheets in .xlsx."""

from openpyxl.chart import AreaChart, BarChart, LineChart, PieChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.sheets.a1 import cell_name
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook
from zi_sheets.emulator.wire import Json

_CENTIMETRES_PER_PIXEL = 2.54 / 96
Chart = BarChart | LineChart | PieChart | AreaChart
_BASIC = {"LINE": LineChart, "AREA": AreaChart, "COLUMN": BarChart, "BAR": BarChart}


def add_charts(book: Workbook, sheet: Sheet, page: Worksheet, pages: dict[int, Worksheet]) -> None:
    """Charts of a kind that .xlsx has; others are left out."""
    for item in sheet.features.get("charts", []):
        made = _chart(book, item.get("spec", {}), pages)
        if made is None:
            continue
        overlay = item["position"]["overlayPosition"]
        anchor = overlay["anchorCell"]
        made.title = item["spec"].get("title") or None
        made.width = overlay.get("widthPixels", 600) * _CENTIMETRES_PER_PIXEL
        made.height = overlay.get("heightPixels", 371) * _CENTIMETRES_PER_PIXEL
        page.add_chart(made, cell_name(anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)))


def _chart(book: Workbook, spec: Json, pages: dict[int, Worksheet]) -> Chart | None:
    if "pieChart" in spec:
        pie = spec["pieChart"]
        return _filled(PieChart(), book, [pie.get("series", {})], [pie.get("domain", {})], pages, headers=0)
    basic = spec.get("basicChart", {})
    if basic.get("chartType") not in _BASIC:
        return None
    made: BarChart | LineChart | AreaChart = _BASIC[basic["chartType"]]()
    if isinstance(made, BarChart):
        made.type = "bar" if basic["chartType"] == "BAR" else "col"
        if basic.get("stackedType") in ("STACKED", "PERCENT_STACKED"):
            made.grouping = "percentStacked" if basic["stackedType"] == "PERCENT_STACKED" else "stacked"
            made.overlap = 100
    made.x_axis.delete = made.y_axis.delete = False
    series = [each.get("series", {}) for each in basic.get("series", [])]
    domains = [each.get("domain", {}) for each in basic.get("domains", [])[:1]]
    return _filled(made, book, series, domains, pages, headers=basic.get("headerCount", 1))


def _filled(
    made: Chart, book: Workbook, series: list[Json], domains: list[Json], pages: dict[int, Worksheet], *, headers: int
) -> Chart:
    for reference in _references(book, series, pages, 0):
        made.add_data(reference, titles_from_data=headers > 0)
    for reference in _references(book, domains, pages, headers):
        made.set_categories(reference)
    return made


def _references(book: Workbook, data: list[Json], pages: dict[int, Worksheet], skip: int) -> list[Reference]:
    found = []
    for place in [place for each in data for place in each.get("sourceRange", {}).get("sources", [])]:
        area = book.area(place)
        first = area.top + 1 + skip
        found.append(Reference(pages[area.sheet], area.left + 1, first, max_col=area.right, max_row=area.bottom))
    return found
