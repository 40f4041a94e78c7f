"""The emulator over real sockets: keep-alive, threads, faults that really break and slow the line."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from googleapiclient.discovery import build_from_document

from zi_sheets.emulator import Application, Server, open_store, serve
from zi_sheets.emulator.discovery import document

BEARER = {"Authorization": "Bearer operator"}


@pytest.fixture
def server() -> Iterator[Server]:
    made = serve(Application(open_store(None), contract=True), 0)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def ask(server: Server, verb: str, path: str, **more: Any) -> requests.Response:
    return requests.request(verb, server.url + path, headers=BEARER, timeout=(5, 10), **more)


def test_it_listens_on_loopback_only(server: Server) -> None:
    assert server.url.startswith("http://127.0.0.1:")


def test_the_real_client_reaches_it_through_a_rewritten_root(server: Server) -> None:
    drive = build_from_document({**document("drive.v3"), "rootUrl": server.url + "/"}, http=Http())
    file_id = drive.files().create(body={"name": "Bukti"}).execute()["id"]
    assert drive.files().get(fileId=file_id).execute()["name"] == "Bukti"


class Http:
    """httplib2 with a bearer token."""

    def __init__(self) -> None:
        import httplib2

        self.http = httplib2.Http(timeout=10)

    def request(self, uri: str, method: str = "GET", **more: Any) -> Any:
        headers = {**(more.pop("headers", None) or {}), "authorization": "Bearer operator"}
        return self.http.request(uri, method, headers=headers, **more)

    def close(self) -> None:
        self.http.close()


def test_one_connection_serves_many_requests(server: Server) -> None:
    with requests.Session() as session:
        began = time.monotonic()
        for _ in range(20):
            assert session.get(f"{server.url}/drive/v3/files", headers=BEARER, timeout=5).status_code == 200
    assert time.monotonic() - began < 20 * 0.04, "delayed acknowledgements: head and body must go out together"


def test_threads_never_mix_answers_or_lose_changes(server: Server) -> None:
    def make(number: int) -> tuple[str, str]:
        found = ask(server, "POST", "/drive/v3/files", json={"name": f"berkas {number}"}).json()
        return found["id"], ask(server, "GET", f"/drive/v3/files/{found['id']}").json()["name"]

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(make, range(40)))
    assert [name for _, name in made] == [f"berkas {number}" for number in range(40)]
    assert len(ask(server, "GET", "/drive/v3/files").json()["files"]) == 40


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
def test_a_dropped_connection_is_really_dropped(server: Server, when: str, made: int) -> None:
    fault = {"method": "drive.files.create", "nth": 1, "action": {"drop": when}}
    ask(server, "POST", "/_workspace/faults", json=[fault])
    with pytest.raises(requests.ConnectionError):
        ask(server, "POST", "/drive/v3/files", json={"name": "x"})
    assert len(ask(server, "GET", "/drive/v3/files").json()["files"]) == made


def test_a_slow_body_is_really_slow(server: Server) -> None:
    fault = {"method": "drive.files.list", "nth": 1, "action": {"slow_body_s": 0.2}}
    ask(server, "POST", "/_workspace/faults", json=[fault])
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{server.url}/drive/v3/files", headers=BEARER, timeout=(5, 0.05))


@pytest.mark.parametrize(
    "head",
    [
        b"POST /drive/v3/files HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST /drive/v3/files HTTP/1.1\r\nContent-Length: minus\r\n\r\n",
        b"POST /drive/v3/files HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
def test_hostile_heads_are_answered_with_4xx(server: Server, head: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as line:
        line.sendall(head)
        assert b" 4" in line.recv(100)[:14]
