"""The content of Drive files: bytes with their checksums, or converted where the file is one of Google's own kinds."""

import csv
import hashlib
import io
import mimetypes
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.docs_content import DOCX, document_content, empty_docx, html_text, plain_text
from zi_sheets.emulator.drive_access import drive_file
from zi_sheets.emulator.drive_resource import DOCUMENT, NATIVE, SPREADSHEET, XLSX
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.rendering import Rendering, trimmed
from zi_sheets.emulator.sheets.workbook import Workbook, new_workbook
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json, Reply, Request

_LARGEST_EXPORT = 10 * 2**20  # Google's limit
_LARGEST_UNPACKED = 256 * 2**20
_TEXTS = {SPREADSHEET: "text/csv", DOCUMENT: "text/plain"}
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def with_content(call: Call, file: Json, media: Media | None, *, new: bool = False) -> Json:
    """The file after content came in; a new Google document without content is an empty one.

    A document keeps the .docx it came from; that is what Docs shows and what is exported.

    Raises GoogleError 400 for content that cannot be converted into the file's kind.
    """
    kind = file["mimeType"]
    if not kind.startswith(NATIVE):
        return {**file, **_stored(call, file, media)} if media else file
    if kind == DOCUMENT and (media or new):
        if media and (media.type != DOCX or (not new and call.behaviour["docx_update"] == "400")):
            raise invalid("Bad Request", reason="badRequest")
        content = media.content if media else empty_docx()
        if media:
            _converted(content, lambda: document_content(content))
        return {**file, "content": _kept(call, file, ".docx", content), "size": str(len(content))}
    if kind == SPREADSHEET and (media or new):
        book = _converted(media.content, lambda: _imported(file["id"], media)) if media else new_workbook(file["id"])
        call.store.put("workbook", file["id"], book)
    elif media:
        raise invalid("Bad Request", reason="badRequest")
    return file


def _imported(file_id: str, media: Media) -> Workbook:
    from zi_sheets.emulator.drive_import import imported  # noqa: PLC0415  # openpyxl is slow to load

    return imported(file_id, media)


def _converted(content: bytes, convert: Callable[[], Any]) -> Any:
    """Raises GoogleError 400 for content that is not what it says, or an archive that unpacks to more than 256 MB."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(content)).infolist() if zipfile.is_zipfile(io.BytesIO(content)) else []
        if sum(entry.file_size for entry in packed) > _LARGEST_UNPACKED:
            raise invalid("Bad Request", reason="badRequest")
        return convert()
    except GoogleError:
        raise
    except Exception as problem:  # readers of foreign formats raise whatever they stumble over
        raise invalid("Bad Request", reason="badRequest") from problem


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
    stored = {"content": name, "size": str(len(media.content)), "headRevisionId": _new_revision()}
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
    if "headRevisionId" in copy:
        copy["headRevisionId"] = _new_revision()
    content = call.store.content(source["content"])
    return {**copy, "content": _kept(call, copy, PurePosixPath(source["content"]).suffix, content)}


def _new_revision() -> str:
    return new_id()[:32]


def downloaded(call: Call, file: Json) -> Media:
    """Raises GoogleError 403 for what has no bytes of its own."""
    if file["mimeType"].startswith(NATIVE):
        text = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise GoogleError(403, text, reason="fileNotDownloadable", location="alt")
    return Media(file["mimeType"], call.store.content(file["content"]) if "content" in file else b"")


def sent(request: Request, media: Media) -> Reply:
    """All of it, or the one part that a `Range` header asks for.

    A range that cannot be read is ignored; one that lies behind the end is answered 416 (RFC 9110, section 14).
    """
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


def export(call: Call) -> Media:
    """drive.files.export: a spreadsheet as .xlsx or .csv, a document as .docx, text or HTML.

    Raises GoogleError 400 for a type a file cannot be exported to, 403 for one that is not Google's own or too large.
    """
    file, wanted = drive_file(call, call.path["fileId"]), call.text("mimeType")
    if file["mimeType"] not in _EXPORTS:
        raise GoogleError(403, "Export only supports Docs Editors files.", reason="fileNotExportable")
    if wanted not in _EXPORTS[file["mimeType"]]:
        raise GoogleError(400, "The requested conversion is not supported.", reason="badRequest")
    content = _EXPORTS[file["mimeType"]][wanted](call, file)
    if len(content) > _LARGEST_EXPORT:
        raise GoogleError(403, "This file is too large to be exported.", reason="exportSizeLimitExceeded")
    return Media(wanted, content)


def _xlsx(call: Call, file: Json) -> bytes:
    from zi_sheets.emulator.sheets.xlsx import workbook_xlsx  # noqa: PLC0415  # openpyxl is slow to load

    return workbook_xlsx(call.store.get("workbook", file["id"]))


def _csv(call: Call, file: Json) -> bytes:
    """The first tab as people see it; no line end after the last row, as recorded."""
    book: Workbook = call.store.get("workbook", file["id"])
    sheet, text = book.sheets[0], io.StringIO()
    rendering = Rendering(book, sheet)
    rows = trimmed([trimmed([rendering.formatted(cell) for cell in row]) for row in sheet.rows_of(sheet.whole)])
    width = max((len(row) for row in rows), default=0)
    csv.writer(text).writerows(row + [""] * (width - len(row)) for row in rows)
    return text.getvalue().removesuffix("\r\n").encode()


def text_of(call: Call, file: Json) -> str:
    """The words by which a file's content is found; "" for what is not text, or is no longer there."""
    kind = file["mimeType"]
    try:
        if kind in _TEXTS:
            return _EXPORTS[kind][_TEXTS[kind]](call, file).decode()
        is_text = kind.startswith("text/") and "content" in file
        return call.store.content(file["content"]).decode("utf-8", "replace") if is_text else ""
    except (OSError, GoogleError):
        return ""


def _body(call: Call, file: Json) -> list[Json]:
    body: list[Json] = document_content(call.store.content(file["content"]))["body"]["content"]
    return body


_EXPORTS: dict[str, dict[str, Callable[[Call, Json], bytes]]] = {
    SPREADSHEET: {"text/csv": _csv, XLSX: _xlsx},
    DOCUMENT: {  # the .docx is the stored one, so that it is the same until somebody changes it
        DOCX: lambda call, file: call.store.content(file["content"]),
        "text/plain": lambda call, file: plain_text(_body(call, file)).encode(),
        "text/html": lambda call, file: html_text(_body(call, file)).encode(),
    },
}
