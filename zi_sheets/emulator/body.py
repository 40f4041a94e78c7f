"""Request bodies: JSON, multipart, and uploads to Drive of `uploadType=media` and `uploadType=multipart`."""

import re
from typing import Any, NamedTuple

import msgspec

from zi_sheets.emulator.call import Media
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Json, Request

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)


class Part(NamedTuple):
    """One part; header names are in lower case."""

    headers: dict[str, str]
    content: bytes


def read_upload(request: Request) -> tuple[Json, Media]:
    """The metadata ({} for a simple upload) and the content.

    Raises GoogleError 400 for an unknown upload type or a malformed body.
    """
    match request.parameter("uploadType"):
        case "media":
            return {}, Media(request.media_type() or "application/octet-stream", request.body)
        case "multipart":
            parts = read_parts(request)
            if len(parts) != 2:
                raise invalid("Malformed multipart body.", reason="badContent")
            metadata, content = parts
            kind = content.headers.get("content-type", "application/octet-stream").partition(";")[0].strip()
            return read_json(metadata.content), Media(kind, content.content)
        case kind:
            raise invalid(f"Invalid upload request: uploadType={kind}", reason="badRequest")


def read_json(text: bytes, kind: Any = Any) -> Json:
    """A value of a type that msgspec knows.

    Raises GoogleError 400 for another one and for broken JSON; half a surrogate pair and NaN are broken too.
    """
    try:
        return msgspec.json.decode(text, type=kind) if text.strip() else {}
    except (ValueError, RecursionError) as problem:
        raise invalid(f"Invalid JSON payload received. {problem}", reason="parseError") from problem


def read_parts(request: Request) -> list[Part]:
    """Raises GoogleError 400 for a body that is not the multipart it says it is.

    The line end before a boundary belongs to it; which one it is, the first boundary shows (clients send either).
    """
    found = _BOUNDARY.search(request.headers.get("content-type", ""))
    mark = b"--" + found[1].encode() if found else b""
    newline = b"\r\n" if request.body.partition(mark or b"-")[2].startswith(b"\r\n") else b"\n"
    pieces = (newline + request.body).split(newline + mark) if mark else []
    if len(pieces) < 3 or not pieces[-1].startswith(b"--"):
        raise invalid("Malformed multipart body.", reason="badContent")
    return [read_headers(piece.removeprefix(newline)) for piece in pieces[1:-1]]


def read_headers(text: bytes) -> Part:
    """Headers, a blank line, content; or a blank line and content."""
    blank = re.search(rb"^\r?\n|\r?\n\r?\n", text)
    if not blank:
        raise invalid("Malformed multipart body.", reason="badContent")
    head = text[: blank.start()].decode("utf-8", "replace")
    unfolded = re.sub(r"\r?\n[ \t]+", " ", head)  # the client folds long types
    lines = (line.partition(":") for line in unfolded.splitlines())
    return Part({name.strip().lower(): value.strip() for name, _, value in lines}, text[blank.end() :])
