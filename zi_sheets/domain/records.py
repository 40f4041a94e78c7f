"""A tab as records: cells found by Kode and heading, never by letter or position."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zi_sheets.domain.grid import Cell, place
from zi_sheets.domain.headings import HeadingNames, find_headings, heading_key
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Tab

KEY = "Kode"


@dataclass(frozen=True, slots=True)
class Records:
    """`columns`: 0-based column by heading; `lines`: 0-based row by Kode, in the order of the sheet."""

    tab: Tab
    heading_row: int
    columns: dict[str, int]
    lines: dict[str, int] = field(default_factory=dict)

    def value(self, code: str, heading: str) -> Cell:
        """None for a blank cell, a missing row or a missing column."""
        if code not in self.lines or heading not in self.columns:
            return None
        return self.tab.value(self.lines[code], self.columns[heading])

    def text(self, code: str, heading: str) -> str:
        if code not in self.lines or heading not in self.columns:
            return ""
        return self.tab.text(self.lines[code], self.columns[heading])


def read_records(tab: Tab, machine: Sequence[str], people: HeadingNames) -> Records:
    """The records below the heading row; machine columns by their anchors, people's by their headings.

    Raises Refusal where a machine column is gone or renamed, a people's column is missing or doubled, or two rows
    carry one Kode.
    """
    row = _heading_row(tab)
    columns = {heading: _machine_column(tab, heading, row) for heading in machine}
    own = set(columns.values())
    theirs = [None if column in own else cell for column, cell in enumerate(tab.rows[row])]
    columns |= find_headings(theirs, people, row_index=row, tab=tab.title)
    lines: dict[str, int] = {}
    for line in range(row + 1, len(tab.rows)):
        code = tab.text(line, columns[KEY])
        if code in lines:
            raise _twice(tab, code, lines[code], line, columns[KEY])
        if code:
            lines[code] = line
    return Records(tab, row, columns, lines)


def _heading_row(tab: Tab) -> int:
    column = _anchored(tab, KEY)
    for row in range(len(tab.rows)):
        if heading_key(tab.text(row, column)) == heading_key(KEY):
            return row
    raise _renamed(tab, KEY, 0, column)


def _machine_column(tab: Tab, heading: str, row: int) -> int:
    column = _anchored(tab, heading)
    if heading_key(tab.text(row, column)) != heading_key(heading):
        raise _renamed(tab, heading, row, column)
    return column


def _anchored(tab: Tab, heading: str) -> int:
    if heading in tab.anchors:
        return tab.anchors[heading].column
    raise Refusal(
        "column_gone",
        f"Kolom mesin '{heading}' tidak ada lagi.",
        where=f"tab {tab.title}",
        action="Batalkan penghapusannya (Ctrl+Z), atau jalankan `zi-sheets init` untuk membuatnya lagi.",
    )


def _renamed(tab: Tab, heading: str, row: int, column: int) -> Refusal:
    return Refusal(
        "heading_changed",
        f"Judul kolom mesin '{heading}' diganti atau terhapus.",
        where=place(tab.title, (row, column)),
        action=f"Tulis lagi '{heading}' sebagai judul kolom itu.",
    )


def _twice(tab: Tab, code: str, first: int, second: int, column: int) -> Refusal:
    return Refusal(
        "code_twice",
        f"Kode {code} ada di dua baris.",
        where=place(tab.title, (first, column), (second, column)),
        action="Kosongkan sel Kode pada baris salinan, lalu jalankan lagi.",
    )
