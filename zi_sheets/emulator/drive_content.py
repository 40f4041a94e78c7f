"""The content of Drive files: bytes with their checksums, or converted where the file is one of Google's own kinds."""

import csv
import hashlib
import io
import mimetypes
import re
from dataclasses import replace
from pathlib import PurePosixPath

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.docs_content import DOCX, check_docx, document_content, empty_docx
from zi_sheets.emulator.docs_text import html_text, plain_text
from zi_sheets.emulator.drive_access import drive_file
from zi_sheets.emulator.drive_resource import DOCUMENT, NATIVE, SPREADSHEET, XLSX
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.rendering import Rendering, trimmed
from zi_sheets.emulator.sheets.workbook import Workbook, new_workbook
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json, Reply, Request


def with_content(call: Call, file: Json, media: Media | None, *, new: bool = False) -> Json:
    """The file after content came in; a new Google document without content is an empty one.

    Raises:
        GoogleError: 400 for content that cannot be converted into the file's kind.
    """
    kind = file["mimeType"]
    if not kind.startswith(NATIVE):
        return {**file, **_stored(call, file, media)} if media else file
    if kind == DOCUMENT and (media or new):
        return {**file, **_converted(call, file, media, new)}
    if kind == SPREADSHEET and (media or new):
        book = _imported(file["id"], media) if media else new_workbook(file["id"])
        call.store.put("workbook", file["id"], book)
    elif media:
        raise invalid("Bad Request", reason="badRequest")
    return file


def _imported(file_id: str, media: Media) -> Workbook:
    from zi_sheets.emulator.drive_import import imported  # noqa: PLC0415  # openpyxl is slow to load

    return imported(file_id, media)


def _converted(call: Call, file: Json, media: Media | None, new: bool) -> Json:
    """A document keeps the .docx it came from; that is what Docs shows and what is exported."""
    if media and (media.type != DOCX or (not new and call.behaviour["docx_update"] == "400")):
        raise invalid("Bad Request", reason="badRequest")
    content = media.content if media else empty_docx()
    check_docx(content)
    return {"content": _kept(call, file, ".docx", content), "size": str(len(content))}


def _kept(call: Call, file: Json, suffix: str, content: bytes) -> str:
    """The name in the store's folder: the file's id, its coming version and an extension that opens it."""
    name = f"{file['id']}-{int(file['version']) + 1}{suffix}"
    if "content" in file:
        call.store.put_content(file["content"], None)
    call.store.put_content(name, content)
    return name


def _stored(call: Call, file: Json, media: Media) -> Json:
    suffix = PurePosixPath(file["name"]).suffix
    if not suffix[1:].isalnum() or not suffix.isascii() or len(suffix) > 10:
        suffix = mimetypes.guess_extension(media.type) or ".bin"
    name = _kept(call, file, suffix.lower(), media.content)
    stored = {"content": name, "size": str(len(media.content)), "headRevisionId": new_id()[:32]}
    for kind in ("md5", "sha1", "sha256"):
        stored[f"{kind}Checksum"] = hashlib.new(kind, media.content, usedforsecurity=False).hexdigest()
    return stored


def with_copied_content(call: Call, source: Json, copy: Json) -> Json:
    """The copied record with a content, or a workbook, of its own."""
    if book := call.store.get("workbook", source["id"]):
        call.store.put("workbook", copy["id"], replace(book.copy(), id=copy["id"]))
    if "content" not in source:
        return copy
    del copy["content"]
    content = call.store.content(source["content"])
    return {**copy, "content": _kept(call, copy, PurePosixPath(source["content"]).suffix, content)}


def downloaded(call: Call, file: Json) -> Media:
    """Raises GoogleError 403 for what has no bytes of its own."""
    if file["mimeType"].startswith(NATIVE):
        text = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise GoogleError(403, text, reason="fileNotDownloadable", location="alt")
    return Media(file["mimeType"], call.store.content(file["content"]) if "content" in file else b"")


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


_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def sent(request: Request, media: Media) -> Reply:
    """A range that cannot be read is ignored; one that lies behind the end is answered 416 (RFC 9110, section 14)."""
    size, found = len(media.content), _RANGE.fullmatch(request.headers.get("range", "").strip())
    if not found or not any(found.groups()):
        return Reply(200, media.content, {"Content-Type": media.type})
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    stop = min(int(last) + 1, size) if first and last else size
    if start >= stop:
        return Reply(416, b"", {"Content-Range": f"bytes */{size}"})
    shown = {"Content-Type": media.type, "Content-Range": f"bytes {start}-{stop - 1}/{size}"}
    return Reply(206, media.content[start:stop], shown)
