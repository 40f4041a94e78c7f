"""Drive's File resource, as a caller sees a stored file."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER, SHARE, WRITE, chain, owned_by, permissions, rank
from zi_sheets.emulator.identity import DOMAIN, Identity
from zi_sheets.emulator.wire import Json

NATIVE = "application/vnd.google-apps."
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
DOCUMENT = "application/vnd.google-apps.document"
_OURS = {"content", "root", "permissions", "modifiedBy"}
_PAGES = {
    FOLDER: "https://drive.google.com/drive/folders/{}",
    SPREADSHEET: "https://docs.google.com/spreadsheets/d/{}/edit?usp=drivesdk",
    DOCUMENT: "https://docs.google.com/document/d/{}/edit",
}


def resource(call: Call, file: Json) -> Json:
    """The whole resource; the caller's field mask is applied later.

    `permissions` and `permissionIds` are left out for a caller who may not share the file, as Google leaves them out.
    """
    have = rank(call.store, file, call.who)
    answer = {"kind": "drive#file", **{name: value for name, value in file.items() if name not in _OURS}}
    page = _PAGES.get(file["mimeType"], "https://drive.google.com/file/d/{}/view?usp=drivesdk")
    address = owned_by(file)
    answer |= {
        "starred": file.get("starred", False),
        "trashed": is_trashed(call, file),
        "explicitlyTrashed": bool(file.get("trashed")),
        "spaces": ["drive"],
        "webViewLink": page.format(file["id"]),
        "owners": [_user(address, call.who)],
        "ownedByMe": address == call.who.email,
        "shared": any(p["role"] != "owner" for p in permissions(call.store, file)),
        "lastModifyingUser": _user(f"{file.get('modifiedBy', '')}@{DOMAIN}", call.who),
        "capabilities": {"canEdit": have >= WRITE, "canShare": have >= SHARE, "canDownload": True},
    }
    if have >= SHARE:
        answer["permissions"] = [permission_resource(p) for p in permissions(call.store, file)]
        answer["permissionIds"] = [p["id"] for p in permissions(call.store, file)]
    return answer


def is_trashed(call: Call, file: Json) -> bool:
    """In the trash itself, or below a folder that is."""
    return any(each.get("trashed") for each in chain(call.store, file))


def permission_resource(permission: Json) -> Json:
    return {"kind": "drive#permission", **permission}


def _user(email: str, who: Identity) -> Json:
    name = email.removesuffix(f"@{DOMAIN}")
    user = {"kind": "drive#user", "displayName": name, "me": email == who.email}
    return {**user, "permissionId": name, "emailAddress": email}
