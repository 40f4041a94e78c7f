"""Who may do what with a Drive file: roles given on it or on a folder above it."""

from collections.abc import Iterator
from typing import Any, Protocol

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import file_not_found, no_permission, not_allowed, not_found
from zi_sheets.emulator.identity import DOMAIN, Identity
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json

SHARED = "shared"
FOLDER = "application/vnd.google-apps.folder"
RANKS = {"reader": 1, "commenter": 2, "writer": 3, "fileOrganizer": 4, "organizer": 5, "owner": 6}
READ, COMMENT, WRITE, TRASH, DELETE = 1, 2, 3, 4, 5
RIGHTS = {"canComment": COMMENT, "canEdit": WRITE, "canRename": WRITE, "canTrash": TRASH, "canDelete": DELETE}
_INHERITED = {"owner": "writer"}  # the owner of a folder is not the owner of what others put into it


class Files(Protocol):
    """Where files are looked up: the store, or the store as it was."""

    def get(self, kind: str, key: str) -> Any: ...


def chain(files: Files, file: Json) -> Iterator[Json]:
    """The file, its folder, that folder's folder, up to the root."""
    seen = set()
    while file and file["id"] not in seen:
        seen.add(file["id"])
        yield file
        file = files.get("file", next(iter(file.get("parents", [])), ""))


def grants(permission: Json, who: Identity) -> bool:
    match permission["type"]:
        case "anyone":
            return True
        case "domain":
            return bool(permission.get("domain") == DOMAIN)
    return bool(permission.get("emailAddress", "").casefold() == who.email.casefold())


def permissions(files: Files, file: Json) -> list[Json]:
    """Every permission that holds for a file: for each person or link the strongest, given here or on a folder above.

    `from` is the id of the folder that gave it, where that is not the file itself.
    """
    strongest: dict[str, Json] = {}
    for each in chain(files, file):
        for given in each.get("permissions", []):
            inherited = {"role": _INHERITED.get(given["role"], given["role"]), "from": each["id"]}
            permission = given if each is file else {**given, **inherited}
            known = strongest.setdefault(given["id"], permission)
            if RANKS[permission["role"]] > RANKS[known["role"]]:
                strongest[given["id"]] = permission
    return list(strongest.values())


def rank(store: Store, file: Json, who: Identity, *, by_link: bool = True, known: dict[str, int] | None = None) -> int:
    """The highest rank of an identity, 0 for none; without `by_link`, "anyone with the link" does not count.

    A long listing passes `known`, so that every folder is looked at once.
    """
    known = {} if known is None else known
    above = next(iter(file.get("parents", ())), "")
    if above not in known:
        folder = store.get("file", above)
        inherited = rank(store, folder, who, by_link=by_link, known=known) if folder else 0
        known[above] = RANKS["writer"] if inherited == RANKS["owner"] else inherited
    own = (p for p in file.get("permissions", ()) if grants(p, who) and (by_link or p["type"] != "anyone"))
    return max(known[above], *(RANKS[p["role"]] for p in own), 0)


def shared_drive(store: Store, file: Json) -> str:
    """The id of the shared drive that a file lies in, "" for a My Drive."""
    *_, top = chain(store, file)
    return top["id"] if top.get("root") == SHARED else ""


def may_share(call: Call, file: Json) -> bool:
    have = rank(call.store, file, call.who)
    return have >= WRITE and (have > WRITE or file.get("writersCanShare", True))


def drive_file(call: Call, file_id: str, needed: int = READ) -> Json:
    """A file by id ("root" is the caller's My Drive).

    Raises GoogleError 404 if it is not there for the caller; 403 if the caller may see it but not do this.
    """
    file = root(call) if file_id == "root" else call.store.get("file", file_id)
    have = rank(call.store, file, call.who) if file else 0
    if not have or (shared_drive(call.store, file) and not supports_all_drives(call)):
        raise file_not_found(file_id)
    if have < needed:
        raise not_allowed()
    return file


def supports_all_drives(call: Call) -> bool:
    """Methods without the flag reach every drive."""
    flags = ("supportsAllDrives", "supportsTeamDrives")
    return flags[0] not in call.method.parameters or any(call.flag(name) for name in flags)


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


def owner(who: Identity, role: str = "owner") -> Json:
    return {"id": who.name, "type": "user", "role": role, "emailAddress": who.email, "displayName": who.name}


def owned_by(file: Json) -> str:
    """The owner's address, "" if there is none."""
    return next((p["emailAddress"] for p in file.get("permissions", []) if p["role"] == "owner"), "")
