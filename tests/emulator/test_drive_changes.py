"""drive.changes, drive.about and drive.comments through the real client."""

from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.errors import HttpError

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


def test_comments_list_is_empty(drive: Any) -> None:
    file = drive.files().create(body={"name": "a"}).execute()
    assert drive.comments().list(fileId=file["id"], fields="comments").execute() == {"comments": []}
