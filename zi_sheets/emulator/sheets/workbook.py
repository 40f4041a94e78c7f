"""A spreadsheet as the emulator keeps it.

Rows and columns are `Line`s with a key of their own, and cells and developer metadata hang on those keys. So inserting,
deleting and moving lines touches neither cells nor metadata; only rectangles (`features`) have to be shifted.
Values inside are never changed in place: `copy` first, and every part that did not change is shared with the old one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, final

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import Area, area_of
from zi_sheets.emulator.sheets.formats import PROPERTIES
from zi_sheets.emulator.wire import Json

Dimension = Literal["ROWS", "COLUMNS"]


@final
class Formula(NamedTuple):
    """A formula without its "=": plain texts and references in order; see formula.py."""

    parts: tuple["str | Reference", ...]


class Reference(NamedTuple):
    """A reference inside a formula: `area` None after its cells were deleted (#REF!); `fixed` are the four $ signs of
    first row, first column, last row, last column; `own` if no sheet was named; `whole` marks open rows or columns."""

    area: Area | None
    fixed: tuple[bool, bool, bool, bool] = (False, False, False, False)
    own: bool = True
    single: bool = True
    whole: Literal["", "ROWS", "COLUMNS"] = ""


Value = None | bool | int | float | str | Formula


class Line(NamedTuple):
    """A row or a column; `size` in pixels, None as long as nobody set it."""

    key: int
    size: int | None = None
    hidden: bool = False


class Cell(NamedTuple):
    """A cell: the entered value, and Google's CellData without it (formats, note, links, validation ...)."""

    value: Value = None
    rest: Mapping[str, Json] = {}


EMPTY = Cell()


class Metadata(NamedTuple):
    """Developer metadata; at the spreadsheet if `sheet` is None, at the sheet if `line` is None."""

    id: int
    key: str
    value: str
    visibility: str
    sheet: int | None = None
    dimension: Dimension = "ROWS"
    line: int | None = None


@dataclass(slots=True)
class Sheet:
    """One tab. `properties` and `features` have the names and shapes of Google's Sheet resource.

    `features` holds what lies on rectangles: merges, protectedRanges, conditionalFormats, charts, basicFilter ...
    """

    id: int
    properties: Json
    rows: list[Line]
    columns: list[Line]
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    features: dict[str, list[Json]] = field(default_factory=dict)
    next_key: int = 0
    _fresh: set[int] = field(default_factory=set, compare=False)

    def copy(self) -> "Sheet":
        rows, columns, cells = list(self.rows), list(self.columns), dict(self.cells)
        features = {name: list(items) for name, items in self.features.items()}
        return replace(self, rows=rows, columns=columns, cells=cells, features=features, _fresh=set())

    @property
    def title(self) -> str:
        title: str = self.properties["title"]
        return title

    @property
    def whole(self) -> Area:
        return Area(self.id, 0, len(self.rows), 0, len(self.columns))

    @property
    def merges(self) -> list[Area]:
        return [area_of(each, self.whole) for each in self.features.get("merges", [])]

    def lines(self, dimension: Dimension) -> list[Line]:
        return self.rows if dimension == "ROWS" else self.columns

    def place(self, dimension: Dimension, key: int | None) -> int | None:
        """Where a line is now."""
        return next((i for i, line in enumerate(self.lines(dimension)) if line.key == key), None)

    def new_lines(self, count: int, like: Line | None = None) -> list[Line]:
        """Lines with fresh keys; `like` gives them its size."""
        first, self.next_key = self.next_key, self.next_key + count
        size = like.size if like else None
        return [Line(key, size) for key in range(first, first + count)]

    def cell(self, row: int, column: int) -> Cell:
        """The cell at 0-based indexes inside the grid."""
        return self.cells.get(self.rows[row].key, {}).get(self.columns[column].key, EMPTY)

    def set_cell(self, row: int, column: int, cell: Cell) -> None:
        """Sets a cell of a copy; an empty one is forgotten."""
        key = self.rows[row].key
        if key not in self._fresh:
            self.cells[key] = dict(self.cells.get(key, {}))
            self._fresh.add(key)
        cells = self.cells[key]
        if cell == EMPTY:
            cells.pop(self.columns[column].key, None)
        else:
            cells[self.columns[column].key] = cell

    def rows_of(self, area: Area) -> Iterator[list[Cell]]:
        """The cells of an area row by row."""
        keys = [line.key for line in self.columns[area.left : area.right]]
        for line in self.rows[area.top : area.bottom]:
            cells = self.cells.get(line.key)
            yield [cells.get(key, EMPTY) for key in keys] if cells else []

    def filled(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell of all that have a value."""
        for r, row in enumerate(self.rows_of(area), area.top):
            for c, cell in enumerate(row, area.left):
                if cell.value is not None:
                    yield r, c, cell

    def full_rows(self, area: Area) -> list[list[Cell]]:
        """The cells of an area, every row at full length."""
        return [row or [EMPTY] * area.width for row in self.rows_of(area)]

    def replace_cells(self, area: Area, rows: list[list[Cell]]) -> None:
        """Puts cells over an area; short rows leave blank what they do not reach."""
        for r, c in area.cells():
            row = rows[r - area.top] if r - area.top < len(rows) else []
            self.set_cell(r, c, row[c - area.left] if c - area.left < len(row) else EMPTY)


@dataclass(slots=True)
class Workbook:
    """A spreadsheet; the title is the Drive file's name and is kept there."""

    id: str
    properties: Json
    sheets: list[Sheet]
    named_ranges: list[Json] = field(default_factory=list)
    metadata: dict[int, Metadata] = field(default_factory=dict)

    def copy(self) -> "Workbook":
        sheets = [sheet.copy() for sheet in self.sheets]
        return replace(self, sheets=sheets, named_ranges=list(self.named_ranges), metadata=dict(self.metadata))

    def sheet(self, sheet_id: int) -> Sheet:
        """Raises GoogleError 400 as Google does for an id that is not there."""
        for sheet in self.sheets:
            if sheet.id == sheet_id:
                return sheet
        raise invalid(f"No grid with id: {sheet_id}")

    def area(self, grid_range: Json) -> Area:
        """Raises GoogleError 400 for a GridRange that is empty or leaves its sheet's grid."""
        return area_of(grid_range, self.sheet(grid_range.get("sheetId", 0)).whole)

    def titled(self, title: str) -> Sheet | None:
        wanted = title.casefold()
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == wanted), None)

    def free_title(self, wanted: Iterable[str]) -> str:
        """The first that no tab has."""
        return next(title for title in wanted if not self.titled(title))


def new_sheet(sheet_id: int, properties: Json, rows: int = 1000, columns: int = 26) -> Sheet:
    """An empty tab; `properties` hold at least the title."""
    sheet = Sheet(sheet_id, properties, [], [])
    sheet.rows, sheet.columns = sheet.new_lines(rows), sheet.new_lines(columns)
    return sheet


def new_workbook(file_id: str) -> Workbook:
    """A spreadsheet as Drive makes it: one tab `Sheet1` of 1000 rows and 26 columns."""
    return Workbook(file_id, PROPERTIES, [new_sheet(0, {"title": "Sheet1"})])
