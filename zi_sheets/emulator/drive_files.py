"""drive.files: create, copy, get, update, delete.

A record of kind "file" has the names of Drive's File resource for what is stored as such, and three of our own:
`content` (the name under which the store keeps the bytes), `root` (a My Drive) and `permissions` (own ones only).
"""

from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.drive_access import DELETE, FOLDER, WRITE, drive_file, file_not_found, owner, rank, root
from zi_sheets.emulator.drive_content import copied_content, downloaded, with_content
from zi_sheets.emulator.drive_resource import NATIVE, resource
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json

_PLAIN = (
    "name",
    "description",
    "starred",
    "trashed",
    "folderColorRgb",
    "writersCanShare",
    "copyRequiresWriterPermission",
)
_MAPS = ("properties", "appProperties")
_NOT_COPIED = ("starred", "trashed", "description", "appProperties")


def create(call: Call) -> Json:
    return resource(call, new_file(call, call.body, call.media))


def new_file(call: Call, body: Json, media: Media | None = None) -> Json:
    """Metadata only, or with content; a spreadsheet or document comes with an empty Sheets or Docs object."""
    file_id = body.get("id") or new_id()
    if call.store.get("file", file_id):
        raise GoogleError(409, "A file already exists with the provided ID.", reason="fileIdInUse")
    mime = body.get("mimeType") or (media.type if media else "application/octet-stream")
    file: Json = {"id": file_id, "name": "Untitled", "mimeType": mime, "parents": _new_parents(call, body)}
    file |= {"version": "0", "createdTime": body.get("createdTime", call.time), "permissions": [owner(call.who)]}
    return touch(call, with_content(call, _edited(file, body), media, new=True), body)


def copy(call: Call) -> Json:
    """A copy belongs to who made it, and lies beside the original if the caller may write there."""
    source = drive_file(call, call.path["fileId"])
    if source["mimeType"] == FOLDER:
        raise GoogleError(403, "This file cannot be copied by the user.", reason="cannotCopyFile")
    body = {**call.body, "name": call.body.get("name") or f"Copy of {source['name']}"}
    if "parents" not in body:
        beside = next(iter(source.get("parents", [])), "")
        body["parents"] = [beside] if rank(call.store, call.store.get("file", beside), call.who) >= WRITE else []
    file = {name: value for name, value in source.items() if name not in _NOT_COPIED}
    file |= {"id": new_id(), "version": "0", "createdTime": call.time, "permissions": [owner(call.who)]}
    file["parents"] = _new_parents(call, body)
    file |= copied_content(call, source, file["id"])
    return resource(call, touch(call, _edited(file, body), body))


def get(call: Call) -> Json | Media:
    file = drive_file(call, call.path["fileId"])
    return downloaded(call, file) if call.text("alt") == "media" else resource(call, file)


def update(call: Call) -> Json:
    """Metadata, content, place (addParents, removeParents) and trash."""
    file = drive_file(call, call.path["fileId"], WRITE)
    if call.body.get("trashed") is True and "root" in file:
        raise GoogleError(403, "The root folder cannot be trashed.", reason="insufficientFilePermissions")
    moved = _edited({**file, "parents": _parents(call, file)}, call.body)
    if call.media and not file["mimeType"].startswith(NATIVE):
        moved["mimeType"] = call.body.get("mimeType", call.media.type)
    return resource(call, touch(call, with_content(call, moved, call.media), call.body))


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
    for kind in ("file", "workbook"):
        if call.store.get(kind, file["id"]) is not None:
            call.store.put(kind, file["id"], None)


def touch(call: Call, file: Json, body: Json) -> Json:
    """A change was made: a new version, and a new time unless the caller set one."""
    changed = {**file, "version": str(int(file["version"]) + 1), "modifiedBy": call.who.name}
    changed["modifiedTime"] = body.get("modifiedTime", call.time)
    call.store.put("file", file["id"], changed)
    return changed


def _edited(file: Json, body: Json) -> Json:
    """The file with what the body changes; a property set to null is taken away."""
    changed = {**file, **{name: body[name] for name in _PLAIN if name in body}}
    for name in _MAPS:
        if name in body:
            both = {**file.get(name, {}), **body[name]}
            changed[name] = {key: value for key, value in both.items() if value is not None}
    return changed


def _new_parents(call: Call, body: Json) -> list[str]:
    parents = [_folder(call, parent) for parent in body.get("parents", [])] or [root(call)["id"]]
    if len(parents) > 1:
        raise GoogleError(400, "A file cannot have more than one parent.", reason="cannotAddParent")
    return parents


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
