"""Uploads and downloads in chunks over real sockets, with the client's own httplib2."""

import io
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from googleapiclient.discovery import build_from_document
from googleapiclient.http import MediaIoBaseDownload, MediaIoBaseUpload, build_http

from zi_sheets.emulator import Application, Server, open_store, serve
from zi_sheets.emulator.discovery import document

CHUNK = 256 * 1024


@pytest.fixture
def server() -> Iterator[Server]:
    made = serve(Application(open_store(None), contract=True), 0)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def drive(server: Server) -> Any:
    return build_from_document({**document("drive.v3"), "rootUrl": server.url + "/"}, http=Http())


class Http:
    """The client's httplib2 with a bearer token."""

    def __init__(self) -> None:
        self.http = build_http()

    def request(self, uri: str, method: str = "GET", **more: Any) -> Any:
        headers = {**(more.pop("headers", None) or {}), "authorization": "Bearer operator"}
        return self.http.request(uri, method, headers=headers, **more)

    def close(self) -> None:
        self.http.close()


def test_three_chunks_there_and_back(drive: Any) -> None:
    content = bytes(range(256)) * 2048 + b"\r"
    media = MediaIoBaseUpload(io.BytesIO(content), mimetype="image/jpeg", chunksize=CHUNK, resumable=True)
    file = drive.files().create(body={"name": "foto.jpg"}, media_body=media, fields="id,size").execute()
    assert file["size"] == str(len(content))
    stream = io.BytesIO()
    download = MediaIoBaseDownload(stream, drive.files().get_media(fileId=file["id"]), chunksize=CHUNK)
    steps = 1
    while not download.next_chunk()[1]:
        steps += 1
    assert (steps, stream.getvalue()) == (3, content)


def test_a_chunk_whose_answer_was_lost_makes_one_file(drive: Any, server: Server) -> None:
    fault = b'[{"method": "drive.files.create", "nth": 2, "action": {"drop": "after"}}]'
    requests.post(f"{server.url}/_workspace/faults", data=fault, timeout=5)
    media = MediaIoBaseUpload(io.BytesIO(b"x" * 10), mimetype="image/jpeg", resumable=True)
    request = drive.files().create(body={"name": "foto.jpg"}, media_body=media)
    with pytest.raises(ConnectionError):
        request.next_chunk()
    _, file = request.next_chunk()
    assert [each["id"] for each in drive.files().list().execute()["files"]] == [file["id"]]
