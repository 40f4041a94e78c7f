"""Real clients over an in-process embedded workspace, whose answers are all checked against Google's schemas."""

from collections.abc import Callable
from functools import cache
from typing import Any

import gspread
import httplib2
import pytest
import requests
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build

from zi_sheets.emulator import Application, mounted, open_store


class RequestsHttp:
    """What googleapiclient expects of an httplib2.Http, over a requests session that may be changed."""

    def __init__(self, name: str) -> None:
        self.session, self.name = requests.Session(), name

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: dict[str, str] | None = None, **_: Any
    ) -> tuple[httplib2.Response, bytes]:
        bearer = {"authorization": f"Bearer {self.name}"}
        reply = self.session.request(method, uri, data=body, headers={**(headers or {}), **bearer}, timeout=(5, 60))
        return httplib2.Response({**reply.headers, "status": str(reply.status_code)}), reply.content

    def close(self) -> None:
        self.session.close()


@cache
def client(api: str, version: str, name: str) -> tuple[Any, RequestsHttp]:
    """Built once per worker: making the methods out of the discovery document took a third of the suite's time."""
    http = RequestsHttp(name)
    return build(api, version, http=http, static_discovery=True), http


@pytest.fixture
def application() -> Application:
    return Application(open_store(None), contract=True)


@pytest.fixture
def as_user(application: Application) -> Callable[[str], requests.Session]:
    """A bare session that sends one identity's token."""

    def session(name: str) -> requests.Session:
        made = mounted(application)
        made.headers["Authorization"] = f"Bearer {name}"
        return made

    return session


@pytest.fixture
def service(application: Application) -> Callable[..., Any]:
    """googleapiclient for an API of one identity: `service("drive", "guru")`."""
    versions = {"drive": "v3", "sheets": "v4", "docs": "v1"}

    def make(api: str, name: str = "operator") -> Any:
        made, http = client(api, versions[api], name)
        http.session = mounted(application)
        return made

    return make


@pytest.fixture
def drive(service: Callable[..., Any]) -> Any:
    return service("drive")


@pytest.fixture
def sheets(service: Callable[..., Any]) -> Any:
    return service("sheets").spreadsheets()


@pytest.fixture
def gspread_client(application: Application) -> gspread.Client:
    credentials = Credentials("operator")  # type: ignore[no-untyped-call]  # google-auth publishes no types for it
    client = gspread.Client(auth=credentials)
    for scheme in ("https://", "http://"):
        client.http_client.session.mount(scheme, mounted(application).get_adapter(scheme))
    client.set_timeout((5, 60))
    return client


@pytest.fixture
def control(application: Application) -> Callable[..., Any]:
    """`control("GET", "requests")`, `control("POST", "clock", {...})`: the JSON that /_workspace answers."""
    session = mounted(application)

    def ask(verb: str, name: str, body: Any = None) -> Any:
        reply = session.request(verb, f"http://127.0.0.1/_workspace/{name}", json=body)
        assert reply.status_code == 200, reply.text
        return reply.json()

    return ask
