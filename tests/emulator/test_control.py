"""The control interface under /_workspace: what tests and teaching watch and set."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from zi_sheets.emulator import Application, mounted

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
FILES = "https://www.googleapis.com/drive/v3/files"
GET = "sheets.spreadsheets.values.get"
UPDATE = "sheets.spreadsheets.values.update"
Session = Callable[[str], requests.Session]


@pytest.fixture
def me(as_user: Session) -> requests.Session:
    return as_user("operator")


@pytest.fixture
def book(me: requests.Session) -> str:
    return str(me.post(SHEETS, json={}).json()["spreadsheetId"])


def values(session: requests.Session, book: str, **more: Any) -> requests.Response:
    return session.get(f"{SHEETS}/{book}/values/A1:C3", **more)


def put(session: requests.Session, book: str, range_: str, rows: Any) -> requests.Response:
    return session.put(f"{SHEETS}/{book}/values/{range_}?valueInputOption=RAW", json={"values": rows})


def test_requests_are_logged_by_method_id_and_can_be_emptied(me: requests.Session, book: str, control: Any) -> None:
    control("DELETE", "requests")
    values(me, book)
    me.get("https://sheets.googleapis.com/v4/nirgends")
    me.post("https://oauth2.googleapis.com/token", data={"grant_type": "refresh_token", "refresh_token": "guru"})
    log = control("GET", "requests")["requests"]
    assert [(e["method"], e["as"], e["verb"], e["status"]) for e in log] == [
        (GET, "operator", "GET", 200),
        ("", "", "GET", 404),
        ("token", "", "POST", 200),
    ]
    assert log[0]["bytes_out"] > 0
    control("DELETE", "requests")
    assert control("GET", "requests") == {"requests": []}


def test_the_log_of_a_week_is_bounded(me: requests.Session, control: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_sheets.emulator.control.LONGEST_LOG", 3)
    for name in "abcde":
        me.get(f"{FILES}/{name}")
    assert [entry["path"][-1] for entry in control("GET", "requests")["requests"]] == ["c", "d", "e"]


@pytest.mark.parametrize(
    ("action", "status", "in_body"),
    [
        ({"status": 429}, 429, "ReadRequestsPerMinutePerUser"),
        ({"status": 500}, 500, "Internal error encountered."),
        ({"status": 503}, 503, "UNAVAILABLE"),
        ({"status": 502, "html": True}, 502, "<!DOCTYPE html>"),
        ({"status": 403, "reason": "userRateLimitExceeded"}, 403, "User Rate Limit Exceeded"),
    ],
)
def test_a_fault_answers_the_nth_request_and_no_other(
    me: requests.Session, control: Any, action: Any, status: int, in_body: str
) -> None:
    book = me.post(SHEETS, json={}).json()["spreadsheetId"]
    control("POST", "faults", [{"method": GET, "nth": 2, "action": action}])
    assert [values(me, book).status_code for _ in range(3)] == [200, status, 200]
    control("POST", "faults", [{"method": "*", "nth": 1, "action": action}])
    assert in_body in values(me, book).text
    assert control("GET", "unused") == {"faults": [], "edits": []}
    assert "Retry-After" not in values(me, book).headers


def test_a_drive_fault_has_drives_own_shape(me: requests.Session, control: Any) -> None:
    action = {"status": 403, "reason": "userRateLimitExceeded"}
    control("POST", "faults", [{"method": "drive.files.list", "nth": 1, "action": action}])
    error = me.get(FILES).json()["error"]
    assert (error["errors"][0]["domain"], error["errors"][0]["reason"]) == ("usageLimits", "userRateLimitExceeded")


@pytest.mark.parametrize(("when", "left"), [("before", None), ("after", [["x"]])])
def test_a_dropped_connection(me: requests.Session, book: str, control: Any, when: str, left: Any) -> None:
    control("POST", "faults", [{"method": UPDATE, "nth": 1, "action": {"drop": when}}])
    with pytest.raises(requests.ConnectionError):
        put(me, book, "A1", [["x"]])
    assert values(me, book).json().get("values") == left


def test_a_dropped_call_inside_a_batch_drops_the_batch(drive: Any, control: Any) -> None:
    control("POST", "faults", [{"method": "drive.files.get", "nth": 1, "action": {"drop": "after"}}])
    batch = drive.new_batch_http_request()
    batch.add(drive.files().get(fileId="root"))
    with pytest.raises(requests.ConnectionError):
        batch.execute()


def test_delays_end_in_a_timeout_without_waiting(me: requests.Session, book: str, control: Any) -> None:
    delay, slow = ({"method": GET, "nth": n, "action": a} for n, a in ((1, {"delay_s": 90}), (2, {"slow_body_s": 90})))
    control("POST", "faults", [delay, slow])
    with pytest.raises(requests.ReadTimeout):
        values(me, book, timeout=(5, 60))
    with pytest.raises(requests.ConnectionError):
        values(me, book, timeout=(5, 60))
    assert values(me, book, timeout=(5, 60)).status_code == 200


def share(me: requests.Session, book: str, name: str, role: str = "writer") -> None:
    body = {"type": "user", "role": role, "emailAddress": f"{name}@latihan.test"}
    assert me.post(f"{FILES}/{book}/permissions", json=body).status_code == 200


def edit(book: str, call: Any, nth: int = 1, method: str = GET) -> dict[str, Any]:
    if call != "undo":
        call = {"method": "POST", "path": f"/v4/spreadsheets/{book}:batchUpdate", "body": {"requests": [call]}}
    return {"before": {"method": method, "nth": nth}, "as": "guru", "call": call}


def line(dimension: str, start: int) -> dict[str, Any]:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": start + 1}


def test_a_person_edits_just_before_the_nth_request(me: requests.Session, book: str, control: Any) -> None:
    share(me, book, "guru")
    put(me, book, "A1", [["a"]])
    control("POST", "edits", [edit(book, {"insertDimension": {"range": line("ROWS", 0)}}, nth=2)])
    assert [values(me, book).json()["values"] for _ in range(2)] == [[["a"]], [[], ["a"]]]
    assert {e["as"] for e in control("GET", "requests")["requests"]} == {"operator"}


def test_an_edit_without_permission_is_an_error_of_the_script(me: requests.Session, book: str, control: Any) -> None:
    control("POST", "edits", [edit(book, {"deleteDimension": {"range": line("ROWS", 0)}})])
    with pytest.raises(Exception, match="403"):
        values(me, book)


def whole(me: requests.Session, book: str) -> Any:
    """Everything a spreadsheet shows, without trailing blanks."""
    return me.get(f"{SHEETS}/{book}?includeGridData=true").json()


UNDONE = {
    "insert": {"insertDimension": {"range": line("ROWS", 0)}},
    "delete": {"deleteDimension": {"range": line("COLUMNS", 1)}},
    "move": {"moveDimension": {"source": line("COLUMNS", 0), "destinationIndex": 3}},
    "cells": {"findReplace": {"find": "a", "replacement": "Z", "allSheets": True}},
    "tab": {"addSheet": {"properties": {"title": "Baru"}}},
    "sizes": {
        "updateDimensionProperties": {
            "range": line("COLUMNS", 0),
            "properties": {"pixelSize": 7},
            "fields": "pixelSize",
        }
    },
    "title": {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "Baru"}, "fields": "title"}},
    "merge": {"mergeCells": {"range": {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "endColumnIndex": 2}}},
    "sort": {
        "sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]},
    },
}


@pytest.mark.parametrize("change", UNDONE.values(), ids=UNDONE.keys())
@pytest.mark.parametrize("between", [False, True], ids=["at once", "after another's write"])
def test_undo_takes_back_that_persons_change_and_nothing_else(
    me: requests.Session, book: str, control: Any, change: Any, between: bool
) -> None:
    share(me, book, "guru")
    put(me, book, "A1", [["a", "b", "c"], ["d", "e", "f"]])
    before = whole(me, book)
    control("POST", "edits", [edit(book, change), edit(book, "undo", nth=2)])
    values(me, book)
    assert whole(me, book) != before
    if between:
        put(me, book, "E5", [["baru"]])
    values(me, book)
    if between:
        replaced = {"find": "baru", "replacement": "", "allSheets": True, "matchEntireCell": True}
        answer = me.post(f"{SHEETS}/{book}:batchUpdate", json={"requests": [{"findReplace": replaced}]}).json()
        assert answer["replies"][0]["findReplace"]["occurrencesChanged"] == 1
    assert whole(me, book) == before


@pytest.mark.parametrize("restored", [True, False])
def test_undo_restores_metadata_or_not(me: requests.Session, book: str, control: Any, restored: bool) -> None:
    control("POST", "behaviour", {"undo_restores_metadata": restored})
    share(me, book, "guru")
    made = {"metadataId": 3, "metadataKey": "k", "visibility": "DOCUMENT"}
    made["location"] = {"dimensionRange": line("COLUMNS", 1)}
    body = {"requests": [{"createDeveloperMetadata": {"developerMetadata": made}}]}
    assert me.post(f"{SHEETS}/{book}:batchUpdate", json=body).status_code == 200
    control("POST", "edits", [edit(book, UNDONE["delete"]), edit(book, "undo", nth=2)])
    values(me, book)
    values(me, book)
    answer = me.get(f"{SHEETS}/{book}/developerMetadata/3")
    assert answer.status_code == (200 if restored else 404)


def test_identities_can_be_revoked(as_user: Session, control: Any) -> None:
    assert as_user("guru").get(FILES).status_code == 200
    control("POST", "identities", {"name": "guru", "revoked": True})
    assert as_user("guru").get(FILES).status_code == 401
    form = {"grant_type": "refresh_token", "refresh_token": "guru"}
    assert as_user("x").post("https://oauth2.googleapis.com/token", data=form).status_code == 400


def test_quota_answers_429_until_the_next_minute(me: requests.Session, book: str, control: Any) -> None:
    control("POST", "clock", {"now": "2021-05-01T02:00:10+07:00"})
    control("POST", "quota", {"reads_per_minute": 2})
    assert [values(me, book).status_code for _ in range(3)] == [200, 200, 429]
    assert put(me, book, "A1", [["x"]]).status_code == 200
    control("POST", "clock", {"now": "2021-05-01T02:01:00+07:00"})
    assert values(me, book).status_code == 200


def test_the_clock_is_what_drive_writes_down(me: requests.Session, control: Any) -> None:
    control("POST", "clock", {"now": "2021-05-01T02:00:00+07:00"})
    created = me.post(f"{FILES}?fields=createdTime", json={"name": "x"}).json()
    assert created == {"createdTime": "2021-04-30T19:00:00.000Z"}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("faults", [{"method": GET, "action": {"explode": 1}}]),
        ("faults", {}),
        ("edits", [{"before": {"method": GET}, "as": "guru", "call": {"path": "/v4"}}]),
        ("faults", [{"method": GET, "action": {"status": 99999}}]),
        ("faults", [{"method": GET, "action": {"delay_s": -1}}]),
        ("faults", [{"method": GET, "action": {"slow_body_s": 1e9}}]),
        ("edits", [{"before": {"method": GET}, "as": "guru", "call": {"method": "GET", "path": "http://["}}]),
        ("edits", [{"before": {"method": GET}, "as": "guru", "call": {"method": "GET", "path": "//["}}]),
        ("clock", {"now": "9999-12-31T23:59:59-23:00"}),
        ("clock", {"now": "0001-01-01T00:00:00+14:00"}),
        ("behaviour", {"grouped_listing": "odd"}),
        ("clock", {"now": "tomorrow"}),
        ("identities", {"nama": "guru"}),
        ("quota", {"reads_per_hour": 1}),
        ("nothing", {}),
    ],
)
def test_what_the_control_interface_cannot_read_is_refused(application: Application, name: str, body: Any) -> None:
    answer = mounted(application).post(f"http://127.0.0.1/_workspace/{name}", json=body)
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]["message"]


def test_unused_rules_are_shown(control: Any, book: str) -> None:
    fault = {"method": GET, "nth": 1, "action": {"status": 500}}
    control("POST", "faults", [fault])
    assert control("GET", "unused") == {"faults": [fault], "edits": []}


def test_a_place_is_known_by_an_id_of_its_own(application: Application, control: Any) -> None:
    assert control("GET", "") == {"id": application.store.place_id}
