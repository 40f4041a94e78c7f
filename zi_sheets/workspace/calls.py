"""The Google API methods we use, told from verb and path, so that every attempt is counted under its method id."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Group = Literal["sheets_read", "sheets_write", "drive_read", "drive_write", "docs", "token"]
GROUPS: tuple[Group, ...] = ("sheets_read", "sheets_write", "drive_read", "drive_write", "docs")


@dataclass(frozen=True, slots=True)
class Call:
    """One API method. `repeatable`: sending it twice leaves the same state as sending it once."""

    method: str
    group: Group
    repeatable: bool


def _call(method: str, group: Group, *, repeatable: bool = True) -> Call:
    return Call(method, group, repeatable)


_SPREADSHEET = r"/v4/spreadsheets/[^/:]+"
_FILE = r"/drive/v3/files/[^/]+"
_PATTERNS: tuple[tuple[str, str, Call], ...] = (
    ("GET", _SPREADSHEET, _call("sheets.spreadsheets.get", "sheets_read")),
    ("POST", _SPREADSHEET + ":batchUpdate", _call("sheets.spreadsheets.batchUpdate", "sheets_write", repeatable=False)),
    ("GET", _SPREADSHEET + "/values/[^/]+", _call("sheets.spreadsheets.values.get", "sheets_read")),
    ("PUT", _SPREADSHEET + "/values/[^/]+", _call("sheets.spreadsheets.values.update", "sheets_write")),
    ("GET", _SPREADSHEET + "/values:batchGet", _call("sheets.spreadsheets.values.batchGet", "sheets_read")),
    ("POST", _SPREADSHEET + "/values:batchUpdate", _call("sheets.spreadsheets.values.batchUpdate", "sheets_write")),
    (
        "POST",
        _SPREADSHEET + "/values:batchGetByDataFilter",
        _call("sheets.spreadsheets.values.batchGetByDataFilter", "sheets_read"),
    ),
    (
        "POST",
        _SPREADSHEET + "/values:batchUpdateByDataFilter",
        # The same cells twice are harmless, the same rows are not: people may move them between two attempts.
        _call("sheets.spreadsheets.values.batchUpdateByDataFilter", "sheets_write", repeatable=False),
    ),
    (
        "POST",
        _SPREADSHEET + "/developerMetadata:search",
        _call("sheets.spreadsheets.developerMetadata.search", "sheets_read"),
    ),
    ("GET", "/drive/v3/files", _call("drive.files.list", "drive_read")),
    ("GET", _FILE, _call("drive.files.get", "drive_read")),
    ("GET", _FILE + "/export", _call("drive.files.export", "drive_read")),
    ("GET", "/drive/v3/about", _call("drive.about.get", "drive_read")),
    ("POST", "(/upload)?/drive/v3/files", _call("drive.files.create", "drive_write", repeatable=False)),
    ("PATCH", "(/upload)?" + _FILE, _call("drive.files.update", "drive_write")),
    ("DELETE", _FILE, _call("drive.files.delete", "drive_write")),
    ("POST", _FILE + "/permissions", _call("drive.permissions.create", "drive_write", repeatable=False)),
    ("GET", "/v1/documents/[^/:]+", _call("docs.documents.get", "docs")),
    ("POST", "/token", _call("token", "token")),
)
_METHODS = tuple((verb, re.compile(pattern), call) for verb, pattern, call in _PATTERNS)


def call_of(verb: str, url: str) -> Call:
    """The method behind a request. Raises LookupError for one that this product never sends."""
    path = urlsplit(url).path
    for known_verb, pattern, call in _METHODS:
        if known_verb == verb.upper() and pattern.fullmatch(path):
            return call
    raise LookupError(f"not a call of this product: {verb} {path}")
