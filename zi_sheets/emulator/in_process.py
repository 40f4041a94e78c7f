"""The emulator under unmodified clients without a socket: a transport for `requests` sessions."""

import http.client
import io
from collections.abc import Callable, Mapping
from typing import Any

import requests
from requests.adapters import BaseAdapter
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers
from urllib3.response import HTTPResponse

from zi_sheets.emulator.application import Application
from zi_sheets.emulator.wire import Reply, Request

Timeout = None | float | tuple[float | None, float | None]


class InProcess(BaseAdapter):
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
        reply = self.application.handle(_request(request))
        if reply.drop:
            raise requests.ConnectionError("Connection aborted: the embedded workspace dropped it.", request=request)
        if read_timeout is not None and reply.delay > read_timeout:
            raise requests.ReadTimeout(f"Read timed out. (read timeout={read_timeout})", request=request)
        if read_timeout is not None and reply.slow_body > read_timeout:
            raise requests.ConnectionError(f"Read timed out. (read timeout={read_timeout})", request=request)
        if reply.delay or reply.slow_body:
            self.sleep(reply.delay + reply.slow_body)
        return _response(request, reply)

    def close(self) -> None:
        """Nothing is held open."""


def mounted(application: Application) -> requests.Session:
    """A session that reaches the application and nothing else."""
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, InProcess(application))
    return session


def _request(prepared: requests.PreparedRequest) -> Request:
    body: Any = prepared.body or b""
    if hasattr(body, "read"):
        body = body.read()
    content = body.encode() if isinstance(body, str) else bytes(body)
    return Request.of(prepared.method or "GET", prepared.url or "", dict(prepared.headers), content)


def _response(prepared: requests.PreparedRequest, reply: Reply) -> requests.Response:
    response = requests.Response()
    response.status_code, response.request, response.url = reply.status, prepared, prepared.url or ""
    response.headers = CaseInsensitiveDict(reply.headers)
    response.encoding = get_encoding_from_headers(response.headers)
    response.reason = http.client.responses.get(reply.status, "")
    response.raw = HTTPResponse(
        io.BytesIO(reply.body), headers=reply.headers, status=reply.status, preload_content=False
    )
    return response
