"""drive.permissions: create, list, delete."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import RANKS, READ, SHARE, drive_file, permissions
from zi_sheets.emulator.drive_resource import permission_resource
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.identity import DOMAIN
from zi_sheets.emulator.wire import Json


def create(call: Call) -> Json:
    """Giving a role again to the same one replaces it."""
    file = drive_file(call, call.path["fileId"], SHARE)
    permission = _permission(call.body)
    kept = [p for p in file["permissions"] if p["id"] != permission["id"]]
    call.store.put("file", file["id"], {**file, "permissions": [*kept, permission]})
    return permission_resource(permission)


def list_permissions(call: Call) -> Json:
    file = drive_file(call, call.path["fileId"], READ)
    drive_file(call, call.path["fileId"], SHARE)
    listed = [permission_resource(p) for p in permissions(call.store, file)]
    return {"kind": "drive#permissionList", "permissions": listed}


def delete(call: Call) -> None:
    file = drive_file(call, call.path["fileId"], SHARE)
    wanted = call.path["permissionId"]
    kept = [p for p in file["permissions"] if p["id"] != wanted]
    if len(kept) == len(file["permissions"]):
        raise GoogleError(404, f"Permission not found: {wanted}.", reason="notFound", location="permissionId")
    call.store.put("file", file["id"], {**file, "permissions": kept})


def _permission(body: Json) -> Json:
    """Raises GoogleError 400 for a type or role that Drive does not know, or without the address it needs."""
    kind, role = body.get("type"), body.get("role")
    if kind not in ("user", "group", "domain", "anyone") or role not in RANKS or role == "owner":
        raise GoogleError(400, "The permission type or role field is required.", reason="required")
    if kind == "anyone":
        return {"id": "anyoneWithLink", "type": kind, "role": role, "allowFileDiscovery": False}
    if kind == "domain":
        return {"id": body.get("domain", DOMAIN), "type": kind, "role": role, "domain": body.get("domain", DOMAIN)}
    address = body.get("emailAddress", "")
    if "@" not in address:
        raise GoogleError(400, "The specified emailAddress is invalid or not applicable.", reason="invalid")
    name = address.partition("@")[0]
    return {"id": address.removesuffix(f"@{DOMAIN}"), "type": kind, "role": role, "emailAddress": address} | {
        "displayName": name
    }
