"""Content on its way out, whole or the one part that a `Range` header asks for."""

import re

from zi_sheets.emulator.call import Media
from zi_sheets.emulator.wire import Reply, Request

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


def sent(request: Request, media: Media) -> Reply:
    """A range that cannot be read is ignored; one that lies behind the end is answered 416 (RFC 9110, section 14)."""
    size, found = len(media.content), _RANGE.fullmatch(request.headers.get("range", "").strip())
    if not found or not any(found.groups()):
        return Reply(200, media.content, {"Content-Type": media.type})
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    stop = min(int(last) + 1, size) if first and last else size
    if start >= stop:
        return Reply(416, b"", {"Content-Range": f"bytes */{size}"})
    shown = {"Content-Type": media.type, "Content-Range": f"bytes {start}-{stop - 1}/{size}"}
    return Reply(206, media.content[start:stop], shown)
