"""What protected ranges leave of a plan: Google refuses a whole request for one protected cell. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from zi_sheets.domain.snapshot import Protected, Tab
from zi_sheets.domain.workbook.records import Records
from zi_sheets.plan import CellWrite, Plan


def allowed(wanted: Plan, records: Mapping[str, Records], tabs: Mapping[str, Tab]) -> Plan:
    """The plan without cells that we may not write; their ranges are named in `left`. `records` of the shared tabs.

    A row whose code may not be written stays without its other cells as well: nothing could find it.
    """
    coming = {(key.tab, key.kode): key.at[0] for key in wanted.keys if key.at}
    barred: dict[CellWrite, str] = {}
    for write in (*wanted.keys, *wanted.cells):
        tab = tabs[write.tab]
        place = write.at or _place_of(write, records[write.tab], coming)
        if place and (found := next((each for each in tab.protected if _bars(each, tab, place)), None)):
            barred[write] = f"tab {tab.title}: tidak boleh menulis di rentang terlindung {found.words}{_below(tab)}"
    codeless = {(key.tab, key.kode) for key in wanted.keys if key in barred}
    return replace(
        wanted,
        keys=tuple(key for key in wanted.keys if key not in barred),
        cells=tuple(each for each in wanted.cells if each not in barred and (each.tab, each.kode) not in codeless),
        left=(*wanted.left, *dict.fromkeys(barred.values())),
        dropdowns=tuple(
            each for each in wanted.dropdowns if not any(area.holds(*each.at) for area in tabs[each.tab].protected)
        ),
    )


def _bars(protected: Protected, tab: Tab, place: tuple[int, int]) -> bool:
    """In shared tabs a column is written from its first row on: what is protected above a cell bars it as well."""
    row, column = place
    first_row, _, first_column, end_column = protected.area
    if tab.anchors:
        return first_row <= row and first_column <= column < end_column
    return protected.holds(row, column)


def _below(tab: Tab) -> str:
    return ", juga tidak di bawahnya pada kolom yang sama" if tab.anchors else ""


def _place_of(write: CellWrite, records: Records, coming: Mapping[tuple[str, str], int]) -> tuple[int, int] | None:
    """Where the cell is now, or where its new row is to be."""
    line = records.lines.get(write.kode, coming.get((write.tab, write.kode)))
    return None if line is None else (line, records.columns[write.column])
