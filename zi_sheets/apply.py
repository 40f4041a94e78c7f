"""The only module that writes to tabs people use.

One beat: look at the own columns, write codes into rows that still hold what was read, write cells into rows found by
Kode in that look. Row positions are true only for the request in which they were read; what people moved in between is
seen when the whole workbook is read and planned again, and misplaced cells lie in machine columns only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import KEY
from zi_sheets.init.paint import area, dropdown
from zi_sheets.own_columns import Look, column_entry, look_at, send, wire
from zi_sheets.plan import CellWrite, Dropdown, Plan
from zi_sheets.workspace.sheets import Sheets

Json = dict[str, Any]


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
    columns = {(write.tab, heading) for write in (*plan.keys, *keyed) for heading in (KEY, write.column)}
    look = look_at(sheets, snapshot, columns, {key.tab for key in plan.keys})
    sound = _sound(snapshot, look, plan.keys)
    _offer_choices(sheets, snapshot, plan.dropdowns, sound)
    sent(_write_keys(sheets, snapshot, look, sound))
    ready = [write for write in keyed if look.line(write) is not None and look.headed(write.tab, write.column)]
    entries = [*_column_entries(snapshot, look, ready), *_block_entries(snapshot, absolute)]
    if entries:
        send(sheets, snapshot, look, entries)
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


def _sound(snapshot: Snapshot, look: Look, keys: Sequence[CellWrite]) -> list[CellWrite]:
    """The codes whose rows still hold what was read."""
    headed = [key for key in keys if look.headed(key.tab, key.column)]
    return [key for key in headed if key.at and look.as_read(snapshot.tabs[key.tab], key.at[0])]


def _offer_choices(
    sheets: Sheets, snapshot: Snapshot, dropdowns: Sequence[Dropdown], sound: Sequence[CellWrite]
) -> None:
    """Dropdowns go before the codes of their rows: a run that ends in between leaves them on blank rows only."""
    coming = {(key.tab, key.kode) for key in sound}
    requests = [
        dropdown(area(snapshot.tabs[each.tab].sheet_id, (row, row + 1), (column, column + 1)), each.words)
        for each in dropdowns
        for row, column in (each.at,)
        if (each.tab, each.kode) in coming
    ]
    if requests:
        sheets.change(snapshot.spreadsheet_id, requests)


def _write_keys(sheets: Sheets, snapshot: Snapshot, look: Look, sound: Sequence[CellWrite]) -> Sequence[CellWrite]:
    """Codes go alone; the echo shows where they came to stand.

    Where rows moved in between, a code may lie on another row: nothing more is written into that tab before it is read
    and planned again.
    """
    if not sound:
        return []
    cells: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
    for key in sound:
        cells[key.tab, key.column][key.at[0] if key.at else 0] = key.now
    entries = [column_entry(snapshot, tab, heading, rows) for (tab, heading), rows in cells.items()]
    for tab, columns in send(sheets, snapshot, look, entries).items():
        if KEY in columns:
            look.take_codes(tab, columns[KEY], cells[tab, KEY])
    return sound


def _column_entries(snapshot: Snapshot, look: Look, writes: Iterable[CellWrite]) -> list[Json]:
    """One entry per column, by its metadata id; cells that stay are None."""
    columns: dict[tuple[str, str], dict[int, Cell]] = defaultdict(dict)
    for write in writes:
        line = look.line(write)
        if line is not None:
            columns[write.tab, write.column][line] = write.now
    return [column_entry(snapshot, tab, heading, cells) for (tab, heading), cells in columns.items()]


def _block_entries(snapshot: Snapshot, writes: Iterable[CellWrite]) -> Iterator[Json]:
    """Cells of the machine's own tabs: one entry per run of neighbours in a row."""
    placed = sorted((write.tab, *write.at, write.now) for write in writes if write.at is not None)
    for (tab, row, _), run in groupby(enumerate(placed), key=lambda each: (*each[1][:2], each[1][2] - each[0])):
        cells = [each[1] for each in run]
        start = cells[0][2]
        span = area(snapshot.tabs[tab].sheet_id, (row, row + 1), (start, start + len(cells)))
        values = [[wire(cell[3]) for cell in cells]]
        yield {"dataFilter": {"gridRange": span}, "majorDimension": "ROWS", "values": values}
