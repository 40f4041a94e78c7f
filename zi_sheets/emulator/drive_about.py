"""drive.about.get, drive.drives.list and drive.comments.list."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import drive_file, owned_by
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.identity import settings
from zi_sheets.emulator.wire import Json


def about(call: Call) -> Json:
    """Raises GoogleError 400 without `fields`, as Drive does for this method."""
    if "fields" not in call.query:
        raise GoogleError(
            400, "The 'fields' parameter is required for this method.", reason="required", location="fields"
        )
    mine = [file for file in call.store.all("file").values() if owned_by(file) == call.who.email]
    used = str(sum(int(file.get("size", 0)) for file in mine))
    quota = {"usage": used, "usageInDrive": used, "usageInDriveTrash": "0"}
    limit = settings(call.store, call.who.name).get("storage_quota")
    if limit is not None:
        quota["limit"] = str(limit)
    return {"kind": "drive#about", "user": call.who.user, "storageQuota": quota}


def shared_drives(call: Call) -> Json:
    return {"kind": "drive#driveList", "drives": []}


def comments(call: Call) -> Json:
    """Nobody can comment here: always empty."""
    drive_file(call, call.path["fileId"])
    return {"kind": "drive#commentList", "comments": []}
