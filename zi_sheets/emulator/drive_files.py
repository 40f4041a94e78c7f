"""drive.files: create, copy, get, update, delete, emptyTrash.

A record of kind "file" has the names of Drive's File resource for what is stored as such, and of our own: `content`
(the name under which the store keeps the bytes), `root` (of a My Drive or shared drive), `permissions` (own ones only),
`modifiedBy`, and `appProperties` by identity.
"""

import re

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.drive_access import DELETE, FOLDER, TRASH, WRITE, drive_file, owned_by, shared_drive
from zi_sheets.emulator.drive_content import downloaded, with_content, with_copied_content
from zi_sheets.emulator.drive_place import beside, moved, placed
from zi_sheets.emulator.drive_query import read_moment
from zi_sheets.emulator.drive_resource import NATIVE, SHORTCUT, own_app_properties, resource
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json

_PLAIN = (
    "name", "description", "starred", "trashed", "folderColorRgb", "writersCanShare", "copyRequiresWriterPermission",
)  # fmt: skip
_NOT_COPIED = ("starred", "trashed", "description", "appProperties", "modifiedTime")
_MIME = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}(; ?[\w.+-]+=[\w.+-]+)?", re.ASCII)


def create(call: Call) -> Json:
    return resource(call, new_file(call, call.body, call.media))


def new_file(call: Call, body: Json, media: Media | None = None) -> Json:
    """Metadata only, or with content; a spreadsheet or document comes with an empty Sheets or Docs object."""
    mime = _mime(body, media) or "application/octet-stream"
    if "id" in body and mime.startswith(NATIVE) and mime not in (FOLDER, SHORTCUT):
        raise invalid("Generated IDs are not supported for Docs Editors formats.", location="file.id")
    file = {"name": "Untitled", "mimeType": mime} | _new(call, body)
    file |= placed(call, body.get("parents", []), mime, len(media.content) if media else 0)
    if mime == SHORTCUT:
        target = drive_file(call, body.get("shortcutDetails", {}).get("targetId", ""))
        file["shortcutDetails"] = {"targetId": target["id"], "targetMimeType": target["mimeType"]}
    return touch(call, with_content(call, _edited(call, file, body), media, new=True), body)


def _new(call: Call, body: Json) -> Json:
    file_id = body.get("id") or new_id()
    if not re.fullmatch("(?!0A)[A-Za-z0-9_-]{20,64}", file_id):  # 0A: ids of My Drives
        raise invalid("The provided file ID is not usable.", location="file.id")
    if call.store.get("file", file_id):
        raise GoogleError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    made = _time(body["createdTime"]) if "createdTime" in body else call.time
    return {"id": file_id, "version": "0", "createdTime": made}


def copy(call: Call) -> Json:
    """A copy belongs to who made it, and lies beside the original if the caller may write there."""
    source = drive_file(call, call.path["fileId"])
    if source["mimeType"] == FOLDER:
        raise GoogleError(403, "This file cannot be copied by the user.", reason="cannotCopyFile")
    body = {**call.body, "name": call.body.get("name") or f"Copy of {source['name']}"}
    file = {name: value for name, value in source.items() if name not in _NOT_COPIED} | _new(call, body)
    file |= placed(call, body.get("parents") or beside(call, source), source["mimeType"], int(source.get("size", 0)))
    return resource(call, touch(call, _edited(call, with_copied_content(call, source, file), body), body))


def get(call: Call) -> Json | Media:
    file = drive_file(call, call.path["fileId"])
    return downloaded(call, file) if call.text("alt") == "media" else resource(call, file)


def update(call: Call) -> Json:
    """Metadata, content, place (addParents, removeParents) and trash."""
    file = drive_file(call, call.path["fileId"], TRASH if "trashed" in call.body else WRITE)
    if call.body.get("trashed") is True and "root" in file:
        raise GoogleError(403, "The root folder cannot be trashed.", reason="insufficientFilePermissions")
    changed = _edited(call, moved(call, file), call.body)
    if call.media and not file["mimeType"].startswith(NATIVE):
        changed["mimeType"] = _mime(call.body, call.media)
    return resource(call, touch(call, with_content(call, changed, call.media), call.body))


def delete(call: Call) -> None:
    """Removes a file, and a folder with everything below it that the same person owns."""
    file = drive_file(call, call.path["fileId"], DELETE)
    if "root" in file:
        raise GoogleError(403, "The root folder cannot be deleted.", reason="insufficientFilePermissions")
    _remove(call, file)


def empty_trash(call: Call) -> None:
    """Removes what lies in the caller's own trash, or in that of a shared drive."""
    drive = drive_file(call, call.text("driveId"), DELETE)["id"] if call.text("driveId") else ""
    for file in [file for file in call.store.all("file").values() if file.get("trashed")]:
        mine = shared_drive(call.store, file) == drive if drive else owned_by(file) == call.who.email
        if mine and call.store.get("file", file["id"]):
            _remove(call, file)


def _remove(call: Call, file: Json) -> None:
    pending = [file]
    while pending:
        gone = pending.pop()
        pending += [each for each in call.store.children(gone["id"]) if owned_by(each) == owned_by(gone)]
        if "content" in gone:
            call.store.put_content(gone["content"], None)
        for kind in ("file", "workbook"):
            if call.store.get(kind, gone["id"]) is not None:
                call.store.put(kind, gone["id"], None)


def touch(call: Call, file: Json, body: Json) -> Json:
    """A change was made: a new version, and a new time unless the caller set one."""
    changed = {**file, "version": str(int(file["version"]) + 1), "modifiedBy": call.who.name}
    changed["modifiedTime"] = changed["modifiedTime"] if "modifiedTime" in body else call.time
    call.store.put("file", file["id"], changed)
    return changed


def _edited(call: Call, file: Json, body: Json) -> Json:
    """The file with what the body changes; a property set to null is taken away."""
    changed = {**file, **{name: body[name] for name in _PLAIN if name in body}}
    if "modifiedTime" in body:
        changed["modifiedTime"] = _time(body["modifiedTime"])
    for name in {"properties", "appProperties"} & body.keys():
        mine = name == "appProperties"
        old = own_app_properties(call, file) if mine else file.get("properties")
        new = {key: value for key, value in {**(old or {}), **body[name]}.items() if value is not None}
        changed[name] = {**file.get(name, {}), call.who.name: new} if mine else new
    return changed


def _mime(body: Json, media: Media | None) -> str:
    """Raises GoogleError 400 for what could not stand in a Content-Type header."""
    kind: str = body.get("mimeType") or (media.type if media else "")
    if kind and not _MIME.fullmatch(kind):
        raise invalid("Invalid MIME type provided for the uploaded content.", reason="badRequest")
    return kind


def _time(text: str) -> str:
    """A time given by the caller as Drive writes times. Raises GoogleError 400."""
    try:
        return read_moment(text).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except ValueError as problem:
        raise invalid(f'Invalid value for: Invalid format: "{text}"') from problem
