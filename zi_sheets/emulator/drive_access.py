"""Who may do what with a Drive file: roles given on it or on a folder above it."""

from collections.abc import Iterator

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import GoogleError, no_permission, not_found
from zi_sheets.emulator.identity import DOMAIN, Identity
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json

FOLDER = "application/vnd.google-apps.folder"
RANKS = {"reader": 1, "commenter": 2, "writer": 3, "fileOrganizer": 4, "organizer": 5, "owner": 5}
READ, WRITE, SHARE, DELETE = 1, 3, 3, 5


def chain(store: Store, file: Json) -> Iterator[Json]:
    """The file, its folder, that folder's folder, up to the root."""
    seen = set()
    while file and file["id"] not in seen:
        seen.add(file["id"])
        yield file
        file = store.get("file", next(iter(file.get("parents", [])), ""))


def grants(permission: Json, who: Identity) -> bool:
    match permission["type"]:
        case "anyone":
            return True
        case "domain":
            return bool(permission.get("domain") == DOMAIN)
    return bool(permission.get("emailAddress", "").casefold() == who.email.casefold())


def permissions(store: Store, file: Json) -> list[Json]:
    """Every permission that holds for a file: for each person or link the strongest, given here or on a folder above.

    The owner of a folder is not the owner of what others put into it: there the role counts as writer.
    """
    strongest: dict[str, Json] = {}
    for each in chain(store, file):
        for given in each.get("permissions", []):
            inherited = each is not file and given["role"] == "owner"
            permission = {**given, "role": "writer"} if inherited else given
            known = strongest.setdefault(given["id"], permission)
            if RANKS[permission["role"]] > RANKS[known["role"]]:
                strongest[given["id"]] = permission
    return list(strongest.values())


def rank(store: Store, file: Json, who: Identity, *, by_link: bool = True) -> int:
    """The highest rank of an identity, 0 for none; without `by_link`, "anyone with the link" does not count."""
    roles = (p["role"] for p in permissions(store, file) if grants(p, who) and (by_link or p["type"] != "anyone"))
    return max((RANKS[role] for role in roles), default=0)


def file_not_found(file_id: str, location: str = "fileId") -> GoogleError:
    return GoogleError(404, f"File not found: {file_id}.", reason="notFound", location=location)


def drive_file(call: Call, file_id: str, needed: int = READ) -> Json:
    """A file by id ("root" is the caller's My Drive).

    Raises:
        GoogleError: 404 if it is not there for the caller; 403 if the caller may see it but not do this.
    """
    file = root(call) if file_id == "root" else call.store.get("file", file_id)
    have = rank(call.store, file, call.who) if file else 0
    if not have:
        raise file_not_found(file_id)
    if have < needed:
        text = "The user does not have sufficient permissions for this file."
        raise GoogleError(403, text, reason="insufficientFilePermissions")
    return file


def native_file(call: Call, file_id: str, mime: str, needed: int = READ) -> Json:
    """The Drive file of a spreadsheet or document, refused in the words of Sheets and Docs (404, 403)."""
    file = call.store.get("file", file_id)
    if not file or file["mimeType"] != mime:
        raise not_found()
    if rank(call.store, file, call.who) < needed:
        raise no_permission()
    return file


def root(call: Call) -> Json:
    """The caller's My Drive, made when it is first needed."""
    file_id = f"0A{call.who.name}"
    found = call.store.get("file", file_id)
    if found:
        return found
    file = {"id": file_id, "name": "My Drive", "mimeType": FOLDER, "root": True, "version": "1"}
    file |= {"createdTime": call.time, "modifiedTime": call.time, "permissions": [owner(call.who)]}
    call.store.put("file", file_id, file)
    return file


def owner(who: Identity) -> Json:
    return {"id": who.name, "type": "user", "role": "owner", "emailAddress": who.email, "displayName": who.name}


def owned_by(file: Json) -> str:
    """The owner's address, "" if there is none."""
    return next((p["emailAddress"] for p in file.get("permissions", []) if p["role"] == "owner"), "")
