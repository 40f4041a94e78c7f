"""Drive's File resource, as a caller sees a stored file."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER, RIGHTS, chain, may_share, owned_by, permissions, rank, shared_drive
from zi_sheets.emulator.fields import ALL, Mask, wants
from zi_sheets.emulator.identity import DOMAIN, Identity
from zi_sheets.emulator.wire import Json

NATIVE = "application/vnd.google-apps."
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
DOCUMENT = "application/vnd.google-apps.document"
SHORTCUT = "application/vnd.google-apps.shortcut"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OURS = {"content", "root", "permissions", "modifiedBy", "appProperties", "parents"}
_PAGES = {
    FOLDER: "https://drive.google.com/drive/folders/{}",
    SPREADSHEET: "https://docs.google.com/spreadsheets/d/{}/edit?usp=drivesdk",
    DOCUMENT: "https://docs.google.com/document/d/{}/edit",
}
_OTHER_PAGE = "https://drive.google.com/file/d/{}/view?usp=drivesdk"
_DOWNLOAD = "https://drive.google.com/uc?id={}&export=download"


class _Sight(NamedTuple):
    """A file as one caller sees it; `drive` is the shared drive's id, "" in a My Drive."""

    call: Call
    file: Json
    drive: str

    @property
    def is_binary(self) -> bool:
        return not self.file["mimeType"].startswith(NATIVE)


def resource(call: Call, file: Json, mask: Mask = ALL) -> Json:
    """What the mask wants of the resource; what Google leaves out for this caller or in a shared drive is left out."""
    sight = _Sight(call, file, shared_drive(call.store, file))
    answer = {"kind": "drive#file", **{name: value for name, value in file.items() if name not in _OURS}}
    worked_out = {name: make(sight) for name, make in _WORKED_OUT.items() if wants(mask, name)}
    return answer | {name: value for name, value in worked_out.items() if value not in (None, "", [])}


def is_trashed(call: Call, file: Json) -> bool:
    """In the trash itself, or below a folder that is."""
    return any(each.get("trashed") for each in chain(call.store, file))


def own_app_properties(file: Json, who: Identity) -> Json:
    """Private to the app that set them; an identity stands for its app."""
    return file.get("appProperties", {}).get(who.name)


def permission_resource(permission: Json) -> Json:
    """`inheritedFrom` is shown where a shared drive or a folder above gives the permission."""
    shown = {name: value for name, value in permission.items() if name != "from"}
    if source := permission.get("from"):
        inherited = {"inherited": True, "inheritedFrom": source, "role": permission["role"], "permissionType": "file"}
        shown["permissionDetails"] = [inherited]
    return {"kind": "drive#permission", **shown}


def _parents(sight: _Sight) -> list[str]:
    """A folder that the caller cannot read is not named: the file then seems to lie nowhere."""
    folders = (sight.call.store.get("file", each) for each in sight.file.get("parents", []))
    return [folder["id"] for folder in folders if folder and rank(sight.call.store, folder, sight.call.who)]


def _shown_permissions(sight: _Sight) -> list[Json]:
    return permissions(sight.call.store, sight.file) if may_share(sight.call, sight.file) else []


def _capabilities(sight: _Sight) -> Json:
    have, folder = rank(sight.call.store, sight.file, sight.call.who), sight.file["mimeType"] == FOLDER
    rights = {name: have >= needed for name, needed in RIGHTS.items()}
    inside = {"canListChildren": folder, "canAddChildren": folder and rights["canEdit"], "canCopy": not folder}
    return rights | inside | {"canShare": may_share(sight.call, sight.file), "canDownload": sight.is_binary}


def user(email: str, who: Identity) -> Json:
    """Google's User resource."""
    name = email.removesuffix(f"@{DOMAIN}")
    shown = {"kind": "drive#user", "displayName": name, "me": email == who.email}
    return {**shown, "permissionId": name, "emailAddress": email}


_WORKED_OUT: Mapping[str, Callable[[_Sight], Json]] = {
    "starred": lambda s: s.file.get("starred", False),
    "trashed": lambda s: is_trashed(s.call, s.file),
    "explicitlyTrashed": lambda s: bool(s.file.get("trashed")),
    "parents": _parents,
    "spaces": lambda s: ["drive"],
    "webViewLink": lambda s: _PAGES.get(s.file["mimeType"], _OTHER_PAGE).format(s.file["id"]),
    "webContentLink": lambda s: _DOWNLOAD.format(s.file["id"]) if s.is_binary else None,
    "originalFilename": lambda s: s.file["name"] if s.is_binary else None,
    "fileExtension": lambda s: PurePosixPath(s.file["name"]).suffix[1:] if s.is_binary else None,
    "quotaBytesUsed": lambda s: s.file.get("size", "0"),
    "appProperties": lambda s: own_app_properties(s.file, s.call.who),
    "lastModifyingUser": lambda s: user(f"{s.file.get('modifiedBy', '')}@{DOMAIN}", s.call.who),
    "capabilities": _capabilities,
    "driveId": lambda s: s.drive,
    "teamDriveId": lambda s: s.drive,
    "hasAugmentedPermissions": lambda s: bool(s.file.get("permissions")) if s.drive else None,
    "writersCanShare": lambda s: None if s.drive else s.file.get("writersCanShare", True),
    "owners": lambda s: None if s.drive else [user(owned_by(s.file), s.call.who)],
    "ownedByMe": lambda s: None if s.drive else owned_by(s.file) == s.call.who.email,
    "shared": lambda s: None if s.drive else any(p["role"] != "owner" for p in permissions(s.call.store, s.file)),
    "permissions": lambda s: None if s.drive else [permission_resource(p) for p in _shown_permissions(s)],
    "permissionIds": lambda s: [p["id"] for p in _shown_permissions(s)],
}
