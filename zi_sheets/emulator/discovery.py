"""Routes and schemas, read from the discovery documents bundled with google-api-python-client."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import unquote

from zi_sheets.emulator.wire import Json

_DOCUMENTS = ("sheets.v4", "drive.v3", "docs.v1", "drive.v2")


@dataclass(frozen=True, slots=True)
class Method:
    """One API method; `request` and `response` name schemas of `api`, "" where there is none."""

    id: str
    api: str
    version: str = ""
    verb: str = ""
    parameters: dict[str, Json] = field(default_factory=dict)
    request: str = ""
    response: str = ""
    upload: bool = False

    @property
    def writes(self) -> bool:
        return self.verb != "GET" and not re.search(r"(?i)(get\w*ByDataFilter|search)$", self.id)


class Route(NamedTuple):
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    method: Method


@cache
def document(name: str) -> Json:
    return json.loads(files("googleapiclient.discovery_cache.documents").joinpath(f"{name}.json").read_text("utf-8"))


@cache
def schemas(api: str) -> dict[str, Json]:
    name = next(name for name in _DOCUMENTS if name.startswith(api + "."))
    found: dict[str, Json] = document(name)["schemas"]
    return found


def route(verb: str, path: str) -> tuple[Method, dict[str, str]] | None:
    """The method that a verb and a percent-encoded path mean, and its decoded path parameters."""
    for candidate in _routes().get((verb, path.count("/")), ()):
        if found := candidate.pattern.fullmatch(path):
            return candidate.method, dict(zip(candidate.names, map(unquote, found.groups()), strict=True))
    return None


@cache
def _routes() -> dict[tuple[str, int], list[Route]]:
    found: dict[tuple[str, int], list[Route]] = {}
    for name in _DOCUMENTS:
        for path, method in _paths(document(name)):
            route_ = Route(_pattern(path), tuple(re.findall(r"\{(\w+)\}", path)), method)
            found.setdefault((method.verb, path.count("/")), []).append(route_)
    for routes in found.values():  # the most literal first: files/trash before files/{fileId}
        routes.sort(key=lambda r: (len(r.names), -len(r.pattern.pattern)))
    return found


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"(\{\w+\})", path)
    return re.compile("".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in parts))


def _paths(doc: Json) -> Iterator[tuple[str, Method]]:
    for raw in _methods(doc):
        yield "/" + doc["servicePath"] + re.sub(r"\{\+", "{", raw["path"]), _method(doc, raw, upload=False)
        if simple := raw.get("mediaUpload", {}).get("protocols", {}).get("simple"):
            yield simple["path"], _method(doc, raw, upload=True)


def _methods(node: Json) -> Iterator[Json]:
    yield from node.get("methods", {}).values()
    for child in node.get("resources", {}).values():
        yield from _methods(child)


def _method(doc: Json, raw: Json, *, upload: bool) -> Method:
    parameters = {**doc["parameters"], **raw.get("parameters", {})}
    request, response = (raw.get(key, {}).get("$ref", "") for key in ("request", "response"))
    return Method(raw["id"], doc["name"], doc["version"], raw["httpMethod"], parameters, request, response, upload)
