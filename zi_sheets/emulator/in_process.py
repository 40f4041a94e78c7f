"""The emulator under unmodified clients without a socket: a transport for `requests` sessions."""

import http.client
import io
from collections.abc import Callable, Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.response import HTTPResponse

from zi_sheets.emulator.application import Application
from zi_sheets.emulator.wire import Request

Timeout = None | float | tuple[float | None, float | None]


class InProcess(HTTPAdapter):
    """Mount it on "https://" and "http://" of a session: every request then reaches `application`, whatever the host.

    Nothing waits: a delay longer than the read timeout is a ReadTimeout at once, a shorter one is told to `sleep`.
    """

    def __init__(self, application: Application, sleep: Callable[[float], None] = lambda seconds: None) -> None:
        super().__init__()
        self.application, self.sleep = application, sleep

    def send(  # noqa: PLR0917  # the signature that requests calls
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Timeout = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Raises requests.ConnectionError for a dropped connection, requests.ReadTimeout for a long delay."""
        read_timeout = timeout[1] if isinstance(timeout, tuple) else timeout
        body: Any = request.body or b""
        body = body.read() if hasattr(body, "read") else body
        content = body.encode() if isinstance(body, str) else bytes(body)
        reply = self.application.handle(
            Request.of(request.method or "GET", request.url or "", dict(request.headers), content)
        )
        if reply.drop:
            raise requests.ConnectionError("Connection aborted: the embedded workspace dropped it.", request=request)
        if read_timeout is not None and max(reply.delay, reply.slow_body) > read_timeout:
            broken = requests.ReadTimeout if reply.delay > read_timeout else requests.ConnectionError
            raise broken(f"Read timed out. (read timeout={read_timeout})", request=request)
        if reply.delay or reply.slow_body:
            self.sleep(reply.delay + reply.slow_body)
        reason = http.client.responses.get(reply.status)
        raw = HTTPResponse(io.BytesIO(reply.body), reply.headers, reply.status, reason=reason, preload_content=False)
        return self.build_response(request, raw)


def mounted(application: Application) -> requests.Session:
    """A session that reaches the application and nothing else."""
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, InProcess(application))
    return session
