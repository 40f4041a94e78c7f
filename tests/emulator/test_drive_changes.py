"""drive.changes, drive.about and drive.comments through the real client."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

FOLDER = "application/vnd.google-apps.folder"
Make = Callable[..., Any]


def since(service: Any, token: str, **asked: Any) -> list[tuple[str, bool]]:
    page = service.changes().list(pageToken=token, **asked).execute()
    return [(change["fileId"], change["removed"]) for change in page["changes"]]


def test_list_shows_each_file_once_with_its_last_change(drive: Any) -> None:
    token = drive.changes().getStartPageToken().execute()["startPageToken"]
    a, b = (drive.files().create(body={"name": name}).execute()["id"] for name in "ab")
    drive.files().update(fileId=a, body={"name": "a2"}).execute()
    page = drive.changes().list(pageToken=token).execute()
    assert [(c["fileId"], c["file"]["name"]) for c in page["changes"]] == [(b, "b"), (a, "a2")]
    assert since(drive, page["newStartPageToken"]) == []
    drive.files().delete(fileId=b).execute()
    assert since(drive, page["newStartPageToken"]) == [(b, True)]
    assert since(drive, page["newStartPageToken"], includeRemoved=False) == []


def test_list_in_pages(drive: Any) -> None:
    made = [drive.files().create(body={"name": str(n)}).execute()["id"] for n in range(5)]
    first = drive.changes().list(pageToken="1", pageSize=3).execute()
    assert "newStartPageToken" not in first
    assert [c["fileId"] for c in first["changes"]] + [i for i, _ in since(drive, first["nextPageToken"])] == made


def test_list_follows_who_can_see_a_file(drive: Any, service: Make) -> None:
    file = drive.files().create(body={"name": "a"}).execute()
    guru = service("drive", "guru")
    assert since(guru, "1") == []
    body = {"type": "user", "role": "reader", "emailAddress": "guru@latihan.test"}
    drive.permissions().create(fileId=file["id"], body=body).execute()
    assert since(guru, "1") == [(file["id"], False)]
    drive.permissions().delete(fileId=file["id"], permissionId="guru").execute()
    assert since(guru, "1") == [(file["id"], True)]


@pytest.fixture
def tree(drive: Any) -> tuple[str, str, str]:
    """A folder that guru may read, a folder in it, and a file in that."""
    ids: list[str] = []
    for name, mime in (("map", FOLDER), ("dalam", FOLDER), ("a", "text/plain")):
        made = drive.files().create(body={"name": name, "mimeType": mime, "parents": ids[-1:] or ["root"]}).execute()
        ids.append(made["id"])
    body = {"type": "user", "role": "reader", "emailAddress": "guru@latihan.test"}
    drive.permissions().create(fileId=ids[0], body=body).execute()
    return ids[0], ids[1], ids[2]


def test_a_removal_is_told_once_whatever_becomes_of_the_file(drive: Any, service: Make, tree: Any) -> None:
    guru, file = service("drive", "guru"), tree[2]
    token = guru.changes().getStartPageToken().execute()["startPageToken"]
    drive.permissions().delete(fileId=tree[0], permissionId="guru").execute()
    drive.files().update(fileId=file, body={"name": "rahasia"}).execute()
    assert (file, True) in since(guru, token)
    later = guru.changes().list(pageToken=token).execute()["newStartPageToken"]
    drive.files().delete(fileId=file).execute()
    assert since(guru, later) == []
    assert (file, True) in since(guru, token)


@pytest.mark.parametrize("way", ["delete", "unshare", "move"])
def test_what_lay_in_a_lost_folder_is_removed_too(way: str, drive: Any, service: Make, tree: Any) -> None:
    guru, folder = service("drive", "guru"), tree[0]
    private = drive.files().create(body={"name": "pribadi", "mimeType": FOLDER}).execute()["id"]
    token = guru.changes().getStartPageToken().execute()["startPageToken"]
    match way:
        case "delete":
            drive.files().delete(fileId=folder).execute()
        case "unshare":
            drive.permissions().delete(fileId=folder, permissionId="guru").execute()
        case "move":
            drive.files().update(fileId=tree[1], addParents=private, removeParents=folder).execute()
    assert {(file, True) for file in tree[1:]} <= set(since(guru, token))


def test_what_lies_in_a_folder_comes_with_it(drive: Any, service: Make, tree: Any) -> None:
    bendahara = service("drive", "bendahara")
    token = bendahara.changes().getStartPageToken().execute()["startPageToken"]
    body = {"type": "user", "role": "reader", "emailAddress": "bendahara@latihan.test"}
    drive.permissions().create(fileId=tree[0], body=body).execute()
    assert since(bendahara, token) == [(each, False) for each in tree]


def test_a_member_who_leaves_a_shared_drive_loses_its_files(drive: Any, service: Make) -> None:
    everywhere = {"includeItemsFromAllDrives": True, "supportsAllDrives": True}
    shared = drive.drives().create(requestId="satu", body={"name": "Unit"}).execute()["id"]
    file = drive.files().create(body={"name": "a", "parents": [shared]}, supportsAllDrives=True).execute()["id"]
    body = {"type": "user", "role": "reader", "emailAddress": "guru@latihan.test"}
    drive.permissions().create(fileId=shared, body=body, supportsAllDrives=True).execute()
    guru = service("drive", "guru")
    assert since(guru, "1", **everywhere) == [(file, False)]
    drive.permissions().delete(fileId=shared, permissionId="guru", supportsAllDrives=True).execute()
    assert since(guru, "1", **everywhere) == [(file, True)]


def test_list_of_a_shared_drive(drive: Any) -> None:
    shared = drive.drives().create(requestId="satu", body={"name": "Unit"}).execute()
    body = {"name": "a", "parents": [shared["id"]]}
    file = drive.files().create(body=body, supportsAllDrives=True).execute()
    assert since(drive, "1") == []
    everywhere = {"includeItemsFromAllDrives": True, "supportsAllDrives": True}
    assert since(drive, "1", **everywhere) == [(file["id"], False)]
    assert since(drive, "1", driveId=shared["id"], **everywhere) == [(file["id"], False)]


@pytest.mark.parametrize("token", ["", "x", "-1", "9" * 40])
def test_list_refuses_a_token_it_never_gave(token: str, drive: Any) -> None:
    with pytest.raises(HttpError, match="400"):
        drive.changes().list(pageToken=token).execute()


def test_edits_in_a_spreadsheet_are_changes(drive: Any, service: Make) -> None:
    book = service("sheets").spreadsheets().create(body={}).execute()["spreadsheetId"]
    token = drive.changes().getStartPageToken().execute()["startPageToken"]
    service("sheets").spreadsheets().values().update(
        spreadsheetId=book, range="A1", valueInputOption="RAW", body={"values": [[1]]}
    ).execute()
    assert since(drive, token) == [(book, False)]


def test_about_get_shows_what_is_used(drive: Any, application: Any) -> None:
    with pytest.raises(HttpError, match="'fields' parameter is required"):
        drive.about().get().execute()
    with application.store.transaction():
        application.store.put("identity", "operator", {"storage_quota": 5})
    about = drive.about().get(fields="user,storageQuota").execute()
    assert about["user"]["emailAddress"] == "operator@latihan.test"
    assert about["storageQuota"] == {"usage": "0", "usageInDrive": "0", "usageInDriveTrash": "0", "limit": "5"}


def test_about_get_shows_what_lies_in_the_trash(drive: Any) -> None:
    def made(size: int, **body: Any) -> str:
        media = MediaIoBaseUpload(io.BytesIO(b"x" * size), "text/plain")
        return str(drive.files().create(body=body, media_body=media).execute()["id"])

    folder = drive.files().create(body={"mimeType": FOLDER}).execute()["id"]
    made(1)
    made(20, parents=[folder])
    for file in (folder, made(300)):
        drive.files().update(fileId=file, body={"trashed": True}).execute()
    quota = drive.about().get(fields="storageQuota").execute()["storageQuota"]
    assert quota == {"usage": "321", "usageInDrive": "321", "usageInDriveTrash": "320"}


def test_comments_list_is_empty(drive: Any) -> None:
    file = drive.files().create(body={"name": "a"}).execute()
    assert drive.comments().list(fileId=file["id"], fields="comments").execute() == {"comments": []}
