"""What inserting, deleting and moving lines does to everything that lies on a rectangle.

One mechanism for merges, protection, named ranges, conditional formats, charts, filters, groups and formulas: each is
kept with Google's own places (GridRange, GridCoordinate, DimensionRange) or with Areas, and both are made of spans.
"""

from collections.abc import Callable
from typing import NamedTuple

from zi_sheets.emulator.sheets.area import Area, is_place
from zi_sheets.emulator.sheets.formula import moved
from zi_sheets.emulator.sheets.workbook import Cell, Dimension, Formula, Sheet, Workbook
from zi_sheets.emulator.wire import Json

Span = tuple[int, int]


class Shift(NamedTuple):
    """Lines `start` to `end` of a sheet were inserted (`to` None), deleted (-1), or moved before the old line `to`."""

    sheet: int
    dimension: Dimension
    start: int
    end: int
    to: int | None = None

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def target(self) -> int:
        """Where moved lines begin afterwards."""
        to = self.to or 0
        return to - self.length if to > self.start else to


DELETED = -1


def shift_span(span: Span, shift: Shift) -> Span | None:
    """Where a half-open span is after the shift; None if nothing of it is left.

    Moved as a whole it goes along; otherwise it keeps the lines that stayed, and what comes between them.
    """
    first, last = span
    if shift.to is None:
        return first + shift.length * (first >= shift.start), last + shift.length * (last > shift.start)
    if shift.to != DELETED and shift.start <= first and last <= shift.end:
        return first + shift.target - shift.start, last + shift.target - shift.start
    first, last = (place - max(0, min(place, shift.end) - shift.start) for place in span)
    if first >= last or shift.to == DELETED:
        return (first, last) if first < last else None
    return shift_span((first, last), shift._replace(start=shift.target, end=shift.target + shift.length, to=None))


def shift_area(area: Area, shift: Shift) -> Area | None:
    if area.sheet != shift.sheet:
        return area
    old = (area.top, area.bottom) if shift.dimension == "ROWS" else (area.left, area.right)
    new = shift_span(old, shift)
    return new and area.across(shift.dimension, *new)


_NAMES = {
    "ROWS": ("startRowIndex", "endRowIndex", "rowIndex"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex", "columnIndex"),
}
_FOREVER = 2**40  # stands for an open end while a span is shifted


def shift_place(place: Json, shift: Shift) -> Json | None:
    """A GridRange, GridCoordinate or DimensionRange after the shift; None if it is gone (a coordinate stays nearby)."""
    if place.get("sheetId") != shift.sheet or place.get("dimension", shift.dimension) != shift.dimension:
        return place
    start, end, single = _NAMES[shift.dimension]
    if "dimension" in place:
        start, end = "startIndex", "endIndex"
    if single in place:
        moved = shift_span((place[single], place[single] + 1), shift)
        return {**place, single: moved[0] if moved else shift.start}
    if start not in place and end not in place:
        return place
    moved = shift_span((place.get(start, 0), place.get(end, _FOREVER)), shift)
    if moved is None:
        return None
    ends = {name: value for name, value in ((start, moved[0]), (end, moved[1])) if name in place}
    return {**place, **ends}


def shift_json(item: Json, shift: Shift) -> Json | None:
    """Anything with places in it after the shift; None where a place it stands on is gone."""
    if isinstance(item, list):
        kept = [moved for each in item if (moved := shift_json(each, shift)) is not None]
        return kept if kept or not item else None
    if not isinstance(item, dict):
        return item
    if is_place(item):
        return shift_place(item, shift)
    result = {name: shift_json(each, shift) for name, each in item.items()}
    lost = {name for name, each in result.items() if each is None}
    if lost & {"range", "ranges"}:
        return None
    return {name: each for name, each in result.items() if name not in lost}


def shift_workbook(book: Workbook, shift: Shift) -> None:
    """Applies a shift to every rectangle and formula of a workbook's copy; cells and metadata hang on their lines."""
    book.named_ranges = shift_json(book.named_ranges, shift) or []
    for sheet in book.sheets:
        for name, items in sheet.features.items():
            sheet.features[name] = shift_json(items, shift) or []
        change_formulas(sheet, lambda area: shift_area(area, shift))


def change_formulas(sheet: Sheet, change: Callable[[Area], Area | None]) -> None:
    """Changes the areas that the formulas of a sheet's copy refer to."""
    for key, cells in sheet.cells.items():
        formulas = {
            column: cell._replace(value=moved(cell.value, change))
            for column, cell in cells.items()
            if isinstance(cell.value, Formula)
        }
        if formulas:
            sheet.cells[key] = cells | formulas


def carried_cell(cell: Cell, old: int, new: int, by: tuple[int, int]) -> Cell:
    """The cell as put down `by` rows and columns away, perhaps on another sheet: references without $ move."""
    if not isinstance(cell.value, Formula):
        return cell

    def change(area: Area) -> Area:
        return area.moved(*by, sheet=new if area.sheet == old else area.sheet)

    return cell._replace(value=moved(cell.value, change, relative_only=True))
