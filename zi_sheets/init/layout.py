"""The requests that make what the workbook lacks: tabs, machine columns, anchors. Pure; nothing missing, no requests.

All of it goes into one `spreadsheets.batchUpdate`: an anchor is born together with its column and its heading, and
nothing can come between them.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.init.charts import missing_charts
from zi_sheets.init.paint import area, painted, painted_page
from zi_sheets.marks import mark_request
from zi_sheets.materials.design import Column, TabDesign

Json = dict[str, Any]

REGISTRY_KEY, COLUMN_KEY = "zi.tab", "zi.kolom"
VERSION = 1
ROWS = 1000
SKOR = "Skor"


def layout_requests(designs: Sequence[TabDesign], snapshot: Snapshot) -> list[Json]:
    """What must be done so that every tab of `designs` is there with its machine columns and charts."""
    requests, ids = _tab_requests(designs, snapshot)
    for design in designs:
        if design.name in snapshot.tabs:
            requests += _missing_width(design, snapshot.tabs[design.name])
        if design.name == SKOR:
            rows = snapshot.tabs[SKOR].row_count if SKOR in snapshot.tabs else ROWS
            requests += missing_charts(ids[SKOR], rows, snapshot.charts)
    return requests


def lacks_tabs_or_columns(designs: Sequence[TabDesign], snapshot: Snapshot) -> bool:
    """Is anything missing that reading and writing need? A chart or a page's width is not."""
    requests, _ = _tab_requests(designs, snapshot)
    return bool(requests)


def _tab_requests(designs: Sequence[TabDesign], snapshot: Snapshot) -> tuple[list[Json], dict[str, int]]:
    """The requests for tabs and columns, and the sheet id of every tab once they are done."""
    taken = {tab.sheet_id for tab in (*snapshot.tabs.values(), *snapshot.others)} | _ever(snapshot)
    blank = _lone_blank_tab(snapshot)
    ids = {name: tab.sheet_id for name, tab in snapshot.tabs.items()}
    requests: list[Json] = []
    for index, design in enumerate(designs):
        if design.name in snapshot.tabs:
            requests += _missing_columns(design, snapshot.tabs[design.name])
            continue
        first = blank is not None and index == 0
        ids[design.name] = blank.sheet_id if blank and first else _new_id(design.name, taken)
        requests += _new_tab(design, ids[design.name], index, _title(design.name, snapshot), renames=first)
    if requests or REGISTRY_KEY not in snapshot.marks:
        requests.append(_registry(snapshot, ids))
    return requests, ids


def _lone_blank_tab(snapshot: Snapshot) -> Tab | None:
    """The empty tab that every new spreadsheet is born with; it becomes the first tab."""
    if snapshot.tabs or len(snapshot.others) != 1:
        return None
    only = snapshot.others[0]
    return None if any(cell not in {None, ""} for row in only.rows for cell in row) else only


def _ever(snapshot: Snapshot) -> set[int]:
    """Ids that our tabs have had: whoever undoes the deletion of a tab gets it back beside the one made again."""
    registry = snapshot.marks.get(REGISTRY_KEY)
    return set(json.loads(registry.value)["tab"].values()) if registry else set()


def _new_id(name: str, taken: set[int]) -> int:
    number = zlib.crc32(name.encode()) & 0x7FFFFFFF
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _title(name: str, snapshot: Snapshot) -> str:
    """A tab of the same title that is not ours stays as it is; ours gets a mark."""
    return f"{name} (zi)" if any(tab.title.casefold() == name.casefold() for tab in snapshot.others) else name


def _new_tab(design: TabDesign, sheet_id: int, index: int, title: str, *, renames: bool) -> Iterator[Json]:
    columns = len(design.columns) or len(design.widths)
    grid = {"rowCount": ROWS, "columnCount": columns, "frozenRowCount": design.frozen if design.columns else 0}
    properties = {"sheetId": sheet_id, "title": title, "index": index, "gridProperties": grid}
    if renames:
        fields = "title,index,gridProperties(rowCount,columnCount,frozenRowCount)"
        yield {"updateSheetProperties": {"properties": properties, "fields": fields}}
    else:
        yield {"addSheet": {"properties": properties}}
    if design.columns:
        yield from _columns(design, sheet_id, design.columns, 0)
    else:
        yield from painted_page(design, sheet_id)


def _columns(design: TabDesign, sheet_id: int, columns: Sequence[Column], start: int) -> Iterator[Json]:
    headings = [column.heading for column in columns]
    yield written(sheet_id, design.heading_row, start, [headings])
    yield from painted(design, sheet_id, columns, start)
    for index, column in enumerate(columns, start):
        if column.machine and not design.machine:
            yield _anchor(sheet_id, index, f"{design.name}/{column.heading}")


def _missing_columns(design: TabDesign, tab: Tab) -> Iterator[Json]:
    """Machine columns that have no anchor: new, empty columns right of everything that is there."""
    missing = [column for column in design.columns if column.machine and column.heading not in tab.anchors]
    if design.machine or not missing:
        return
    start = max(
        (column + 1 for row in tab.rows for column, cell in enumerate(row) if cell not in {None, ""}), default=0
    )
    if start >= tab.column_count:
        # Columns cannot be inserted behind the last one. The one made for that stays, blank: only inserted columns are
        # surely nobody's, the place at the end may be somebody's by now.
        yield {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": 1}}
    span = {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": start, "endIndex": start + len(missing)}
    yield {"insertDimension": {"range": span, "inheritFromBefore": False}}
    yield from _columns(design, tab.sheet_id, missing, start)


def _missing_width(design: TabDesign, tab: Tab) -> Iterator[Json]:
    """A page that is narrower than it is to be, from an earlier version: charts draw from its last columns."""
    missing = len(design.widths) - tab.column_count
    if missing > 0:
        yield {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": missing}}
        yield from painted_page(design, tab.sheet_id)


def _anchor(sheet_id: int, column: int, value: str) -> Json:
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    metadata = {"metadataKey": COLUMN_KEY, "metadataValue": value, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": {**metadata, "location": {"dimensionRange": span}}}}


def _registry(snapshot: Snapshot, ids: dict[str, int]) -> Json:
    """Which tab is which, by sheet id: a renamed tab stays ours, a copied one never becomes ours."""
    known = snapshot.marks.get(REGISTRY_KEY)
    value = json.dumps({"versi": VERSION, "tab": ids}, ensure_ascii=False)
    return mark_request(REGISTRY_KEY, value, known.metadata_id if known else None)


def written(sheet_id: int, row: int, column: int, rows: Sequence[Sequence[Cell]]) -> Json:
    """Typed values from one cell on: text stays text, whatever sign it begins with."""
    span = area(sheet_id, (row, row + len(rows)), (column, column + max(len(cells) for cells in rows)))
    data = [{"values": [_cell(cell) for cell in cells]} for cells in rows]
    return {"updateCells": {"range": span, "rows": data, "fields": "userEnteredValue"}}


def _cell(cell: Cell) -> Json:
    if cell is None or cell == "":
        return {}
    if isinstance(cell, bool):
        return {"userEnteredValue": {"boolValue": cell}}
    return {"userEnteredValue": {"numberValue" if isinstance(cell, int | float) else "stringValue": cell}}
