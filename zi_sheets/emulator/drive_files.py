"""drive.files: create, copy, get, update, delete, emptyTrash.

A record of kind "file" has the names of Drive's File resource for what is stored as such, and of our own: `content`
(the name under which the store keeps the bytes), `root` (of a My Drive or shared drive), `permissions` (own ones only),
`modifiedBy`, and `appProperties` by identity.
"""

import re
from datetime import UTC, datetime, timedelta

from zi_sheets.emulator.call import Call, Media, written
from zi_sheets.emulator.drive_about import check_quota
from zi_sheets.emulator.drive_access import DELETE, FOLDER, TRASH, WRITE, drive_file, owned_by, shared_drive
from zi_sheets.emulator.drive_content import downloaded, with_content, with_copied_content
from zi_sheets.emulator.drive_place import beside, moved, placed
from zi_sheets.emulator.drive_query import read_moment
from zi_sheets.emulator.drive_resource import NATIVE, SHORTCUT, own_app_properties, resource
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json
from zi_sheets.emulator.writable import check_writable

_PLAIN = (
    "name", "description", "starred", "trashed", "folderColorRgb", "writersCanShare", "copyRequiresWriterPermission",
)  # fmt: skip
_WRITABLE = (*_PLAIN, "mimeType", "modifiedTime", "properties", "appProperties")
_ONLY_NEW = ("id", "createdTime", "parents", "shortcutDetails")
_NOT_COPIED = ("starred", "trashed", "description", "appProperties", "modifiedTime")
_TICK = timedelta(milliseconds=1)  # the resolution of Drive's times
_LAST = datetime.max.replace(tzinfo=UTC) - _TICK
_MIME = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}(; ?[\w.+-]+=[\w.+-]+)?", re.ASCII)


def create(call: Call) -> Json:
    check_writable(call, (*_WRITABLE, *_ONLY_NEW))
    return resource(call, new_file(call, call.body, call.media))


def new_file(call: Call, body: Json, media: Media | None = None) -> Json:
    """Metadata only, or with content; a spreadsheet or document comes with an empty Sheets or Docs object."""
    mime = _mime(body, media) or "application/octet-stream"
    if "id" in body and mime.startswith(NATIVE) and mime not in (FOLDER, SHORTCUT):
        raise invalid("Generated IDs are not supported for Docs Editors formats.", location="file.id")
    file = {"name": "Untitled", "mimeType": mime} | _new(call, body)
    file |= placed(call, body.get("parents", []), mime, len(media.content) if media else 0)
    if mime == SHORTCUT:
        file["shortcutDetails"] = _shortcut_details(call, body)
    return touch(call, with_content(call, _edited(call, file, body), media, new=True), body)


def _shortcut_details(call: Call, body: Json) -> Json:
    """Raises GoogleError 404 without a target that the caller sees, 403 for a shortcut to a shortcut."""
    target = drive_file(call, body.get("shortcutDetails", {}).get("targetId", ""))
    if target["mimeType"] == SHORTCUT:
        text = "The specified file is not an allowed shortcut target type."
        raise GoogleError(403, text, reason="shortcutTargetInvalid")
    return {"targetId": target["id"], "targetMimeType": target["mimeType"]}


def _new(call: Call, body: Json) -> Json:
    file_id = body.get("id") or new_id()
    if not re.fullmatch("(?!0A)[A-Za-z0-9_-]{20,64}", file_id):  # 0A: ids of My Drives
        raise invalid("The provided file ID is not usable.", location="file.id")
    if call.store.get("file", file_id):
        raise GoogleError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    made = _time(body["createdTime"]) if "createdTime" in body else call.time
    return {"id": file_id, "version": "0", "createdTime": made}


def copy(call: Call) -> Json:
    """A copy belongs to who made it, and lies beside the original if the caller may write there.

    One of another type is made of the original's content, as an upload would be.
    """
    check_writable(call, (*_WRITABLE, *_ONLY_NEW))
    source = drive_file(call, call.path["fileId"])
    if source["mimeType"] == FOLDER:
        raise GoogleError(403, "This file cannot be copied by the user.", reason="cannotCopyFile")
    body = {**call.body, "name": call.body.get("name") or f"Copy of {source['name']}"}
    body["parents"] = body.get("parents") or beside(call, source)
    if body.get("mimeType", source["mimeType"]) != source["mimeType"]:
        return resource(call, new_file(call, body, downloaded(call, source)))
    file = {name: value for name, value in source.items() if name not in _NOT_COPIED} | _new(call, body)
    file |= placed(call, body["parents"], source["mimeType"], int(source.get("size", 0)))
    return resource(call, touch(call, _edited(call, with_copied_content(call, source, file), body), body))


def get(call: Call) -> Json | Media:
    file = drive_file(call, call.path["fileId"])
    return downloaded(call, file) if call.text("alt") == "media" else resource(call, file)


def update(call: Call) -> Json:
    """Metadata, content, place (addParents, removeParents) and trash; the last two are no modification.

    What Google writes no new modifiedTime for: https://github.com/elastic/connectors/pull/2679 (trash),
    https://github.com/Grive/grive/issues/106 (moves).
    """
    check_writable(call, _WRITABLE, only_new=_ONLY_NEW)
    file = drive_file(call, call.path["fileId"], TRASH if "trashed" in call.body else WRITE)
    if call.body.get("trashed") is True and "root" in file:
        raise GoogleError(403, "The root folder cannot be trashed.", reason="insufficientFilePermissions")
    check_quota(call, owned_by(file), len(call.media.content) - int(file.get("size", 0)) if call.media else 0)
    changed = {**_edited(call, moved(call, file), call.body), "mimeType": _type_after(call, file["mimeType"])}
    if not call.media and call.body.keys() <= {"trashed"}:
        return resource(call, put_version(call, changed))
    return resource(call, touch(call, with_content(call, changed, call.media), call.body))


def _type_after(call: Call, before: str) -> str:
    """Raises GoogleError 400 for a change into or out of one of Google's own kinds."""
    after = _mime(call.body, None if before.startswith(NATIVE) else call.media) or before
    if after != before and (after.startswith(NATIVE) or before.startswith(NATIVE)):
        raise invalid("Invalid MIME type provided for the uploaded content.", reason="badRequest")
    return after


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
    """A modification was made: a new version, and a new time unless the caller set one.

    No two modifications of a file bear one time, even while the clock stands: from it clients tell a change.
    """
    modified = {**file, "modifiedBy": call.who.name}
    if "modifiedTime" not in body:
        before = file.get("modifiedTime", "")
        modified["modifiedTime"] = call.time if before < call.time else written(min(read_moment(before), _LAST) + _TICK)
    return put_version(call, modified)


def put_version(call: Call, file: Json) -> Json:
    """Keeps a changed file as its next version."""
    changed = {**file, "version": str(int(file["version"]) + 1)}
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
        return written(read_moment(text))
    except ValueError as problem:
        raise invalid(f'Invalid value for: Invalid format: "{text}"') from problem
