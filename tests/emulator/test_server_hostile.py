"""Hostile input: every request is answered with 4xx, and nothing has changed."""

import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.emulator import Application, Server, mounted, open_store, serve
from zi_sheets.emulator.control import CONTROL
from zi_sheets.emulator.wire import Request

FILES = "https://www.googleapis.com/drive/v3/files"
UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"
BATCH = "https://www.googleapis.com/batch/drive/v3"
NAMES = (
    "../../../etc/passwd", "..\\..\\windows\\system.ini", "C:\\autoexec.bat", "/etc/passwd", "CON", "NUL.txt",
    "a:b?*|<>.pdf", "titik.", ".", "..", "", "a\x00b.pdf", "a" * 5000 + ".pdf", "x." + "p" * 5000, "x.p/df", "x.p\\df",
    "x.🌵", "\u202egpj.exe",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:24])
def test_a_name_is_never_a_path(name: str, tmp_path: Path) -> None:
    session = mounted(Application(open_store(tmp_path / "ruang")))
    session.headers["Authorization"] = "Bearer operator"
    place = session.post(f"{UPLOAD}?uploadType=resumable", json={"name": name}).headers["Location"]
    made = session.put(place, data=b"isi").json()
    assert made["name"] == name
    (kept,) = (tmp_path / "ruang" / "isi").iterdir()
    assert kept.name.startswith(f"{made['id']}-1.")
    assert len(kept.name) < 64
    assert kept.name.replace("-", "").replace("_", "").replace(".", "").isalnum()
    assert [path.name for path in tmp_path.iterdir()] == ["ruang"]


_DEEP_CLAIM = (
    b"grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a."
    + base64.urlsafe_b64encode(b"[" * 50_000)
    + b".c"
)
_GOOD_THEN_BAD = (
    b'--b\r\n\r\nPOST /drive/v3/files HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"name": "x"}\r\n'
    b"--b\r\n\r\nGET http://[bad\r\n\r\n--b--"
)


def token_of(name: str, value: Any) -> str:
    """A page token that is right but for one value of the file it holds."""
    question = hashlib.sha256(b"\0\0operator").hexdigest()[:16]
    file = {"id": "x", "name": "x", "mimeType": "x", **dict.fromkeys(("modifiedTime", "createdTime"), "2021")}
    return base64.urlsafe_b64encode(json.dumps([question, {**file, name: value}]).encode()).decode()


@pytest.mark.parametrize(
    ("verb", "url", "body", "headers"),
    [
        ("POST", FILES, '{"a":' * 100_000 + "1" + "}" * 100_000, {}),
        ("POST", FILES, '{"properties":' + '{"a":' * 900 + '"1"' + "}" * 901, {}),
        ("POST", FILES, '{"name": NaN}', {}),
        ("POST", FILES, '{"name": "\\ud800"}', {}),
        ("POST", FILES, b'{"name": "\xff"}', {}),
        ("POST", FILES, '{"name": "x"', {}),
        ("POST", FILES, '{"id": "0Asiswa-kelas-sembilan-b"}', {}),
        ("POST", FILES, '{"mimeType": "text/x\\r\\nSet-Cookie: a=b"}', {}),
        ("POST", FILES, '{"modifiedTime": "9999-12-31T23:59:59-23:00"}', {}),
        ("GET", FILES + "?fields=" + "files(" * 5000 + "id" + ")" * 5000, "", {}),
        ("GET", FILES + "?fields=" + ".".join(["files"] * 5000), "", {}),
        ("GET", FILES + "?fields=),((**", "", {}),
        ("GET", FILES + "?q=" + "(" * 5000, "", {}),
        ("GET", FILES + "?q=modifiedTime > '0001-01-01T00:00:00%2B23:00'", "", {}),
        ("GET", FILES + "?pageSize=" + "9" * 5000, "", {}),
        ("GET", FILES + "?pageSize=²", "", {}),
        ("GET", FILES + "?pageToken=" + "W" * 5000, "", {}),
        ("POST", FILES, b"\xff=%ff&q=%", {"x-http-method-override": "GET"}),
        ("GET", FILES + "/..%2f..%2fetc%2fpasswd", "", {}),
        ("GET", FILES + "/%ff%fe?alt=media", "", {}),
        ("POST", UPLOAD + "?uploadType=media", b"x", {"Content-Type": "text/" + "x" * 50_000}),
        ("POST", BATCH, b"--b\r\n\r\nGET http://[bad\r\n\r\n--b--", {"Content-Type": "multipart/mixed; boundary=b"}),
        ("POST", BATCH, b"--b\r\n\r\n\xff\xff\r\n--b--", {"Content-Type": "multipart/mixed; boundary=b"}),
        ("POST", BATCH, _GOOD_THEN_BAD, {"Content-Type": "multipart/mixed; boundary=b"}),
        ("POST", BATCH, b"--b--", {"Content-Type": "multipart/mixed; boundary=b"}),
        ("POST", BATCH, b"--b\r\n\r\nGET /x\r\n\r\n" * 101 + b"--b--", {"Content-Type": "multipart/mixed; boundary=b"}),
        ("POST", "https://www.googleapis.com/token", _DEEP_CLAIM, {}),
        ("GET", FILES + f"?pageToken={token_of('id', 1)}", "", {}),
        ("GET", FILES + f"?pageToken={token_of('modifiedTime', None)}", "", {}),
        ("POST", "https://www.googleapis.com/token", b"\xff\xfe" * 1000, {}),
    ],
    ids=lambda value: ascii(value)[:28] if isinstance(value, str | bytes) else "",
)
def test_it_is_answered_with_4xx_and_no_effect(  # noqa: PLR0917  # one row of the table and two fixtures
    verb: str, url: str, body: Any, headers: dict[str, str], as_user: Callable[[str], Any], drive: Any
) -> None:
    reply = as_user("operator").request(verb, url, data=body, headers=headers)
    assert 400 <= reply.status_code < 500
    assert drive.files().list().execute()["files"] == []


@given(st.binary(max_size=200), st.sampled_from(["multipart/related; boundary=b", "multipart/mixed; boundary=", "x"]))
def test_no_body_breaks_uploads_or_batches(body: bytes, kind: str) -> None:
    application = Application(open_store(None))
    headers = {"Authorization": "Bearer operator", "Content-Type": kind}
    framed = b"--b\r\n" + body + b"\r\n--b\r\n\r\n" + body + b"\r\n--b--"
    for url in (f"{UPLOAD}?uploadType=multipart", f"{UPLOAD}?uploadType=resumable", BATCH, FILES):
        for content in (body, framed):
            assert application.handle(Request.of("POST", url, headers, content)).status < 500


@pytest.fixture
def server() -> Iterator[Server]:
    made = serve(Application(open_store(None)), 0)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def said(server: Server, head: bytes, *, hang_up: bool = False) -> bytes:
    """The beginning of the answer to bytes sent as they are."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as line:
        line.sendall(head)
        if hang_up:
            line.shutdown(socket.SHUT_WR)
        return line.recv(1000)


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/1.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", 431),
        (b"GET http://[bad HTTP/1.1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        (b"POST / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\n Set-Cookie: b\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"nonsense\r\n\r\n", 400),
    ],
    ids=lambda value: ascii(value)[:30] if isinstance(value, bytes) else "",
)
def test_a_hostile_head_is_refused(head: bytes, status: int, server: Server) -> None:
    assert str(status).encode() in said(server, head)


@pytest.mark.parametrize("verb", ["HEAD", "OPTIONS", "TRACE", "BREW"])
def test_a_verb_that_no_method_has_is_refused_in_googles_shape(verb: str, server: Server) -> None:
    head, _, body = said(server, f"{verb} /drive/v3/files HTTP/1.1\r\n\r\n".encode()).partition(b"\r\n\r\n")
    assert head.split()[1] == b"405"
    assert not body if verb == "HEAD" else json.loads(body)["error"]["code"] == 405


def test_somebody_who_hangs_up_is_no_news(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    for request in (b"GET /drive/v3/files HTTP/1.1\r\n\r\n" * 50, b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as line:
            line.sendall(request)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    said(server, b"GET / HTTP/1.1\r\n\r\n")
    assert capfd.readouterr().err == ""


def test_a_body_that_breaks_off_has_no_effect(server: Server) -> None:
    head = b"POST /upload/drive/v3/files?uploadType=media HTTP/1.1\r\nAuthorization: Bearer operator\r\n"
    answer = said(server, head + b"Content-Length: 1000\r\n\r\nseparuh", hang_up=True)
    assert answer.startswith(b"HTTP/1.1 400")
    assert not server.application.store.all("file")


def test_the_control_interface_answers_no_page_in_a_browser(server: Server) -> None:
    head = f"POST {CONTROL}/clock HTTP/1.1\r\nOrigin: https://situs.example\r\nContent-Length: 12\r\n\r\n"
    assert said(server, head.encode() + b'{"now":null}', hang_up=True).startswith(b"HTTP/1.1 403")


def test_the_control_interface_answers_loopback_only(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    finish = server.finish_request
    monkeypatch.setattr(server, "finish_request", lambda request, address: finish(request, ("192.0.2.7", address[1])))
    control = (f"{CONTROL}/requests", b"403"), (f"{CONTROL}requests", b"403"), (CONTROL, b"200")
    for path, status in (*control, ("/drive/v3/files", b"401")):
        assert said(server, f"GET {path} HTTP/1.1\r\n\r\n".encode()).split()[1] == status


def test_many_threads_make_one_change_at_a_time(server: Server) -> None:
    """Eight people add a property each, again and again; none of them is lost."""
    from concurrent.futures import ThreadPoolExecutor

    import requests

    bearer = {"Authorization": "Bearer operator"}
    file = requests.post(f"{server.url}/drive/v3/files", json={}, headers=bearer, timeout=5).json()["id"]

    def add(number: int) -> int:
        body = json.dumps({"properties": {f"k{number}": "x"}})
        url = f"{server.url}/drive/v3/files/{file}"
        return requests.patch(url, data=body, headers=bearer, timeout=10).status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(add, range(64))) == {200}
    assert len(server.application.store.get("file", file)["properties"]) == 64
