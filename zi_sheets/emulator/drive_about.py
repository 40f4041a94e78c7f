"""drive.about.get and the storage quota it shows; drive.files.generateIds; drive.comments.list."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import drive_file, owned_by
from zi_sheets.emulator.drive_resource import is_trashed, user
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.identity import DOMAIN, settings
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Json


def about(call: Call) -> Json:
    """Raises GoogleError 400 without `fields`, as Drive does for this method."""
    if "fields" not in call.query:
        raise invalid("The 'fields' parameter is required for this method.", reason="required", location="fields")
    mine = _owned(call, call.who.email)
    used, trashed = _size(mine), _size([file for file in mine if is_trashed(call, file)])
    quota = {"usage": str(used), "usageInDrive": str(used), "usageInDriveTrash": str(trashed)}
    limit = settings(call.store, call.who.name).get("storage_quota")
    if limit is not None:
        quota["limit"] = str(limit)
    return {"kind": "drive#about", "user": user(call.who.email, call.who), "storageQuota": quota}


def check_quota(call: Call, owner: str, size: int) -> None:
    """Raises GoogleError 403 if the owner (an address, "" in a shared drive) has no room for `size` bytes more."""
    limit = settings(call.store, owner.removesuffix(f"@{DOMAIN}")).get("storage_quota")
    if limit is not None and size > 0 and _size(_owned(call, owner)) + size > int(limit):
        raise GoogleError(403, "The user's Drive storage quota has been exceeded.", reason="storageQuotaExceeded")


def _owned(call: Call, owner: str) -> list[Json]:
    return [file for file in call.store.all("file").values() if owned_by(file) == owner]


def _size(files: list[Json]) -> int:
    return sum(int(file.get("size", 0)) for file in files)


def generate_ids(call: Call) -> Json:
    ids = [new_id() for _ in range(int(call.text("count") or 10))]
    return {"kind": "drive#generatedIds", "space": "drive", "ids": ids}


def comments(call: Call) -> Json:
    """Nobody can comment here: always empty."""
    drive_file(call, call.path["fileId"])
    return {"kind": "drive#commentList", "comments": []}
