"""The machine's columns in tabs that people share: looked at and written by metadata id, put right by the echo.

Only `apply` uses it, and only `apply` decides what is written.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import KEY
from zi_sheets.overwritten import emptied, mended, restored, says, strayed
from zi_sheets.plan import CellWrite, same
from zi_sheets.workspace.sheets import Sheets

Json = dict[str, Any]
Columns = dict[str, dict[str, list[Cell]]]
"""Values from row 1 on, by tab and heading."""


@dataclass
class Look:
    """The own columns as last seen; `rows` are whole tabs, where codes are settled."""

    columns: Columns = field(default_factory=lambda: defaultdict(dict))
    rows: dict[str, list[list[Cell]]] = field(default_factory=dict)

    def line(self, write: CellWrite) -> int | None:
        """The one row that carries the write's code."""
        codes = self.columns[write.tab].get(KEY, [])
        places = [row for row, code in enumerate(codes) if code == write.kode]
        return places[0] if len(places) == 1 else None

    def take_codes(self, tab: str, now: list[Cell], sent: Mapping[int, Cell]) -> None:
        """The codes after ours were written; none where rows have moved meanwhile, since ours may lie on another's."""
        was = self.columns[tab][KEY]
        rows = range(max(len(was), len(now), *(row + 1 for row in sent)))
        meant = {row: sent.get(row, _at(was, row)) for row in rows}
        self.columns[tab][KEY] = now if all(same(_at(now, row), meant[row]) for row in rows) else []

    def headed(self, tab: str, heading: str) -> bool:
        return any(says(cell, heading) for cell in self.columns[tab].get(heading, []))

    def as_read(self, tab: Tab, line: int) -> bool:
        """Does the row still hold what the plan was made from?"""
        rows = self.rows.get(tab.name, [])
        now = rows[line] if line < len(rows) else []
        width = max(tab.column_count, len(now))
        return all(same(_at(now, column), tab.value(line, column)) for column in range(width))


def _at(cells: Sequence[Cell], number: int) -> Cell:
    return cells[number] if number < len(cells) else None


def look_at(sheets: Sheets, snapshot: Snapshot, columns: Iterable[tuple[str, str]], whole: Iterable[str] = ()) -> Look:
    """One read of own columns, each by (tab, heading), and of whole tabs. Raises GoogleFailure."""
    look = Look()
    lookups = {snapshot.tabs[tab].anchors[heading].metadata_id: (tab, heading) for tab, heading in columns}
    names = {snapshot.tabs[tab].sheet_id: tab for tab in sorted(whole)}
    filters: list[Json] = [{"developerMetadataLookup": {"metadataId": metadata_id}} for metadata_id in lookups]
    filters += [{"gridRange": {"sheetId": sheet_id}} for sheet_id in names]
    for found in sheets.read(snapshot.spreadsheet_id, filters) if filters else ():
        for asked in found["dataFilters"]:
            if "gridRange" in asked:
                look.rows[names[asked["gridRange"].get("sheetId", 0)]] = found.get("values", [])
            else:
                tab, heading = lookups[asked["developerMetadataLookup"]["metadataId"]]
                look.columns[tab][heading] = [row[0] if row else None for row in found.get("values", [])]
    return look


def column_entry(snapshot: Snapshot, tab: str, heading: str, cells: Mapping[int, Cell]) -> Json:
    """One entry for a whole column, by its metadata id; rows that `cells` does not name stay as they are."""
    values = [wire(cells[row]) if row in cells else None for row in range(max(cells) + 1)]
    return {
        "dataFilter": {"developerMetadataLookup": {"metadataId": snapshot.tabs[tab].anchors[heading].metadata_id}},
        "majorDimension": "COLUMNS",
        "values": [values],
    }


def wire(now: Cell) -> Cell:
    """On the wire null leaves a cell alone; the empty string makes it blank."""
    return "" if now is None else now


def send(sheets: Sheets, snapshot: Snapshot, look: Look, entries: Sequence[Json]) -> Columns:
    """Send the entries; returns the own columns among them as the echo shows them.

    What came to stand on a heading or above it, because people moved rows, is taken back. Raises Refusal where cells
    that were left alone came out blank, GoogleFailure.
    """
    sent = _by_column(snapshot, entries)
    now = _by_column(snapshot, sheets.write(snapshot.spreadsheet_id, entries))
    if now and all(emptied(now[tab], sent[tab]) for tab in now):
        _put_back(sheets, snapshot, look, sent)
        raise _null_clears()
    for tab, columns in now.items():
        if any(strayed(cells, heading, sent[tab][heading]) for heading, cells in columns.items()):
            _mend(sheets, snapshot, tab, sent[tab])
    return now


def _by_column(snapshot: Snapshot, found: Iterable[Json]) -> Columns:
    """Entries, or their echoes, that name a column of ours."""
    places = {
        each.metadata_id: (name, heading)
        for name, tab in snapshot.tabs.items()
        for heading, each in tab.anchors.items()
    }
    columns: Columns = defaultdict(dict)
    for each in found:
        if lookup := each["dataFilter"].get("developerMetadataLookup"):
            tab, heading = places[lookup["metadataId"]]
            columns[tab][heading] = [cell for cells in each.get("values", []) for cell in cells]
    return columns


def _mend(sheets: Sheets, snapshot: Snapshot, tab: str, sent: Mapping[str, Sequence[Cell]]) -> None:
    every = [(tab, heading) for heading in snapshot.tabs[tab].anchors]
    cells = mended(look_at(sheets, snapshot, every).columns[tab], sent)
    if cells:
        entries = [column_entry(snapshot, tab, name, rows) for name, rows in cells.items()]
        sheets.write(snapshot.spreadsheet_id, entries)


def _put_back(sheets: Sheets, snapshot: Snapshot, look: Look, sent: Columns) -> None:
    """The columns as they were last seen, with what was meant to be written; no cell is left alone this time."""
    entries = [
        column_entry(snapshot, tab, heading, restored(look.columns[tab][heading], cells))
        for tab, columns in sent.items()
        for heading, cells in columns.items()
    ]
    sheets.write(snapshot.spreadsheet_id, entries)


def _null_clears() -> Refusal:
    return Refusal(
        "unproven_place",
        "Sel yang tidak ditulis ikut kosong, jadi menulis di sini tidak aman lagi; isi kolomnya sudah dikembalikan.",
        where="kolom mesin yang baru ditulis",
        action="Jalankan `zi-sheets doctor --probe` dan laporkan jawabannya kepada pemelihara zi_sheets.",
    )
