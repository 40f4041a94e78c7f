"""drive.permissions through the real client, and what Google leaves out of a file for whom."""

from collections.abc import Callable
from typing import Any

import gspread
import pytest
from googleapiclient.errors import HttpError

FOLDER = "application/vnd.google-apps.folder"
Make = Callable[..., Any]
RECIPIENT = "guru@latihan.test"


@pytest.fixture
def file(drive: Any) -> Any:
    return drive.files().create(body={"name": "a"}).execute()


@pytest.fixture
def give(drive: Any, file: Any) -> Make:
    def given(role: str, **more: Any) -> Any:
        body = {"type": "user", "role": role, "emailAddress": RECIPIENT}
        return drive.permissions().create(fileId=file["id"], body=body, **more).execute()

    return given


def refused(call: Any) -> tuple[int, str]:
    with pytest.raises(HttpError) as problem:
        call.execute()
    return problem.value.resp.status, problem.value.error_details[0]["reason"]


@pytest.mark.parametrize(
    ("role", "may"),
    [("reader", set()), ("commenter", set()), ("writer", {"edit", "share"})],
)
def test_roles_allow_what_they_say(role: str, may: set[str], file: Any, give: Make, service: Make) -> None:
    give(role)
    guru = service("drive", "guru")
    assert guru.files().get(fileId=file["id"]).execute()["name"] == "a"
    calls = {
        "edit": guru.files().update(fileId=file["id"], body={"name": "b"}),
        "share": guru.permissions().create(
            fileId=file["id"], body={"type": "user", "role": "reader", "emailAddress": "lain@latihan.test"}
        ),
        "trash": guru.files().update(fileId=file["id"], body={"trashed": True}),
    }
    for name, call in calls.items():
        if name in may:
            call.execute()
        else:
            assert refused(call) == (403, "insufficientFilePermissions")


def test_create_get_list_update_delete(file: Any, give: Make, drive: Any, service: Make) -> None:
    key = give("reader")["id"]
    permissions = drive.permissions()
    changed = permissions.update(fileId=file["id"], permissionId=key, body={"role": "writer"}).execute()
    assert changed["role"] == "writer"
    assert permissions.get(fileId=file["id"], permissionId=key).execute()["role"] == "writer"
    assert {p["role"] for p in permissions.list(fileId=file["id"]).execute()["permissions"]} == {"owner", "writer"}
    permissions.delete(fileId=file["id"], permissionId=key).execute()
    assert refused(service("drive", "guru").files().get(fileId=file["id"])) == (404, "notFound")
    assert refused(permissions.get(fileId=file["id"], permissionId=key)) == (404, "notFound")


def test_a_reader_sees_no_permissions_and_may_leave(file: Any, give: Make, service: Make) -> None:
    key = give("reader")["id"]
    guru = service("drive", "guru")
    seen = guru.files().get(fileId=file["id"], fields="*").execute()
    assert not {"permissions", "permissionIds"} & seen.keys()
    assert {"owners", "shared", "capabilities", "ownedByMe"} <= seen.keys()
    assert refused(guru.permissions().list(fileId=file["id"])) == (403, "insufficientFilePermissions")
    guru.permissions().delete(fileId=file["id"], permissionId=key).execute()
    assert refused(guru.files().get(fileId=file["id"])) == (404, "notFound")


def test_writers_may_be_kept_from_sharing(file: Any, give: Make, drive: Any, service: Make) -> None:
    give("writer")
    drive.files().update(fileId=file["id"], body={"writersCanShare": False}).execute()
    guru = service("drive", "guru")
    seen = guru.files().get(fileId=file["id"], fields="*").execute()
    assert "permissions" not in seen
    assert seen["capabilities"]["canShare"] is False
    assert seen["capabilities"]["canEdit"] is True
    assert refused(guru.permissions().list(fileId=file["id"]))[0] == 403


def test_permissions_of_a_folder_hold_below(drive: Any, service: Make) -> None:
    folder = drive.files().create(body={"mimeType": FOLDER}).execute()
    inner = drive.files().create(body={"mimeType": FOLDER, "parents": [folder["id"]]}).execute()
    body = {"type": "user", "role": "writer", "emailAddress": RECIPIENT}
    key = drive.permissions().create(fileId=folder["id"], body=body).execute()["id"]
    guru = service("drive", "guru")
    theirs = guru.files().create(body={"name": "bukti", "parents": [inner["id"]]}, fields="owners,id").execute()
    assert theirs["owners"][0]["emailAddress"] == RECIPIENT
    seen = drive.permissions().list(fileId=theirs["id"], fields="*").execute()["permissions"]
    assert {p["id"]: p["role"] for p in seen} == {"operator": "writer", "guru": "owner"}
    shown = drive.permissions().get(fileId=inner["id"], permissionId=key, fields="*").execute()
    assert shown["permissionDetails"][0]["inheritedFrom"] == folder["id"]
    assert refused(drive.permissions().delete(fileId=inner["id"], permissionId=key))[0] == 403


def test_anyone_with_the_link(file: Any, drive: Any, service: Make) -> None:
    made = drive.permissions().create(fileId=file["id"], body={"type": "anyone", "role": "reader"}).execute()
    assert made["id"] == "anyoneWithLink"
    tamu = service("drive", "tamu").files()
    assert tamu.get(fileId=file["id"]).execute()["name"] == "a"
    assert refused(tamu.update(fileId=file["id"], body={"name": "b"}))[0] == 403
    assert drive.files().get(fileId=file["id"], fields="shared").execute() == {"shared": True}
    drive.permissions().delete(fileId=file["id"], permissionId="anyoneWithLink").execute()
    assert refused(tamu.get(fileId=file["id"])) == (404, "notFound")


def test_ownership_passes_on_only_when_meant(file: Any, give: Make, drive: Any) -> None:
    with pytest.raises(HttpError, match="transferOwnership"):
        give("owner")
    give("owner", transferOwnership=True)
    seen = drive.files().get(fileId=file["id"], fields="owners,permissions").execute()
    assert seen["owners"][0]["emailAddress"] == RECIPIENT
    assert {p["id"]: p["role"] for p in seen["permissions"]} == {"operator": "writer", "guru": "owner"}
    assert refused(drive.permissions().delete(fileId=file["id"], permissionId="guru"))[0] == 403


@pytest.mark.parametrize("who", ["operator", "guru"])
def test_an_owner_is_lowered_by_nobody(who: str, file: Any, give: Make, service: Make, drive: Any) -> None:
    give("writer")
    body = {"type": "user", "role": "reader", "emailAddress": "operator@latihan.test"}
    permissions = service("drive", who).permissions()
    for call in (
        permissions.create(fileId=file["id"], body=body),
        permissions.update(fileId=file["id"], permissionId="operator", body={"role": "reader"}),
    ):
        assert refused(call) == (403, "insufficientFilePermissions")
    assert drive.files().get(fileId=file["id"], fields="ownedByMe").execute() == {"ownedByMe": True}


@pytest.mark.parametrize("kind", ["anyone", "domain", "group"])
def test_only_a_person_can_own(kind: str, file: Any, drive: Any) -> None:
    body = {"type": kind, "role": "owner", "emailAddress": "tim@latihan.test"}
    owned = drive.permissions().create(fileId=file["id"], body=body, transferOwnership=True)
    assert refused(owned) == (400, "invalid")
    assert drive.files().get(fileId=file["id"], fields="ownedByMe").execute() == {"ownedByMe": True}


@pytest.mark.parametrize(
    "body",
    [
        {"type": "user", "role": "reader"},
        {"type": "user", "role": "raja", "emailAddress": RECIPIENT},
        {"type": "semua", "role": "reader"},
        {"role": "reader"},
        {"type": "user", "role": "organizer", "emailAddress": RECIPIENT},
    ],
    ids=["no address", "no such role", "no such type", "no type", "no shared drive"],
)
def test_create_refuses(body: Any, file: Any, drive: Any) -> None:
    assert refused(drive.permissions().create(fileId=file["id"], body=body))[0] == 400


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"expirationTime": "2030-01-01T00:00:00Z"}, (400, "invalid")),
        ({"allowFileDiscovery": True}, (400, "invalid")),
        ({"pendingOwner": True}, (400, "invalid")),
        ({"displayName": "Guru"}, (403, "fieldNotWritable")),
    ],
    ids=str,
)
def test_no_field_is_passed_over(body: Any, refusal: tuple[int, str], file: Any, give: Make, drive: Any) -> None:
    anyone = {"type": "anyone", "role": "reader", **body}
    assert refused(drive.permissions().create(fileId=file["id"], body=anyone)) == refusal
    key = give("reader")["id"]
    update = drive.permissions().update(fileId=file["id"], permissionId=key, body={"role": "writer", **body})
    assert refused(update) == refusal
    again = drive.permissions().update(fileId=file["id"], permissionId=key, body={"role": "writer", "type": "user"})
    assert refused(again) == (403, "fieldNotWritable")


def test_gspread_shares_as_it_does_on_google(gspread_client: gspread.Client) -> None:
    """Its `share` sends `withLink`, a field of Drive v2, which v3 passes over."""
    book = gspread_client.create("Rencana")
    book.share(RECIPIENT, perm_type="user", role="writer", notify=False)
    assert {each["role"] for each in book.list_permissions()} == {"owner", "writer"}
