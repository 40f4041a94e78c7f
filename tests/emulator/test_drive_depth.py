"""How deep folders may lie in each other: as deep as Google allows, and every listing still answers."""

from typing import Any

import pytest
from googleapiclient.errors import HttpError

from zi_sheets.emulator.drive_access import FOLDER
from zi_sheets.emulator.drive_place import DEEPEST

TOO_DEEP = (403, "myDriveHierarchyDepthLimitExceeded")


def nested(drive: Any, levels: int, parent: str = "root") -> list[str]:
    """The ids of folders, each in the one before it."""
    ids = [parent]
    for _ in range(levels):
        body = {"name": "dalam", "mimeType": FOLDER, "parents": [ids[-1]]}
        ids.append(drive.files().create(body=body).execute()["id"])
    return ids[1:]


def refused(call: Any) -> tuple[int, str]:
    with pytest.raises(HttpError) as problem:
        call.execute()
    return problem.value.resp.status, problem.value.error_details[0]["reason"]


def test_folders_end_at_the_deepest_level_and_files_may_still_lie_there(drive: Any) -> None:
    (*_, deepest) = nested(drive, DEEPEST)
    assert refused(drive.files().create(body={"name": "x", "mimeType": FOLDER, "parents": [deepest]})) == TOO_DEEP
    drive.files().create(body={"name": "x", "parents": [deepest]}).execute()
    assert len(drive.files().list(pageSize=1000).execute()["files"]) == DEEPEST + 1


def test_no_move_makes_a_deeper_tree(drive: Any) -> None:
    (*_, bottom), (top, *_) = nested(drive, DEEPEST // 2), nested(drive, DEEPEST // 2 + 1)
    assert refused(drive.files().update(fileId=top, addParents=bottom, removeParents="root")) == TOO_DEEP


def test_capitals_in_an_address_change_nothing(drive: Any, service: Any) -> None:
    file = drive.files().create(body={"name": "a"}).execute()["id"]
    body = {"type": "user", "role": "owner", "emailAddress": "Guru@Latihan.test"}
    drive.permissions().create(fileId=file, body=body, transferOwnership=True).execute()
    owned = service("drive", "guru").files().get(fileId=file, fields="ownedByMe,owners(me)").execute()
    assert owned == {"ownedByMe": True, "owners": [{"me": True}]}
