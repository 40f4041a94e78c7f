"""The content of Drive files: bytes with their checksums, or converted where the file is one of Google's own kinds."""

import hashlib
import mimetypes
from dataclasses import replace
from pathlib import PurePosixPath

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.docs_content import DOCX, check_docx, empty_docx
from zi_sheets.emulator.drive_resource import DOCUMENT, NATIVE, SPREADSHEET
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.workbook import Workbook, new_workbook
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json


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
