"""Routes and schemas, read from the discovery documents bundled with google-api-python-client."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
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
    for pattern, method in _routes().get((verb, path.count("/")), ()):
        if found := pattern.fullmatch(path):
            return method, {name: unquote(value) for name, value in found.groupdict().items()}
    return None


@cache
def _routes() -> dict[tuple[str, int], list[tuple[re.Pattern[str], Method]]]:
    found: dict[tuple[str, int], list[tuple[re.Pattern[str], Method]]] = {}
    for name in _DOCUMENTS:
        for path, method in _methods(document(name), document(name)):
            pattern = re.compile(re.sub(r"\{\+?(\w+)\}", r"(?P<\1>[^/]+)", path))
            found.setdefault((method.verb, path.count("/")), []).append((pattern, method))
    for routes in found.values():  # the most literal first: files/trash before files/{fileId}
        routes.sort(key=lambda route: (route[0].groups, -len(route[0].pattern)))
    return found


def _methods(node: Json, document: Json) -> Iterator[tuple[str, Method]]:
    """Every method below a node of a document, by path; one that takes uploads has another path for them."""
    api, version, service = (document[name] for name in ("name", "version", "servicePath"))
    for raw in node.get("methods", {}).values():
        parameters = {**document["parameters"], **raw.get("parameters", {})}
        request, response = (raw.get(key, {}).get("$ref", "") for key in ("request", "response"))
        method = Method(raw["id"], api, version, raw["httpMethod"], parameters, request, response)
        yield f"/{service}{raw['path']}", method
        if simple := raw.get("mediaUpload", {}).get("protocols", {}).get("simple"):
            yield simple["path"], replace(method, upload=True)
    for child in node.get("resources", {}).values():
        yield from _methods(child, document)
