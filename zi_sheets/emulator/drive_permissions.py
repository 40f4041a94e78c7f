"""drive.permissions: create, get, list, update, delete."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import RANKS, drive_file, may_share, owned_by, permissions, shared_drive
from zi_sheets.emulator.drive_files import put_version
from zi_sheets.emulator.drive_page import page_of
from zi_sheets.emulator.drive_resource import permission_resource
from zi_sheets.emulator.google_error import GoogleError, not_allowed
from zi_sheets.emulator.identity import DOMAIN
from zi_sheets.emulator.wire import Json
from zi_sheets.emulator.writable import check_writable

_WRITABLE = ("type", "role", "emailAddress", "domain")


def create(call: Call) -> Json:
    """Giving a role again to the same one replaces it. Nothing here can be found by search alone."""
    hidden = call.body.get("allowFileDiscovery") is False
    check_writable(call, (*_WRITABLE, "allowFileDiscovery") if hidden else _WRITABLE)
    return _put(call, _shareable(call), _permission(call.body))


def get(call: Call) -> Json:
    return permission_resource(_found(call, _shareable(call)))


def list_permissions(call: Call) -> Json:
    """Where no page size is asked for, all of them; in a shared drive at most 100."""
    file = _shareable(call)
    listed = [permission_resource(p) for p in permissions(call.store, file)]
    size = 100 if shared_drive(call.store, file) else len(listed)
    return {"kind": "drive#permissionList", **page_of(call, "permissions", listed, size)}


def update(call: Call) -> Json:
    """Changes a role; one that a folder gives can be raised here, where it then stands as well."""
    check_writable(call, ["role"], only_new=_WRITABLE)
    file = _shareable(call)
    permission = {name: value for name, value in _found(call, file).items() if name != "from"}
    return _put(call, file, {**permission, "role": call.body.get("role", permission["role"])})


def delete(call: Call) -> None:
    """Everybody may give up their own role; the owner's and what a folder gives cannot be taken away here."""
    file = drive_file(call, call.path["fileId"])
    permission = _found(call, file)
    if permission["id"] != call.who.name and not may_share(call, file):
        raise not_allowed()
    if permission["role"] == "owner" or "from" in permission:
        text = "The authenticated user cannot delete this permission."
        raise GoogleError(403, text, reason="insufficientFilePermissions")
    put_version(call, {**file, "permissions": [p for p in file["permissions"] if p["id"] != permission["id"]]})


def _shareable(call: Call) -> Json:
    file = drive_file(call, call.path["fileId"])
    if not may_share(call, file):
        raise not_allowed()
    return file


def _found(call: Call, file: Json) -> Json:
    wanted = call.path["permissionId"]
    for permission in permissions(call.store, file):
        if permission["id"] == wanted:
            return permission
    raise GoogleError(404, f"Permission not found: {wanted}.", reason="notFound", location="permissionId")


def _put(call: Call, file: Json, permission: Json) -> Json:
    """A new owner makes a writer of the old one; there is no other way to lower an owner.

    Raises GoogleError 400 for a role that the file cannot give, 403 for an owner made or lowered by the way.
    """
    role, others = permission["role"], [p for p in file["permissions"] if p["id"] != permission["id"]]
    only_in_drives = role in ("organizer", "fileOrganizer") and not shared_drive(call.store, file)
    if role not in RANKS or only_in_drives or (role == "owner" and permission["type"] != "user"):
        raise GoogleError(400, "The specified role is invalid or not applicable.", reason="invalid")
    if role == "owner":
        if not call.flag("transferOwnership") or owned_by(file) != call.who.email:
            text = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
            raise GoogleError(403, text, reason="forbidden", location="transferOwnership")
        others = [{**p, "role": "writer"} if p["role"] == "owner" else p for p in others]
    elif owned_by(file) and not owned_by({"permissions": others}):
        raise not_allowed()
    put_version(call, {**file, "permissions": [*others, {"given": call.time, **permission}]})
    return permission_resource(permission)


def _permission(body: Json) -> Json:
    """Raises GoogleError 400 for a type that Drive does not know, or without what it needs."""
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone") or not role:
        raise GoogleError(400, "The permission type or role field is required.", reason="required")
    if kind == "anyone":
        return {"id": "anyoneWithLink", "type": kind, "role": role, "allowFileDiscovery": False}
    if kind == "domain":
        domain = body.get("domain", DOMAIN)
        return {"id": domain, "type": kind, "role": role, "domain": domain}
    address = body.get("emailAddress", "").casefold()
    if "@" not in address:
        raise GoogleError(400, "The specified emailAddress is invalid or not applicable.", reason="invalid")
    person = {"emailAddress": address, "displayName": address.partition("@")[0]}
    return {"id": address.removesuffix(f"@{DOMAIN}"), "type": kind, "role": role, **person}
