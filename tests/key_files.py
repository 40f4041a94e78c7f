"""Credentials files as Google hands them out, with keys and secrets made up here, and ways to the token exchange."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from requests.adapters import BaseAdapter

from zi_sheets.workspace.auth_exchange import Exchange
from zi_sheets.workspace.auth_scopes import SCOPES
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.retry import Retry
from zi_sheets.workspace.session import WayOut

TOKEN_URI = "https://oauth2.googleapis.com/token"
CLIENT_SECRET = "rahasia-klien-ZX81"
Answer = Callable[[requests.PreparedRequest], tuple[int, object]]


@cache
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def service_account(name: str = "operator", token_uri: str = TOKEN_URI) -> dict[str, Any]:
    """The embedded workspace takes the part before the @ for the identity."""
    return {
        "type": "service_account",
        "private_key_id": "kunci-1",
        "private_key": private_key(),
        "client_email": f"{name}@latihan.test",
        "token_uri": token_uri,
    }


def client() -> dict[str, Any]:
    """A client of type "installed": a desktop application."""
    auth_uri = "https://accounts.google.com/o/oauth2/auth"
    return {
        "installed": {
            "client_id": "klien.apps.googleusercontent.com",
            "client_secret": CLIENT_SECRET,
            "auth_uri": auth_uri,
            "token_uri": TOKEN_URI,
        }
    }


def user_token(name: str = "operator", scopes: tuple[str, ...] = SCOPES) -> dict[str, Any]:
    """In the embedded workspace a refresh token is the identity's name."""
    return {
        "type": "authorized_user",
        "client_id": "klien.apps.googleusercontent.com",
        "client_secret": CLIENT_SECRET,
        "refresh_token": name,
        "scopes": list(scopes),
    }


def saved(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


class Answering(BaseAdapter):
    """Answers every request with what `answer` makes of it: a status, and JSON or the bytes of a page."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        response = requests.Response()
        response.status_code, content = self.answer(request)
        response.request, response.url = request, str(request.url)
        response._content = content if isinstance(content, bytes) else json.dumps(content).encode()
        return response

    def close(self) -> None:
        """Nothing is held open."""


def exchange(transport: BaseAdapter, journal: Journal | None = None) -> Exchange:
    """The way to `/token` under the product's retry policy; no retry waits."""
    return Exchange(WayOut(transport, journal or Journal(), Retry(sleep=lambda seconds: None)))
