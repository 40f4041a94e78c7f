"""drive.files.list: condition, order, pages."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import (
    FOLDER,
    grants,
    permissions,
    rank,
    root,
    shared_drive,
    supports_all_drives,
)
from zi_sheets.emulator.drive_content import text_of
from zi_sheets.emulator.drive_page import check_spaces, page_size
from zi_sheets.emulator.drive_query import Condition, read_query
from zi_sheets.emulator.drive_resource import is_trashed, own_app_properties, resource, shared_with_me
from zi_sheets.emulator.google_error import GoogleError, file_not_found, invalid
from zi_sheets.emulator.wire import Json

_KEPT = ("id", "name", "mimeType", "modifiedTime", "createdTime", "size", "starred")
_ANY_FILE = dict.fromkeys(_KEPT[:5], "")


def list_files(call: Call) -> Json:
    """Trashed files too, unless `q` says otherwise; files open by link only where `q` names their folder."""
    condition = read_query(call.text("q")) if call.text("q").strip() else Condition(lambda file: True)
    in_scope, by_link, known = _scope(call), condition.parents is not None, dict[str, int]()

    def is_hit(file: Json) -> bool:
        seen = rank(call.store, file, call.who, by_link=by_link, known=known) > 0
        return seen and in_scope(file) and condition.holds(_Seen(call, file))

    page, following = _page_of(call, _candidates(call, condition), is_hit)
    files = [resource(call, file, call.mask.get("files", {})) for file in page]
    answer = {"kind": "drive#fileList", "incompleteSearch": False, "files": files}
    return {**answer, "nextPageToken": following} if following else answer


def _candidates(call: Call, condition: Condition) -> list[Json]:
    """The files in the folders that the condition names, or all.

    Of a grouped query Google may miss folders, all or some, and says nothing (facts, section 6).

    Raises GoogleError 404 for the one folder asked for, if the caller cannot read it.
    """
    if condition.parents is None:
        return [file for file in call.store.all("file").values() if "root" not in file]
    folders = sorted({root(call)["id"] if each == "root" else each for each in condition.parents})
    if len(folders) == 1 and not _readable(call, *folders):
        raise file_not_found(".")
    answer = call.behaviour["grouped_listing"] if len(folders) > 1 else "right"
    listed = {"right": folders, "partial": folders[::2], "empty": []}[answer]
    return [file for folder in listed for file in call.store.children(folder)]


def _readable(call: Call, folder: str) -> bool:
    file = call.store.get("file", folder)
    return bool(file) and rank(call.store, file, call.who) > 0


def _scope(call: Call) -> Callable[[Json], bool]:
    """Which drives are listed. Raises GoogleError 403 or 404 for parameters that do not go together."""
    include = call.flag("includeItemsFromAllDrives") or call.flag("includeTeamDriveItems")
    check_spaces(call)
    drive, corpora = call.text("driveId") or call.text("teamDriveId"), call.text("corpora") or "user"
    if corpora not in ("user", "drive", "allDrives"):
        raise invalid("Invalid Value", location="corpora")
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
    given = [p for p in permissions(call.store, file) if not roles or p["role"] in roles]
    mine = ["me"] * any("emailAddress" in p and grants(p, call.who) for p in given)
    return mine + [p.get("emailAddress", "") for p in given]


def _parents(call: Call, file: Json) -> list[str]:
    parents = file.get("parents", [])
    return [*parents, "root"] if root(call)["id"] in parents else parents


def _visibility(call: Call, file: Json) -> str:
    kinds = {p["type"] for p in permissions(call.store, file)}
    return "anyoneWithLink" if "anyone" in kinds else "domainWithLink" if "domain" in kinds else "limited"


_ONLY_IN_QUERIES: dict[str, Callable[[Call, Json], Any]] = {
    "trashed": is_trashed,
    "parents": _parents,
    "sharedWithMe": shared_with_me,
    "sharedWithMeTime": shared_with_me,
    "visibility": _visibility,
    "owners": lambda call, file: _people(call, file, "owner"),
    "writers": lambda call, file: _people(call, file, "owner", "organizer", "fileOrganizer", "writer"),
    "readers": _people,
    "fullText": lambda call, file: f"{file['name']} {file.get('description', '')} {text_of(call, file)}",
    "shortcutDetails.targetId": lambda call, file: file.get("shortcutDetails", {}).get("targetId", ""),
    "appProperties": own_app_properties,
    "viewedByMeTime": lambda call, file: file["modifiedTime"],
}


_ORDERS: dict[str, Callable[[Json], Any]] = {
    "folder": lambda file: file["mimeType"] != FOLDER,
    "name": lambda file: file["name"].casefold(),
    "name_natural": lambda file: [  # text and numbers in turn, so that "foto 2" comes before "foto 10"
        int(piece) if odd % 2 else piece for odd, piece in enumerate(re.split(r"([0-9]+)", file["name"].casefold()))
    ],
    "quotaBytesUsed": lambda file: int(file.get("size", 0)),
    "starred": lambda file: file.get("starred", False),
    "createdTime": lambda file: file["createdTime"],
} | dict.fromkeys(
    ("modifiedTime", "modifiedByMeTime", "recency", "sharedWithMeTime", "viewedByMeTime"),
    lambda file: file["modifiedTime"],
)


def _page_of(call: Call, files: list[Json], is_hit: Callable[[Json], bool]) -> tuple[list[Json], str]:
    """One page of hits, and the token of the next, which holds the last file shown: what comes and goes between two
    pages neither repeats nor hides anything else."""
    size = page_size(call, 100)
    question = "\0".join((call.text("q"), call.text("orderBy"), call.who.name))
    asked, last_shown = hashlib.sha256(question.encode()).hexdigest()[:16], None
    if call.text("pageToken"):
        last_shown = _last_shown(call.text("pageToken"), asked)
    ordered = _ordered([*files, last_shown] if last_shown else files, call.text("orderBy"))
    if last_shown:  # sorting is stable, so it stands behind the file it was
        ordered = ordered[next(i for i, file in enumerate(ordered) if file is last_shown) + 1 :]
    page = list(islice(filter(is_hit, ordered), size + 1))
    if len(page) <= size:
        return page, ""
    kept = {name: value for name, value in page[size - 1].items() if name in _KEPT}
    return page[:size], base64.urlsafe_b64encode(json.dumps([asked, kept]).encode()).decode()


def _last_shown(token: str, asked: str) -> Json:
    """Raises GoogleError 400 for what is no token, or the token of another question."""
    try:
        question, kept = json.loads(base64.urlsafe_b64decode(token))
        _ordered([kept, _ANY_FILE], ",".join(_ORDERS))
        if question == asked:
            return kept
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise invalid("Invalid Value", location="pageToken") from problem
    raise invalid("Invalid Value", location="pageToken")


def _ordered(files: list[Json], order: str) -> list[Json]:
    """Newest first where no order is asked for, as recorded; ties by id."""
    ordered = sorted(files, key=lambda file: file["id"])
    keys = [key.strip() for key in order.split(",") if key.strip()]
    for key in reversed([*keys, "modifiedTime desc"]):
        name, _, direction = key.partition(" ")
        if name not in _ORDERS or direction not in ("", "desc"):
            raise GoogleError(400, "Invalid Value", reason="invalid", location="orderBy")
        ordered.sort(key=_ORDERS[name], reverse=direction == "desc")
    return ordered
