"""sheets.spreadsheets.values: get, update, append, clear, their batches, and the ByDataFilter forms."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import read_range, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.developer_metadata import areas
from zi_sheets.emulator.sheets.dimension_requests import append_lines, insert_lines
from zi_sheets.emulator.sheets.edit import Edit, edited, opened
from zi_sheets.emulator.sheets.rendering import Style, value_range
from zi_sheets.emulator.sheets.value_write import Written, by_rows, totals, update_answer, write_values
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


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
    edit, wanted = edited(call), call.path["range"]
    if (named := call.body.get("range") or wanted) != wanted:
        raise invalid(f"Requested range '{wanted}' does not match the range of the body '{named}'.")
    option = _option(call.text("valueInputOption"))
    written = write_values(edit, read_range(edit.book, wanted), by_rows(call.body), option)
    return update_answer(edit.book, written, Style.of_echo(call.text, call.body))


def append(call: Call) -> Json:
    """The grid grows as needed; `tableRange` is left out where no table was found."""
    edit, rows = edited(call), by_rows(call.body)
    area = read_range(edit.book, call.path["range"])
    sheet = edit.book.sheet(area.sheet)
    table = _table(sheet, area)
    top, left = (table.bottom, table.left) if table else (area.top, area.left)
    _make_room(edit, sheet, top, left, rows, insert=call.text("insertDataOption") == "INSERT_ROWS")
    first = Area(sheet.id, top, top + 1, left, left + 1)
    written = write_values(edit, first, rows, _option(call.text("valueInputOption")))
    answer = {"spreadsheetId": edit.book.id, "updates": update_answer(edit.book, written, Style.of_echo(call.text, {}))}
    return {**answer, "tableRange": write_range(sheet, table)} if table else answer


def batch_update(call: Call) -> Json:
    edit, option, done = edited(call), _option(call.body.get("valueInputOption", "")), []
    for entry in call.body.get("data", []):
        area = read_range(edit.book, entry.get("range", ""))
        done.append((write_values(edit, area, by_rows(entry), option), entry))
    responses = [update_answer(edit.book, written, Style.of_echo(call.body.get, entry)) for written, entry in done]
    return {"spreadsheetId": edit.book.id, **totals([written for written, _ in done]), "responses": responses}


def batch_update_by_data_filter(call: Call) -> Json:
    """Every match of a filter is written; the switches say what null and a filter without a match do."""
    edit, option = edited(call), _option(call.body.get("valueInputOption", ""))
    null = call.behaviour["null_in_data_filter_write"]
    done: list[tuple[Written, Json]] = []
    for entry in call.body.get("data", []):
        for area in _matched(edit, entry.get("dataFilter", {})):
            done.append((write_values(edit, area, by_rows(entry), option, null=null, limit=True), entry))
    answer = {"spreadsheetId": edit.book.id, **totals([written for written, _ in done])}
    for written, entry in done:
        response = update_answer(edit.book, written, Style.of_echo(call.body.get, entry))
        del response["spreadsheetId"]
        answer.setdefault("responses", []).append({**response, "dataFilter": entry["dataFilter"]})
    return answer


def clear(call: Call) -> Json:
    edit = edited(call)
    return {"spreadsheetId": edit.book.id, "clearedRange": _clear(edit, read_range(edit.book, call.path["range"]))}


def batch_clear(call: Call) -> Json:
    edit = edited(call)
    found = [read_range(edit.book, text) for text in call.body.get("ranges", [])]
    return {"spreadsheetId": edit.book.id, "clearedRanges": [_clear(edit, area) for area in found]}


def batch_clear_by_data_filter(call: Call) -> Json:
    edit = edited(call)
    found = [area for each in call.body.get("dataFilters", []) for area in _matched(edit, each)]
    return {"spreadsheetId": edit.book.id, "clearedRanges": [_clear(edit, area) for area in found]}


def _matched(edit: Edit, data_filter: Json) -> list[Area]:
    found = areas(edit.book, data_filter)
    if not found and edit.call.behaviour["lookup_without_match"] == "400":
        raise invalid("No developer metadata found matching the data filter.")
    return found


def _clear(edit: Edit, area: Area) -> str:
    """Takes values away; formats, notes and validation stay."""
    sheet = edit.check(area)
    for r, c, cell in sheet.filled(area):
        sheet.set_cell(r, c, cell._replace(value=None))
    return write_range(sheet, area)


def _option(text: str) -> str:
    if text not in ("RAW", "USER_ENTERED"):
        raise invalid("'valueInputOption' is required but not specified")
    return text


def _table(sheet: Sheet, area: Area) -> Area | None:
    """The block around the last filled cell in the area: of the last row that has one, the rightmost.

    It grows as long as a filled cell touches it on a side.
    """
    rows = (area._replace(top=row, bottom=row + 1) for row in range(area.bottom - 1, area.top - 1, -1))
    last = next((filled[-1] for row in rows if (filled := list(sheet.filled(row)))), None)
    block = last and Area(sheet.id, last[0], last[0] + 1, last[1], last[1] + 1)
    while block:
        rim = (
            block._replace(top=block.top - 1, bottom=block.top),
            block._replace(top=block.bottom, bottom=block.bottom + 1),
            block._replace(left=block.left - 1, right=block.left),
            block._replace(left=block.right, right=block.right + 1),
        )
        inside = (strip.intersection(sheet.whole) for strip in rim)
        up, down, left, right = (strip is not None and any(sheet.filled(strip)) for strip in inside)
        grown = Area(sheet.id, block.top - up, block.bottom + down, block.left - left, block.right + right)
        if grown == block:
            break
        block = grown
    return block


def _make_room(edit: Edit, sheet: Sheet, top: int, left: int, rows: list[list[Json]], *, insert: bool) -> None:
    width = max((len(row) for row in rows), default=0)
    if insert and rows and top < len(sheet.rows):
        insert_lines(edit, sheet, "ROWS", top, len(rows), like=max(0, top - 1))
    append_lines(edit, sheet, "ROWS", top + max(1, len(rows)) - len(sheet.rows))
    append_lines(edit, sheet, "COLUMNS", left + width - len(sheet.columns))
