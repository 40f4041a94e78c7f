"""HTTP as values: what the emulator gets and gives, whether over a socket or in the process."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

Json = Any  # JSON as `json` reads it; a recursive alias would only move the casts elsewhere


@dataclass(frozen=True, slots=True)
class Request:
    """One request; `path` is still percent-encoded, `query` is decoded, header names are in lower case."""

    verb: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def of(cls, verb: str, url: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Self:
        parts = urlsplit(url)
        query = tuple(parse_qsl(parts.query, keep_blank_values=True))
        return cls(verb.upper(), parts.path, query, {k.lower(): v for k, v in (headers or {}).items()}, body)

    def parameter(self, name: str, default: str = "") -> str:
        """The last value given for a query parameter."""
        return next((value for key, value in reversed(self.query) if key == name), default)

    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, and what a fault does to its delivery: `delay` and `slow_body` in seconds; `drop` cuts the line."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    delay: float = 0.0
    slow_body: float = 0.0

    @classmethod
    def of(cls, status: int, body: Json, *, pretty: bool = False) -> Self:
        """An answer in JSON."""
        content = json.dumps(body, ensure_ascii=False, indent=2 if pretty else None).encode()
        return cls(status, content, {"Content-Type": "application/json; charset=UTF-8"})
