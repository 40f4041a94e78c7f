"""Routes, identities, errors, batches: what all three APIs share."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
import requests

from zi_sheets.emulator import Application, mounted
from zi_sheets.emulator.discovery import route
from zi_sheets.emulator.schema import ContractBroken, check_answer

FILES = "https://www.googleapis.com/drive/v3/files"
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
Session = Callable[[str], requests.Session]


def error(response: requests.Response) -> Any:
    return response.json()["error"]


@pytest.mark.parametrize(
    ("verb", "url", "name"),
    [
        ("POST", "https://docs.googleapis.com/v1/documents/x:batchUpdate", "docs.documents.batchUpdate"),
        ("GET", f"{FILES}/x/revisions", "drive.revisions.list"),
        ("GET", "https://www.googleapis.com/drive/v2/files", "drive.files.list (drive v2)"),
        ("PUT", "https://www.googleapis.com/upload/drive/v2/files/x", "drive.files.update (drive v2)"),
    ],
)
def test_a_method_that_is_missing_answers_501_by_name(as_user: Session, verb: str, url: str, name: str) -> None:
    answer = as_user("operator").request(verb, url)
    assert answer.status_code == 501
    assert name in error(answer)["message"]


def test_an_unknown_route_is_loud(as_user: Session) -> None:
    assert as_user("operator").get("https://sheets.googleapis.com/v9/x").status_code == 404


@pytest.mark.parametrize("url", [FILES, f"{SHEETS}/x"])
def test_without_a_bearer_token_nothing_is_answered(application: Application, url: str) -> None:
    answer = mounted(application).get(url)
    assert (answer.status_code, error(answer)["code"]) == (401, 401)


def test_sheets_refuses_strangers_with_403_and_drive_with_404(as_user: Session) -> None:
    book = as_user("operator").post(SHEETS, json={}).json()["spreadsheetId"]
    stranger = as_user("guru")
    assert error(stranger.get(f"{SHEETS}/{book}")) == {
        "code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED",
    }  # fmt: skip
    assert error(stranger.get(f"{FILES}/{book}"))["errors"] == [
        {
            "domain": "global", "reason": "notFound", "message": f"File not found: {book}.",
            "locationType": "parameter", "location": "fileId",
        }
    ]  # fmt: skip
    assert stranger.get(f"{SHEETS}/nichts").status_code == 404


def test_a_reader_may_not_write(as_user: Session) -> None:
    me, reader = as_user("operator"), as_user("guru")
    book = me.post(SHEETS, json={}).json()["spreadsheetId"]
    body = {"type": "user", "role": "reader", "emailAddress": "guru@latihan.test"}
    me.post(f"{FILES}/{book}/permissions", json=body)
    assert reader.get(f"{SHEETS}/{book}").status_code == 200
    assert reader.put(f"{SHEETS}/{book}/values/A1?valueInputOption=RAW", json={"values": [["x"]]}).status_code == 403


def test_token_hands_out_names(application: Application) -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"iss": "robot@proyek.iam.test"}).encode()).decode().rstrip("=")
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": f"kepala.{claims}.tanda"}
    answer = mounted(application).post("https://oauth2.googleapis.com/token", data=form).json()
    assert (answer["access_token"], answer["token_type"]) == ("robot", "Bearer")


@pytest.mark.parametrize("claims", ["[]", "1", "{}", '{"iss": "\\ud800@x"}', "kein JSON"])
def test_token_refuses_claims_without_a_name(application: Application, claims: str) -> None:
    claim = base64.urlsafe_b64encode(claims.encode()).decode()
    form = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": f"kepala.{claim}.tanda"}
    answer = mounted(application).post("https://oauth2.googleapis.com/token", data=form)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?judul=x", "Unknown name \"judul\": Cannot bind query parameter. Field 'judul' could not be found"),
        ("?fields=sheets.judul", "Cannot find matching fields for path 'sheets.judul'"),
        ("?fields=a((", "Error expanding 'fields' parameter."),
        ("?includeGridData=vielleicht", "Invalid value at 'include_grid_data'"),
    ],
)
def test_sheets_checks_query_parameters(as_user: Session, query: str, message: str) -> None:
    me = as_user("operator")
    book = me.post(SHEETS, json={}).json()["spreadsheetId"]
    answer = me.get(f"{SHEETS}/{book}{query}")
    assert answer.status_code == 400
    assert message in error(answer)["message"]


def test_drive_accepts_parameters_of_other_methods_but_no_unknown_fields(as_user: Session) -> None:
    me = as_user("operator")
    file_id = me.post(FILES, json={"name": "x"}).json()["id"]
    assert me.get(f"{FILES}/{file_id}?includeItemsFromAllDrives=True").status_code == 200
    assert error(me.get(f"{FILES}/{file_id}?fields=judul"))["message"] == "Invalid field selection judul"


@pytest.mark.parametrize("text", [b"{", b"[1, 2", b"\xff", b"[" * 100_000])
def test_broken_json_is_refused(as_user: Session, text: bytes) -> None:
    answer = as_user("operator").post(SHEETS, data=text, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400


def test_a_long_get_may_come_as_a_post(as_user: Session) -> None:
    me = as_user("operator")
    me.post(FILES, json={"name": "x"})
    headers = {"x-http-method-override": "GET", "content-type": "application/x-www-form-urlencoded"}
    answer = me.post(FILES, data="q=name%3D'x'&fields=files(name)", headers=headers)
    assert answer.json() == {"files": [{"name": "x"}]}


def test_any_verb_may_come_as_a_post(as_user: Session) -> None:
    """What clients do whose network lets only GET and POST through."""
    me = as_user("operator")
    file_id = me.post(FILES, json={"name": "x"}).json()["id"]
    renamed = me.post(f"{FILES}/{file_id}", json={"name": "y"}, headers={"X-HTTP-Method-Override": "PATCH"})
    assert renamed.json()["name"] == "y"
    assert me.post(FILES, json={"name": "z"}, headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 404
    assert me.post(f"{FILES}/{file_id}", headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 204
    assert me.get(FILES).json()["files"] == []


def test_a_batch_is_logged_call_by_call(drive: Any, control: Any) -> None:
    control("DELETE", "requests")
    batch, answers = drive.new_batch_http_request(), []
    for file_id in ("root", "nichts"):
        batch.add(
            drive.files().get(fileId=file_id), callback=lambda _, answer, problem: answers.append((answer, problem))
        )
    batch.execute()
    assert answers[0][0]["name"] == "My Drive"
    assert answers[1][1].status_code == 404
    assert [entry["method"] for entry in control("GET", "requests")["requests"]] == ["drive.files.get"] * 2


def test_an_answer_that_breaks_the_contract_fails() -> None:
    method, _ = route("GET", "/v4/spreadsheets/x/values/A1") or pytest.fail("no route")
    check_answer(method, {"range": "A1", "values": [["x"]]})
    for answer in ({"judul": "x"}, {"range": 1}, {"majorDimension": "SIDEWAYS"}):
        with pytest.raises(ContractBroken):
            check_answer(method, answer)
