"""Google's refusals, in our words."""

import json
from typing import Any

import google.auth.exceptions
import httplib2
import pytest
import requests
from googleapiclient.errors import HttpError
from gspread.exceptions import APIError

from zi_sheets.workspace.failure import (
    AccessRefused,
    CallRefused,
    GoogleFailure,
    QuotaExhausted,
    Unreachable,
    failure_of,
    reason_of,
)
from zi_sheets.workspace.translated import translated


def sheets_error(status: int, name: str, message: str = "m", reason: str = "") -> bytes:
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}] if reason else []
    return json.dumps({"error": {"code": status, "message": message, "status": name, "details": details}}).encode()


def drive_error(status: int, reason: str) -> bytes:
    errors = [{"domain": "global", "reason": reason, "message": "m"}]
    return json.dumps({"error": {"code": status, "message": "m", "errors": errors}}).encode()


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (401, sheets_error(401, "UNAUTHENTICATED"), AccessRefused, "sign_in"),
        (403, sheets_error(403, "PERMISSION_DENIED"), AccessRefused, "no_access"),
        (403, drive_error(403, "insufficientFilePermissions"), AccessRefused, "no_access"),
        (403, drive_error(403, "storageQuotaExceeded"), AccessRefused, "storage_quota"),
        (404, drive_error(404, "notFound"), AccessRefused, "not_found"),
        (403, drive_error(403, "userRateLimitExceeded"), QuotaExhausted, "quota"),
        (429, sheets_error(429, "RESOURCE_EXHAUSTED", reason="RATE_LIMIT_EXCEEDED"), QuotaExhausted, "quota"),
        (429, b"", QuotaExhausted, "quota"),
        (400, sheets_error(400, "INVALID_ARGUMENT"), CallRefused, "refused"),
        (413, b"<html>", CallRefused, "refused"),
        (500, drive_error(500, "internalError"), Unreachable, "unreachable"),
        (502, b"<!DOCTYPE html>", Unreachable, "unreachable"),
        (503, b"", Unreachable, "unreachable"),
    ],
)
def test_failure_of(status: int, body: bytes, kind: type[GoogleFailure], code: str) -> None:
    failure = failure_of(status, body, "lembar kerja X")
    assert type(failure) is kind
    assert (failure.code, failure.status, failure.where, failure.exit_code) == (code, status, "lembar kerja X", 3)
    assert failure.message
    assert failure.action


def test_what_google_said_is_passed_on() -> None:
    said = "Range (Sheet1!A1001) exceeds grid limits."
    assert said in failure_of(400, sheets_error(400, "INVALID_ARGUMENT", said), "").message


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", ("", "")),
        (b"<html>", ("", "")),
        (b"[]", ("", "")),
        (b'{"error": "invalid_grant"}', ("invalid_grant", "")),
        (b'{"error": {}}', ("", "")),
        (drive_error(404, "notFound"), ("notFound", "m")),
        (sheets_error(429, "RESOURCE_EXHAUSTED", reason="RATE_LIMIT_EXCEEDED"), ("RATE_LIMIT_EXCEEDED", "m")),
        (sheets_error(400, "INVALID_ARGUMENT"), ("INVALID_ARGUMENT", "m")),
    ],
    ids=["nothing", "a page", "a list", "a word", "an empty error", "Drive", "Sheets with details", "Sheets"],
)
def test_reason_of(body: bytes, expected: tuple[str, str]) -> None:
    assert reason_of(body) == expected


def _from_gspread(status: int, body: bytes) -> APIError:
    response = requests.Response()
    response.status_code, response._content = status, body  # the only way to give a Response a body
    return APIError(response)


def _from_google_client(status: int, body: bytes) -> HttpError:
    return HttpError(httplib2.Response({"status": str(status)}), body)


@pytest.mark.parametrize("foreign", [_from_gspread, _from_google_client], ids=["gspread", "googleapiclient"])
def test_both_clients_are_translated_alike(foreign: Any) -> None:
    problem = foreign(404, drive_error(404, "notFound"))
    with pytest.raises(AccessRefused) as failure, translated("folder bukti"):
        raise problem
    assert (failure.value.code, failure.value.where) == ("not_found", "folder bukti")
    assert failure.value.__cause__ is problem


def test_an_answer_that_is_no_json_is_translated_too() -> None:
    with pytest.raises(Unreachable), translated("lembar kerja"):
        raise _from_gspread(502, b"<!DOCTYPE html><title>Error 502</title>")


def test_a_refused_sign_in() -> None:
    with pytest.raises(AccessRefused) as failure, translated("lembar kerja"):
        raise google.auth.exceptions.RefreshError("invalid_grant")  # type: ignore[no-untyped-call]  # published without types
    assert failure.value.code == "sign_in"


def test_ours_pass_through() -> None:
    with pytest.raises(Unreachable, match="ours"), translated("x"):
        raise Unreachable("unreachable", "ours")
