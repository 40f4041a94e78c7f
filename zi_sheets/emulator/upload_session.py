"""Resumable uploads: a session begins with the metadata, takes its bytes in chunks, and can be asked how far it is."""

import re
from dataclasses import dataclass, field

from zi_sheets.emulator.body import read_json
from zi_sheets.emulator.call import Media
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.store import new_id
from zi_sheets.emulator.wire import Reply, Request

LARGEST = 512 * 2**20
_MOST_SESSIONS = 100
_RANGE = re.compile(r"bytes (?:(\d{1,15})-(\d{1,15})|\*)/(\d{1,15}|\*)", re.ASCII)


@dataclass(slots=True)
class _Session:
    begun: Request
    received: bytearray = field(default_factory=bytearray)
    answer: Reply | None = None


@dataclass(slots=True)
class UploadSessions:
    """The sessions of one process; the oldest are forgotten, and then begin anew at the client."""

    _sessions: dict[str, _Session] = field(default_factory=dict)

    def step(self, request: Request) -> Reply | tuple[Request, Media]:
        """Begins or continues a session; of a finished one, the request that began it and the content.

        Raises GoogleError 404 for a session that is not there, 400 for a chunk that does not fit, 413 for too much.
        """
        key = request.parameter("upload_id")
        if not key:
            return self._begun(request)
        if key not in self._sessions:
            raise GoogleError(404, "Upload session not found.", reason="notFound", location="upload_id")
        session = self._sessions[key]
        if session.answer:
            return session.answer
        if not _take(session, request):
            got = len(session.received)
            return Reply(308, b"", {"Range": f"bytes=0-{got - 1}"} if got else {})
        kind = session.begun.headers.get("x-upload-content-type", "application/octet-stream")
        return session.begun, Media(kind, bytes(session.received))

    def finished(self, request: Request, reply: Reply) -> None:
        """Keeps the answer, for a client that did not get it and asks again."""
        if session := self._sessions.get(request.parameter("upload_id")):
            session.answer, session.received = reply, bytearray()

    def _begun(self, request: Request) -> Reply:
        read_json(request.body)
        key = new_id()
        self._sessions[key] = _Session(request)
        while len(self._sessions) > _MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        host = request.headers.get("host")
        place = f"http://{host}" if host else "https://www.googleapis.com"
        return Reply(200, b"", {"Location": f"{place}{request.path}?uploadType=resumable&upload_id={key}"})


def _take(session: _Session, request: Request) -> bool:
    """Whether the content is complete with what this request brings."""
    shown = request.headers.get("content-range", f"bytes 0-{len(request.body) - 1}/{len(request.body)}")
    found = _RANGE.fullmatch(shown) if request.body or "content-range" in request.headers else _RANGE.match("bytes */0")
    if not found:
        raise invalid("Invalid Content-Range.", reason="badRequest")
    first, last, total = found.groups()
    if first is not None:
        if int(last) - int(first) + 1 != len(request.body) or (total != "*" and int(last) >= int(total)):
            raise invalid("Invalid Content-Range.", reason="badRequest")
        if int(last) >= LARGEST:
            raise GoogleError(413, "The upload is too large.")
        if int(first) <= len(session.received):  # after a gap the client is told where to go on
            session.received[int(first) :] = request.body
    return total != "*" and len(session.received) >= int(total)
