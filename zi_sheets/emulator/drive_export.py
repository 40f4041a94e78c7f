"""drive.files.export: a spreadsheet as .xlsx or .csv."""

import csv
import io

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.drive_access import drive_file
from zi_sheets.emulator.drive_resource import SPREADSHEET
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.sheets.xlsx import workbook_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 10 * 2**20  # Google's limit for exported content


def export(call: Call) -> Media:
    """Raises GoogleError 400 for a type a file cannot be exported to, 403 for a file that is not Google's own."""
    file = drive_file(call, call.path["fileId"])
    wanted = call.text("mimeType")
    if file["mimeType"] != SPREADSHEET:
        text = "Export only supports Docs Editors files."
        raise GoogleError(403, text, reason="fileNotExportable")
    book: Workbook = call.store.get("workbook", file["id"])
    match wanted:
        case "text/csv":
            content = _csv(book).encode()
        case _ if wanted == XLSX:
            content = workbook_xlsx(book)
        case _:
            raise GoogleError(400, "The requested conversion is not supported.", reason="badRequest")
    if len(content) > LARGEST:
        raise GoogleError(403, "This file is too large to be exported.", reason="exportSizeLimitExceeded")
    return Media(wanted, content)


def _csv(book: Workbook) -> str:
    """The first tab as people see it; no line end after the last row, as recorded."""
    sheet = book.sheets[0]
    rendering, text = Rendering(book, sheet), io.StringIO()
    rows = [[rendering.formatted(cell) for cell in row] for row in sheet.rows_of(sheet.whole)]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((i + 1 for row in rows for i, value in enumerate(row) if value), default=0)
    csv.writer(text).writerows((row + [""] * width)[:width] for row in rows)
    return text.getvalue().removesuffix("\r\n")
