"""One way out for both client libraries: counted, under one retry policy, and able to lead to another host.

gspread takes the session itself; google-api-python-client takes `SessionHttp`, which speaks httplib2's one method over
the same session. So no call of either library escapes the count, and httplib2's silent second POST cannot happen.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httplib2
import requests
from google.auth.credentials import Credentials
from google.auth.transport.requests import AuthorizedSession, Request
from requests.adapters import BaseAdapter, HTTPAdapter

from zi_sheets.workspace.calls import call_of
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.pacing import Pacing
from zi_sheets.workspace.retry import Retry

TIMEOUT_S = (5.0, 60.0)  # to connect, and between two bytes of the answer; gspread's own default waits for ever


class Rehosted(HTTPAdapter):
    """Sends every request to `base` instead of the host that the client library names."""

    def __init__(self, base: str) -> None:
        self.base = base.rstrip("/")
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        target = urlsplit(request.url or "")
        query = f"?{target.query}" if target.query else ""
        request.url = f"{self.base}{target.path}{query}"
        return super().send(request, *args, **kwargs)


class WayOut(BaseAdapter):
    """Every attempt is paced, written into the journal just before it leaves, bounded in time, retried by policy."""

    def __init__(self, transport: BaseAdapter, journal: Journal, retry: Retry) -> None:
        super().__init__()
        self.transport, self.journal, self.retry = transport, journal, retry
        self.pacing = Pacing(retry.now, retry.sleep)

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        call = call_of(_verb(request), request.url or "")

        def attempt() -> requests.Response:
            self.pacing.admit(call.group)
            self.journal.attempts.append(call)
            answer = self.transport.send(request, *args, **{**kwargs, "timeout": TIMEOUT_S})
            # The body is read within the attempt: one that breaks off midway is an answer that never came.
            _ = answer.content
            return answer

        return self.retry.run(call, attempt)

    def close(self) -> None:
        self.transport.close()


def open_session(
    credentials: Credentials, *, transport: BaseAdapter | None = None, journal: Journal, retry: Retry
) -> AuthorizedSession:
    """A signed-in session in which every request, the token exchange too, takes the one way out."""
    way_out = WayOut(transport or HTTPAdapter(), journal, retry)
    unsigned = requests.Session()
    session = AuthorizedSession(credentials, auth_request=Request(unsigned))  # type: ignore[no-untyped-call] # google-auth publishes no types here
    for each in (unsigned, session):
        each.mount("https://", way_out)
        each.mount("http://", way_out)
    return session


class SessionHttp:
    """What google-api-python-client expects of `http`: httplib2's `request`, carried by the session."""

    def __init__(self, session: AuthorizedSession) -> None:
        self.session = session

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: Mapping[str, str] | None = None, **_: Any
    ) -> tuple[httplib2.Response, bytes]:
        answer = self.session.request(method, uri, data=body, headers=dict(headers or {}))  # type: ignore[no-untyped-call] # as above
        lowered = {name.lower(): value for name, value in answer.headers.items()}
        response = httplib2.Response({**lowered, "status": str(answer.status_code)})
        response.reason = answer.reason
        return response, answer.content


def _verb(request: requests.PreparedRequest) -> str:
    """The verb that is meant: a very long GET travels as a POST that says so."""
    meant = request.headers.get("x-http-method-override", request.method)
    return meant.decode() if isinstance(meant, bytes) else str(meant)
