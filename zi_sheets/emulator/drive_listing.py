"""drive.files.list: condition, order, pages."""

from collections.abc import Mapping
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER, owned_by, permissions, rank, root
from zi_sheets.emulator.drive_query import read_query
from zi_sheets.emulator.drive_resource import is_trashed, resource
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.wire import Json

_DEFAULT_PAGE, _LARGEST_PAGE = 100, 1000
_ORDERS = {
    "createdTime",
    "folder",
    "modifiedTime",
    "name",
    "name_natural",
    "quotaBytesUsed",
    "recency",
    "viewedByMeTime",
}


def list_files(call: Call) -> Json:
    """Trashed files are listed too unless `q` says otherwise; files open by link only are not listed."""
    q = call.text("q").replace("'root'", f"'{root(call)['id']}'")
    condition = read_query(q) if q.strip() else None
    found = [file for file in call.store.all("file").values() if _visible(call, file)]
    if condition:
        found = [file for file in found if condition(_Seen(call, file))]
    page, following = _page(call, _ordered(found, call.text("orderBy")))
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": [resource(call, file) for file in page]}
    return {**answer, "nextPageToken": following} if following else answer


class _Seen(dict[str, Any]):
    """A file with the fields that only `q` knows, worked out when they are asked for."""

    def __init__(self, call: Call, file: Json) -> None:
        super().__init__(file)
        self.call, self.file = call, file

    def get(self, name: str, default: Any = None) -> Any:
        match name:
            case "trashed":
                return is_trashed(self.call, self.file)
            case "sharedWithMe":
                return owned_by(self.file) != self.call.who.email
            case "owners":
                return [owned_by(self.file), "me" if owned_by(self.file) == self.call.who.email else ""]
            case "readers" | "writers":
                return [p.get("emailAddress", "") for p in permissions(self.call.store, self.file)]
        return super().get(name, default)


def _visible(call: Call, file: Json) -> bool:
    return "root" not in file and rank(call.store, file, call.who, by_link=False) > 0


def _ordered(files: list[Json], order: str) -> list[Json]:
    """Newest first where no order is asked for, as recorded; ties and rest by the order asked for."""
    ordered = sorted(files, key=lambda file: file["modifiedTime"], reverse=True)
    for key in reversed([key.strip() for key in order.split(",") if key.strip()]):
        name, _, direction = key.partition(" ")
        if name not in _ORDERS or direction not in ("", "desc"):
            raise GoogleError(400, "Invalid Value", reason="invalid", location="orderBy")
        ordered = sorted(ordered, key=lambda file: _sort_key(name, file), reverse=direction == "desc")
    return ordered


def _sort_key(name: str, file: Mapping[str, Any]) -> Any:
    match name:
        case "folder":
            return file["mimeType"] != FOLDER
        case "quotaBytesUsed":
            return int(file.get("size", 0))
        case "name" | "name_natural":
            return file["name"].casefold()
        case "recency" | "viewedByMeTime":
            return file["modifiedTime"]
    return file[name]


def _page(call: Call, files: list[Json]) -> tuple[list[Json], str]:
    size = int(call.text("pageSize") or _DEFAULT_PAGE)
    if size < 1:
        text = f"Invalid value '{size}'. Values must be within the range: [1, {_LARGEST_PAGE}]"
        raise GoogleError(400, text, reason="invalidParameter", location="pageSize")
    token = call.text("pageToken")
    if token and not token.removeprefix("~").isdigit():
        raise invalid("Invalid Value", location="pageToken")
    first = int(token.removeprefix("~") or 0)
    last = first + min(size, _LARGEST_PAGE)
    return files[first:last], f"~{last}" if last < len(files) else ""
