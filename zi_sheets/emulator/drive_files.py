"""drive.files: create, get, update, delete.

A record of kind "file" has the names of Drive's File resource for what is stored as such, and three of our own:
`content` (the name under which the store keeps the bytes), `root` (a My Drive) and `permissions` (own ones only).
"""

import hashlib
import mimetypes
from pathlib import PurePosixPath

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.drive_access import DELETE, FOLDER, WRITE, drive_file, file_not_found, owner, root
from zi_sheets.emulator.drive_resource import DOCUMENT, SPREADSHEET, resource
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.sheets.spreadsheets import new_workbook
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json

_PLAIN = ("name", "description", "starred", "folderColorRgb", "writersCanShare", "copyRequiresWriterPermission")
_MAPS = ("properties", "appProperties")
_NATIVE = "application/vnd.google-apps."


def create(call: Call) -> Json:
    """Metadata only, or with content; a spreadsheet or document comes with an empty Sheets or Docs object."""
    file_id = call.body.get("id") or new_id()
    if call.store.get("file", file_id):
        raise GoogleError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    parents = [_folder(call, parent) for parent in call.body.get("parents", [])] or [root(call)["id"]]
    if len(parents) > 1:
        raise GoogleError(400, "A file cannot have more than one parent.", reason="cannotAddParent")
    mime = call.body.get("mimeType") or (call.media.type if call.media else "application/octet-stream")
    file: Json = {"id": file_id, "name": "Untitled", "mimeType": mime, "parents": parents, "version": "0"}
    file |= {"createdTime": call.body.get("createdTime", call.time), "permissions": [owner(call.who)]}
    file = _edited(call, file)
    _make_native(call, file)
    return resource(call, file)


def get(call: Call) -> Json | Media:
    file = drive_file(call, call.path["fileId"])
    if call.text("alt") != "media":
        return resource(call, file)
    if "content" not in file:
        text = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise GoogleError(403, text, reason="fileNotDownloadable", location="alt")
    return Media(file["mimeType"], call.store.content(file["content"]))


def update(call: Call) -> Json:
    """Metadata, content, place (addParents, removeParents) and trash."""
    file = drive_file(call, call.path["fileId"], WRITE)
    if call.body.get("trashed") is True and "root" in file:
        raise GoogleError(403, "The root folder cannot be trashed.", reason="insufficientFilePermissions")
    return resource(call, _edited(call, {**file, "parents": _parents(call, file)}))


def delete(call: Call) -> None:
    """Removes a file, and a folder with everything below it."""
    file = drive_file(call, call.path["fileId"], DELETE)
    if "root" in file:
        raise GoogleError(403, "The root folder cannot be deleted.", reason="insufficientFilePermissions")
    children: dict[str, list[Json]] = {}
    for each in call.store.all("file").values():
        for parent in each.get("parents", []):
            children.setdefault(parent, []).append(each)
    pending = [file]
    while pending:
        gone = pending.pop()
        pending += children.get(gone["id"], [])
        _remove(call, gone)


def _remove(call: Call, file: Json) -> None:
    if "content" in file:
        call.store.put_content(file["content"], None)
    for kind in ("file", "workbook", "document"):
        if call.store.get(kind, file["id"]) is not None:
            call.store.put(kind, file["id"], None)


def touch(call: Call, file: Json) -> Json:
    """A change was made: a new version and a new time."""
    changed = {**file, "version": str(int(file["version"]) + 1), "modifiedTime": call.time, "modifiedBy": call.who.name}
    call.store.put("file", file["id"], changed)
    return changed


def _edited(call: Call, file: Json) -> Json:
    """The file with what the body and the uploaded content change."""
    changed = {**file, **{name: call.body[name] for name in _PLAIN if name in call.body}}
    for name in _MAPS:
        if name in call.body:
            both = {**file.get(name, {}), **call.body[name]}
            changed[name] = {key: value for key, value in both.items() if value is not None}
    if "trashed" in call.body:
        changed["trashed"] = call.body["trashed"]
    if call.media:
        changed |= _content(call, changed, call.media)
    changed = touch(call, changed)
    if "modifiedTime" in call.body:
        changed["modifiedTime"] = call.body["modifiedTime"]
    return changed


def _content(call: Call, file: Json, media: Media) -> Json:
    """Stores content; in the folder it has the file's id and an extension that opens it."""
    suffix = PurePosixPath(file["name"]).suffix
    if not suffix[1:].isalnum() or not suffix.isascii():
        suffix = mimetypes.guess_extension(media.type) or ".bin"
    name = file.get("content", f"{file['id']}{suffix.lower()}")
    call.store.put_content(name, media.content)
    digest = hashlib.md5(media.content, usedforsecurity=False).hexdigest()
    sums = {
        "md5Checksum": digest,
        "sha1Checksum": hashlib.sha1(media.content, usedforsecurity=False).hexdigest(),
        "sha256Checksum": hashlib.sha256(media.content).hexdigest(),
    }
    return {"content": name, "size": str(len(media.content)), "headRevisionId": new_id()[:32], **sums}


def _folder(call: Call, parent: str) -> str:
    """The id of a folder the caller may put something into."""
    try:
        folder = drive_file(call, parent, WRITE)
    except GoogleError as problem:
        raise file_not_found(parent, "") if problem.status == 404 else problem from problem
    if folder["mimeType"] != FOLDER:
        raise GoogleError(403, "The specified parent is not a folder.", reason="parentNotAFolder")
    found: str = folder["id"]
    return found


def _parents(call: Call, file: Json) -> list[str]:
    names = {name: [each for each in call.text(name).split(",") if each] for name in ("addParents", "removeParents")}
    gone = {root(call)["id"] if each == "root" else each for each in names["removeParents"]}
    added = [_folder(call, each) for each in names["addParents"]]
    if file["id"] in {each for parent in added for each in _above(call, parent)}:
        raise GoogleError(403, "A folder cannot be moved into itself.", reason="cannotAddParent")
    parents = [each for each in file.get("parents", []) if each not in gone and each not in added] + added
    if len(parents) > 1:
        text = "Increasing the number of parents is not allowed"
        raise GoogleError(403, text, reason="cannotAddParent")
    return parents


def _above(call: Call, file_id: str) -> list[str]:
    found = []
    while file_id and file_id not in found:
        found.append(file_id)
        file_id = next(iter((call.store.get("file", file_id) or {}).get("parents", [])), "")
    return found


def _make_native(call: Call, file: Json) -> None:
    """The Sheets or Docs object that the file is."""
    if file["mimeType"] == SPREADSHEET:
        call.store.put("workbook", file["id"], new_workbook(file["id"]))
    elif file["mimeType"] == DOCUMENT:
        call.store.put("document", file["id"], {"id": file["id"]})
