"""Credentials for a token: the one exchange of every kind of sign-in, and what its refusals mean to people."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import Request
from requests.adapters import BaseAdapter

from zi_sheets.workspace.failure import AccessRefused, failure_of, is_quota


class Exchange(Request):
    """Takes the one way out, whose retries are enough: what is still down after them is not asked again."""

    def __init__(self, way_out: BaseAdapter) -> None:
        self.way_out = way_out
        session = requests.Session()
        session.mount("https://", way_out)
        session.mount("http://", way_out)
        super().__init__(session)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Raises GoogleFailure where Google is down; google-auth itself would go on asking, and sleep in between."""
        answer = super().__call__(*args, **kwargs)  # type: ignore[no-untyped-call] # google-auth publishes no types here
        if answer.status >= 500 or is_quota(answer.status, ""):
            raise failure_of(answer.status, answer.data, "pintu masuk Google")
        return answer


_REASONS: Mapping[str, tuple[str, str]] = {
    "invalid_grant": (
        "izinnya dicabut, kedaluwarsa, atau kuncinya dihapus",
        "Pastikan jam komputer ini benar.",
    ),
    "invalid_client": ("klien OAuth-nya dihapus atau rahasianya diganti", ""),
    "deleted_client": ("klien OAuth-nya dihapus", ""),
    "unauthorized_client": ("akun ini tidak boleh memakai klien itu", ""),
    "invalid_scope": ("izin yang diminta tidak dikenal untuk akun ini", ""),
}
"""The `error` words of RFC 6749, section 5.2, as Google uses them."""


def renew(credentials: Credentials, exchange: Exchange, path: Path, action: str) -> None:
    """Gets a fresh token for credentials that were read from `path`; `action` tells people how to sign in anew.

    Raises AccessRefused where Google will not have them, GoogleFailure where it does not answer.
    """
    try:
        credentials.refresh(exchange)  # type: ignore[no-untyped-call] # google-auth publishes no types here
    except GoogleAuthError as problem:
        raise _refused(problem, path, action) from problem


def _refused(problem: GoogleAuthError, path: Path, action: str) -> AccessRefused:
    """Only the words meant for people are taken from the answer: the rest of it could hold a token."""
    answer = next((part for part in problem.args if isinstance(part, Mapping)), {})
    meaning, first = _REASONS.get(str(answer.get("error")), ("jawaban Google tidak dikenal", ""))
    said = str(answer.get("error_description") or answer.get("error") or "")
    message = f"Google menolak tanda masuk: {meaning}." + (f" Kata Google: {said}" if said else "")
    return AccessRefused("sign_in", message, where=str(path), action=f"{first} {action}".strip())
