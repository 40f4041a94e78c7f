"""The only module that writes to tabs people use.

One beat: look at the own columns, write codes into rows that still hold what was read, write cells into rows found by
Kode in that look. Row positions are true only for the request in which they were read; what people moved in between is
seen when the whole workbook is read and planned again, and misplaced cells lie in machine columns only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from zi_sheets.domain.grid import Cell
from zi_sheets.domain.headings import heading_key
from zi_sheets.domain.records import KEY
from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.overwritten import mended, strayed
from zi_sheets.plan import CellWrite, Plan, same
from zi_sheets.workspace.sheets import Sheets

Json = dict[str, Any]


@dataclass
class _Look:
    """The own columns of each tab as last seen: values from row 1 on by heading; whole rows where codes are settled."""

    columns: dict[str, dict[str, list[Cell]]] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[str, list[list[Cell]]] = field(default_factory=dict)

    def line(self, write: CellWrite) -> int | None:
        """The one row that carries the write's code."""
        codes = self.columns[write.tab].get(KEY, [])
        places = [row for row, code in enumerate(codes) if code == write.kode]
        return places[0] if len(places) == 1 else None

    def headed(self, tab: str, heading: str) -> bool:
        return any(heading_key(str(cell)) == heading_key(heading) for cell in self.columns[tab].get(heading, []))

    def as_read(self, tab: Tab, line: int) -> bool:
        """Does the row still hold what the plan was made from?"""
        rows = self.rows.get(tab.name, [])
        now = rows[line] if line < len(rows) else []
        width = max(tab.column_count, len(now))
        return all(same(now[column] if column < len(now) else None, tab.value(line, column)) for column in range(width))


def apply(
    sheets: Sheets, snapshot: Snapshot, plan: Plan, sent: Callable[[Sequence[CellWrite]], None] = lambda _: None
) -> None:
    """Carry out what can be carried out now; `sent` is told of each request's writes once Google has accepted them.

    Whoever calls reads again and plans again: a plan that is empty then is the proof that all is so. Raises
    GoogleFailure.
    """
    if not plan:
        return
    keyed = [write for write in plan.cells if write.at is None]
    absolute = [write for write in plan.cells if write.at is not None]
    _grow(sheets, snapshot, (*plan.keys, *absolute))
    look = _look(sheets, snapshot, [*plan.keys, *keyed], {key.tab for key in plan.keys})
    sent(_write_keys(sheets, snapshot, look, plan.keys))
    ready = [write for write in keyed if look.line(write) is not None and look.headed(write.tab, write.column)]
    entries = [*_column_entries(snapshot, look, ready), *_block_entries(snapshot, absolute)]
    if entries:
        _write(sheets, snapshot, entries)
        sent((*ready, *absolute))


def lay_out(sheets: Sheets, spreadsheet_id: str, requests: Sequence[Json]) -> None:
    """Make missing tabs and columns and fill what is empty: all requests or none. Raises GoogleFailure."""
    sheets.change(spreadsheet_id, requests)


def _grow(sheets: Sheets, snapshot: Snapshot, writes: Iterable[CellWrite]) -> None:
    """Values beyond the grid are refused by Google, so the grid comes first."""
    ends: dict[str, tuple[int, int]] = {}
    for write in writes:
        if write.at is not None:
            rows, columns = ends.get(write.tab, (0, 0))
            ends[write.tab] = max(rows, write.at[0] + 1), max(columns, write.at[1] + 1)
    requests = [request for name, end in ends.items() for request in _append_requests(snapshot.tabs[name], end)]
    if requests:
        sheets.change(snapshot.spreadsheet_id, requests)


def _append_requests(tab: Tab, end: tuple[int, int]) -> Iterator[Json]:
    for dimension, missing in (("ROWS", end[0] - tab.row_count), ("COLUMNS", end[1] - tab.column_count)):
        if missing > 0:
            yield {"appendDimension": {"sheetId": tab.sheet_id, "dimension": dimension, "length": missing}}


def _look(sheets: Sheets, snapshot: Snapshot, writes: Sequence[CellWrite], whole: set[str]) -> _Look:
    """One read of the own columns that `writes` concern, and of whole tabs where codes must find their row."""
    look = _Look()
    wanted = {(write.tab, heading) for write in writes for heading in (KEY, write.column)}
    lookups = {snapshot.tabs[tab].anchors[heading].metadata_id: (tab, heading) for tab, heading in wanted}
    filters = [{"developerMetadataLookup": {"metadataId": metadata_id}} for metadata_id in lookups]
    filters += [{"gridRange": {"sheetId": snapshot.tabs[tab].sheet_id}} for tab in sorted(whole)]
    if not filters:
        return look
    names = {snapshot.tabs[tab].sheet_id: tab for tab in whole}
    for found in sheets.read(snapshot.spreadsheet_id, filters):
        for asked in found["dataFilters"]:
            if "gridRange" in asked:
                look.rows[names[asked["gridRange"].get("sheetId", 0)]] = found.get("values", [])
            else:
                tab, heading = lookups[asked["developerMetadataLookup"]["metadataId"]]
                look.columns[tab][heading] = [row[0] if row else None for row in found.get("values", [])]
    return look


def _write_keys(sheets: Sheets, snapshot: Snapshot, look: _Look, keys: Sequence[CellWrite]) -> list[CellWrite]:
    """Codes go alone, only into rows that still hold what was read; the echo shows where they came to stand."""
    headed = [key for key in keys if look.headed(key.tab, key.column)]
    sound = [key for key in headed if key.at and look.as_read(snapshot.tabs[key.tab], key.at[0])]
    if not sound:
        return []
    cells: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
    for key in sound:
        cells[key.tab, key.column][key.at[0] if key.at else 0] = key.now
    entries = [_entry(snapshot, tab, heading, rows) for (tab, heading), rows in cells.items()]
    tabs = {snapshot.tabs[tab].anchors[KEY].metadata_id: tab for tab, _ in cells}
    for echo in _write(sheets, snapshot, entries):
        tab = tabs.get(echo["dataFilter"]["developerMetadataLookup"]["metadataId"])
        if tab is not None:
            look.columns[tab][KEY] = _cells(echo)
    return sound


def _write(sheets: Sheets, snapshot: Snapshot, entries: Sequence[Json]) -> list[Json]:
    """Send the entries; what came to stand on a heading or above it, because people moved rows, is taken back."""
    echoes = sheets.write(snapshot.spreadsheet_id, entries)
    places = {
        each.metadata_id: (tab.name, name) for tab in snapshot.tabs.values() for name, each in tab.anchors.items()
    }
    sent: dict[str, dict[str, list[Cell]]] = defaultdict(dict)
    for entry in entries:
        if id_ := _looked_up(entry):
            tab, heading = places[id_]
            sent[tab][heading] = entry["values"][0]
    now = {places[id_]: _cells(echo) for echo in echoes if (id_ := _looked_up(echo))}
    for name in {tab for (tab, heading), cells in now.items() if strayed(cells, heading, sent[tab][heading])}:
        _mend(sheets, snapshot, name, sent[name])
    return echoes


def _mend(sheets: Sheets, snapshot: Snapshot, tab: str, sent: Mapping[str, Sequence[Cell]]) -> None:
    every = [CellWrite(tab, "", heading, None, None) for heading in snapshot.tabs[tab].anchors]
    cells = mended(_look(sheets, snapshot, every, set()).columns[tab], sent)
    if cells:
        sheets.write(snapshot.spreadsheet_id, [_entry(snapshot, tab, name, rows) for name, rows in cells.items()])


def _looked_up(found: Json) -> int:
    """The metadata id of an entry or its echo; 0 for one that names a range."""
    return int(found["dataFilter"].get("developerMetadataLookup", {}).get("metadataId", 0))


def _cells(echo: Json) -> list[Cell]:
    return [cell for column in echo.get("values", []) for cell in column]


def _column_entries(snapshot: Snapshot, look: _Look, writes: Iterable[CellWrite]) -> list[Json]:
    """One entry per column, by its metadata id; cells that stay are None."""
    columns: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
    for write in writes:
        line = look.line(write)
        if line is not None:
            columns[write.tab, write.column][line] = write.now
    return [_entry(snapshot, tab, heading, cells) for (tab, heading), cells in columns.items()]


def _entry(snapshot: Snapshot, tab: str, heading: str, cells: Mapping[int, Cell]) -> Json:
    values = [_sent(cells[row]) if row in cells else None for row in range(max(cells) + 1)]
    return {
        "dataFilter": {"developerMetadataLookup": {"metadataId": snapshot.tabs[tab].anchors[heading].metadata_id}},
        "majorDimension": "COLUMNS",
        "values": [values],
    }


def _block_entries(snapshot: Snapshot, writes: Iterable[CellWrite]) -> Iterator[Json]:
    """Cells of the machine's own tabs: one entry per run of neighbours in a row."""
    placed = sorted((write.tab, *write.at, write.now) for write in writes if write.at is not None)
    for (tab, row, _), run in groupby(enumerate(placed), key=lambda each: (*each[1][:2], each[1][2] - each[0])):
        cells = [each[1] for each in run]
        start = cells[0][2]
        area = {"sheetId": snapshot.tabs[tab].sheet_id, "startRowIndex": row, "endRowIndex": row + 1}
        area |= {"startColumnIndex": start, "endColumnIndex": start + len(cells)}
        values = [[_sent(cell[3]) for cell in cells]]
        yield {"dataFilter": {"gridRange": area}, "majorDimension": "ROWS", "values": values}


def _sent(now: Cell) -> Cell:
    """On the wire null leaves a cell alone; the empty string makes it blank."""
    return "" if now is None else now
