"""Drive's File resource, as a caller sees a stored file."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import (
    FOLDER,
    RIGHTS,
    chain,
    grants,
    may_share,
    owned_by,
    permissions,
    rank,
    shared_drive,
)
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


def resource(call: Call, file: Json, mask: Mask = ALL) -> Json:
    """What the mask wants of the resource; what Google leaves out for this caller or in a shared drive is left out."""
    answer = {"kind": "drive#file", **{name: value for name, value in file.items() if name not in _OURS}}
    worked_out = {name: make(call, file) for name, make in _WORKED_OUT.items() if wants(mask, name)}
    if any(wants(mask, name) for name in _NOT_IN_SHARED_DRIVES) and shared_drive(call.store, file):
        worked_out |= dict.fromkeys(_NOT_IN_SHARED_DRIVES)
    return answer | {name: value for name, value in worked_out.items() if value not in (None, "", [])}


def is_trashed(call: Call, file: Json) -> bool:
    """In the trash itself, or below a folder that is."""
    return any(each.get("trashed") for each in chain(call.store, file))


def own_app_properties(call: Call, file: Json) -> Json:
    """Private to the app that set them; an identity stands for its app."""
    return file.get("appProperties", {}).get(call.who.name)


def shared_with_me(call: Call, file: Json) -> str:
    """When the file was given to the caller directly, not by way of a folder; "" if it was not."""
    given = (p for p in file["permissions"] if "emailAddress" in p and p["role"] != "owner" and grants(p, call.who))
    return next((p.get("given", file["createdTime"]) for p in given), "")  # older folders do not know when


def permission_resource(permission: Json) -> Json:
    """`inheritedFrom` is shown where a shared drive or a folder above gives the permission."""
    shown = {name: value for name, value in permission.items() if name not in ("from", "given")}
    if source := permission.get("from"):
        inherited = {"inherited": True, "inheritedFrom": source, "role": permission["role"], "permissionType": "file"}
        shown["permissionDetails"] = [inherited]
    return {"kind": "drive#permission", **shown}


def user(email: str, who: Identity) -> Json:
    """Google's User resource."""
    name = email.removesuffix(f"@{DOMAIN}")
    shown = {"kind": "drive#user", "displayName": name, "me": email == who.email}
    return {**shown, "permissionId": name, "emailAddress": email}


def _parents(call: Call, file: Json) -> list[str]:
    """A folder that the caller cannot read is not named: the file then seems to lie nowhere."""
    folders = (call.store.get("file", each) for each in file.get("parents", []))
    return [folder["id"] for folder in folders if folder and rank(call.store, folder, call.who)]


def _permissions(call: Call, file: Json) -> list[Json]:
    return permissions(call.store, file) if may_share(call, file) else []


def _capabilities(call: Call, file: Json) -> Json:
    have, folder = rank(call.store, file, call.who), file["mimeType"] == FOLDER
    rights = {name: have >= needed for name, needed in RIGHTS.items()}
    inside = {"canListChildren": folder, "canAddChildren": folder and rights["canEdit"], "canCopy": not folder}
    return rights | inside | {"canShare": may_share(call, file), "canDownload": _is_binary(file)}


def _is_binary(file: Json) -> bool:
    return not file["mimeType"].startswith(NATIVE)


_NOT_IN_SHARED_DRIVES = ("writersCanShare", "owners", "ownedByMe", "shared", "permissions")
_WORKED_OUT: Mapping[str, Callable[[Call, Json], Json]] = {
    "starred": lambda call, file: file.get("starred", False),
    "trashed": is_trashed,
    "explicitlyTrashed": lambda call, file: bool(file.get("trashed")),
    "parents": _parents,
    "spaces": lambda call, file: ["drive"],
    "webViewLink": lambda call, file: _PAGES.get(file["mimeType"], _OTHER_PAGE).format(file["id"]),
    "webContentLink": lambda call, file: _DOWNLOAD.format(file["id"]) if _is_binary(file) else None,
    "originalFilename": lambda call, file: file["name"] if _is_binary(file) else None,
    "fileExtension": lambda call, file: PurePosixPath(file["name"]).suffix[1:] if _is_binary(file) else None,
    "quotaBytesUsed": lambda call, file: file.get("size", "0"),
    "appProperties": own_app_properties,
    "sharedWithMeTime": shared_with_me,
    "lastModifyingUser": lambda call, file: user(f"{file.get('modifiedBy', '')}@{DOMAIN}", call.who),
    "capabilities": _capabilities,
    "driveId": lambda call, file: shared_drive(call.store, file),
    "teamDriveId": lambda call, file: shared_drive(call.store, file),
    "hasAugmentedPermissions": lambda call, file: bool(file["permissions"]) if shared_drive(call.store, file) else None,
    "writersCanShare": lambda call, file: file.get("writersCanShare", True),
    "owners": lambda call, file: [user(owned_by(file), call.who)],
    "ownedByMe": lambda call, file: owned_by(file) == call.who.email,
    "shared": lambda call, file: any(p["role"] != "owner" for p in permissions(call.store, file)),
    "permissions": lambda call, file: [permission_resource(p) for p in _permissions(call, file)],
    "permissionIds": lambda call, file: [p["id"] for p in _permissions(call, file)],
}
