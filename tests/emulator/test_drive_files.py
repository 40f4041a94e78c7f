"""drive.files through the real client: create, get, update, copy, delete, emptyTrash, generateIds, export."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

FOLDER = "application/vnd.google-apps.folder"
SHORTCUT = "application/vnd.google-apps.shortcut"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
Make = Callable[..., Any]


@pytest.fixture
def make(drive: Any) -> Make:
    """`make("a.pdf", b"...", parents=[...])`: the whole resource of a new file of operator's."""

    def made(name: str, content: bytes | None = None, kind: str = "application/pdf", **body: Any) -> Any:
        media = MediaIoBaseUpload(io.BytesIO(content), mimetype=kind) if content is not None else None
        return drive.files().create(body={"name": name, **body}, media_body=media, fields="*").execute()

    return made


def share(drive: Any, file: Any, name: str, role: str = "reader") -> None:
    who = {"type": "user", "role": role, "emailAddress": f"{name}@latihan.test"}
    drive.permissions().create(fileId=file["id"], body=who).execute()


def reason(problem: pytest.ExceptionInfo[HttpError]) -> tuple[int, str]:
    return problem.value.resp.status, problem.value.error_details[0]["reason"]


def test_create_and_get_of_binary_content(make: Make, drive: Any) -> None:
    file = make("SK Tim.pdf", b"isi")
    assert file["md5Checksum"] == "a7a1b335247554be6612f583e32b64cb"
    assert (file["size"], file["originalFilename"], file["fileExtension"]) == ("3", "SK Tim.pdf", "pdf")
    assert {"sha1Checksum", "sha256Checksum", "headRevisionId", "webContentLink"} <= file.keys()
    assert drive.files().get_media(fileId=file["id"]).execute() == b"isi"


def test_only_binary_content_has_checksums(make: Make) -> None:
    target = make("a.pdf", b"x")
    for kind in (FOLDER, SPREADSHEET, "application/vnd.google-apps.document", SHORTCUT):
        file = make("x", mimeType=kind, shortcutDetails={"targetId": target["id"]})
        assert not {"md5Checksum", "sha1Checksum", "sha256Checksum", "headRevisionId", "webContentLink"} & file.keys()


@pytest.mark.parametrize(
    ("asked", "status", "content", "shown"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("chapters=1", 200, b"0123456789", None),
    ],
)
def test_get_media_by_range(  # noqa: PLR0917  # one row of the table and three fixtures
    asked: str, status: int, content: bytes, shown: str | None, make: Make, as_user: Callable[[str], Any]
) -> None:
    file = make("a.bin", b"0123456789", "application/octet-stream")
    url = f"https://www.googleapis.com/drive/v3/files/{file['id']}?alt=media"
    reply = as_user("operator").get(url, headers={"Range": asked})
    assert (reply.status_code, reply.headers.get("Content-Range")) == (status, shown)
    assert reply.content == content


def test_update_replaces_content_and_type(make: Make, drive: Any) -> None:
    file = make("a.pdf", b"lama")
    media = MediaIoBaseUpload(io.BytesIO(b"baru"), mimetype="image/png")
    after = drive.files().update(fileId=file["id"], media_body=media, fields="*").execute()
    assert (after["id"], after["mimeType"], after["name"]) == (file["id"], "image/png", "a.pdf")
    assert after["md5Checksum"] != file["md5Checksum"]
    assert after["headRevisionId"] != file["headRevisionId"]


def test_update_clears_a_property_with_null(make: Make, drive: Any) -> None:
    file = make("a", properties={"x": "1", "y": "2"})
    update = drive.files().update(fileId=file["id"], body={"properties": {"x": None, "z": "3"}}, fields="properties")
    assert update.execute() == {"properties": {"y": "2", "z": "3"}}


def test_app_properties_are_private_to_each_identity(make: Make, drive: Any, service: Make) -> None:
    file = make("a", appProperties={"kunci": "operator"})
    share(drive, file, "guru", "writer")
    other = service("drive", "guru").files()
    assert other.get(fileId=file["id"], fields="appProperties").execute() == {}
    other.update(fileId=file["id"], body={"appProperties": {"kunci": "guru"}}).execute()
    found = "appProperties has { key='kunci' and value='%s' }"
    assert len(other.list(q=found % "guru").execute()["files"]) == 1
    assert other.list(q=found % "operator").execute()["files"] == []
    assert drive.files().get(fileId=file["id"], fields="appProperties").execute()["appProperties"] == {
        "kunci": "operator"
    }


def test_update_moves_a_file(make: Make, drive: Any) -> None:
    first, second = make("1", mimeType=FOLDER), make("2", mimeType=FOLDER)
    file = make("a", parents=[first["id"]])
    move = {"fileId": file["id"], "fields": "parents"}
    with pytest.raises(HttpError, match="Increasing the number of parents"):
        drive.files().update(addParents=second["id"], **move).execute()
    moved = drive.files().update(addParents=second["id"], removeParents=first["id"], **move).execute()
    assert moved["parents"] == [second["id"]]
    with pytest.raises(HttpError, match="cannot be moved into itself"):
        drive.files().update(fileId=second["id"], addParents=second["id"], removeParents="root").execute()


def test_trash_is_inherited_and_emptied(make: Make, drive: Any) -> None:
    folder = make("map", mimeType=FOLDER)
    inner = make("dalam", mimeType=FOLDER, parents=[folder["id"]])
    file = make("a.pdf", b"x", parents=[inner["id"]])
    drive.files().update(fileId=folder["id"], body={"trashed": True}).execute()
    seen = drive.files().get(fileId=file["id"], fields="trashed,explicitlyTrashed").execute()
    assert seen == {"trashed": True, "explicitlyTrashed": False}
    assert drive.files().list(q="trashed = false").execute()["files"] == []
    assert len(drive.files().list().execute()["files"]) == 3
    drive.files().emptyTrash().execute()
    with pytest.raises(HttpError, match="404"):
        drive.files().get(fileId=file["id"]).execute()


def test_only_the_owner_trashes_and_deletes(make: Make, drive: Any, service: Make) -> None:
    file = make("a.pdf", b"x")
    share(drive, file, "guru", "writer")
    guru = service("drive", "guru").files()
    for call in (guru.update(fileId=file["id"], body={"trashed": True}), guru.delete(fileId=file["id"])):
        with pytest.raises(HttpError) as problem:
            call.execute()
        assert reason(problem) == (403, "insufficientFilePermissions")


def test_delete_takes_what_lies_below(make: Make, drive: Any) -> None:
    folder = make("map", mimeType=FOLDER)
    file = make("a.pdf", b"x", parents=[folder["id"]])
    drive.files().delete(fileId=folder["id"]).execute()
    with pytest.raises(HttpError) as problem:
        drive.files().get(fileId=file["id"]).execute()
    assert reason(problem) == (404, "notFound")


def test_delete_leaves_what_others_own(make: Make, drive: Any, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    share(drive, folder, "guru", "writer")
    guru = service("drive", "guru").files()
    theirs = guru.create(body={"name": "bukti", "parents": [folder["id"]]}).execute()
    drive.files().delete(fileId=folder["id"]).execute()
    assert "parents" not in guru.get(fileId=theirs["id"], fields="*").execute()
    assert guru.copy(fileId=theirs["id"]).execute()["name"] == "Copy of bukti"
    assert guru.update(fileId=theirs["id"], addParents="root", fields="parents").execute()["parents"]
    with pytest.raises(HttpError, match="404"):
        drive.files().get(fileId=theirs["id"]).execute()


def test_copy_of_binary_content_and_of_a_spreadsheet(make: Make, drive: Any, service: Make) -> None:
    file = make("a.pdf", b"isi", properties={"p": "1"}, appProperties={"a": "1"})
    copy = drive.files().copy(fileId=file["id"], body={"name": "b.pdf"}, fields="*").execute()
    assert (copy["name"], copy["md5Checksum"], copy["properties"]) == ("b.pdf", file["md5Checksum"], {"p": "1"})
    assert copy["headRevisionId"] != file["headRevisionId"]
    drive.files().delete(fileId=file["id"]).execute()
    assert drive.files().get_media(fileId=copy["id"]).execute() == b"isi"
    book = make("Buku", mimeType=SPREADSHEET)
    values = service("sheets").spreadsheets().values()
    values.update(spreadsheetId=book["id"], range="A1", valueInputOption="RAW", body={"values": [["isi"]]}).execute()
    other = drive.files().copy(fileId=book["id"]).execute()
    values.clear(spreadsheetId=book["id"], range="A1", body={}).execute()
    assert values.get(spreadsheetId=other["id"], range="A1").execute()["values"] == [["isi"]]


def test_copy_by_a_reader_lands_in_their_own_drive(make: Make, drive: Any, service: Make) -> None:
    file = make("a.pdf", b"isi")
    share(drive, file, "guru")
    copy = service("drive", "guru").files().copy(fileId=file["id"], fields="owners,parents").execute()
    assert copy["owners"][0]["emailAddress"] == "guru@latihan.test"
    assert copy["parents"] != file["parents"]


def test_parents_are_hidden_from_who_cannot_read_the_folder(make: Make, drive: Any, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    file = make("a.pdf", b"x", parents=[folder["id"]])
    share(drive, file, "guru")
    get = service("drive", "guru").files().get(fileId=file["id"], fields="id,parents")
    assert get.execute() == {"id": file["id"]}
    share(drive, folder, "guru")
    assert get.execute()["parents"] == [folder["id"]]


def test_shortcuts_show_their_target_whatever_becomes_of_it(make: Make, drive: Any, service: Make) -> None:
    target, folder = make("a.pdf", b"x"), make("map", mimeType=FOLDER)
    details = {"targetId": target["id"]}
    made = make("pintas", mimeType=SHORTCUT, shortcutDetails=details, parents=[folder["id"]])
    assert made["shortcutDetails"] == {**details, "targetMimeType": "application/pdf"}
    with pytest.raises(HttpError) as problem:
        make("pintas lagi", mimeType=SHORTCUT, shortcutDetails={"targetId": made["id"]})
    assert reason(problem) == (403, "shortcutTargetInvalid")
    share(drive, folder, "guru")
    guru = service("drive", "guru").files()
    listed = guru.list(q=f"'{folder['id']}' in parents", fields="files(shortcutDetails)").execute()["files"]
    assert listed == [{"shortcutDetails": made["shortcutDetails"]}]
    with pytest.raises(HttpError, match="404"):
        guru.get(fileId=target["id"]).execute()
    drive.files().delete(fileId=target["id"]).execute()
    assert "shortcutDetails" in drive.files().get(fileId=made["id"], fields="shortcutDetails").execute()
    with pytest.raises(HttpError) as problem:
        drive.files().get_media(fileId=made["id"]).execute()
    assert reason(problem) == (403, "fileNotDownloadable")
    with pytest.raises(HttpError, match="404"):
        make("pintas", mimeType=SHORTCUT, shortcutDetails={"targetId": "tidakada"})


def test_without_storage_quota_nothing_new_can_be_owned(
    make: Make, drive: Any, service: Make, application: Any
) -> None:
    folder = make("map", mimeType=FOLDER)
    file = make("a.pdf", b"x", parents=[folder["id"]])
    share(drive, folder, "robot", "writer")
    with application.store.transaction():
        application.store.put("identity", "robot", {"storage_quota": 0})
    robot = service("drive", "robot").files()
    media = MediaIoBaseUpload(io.BytesIO(b"y"), mimetype="application/pdf")
    refused = [
        robot.create(body={"parents": [folder["id"]]}),
        robot.create(body={"mimeType": SPREADSHEET}),
        robot.create(body={}, media_body=media),
        robot.copy(fileId=file["id"]),
    ]
    with pytest.raises(HttpError, match="403"):
        service("sheets", "robot").spreadsheets().create(body={}).execute()
    for call in refused:
        with pytest.raises(HttpError) as problem:
            call.execute()
        assert reason(problem) == (403, "storageQuotaExceeded")
    robot.update(fileId=file["id"], media_body=media).execute()
    robot.create(body={"mimeType": FOLDER, "parents": [folder["id"]]}).execute()


def test_an_update_keeps_within_the_owners_quota(make: Make, drive: Any, service: Make, control: Make) -> None:
    file = make("a.txt", b"x" * 90, "text/plain")
    share(drive, file, "guru", "writer")
    control("POST", "identities", {"name": "operator", "storage_quota": 100})
    control("POST", "identities", {"name": "guru", "storage_quota": 0})
    for name, size, fits in (
        ("operator", 100, True),
        ("operator", 101, False),
        ("guru", 101, False),
        ("guru", 9, True),
    ):
        media = MediaIoBaseUpload(io.BytesIO(b"y" * size), "text/plain")
        update = service("drive", name).files().update(fileId=file["id"], media_body=media, fields="size")
        if fits:
            assert update.execute() == {"size": str(size)}
        else:
            with pytest.raises(HttpError) as problem:
                update.execute()
            assert reason(problem) == (403, "storageQuotaExceeded")


def test_generate_ids_can_be_used_once(drive: Any, make: Make) -> None:
    first, second = drive.files().generateIds(count=2).execute()["ids"]
    assert make("a.pdf", b"x", id=first)["id"] == first
    with pytest.raises(HttpError, match="409"):
        make("a.pdf", b"x", id=first)
    with pytest.raises(HttpError, match="not supported for Docs Editors"):
        make("a", id=second, mimeType=SPREADSHEET)


@pytest.mark.parametrize("file_id", ["../../etc/passwd", "a/b", "..", "C:\\x" * 8, "a" * 300], ids=repr)
def test_an_id_is_never_a_path(file_id: str, make: Make) -> None:
    with pytest.raises(HttpError, match="400"):
        make("a.pdf", b"x", id=file_id)


def test_export_stops_at_ten_megabytes(make: Make, drive: Any, application: Any) -> None:
    import random
    import zipfile

    import docx

    document = docx.Document()
    stream = io.BytesIO()
    document.save(stream)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    with zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("word/media/noise.bin", random.Random(1).randbytes(11 * 2**20))
    native = "application/vnd.google-apps.document"
    file = make("besar", stream.getvalue(), kind, mimeType=native)
    with pytest.raises(HttpError) as problem:
        drive.files().export(fileId=file["id"], mimeType=kind).execute()
    assert reason(problem) == (403, "exportSizeLimitExceeded")
    assert drive.files().export(fileId=file["id"], mimeType="text/plain").execute()


def test_times_can_be_set_and_must_be_times(make: Make) -> None:
    file = make("a", modifiedTime="2021-04-05T10:00:00+07:00", createdTime="2021-04-01T00:00:00Z")
    assert (file["modifiedTime"], file["createdTime"]) == ("2021-04-05T03:00:00.000Z", "2021-04-01T00:00:00.000Z")
    with pytest.raises(HttpError, match="400"):
        make("a", modifiedTime="kemarin")


@pytest.mark.parametrize(
    ("minutes", "change", "times"),
    [
        (0, {"body": {"name": "b"}}, ["00:00.000", "00:00.001", "00:00.002"]),
        (0, {"media_body": MediaIoBaseUpload(io.BytesIO(b"x"), "application/pdf")}, ["00:00.000", "00:00.001"]),
        (5, {"body": {"name": "b"}}, ["00:00.000", "05:00.000"]),
        (5, {"body": {"trashed": True}}, ["00:00.000", "00:00.000"]),
        (5, {"body": {"trashed": False}}, ["00:00.000", "00:00.000"]),
        (5, {"addParents": "root"}, ["00:00.000", "00:00.000"]),
    ],
    ids=["names", "content", "name later", "trash", "restore", "move"],
)
def test_each_modification_has_a_later_time(  # noqa: PLR0917  # one row of the table and three fixtures
    minutes: int, change: Any, times: list[str], make: Make, drive: Any, control: Make
) -> None:
    """Even while the clock stands. Trash and place make a new version, but are no modification."""
    control("POST", "clock", {"now": "2021-05-01T00:00:00Z"})
    seen = [make("a", b"isi")]
    control("POST", "clock", {"now": f"2021-05-01T00:0{minutes}:00Z"})
    for _ in times[1:]:
        seen.append(drive.files().update(fileId=seen[0]["id"], fields="*", **change).execute())
    assert [each["modifiedTime"] for each in seen] == [f"2021-05-01T00:{time}Z" for time in times]
    assert [each["version"] for each in seen] == [str(number + 1) for number in range(len(times))]


def test_an_edit_of_a_spreadsheet_is_always_later(make: Make, drive: Any, service: Make, control: Make) -> None:
    control("POST", "clock", {"now": "2021-05-01T00:00:00Z"})
    book = make("Buku", mimeType=SPREADSHEET)
    write = {"spreadsheetId": book["id"], "range": "A1", "valueInputOption": "RAW", "body": {"values": [[1]]}}
    service("sheets").spreadsheets().values().update(**write).execute()
    seen = drive.files().get(fileId=book["id"], fields="modifiedTime").execute()
    assert seen == {"modifiedTime": "2021-05-01T00:00:00.001Z"}


def test_nothing_is_later_than_the_last_time_there_is(make: Make, drive: Any) -> None:
    file = make("a", modifiedTime="9999-12-31T23:59:59.999Z")
    renamed = drive.files().update(fileId=file["id"], body={"name": "b"}, fields="modifiedTime")
    assert renamed.execute() == {"modifiedTime": "9999-12-31T23:59:59.999Z"}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"parents": ["root"]}, (403, "fieldNotWritable")),
        ({"id": "1234567890123456789012"}, (403, "fieldNotWritable")),
        ({"size": "5"}, (403, "fieldNotWritable")),
        ({"createdTime": "2021-04-05T00:00:00Z"}, (403, "fieldNotWritable")),
        ({"contentRestrictions": [{"readOnly": True}]}, (400, "invalid")),
        ({"originalFilename": "b.pdf"}, (400, "invalid")),
        ({"mimeType": FOLDER}, (400, "badRequest")),
        ({"mimeType": SPREADSHEET}, (400, "badRequest")),
    ],
    ids=str,
)
def test_update_refuses_what_it_would_not_do(body: Any, refusal: tuple[int, str], make: Make, drive: Any) -> None:
    file = make("a.pdf", b"x")
    with pytest.raises(HttpError) as problem:
        drive.files().update(fileId=file["id"], body={"name": "b", **body}).execute()
    assert reason(problem) == refusal
    assert drive.files().get(fileId=file["id"], fields="*").execute() == file


def test_create_and_copy_refuse_what_they_would_not_do(make: Make, drive: Any) -> None:
    file = make("a.pdf", b"x")
    for call in (
        drive.files().create(body={"name": "b", "md5Checksum": "x"}),
        drive.files().copy(fileId=file["id"], body={"ownedByMe": True}),
    ):
        with pytest.raises(HttpError) as problem:
            call.execute()
        assert reason(problem) == (403, "fieldNotWritable")


def test_update_renames_a_type(make: Make, drive: Any) -> None:
    file = make("a", b"x", "application/octet-stream")
    update = drive.files().update(fileId=file["id"], body={"mimeType": "application/pdf"}, fields="mimeType")
    assert update.execute() == {"mimeType": "application/pdf"}


def test_copy_converts_into_a_spreadsheet(make: Make, drive: Any, service: Make) -> None:
    folder = make("map", mimeType=FOLDER)
    file = make("a.csv", b"NO,PROGRAM\r\n1,x", "text/csv", parents=[folder["id"]])
    body = {"mimeType": SPREADSHEET}
    copy = drive.files().copy(fileId=file["id"], body=body, fields="id,name,mimeType,parents").execute()
    assert (copy["name"], copy["mimeType"], copy["parents"]) == ("Copy of a.csv", SPREADSHEET, [folder["id"]])
    values = service("sheets").spreadsheets().values().get(spreadsheetId=copy["id"], range="A1:B2").execute()
    assert values["values"] == [["NO", "PROGRAM"], ["1", "x"]]
    with pytest.raises(HttpError, match="400"):
        drive.files().copy(fileId=make("a.pdf", b"x")["id"], body=body).execute()


@pytest.mark.parametrize("method", ["files.watch", "revisions.list", "replies.list", "drives.hide"])
def test_other_methods_are_refused_by_name(method: str, drive: Any) -> None:
    resource, name = method.split(".")
    path = {"driveId": "x"} if resource == "drives" else {"fileId": "x"}
    extra = {"commentId": "x"} if resource == "replies" else {}
    body: dict[str, Any] = {"body": {}} if name == "watch" else {}
    with pytest.raises(HttpError, match=rf"501.*drive\.{resource}\.{name}"):
        getattr(getattr(drive, resource)(), name)(**path, **extra, **body).execute()
