"""Multipart bodies: `multipart/related` of uploads and `multipart/mixed` of batches."""

import re
from typing import NamedTuple

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Request

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)


class Part(NamedTuple):
    """One part; header names are in lower case."""

    headers: dict[str, str]
    content: bytes


def read_parts(request: Request) -> list[Part]:
    """Raises GoogleError 400 for a body that is not the multipart it says it is."""
    found = _BOUNDARY.search(request.headers.get("content-type", ""))
    pieces = re.split(rb"\r?\n?--" + re.escape(found[1].encode()), request.body) if found else []
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise invalid("Malformed multipart body.", reason="badContent")
    return [read_headers(piece) for piece in pieces[1:-1]]


def read_headers(text: bytes) -> Part:
    """Headers, a blank line, content."""
    if text.startswith((b"\r\n\r\n", b"\n\n")):
        return Part({}, text.lstrip(b"\r\n"))
    head, blank, content = _cut(text.removeprefix(b"\r").removeprefix(b"\n"))
    if not blank:
        raise invalid("Malformed multipart body.", reason="badContent")
    unfolded = re.sub(r"\r?\n[ \t]+", " ", head.decode("utf-8", "replace"))  # the client folds long types
    lines = (line.partition(":") for line in unfolded.splitlines())
    return Part({name.strip().lower(): value.strip() for name, _, value in lines}, content)


def _cut(text: bytes) -> tuple[bytes, bytes, bytes]:
    blank = re.search(rb"\r?\n\r?\n", text)
    return (text[: blank.start()], blank[0], text[blank.end() :]) if blank else (text, b"", b"")
