"""drive.changes: for every file the last change, numbered. Tokens are those numbers and do not expire."""

from collections.abc import Iterator
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import Files, permissions, rank, shared_drive, supports_all_drives
from zi_sheets.emulator.drive_page import check_spaces, page_size, page_start
from zi_sheets.emulator.drive_resource import resource
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json


class _Before:
    """Files as they were when the running transaction began."""

    def __init__(self, store: Store) -> None:
        self._store, self._changed = store, store.pending().before

    def get(self, kind: str, key: str) -> Any:
        return self._changed[kind, key] if (kind, key) in self._changed else self._store.get(kind, key)


def record_changes(call: Call) -> None:
    """Notes what the running transaction did to files, and who lost sight of them by which change."""
    store, before, number = call.store, _Before(call.store), _latest(call)
    for key in dict.fromkeys(_changed(store)):
        old, new = before.get("file", key), store.get("file", key)
        if "root" in (new or old or {"root": True}):
            continue
        number += 1
        seeing, saw = _people(store, new), _people(before, old)
        lost = (store.get("change", key) or {}).get("lost", {}) | dict.fromkeys(saw, number)
        lost = {who: when for who, when in lost.items() if who not in seeing}
        store.put("change", key, {"number": number, "time": call.time, "lost": lost})
    if number != _latest(call):
        store.put("setting", "changes", {"number": number})


def _changed(store: Store) -> Iterator[str]:
    """The files themselves, and all below a folder whose people or place are others now, or that is gone."""
    for (kind, key), old in store.pending().before.items():
        if kind == "file":
            yield key
            new = store.get("file", key) or {}
            if old and any(old.get(name) != new.get(name) for name in ("permissions", "parents")):
                yield from _below(store, key)


def _below(store: Store, folder: str) -> Iterator[str]:
    for file in store.children(folder):
        yield file["id"]
        yield from _below(store, file["id"])


def _people(files: Files, file: Json) -> set[str]:
    return {p.get("emailAddress", "") for p in permissions(files, file)} if file else set()


def get_start_page_token(call: Call) -> Json:
    return {"kind": "drive#startPageToken", "startPageToken": str(_latest(call) + 1)}


def list_changes(call: Call) -> Json:
    """A file that the caller could see and no longer can is shown as removed, at the change by which it was lost."""
    check_spaces(call)
    first, size = max(page_start(call), 1), page_size(call, 100)
    later = ((key, record) for key, record in call.store.all("change").items() if record["number"] >= first)
    shown = sorted((number, key) for key, record in later if (number := _seen_at(call, key, record)) >= first)
    more = {"nextPageToken": str(shown[size][0])} if len(shown) > size else {}
    end = more or {"newStartPageToken": str(_latest(call) + 1)}
    return {"kind": "drive#changeList", "changes": [_change(call, key) for _, key in shown[:size]], **end}


def _seen_at(call: Call, file_id: str, record: Json) -> int:
    """The number of the last change, or of that by which the caller lost the file; 0 if neither is told."""
    file = _visible(call, file_id)
    if not file:  # records of older folders do not know who lost it
        return record.get("lost", {}).get(call.who.email, 0) if call.text("includeRemoved") != "false" else 0
    drive = shared_drive(call.store, file)
    everywhere = call.flag("includeItemsFromAllDrives") and supports_all_drives(call)
    wanted = drive == call.text("driveId") if call.text("driveId") else not drive or everywhere
    return record["number"] if wanted else 0


def _change(call: Call, file_id: str) -> Json:
    time, file = call.store.get("change", file_id)["time"], _visible(call, file_id)
    change = {"kind": "drive#change", "changeType": "file", "time": time, "fileId": file_id, "removed": not file}
    return {**change, "file": resource(call, file)} if file else change


def _visible(call: Call, file_id: str) -> Json:
    file = call.store.get("file", file_id)
    return file if file and rank(call.store, file, call.who, by_link=False) else None


def _latest(call: Call) -> int:
    number: int = (call.store.get("setting", "changes") or {"number": 0})["number"]
    return number
