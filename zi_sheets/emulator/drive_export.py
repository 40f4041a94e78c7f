"""drive.files.export: a spreadsheet as .xlsx or .csv, a document as .docx, text or HTML."""

import csv
import io

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.docs_content import DOCX, document_content
from zi_sheets.emulator.docs_text import html_text, plain_text
from zi_sheets.emulator.drive_access import drive_file
from zi_sheets.emulator.drive_resource import DOCUMENT, SPREADSHEET, XLSX
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets.rendering import Rendering
from zi_sheets.emulator.sheets.value_read import trimmed
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Json

LARGEST = 10 * 2**20  # Google's limit for exported content


def export(call: Call) -> Media:
    """Raises GoogleError 400 for a type a file cannot be exported to, 403 for a file that is not Google's own."""
    file = drive_file(call, call.path["fileId"])
    wanted = call.text("mimeType")
    if file["mimeType"] not in (SPREADSHEET, DOCUMENT):
        raise GoogleError(403, "Export only supports Docs Editors files.", reason="fileNotExportable")
    content = _spreadsheet(call, file, wanted) if file["mimeType"] == SPREADSHEET else _document(call, file, wanted)
    if content is None:
        raise GoogleError(400, "The requested conversion is not supported.", reason="badRequest")
    if len(content) > LARGEST:
        raise GoogleError(403, "This file is too large to be exported.", reason="exportSizeLimitExceeded")
    return Media(wanted, content)


def _spreadsheet(call: Call, file: Json, wanted: str) -> bytes | None:
    book: Workbook = call.store.get("workbook", file["id"])
    if wanted == "text/csv":
        return _csv(book).encode()
    if wanted != XLSX:
        return None
    from zi_sheets.emulator.sheets.xlsx import workbook_xlsx  # noqa: PLC0415  # openpyxl is slow to load

    return workbook_xlsx(book)


def _document(call: Call, file: Json, wanted: str) -> bytes | None:
    """The .docx is the stored one, so that it is the same until somebody changes it."""
    stored = call.store.content(file["content"])
    if wanted == DOCX:
        return stored
    as_text = {"text/plain": plain_text, "text/html": html_text}.get(wanted)
    return as_text(document_content(stored)["body"]["content"]).encode() if as_text else None


def _csv(book: Workbook) -> str:
    """The first tab as people see it; no line end after the last row, as recorded."""
    sheet = book.sheets[0]
    rendering, text = Rendering(book, sheet), io.StringIO()
    rows = trimmed([trimmed([rendering.formatted(cell) for cell in row]) for row in sheet.rows_of(sheet.whole)])
    width = max((len(row) for row in rows), default=0)
    csv.writer(text).writerows(row + [""] * (width - len(row)) for row in rows)
    return text.getvalue().removesuffix("\r\n")
