"""What our own cells did at and above the headings, where people moved rows between our look and our write. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence

from zi_sheets.domain.workbook.grid import Cell, cell_text
from zi_sheets.domain.workbook.headings import heading_key

Columns = Mapping[str, Sequence[Cell]]


def says(cell: Cell, heading: str) -> bool:
    return heading_key(cell_text(cell)) == heading_key(heading)


def strayed(now: Sequence[Cell], heading: str, sent: Sequence[Cell]) -> bool:
    """Is the heading gone from a column just written, or does one of our cells stand above it?"""
    top = next((row for row, cell in enumerate(now) if says(cell, heading)), len(sent))
    return any(_filled(cell) for cell in sent[:top])


def mended(now: Columns, sent: Columns) -> dict[str, dict[int, Cell]]:
    """New cells by heading and row: the heading where we wrote on it, blank where we wrote above it.

    `now`: the machine columns of one tab by heading, `sent`: what was written into some of them, None for nothing.
    The heading row is where most of the columns still say what they are; what people wrote meanwhile is left alone.
    """
    rows = Counter(row for heading, cells in now.items() for row, cell in enumerate(cells) if says(cell, heading))
    if not rows:
        return {}
    ((top, _),) = rows.most_common(1)
    cells = {name: _mended(now[name], name, each[: top + 1], top) for name, each in sent.items()}
    return {name: found for name, found in cells.items() if found}


def _mended(now: Sequence[Cell], heading: str, sent: Sequence[Cell], top: int) -> dict[int, Cell]:
    ours = [row for row, cell in enumerate(sent) if _filled(cell) and row < len(now) and now[row] == cell]
    return {row: heading if row == top else None for row in ours}


def emptied(now: Columns, sent: Columns) -> bool:
    """Is every heading gone, and nothing left beside it but what was sent? Then a null clears cells here."""
    return all(_only_sent(cells, heading, sent[heading]) for heading, cells in now.items())


def _only_sent(now: Sequence[Cell], heading: str, sent: Sequence[Cell]) -> bool:
    there = [*now, *[None] * len(sent)][: len(sent)]
    as_sent = all(is_ == meant or not (_filled(is_) or _filled(meant)) for is_, meant in zip(there, sent, strict=True))
    return as_sent and not any(says(cell, heading) for cell in now)


def restored(was: Sequence[Cell], sent: Sequence[Cell]) -> dict[int, Cell]:
    """New cells by row: what was sent, and what was there wherever nothing was."""
    rows = range(max(len(was), len(sent)))
    before = {row: was[row] if row < len(was) else None for row in rows}
    return before | {row: cell for row, cell in enumerate(sent) if cell is not None}


def _filled(cell: Cell) -> bool:
    return cell not in {None, ""}
