"""The pages of drive.files.list: order, and tokens that go on where the last page ended."""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.drive_access import FOLDER
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.wire import Json

_DEFAULT_PAGE, LARGEST_PAGE = 100, 1000
_ORDERS: dict[str, Callable[[Json], Any]] = {
    "folder": lambda file: file["mimeType"] != FOLDER,
    "name": lambda file: file["name"].casefold(),
    "name_natural": lambda file: _natural(file["name"].casefold()),
    "quotaBytesUsed": lambda file: int(file.get("size", 0)),
    "starred": lambda file: file.get("starred", False),
    "createdTime": lambda file: file["createdTime"],
} | dict.fromkeys(
    ("modifiedTime", "modifiedByMeTime", "recency", "sharedWithMeTime", "viewedByMeTime"),
    lambda file: file["modifiedTime"],
)
_KEPT = ("id", "name", "mimeType", "modifiedTime", "createdTime", "size", "starred")


def page_of(call: Call, files: Iterable[Json], is_hit: Callable[[Json], bool]) -> tuple[list[Json], str]:
    """One page of hits, and the token of the next, which holds the last file shown: what comes and goes between two
    pages neither repeats nor hides anything else."""
    size = int(call.text("pageSize") or _DEFAULT_PAGE)
    if size < 1:
        text = f"Invalid value '{size}'. Values must be within the range: [1, {LARGEST_PAGE}]"
        raise GoogleError(400, text, reason="invalidParameter", location="pageSize")
    size, last_shown = min(size, LARGEST_PAGE), _last_shown(call)
    ordered = _ordered([*files, last_shown] if last_shown else files, call.text("orderBy"))
    if last_shown:  # sorting is stable, so it stands behind the file it was
        ordered = ordered[next(i for i, file in enumerate(ordered) if file is last_shown) + 1 :]
    page = list(islice(filter(is_hit, ordered), size + 1))
    if len(page) <= size:
        return page, ""
    kept = {name: page[size - 1][name] for name in _KEPT if name in page[size - 1]}
    return page[:size], base64.urlsafe_b64encode(json.dumps([_asked(call), kept]).encode()).decode()


def _asked(call: Call) -> str:
    """A token belongs to the question it was given for."""
    return hashlib.sha256("\0".join((call.text("q"), call.text("orderBy"), call.who.name)).encode()).hexdigest()[:16]


def _last_shown(call: Call) -> Json | None:
    token = call.text("pageToken")
    if not token:
        return None
    try:
        asked, kept = json.loads(base64.urlsafe_b64decode(token))
        _ordered([kept], ",".join(_ORDERS))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as problem:
        raise invalid("Invalid Value", location="pageToken") from problem
    if asked != _asked(call):
        raise invalid("Invalid Value", location="pageToken")
    return kept


def _natural(text: str) -> list[str | int]:
    """Text and numbers in turn, so that "foto 2" comes before "foto 10"."""
    return [int(piece) if odd % 2 else piece for odd, piece in enumerate(re.split(r"([0-9]+)", text))]


def _ordered(files: Iterable[Json], order: str) -> list[Json]:
    """Newest first where no order is asked for, as recorded; ties by id."""
    ordered = sorted(files, key=lambda file: file["id"])
    keys = [key.strip() for key in order.split(",") if key.strip()]
    for key in reversed([*keys, "modifiedTime desc"]):
        name, _, direction = key.partition(" ")
        if name not in _ORDERS or direction not in ("", "desc"):
            raise GoogleError(400, "Invalid Value", reason="invalid", location="orderBy")
        ordered.sort(key=_ORDERS[name], reverse=direction == "desc")
    return ordered
