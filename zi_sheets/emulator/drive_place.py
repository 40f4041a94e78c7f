"""Where a Drive file lies: folders, moves, and shared drives, which are root folders without an owner."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_about import check_quota
from zi_sheets.emulator.drive_access import (
    DELETE,
    FOLDER,
    SHARED,
    WRITE,
    chain,
    drive_file,
    owner,
    rank,
    root,
    shared_drive,
)
from zi_sheets.emulator.drive_page import page_of
from zi_sheets.emulator.drive_resource import SHORTCUT
from zi_sheets.emulator.google_error import GoogleError, file_not_found, invalid, not_allowed
from zi_sheets.emulator.store import Store, new_id
from zi_sheets.emulator.wire import Json

DEEPEST = 100
"""Levels of nested folders, in a My Drive since November 2023 and in a shared drive."""


def placed(call: Call, wanted: list[str], mime: str, size: int) -> Json:
    """What a new file has by its place: in a shared drive no owner, elsewhere one with room for it."""
    parents = [_folder(call, parent) for parent in wanted] or [root(call)["id"]]
    if len(parents) > 1:
        raise GoogleError(400, "A file cannot have more than one parent.", reason="cannotAddParent")
    shared = shared_drive(call.store, call.store.get("file", parents[0]))
    if mime == FOLDER:
        _check_depth(call, parents[0], 1)
    if not shared and mime not in (FOLDER, SHORTCUT):
        check_quota(call, call.who.email, max(size, 1))  # with a quota of 0 not even an empty file
    return {"parents": parents, "permissions": [] if shared else [owner(call.who)]}


def beside(call: Call, source: Json) -> list[str]:
    """The folder of `source`, if the caller may put something there; else [], which means their My Drive."""
    folders = [call.store.get("file", parent) for parent in source.get("parents", [])]
    return [folder["id"] for folder in folders if folder and rank(call.store, folder, call.who) >= WRITE]


def _folder(call: Call, parent: str) -> str:
    """The id of a folder the caller may put something into."""
    try:
        folder = drive_file(call, parent, WRITE)
    except GoogleError as problem:
        raise file_not_found(parent, "") if problem.status == 404 else problem from problem
    if folder["mimeType"] != FOLDER:
        raise GoogleError(403, "The specified parent is not a folder.", reason="parentNotAFolder")
    return str(folder["id"])


def moved(call: Call, file: Json) -> Json:
    """The file in the place that addParents and removeParents give it."""
    names = {name: [each for each in call.text(name).split(",") if each] for name in ("addParents", "removeParents")}
    gone = {root(call)["id"] if each == "root" else each for each in names["removeParents"]}
    added = [_folder(call, each) for each in names["addParents"]]
    above = [each["id"] for parent in added for each in chain(call.store, call.store.get("file", parent))]
    if file["id"] in above:
        raise GoogleError(403, "A folder cannot be moved into itself.", reason="cannotAddParent")
    there = [each for each in file.get("parents", []) if call.store.get("file", each)]
    parents = [each for each in there if each not in gone and each not in added] + added
    if len(parents) > 1:
        raise GoogleError(403, "Increasing the number of parents is not allowed", reason="cannotAddParent")
    if added and file["mimeType"] == FOLDER:
        _check_depth(call, added[0], _levels(call.store, file))
    if added and shared_drive(call.store, file) != shared_drive(call.store, call.store.get("file", added[0])):
        return _changed_drive(call, file, parents)
    return {**file, "parents": parents} if call.query.keys() & names else file


def _check_depth(call: Call, parent: str, levels: int) -> None:
    """Raises GoogleError 403 where folders would come to lie deeper than Google allows."""
    above = list(chain(call.store, call.store.get("file", parent)))
    if len(above) - 1 + levels > DEEPEST:  # the root is no level
        shared = above[-1].get("root") == SHARED
        reason = "teamDriveHierarchyTooDeep" if shared else "myDriveHierarchyDepthLimitExceeded"
        raise GoogleError(403, f"Folders cannot be nested in more than {DEEPEST} levels.", reason=reason)


def _levels(store: Store, folder: Json) -> int:
    """How many levels of folders there are from this one down."""
    levels, folders = 0, [folder]
    while folders:
        levels += 1
        folders = [child for each in folders for child in store.children(each["id"]) if child["mimeType"] == FOLDER]
    return levels


def _changed_drive(call: Call, file: Json, parents: list[str]) -> Json:
    """In a shared drive nobody owns a file; who takes one out of it owns it. Folders stay in their drive."""
    if file["mimeType"] == FOLDER:
        raise GoogleError(403, "Folders cannot be moved between drives.", reason="teamDrivesFolderMoveInNotSupported")
    out = bool(shared_drive(call.store, file))
    if rank(call.store, file, call.who) < DELETE:
        raise not_allowed()
    kept = [p for p in file["permissions"] if p["role"] != "owner" and p["id"] != call.who.name]
    return {**file, "parents": parents, "permissions": [*kept, owner(call.who)] if out else kept}


def create_drive(call: Call) -> Json:
    """Repeated with the same requestId it is refused with 409."""
    request = call.text("requestId")
    if any(file.get("request") == request for file in _drives(call)):
        raise GoogleError(409, "A shared drive already exists for this request.", reason="conflict")
    drive: Json = {"id": f"0A{new_id()[:17]}", "name": call.body.get("name", ""), "mimeType": FOLDER, "root": SHARED}
    drive |= {"createdTime": call.time, "modifiedTime": call.time, "version": "1", "request": request}
    call.store.put("file", drive["id"], {**drive, "permissions": [owner(call.who, "organizer")]})
    return _drive_resource(drive)


def get_drive(call: Call) -> Json:
    wanted = call.path["driveId"]
    found = next((drive for drive in _drives(call) if drive["id"] == wanted), None)
    if not found:
        raise GoogleError(404, f"Shared drive not found: {wanted}", reason="notFound", location="driveId")
    return _drive_resource(found)


def list_drives(call: Call) -> Json:
    """Raises GoogleError 400 for `q`, which the emulator does not have for drives."""
    if call.text("q"):
        raise invalid("The embedded workspace does not implement q in drive.drives.list.", location="q")
    drives = [_drive_resource(drive) for drive in _drives(call)]
    return {"kind": "drive#driveList", **page_of(call, "drives", drives, 10)}


def _drives(call: Call) -> list[Json]:
    drives = (file for file in call.store.all("file").values() if file.get("root") == SHARED)
    return [drive for drive in drives if rank(call.store, drive, call.who)]


def _drive_resource(drive: Json) -> Json:
    return {"kind": "drive#drive", "id": drive["id"], "name": drive["name"], "createdTime": drive["createdTime"]}
