"""Rows of the matrix: indicators, rows that go on with one, and the headings, numbers and signatures between them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from zi_sheets.domain.words.lists import starts_item
from zi_sheets.domain.work_plan.indicator_codes import number_alone
from zi_sheets.domain.workbook.grid import Cell, Merge, Rows, covering, one_line, texts
from zi_sheets.domain.workbook.headings import HeadingNames, is_heading_row

LAYOUT = ("NO", "PROGRAM", "TUJUAN", "INDIKATOR", "TARGET", "KEGIATAN", "DATA DUKUNG")
_CONTENT = ("TARGET", "KEGIATAN", "DATA DUKUNG")
_SIGNATURE = re.compile(
    r"(?:mengetahui|menyetujui)\W*|[^\W\d][\w .']*, ?(?:\d{1,2}|[._…]*) ?[a-z]+ \d{4}", re.IGNORECASE
)
""" "Mengetahui," or "Madiun, 5 April 2021": the plan is signed below its table."""


@dataclass(frozen=True, slots=True)
class Table:
    """The grid with its columns found; `cells` are texts, `values` as read."""

    values: Rows
    cells: tuple[tuple[str, ...], ...]
    merges: Sequence[Merge]
    columns: Mapping[str, int]

    def own(self, row: int, name: str) -> str:
        """The cell's own text; "" where the column is absent or the cell lies under a merge."""
        column = self.columns.get(name)
        return "" if column is None or covering(self.merges, row, column) else self.cells[row][column]

    def shown(self, row: int, name: str) -> str:
        """The cell's text, or that of the merge which reaches down to it."""
        return self.own(self._top(row, name), name)

    def value(self, row: int, name: str) -> Cell:
        """Like `shown`, as it was read."""
        top, column = self._top(row, name), self.columns.get(name)
        return self.values[top][column] if column is not None and self.own(top, name) else None

    def merged_from(self, row: int, name: str) -> int | None:
        """The first row of the merge that reaches down to this cell, None where there is none."""
        top = self._top(row, name)
        return top if top != row else None

    def _top(self, row: int, name: str) -> int:
        column = self.columns.get(name)
        merge = None if column is None else covering(self.merges, row, column)
        return merge[0] if merge and merge[2] == column and merge[0] >= 0 else row


class RowKind(Enum):
    BLANK = auto()
    PAGE_HEADER = auto()
    INDICATOR = auto()
    PROGRAM_HEADING = auto()
    CONTENT = auto()
    SIGNATURE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One indicator's rows: the first, and those that go on with it, each with True if a page break is before it."""

    row: int
    more: tuple[tuple[int, bool], ...] = ()

    def text(self, table: Table, name: str) -> str:
        found = table.shown(self.row, name)
        for row, after_page_break in self.more:
            piece = table.own(row, name)
            if piece:
                on_same_line = after_page_break and not starts_item(piece)
                found = (found + (" " if on_same_line else "\n") + piece).strip()
        return found


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows below the headings, told apart; `unread` hold text that belongs to no indicator."""

    blocks: tuple[Block, ...] = ()
    headings: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def table_of(values: Rows, merges: Sequence[Merge], columns: Mapping[str, int]) -> Table:
    return Table(values, texts(values), tuple(merges), columns)


def kind_of_row(table: Table, row: int, names: HeadingNames) -> RowKind:
    own = {name: table.own(row, name) for name in LAYOUT}
    filled = [one_line(text) for text in own.values() if text]
    if not filled:
        return RowKind.BLANK
    if is_heading_row(table.values[row], names) or _counts_columns(filled):
        return RowKind.PAGE_HEADER
    if all(_SIGNATURE.fullmatch(text) for text in filled):
        return RowKind.SIGNATURE
    if own["INDIKATOR"]:
        return RowKind.INDICATOR
    return RowKind.CONTENT if _has_content(table, row) else RowKind.PROGRAM_HEADING


def lay_out(table: Table, kinds: Iterable[tuple[int, RowKind]]) -> Layout:
    """Group rows into indicators.

    A row without INDIKATOR goes on with the indicator above it if nothing but a page header stands between, or if
    INDIKATOR is merged down to it. Text after a page header goes on with the sentence above unless it starts an item.
    """
    layout, between = Layout(), frozenset[RowKind]()
    for row, kind in _outside_signatures(table, kinds):
        if kind in (RowKind.BLANK, RowKind.PAGE_HEADER):
            between |= {kind}
            continue
        layout = _with_row(table, layout, row, kind, between)
        between = frozenset()
    return layout


def _outside_signatures(table: Table, kinds: Iterable[tuple[int, RowKind]]) -> Iterator[tuple[int, RowKind]]:
    """Below a signature stand names and numbers of people, until a page header or a row of the plan."""
    signed = False
    for row, kind in kinds:
        of_plan = kind is RowKind.PAGE_HEADER or (kind is RowKind.INDICATOR and _has_content(table, row))
        signed = kind is RowKind.SIGNATURE or (signed and not of_plan)
        if not signed:
            yield row, kind


def _with_row(table: Table, layout: Layout, row: int, kind: RowKind, between: frozenset[RowKind]) -> Layout:
    if kind is RowKind.INDICATOR:
        return replace(layout, blocks=(*layout.blocks, Block(row)))
    if kind is RowKind.PROGRAM_HEADING:
        return replace(layout, headings=(*layout.headings, row))
    if not _goes_on(table, layout, row, between):
        return replace(layout, unread=(*layout.unread, row))
    last = layout.blocks[-1]
    longer = replace(last, more=(*last.more, (row, RowKind.PAGE_HEADER in between)))
    return replace(layout, blocks=(*layout.blocks[:-1], longer))


def _goes_on(table: Table, layout: Layout, row: int, between: frozenset[RowKind]) -> bool:
    if not layout.blocks:
        return False
    if table.merged_from(row, "INDIKATOR") == layout.blocks[-1].row:
        return True
    interrupted = max((*layout.headings, *layout.unread), default=-1) > layout.blocks[-1].row
    starts_program = table.own(row, "NO") or table.own(row, "PROGRAM")
    return not interrupted and not starts_program and between != {RowKind.BLANK}


def _has_content(table: Table, row: int) -> bool:
    return any(table.own(row, name) for name in _CONTENT)


def _counts_columns(filled: list[str]) -> bool:
    """The row "1 2 3 4 5 6 7" under the headings."""
    numbers = [number_alone(text) for text in filled]
    first = numbers[0]
    return first is not None and len(numbers) >= 3 and numbers == list(range(first, first + len(numbers)))
