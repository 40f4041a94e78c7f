"""Evidence trees for the tests: planted through the product's Drive, told as paths."""

import json
from collections.abc import Callable
from typing import Any

import gspread

from tests.rehearsal import Act, Unit, people_client
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.workspace.drive import FOLDER, SHORTCUT, Drive
from zi_sheets.workspace.tree import Tree, read_tree

Paths = list[tuple[str, ...]]


def folder(drive: Drive, name: str, parent: str | None) -> str:
    return str(drive.create(name, FOLDER, parent)["id"])


def file(drive: Drive, name: str, parent: str) -> str:
    return str(drive.create(name, "text/plain", parent, content=name.encode())["id"])


def shortcut(drive: Drive, name: str, parent: str, target: str) -> str:
    body = {"name": name, "mimeType": SHORTCUT, "parents": [parent], "shortcutDetails": {"targetId": target}}
    return str(drive._service.files().create(body=body, supportsAllDrives=True).execute()["id"])


def redirect(place: Unit, pointer: str, target: str) -> str:
    """Points a shortcut at another one, which Drive lets no client do (403 shortcutTargetInvalid). The target."""
    store = place.application.store
    details = {"targetId": target, "targetMimeType": SHORTCUT}
    with store.transaction():
        store.put("file", pointer, {**store.get("file", pointer), "shortcutDetails": details})
    return target


def trash(drive: Drive, file_id: str) -> None:
    drive._service.files().update(fileId=file_id, body={"trashed": True}, supportsAllDrives=True).execute()


def shared_drive(place: Unit) -> str:
    """A shared drive of the operator's: the product never makes one."""
    url = "https://www.googleapis.com/drive/v3/drives?requestId=satu"
    return str(_person(place).request("post", url, json={"name": "Drive Unit"}).json()["id"])


def lend(drive: Drive, file_id: str, name: str) -> None:
    drive.share(file_id, f"{name}@latihan.test", "writer")


def withdraw(place: Unit, file_id: str, name: str) -> None:
    url = f"https://www.googleapis.com/drive/v3/files/{file_id}/permissions/{name}?supportsAllDrives=true"
    _person(place).request("delete", url)


def _person(place: Unit) -> gspread.HTTPClient:
    return people_client(place.application, "operator").http_client


def seen(place: Unit, root: str, identity: str = "operator", act: Act | None = None) -> Tree:
    """The tree, and a request log with nothing but its reading."""
    connection = place.connection(identity, act)
    place.forget()
    return read_tree(connection.drive, root)


def paths(tree: Tree) -> Paths:
    return sorted((*place.path, each["name"]) for place, each in tree.files)


def altered(place: Unit, change: Callable[[Request, Any], None]) -> Act:
    """`change` alters what the workspace answers to a listing, as Google might have answered."""

    def act(request: Request) -> Reply | None:
        if not request.path.endswith("/drive/v3/files"):
            return None
        reply = place.application.handle(request)
        answer = json.loads(reply.body)
        change(request, answer)
        return Reply(reply.status, json.dumps(answer).encode(), {"Content-Type": "application/json"})

    return act
