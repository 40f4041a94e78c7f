"""Field masks: `a.b(c,d)`, `a/b`, `*`, for answers (`fields=`) and for updates."""

import re
from collections.abc import Iterable, Iterator

from zi_sheets.emulator.google_error import GoogleError, invalid, violations
from zi_sheets.emulator.wire import Json

Mask = dict[str, "Mask"]
"""Names to what is wanted inside them; an empty mask wants everything."""

ALL: Mask = {}
_DEEPEST = 50
_TOKEN = re.compile(r"[A-Za-z_][\w-]*|[*(),./]|\s+|.")


def parse(text: str) -> Mask:
    """Raises GoogleError 400 for a mask that cannot be read."""
    tokens = [token for token in _TOKEN.findall(text) if not token.isspace()]
    mask, rest = _list(tokens, 0, 0)
    if rest != len(tokens):
        raise _unreadable(text)
    return ALL if "*" in mask else mask


def parse_update(body: Json) -> Mask:
    """The `fields` of a batchUpdate request. Raises GoogleError 400 if they are missing or cannot be read."""
    if not body.get("fields"):
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parse(body["fields"])


def _list(tokens: list[str], at: int, depth: int) -> tuple[Mask, int]:
    mask: Mask = {}
    while True:
        at = _path(tokens, at, depth, mask)
        if at >= len(tokens) or tokens[at] != ",":
            return mask, at
        at += 1


def _path(tokens: list[str], at: int, depth: int, mask: Mask) -> int:
    """Reads one path into `mask`; returns the place behind it."""
    if depth > _DEEPEST or at >= len(tokens) or not re.match(r"[\w*]", tokens[at]):
        raise _unreadable("".join(tokens))
    name, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else ""
    inner: Mask = {}
    if following in (".", "/") and following:
        at = _path(tokens, at + 2, depth + 1, inner)
    elif following == "(":
        inner, at = _list(tokens, at + 2, depth + 1)
        if at >= len(tokens) or tokens[at] != ")":
            raise _unreadable("".join(tokens))
        at += 1
    else:
        at += 1
    _add(mask, name, ALL if "*" in inner else inner)
    return at


def _add(mask: Mask, name: str, inner: Mask) -> None:
    if name not in mask:
        mask[name] = inner
    elif not mask[name] or not inner:
        mask[name] = {}
    else:
        for key, value in inner.items():
            _add(mask[name], key, value)


def _unreadable(text: str) -> GoogleError:
    return violations(
        [("fields", f"Error expanding 'fields' parameter. Cannot find matching fields for path '{text}'.")]
    )


def check(mask: Mask, schema: Json, known: dict[str, Json], at: str = "") -> None:
    """Raises GoogleError 400 if the mask names a field that the schema does not have."""
    while "$ref" in schema or schema.get("type") == "array":
        schema = known[schema["$ref"]] if "$ref" in schema else schema["items"]
    properties = schema.get("properties")
    if schema.get("type") == "any" or (properties is None and "additionalProperties" in schema):
        return
    for name, inner in mask.items():
        if name not in (properties or {}):
            raise _unreadable(f"{at}{name}")
        check(inner, properties[name], known, f"{at}{name}.")


def select(mask: Mask, value: Json) -> Json:
    """The part of an answer that the mask wants; messages stay, as Google leaves them, even when empty."""
    if not mask or not isinstance(value, dict | list):
        return value
    if isinstance(value, list):
        return [select(mask, item) for item in value]
    return {name: select(inner, value[name]) if inner else value[name] for name, inner in mask.items() if name in value}


def wants(mask: Mask, *path: str) -> bool:
    """Whether anything at or below `path` is wanted."""
    for name in path:
        if not mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def every(names: Iterable[str]) -> Mask:
    """The mask that names these fields, each as a whole."""
    return {name: {} for name in names}


def leaves(mask: Mask, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths that a mask names, for updates."""
    for name, inner in mask.items():
        if inner:
            yield from leaves(inner, (*at, name))
        else:
            yield (*at, name)


def merged(old: Json, new: Json, mask: Mask) -> Json:
    """`old` with exactly the fields that the mask names taken from `new`; a field that `new` lacks is cleared."""
    if not mask:
        return new
    result = dict(old or {})
    for name, inner in mask.items():
        value = merged(result.get(name), (new or {}).get(name), inner)
        if value is None or (inner and value == {}):
            result.pop(name, None)
        else:
            result[name] = value
    return result
