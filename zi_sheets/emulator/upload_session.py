"""Resumable uploads: a session begins with the metadata, takes its bytes in chunks, and can be asked how far it is."""

import re
from dataclasses import dataclass, field

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
    total: int | None
    received: bytearray = field(default_factory=bytearray)
    answer: Reply | None = None


@dataclass(slots=True)
class UploadSessions:
    """The sessions of one process; the oldest are forgotten, and then begin anew at the client."""

    _sessions: dict[str, _Session] = field(default_factory=dict)

    def step(self, request: Request) -> Reply | tuple[Request, Media]:
        """Begins or continues a session; of a finished one, the request that began it and the content.

        DELETE gives a session up; 499 says that it did (cloud.google.com/storage/docs/performing-resumable-uploads).

        Raises GoogleError 404 for a session that is not there, 400 for a chunk that does not fit, 413 for too much.
        """
        key = request.parameter("upload_id")
        if not key:
            return self._begun(request)
        if key not in self._sessions:
            raise GoogleError(404, "Upload session not found.", reason="notFound", location="upload_id")
        if request.verb == "DELETE":
            del self._sessions[key]
            return Reply(499)
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
        length = request.headers.get("x-upload-content-length", "")
        if length and not re.fullmatch("[0-9]{1,15}", length):
            raise invalid("Invalid X-Upload-Content-Length.", reason="badRequest")
        total = int(length) if length else None
        _check_size(total or 0)
        key = new_id()
        self._sessions[key] = _Session(request, total)
        while len(self._sessions) > _MOST_SESSIONS:
            del self._sessions[next(iter(self._sessions))]
        host = request.headers.get("host")
        place = f"http://{host}" if host else "https://www.googleapis.com"
        return Reply(200, b"", {"Location": f"{place}{request.path}?uploadType=resumable&upload_id={key}"})


def _take(session: _Session, request: Request) -> bool:
    """Whether the content is complete with what this request brings.

    The total is what was announced or told first. Without a `Content-Range` the body is all there is.
    """
    size, got = len(request.body), len(session.received)
    whole = f"bytes 0-{size - 1}/{size}" if size else "bytes */0"
    found = _RANGE.fullmatch(request.headers.get("content-range", whole))
    if not found:
        raise invalid("Invalid Content-Range.", reason="badRequest")
    first, stop = (int(found[1]), int(found[2]) + 1) if found[1] else (got, got)
    told = session.total if found[3] == "*" else int(found[3])
    if stop - first != size or session.total not in (None, told) or (told is not None and told < max(stop, got)):
        raise invalid("Invalid Content-Range.", reason="badRequest")
    _check_size(max(stop, told or 0))
    session.total = told
    if first <= got:  # after a gap the client is told where to go on
        session.received[first:] = request.body
    return len(session.received) == told


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise GoogleError(413, "The upload is too large.")
