"""`/batch/drive/v3`: many calls in one body; each inner call is a request of its own, in order, not atomic together."""

from collections.abc import Callable

from zi_sheets.emulator.body import Part, read_headers, read_parts
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Reply, Request

_LIMIT = 100  # Google's documentation for Drive; the client would send up to 1000
_BOUNDARY = "batch_latihan"


def answer_batch(request: Request, answer: Callable[[Request], Reply]) -> Reply:
    """Answers every inner call with `answer`. Raises GoogleError 400 for a malformed body or more than 100 calls."""
    parts = read_parts(request)
    if len(parts) > _LIMIT:
        raise invalid(f"The batch request contains more than {_LIMIT} calls.", reason="batchSizeTooLarge")
    calls = [_inner(request, part) for part in parts]  # all can be read before the first one takes effect
    replies = [answer(call) for call in calls]
    if any(reply.drop for reply in replies):
        return Reply(0, drop=True)
    body = b"".join(map(_outer, parts, replies)) + f"--{_BOUNDARY}--\r\n".encode()
    return Reply(200, body, {"Content-Type": f"multipart/mixed; boundary={_BOUNDARY}"})


def _inner(outer: Request, part: Part) -> Request:
    line, _, rest = part.content.lstrip(b"\r\n").partition(b"\n")
    inner = read_headers(rest) if rest.strip() else Part({}, b"")
    headers = {"authorization": outer.headers.get("authorization", ""), **inner.headers}
    try:
        verb, url, *_ = line.decode("utf-8", "replace").split()
        return Request.of(verb, url, headers, inner.content)
    except ValueError as problem:
        raise invalid("Malformed batch part.", reason="badContent") from problem


def _outer(part: Part, reply: Reply) -> bytes:
    response_id = part.headers.get("content-id", "").replace("<", "<response-", 1) or "response-"
    head = f"--{_BOUNDARY}\r\nContent-Type: application/http\r\nContent-ID: {response_id}\r\n\r\n"
    head += f"HTTP/1.1 {reply.status} \r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
    return head.encode() + f"Content-Length: {len(reply.body)}\r\n\r\n".encode() + reply.body + b"\r\n"
