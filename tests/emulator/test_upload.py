"""Uploads through the real client and by hand: simple, multipart, resumable; and bodies that are broken."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from googleapiclient.http import MediaIoBaseUpload

UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"
CHUNK = 256 * 1024


@pytest.fixture
def session(as_user: Callable[[str], Any]) -> Any:
    return as_user("operator")


def ask(session: Any, body: Any = None, length: str = "") -> Any:
    headers = {"X-Upload-Content-Length": length} if length else {}
    return session.post(UPLOAD, params={"uploadType": "resumable"}, json=body or {"name": "a.bin"}, headers=headers)


def begin(session: Any, length: str = "") -> str:
    reply = ask(session, length=length)
    assert reply.status_code == 200
    return str(reply.headers["Location"])


def put(session: Any, place: str, content: bytes, shown: str = "") -> Any:
    return session.put(place, data=content, headers={"Content-Range": shown} if shown else {})


@pytest.mark.parametrize("known", [True, False], ids=["known length", "length told at the end"])
def test_files_create_in_three_chunks(known: bool, drive: Any) -> None:
    content = bytes(range(256)) * 1024 * 2 + b"akhir"
    stream = io.BytesIO(content)
    if not known:
        stream.seekable = lambda: False  # type: ignore[method-assign]  # as a pipe would say
    media = MediaIoBaseUpload(stream, mimetype="image/png", chunksize=CHUNK, resumable=True)
    request, steps, file = drive.files().create(body={"name": "a.png"}, media_body=media, fields="*"), 0, None
    while file is None:
        status, file = request.next_chunk()
        steps += 1
        assert file or status.resumable_progress == steps * CHUNK
    assert (steps, file["name"], file["mimeType"], file["size"]) == (3, "a.png", "image/png", str(len(content)))
    assert drive.files().get_media(fileId=file["id"]).execute() == content


def test_files_update_resumable(drive: Any) -> None:
    file = drive.files().create(body={"name": "a"}).execute()
    media = MediaIoBaseUpload(io.BytesIO(b"x" * 10), mimetype="text/plain", resumable=True)
    after = drive.files().update(fileId=file["id"], media_body=media, fields="id,size").execute()
    assert after == {"id": file["id"], "size": "10"}


def test_a_session_tells_how_far_it_is_and_goes_on(session: Any, drive: Any) -> None:
    place = begin(session)
    assert put(session, place, b"", "bytes */10").status_code == 308
    assert put(session, place, b"0123", "bytes 0-3/10").headers["Range"] == "bytes=0-3"
    assert put(session, place, b"89", "bytes 8-9/10").headers["Range"] == "bytes=0-3"  # a gap is not taken
    assert put(session, place, b"", "bytes */10").headers["Range"] == "bytes=0-3"
    done = put(session, place, b"3456789", "bytes 3-9/10")
    assert done.status_code == 200
    again = put(session, place, b"3456789", "bytes 3-9/10")
    assert again.json() == done.json()
    assert len(drive.files().list().execute()["files"]) == 1
    assert drive.files().get_media(fileId=done.json()["id"]).execute() == b"0123456789"


@pytest.mark.parametrize(
    ("shown", "status"),
    [("bytes 0-3/2", 400), ("bytes 0-9/10", 400), ("bait 0-3/4", 400), ("bytes 999999999996-999999999999/*", 413)],
)
def test_a_chunk_must_fit(shown: str, status: int, session: Any, drive: Any) -> None:
    assert put(session, begin(session), b"0123", shown).status_code == status
    assert drive.files().list().execute()["files"] == []


@pytest.mark.parametrize("length", ["10", ""], ids=["announced", "told with the first chunk"])
@pytest.mark.parametrize(
    ("content", "shown"),
    [(b"", ""), (b"", "bytes */4"), (b"", "bytes */100"), (b"4", "bytes 4-4/5"), (b"0", "bytes 0-0/1"), (b"0", ""),
     (b"4", "bytes */10"), (b"456789a", "bytes 4-10/*")],
)  # fmt: skip
def test_a_file_is_never_made_of_a_part(length: str, content: bytes, shown: str, session: Any, drive: Any) -> None:
    place = begin(session, length)
    assert put(session, place, b"0123", "bytes 0-3/10").status_code == 308
    assert put(session, place, content, shown).status_code == 400
    assert drive.files().list().execute()["files"] == []
    assert put(session, place, b"456789", "bytes 4-9/*").status_code == 200
    (made,) = drive.files().list().execute()["files"]
    assert drive.files().get_media(fileId=made["id"]).execute() == b"0123456789"


def test_an_empty_file_has_no_range_to_name(session: Any, drive: Any) -> None:
    made = put(session, begin(session, "0"), b"").json()
    assert drive.files().get(fileId=made["id"], fields="size").execute() == {"size": "0"}


@pytest.mark.parametrize(
    ("body", "length", "status"),
    [({"nama": "x"}, "", 400), ({"parents": ["tidakada"]}, "", 404), ({}, "99999999999999", 413), ({}, "banyak", 400)],
    ids=["unknown field", "unknown parent", "too large", "no length"],
)
def test_what_will_be_refused_is_refused_before_the_bytes(
    body: Any, length: str, status: int, session: Any, drive: Any
) -> None:
    assert ask(session, body, length).status_code == status
    assert ask(session, {"name": "b"}).status_code == 200
    assert drive.files().list().execute()["files"] == []


def test_a_session_can_be_given_up(session: Any, drive: Any) -> None:
    place = begin(session)
    assert session.delete(place).status_code == 499
    assert put(session, place, b"0123", "bytes 0-3/4").status_code == 404
    assert session.delete(place).status_code == 404
    assert drive.files().list().execute()["files"] == []


def test_a_session_makes_what_it_was_begun_for(session: Any, drive: Any) -> None:
    file = drive.files().create(body={"name": "lama"}).execute()["id"]
    place = begin(session).replace("/files?", f"/files/{file}?")
    assert put(session, place, b"0123").json()["name"] == "a.bin"
    assert drive.files().get(fileId=file).execute()["name"] == "lama"


def test_a_session_must_be_known(session: Any) -> None:
    reply = session.put(UPLOAD, params={"uploadType": "resumable", "upload_id": "tidakada"}, data=b"x")
    assert reply.status_code == 404


def test_chunks_are_logged_under_their_method(session: Any, control: Callable[..., Any]) -> None:
    put(session, begin(session), b"0123", "bytes 0-3/4")
    assert [entry["method"] for entry in control("GET", "requests")["requests"]] == ["drive.files.create"] * 2


def test_a_simple_upload_has_no_name(session: Any, drive: Any) -> None:
    reply = session.post(UPLOAD, params={"uploadType": "media"}, data=b"isi", headers={"Content-Type": "image/png"})
    assert reply.json()["name"] == "Untitled"
    assert drive.files().get_media(fileId=reply.json()["id"]).execute() == b"isi"


def multipart(metadata: bytes, *rest: bytes) -> bytes:
    parts = (b"Content-Type: application/json\r\n\r\n" + metadata, *rest)
    return b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--"


CONTENT = b"Content-Type: image/png\r\n\r\nisi"
RELATED = 'multipart/related; boundary="x"'


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (RELATED, b""),
        (RELATED, b"tanpa batas"),
        ("multipart/related", multipart(b"{}", CONTENT)),
        (RELATED, multipart(b"{}")),
        (RELATED, multipart(b"{}", CONTENT, CONTENT)),
        (RELATED, multipart(b"{}", CONTENT)[:-2]),
        (RELATED, multipart(b"{}", b"tanpa kepala")),
        (RELATED, multipart(b'{"name": ', CONTENT)),
        (RELATED, multipart(b'["name"]', CONTENT)),
        (RELATED, multipart(b'{"name": 5}', CONTENT)),
        (RELATED, multipart(b'{"nama": "x"}', CONTENT)),
        (RELATED, multipart(b"\xff\xfe", CONTENT)),
        (RELATED, multipart(json.dumps({"name": "\ud800"}).encode(), CONTENT)),
        (RELATED, multipart(b'{"properties": ' + b'{"a":' * 50_000, CONTENT)),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_broken_multipart_is_refused_without_effect(kind: str, body: bytes, session: Any, drive: Any) -> None:
    reply = session.post(UPLOAD, params={"uploadType": "multipart"}, data=body, headers={"Content-Type": kind})
    assert reply.status_code == 400
    assert reply.json()["error"]["code"] == 400
    assert drive.files().list().execute()["files"] == []


@pytest.mark.parametrize("kind", ["", "lain"])
def test_an_unknown_upload_type_is_refused(kind: str, session: Any) -> None:
    assert session.post(UPLOAD, params={"uploadType": kind}, data=b"x").status_code == 400


@pytest.mark.parametrize(
    "content", [b"\r", b"\n", b"\r\n", b"a\r", b"a\r\n", b"\n\na", b"\r\n\r\na", b"", b"--x\r\n--x--"]
)
@pytest.mark.parametrize("newline", [b"\r\n", b"\n"], ids=["CRLF", "LF"])
def test_multipart_keeps_every_byte(content: bytes, newline: bytes, session: Any, drive: Any) -> None:
    lines = (b"--grens", b"Content-Type: application/json", b"", b"{}", b"--grens", b"Content-Type: a/b", b"", content)
    body = newline.join((*lines, b"--grens--"))
    headers = {"Content-Type": 'multipart/related; boundary="grens"'}
    made = session.post(UPLOAD, params={"uploadType": "multipart"}, data=body, headers=headers).json()
    assert drive.files().get_media(fileId=made["id"]).execute() == content
    media = MediaIoBaseUpload(io.BytesIO(content), mimetype="a/b")
    made = drive.files().create(body={"name": "x"}, media_body=media).execute()
    assert drive.files().get_media(fileId=made["id"]).execute() == content
