"""A1 notation: what a range text means in a spreadsheet, and how Google writes a range back."""

import re
from functools import reduce

from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook

_SIDE = r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]*)?"
_RANGE = re.compile(rf"{_SIDE}(?::{_SIDE})?")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?:!(.*))?", re.DOTALL)
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|(?i:R[0-9]*C[0-9]*|TRUE|FALSE)")


def column_number(letters: str) -> int:
    """0-based: A is 0, AA is 26."""
    return reduce(lambda number, letter: number * 26 + ord(letter) - 64, letters.upper(), 0) - 1


def column_letters(number: int) -> str:
    return (column_letters(number // 26 - 1) if number > 25 else "") + chr(65 + number % 26)


def unreadable(text: str) -> GoogleError:
    return invalid(f"Unable to parse range: {text}")


def read_range(book: Workbook, text: str) -> Area:
    """The area a range text means; an open side, and an end outside the grid, are drawn in to the end of the grid.

    A sheet's title beats a cell and a named range.

    Raises GoogleError 400 if it cannot be read, names no sheet, or begins outside the grid.
    """
    sheet, rest = _sheet_and_rest(book, text)
    if rest is None:
        return sheet.whole
    for named in book.named_ranges:
        if named["name"].casefold() == rest.casefold():
            return book.area(named["range"])
    area = read_rectangle(sheet, rest, text)
    within = area.intersection(sheet.whole)
    if within is None:
        raise outside(sheet, area)
    return within


def _sheet_and_rest(book: Workbook, text: str) -> tuple[Sheet, str | None]:
    if quoted := _QUOTED.fullmatch(text):
        title, rest = quoted[1].replace("''", "'"), quoted[2]
    elif "!" in text:
        title, _, rest = text.rpartition("!")
    else:
        named = book.titled(text)
        return (named, None) if named else (book.sheets[0], text)
    sheet = book.titled(title)
    if sheet is None:
        raise unreadable(text)
    return sheet, rest or None


def read_rectangle(sheet: Sheet, rest: str, text: str) -> Area:
    """The rectangle as written, not yet compared with the grid, except where a side is open."""
    found = _RANGE.fullmatch(rest)
    if not found or not any(found.groups()) or (":" in rest and not (found[3] or found[4])):
        raise unreadable(text)
    left, top, right, bottom = found.groups()
    if ":" not in rest:
        if not (left and top):
            raise unreadable(text)
        right, bottom = left, top
    columns = _span(column_number(left) if left else None, column_number(right) if right else None, len(sheet.columns))
    rows = _span(int(top) - 1 if top else None, int(bottom) - 1 if bottom else None, len(sheet.rows))
    return Area(sheet.id, *rows, *columns)


def _span(first: int | None, last: int | None, size: int) -> tuple[int, int]:
    """Half-open; one missing end is open to the end of the grid, in whatever order the two were written."""
    if first is None or last is None:
        known = last if first is None else first
        return known or 0, max(size, (known or 0) + 1)
    return min(first, last), max(first, last) + 1


def outside(sheet: Sheet, area: Area) -> GoogleError:
    limits = f"Max rows: {len(sheet.rows)}, max columns: {len(sheet.columns)}"
    return invalid(f"Range ({write_range(sheet, area)}) exceeds grid limits. {limits}")


def write_title(title: str) -> str:
    """Quoted only where Google quotes."""
    if _PLAIN_TITLE.fullmatch(title) and not _LIKE_A_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def write_range(sheet: Sheet, area: Area) -> str:
    """As Google answers ranges: `Sheet1!A1:C2`, a single cell without a colon."""
    return f"{write_title(sheet.title)}!{write_cells(area)}"


def write_cells(area: Area) -> str:
    """Only the cells: `A1:C2`."""
    first, last = cell_name(area.top, area.left), cell_name(area.bottom - 1, area.right - 1)
    return first if first == last else f"{first}:{last}"


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"
