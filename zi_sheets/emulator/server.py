"""The emulator over sockets: the standard library's threading server around an Application."""

import re
import socket
import struct
import sys
import time
import traceback
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

from zi_sheets.emulator.application import Application
from zi_sheets.emulator.control import CONTROL
from zi_sheets.emulator.google_error import GoogleError
from zi_sheets.emulator.upload_session import LARGEST
from zi_sheets.emulator.wire import Reply, Request


class Server(ThreadingHTTPServer):
    """A bound server; `serve_forever()` it, `url` is where it is reached from this computer."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, application: Application, address: tuple[str, int]) -> None:
        self.application = application
        super().__init__(address, _Exchange)

    @property
    def url(self) -> str:
        host = ip_address(str(self.server_address[0]))
        return f"http://{'127.0.0.1' if host.is_unspecified else host}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Somebody who hangs up before the answer is no fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def service_actions(self) -> None:
        """The standard library calls this about twice a second."""
        self.application.settle()


class _Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
    timeout = 600
    wbufsize, disable_nagle_algorithm = -1, True  # head and body in one packet: otherwise each answer takes 40 ms

    def _answer(self) -> None:
        """A request without one readable end, or of which not everything came, has no effect; nor has a header over
        two lines, which could come back as two in an answer.
        """
        length = ",".join(self.headers.get_all("Content-Length", ["0"]))
        folded = any(re.search("[\r\n]", value) for value in self.headers.values())
        refused = 400 if folded or not re.fullmatch("[0-9]{1,15}", length) else 413 if int(length) > LARGEST else 0
        refused = 411 if "Transfer-Encoding" in self.headers else refused
        if refused or len(body := self.rfile.read(int(length))) < int(length):
            self.send_error(refused or 400)
            return
        self._send(self._handled(body))

    def _handled(self, body: bytes) -> Reply:
        """A fault of our own must not look like a broken network: it is shown here and answered 500."""
        try:
            request = Request.of(self.command, self.path, dict(self.headers), body)
        except ValueError:
            return Reply(400)
        here = ip_address(self.client_address[0]).is_loopback and "origin" not in request.headers  # no web page
        if request.path.startswith(CONTROL) and not (here or request.path == CONTROL):  # anybody may ask for the id
            return Reply(403)
        try:
            return self.server.application.handle(request)
        except Exception:
            traceback.print_exc()
            return Reply(500)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815  # names the standard library looks for

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Also what the standard library refuses by itself; a verb for which there is nothing above is 501 to it."""
        self.close_connection = True
        problem = GoogleError(405 if code == HTTPStatus.NOT_IMPLEMENTED else code, message or HTTPStatus(code).phrase)
        reply = Reply.of(problem.status, problem.body("sheets"))
        self._send(replace(reply, body=b"") if self.command == "HEAD" else reply)

    def _send(self, reply: Reply) -> None:
        time.sleep(reply.delay)
        if reply.drop:  # resets the connection, so that the client sees a broken one and not an early end
            self.close_connection = True
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        half = len(reply.body) // 2 if reply.slow_body else 0
        if half:
            self.wfile.write(reply.body[:half])
            self.wfile.flush()
            time.sleep(reply.slow_body)
        self.wfile.write(reply.body[half:])
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the standard library's own name
        """Quiet: the request log is at /_workspace/requests."""


def serve(application: Application, port: int, host: str = "127.0.0.1") -> Server:
    """A bound server, not yet serving; port 0 takes a free one."""
    return Server(application, (host, port))
