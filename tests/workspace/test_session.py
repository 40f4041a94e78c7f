"""One way out: every request goes through it, counted, with bounded time, and to the host that we choose."""

import http.server
import threading
from typing import Any

import pytest
import requests
from requests.adapters import BaseAdapter

from zi_sheets.workspace.auth import practice_credentials
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.failure import Unreachable
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.retry import ATTEMPTS, Retry
from zi_sheets.workspace.session import TIMEOUT_S, Rehosted, open_session
from zi_sheets.workspace.sheets import Sheets

QUIET = Retry(sleep=lambda seconds: None)


class Recording(BaseAdapter):
    """Answers everything alike and remembers what was asked."""

    def __init__(self, status: int = 200, body: bytes = b"{}") -> None:
        super().__init__()
        self.status, self.body = status, body
        self.asked: list[tuple[requests.PreparedRequest, Any]] = []

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        self.asked.append((request, kwargs["timeout"]))
        response = requests.Response()
        response.status_code, response._content = self.status, self.body  # the only way to give a Response a body
        response.request, response.url = request, str(request.url)
        return response

    def close(self) -> None:
        """Nothing is held open."""


def opened(transport: BaseAdapter) -> tuple[Any, Journal]:
    journal = Journal()
    return open_session(practice_credentials("operator"), transport=transport, journal=journal, retry=QUIET), journal


def test_both_clients_take_the_one_way_out() -> None:
    transport = Recording(body=b'{"spreadsheetId": "x", "files": []}')
    session, journal = opened(transport)
    Sheets(session).workbook("x")
    Drive(session).search("name = 'a'", "Drive")
    assert [call.method for call in journal.attempts] == ["sheets.spreadsheets.get", "drive.files.list"]
    assert [timeout for _, timeout in transport.asked] == [TIMEOUT_S, TIMEOUT_S]
    assert {request.headers["authorization"] for request, _ in transport.asked} == {"Bearer operator"}


def test_repeated_attempts_are_counted() -> None:
    session, journal = opened(Recording(status=503))
    with pytest.raises(Unreachable):
        Drive(session).get("1a", "x")
    assert journal.counts() == {
        "sheets_read": 0,
        "sheets_write": 0,
        "drive_read": ATTEMPTS,
        "drive_write": 0,
        "docs": 0,
    }


def test_a_long_listing_that_travels_as_a_post_is_counted_as_what_it_is() -> None:
    transport = Recording(body=b'{"files": []}')
    session, journal = opened(transport)
    Drive(session).children([f"{number:044}" for number in range(50)], "x")
    assert transport.asked[0][0].method == "POST"
    assert [call.method for call in journal.attempts] == ["drive.files.list"]


def test_a_create_that_got_no_answer_is_not_sent_twice() -> None:
    """PITFALLS 28: httplib2 itself would repeat the POST."""
    transport = Recording(status=500)
    session, journal = opened(transport)
    with pytest.raises(Unreachable):
        Drive(session).create("a", "application/pdf", None, content=b"x")
    assert len(transport.asked) == len(journal.attempts) == 1


@pytest.mark.parametrize(
    ("base", "asked", "sent"),
    [
        ("http://127.0.0.1:8", "https://sheets.googleapis.com/v4/a?b=c&d=%27", "http://127.0.0.1:8/v4/a?b=c&d=%27"),
        (
            "http://127.0.0.1:8/",
            "https://www.googleapis.com/upload/drive/v3/files",
            "http://127.0.0.1:8/upload/drive/v3/files",
        ),
        ("http://127.0.0.1:8", "https://oauth2.googleapis.com/token", "http://127.0.0.1:8/token"),
    ],
    ids=["Sheets", "an upload", "a token"],
)
def test_another_host(monkeypatch: pytest.MonkeyPatch, base: str, asked: str, sent: str) -> None:
    seen: list[str] = []

    def note(self: Any, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        seen.append(str(request.url))
        return requests.Response()

    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", note)
    Rehosted(base).send(requests.Request("GET", asked).prepare())
    assert seen == [sent]


class Breaking(http.server.BaseHTTPRequestHandler):
    """Promises a whole body and breaks off midway, as often as `broken` says."""

    broken = 0

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "12")
        self.end_headers()
        type(self).broken -= 1
        self.wfile.write(b'{"id": "1a"}' if type(self).broken < 0 else b'{"id')

    def log_message(self, *args: Any) -> None:
        """Tests are quiet."""


@pytest.mark.parametrize(("broken", "ends", "attempts"), [(2, "1a", 3), (99, "unreachable", ATTEMPTS)])
def test_an_answer_that_breaks_off_midway_is_asked_for_again(broken: int, ends: str, attempts: int) -> None:
    Breaking.broken = broken
    with http.server.HTTPServer(("127.0.0.1", 0), Breaking) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        session, journal = opened(Rehosted(f"http://127.0.0.1:{server.server_port}"))
        try:
            end = Drive(session).get("1a", "x")["id"]
        except Unreachable as failure:
            end = failure.code
        server.shutdown()
    assert (end, len(journal.attempts)) == (ends, attempts)
