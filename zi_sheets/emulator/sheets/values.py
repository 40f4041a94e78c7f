"""sheets.spreadsheets.values: get, update, append, clear, their batches, and the ByDataFilter forms."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import read_range, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.developer_metadata import areas
from zi_sheets.emulator.sheets.dimension_requests import append_lines, insert_lines
from zi_sheets.emulator.sheets.edit import Edit, check_protection, edited, opened
from zi_sheets.emulator.sheets.rendering import Style, value_range
from zi_sheets.emulator.sheets.value_write import Written, by_rows, totals, update_answer, write_values
from zi_sheets.emulator.sheets.workbook import Sheet, Workbook
from zi_sheets.emulator.wire import Json

_OPTIONS = ("RAW", "USER_ENTERED")


def get(call: Call) -> Json:
    book = opened(call)
    return value_range(book, read_range(book, call.path["range"]), Style.of_read(call.text))


def batch_get(call: Call) -> Json:
    book, style = opened(call), Style.of_read(call.text)
    ranges = [value_range(book, read_range(book, text), style) for text in call.query.get("ranges", [])]
    return {"spreadsheetId": book.id, "valueRanges": ranges} if ranges else {"spreadsheetId": book.id}


def batch_get_by_data_filter(call: Call) -> Json:
    """Filters that select the same area share one entry; filters without a match have none."""
    book, style = opened(call), Style.of_read(call.body.get)
    found: dict[Area, list[Json]] = {}
    for data_filter in call.body.get("dataFilters", []):
        for area in areas(book, data_filter):
            found.setdefault(area, []).append(data_filter)
    ranges = [{"valueRange": value_range(book, a, style), "dataFilters": filters} for a, filters in found.items()]
    return {"spreadsheetId": book.id, "valueRanges": ranges} if ranges else {"spreadsheetId": book.id}


def update(call: Call) -> Json:
    book, option = edited(call), _option(call.text("valueInputOption"))
    _check_same_range(call)
    written = write_values(call, book, read_range(book, call.path["range"]), by_rows(call.body), option)
    return update_answer(book, written, Style.of_echo(call.text, call.body))


def batch_update(call: Call) -> Json:
    book, option = edited(call), _option(call.body.get("valueInputOption", ""))
    done = []
    for entry in call.body.get("data", []):
        area = read_range(book, entry.get("range", ""))
        done.append((write_values(call, book, area, by_rows(entry), option), entry))
    responses = [update_answer(book, written, Style.of_echo(call.body.get, entry)) for written, entry in done]
    return {"spreadsheetId": book.id, **totals([written for written, _ in done]), "responses": responses}


def batch_update_by_data_filter(call: Call) -> Json:
    """Every match of a filter is written; the switches say what null and a filter without a match do."""
    book, option = edited(call), _option(call.body.get("valueInputOption", ""))
    null = call.behaviour["null_in_data_filter_write"]
    done: list[tuple[Written, Json]] = []
    for entry in call.body.get("data", []):
        for area in _matched(call, book, entry.get("dataFilter", {})):
            done.append((write_values(call, book, area, by_rows(entry), option, null=null, limit=True), entry))
    responses = []
    for written, entry in done:
        response = update_answer(book, written, Style.of_echo(call.body.get, entry))
        del response["spreadsheetId"]
        responses.append({**response, "dataFilter": entry["dataFilter"]})
    answer = {"spreadsheetId": book.id, **totals([written for written, _ in done])}
    return {**answer, "responses": responses} if responses else answer


def clear(call: Call) -> Json:
    book = edited(call)
    return {"spreadsheetId": book.id, "clearedRange": _clear(call, book, read_range(book, call.path["range"]))}


def batch_clear(call: Call) -> Json:
    book = edited(call)
    ranges = [read_range(book, text) for text in call.body.get("ranges", [])]
    return {"spreadsheetId": book.id, "clearedRanges": [_clear(call, book, area) for area in ranges]}


def batch_clear_by_data_filter(call: Call) -> Json:
    book = edited(call)
    found = [area for each in call.body.get("dataFilters", []) for area in _matched(call, book, each)]
    return {"spreadsheetId": book.id, "clearedRanges": [_clear(call, book, area) for area in found]}


def _matched(call: Call, book: Workbook, data_filter: Json) -> list[Area]:
    found = areas(book, data_filter)
    if not found and call.behaviour["lookup_without_match"] == "400":
        raise invalid("No developer metadata found matching the data filter.")
    return found


def _clear(call: Call, book: Workbook, area: Area) -> str:
    """Takes values away; formats, notes and validation stay."""
    check_protection(call, book, area)
    sheet = book.sheet(area.sheet)
    for r, row in enumerate(sheet.rows_of(area), area.top):
        for c, cell in enumerate(row, area.left):
            if cell.value is not None:
                sheet.set_cell(r, c, cell._replace(value=None))
    return write_range(sheet, area)


def _option(text: str) -> str:
    if text not in _OPTIONS:
        raise invalid("'valueInputOption' is required but not specified")
    return text


def _check_same_range(call: Call) -> None:
    named = call.body.get("range")
    if named and named != call.path["range"]:
        raise invalid(f"Requested range '{call.path['range']}' does not match the range of the body '{named}'.")


def append(call: Call) -> Json:
    """The grid grows as needed; `tableRange` is left out where no table was found."""
    book = edited(call)
    area = read_range(book, call.path["range"])
    sheet = book.sheet(area.sheet)
    table = find_table(sheet, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    rows = by_rows(call.body)
    _make_room(Edit(call, book), sheet, top, left, rows, insert=call.text("insertDataOption") == "INSERT_ROWS")
    first = Area(sheet.id, top, top + 1, left, left + 1)
    written = write_values(call, book, first, rows, call.text("valueInputOption"))
    answer = {"spreadsheetId": book.id, "updates": update_answer(book, written, Style.of_echo(call.text, {}))}
    return {**answer, "tableRange": write_range(sheet, table)} if table else answer


def find_table(sheet: Sheet, area: Area) -> Area | None:
    """The block around the last filled cell in the area: of the last row that has one, the rightmost."""
    for row in range(area.bottom - 1, area.top - 1, -1):
        for column in range(area.right - 1, area.left - 1, -1):
            if sheet.cell(row, column).value is not None:
                return _grown(sheet, Area(sheet.id, row, row + 1, column, column + 1))
    return None


def _grown(sheet: Sheet, block: Area) -> Area:
    """Grows a block as long as a filled cell touches it on a side."""
    while True:
        rim = {
            "top": block._replace(top=block.top - 1, bottom=block.top),
            "bottom": block._replace(top=block.bottom, bottom=block.bottom + 1),
            "left": block._replace(left=block.left - 1, right=block.left),
            "right": block._replace(left=block.right, right=block.right + 1),
        }
        grown = next((side for side, strip in rim.items() if _filled(sheet, strip)), None)
        if grown is None:
            return block
        block = block._replace(**{grown: getattr(block, grown) + (1 if grown in ("bottom", "right") else -1)})


def _filled(sheet: Sheet, strip: Area) -> bool:
    inside = strip.intersection(sheet.whole)
    return inside is not None and any(cell.value is not None for row in sheet.rows_of(inside) for cell in row)


def _make_room(edit: Edit, sheet: Sheet, top: int, left: int, rows: list[list[Json]], *, insert: bool) -> None:
    width = max((len(row) for row in rows), default=0)
    if insert and rows and top < len(sheet.rows):
        insert_lines(edit, sheet, "ROWS", top, len(rows), like=max(0, top - 1))
    if (missing := top + max(1, len(rows)) - len(sheet.rows)) > 0:
        append_lines(edit, sheet, "ROWS", missing)
    if (missing := left + width - len(sheet.columns)) > 0:
        append_lines(edit, sheet, "COLUMNS", missing)
