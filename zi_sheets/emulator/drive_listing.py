"""drive.files.list: condition, order, pages."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER, owned_by, permissions, rank, root, shared_drive, supports_all_drives
from zi_sheets.emulator.drive_query import Condition, read_query
from zi_sheets.emulator.drive_resource import is_trashed, own_app_properties, resource
from zi_sheets.emulator.google_error import GoogleError, file_not_found, invalid
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


_DEFAULT_PAGE, LARGEST_PAGE = 100, 1000
_ORDERS: dict[str, Callable[[Json], Any]] = {
    "folder": lambda file: file["mimeType"] != FOLDER,
    "name": lambda file: file["name"].casefold(),
    "name_natural": lambda file: _natural(file["name"].casefold()),
    "quotaBytesUsed": lambda file: int(file.get("size", 0)),
    "starred": lambda file: file.get("starred", False),
    "createdTime": lambda file: file["createdTime"],
} | dict.fromkeys(
    ("modifiedTime", "modifiedByMeTime", "recency", "sharedWithMeTime", "viewedByMeTime"),
    lambda file: file["modifiedTime"],
)
_KEPT = ("id", "name", "mimeType", "modifiedTime", "createdTime", "size", "starred")


def page_of(call: Call, files: Iterable[Json], is_hit: Callable[[Json], bool]) -> tuple[list[Json], str]:
    """One page of hits, and the token of the next, which holds the last file shown: what comes and goes between two
    pages neither repeats nor hides anything else."""
    size = int(call.text("pageSize") or _DEFAULT_PAGE)
    if size < 1:
        text = f"Invalid value '{size}'. Values must be within the range: [1, {LARGEST_PAGE}]"
        raise GoogleError(400, text, reason="invalidParameter", location="pageSize")
    size, last_shown = min(size, LARGEST_PAGE), _last_shown(call)
    ordered = _ordered([*files, last_shown] if last_shown else files, call.text("orderBy"))
    if last_shown:  # sorting is stable, so it stands behind the file it was
        ordered = ordered[next(i for i, file in enumerate(ordered) if file is last_shown) + 1 :]
    page = list(islice(filter(is_hit, ordered), size + 1))
    if len(page) <= size:
        return page, ""
    kept = {name: page[size - 1][name] for name in _KEPT if name in page[size - 1]}
    return page[:size], base64.urlsafe_b64encode(json.dumps([_asked(call), kept]).encode()).decode()


def _asked(call: Call) -> str:
    """A token belongs to the question it was given for."""
    return hashlib.sha256("\0".join((call.text("q"), call.text("orderBy"), call.who.name)).encode()).hexdigest()[:16]


def _last_shown(call: Call) -> Json | None:
    token = call.text("pageToken")
    if not token:
        return None
    try:
        asked, kept = json.loads(base64.urlsafe_b64decode(token))
        _ordered([kept], ",".join(_ORDERS))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise invalid("Invalid Value", location="pageToken") from problem
    if asked != _asked(call):
        raise invalid("Invalid Value", location="pageToken")
    return kept


def _natural(text: str) -> list[str | int]:
    """Text and numbers in turn, so that "foto 2" comes before "foto 10"."""
    return [int(piece) if odd % 2 else piece for odd, piece in enumerate(re.split(r"([0-9]+)", text))]


def _ordered(files: Iterable[Json], order: str) -> list[Json]:
    """Newest first where no order is asked for, as recorded; ties by id."""
    ordered = sorted(files, key=lambda file: file["id"])
    keys = [key.strip() for key in order.split(",") if key.strip()]
    for key in reversed([*keys, "modifiedTime desc"]):
        name, _, direction = key.partition(" ")
        if name not in _ORDERS or direction not in ("", "desc"):
            raise GoogleError(400, "Invalid Value", reason="invalid", location="orderBy")
        ordered.sort(key=_ORDERS[name], reverse=direction == "desc")
    return ordered
