"""drive.drives: create, get, list. A shared drive is a root folder without an owner."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER, SHARED, owner, rank
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json


def create(call: Call) -> Json:
    """Repeated with the same requestId it is refused with 409."""
    request = call.text("requestId")
    if any(file.get("request") == request for file in _drives(call)):
        raise GoogleError(409, "A shared drive already exists for this request.", reason="conflict")
    drive: Json = {"id": f"0A{new_id()[:17]}", "name": call.body.get("name", ""), "mimeType": FOLDER, "root": SHARED}
    drive |= {"createdTime": call.time, "modifiedTime": call.time, "version": "1", "request": request}
    call.store.put("file", drive["id"], {**drive, "permissions": [{**owner(call.who), "role": "organizer"}]})
    return _resource(drive)


def get(call: Call) -> Json:
    wanted = call.path["driveId"]
    for drive in _drives(call):
        if drive["id"] == wanted:
            return _resource(drive)
    raise GoogleError(404, f"Shared drive not found: {wanted}", reason="notFound", location="driveId")


def list_drives(call: Call) -> Json:
    return {"kind": "drive#driveList", "drives": [_resource(drive) for drive in _drives(call)]}


def _drives(call: Call) -> list[Json]:
    drives = (file for file in call.store.all("file").values() if file.get("root") == SHARED)
    return [drive for drive in drives if rank(call.store, drive, call.who)]


def _resource(drive: Json) -> Json:
    return {"kind": "drive#drive", "id": drive["id"], "name": drive["name"], "createdTime": drive["createdTime"]}
