"""Field masks: `a.b(c,d)`, `a/b`, `*`, for answers (`fields=`) and for updates."""

from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from typing import Any

from lark import Lark, LarkError, Transformer, v_args

from zi_sheets.emulator.google_error import GoogleError, invalid, violations
from zi_sheets.emulator.wire import Json

Mask = dict[str, "Mask"]
"""Names to what is wanted inside them; an empty mask wants everything."""

ALL: Mask = {}
_DEEPEST = 50
_GRAMMAR = r"""
    paths: path ("," path)*
    path: NAME | NAME ("." | "/") path | NAME "(" paths ")"
    NAME: /[A-Za-z_][\w-]*|\*/
    %ignore /\s+/
"""


@lru_cache(1000)
def parse(text: str) -> Mask:
    """Raises GoogleError 400 for a mask that cannot be read."""
    try:
        mask: Mask = _parser().parse(text)  # type: ignore[assignment]  # a tree only without a transformer
    except (LarkError, ValueError) as problem:
        raise unreadable(text) from problem
    return ALL if "*" in mask else mask


@v_args(inline=True)
class _Masks(Transformer[Any, Mask]):
    def path(self, name: str, inner: Mask = ALL) -> Mask:
        inner = ALL if "*" in inner else inner
        if _depth(inner) > _DEEPEST:
            raise ValueError("nested too deep")
        return {str(name): inner}

    def paths(self, *masks: Mask) -> Mask:
        return reduce(_united, masks)


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", start="paths", transformer=_Masks())


def _depth(mask: Mask) -> int:
    return 1 + max(map(_depth, mask.values()), default=0)


def _united(one: Mask, other: Mask) -> Mask:
    """What either wants; a whole field beats its parts."""
    both = one.keys() & other.keys()
    return one | other | {name: _united(one[name], other[name]) if one[name] and other[name] else ALL for name in both}


def parse_update(body: Json) -> Mask:
    """The `fields` of a batchUpdate request. Raises GoogleError 400 if they are missing or cannot be read."""
    if not body.get("fields"):
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parse(body["fields"])


def unreadable(path: str) -> GoogleError:
    text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    return violations([("fields", text)])


def unknown_field(mask: Mask, schema: Json, known: dict[str, Json], at: str = "") -> str:
    """The path of the first field that the mask names and the schema does not have, "" if it has all."""
    while "$ref" in schema or schema.get("type") == "array":
        schema = known[schema["$ref"]] if "$ref" in schema else schema["items"]
    properties = schema.get("properties", {})
    if schema.get("type") == "any" or (not properties and "additionalProperties" in schema):
        return ""
    for name, inner in mask.items():
        if name not in properties:
            return f"{at}{name}"
        if found := unknown_field(inner, properties[name], known, f"{at}{name}."):
            return found
    return ""


def select(mask: Mask, value: Json) -> Json:
    """The part of an answer that the mask wants; messages stay, as Google leaves them, even when empty."""
    if not mask or not value or not isinstance(value, dict | list):
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
