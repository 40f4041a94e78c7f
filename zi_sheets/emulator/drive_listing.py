"""drive.files.list: condition, order, pages."""

from collections.abc import Callable, Iterable
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import owned_by, permissions, rank, root, shared_drive, supports_all_drives
from zi_sheets.emulator.drive_pages import page_of
from zi_sheets.emulator.drive_query import Condition, read_query
from zi_sheets.emulator.drive_resource import is_trashed, own_app_properties, resource
from zi_sheets.emulator.google_error import GoogleError, file_not_found
from zi_sheets.emulator.wire import Json


def list_files(call: Call) -> Json:
    """Trashed files too, unless `q` says otherwise; files open by link only where `q` names their folder."""
    condition = read_query(call.text("q")) if call.text("q").strip() else Condition(lambda file: True)
    in_scope, can_see, files = _scope(call), _sight(call, condition), _candidates(call, condition)
    page, following = page_of(call, files, lambda f: can_see(f) and in_scope(f) and condition.holds(_Seen(call, f)))
    mask = call.mask.get("files", {})
    files = [resource(call, file, mask) for file in page]
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": files}
    return {**answer, "nextPageToken": following} if following else answer


def _candidates(call: Call, condition: Condition) -> Iterable[Json]:
    """The files in the folders that the condition names, or all.

    Raises:
        GoogleError: 404 for the one folder asked for, if the caller cannot read it.
    """
    if condition.parents is None:
        return [file for file in call.store.all("file").values() if "root" not in file]
    folders = {root(call)["id"] if each == "root" else each for each in condition.parents}
    if len(folders) == 1 and not _readable(call, *folders):
        raise file_not_found(".")
    return [file for folder in _not_missed(call, folders) for file in call.store.children(folder)]


def _sight(call: Call, condition: Condition) -> Callable[[Json], bool]:
    """Whether the caller can see a file; what is open by link only, is seen only by who names its folder."""
    by_link, known = condition.parents is not None, dict[str, int]()
    return lambda file: rank(call.store, file, call.who, by_link=by_link, known=known) > 0


def _readable(call: Call, folder: str) -> bool:
    file = call.store.get("file", folder)
    return bool(file) and rank(call.store, file, call.who) > 0


def _not_missed(call: Call, folders: set[str]) -> list[str]:
    """Google may miss folders of a grouped query, all or some, and says nothing (facts, section 6)."""
    ordered = sorted(folders)
    missing = call.behaviour["grouped_listing"] if len(ordered) > 1 else "right"
    return {"right": ordered, "partial": ordered[::2], "empty": []}[missing]


def _scope(call: Call) -> Callable[[Json], bool]:
    """Which drives are listed. Raises GoogleError 403 or 404 for parameters that do not go together."""
    include = call.flag("includeItemsFromAllDrives") or call.flag("includeTeamDriveItems")
    drive, corpora = call.text("driveId") or call.text("teamDriveId"), call.text("corpora") or "user"
    if (drive or corpora in ("drive", "allDrives")) and not include:
        when = "when driveId is specified or corpora contains drive or allDrives."
        raise GoogleError(403, f"The includeItemsFromAllDrives parameter must be set to true {when}")
    if bool(drive) != (corpora == "drive"):
        raise GoogleError(403, "The driveId parameter must be specified if and only if corpora is set to drive.")
    if drive and not _readable(call, drive):
        raise GoogleError(404, f"Shared drive not found: {drive}", reason="notFound", location="driveId")
    everywhere = include and supports_all_drives(call)
    if drive:
        return lambda file: everywhere and shared_drive(call.store, file) == drive
    return lambda file: everywhere or not shared_drive(call.store, file)


class _Seen(dict[str, Any]):
    """A file with the fields that only `q` knows, worked out when they are asked for."""

    def __init__(self, call: Call, file: Json) -> None:
        super().__init__(file)
        self.call, self.file = call, file

    def get(self, name: str, default: Any = None) -> Any:
        make = _ONLY_IN_QUERIES.get(name)
        return make(self.call, self.file) if make else super().get(name, default)


def _people(call: Call, file: Json, *roles: str) -> list[str]:
    found = [p.get("emailAddress", "") for p in permissions(call.store, file) if not roles or p["role"] in roles]
    return [*found, "me"] if call.who.email in found else found


def _parents(call: Call, file: Json) -> list[str]:
    parents = file.get("parents", [])
    return [*parents, "root"] if root(call)["id"] in parents else parents


def _visibility(call: Call, file: Json) -> str:
    kinds = {p["type"] for p in permissions(call.store, file)}
    return "anyoneWithLink" if "anyone" in kinds else "domainWithLink" if "domain" in kinds else "limited"


def _shared_with_me(call: Call, file: Json) -> bool:
    """Given to the caller directly, not by way of a folder."""
    given = [p.get("emailAddress") for p in file.get("permissions", []) if p["role"] != "owner"]
    return call.who.email in given


_ONLY_IN_QUERIES: dict[str, Callable[[Call, Json], Any]] = {
    "trashed": is_trashed,
    "parents": _parents,
    "sharedWithMe": _shared_with_me,
    "visibility": _visibility,
    "owners": lambda call, file: [owned_by(file)] + ["me"] * (owned_by(file) == call.who.email),
    "writers": lambda call, file: _people(call, file, "owner", "organizer", "fileOrganizer", "writer"),
    "readers": _people,
    "fullText": lambda call, file: f"{file['name']} {file.get('description', '')}",
    "shortcutDetails.targetId": lambda call, file: file.get("shortcutDetails", {}).get("targetId", ""),
    "appProperties": lambda call, file: own_app_properties(file, call.who),
    "viewedByMeTime": lambda call, file: file["modifiedTime"],
}
