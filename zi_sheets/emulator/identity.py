"""Who is asking: `Authorization: Bearer NAME` is NAME@latihan.test; `/token` hands out such names."""

import base64
import json
from typing import NamedTuple
from urllib.parse import parse_qs

from zi_sheets.emulator.google_error import unauthenticated
from zi_sheets.emulator.store import Store
from zi_sheets.emulator.wire import Json, Reply, Request

DOMAIN = "latihan.test"
_JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class Identity(NamedTuple):
    name: str

    @property
    def email(self) -> str:
        return f"{self.name}@{DOMAIN}"


def identify(request: Request, store: Store) -> Identity:
    """Raises GoogleError 401 without a bearer token or for a revoked identity."""
    name = bearer(request)
    if not name or settings(store, name).get("revoked"):
        raise unauthenticated()
    return Identity(name)


def bearer(request: Request) -> str:
    """The name a request's token stands for, "" without a token."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip().removesuffix(f"@{DOMAIN}") if scheme.lower() == "bearer" else ""


def settings(store: Store, name: str) -> Json:
    """What the control interface set for an identity: `revoked`, `storage_quota`."""
    return store.get("identity", name) or {}


def exchange(request: Request, store: Store) -> Reply:
    """Answers `/token`: JWT-bearer and refresh_token grants."""
    form = {name: values[-1] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
    name = _granted(form)
    if not name or settings(store, name).get("revoked"):
        return Reply.of(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
    token = {"access_token": name, "expires_in": 3600, "token_type": "Bearer", "scope": form.get("scope", "")}
    return Reply.of(200, token)


def _granted(form: dict[str, str]) -> str:
    """The identity's name: a refresh token is one; of a signed claim it is the first part of `sub` or `iss`."""
    if form.get("grant_type") == "refresh_token":
        return form.get("refresh_token", "").removesuffix(f"@{DOMAIN}")
    if form.get("grant_type") != _JWT_GRANT:
        return ""
    try:
        claim = form["assertion"].split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(claim + "=" * (-len(claim) % 4)))
        name = str(claims.get("sub") or claims["iss"]).partition("@")[0]
        name.encode()  # half a surrogate pair is no name
        return name
    except (LookupError, AttributeError, ValueError, RecursionError):
        return ""
