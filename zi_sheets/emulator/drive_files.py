"""drive.files: create, copy, get, update, delete, emptyTrash.

A record of kind "file" has the names of Drive's File resource for what is stored as such, and of our own: `content`
(the name under which the store keeps the bytes), `root` (of a My Drive or shared drive), `permissions` (own ones only),
`modifiedBy`, and `appProperties` by identity.
"""

import re

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.drive_about import check_quota
from zi_sheets.emulator.drive_access import (
    DELETE,
    FOLDER,
    TRASH,
    WRITE,
    drive_file,
    file_not_found,
    not_allowed,
    owned_by,
    owner,
    rank,
    root,
    shared_drive,
)
from zi_sheets.emulator.drive_content import downloaded, with_content, with_copied_content
from zi_sheets.emulator.drive_query import read_moment
from zi_sheets.emulator.drive_resource import NATIVE, SHORTCUT, resource
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json

_PLAIN = ("name", "description", "starred", "trashed", "folderColorRgb", "writersCanShare", "modifiedTime")
_NOT_COPIED = ("starred", "trashed", "description", "appProperties", "modifiedTime")
_MIME = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}(; ?[\w.+-]+=[\w.+-]+)?", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9_-]{20,64}")


def create(call: Call) -> Json:
    return resource(call, new_file(call, call.body, call.media))


def new_file(call: Call, body: Json, media: Media | None = None) -> Json:
    """Metadata only, or with content; a spreadsheet or document comes with an empty Sheets or Docs object."""
    file_id = body.get("id") or new_id()
    if not _ID.fullmatch(file_id):
        raise invalid("The provided file ID is not usable.", location="file.id")
    if call.store.get("file", file_id):
        raise GoogleError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    mime = _mime(body, media) or "application/octet-stream"
    if "id" in body and mime.startswith(NATIVE) and mime not in (FOLDER, SHORTCUT):
        raise invalid("Generated IDs are not supported for Docs Editors formats.", location="file.id")
    file: Json = {"id": file_id, "name": "Untitled", "mimeType": mime}
    file |= _placed(call, body, mime, len(media.content) if media else 0)
    if mime == SHORTCUT:
        target = drive_file(call, body.get("shortcutDetails", {}).get("targetId", ""))
        file["shortcutDetails"] = {"targetId": target["id"], "targetMimeType": target["mimeType"]}
    return touch(call, with_content(call, _edited(call, file, body), media, new=True), body)


def _placed(call: Call, body: Json, mime: str, size: int) -> Json:
    """What a new file has by its place: in a shared drive no owner, elsewhere one with room for it."""
    parents = [_folder(call, parent) for parent in body.get("parents", [])] or [root(call)["id"]]
    if len(parents) > 1:
        raise GoogleError(400, "A file cannot have more than one parent.", reason="cannotAddParent")
    shared = shared_drive(call.store, call.store.get("file", parents[0]))
    if not shared and mime not in (FOLDER, SHORTCUT):
        check_quota(call, size)
    made = _time(body["createdTime"]) if "createdTime" in body else call.time
    return {"parents": parents, "version": "0", "createdTime": made, "permissions": [] if shared else [owner(call.who)]}


def copy(call: Call) -> Json:
    """A copy belongs to who made it, and lies beside the original if the caller may write there."""
    source = drive_file(call, call.path["fileId"])
    if source["mimeType"] == FOLDER:
        raise GoogleError(403, "This file cannot be copied by the user.", reason="cannotCopyFile")
    body = {**call.body, "name": call.body.get("name") or f"Copy of {source['name']}"}
    if "parents" not in body:
        beside = next(iter(source.get("parents", [])), "")
        body["parents"] = [beside] if rank(call.store, call.store.get("file", beside), call.who) >= WRITE else []
    file = {name: value for name, value in source.items() if name not in _NOT_COPIED} | {"id": new_id()}
    file |= _placed(call, body, source["mimeType"], int(source.get("size", 0)))
    return resource(call, touch(call, _edited(call, with_copied_content(call, source, file), body), body))


def get(call: Call) -> Json | Media:
    file = drive_file(call, call.path["fileId"])
    return downloaded(call, file) if call.text("alt") == "media" else resource(call, file)


def update(call: Call) -> Json:
    """Metadata, content, place (addParents, removeParents) and trash."""
    file = drive_file(call, call.path["fileId"], TRASH if "trashed" in call.body else WRITE)
    if call.body.get("trashed") is True and "root" in file:
        raise GoogleError(403, "The root folder cannot be trashed.", reason="insufficientFilePermissions")
    changed = _edited(call, _moved(call, file), call.body)
    if call.media and not file["mimeType"].startswith(NATIVE):
        changed["mimeType"] = _mime(call.body, call.media)
    return resource(call, touch(call, with_content(call, changed, call.media), call.body))


def delete(call: Call) -> None:
    """Removes a file, and a folder with everything below it."""
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
        pending += call.store.children(gone["id"])
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
    if "properties" in body:
        changed["properties"] = _without_nulls({**file.get("properties", {}), **body["properties"]})
    if "appProperties" in body:
        every = file.get("appProperties", {})
        own = _without_nulls({**every.get(call.who.name, {}), **body["appProperties"]})
        changed["appProperties"] = {**every, call.who.name: own}
    return changed


def _without_nulls(properties: Json) -> Json:
    return {key: value for key, value in properties.items() if value is not None}


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


def _moved(call: Call, file: Json) -> Json:
    """The file in the place that addParents and removeParents give it."""
    names = {name: [each for each in call.text(name).split(",") if each] for name in ("addParents", "removeParents")}
    gone = {root(call)["id"] if each == "root" else each for each in names["removeParents"]}
    added = [_folder(call, each) for each in names["addParents"]]
    if file["id"] in {each for parent in added for each in _above(call, parent)}:
        raise GoogleError(403, "A folder cannot be moved into itself.", reason="cannotAddParent")
    parents = [each for each in file.get("parents", []) if each not in gone and each not in added] + added
    if len(parents) > 1:
        text = "Increasing the number of parents is not allowed"
        raise GoogleError(403, text, reason="cannotAddParent")
    if added and shared_drive(call.store, file) != shared_drive(call.store, call.store.get("file", added[0])):
        return _changed_drive(call, file, parents)
    return {**file, "parents": parents} if call.query.keys() & names else file


def _changed_drive(call: Call, file: Json, parents: list[str]) -> Json:
    """In a shared drive nobody owns a file; who takes one out of it owns it. Folders stay in their drive."""
    if file["mimeType"] == FOLDER:
        raise GoogleError(403, "Folders cannot be moved between drives.", reason="teamDrivesFolderMoveInNotSupported")
    out = bool(shared_drive(call.store, file))
    if rank(call.store, file, call.who) < DELETE:
        raise not_allowed()
    kept = [p for p in file["permissions"] if p["role"] != "owner" and p["id"] != call.who.name]
    return {**file, "parents": parents, "permissions": [*kept, owner(call.who)] if out else kept}


def _above(call: Call, file_id: str) -> list[str]:
    found = []
    while file_id and file_id not in found:
        found.append(file_id)
        file_id = next(iter((call.store.get("file", file_id) or {}).get("parents", [])), "")
    return found
