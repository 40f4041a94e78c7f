"""drive.changes: for every file the last change, numbered. Tokens are those numbers and do not expire."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import permissions, rank, shared_drive, supports_all_drives
from zi_sheets.emulator.drive_listing import LARGEST_PAGE
from zi_sheets.emulator.drive_resource import resource
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Json


def record_changes(call: Call) -> None:
    """Notes what the running transaction did to files, and who could see them before."""
    number = _latest(call)
    for (kind, key), before in call.store.pending().before.items():
        if kind == "file" and "root" not in (before or call.store.get("file", key) or {"root": True}):
            number += 1
            seen_by = [p.get("emailAddress", "") for p in permissions(call.store, before)] if before else []
            call.store.put("change", key, {"number": number, "time": call.time, "seen_by": seen_by})
    if number != _latest(call):
        call.store.put("setting", "changes", {"number": number})


def get_start_page_token(call: Call) -> Json:
    return {"kind": "drive#startPageToken", "startPageToken": str(_latest(call) + 1)}


def list_changes(call: Call) -> Json:
    """A file that the caller could see and no longer can is shown as removed."""
    token = call.text("pageToken")
    if not (token.isascii() and token.isdigit() and len(token) < 16):
        raise invalid("Invalid Value", location="pageToken")
    later = [(c["number"], key, c) for key, c in call.store.all("change").items() if c["number"] >= int(token)]
    shown = [(number, change) for number, key, record in sorted(later) if (change := _change(call, key, record))]
    size = min(max(int(call.text("pageSize") or 100), 1), LARGEST_PAGE)
    more = {"nextPageToken": str(shown[size][0])} if len(shown) > size else {}
    end = more or {"newStartPageToken": str(_latest(call) + 1)}
    return {"kind": "drive#changeList", "changes": [change for _, change in shown[:size]], **end}


def _change(call: Call, file_id: str, record: Json) -> Json | None:
    file = call.store.get("file", file_id)
    change = {"kind": "drive#change", "changeType": "file", "time": record["time"], "fileId": file_id}
    if file and rank(call.store, file, call.who, by_link=False):
        drive = shared_drive(call.store, file)
        everywhere = call.flag("includeItemsFromAllDrives") and supports_all_drives(call)
        wanted = drive == call.text("driveId") if call.text("driveId") else not drive or everywhere
        return {**change, "removed": False, "file": resource(call, file)} if wanted else None
    seen = call.who.email in record["seen_by"] and call.text("includeRemoved") != "false"
    return {**change, "removed": True} if seen else None


def _latest(call: Call) -> int:
    number: int = (call.store.get("setting", "changes") or {"number": 0})["number"]
    return number
