"""Request bodies: JSON, and uploads to Drive of `uploadType=media` and `uploadType=multipart`."""

import json

from zi_sheets.emulator.call import Media
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.multipart import read_parts
from zi_sheets.emulator.wire import Json, Request


def read_upload(request: Request) -> tuple[Json, Media]:
    """The metadata ({} for a simple upload) and the content.

    Raises:
        GoogleError: 400 for an unknown upload type or a malformed body.
    """
    match request.parameter("uploadType"):
        case "media":
            return {}, Media(request.media_type() or "application/octet-stream", request.body)
        case "multipart":
            return _read_multipart(request)
        case kind:
            raise invalid(f"Invalid upload request: uploadType={kind}", reason="badRequest")


def _read_multipart(request: Request) -> tuple[Json, Media]:
    parts = read_parts(request)
    if len(parts) != 2:
        raise invalid("Malformed multipart body.", reason="badContent")
    metadata, content = parts
    kind = content.headers.get("content-type", "application/octet-stream").partition(";")[0].strip()
    return read_json(metadata.content), Media(kind, content.content)


def read_json(text: bytes) -> Json:
    """Raises GoogleError 400 for broken JSON, with Google's words; half a surrogate pair and NaN are broken too."""
    try:
        value = json.loads(text, parse_constant=_no_number) if text.strip() else {}
        if b"\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
        return value
    except (ValueError, RecursionError) as problem:
        raise invalid(f"Invalid JSON payload received. {problem}", reason="parseError") from problem


def _no_number(name: str) -> Json:
    raise ValueError(f"{name} is no JSON number")
