"""drive.files.list through the real client: folders, orders, pages, grouped listings."""

import contextlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.emulator import open_store

FOLDER = "application/vnd.google-apps.folder"
Make = Callable[..., Any]


@pytest.fixture
def make(drive: Any) -> Make:
    def made(name: str, **body: Any) -> Any:
        return drive.files().create(body={"name": name, **body}, fields="*").execute()

    return made


def names(listing: Any) -> list[str]:
    return [file["name"] for file in listing.execute()["files"]]


def paged(drive: Any, **asked: Any) -> list[str]:
    """The names on all pages, and a check that every page but the last is full."""
    found, token = [], None
    while True:
        page = drive.files().list(pageToken=token, **asked).execute()
        found += [file["name"] for file in page["files"]]
        token = page.get("nextPageToken")
        if token is None:
            return found
        assert len(page["files"]) == asked["pageSize"]


def test_list_by_folder_and_by_root(make: Make, drive: Any) -> None:
    folder = make("map", mimeType=FOLDER)
    make("dalam", parents=[folder["id"]])
    assert names(drive.files().list(q=f"'{folder['id']}' in parents")) == ["dalam"]
    assert names(drive.files().list(q="'root' in parents")) == ["map"]
    assert names(drive.files().list(q="name = 'root'")) == []
    assert names(drive.files().list(q=f"'{folder['id']}' in parents or name = 'map'", orderBy="name")) == [
        "dalam",
        "map",
    ]


def test_list_of_a_folder_that_cannot_be_read(make: Make, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    other = service("drive", "guru").files()
    with pytest.raises(HttpError) as problem:
        other.list(q=f"'{folder['id']}' in parents").execute()
    assert (problem.value.resp.status, problem.value.error_details[0]["reason"]) == (404, "notFound")
    assert names(other.list(q=f"'{folder['id']}' in parents or 'root' in parents")) == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("name", ["Folder", "foto 1", "foto 10", "foto 2"]),
        ("name desc", ["foto 2", "foto 10", "foto 1", "Folder"]),
        ("name_natural", ["Folder", "foto 1", "foto 2", "foto 10"]),
        ("folder,createdTime desc", ["Folder", "foto 1", "foto 10", "foto 2"]),
        ("modifiedTime", ["foto 2", "Folder", "foto 10", "foto 1"]),
        ("", ["foto 1", "foto 10", "Folder", "foto 2"]),
    ],
    ids=lambda value: value or "default" if isinstance(value, str) else "",
)
def test_list_in_order(order: str, expected: list[str], make: Make, drive: Any) -> None:
    for day, name in enumerate(("foto 2", "Folder", "foto 10", "foto 1"), 1):
        moment = f"2021-04-0{day}T00:00:00Z"
        mime = FOLDER if name == "Folder" else "image/jpeg"
        make(name, mimeType=mime, createdTime=moment, modifiedTime=moment)
    assert names(drive.files().list(orderBy=order)) == expected


def test_list_refuses_an_unknown_order(drive: Any) -> None:
    with pytest.raises(HttpError, match="400"):
        drive.files().list(orderBy="colour").execute()


@pytest.mark.parametrize("order", ["", "name", "name_natural desc", "folder,name desc", "quotaBytesUsed"])
def test_list_in_pages(order: str, make: Make, drive: Any) -> None:
    for number in range(25):
        make(f"b{number:02}")
    assert sorted(paged(drive, orderBy=order, pageSize=7)) == [f"b{number:02}" for number in range(25)]


def test_pages_are_stable_while_files_come_and_go(make: Make, drive: Any) -> None:
    files = [make(f"b{number:02}") for number in range(10)]
    page = drive.files().list(orderBy="name", pageSize=4).execute()
    for gone in (files[3], files[1], files[6]):
        drive.files().delete(fileId=gone["id"]).execute()
    make("a")
    make("b04a")
    rest = names(drive.files().list(orderBy="name", pageSize=100, pageToken=page["nextPageToken"]))
    assert rest == ["b04", "b04a", "b05", "b07", "b08", "b09"]


def test_a_page_token_belongs_to_its_question(make: Make, drive: Any) -> None:
    make("a")
    make("b")
    token = drive.files().list(pageSize=1).execute()["nextPageToken"]
    for asked in ({"pageToken": token, "q": "trashed = false"}, {"pageToken": "~1"}, {"pageToken": "W10="}):
        with pytest.raises(HttpError, match="Invalid Value"):
            drive.files().list(**asked).execute()


def test_a_page_holds_at_most_a_thousand(make: Make, drive: Any, application: Any) -> None:
    first = make("b")
    with application.store.transaction():
        for number in range(1001):
            key = f"{number:044}"
            application.store.put("file", key, {**application.store.get("file", first["id"]), "id": key})
    page = drive.files().list(pageSize=5000).execute()
    assert len(page["files"]) == 1000
    assert "nextPageToken" in page
    assert "nextPageToken" not in drive.files().list(pageSize=5000, fields="files(id)").execute()
    with pytest.raises(HttpError, match="Values must be within the range"):
        drive.files().list(pageSize=0).execute()


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ({"corpora": "nonsense"}, "corpora"),
        ({"corpora": "domain"}, "corpora"),
        ({"spaces": "nonsense"}, "spaces"),
        ({"spaces": "appDataFolder"}, "spaces"),
        ({"q": "visibility = 'nonsense'"}, "q"),
    ],
    ids=str,
)
def test_list_refuses_what_it_does_not_know(asked: Any, location: str, drive: Any) -> None:
    with pytest.raises(HttpError) as problem:
        drive.files().list(**asked).execute()
    assert (problem.value.resp.status, problem.value.error_details[0]["location"]) == (400, location)


@pytest.mark.parametrize("size", [-5, 0])
@pytest.mark.parametrize("resource", ["files", "changes", "permissions", "drives", "comments"])
def test_a_page_has_at_least_one_place(resource: str, size: int, make: Make, drive: Any) -> None:
    asked = {"changes": {"pageToken": "1"}, "permissions": {"fileId": "root"}, "comments": {"fileId": "root"}}
    listed = getattr(drive, resource)().list(pageSize=size, **asked.get(resource, {}))
    with pytest.raises(HttpError, match=r"Values must be within the range: \[1, 10+\]"):
        listed.execute()


def test_permissions_and_drives_come_in_pages(make: Make, drive: Any) -> None:
    file = make("a")
    for name in ("guru", "bendahara"):
        body = {"type": "user", "role": "reader", "emailAddress": f"{name}@latihan.test"}
        drive.permissions().create(fileId=file["id"], body=body).execute()
        drive.drives().create(requestId=name, body={"name": name}).execute()
    permissions, drives = drive.permissions(), drive.drives()
    for listing, asked, key, count in (
        (permissions, {"fileId": file["id"]}, "permissions", 3),
        (drives, {}, "drives", 2),
    ):
        found, request = [], listing.list(pageSize=1, **asked)
        while request:
            page = request.execute()
            assert len(page[key]) == 1
            found += [each["id"] for each in page[key]]
            request = listing.list_next(request, page)
        assert len({*found}) == len(found) == count
        with pytest.raises(HttpError, match="400"):
            listing.list(pageToken="x", **asked).execute()
    with pytest.raises(HttpError, match=r"drive\.drives\.list"):
        drives.list(q="name = 'guru'").execute()


@pytest.mark.parametrize(("switch", "seen"), [("right", 6), ("partial", 3), ("empty", 0)])
def test_grouped_listings_may_miss_folders(  # one row of the table and three fixtures
    switch: str, seen: int, make: Make, drive: Any, control: Make
) -> None:
    folders = [make(f"map {n}", mimeType=FOLDER)["id"] for n in range(6)]
    for folder in folders:
        make("isi", parents=[folder])
    control("POST", "behaviour", {"grouped_listing": switch})
    grouped = drive.files().list(q=" or ".join(f"'{folder}' in parents" for folder in folders)).execute()
    assert (len(grouped["files"]), grouped["incompleteSearch"]) == (seen, False)
    for folder in folders:
        assert names(drive.files().list(q=f"'{folder}' in parents")) == ["isi"]


def test_list_with_many_folders_goes_as_a_post(make: Make, drive: Any) -> None:
    folders = [make(f"map {n}", mimeType=FOLDER)["id"] for n in range(60)]
    make("isi", parents=[folders[59]])
    grouped = drive.files().list(q=" or ".join(f"'{folder}' in parents" for folder in folders))
    assert names(grouped) == ["isi"]


def test_files_open_by_link_are_listed_only_in_their_folder(make: Make, drive: Any, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    make("isi", parents=[folder["id"]])
    drive.permissions().create(fileId=folder["id"], body={"type": "anyone", "role": "reader"}).execute()
    other = service("drive", "tamu").files()
    assert names(other.list()) == []
    assert names(other.list(q=f"'{folder['id']}' in parents")) == ["isi"]


def test_list_of_what_was_shared(make: Make, drive: Any, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    make("isi", parents=[folder["id"]])
    who = {"type": "user", "role": "reader", "emailAddress": "guru@latihan.test"}
    drive.permissions().create(fileId=folder["id"], body=who).execute()
    guru = service("drive", "guru").files()
    assert sorted(names(guru.list())) == ["isi", "map"]
    assert names(guru.list(q="sharedWithMe = true")) == ["map"]
    assert names(guru.list(q="'me' in owners")) == []
    assert sorted(names(drive.files().list(q="'guru@latihan.test' in readers"))) == ["isi", "map"]
    assert names(drive.files().list(q="'guru@latihan.test' in writers")) == []


def test_times_that_only_queries_know(make: Make, drive: Any, service: Make, control: Make) -> None:
    """The sharing has a time of its own; what the caller looked at last is not kept, so the modification stands in."""
    control("POST", "clock", {"now": "2021-05-01T00:00:00Z"})
    file = make("a", modifiedTime="2021-04-01T00:00:00Z")
    control("POST", "clock", {"now": "2021-05-02T00:00:00Z"})
    who = {"type": "user", "role": "reader", "emailAddress": "Guru@latihan.test"}
    given = drive.permissions().create(fileId=file["id"], body=who, fields="*").execute()
    assert given.keys() == {"kind", "id", "type", "role", "emailAddress", "displayName"}
    guru = service("drive", "guru").files()
    assert names(guru.list(q="sharedWithMeTime = '2021-05-02T00:00:00Z' and sharedWithMe")) == ["a"]
    assert guru.get(fileId=file["id"], fields="sharedWithMeTime").execute() == {
        "sharedWithMeTime": "2021-05-02T00:00:00.000Z"
    }
    assert names(drive.files().list(q="sharedWithMeTime > '2000-01-01' or sharedWithMe")) == []
    assert names(drive.files().list(q="viewedByMeTime = '2021-04-01'")) == ["a"]


def test_full_text_is_also_what_a_file_says(make: Make, drive: Any, service: Make) -> None:
    def said(kind: str, name: str) -> None:
        media = MediaIoBaseUpload(io.BytesIO(b"Notulen rapat"), kind)
        drive.files().create(body={"name": name}, media_body=media).execute()

    said("text/plain", "teks")
    said("application/octet-stream", "biner")
    book = make("buku", mimeType="application/vnd.google-apps.spreadsheet")
    body = {"values": [["notulen"]]}
    service("sheets").spreadsheets().values().update(
        spreadsheetId=book["id"], range="B2", valueInputOption="RAW", body=body
    ).execute()
    assert sorted(names(drive.files().list(q="fullText contains 'notulen'"))) == ["buku", "teks"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["p", "q", None]), st.booleans())))
def test_the_index_by_folder_agrees_with_the_files(steps: list[tuple[str, str | None, bool]]) -> None:
    """Files are put, moved and removed in transactions that sometimes fail."""
    store = open_store(None)
    for key, parent, fails in steps:
        with contextlib.suppress(ArithmeticError), store.transaction():
            store.put("file", key, {"id": key, "parents": [parent]} if parent else None)
            store.put("file", "a", {"id": "a", "parents": ["q"]})
            if fails:
                raise ArithmeticError
        for folder in ("p", "q"):
            scanned = [file["id"] for file in store.all("file").values() if folder in file["parents"]]
            assert sorted(file["id"] for file in store.children(folder)) == sorted(scanned)
