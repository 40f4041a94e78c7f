"""An uploaded .xlsx or .csv as a spreadsheet: values, formulas, dates, merges, links, notes, sizes, plain formats."""

import csv
import io
import re
from datetime import date, time, timedelta
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as XlsxCell
from openpyxl.styles.numbers import is_datetime
from openpyxl.utils import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from zi_sheets.emulator.call import Media
from zi_sheets.emulator.drive_resource import XLSX
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.area import Area, grid_range
from zi_sheets.emulator.sheets.formats import PROPERTIES, from_hex, with_both_colours
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.value_write import entered
from zi_sheets.emulator.sheets.workbook import EMPTY, Cell, Sheet, Workbook, new_sheet
from zi_sheets.emulator.wire import Json

_MOST_CELLS = 10_000_000
_ROWS, _COLUMNS = 1000, 26
_PIXELS_PER_CHARACTER = 7.0
_SIDES = ("left", "center", "right")
_TIMES = {"date": "DATE", "time": "TIME", "datetime": "DATE_TIME"}


def imported(file_id: str, media: Media) -> Workbook:
    """Raises GoogleError 400 for another type and for too many cells, and what the readers raise for broken content."""
    if media.type not in _READERS:
        raise invalid("Bad Request", reason="badRequest")
    book = Workbook(file_id, PROPERTIES, [])
    _READERS[media.type](book, media.content)
    return book


def _new_sheet(book: Workbook, title: str, rows: int, columns: int) -> Sheet:
    if rows * columns > _MOST_CELLS:
        raise GoogleError(400, "This file has more cells than a spreadsheet can hold.", reason="badRequest")
    sheet = new_sheet(len(book.sheets), {"title": title}, max(rows, _ROWS), max(columns, _COLUMNS))
    book.sheets.append(sheet)
    return sheet


def _read_csv(book: Workbook, content: bytes) -> None:
    """Values are taken as if typed, separator and encoding found out, as Google's import does by default.

    Raises ValueError for what is no text.
    """
    if b"\0" in content:
        raise ValueError("no text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what a spreadsheet program on Windows writes
    separator = max(",;\t", key=re.sub('"[^"]*"', "", text.partition("\n")[0]).count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    sheet = _new_sheet(book, "Sheet1", len(rows), max(map(len, rows), default=0))
    typing = Rendering(book, sheet)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.set_cell(r, c, entered(EMPTY, value, typing, f"[{r}][{c}]"))


def _read_xlsx(book: Workbook, content: bytes) -> None:
    pages = load_workbook(io.BytesIO(content)).worksheets
    sheets = [_new_sheet(book, page.title, page.max_row, page.max_column) for page in pages]
    for page, sheet in zip(pages, sheets, strict=True):
        rendering = Rendering(book, sheet)
        for cell in page._cells.values():  # only what is there: a page may claim a million empty rows
            if isinstance(cell, XlsxCell):
                sheet.set_cell(cell.row - 1, cell.column - 1, _cell(cell, rendering))
        _properties(page, sheet)


def _cell(source: XlsxCell, rendering: Rendering) -> Cell:
    value: Any = source.value
    if isinstance(value, date | time | timedelta):
        value = to_excel(value)  # type: ignore[no-untyped-call]  # types-openpyxl leaves it out
    elif source.data_type == "f":
        value = rendering.read_formula(getattr(value, "text", value))
    rest: Json = {"userEnteredFormat": style} if (style := _style(source)) else {}
    if source.comment:
        rest["note"] = source.comment.text
    return Cell(value if value != "" else None, rest)


def _style(source: XlsxCell) -> Json:
    style: Json = {}
    if source.has_style:
        font, fill, placed = source.font, source.fill, source.alignment
        text = {"bold": font.b, "italic": font.i, "foregroundColor": _colour(font.color)}
        style = {
            "textFormat": {name: value for name, value in text.items() if value},
            "backgroundColor": _colour(fill.start_color) if fill.fill_type == "solid" else {},
            "horizontalAlignment": placed.horizontal.upper() if placed.horizontal in _SIDES else "",
            "wrapStrategy": "WRAP" if placed.wrap_text else "",
            "numberFormat": _number_format(source.number_format),
        }
    if source.hyperlink and source.hyperlink.target:
        style["textFormat"] = {**style.get("textFormat", {}), "link": {"uri": source.hyperlink.target}}
    return with_both_colours({name: value for name, value in style.items() if value})


def _number_format(pattern: str) -> Json:
    if pattern in ("General", "@"):
        return {"type": "TEXT"} if pattern == "@" else {}
    kind = _TIMES.get(is_datetime(pattern) or "", "PERCENT" if "%" in pattern else "NUMBER")
    return {"type": kind, "pattern": pattern}


def _colour(colour: Any) -> Json:
    return from_hex(colour.rgb[2:]) if colour is not None and colour.type == "rgb" and len(colour.rgb) == 8 else {}


def _properties(page: Worksheet, sheet: Sheet) -> None:
    boxes = [(box.min_row - 1, box.max_row, box.min_col - 1, box.max_col) for box in page.merged_cells.ranges]
    if boxes:
        sheet.features["merges"] = [grid_range(Area(sheet.id, *box)) for box in boxes]
    for width in page.column_dimensions.values():
        for index in range((width.min or 1) - 1, min(width.max or 0, len(sheet.columns))):
            sheet.columns[index] = sheet.columns[index]._replace(size=round(width.width * _PIXELS_PER_CHARACTER))
    if page.freeze_panes:
        row, column = coordinate_to_tuple(str(page.freeze_panes))
        frozen = {"frozenRowCount": row - 1, "frozenColumnCount": column - 1}
        sheet.properties["gridProperties"] = {name: count for name, count in frozen.items() if count}
    if page.sheet_state != "visible":
        sheet.properties["hidden"] = True


_READERS = {"text/csv": _read_csv, XLSX: _read_xlsx}
