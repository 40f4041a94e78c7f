"""Shared drives through the real client: drives.*, the flags they need, what Google leaves out there."""

from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.errors import HttpError

FOLDER = "application/vnd.google-apps.folder"
EVERYWHERE = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}
Make = Callable[..., Any]


@pytest.fixture
def shared(drive: Any) -> Any:
    return drive.drives().create(requestId="satu", body={"name": "Drive Unit"}).execute()


@pytest.fixture
def file(drive: Any, shared: Any) -> Any:
    body = {"name": "a", "parents": [shared["id"]]}
    return drive.files().create(body=body, supportsAllDrives=True, fields="*").execute()


def names(listing: Any) -> list[str]:
    return [file["name"] for file in listing.execute()["files"]]


def test_drives_create_get_list(shared: Any, drive: Any, service: Make) -> None:
    assert drive.drives().get(driveId=shared["id"]).execute()["name"] == "Drive Unit"
    assert [d["id"] for d in drive.drives().list().execute()["drives"]] == [shared["id"]]
    assert service("drive", "guru").drives().list().execute()["drives"] == []
    with pytest.raises(HttpError, match="404"):
        service("drive", "guru").drives().get(driveId=shared["id"]).execute()
    with pytest.raises(HttpError, match="409"):
        drive.drives().create(requestId="satu", body={"name": "lagi"}).execute()


def test_files_get_needs_the_flag(file: Any, drive: Any) -> None:
    with pytest.raises(HttpError, match="File not found"):
        drive.files().get(fileId=file["id"]).execute()
    assert drive.files().get(fileId=file["id"], supportsAllDrives=True).execute()["id"] == file["id"]


def test_files_leave_out_what_google_leaves_out(file: Any, shared: Any) -> None:
    assert not {"permissions", "owners", "ownedByMe", "shared", "writersCanShare"} & file.keys()
    assert file["driveId"] == shared["id"]
    assert {"permissionIds", "capabilities"} <= file.keys()


@pytest.mark.parametrize(
    ("flags", "seen"),
    [
        ({}, []),
        ({"supportsAllDrives": True}, []),
        ({"includeItemsFromAllDrives": True}, []),
        (EVERYWHERE, ["a"]),
        ({**EVERYWHERE, "corpora": "allDrives"}, ["a"]),
    ],
    ids=["none", "supports", "includes", "both", "allDrives"],
)
def test_files_list_needs_both_flags(flags: Any, seen: list[str], file: Any, shared: Any, drive: Any) -> None:
    assert names(drive.files().list(q=f"'{shared['id']}' in parents", **flags)) == seen
    assert names(drive.files().list(q="trashed = false", **flags)) == seen


def test_files_list_of_one_drive(file: Any, shared: Any, drive: Any) -> None:
    drive.files().create(body={"name": "milik sendiri"}).execute()
    one = {"corpora": "drive", "driveId": shared["id"]}
    assert names(drive.files().list(**one, **EVERYWHERE)) == ["a"]
    wrong: list[dict[str, Any]] = [one, {"driveId": shared["id"], **EVERYWHERE}, {"corpora": "drive", **EVERYWHERE}]
    for asked in wrong:
        with pytest.raises(HttpError, match="403"):
            drive.files().list(**asked).execute()
    with pytest.raises(HttpError, match="Shared drive not found"):
        drive.files().list(corpora="drive", driveId="0Atidakada", **EVERYWHERE).execute()


def test_members_and_their_roles(file: Any, shared: Any, drive: Any, service: Make) -> None:
    body = {"type": "user", "role": "writer", "emailAddress": "guru@latihan.test"}
    drive.permissions().create(fileId=shared["id"], supportsAllDrives=True, body=body).execute()
    guru = service("drive", "guru").files()
    guru.update(fileId=file["id"], supportsAllDrives=True, body={"name": "b"}).execute()
    with pytest.raises(HttpError, match="403"):
        guru.update(fileId=file["id"], supportsAllDrives=True, body={"trashed": True}).execute()
    drive.permissions().update(
        fileId=shared["id"], permissionId="guru", supportsAllDrives=True, body={"role": "fileOrganizer"}
    ).execute()
    guru.update(fileId=file["id"], supportsAllDrives=True, body={"trashed": True}).execute()


def test_an_identity_without_quota_can_fill_a_shared_drive(
    shared: Any, drive: Any, service: Make, application: Any
) -> None:
    body = {"type": "user", "role": "fileOrganizer", "emailAddress": "robot@latihan.test"}
    drive.permissions().create(fileId=shared["id"], supportsAllDrives=True, body=body).execute()
    with application.store.transaction():
        application.store.put("identity", "robot", {"storage_quota": 0})
    made = {"mimeType": "application/vnd.google-apps.document", "parents": [shared["id"]]}
    assert service("drive", "robot").files().create(supportsAllDrives=True, body=made).execute()["id"]


def test_files_update_moves_between_drives(shared: Any, drive: Any) -> None:
    own = drive.files().create(body={"name": "x"}, fields="id,parents").execute()
    move = {"fileId": own["id"], "supportsAllDrives": True, "fields": "*"}
    moved = drive.files().update(addParents=shared["id"], removeParents=own["parents"][0], **move).execute()
    assert moved["driveId"] == shared["id"]
    assert "owners" not in moved
    back = drive.files().update(addParents="root", removeParents=shared["id"], **move).execute()
    assert back["owners"][0]["me"] is True
    folder = drive.files().create(body={"mimeType": FOLDER}, fields="id,parents").execute()
    with pytest.raises(HttpError, match="Folders cannot be moved between drives"):
        drive.files().update(
            fileId=folder["id"], addParents=shared["id"], removeParents=folder["parents"][0], supportsAllDrives=True
        ).execute()
