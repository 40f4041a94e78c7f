"""batchUpdate requests about rows and columns."""

from zi_sheets.emulator.fields import parse_update, wants
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.formats import COLUMN_PIXELS, ROW_PIXELS
from zi_sheets.emulator.sheets.shift import DELETED, Shift, Span, shift_workbook
from zi_sheets.emulator.sheets.workbook import EMPTY, Cell, Dimension, Sheet, Workbook
from zi_sheets.emulator.wire import Json

_MOST_CELLS = 10_000_000  # of a spreadsheet
_MOST_COLUMNS = 18_278
_PIXELS_PER_EM = 12.716  # measured in a recorded answer: 1,024 letters A take 8,685 pixels
_PADDING = 6  # pixels beside a text, on both sides together
_WIDTHS = {  # of Arial, in thousandths of an em
    "ijl'|": 222, "It!.,:;/\\ f()[]-`": 278, "r\"*{}": 345, "cksvxyzJ": 500,
    "ABEKPSVXY&": 667, "CDHNRUw": 722, "GOQ": 778, "mM": 833, "W": 944, "@%": 950
}  # fmt: skip
_BY_LETTER = {letter: width for letters, width in _WIDTHS.items() for letter in letters}


def insert_dimension(edit: Edit, body: Json) -> None:
    sheet, dimension, start, end = dimension_range(edit, body.get("range", {}), inside=False)
    before = body.get("inheritFromBefore", False)
    lines = sheet.lines(dimension)
    if start > len(lines) or (before and start == 0):
        raise invalid(f"range.startIndex[{start}] is too large or nothing is before it.")
    neighbour = start - 1 if before or start == len(lines) else start
    insert_lines(edit, sheet, dimension, start, end - start, like=neighbour)


def append_dimension(edit: Edit, body: Json) -> None:
    sheet = edit.book.sheet(body.get("sheetId", 0))
    if body.get("length", 0) < 1:
        raise invalid("length must be greater than 0.")
    append_lines(edit, sheet, _dimension(body), body["length"])


def delete_dimension(edit: Edit, body: Json) -> None:
    delete_lines(edit, *dimension_range(edit, body.get("range", {})))


def move_dimension(edit: Edit, body: Json) -> None:
    """`destinationIndex` is counted before the lines are taken out."""
    sheet, dimension, start, end = dimension_range(edit, body.get("source", {}))
    to = body.get("destinationIndex", 0)
    if start < to < end or not 0 <= to <= len(sheet.lines(dimension)):
        raise invalid("destinationIndex must be outside the range that is moved, and inside the grid.")
    if to not in (start, end):
        move_lines(edit, sheet, dimension, (start, end), to)


def update_dimension_properties(edit: Edit, body: Json) -> None:
    sheet, dimension, start, end = dimension_range(edit, body.get("range", {}))
    new, mask = body.get("properties", {}), parse_update(body)
    changes: Json = {"size": new.get("pixelSize")} if wants(mask, "pixelSize") else {}
    changes |= {"hidden": new.get("hiddenByUser", False)} if wants(mask, "hiddenByUser") else {}
    lines = sheet.lines(dimension)
    lines[start:end] = [line._replace(**changes) for line in lines[start:end]]


def auto_resize(edit: Edit, body: Json) -> None:
    """Columns as wide as their widest text; rows as high as an unwrapped line."""
    sheet, dimension, start, end = dimension_range(edit, body.get("dimensions", {}))
    lines, rendering = sheet.lines(dimension), edit.rendering(sheet)
    for index in range(start, end):
        filled = sheet.filled(sheet.whole.across("COLUMNS", index, index + 1)) if dimension == "COLUMNS" else ()
        widths = [_width(rendering.formatted(cell)) for _, _, cell in filled]
        size = round(max(widths)) + _PADDING if widths else COLUMN_PIXELS if dimension == "COLUMNS" else ROW_PIXELS
        lines[index] = lines[index]._replace(size=size)


def _width(text: str) -> float:
    """In pixels, of the longest line in the default font."""
    units = (sum(_BY_LETTER.get(letter, 556) for letter in line) for line in text.split("\n"))
    return max(units, default=0) / 1000 * _PIXELS_PER_EM


def append_lines(edit: Edit, sheet: Sheet, dimension: Dimension, count: int) -> None:
    """At the end, formatted like the last line; nothing for a count below 1."""
    length = len(sheet.lines(dimension))
    if count > 0:
        insert_lines(edit, sheet, dimension, length, count, like=length - 1)


def move_lines(edit: Edit, sheet: Sheet, dimension: Dimension, span: Span, to: int) -> None:
    """To before the line that is now at `to`."""
    lines, shift = sheet.lines(dimension), Shift(sheet.id, dimension, *span, to)
    moving = lines[shift.start : shift.end]
    del lines[shift.start : shift.end]
    lines[shift.target : shift.target] = moving
    shift_workbook(edit.book, shift)


def delete_lines(edit: Edit, sheet: Sheet, dimension: Dimension, start: int, end: int) -> None:
    """With the cells and developer metadata on them.

    Raises GoogleError 400 if nothing but frozen lines, or nothing at all, would be left, or something is protected.
    """
    lines = sheet.lines(dimension)
    if end - start >= len(lines):
        raise invalid(f"You can't delete all the {dimension.lower()} on the sheet.")
    edit.check(sheet.whole.across(dimension, start, end))
    gone = {line.key for line in lines[start:end]}
    del lines[start:end]
    if dimension == "ROWS":
        sheet.cells = {key: cells for key, cells in sheet.cells.items() if key not in gone}
    for key, cells in sheet.cells.items() if dimension == "COLUMNS" else ():
        if not gone.isdisjoint(cells):
            sheet.cells[key] = {column: cell for column, cell in cells.items() if column not in gone}
    edit.book.metadata = {
        m.id: m
        for m in edit.book.metadata.values()
        if not (m.sheet == sheet.id and m.dimension == dimension and m.line in gone)
    }
    shift_workbook(edit.book, Shift(sheet.id, dimension, start, end, DELETED))


def insert_lines(edit: Edit, sheet: Sheet, dimension: Dimension, start: int, count: int, *, like: int) -> None:
    """New lines; their cells have the neighbour's formats and validation, as in Google's editor."""
    lines = sheet.lines(dimension)
    check_size(edit.book, count * len(sheet.columns if dimension == "ROWS" else sheet.rows))
    if dimension == "COLUMNS" and len(lines) + count > _MOST_COLUMNS:
        raise invalid(f"A sheet cannot have more than {_MOST_COLUMNS} columns.")
    neighbour = lines[like]
    new = sheet.new_lines(count, neighbour)
    lines[start:start] = new
    shift_workbook(edit.book, Shift(sheet.id, dimension, start, start + count))
    _inherit(sheet, dimension, neighbour.key, [line.key for line in new])


def check_size(book: Workbook, more: int) -> None:
    """Raises GoogleError 400 if more cells would be too many for a spreadsheet."""
    if sum(len(sheet.rows) * len(sheet.columns) for sheet in book.sheets) + more > _MOST_CELLS:
        text = "This action would increase the number of cells in the workbook above the limit of"
        raise invalid(f"{text} {_MOST_CELLS} cells.")


def _inherit(sheet: Sheet, dimension: Dimension, like: int, new: list[int]) -> None:
    if dimension == "ROWS":
        blank = {column: _blank_like(cell) for column, cell in sheet.cells.get(like, {}).items()}
        formatted = {column: cell for column, cell in blank.items() if cell != EMPTY}
        sheet.cells |= {key: formatted for key in new if formatted}
        return
    for key, row in sheet.cells.items():
        if (cell := _blank_like(row.get(like, EMPTY))) != EMPTY:
            sheet.cells[key] = row | dict.fromkeys(new, cell)


def _blank_like(cell: Cell) -> Cell:
    return Cell(None, {name: cell.rest[name] for name in ("userEnteredFormat", "dataValidation") if name in cell.rest})


def _dimension(body: Json) -> Dimension:
    """Raises GoogleError 400 unless rows or columns are named."""
    dimension: Dimension = body.get("dimension")
    if dimension not in ("ROWS", "COLUMNS"):
        raise invalid("No dimension specified.")
    return dimension


def dimension_range(edit: Edit, place: Json, *, inside: bool = True) -> tuple[Sheet, Dimension, int, int]:
    """Raises GoogleError 400 for a DimensionRange that is empty or leaves the grid."""
    sheet, dimension = edit.book.sheet(place.get("sheetId", 0)), _dimension(place)
    length = len(sheet.lines(dimension))
    start, end = place.get("startIndex", 0), place.get("endIndex", length)
    if not 0 <= start < end:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}].")
    if inside and start >= length:
        missing = f"Cannot work on {dimension.lower()} that don't exist."
        raise invalid(f"{missing} Tried index [{start}] but there are [{length}].")
    return sheet, dimension, start, min(end, length) if inside else end
