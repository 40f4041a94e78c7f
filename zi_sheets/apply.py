"""The only module that writes to tabs people use.

Row positions are true only for the request in which they were read, so every write follows the same beat: look at the
own columns, write what is not yet so into the rows found by Kode, look again. What people moved in between is
found in the second look and written where it belongs now; misplaced cells lie in machine columns only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from zi_sheets.domain.grid import Cell
from zi_sheets.domain.records import KEY
from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.plan import CellWrite, Plan, same
from zi_sheets.workspace.sheets import Sheets

Json = dict[str, Any]
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Refused:
    """A write that was not made, and why, in Indonesian."""

    write: CellWrite
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written and read back, and what was not."""

    written: tuple[CellWrite, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass
class _Look:
    """The own columns of each tab as last seen: values from row 1 on by heading; whole rows where codes are new."""

    columns: dict[str, dict[str, list[Cell]]] = field(default_factory=lambda: defaultdict(dict))
    rows: dict[str, list[list[Cell]]] = field(default_factory=dict)

    def line(self, write: CellWrite) -> int | None:
        codes = self.columns[write.tab].get(KEY, [])
        places = [row for row, code in enumerate(codes) if code == write.kode]
        return places[0] if len(places) == 1 else None

    def value(self, write: CellWrite) -> Cell:
        line, cells = self.line(write), self.columns[write.tab].get(write.column, [])
        return cells[line] if line is not None and line < len(cells) else None

    def headed(self, write: CellWrite) -> bool:
        return any(str(cell).strip() == write.column for cell in self.columns[write.tab].get(write.column, []))


def apply(sheets: Sheets, snapshot: Snapshot, plan: Plan) -> Receipt:
    """Carry out the plan. Raises GoogleFailure; then every cell holds either what it held or what it should hold."""
    if not plan:
        return Receipt()
    writes = (*plan.keys, *plan.cells)
    _grow(sheets, snapshot, writes)
    keyed = [write for write in plan.cells if write.at is None]
    absolute = [write for write in plan.cells if write.at is not None]
    look = _look(sheets, snapshot, [*plan.keys, *keyed], {key.tab for key in plan.keys})
    placed = _write_keys(sheets, snapshot, look, plan.keys)
    for _ in range(ROUNDS):
        ready = [write for write in keyed if _writable(look, write) and not same(look.value(write), write.now)]
        entries = [*_column_entries(snapshot, look, ready), *_block_entries(snapshot, absolute)]
        if not entries:
            break
        sheets.write(snapshot.spreadsheet_id, entries)
        absolute = []
        if not ready:
            break
        look = _look(sheets, snapshot, keyed, set())
    return _receipt(plan, look, placed)


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
    """One read of the own columns that `writes` concern, and of whole tabs where new codes must find their row."""
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
                look.columns[tab][heading] = _column(found)
    return look


def _column(found: Json) -> list[Cell]:
    return [row[0] if row else None for row in found.get("values", [])]


def _write_keys(sheets: Sheets, snapshot: Snapshot, look: _Look, keys: Sequence[CellWrite]) -> set[CellWrite]:
    """New codes go alone, only into rows that still hold what was read; the echo shows where they came to stand."""
    sound = [key for key in keys if _row_as_read(snapshot.tabs[key.tab], look, key)]
    if not sound:
        return set()
    by_tab: dict[str, dict[int, Cell]] = defaultdict(dict)
    for key in sound:
        by_tab[key.tab][_row_of(key)] = key.now
    entries = [_entry(snapshot, tab, KEY, cells) for tab, cells in by_tab.items()]
    tabs = {snapshot.tabs[tab].anchors[KEY].metadata_id: tab for tab in by_tab}
    for echo in sheets.write(snapshot.spreadsheet_id, entries):
        tab = tabs[echo["dataFilter"]["developerMetadataLookup"]["metadataId"]]
        look.columns[tab][KEY] = [cell for column in echo.get("values", []) for cell in column]
    return {key for key in sound if look.line(key) is not None}


def _row_of(write: CellWrite) -> int:
    return write.at[0] if write.at else 0


def _row_as_read(tab: Tab, look: _Look, key: CellWrite) -> bool:
    row, rows = _row_of(key), look.rows.get(key.tab, [])
    now = rows[row] if row < len(rows) else []
    width = max(tab.column_count, len(now))
    return all(same(now[column] if column < len(now) else None, tab.value(row, column)) for column in range(width))


def _writable(look: _Look, write: CellWrite) -> bool:
    return look.line(write) is not None and look.headed(write)


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


def _receipt(plan: Plan, look: _Look, placed: set[CellWrite]) -> Receipt:
    refused = [Refused(key, "barisnya berubah selagi sinkron berjalan") for key in plan.keys if key not in placed]
    written = [key for key in plan.keys if key in placed]
    for write in plan.cells:
        if write.at is not None or same(look.value(write), write.now):
            written.append(write)
        elif look.columns[write.tab].get(write.column) and not look.headed(write):
            refused.append(Refused(write, f"judul kolom '{write.column}' diganti orang"))
        else:
            refused.append(Refused(write, f"baris {write.kode} tidak ditemukan atau kembar saat menulis"))
    return Receipt(tuple(written), tuple(refused))
