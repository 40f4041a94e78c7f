"""Every call is counted under the method id that Google's discovery documents give it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient
import pytest

from tests.rehearsal import Unit, new_unit, short_tabs
from zi_sheets.workspace.calls import call_of

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
READS = {"GET"}
READS_BY_POST = {
    "sheets.spreadsheets.values.batchGetByDataFilter",
    "sheets.spreadsheets.getByDataFilter",
    "sheets.spreadsheets.developerMetadata.search",
}


@cache
def discovered() -> dict[str, dict[str, Any]]:
    """Method by id, of the three APIs."""
    found: dict[str, dict[str, Any]] = {}
    for name in ("sheets.v4", "drive.v3", "docs.v1"):
        _collect(json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8")), found)
    return found


def _collect(resource: dict[str, Any], found: dict[str, dict[str, Any]]) -> None:
    for method in resource.get("methods", {}).values():
        found[method["id"]] = method
    for inner in resource.get("resources", {}).values():
        _collect(inner, found)


FILE = "https://www.googleapis.com/drive/v3/files"
BOOK = "https://sheets.googleapis.com/v4/spreadsheets/abc_-1"


@pytest.mark.parametrize(
    ("verb", "url", "method", "repeatable"),
    [
        ("GET", BOOK, "sheets.spreadsheets.get", True),
        ("GET", f"{BOOK}?fields=a&includeGridData=True", "sheets.spreadsheets.get", True),
        ("GET", f"{BOOK}/values/%27Data%20Dukung%27%21A1", "sheets.spreadsheets.values.get", True),
        ("PUT", f"{BOOK}/values/A1", "sheets.spreadsheets.values.update", True),
        ("GET", f"{BOOK}/values:batchGet", "sheets.spreadsheets.values.batchGet", True),
        ("POST", f"{BOOK}/values:batchUpdate", "sheets.spreadsheets.values.batchUpdate", True),
        ("POST", f"{BOOK}:batchUpdate", "sheets.spreadsheets.batchUpdate", False),
        ("POST", f"{BOOK}/values:batchGetByDataFilter", "sheets.spreadsheets.values.batchGetByDataFilter", True),
        ("POST", f"{BOOK}/values:batchUpdateByDataFilter", "sheets.spreadsheets.values.batchUpdateByDataFilter", False),
        ("GET", f"{FILE}?q=x", "drive.files.list", True),
        ("GET", f"{FILE}/1a", "drive.files.get", True),
        ("get", f"{FILE}/1a/export?mimeType=x", "drive.files.export", True),
        ("POST", FILE, "drive.files.create", False),
        ("POST", "https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart", "drive.files.create", False),
        ("PATCH", f"{FILE}/1a", "drive.files.update", True),
        ("GET", "https://www.googleapis.com/drive/v3/about?fields=user", "drive.about.get", True),
        ("GET", "https://docs.googleapis.com/v1/documents/1a", "docs.documents.get", True),
        ("POST", f"{FILE}/1a/permissions", "drive.permissions.create", False),
        ("POST", "https://oauth2.googleapis.com/token", "token", True),
    ],
)
def test_call_of(verb: str, url: str, method: str, repeatable: bool) -> None:
    call = call_of(verb, url)
    assert (call.method, call.repeatable) == (method, repeatable)
    assert call.group == group_of(method)


def group_of(method: str) -> str:
    """As the discovery documents have it: which API, and whether the method only reads."""
    if method == "token":
        return "token"
    reads = discovered()[method]["httpMethod"] in READS or method in READS_BY_POST
    api = method.partition(".")[0]
    return api if api == "docs" else f"{api}_{'read' if reads else 'write'}"


@pytest.mark.parametrize(
    ("verb", "url"),
    [
        ("POST", f"{BOOK}/values/A1:append"),
        ("POST", f"{BOOK}/values:batchClear"),
        ("DELETE", f"{FILE}/1a/permissions/2"),
        ("POST", "https://www.googleapis.com/batch/drive/v3"),
        ("GET", "https://example.test/"),
    ],
    ids=["append", "clear", "withdraw a permission", "batch", "another host's page"],
)
def test_a_call_that_the_product_never_makes_is_an_error(verb: str, url: str) -> None:
    with pytest.raises(LookupError):
        call_of(verb, url)


@pytest.mark.parametrize("job", ["set-up", "sync"])
def test_every_request_of_the_product_is_known_and_counted(unit: Unit, job: str) -> None:
    """The count of the receipt and the workspace's own log name the same calls in the same order."""
    place = unit if job == "sync" else new_unit()
    place.forget()
    connection = place.connection()
    with short_tabs():
        place.sync_through(connection) if job == "sync" else place.init_through(connection)
    assert [call.method for call in connection.journal.attempts] == place.methods
    assert all(group_of(call.method) == call.group for call in connection.journal.attempts)
    assert place.written
