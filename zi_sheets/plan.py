"""The smallest list of writes that makes the machine's cells what they should be: pure and printable, the dry run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell, cell_name, cell_text, place
from zi_sheets.domain.workbook.headings import heading_key
from zi_sheets.domain.workbook.records import KEY, Records
from zi_sheets.reports.table import Diary, Page, Table

CELL_LIMIT = 50_000


@dataclass(frozen=True, slots=True)
class CellWrite:
    """One machine cell: what it holds and what it should hold, None for blank.

    `at` is a fixed (row, column), 0-based: in tabs of the machine's own, and for codes, which go into rows that still
    hold what was read. Everywhere else the row is found by `kode`, the column by its anchor, in the moment of writing.
    """

    tab: str
    kode: str
    column: str
    was: Cell
    now: Cell
    at: tuple[int, int] | None = None

    def listed(self) -> dict[str, Any]:
        return {"tab": self.tab, "kode": self.kode, "column": self.column, "was": self.was, "now": self.now}


@dataclass(frozen=True, slots=True)
class Dropdown:
    """The words to choose from in a people's cell of the row that `kode` is about to get; (row, column) as `at`."""

    tab: str
    kode: str
    at: tuple[int, int]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """`keys` settle which row is whose and go first; `cells` follow. `left`: what cannot be written, in words.

    `dropdowns` belong to rows that a key makes; they hold no value, so nothing is wanted for their sake alone.
    """

    keys: tuple[CellWrite, ...] = ()
    cells: tuple[CellWrite, ...] = ()
    left: tuple[str, ...] = ()
    dropdowns: tuple[Dropdown, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys or self.cells)

    @property
    def touches_shared_tabs(self) -> bool:
        return bool(self.keys) or any(write.at is None for write in self.cells)

    def listed(self) -> list[dict[str, Any]]:
        """Exactly the cells that would change, as `sync --dry-run --json` prints them."""
        return [write.listed() for write in (*self.keys, *self.cells)]


def plan(
    records: Mapping[str, Records],
    tabs: Mapping[str, Tab],
    tables: Iterable[Table],
    pages: Iterable[Page],
    diaries: Iterable[Diary],
) -> Plan:
    """Compare what should be with what is. `records` by tab name hold the current cells of the tables' tabs."""
    tables = tuple(tables)
    keys = tuple(key for table in tables for key in _key_writes(table, records[table.tab]))
    return Plan(
        keys=keys,
        cells=(
            *(write for table in tables for write in _table_writes(table, records[table.tab])),
            *(write for page in pages for write in _page_writes(page, tabs[page.tab])),
            *(write for diary in diaries for write in diary_writes(diary, tabs[diary.tab])),
        ),
        left=tuple(words for table in tables for words in _left(records[table.tab])),
        dropdowns=tuple(each for table in tables for each in _dropdowns(table, records[table.tab], keys)),
    )


def _key_writes(table: Table, records: Records) -> Iterator[CellWrite]:
    """Codes for rows that have none or a wrong one; blank machine cells for copies of a row."""
    empty, column = _empty_row(records.tab), records.columns[KEY]
    for code in table.rows:
        if code in records.doubts:
            continue
        line = records.lines.get(code)
        if line is None:
            line, empty = empty, empty + 1
        if records.line_text(line, KEY) != code:
            yield CellWrite(table.tab, code, KEY, records.cell(line, KEY), code, (line, column))
    for line in records.spare:
        for heading in records.machine:
            if (was := records.cell(line, heading)) is not None:
                at = (line, records.columns[heading])
                yield CellWrite(table.tab, records.line_text(line, KEY), heading, was, None, at)


def _dropdowns(table: Table, records: Records, keys: Iterable[CellWrite]) -> Iterator[Dropdown]:
    """For rows that are blank until their code comes; where a row is, its dropdown is people's own."""
    for key in keys:
        if key.tab == table.tab and key.at and key.now and key.kode not in records.lines:
            for heading, words in table.choices.get(key.kode, {}).items():
                yield Dropdown(table.tab, key.kode, (key.at[0], records.columns[heading]), words)


def _table_writes(table: Table, records: Records) -> Iterator[CellWrite]:
    for code, cells in table.rows.items():
        if code in records.doubts:
            continue
        for heading, wanted in cells.items():
            was, now = records.value(code, heading), fitted(wanted)
            if heading in records.columns and not same(was, now):
                yield CellWrite(table.tab, code, heading, was, now)


def _left(records: Records) -> Iterator[str]:
    for heading, where in records.lost.items():
        yield f"{where}: judul kolom mesin '{heading}' diganti; tulis lagi '{heading}' agar kolom itu diisi"
    for code, lines in records.doubts.items():
        where = place(records.tab.title, *((line, records.columns[KEY]) for line in lines))
        yield f"{where}: dua baris mengaku {code} dan diisi berbeda; kosongkan salah satunya"


def _page_writes(page: Page, tab: Tab) -> Iterator[CellWrite]:
    height = max(len(page.rows), len(tab.rows))
    for row in range(height):
        wanted = page.rows[row] if row < len(page.rows) else ()
        width = max(len(wanted), len(tab.rows[row]) if row < len(tab.rows) else 0)
        for column in range(width):
            was, now = tab.value(row, column), fitted(wanted[column] if column < len(wanted) else None)
            if not same(was, now):
                letters = cell_name(row, column).rstrip("0123456789")
                yield CellWrite(page.tab, str(row + 1), letters, was, now, (row, column))


def diary_writes(diary: Diary, tab: Tab) -> Iterator[CellWrite]:
    """Rows that are new, and cells of a row already written under the same key that differ."""
    found = {heading_key(tab.text(0, column)): column for column in range(len(tab.rows[0]) if tab.rows else 0)}
    columns = {
        heading: found[heading_key(heading)] for heading in (*diary.key, *(name for row in diary.rows for name in row))
    }
    known = {tuple(tab.text(row, columns[name]) for name in diary.key): row for row in range(1, len(tab.rows))}
    empty = _empty_row(tab)
    for cells in diary.rows:
        key = tuple(cell_text(cells[name]) for name in diary.key)
        row = known.get(key, empty)
        empty += row == empty
        for heading, wanted in cells.items():
            was, now = tab.value(row, columns[heading]), fitted(wanted)
            if not same(was, now):
                yield CellWrite(diary.tab, " ".join(key), heading, was, now, (row, columns[heading]))


def _empty_row(tab: Tab) -> int:
    """The row after the last one that holds anything in any column."""
    return max((row + 1 for row, cells in enumerate(tab.rows) if any(_filled(cells))), default=0)


def _filled(cells: Sequence[Cell]) -> Iterable[bool]:
    # An unticked checkbox is FALSE in every row that a validation covers; it fills no row.
    return (cell is not None and cell is not False and cell != "" for cell in cells)


def same(was: Cell, now: Cell) -> bool:
    """Equal for a person: blank is blank, 1 is 1.0, but TRUE is not 1."""
    if was in {None, ""} and now in {None, ""}:
        return True
    return was == now and isinstance(was, bool) == isinstance(now, bool)


def fitted(cell: Cell) -> Cell:
    """The cell within the sheet's limit of 50,000 characters; what is cut is counted."""
    if not isinstance(cell, str) or len(cell) <= CELL_LIMIT:
        return cell
    kept = CELL_LIMIT - 40
    return f"{cell[:kept]}... ({len(cell) - kept} lagi)"
