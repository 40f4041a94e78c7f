"""A tab as records: cells found by Kode and heading, never by letter or position."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell, place
from zi_sheets.domain.workbook.headings import HeadingNames, find_headings, heading_key
from zi_sheets.domain.workbook.settle import Settlement

KEY = "Kode"


@dataclass(frozen=True, slots=True)
class Records:
    """`columns`: 0-based column by heading, the machine's in `machine`; `lines`: 0-based row by Kode.

    `lost`: machine columns whose heading is no longer ours, so that nothing is written there, and where they are.
    `spare`: rows that carry another row's code. `doubts`: codes that several rows could have, with those rows.
    """

    tab: Tab
    heading_row: int
    machine: tuple[str, ...]
    columns: Mapping[str, int]
    lost: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    spare: tuple[int, ...] = ()
    doubts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def cell(self, line: int, heading: str) -> Cell:
        return self.tab.value(line, self.columns[heading]) if heading in self.columns else None

    def line_text(self, line: int, heading: str) -> str:
        return self.tab.text(line, self.columns[heading]) if heading in self.columns else ""

    def value(self, code: str, heading: str) -> Cell:
        """None for a blank cell, a missing row or a missing column."""
        return self.cell(self.lines[code], heading) if code in self.lines else None

    def text(self, code: str, heading: str) -> str:
        return self.line_text(self.lines[code], heading) if code in self.lines else ""

    def body(self) -> range:
        """The rows below the heading row."""
        return range(self.heading_row + 1, len(self.tab.rows))

    def settled(self, found: Settlement) -> "Records":
        return replace(self, lines=found.lines, spare=tuple(found.spare), doubts=found.doubts)


def read_columns(tab: Tab, machine: Sequence[str], people: HeadingNames) -> Records:
    """Machine columns by their anchors, people's by their headings; no row is looked at yet.

    Raises Refusal where the Kode column is gone or renamed, or a people's column is missing or doubled.
    """
    row = _heading_row(tab)
    ours = {heading: tab.anchors[heading].column for heading in machine if heading in tab.anchors}
    headed = {heading: column for heading, column in ours.items() if _is_headed(tab, row, column, heading)}
    lost = {heading: place(tab.title, (row, column)) for heading, column in ours.items() if heading not in headed}
    theirs = [None if column in ours.values() else cell for column, cell in enumerate(tab.rows[row])]
    columns = headed | find_headings(theirs, people, row_index=row, tab=tab.title)
    return Records(tab, row, tuple(machine), columns, lost)


def _heading_row(tab: Tab) -> int:
    if KEY not in tab.anchors:
        raise _no_key(tab, f"tab {tab.title}")
    column = tab.anchors[KEY].column
    for row in range(len(tab.rows)):
        if _is_headed(tab, row, column, KEY):
            return row
    raise _no_key(tab, place(tab.title, (_likely_heading_row(tab), column)))


def _likely_heading_row(tab: Tab) -> int:
    """The row in which another machine column still says what it is."""
    others = [(heading, anchor.column) for heading, anchor in tab.anchors.items()]
    rows = (row for row in range(len(tab.rows)) if any(_is_headed(tab, row, column, name) for name, column in others))
    return next(rows, 0)


def _is_headed(tab: Tab, row: int, column: int, heading: str) -> bool:
    return heading_key(tab.text(row, column)) == heading_key(heading)


def _no_key(tab: Tab, where: str) -> Refusal:
    return Refusal(
        "key_column_gone",
        f"Kolom mesin '{KEY}' tidak ada lagi atau judulnya diganti.",
        where=where,
        action=f"Tulis lagi '{KEY}' sebagai judul kolom itu, atau batalkan perubahannya (Ctrl+Z).",
    )


def filled(records: Records, line: int, headings: Iterable[str]) -> tuple[str, ...]:
    """The texts that stand in these columns of a row, blank ones left out."""
    return tuple(text for heading in headings if (text := records.line_text(line, heading)))
