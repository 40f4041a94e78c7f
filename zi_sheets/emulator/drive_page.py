"""What Drive's listings share: how much a page holds, and where in a numbered list it begins."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Json


def page_size(call: Call, default: int) -> int:
    """What is asked for, at most what the method allows."""
    largest = int(call.method.parameters["pageSize"]["maximum"])
    return min(int(call.text("pageSize")), largest) if call.text("pageSize") else default


def page_start(call: Call, default: str = "") -> int:
    """The number that a page token is. Raises GoogleError 400 for any other text."""
    token = call.text("pageToken") or default
    if not (token.isascii() and token.isdigit() and len(token) < 16):
        raise invalid("Invalid Value", location="pageToken")
    return int(token)


def page_of(call: Call, key: str, listed: list[Json], default: int) -> Json:
    """One page of a short list under its key, and the token of the next."""
    start = page_start(call, "0")
    stop = start + page_size(call, default)
    return {key: listed[start:stop]} | ({"nextPageToken": str(stop)} if stop < len(listed) else {})


def check_spaces(call: Call) -> None:
    """Raises GoogleError 400 for the spaces of apps, which the emulator does not have, and for what is none."""
    if call.text("spaces", "drive") not in ("drive", ""):
        raise invalid("Invalid Value", location="spaces")
