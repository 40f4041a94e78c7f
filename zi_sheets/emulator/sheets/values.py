"""sheets.spreadsheets.values: get, update, clear, their batches, and the ByDataFilter forms."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import read_range, write_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.data_filter import areas
from zi_sheets.emulator.sheets.opening import edited, opened
from zi_sheets.emulator.sheets.protection import check_protection
from zi_sheets.emulator.sheets.value_read import Style, value_range
from zi_sheets.emulator.sheets.value_write import Written, by_rows, totals, update_answer, write_values
from zi_sheets.emulator.sheets.workbook import Workbook
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
