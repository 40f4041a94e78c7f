"""Rectangles of a sheet: an `Area` inside the grid, and Google's GridRange, whose sides may be open."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Json


class Area(NamedTuple):
    """Rows `top` to `bottom` and columns `left` to `right` of a sheet, 0-based, ends excluded."""

    sheet: int
    top: int
    bottom: int
    left: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell, row by row."""
        return product(range(self.top, self.bottom), range(self.left, self.right))

    def across(self, dimension: str, start: int, end: int) -> "Area":
        """The area with other rows (or, in the dimension COLUMNS, other columns)."""
        return self._replace(top=start, bottom=end) if dimension == "ROWS" else self._replace(left=start, right=end)

    def overlaps(self, other: "Area") -> bool:
        return self.intersection(other) is not None

    def contains(self, other: "Area") -> bool:
        return self.intersection(other) == other

    def intersection(self, other: "Area") -> "Area | None":
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        if self.sheet != other.sheet or top >= bottom or left >= right:
            return None
        return Area(self.sheet, top, bottom, left, right)

    def moved(self, down: int, right: int, sheet: int) -> "Area":
        return Area(sheet, self.top + down, self.bottom + down, self.left + right, self.right + right)


def area_of(grid_range: Json, whole: Area) -> Area:
    """A GridRange closed to the grid `whole` of its sheet.

    Raises GoogleError 400 if it lies outside the grid or is empty.
    """
    top, left = grid_range.get("startRowIndex", 0), grid_range.get("startColumnIndex", 0)
    bottom, right = grid_range.get("endRowIndex", whole.bottom), grid_range.get("endColumnIndex", whole.right)
    if not (0 <= top < bottom and 0 <= left < right):
        raise invalid(f"GridRange is empty or reversed: {grid_range}")
    if top >= whole.bottom or left >= whole.right or bottom > whole.bottom or right > whole.right:
        raise invalid(f"Range exceeds grid limits. Max rows: {whole.bottom}, max columns: {whole.right}")
    return Area(whole.sheet, top, bottom, left, right)


def grid_range(area: Area) -> Json:
    """The GridRange of an area, as it is kept: with its sheet, even if that is 0."""
    sides = "startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"
    return dict(zip(("sheetId", *sides), area, strict=True))


_GRID = {"startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"}
_COORDINATE = {"rowIndex", "columnIndex"}
_LINES = {"dimension", "startIndex", "endIndex"}
_NAMES = {
    "range": _GRID | _LINES,
    "ranges": _GRID,
    "anchorCell": _COORDINATE,
}  # where even {} is a place


def is_place(item: Json) -> bool:
    """Whether an object is a GridRange, a GridCoordinate or a DimensionRange: these carry a sheet and move with lines.

    Filters have objects with a lone `columnIndex`, so a coordinate is known by its sheet.
    """
    names = item.keys() - {"sheetId"}
    if "sheetId" in item:
        return any(names <= place for place in (_GRID, _COORDINATE, _LINES))
    return bool(names) and (names <= _GRID or (names <= _LINES and "dimension" in names))


def rewritten(item: Json, change: Callable[[Json, str], Json], name: str = "") -> Json:
    """A copy of JSON: every object as `change` makes it, given the name it stands under too; inner ones first."""
    if isinstance(item, list):
        return [rewritten(each, change, name) for each in item]
    if not isinstance(item, dict):
        return item
    return change({key: rewritten(each, change, key) for key, each in item.items()}, name)


def with_sheet(item: Json, name: str = "") -> Json:
    """A copy in which every place names its sheet: Google reads a missing `sheetId` as 0, an empty range as a sheet."""

    def named(each: Json, name: str) -> Json:
        place = is_place(each) or (name in _NAMES and each.keys() <= _NAMES[name])
        return {"sheetId": 0, **each} if place else each

    return rewritten(item, named, name)


def without_sheet_zero(item: Json) -> Json:
    """A copy as Google answers it: `sheetId` is left out of places when it is 0."""

    def shown(each: Json, name: str) -> Json:
        return {key: value for key, value in each.items() if value or key != "sheetId"} if is_place(each) else each

    return rewritten(item, shown)
