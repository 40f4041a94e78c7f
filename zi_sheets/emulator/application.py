"""The emulator's one entry: a request in, a reply out, whether over a socket or in the process."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

import msgspec

from zi_sheets.emulator.batch import answer_batch
from zi_sheets.emulator.body import read_json, read_upload
from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.control import CONTROL, Clock, Control, Edit, Entry, real_time
from zi_sheets.emulator.discovery import Method, route, schemas
from zi_sheets.emulator.drive_changes import record_changes
from zi_sheets.emulator.drive_content import sent
from zi_sheets.emulator.faults import delivered, instead
from zi_sheets.emulator.fields import ALL, Mask, parse, select, unknown_field, unreadable
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.identity import Identity, bearer, exchange, identify
from zi_sheets.emulator.methods import DEFAULT_FIELDS, METHODS
from zi_sheets.emulator.schema import check_answer, read_body, read_query
from zi_sheets.emulator.sheets.undo import History
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.upload_session import UploadSessions
from zi_sheets.emulator.wire import Json, Reply, Request


class EditRefused(Exception):
    """A scripted edit that its identity may not do, or that is wrong in itself."""


class Application:
    """Answers requests one at a time, each one atomic.

    `clock` gives aware times. With `contract`, an answer that does not fit Google's schema raises ContractBroken.
    """

    def __init__(self, store: Store, *, clock: Clock = real_time, contract: bool = False) -> None:
        self.store, self.contract = store, contract
        self.control, self.history, self.uploads = Control(store, clock), History(), UploadSessions()
        self._lock = threading.RLock()

    def handle(self, request: Request) -> Reply:
        is_batch = request.path in ("/batch", "/batch/drive/v3")
        try:
            with self._lock:
                if request.path.startswith(CONTROL):
                    with self.store.transaction():
                        return Reply.of(200, self.control.answer(request))
                if is_batch:
                    return answer_batch(request, lambda inner: self._logged(_overridden(inner)))
                return self._logged(_overridden(request))
        except GoogleError as problem:
            return Reply.of(problem.status, problem.body("drive" if is_batch else "sheets"))

    def settle(self) -> None:
        """To be called now and then, while nobody waits: makes what is kept on disk whole file by file."""
        if self.store.folder and self._lock.acquire(blocking=False):
            try:
                self.store.folder.settle()
            finally:
                self._lock.release()

    def _logged(self, request: Request) -> Reply:
        """Every request leaves one line in the log, whatever becomes of it; people's ordered edits come before it."""
        method, path = _arrival(request)
        for edit in self.control.edits_before(method.id):
            self._edit(edit)
        fault = self.control.fault_at(method.id)
        reply = instead(fault, method) or self._answer(request, method, path)
        sizes = len(request.body), len(reply.body)
        who = bearer(request) if method.version else ""
        self.control.note(Entry(method.id, who, request.verb, request.path, reply.status, *sizes))
        return reply if reply.drop else delivered(fault, reply)

    def _edit(self, edit: Edit) -> None:
        """A person's edit: an ordinary call, permission and all, that is not logged and meets no fault.

        Raises EditRefused: the scripted call was refused, so the script does not test what it says.
        """
        if edit.call == "undo":
            with self.store.transaction():
                self.history.undo(self._call(Method("undo", "sheets"), {}, Identity(edit.who)))
            return
        headers = {"authorization": f"Bearer {edit.who}", "content-type": "application/json"}
        request = Request.of(edit.call.method, edit.call.path, headers, msgspec.json.encode(edit.call.body))
        reply = self._answer(request, *_arrival(request))
        if reply.status >= 400:
            raise EditRefused(f"{edit}: {reply.status} {reply.body.decode('utf-8', 'replace')}")

    def _answer(self, request: Request, method: Method, path: Mapping[str, str]) -> Reply:
        """Runs one call in a transaction; every refusal becomes an answer in Google's shape."""
        try:
            if method.id == "token":
                return exchange(request, self.store)
            if not method.id:
                raise GoogleError(404, f"Unknown route: {request.verb} {request.path}", reason="notFound")
            with self.store.transaction():
                reply = self._run(method, path, request)
                self.history.remember(bearer(request), self.store.pending())
            if method.upload and reply.status == 200:  # only now is it kept
                self.uploads.finished(request, reply)
            return reply
        except GoogleError as problem:
            return Reply.of(problem.status, problem.body(method.api))

    def _run(self, method: Method, path: Mapping[str, str], request: Request) -> Reply:
        """Raises GoogleError for everything that Google would refuse."""
        self.control.spend(method, identify(request, self.store).name)
        if method.id not in METHODS or method.version == "v2":
            text = f"The embedded workspace does not implement {method.id} ({method.api} {method.version})."
            raise GoogleError(501, text)
        if method.upload and request.parameter("uploadType") == "resumable":
            return self._resumable(method, path, request)
        body, media = read_upload(request) if method.upload else (read_json(request.body), None)
        return self._carried_out(method, path, request, body, media)

    def _resumable(self, method: Method, path: Mapping[str, str], request: Request) -> Reply:
        if not request.parameter("upload_id"):  # what is wrong is told now, not when all the bytes are here
            self._carried_out(method, path, request, read_json(request.body), None)
            self.store.roll_back()
        step = self.uploads.step(request)
        if isinstance(step, Reply):
            return step
        begun, media = step
        return self._carried_out(*_arrival(begun), begun, read_json(begun.body), media)

    def _carried_out(
        self, method: Method, path: Mapping[str, str], request: Request, body: Json, media: Media | None
    ) -> Reply:
        query = read_query(method, request)
        clean = read_body(method, body) if method.request else {}
        mask = _mask(method, query["fields"][-1]) if "fields" in query else ALL
        call = self._call(method, path, identify(request, self.store))
        call = replace(call, query=query, body=clean, media=media, mask=mask)
        answer = METHODS[method.id](call)
        record_changes(call)
        return sent(request, answer) if isinstance(answer, Media) else self._reply(call, answer)

    def _call(self, method: Method, path: Mapping[str, str], who: Identity) -> Call:
        return Call(method, path, who, self.store, self.control.time(), self.control.behaviour)

    def _reply(self, call: Call, answer: Json) -> Reply:
        if answer is None:
            return Reply(204)
        if self.contract:
            check_answer(call.method, answer)
        mask = call.mask if "fields" in call.query else parse(DEFAULT_FIELDS.get(call.method.id, "*"))
        return Reply.of(200, select(mask, answer), pretty=call.text("prettyPrint") == "true")


def _arrival(request: Request) -> tuple[Method, Mapping[str, str]]:
    """The method that a request is about and its path parameters; a method without an id where there is none."""
    if request.path == "/token" and request.verb == "POST":
        return Method("token", "token"), {}
    upload = ("POST", "PATCH") if request.verb in {"PUT", "DELETE"} and request.parameter("upload_id") else ()
    found = next((found for verb in (request.verb, *upload) if (found := route(verb, request.path))), None)
    return found or (Method("", "drive" if "/drive/" in request.path else "sheets"), {})


def _overridden(request: Request) -> Request:
    """A call that came as a POST because of its verb, or a GET too long for a URL that came with a form."""
    verb = request.headers.get("x-http-method-override", "").upper()
    if verb != "GET":
        return replace(request, verb=verb) if verb and request.verb == "POST" else request
    form = tuple(parse_qsl(request.body.decode("utf-8", "replace"), keep_blank_values=True))
    return replace(request, verb="GET", query=request.query + form, body=b"")


def _mask(method: Method, text: str) -> Mask:
    """Raises GoogleError 400 for a mask that names what the answer does not have."""
    mask = parse(text)
    wrong = unknown_field(mask, {"$ref": method.response}, schemas(method.api)) if method.response else ""
    if wrong and method.api == "drive":
        name = wrong.partition(".")[0]
        raise GoogleError(400, f"Invalid field selection {name}", reason="invalidParameter", location="fields")
    if wrong:
        raise unreadable(wrong)
    return mask
