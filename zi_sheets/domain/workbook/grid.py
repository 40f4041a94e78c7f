"""A grid of cells as it was read from a sheet: values, merges, and how people name a cell."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | float | bool | None
Row = Sequence[Cell]
Rows = Sequence[Row]
Merge = tuple[int, int, int, int]
"""Half-open (first row, end row, first column, end column), from 0; it may reach beyond the rows that were read."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells from A1 on, and the merges among them."""

    rows: Rows
    merges: tuple[Merge, ...] = ()


def cell_text(cell: Cell) -> str:
    """What a person sees: every run of spaces (NBSP too) as one, no invisible signs, no empty lines, 3.0 as "3"."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if not isinstance(cell, str):
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    lines = (" ".join(_visible(line).split()) for line in cell.splitlines())
    return "\n".join(line for line in lines if line)


def one_line(text: str) -> str:
    return " ".join(text.split())


def cell_name(row: int, column: int) -> str:
    """The name people use: `cell_name(2, 6)` is "G3"."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def place(tab: str, *cells: tuple[int, int]) -> str:
    """Where to look: `place("Rencana Kerja", (2, 6), (2, 7))` is "tab Rencana Kerja, sel G3 dan H3"."""
    return in_tab(tab, f"sel {' dan '.join(cell_name(row, column) for row, column in cells)}")


def in_tab(tab: str, spot: str) -> str:
    return f"tab {tab}, {spot}" if tab else spot


def texts(rows: Rows) -> tuple[tuple[str, ...], ...]:
    """Every cell as text, every row equally long."""
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(cell_text(cell) for cell in row) + ("",) * (width - len(row)) for row in rows)


def covering(merges: Sequence[Merge], row: int, column: int) -> Merge | None:
    """The merge that hides this cell, unless the cell is the one that shows its value."""
    for merge in merges:
        first_row, end_row, first_column, end_column = merge
        inside = first_row <= row < end_row and first_column <= column < end_column
        if inside and (row, column) != (first_row, first_column):
            return merge
    return None


def _visible(line: str) -> str:
    """Without zero-width signs and soft hyphens, which tell equal texts apart although nobody sees them."""
    return "".join(sign for sign in line if unicodedata.category(sign) != "Cf")
