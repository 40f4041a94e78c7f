"""JSON and query parameters against the discovery schemas: read as Google reads them, answers checked to the letter."""

import re

from zi_sheets.emulator.discovery import Method, schemas
from zi_sheets.emulator.google_error import invalid, violations
from zi_sheets.emulator.wire import Json, Request

_BODY_FIELDS = {  # where the body is one field of the request message, Google's texts name that field first
    "sheets.spreadsheets.values.update": "data",
    "sheets.spreadsheets.values.append": "data",
    "sheets.spreadsheets.create": "spreadsheet",
}
_TYPE_NAMES = {"integer": "TYPE_INT32", "number": "TYPE_DOUBLE", "boolean": "TYPE_BOOL", "string": "TYPE_STRING"}
Found = list[tuple[str, str]]


# gspread's own `share` sends a field of Drive v2, and Google passes over it.
_PASSED_OVER = {"drive.permissions.create": {"withLink"}}


def read_body(method: Method, body: Json) -> Json:
    """The request body without nulls, numbers given as text read as numbers.

    Raises GoogleError 400 naming every unknown field and every value of a wrong type.
    """
    found: Found = []
    known = schemas(method.api)
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name not in _PASSED_OVER.get(method.id, ())}
    clean = _read({"$ref": method.request}, body, _BODY_FIELDS.get(method.id, ""), known, found)
    if found:
        raise violations(found)
    return clean


def _read(schema: Json, value: Json, at: str, known: dict[str, Json], found: Found) -> Json:
    schema = known[schema["$ref"]] if "$ref" in schema else schema
    match schema.get("type"):
        case "object":
            return _read_object(schema, value, at, known, found)
        case "array":
            return _read_array(schema, value, at, known, found)
        case "any" | None:
            return value
    return _read_scalar(schema, value, at, found)


def _read_object(schema: Json, value: Json, at: str, known: dict[str, Json], found: Found) -> Json:
    if not isinstance(value, dict):
        found.append(_wrong(at, f"type.googleapis.com/google.apps.{schema.get('id', 'Struct')}", value))
        return {}
    properties, others, clean = schema.get("properties", {}), schema.get("additionalProperties"), {}
    for name, item in value.items():
        inner = properties.get(name, others)
        if inner is None:
            place = f" at '{at}'" if at else ""
            found.append((at, f'Invalid JSON payload received. Unknown name "{name}"{place}: Cannot find field.'))
        elif item is not None or others is not None:
            clean[name] = None if item is None else _read(inner, item, _below(at, name), known, found)
    return clean


def _below(at: str, name: str) -> str:
    """Google's reader writes the names on the way in snake_case."""
    return f"{at}.{snake_case(name)}".lstrip(".")


def snake_case(name: str) -> str:
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def _read_array(schema: Json, value: Json, at: str, known: dict[str, Json], found: Found) -> Json:
    item = schema["items"]
    if not isinstance(value, list):
        values = item.get("items", item).get("type") == "any"
        found.append(_wrong(at, "type.googleapis.com/google.protobuf.ListValue" if values else "TYPE_MESSAGE", value))
        return []
    return [_read(item, each, f"{at}[{i}]", known, found) for i, each in enumerate(value)]


def _read_scalar(schema: Json, value: Json, at: str, found: Found) -> Json:
    kind = schema["type"]
    try:
        return _SCALARS[kind](schema, value)
    except (TypeError, ValueError):
        name = f"type.googleapis.com/{at.rpartition('.')[2]}" if "enum" in schema else _TYPE_NAMES[kind]
        found.append(_wrong(at, name, value))
        return None


def _string(schema: Json, value: Json) -> str:
    numeric = schema.get("format") in ("int64", "uint64") and isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, str) and not numeric:
        raise TypeError
    if "enum" in schema and value not in schema["enum"]:
        raise ValueError
    return str(value)


def _integer(schema: Json, value: Json) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise TypeError
    number = int(value)
    low = 0 if schema.get("format") == "uint32" else -(2**31)
    if not low <= number < 2**32 + low:
        raise ValueError
    return number


def _number(schema: Json, value: Json) -> float:
    if isinstance(value, bool):
        raise TypeError
    return value if isinstance(value, int | float) else float(value)


def _boolean(schema: Json, value: Json) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


_SCALARS = {"string": _string, "integer": _integer, "number": _number, "boolean": _boolean}


def _wrong(at: str, kind: str, value: Json) -> tuple[str, str]:
    shown = f'"{value}"' if isinstance(value, str) else value
    return at, f"Invalid value at '{at}' ({kind}), {shown}"


class ContractBroken(AssertionError):
    """An answer of the emulator itself does not fit Google's schema: a fault of ours, raised in tests."""


def check_answer(method: Method, answer: Json) -> None:
    """Raises ContractBroken for an answer with an unknown field or a wrong type."""
    found: Found = []
    _read({"$ref": method.response}, answer, "", schemas(method.api), found)
    if found:
        raise ContractBroken(f"{method.id}: " + "; ".join(text for _, text in found))


Query = dict[str, list[str]]


def read_query(method: Method, request: Request) -> Query:
    """Every parameter's values.

    Raises GoogleError 400 for an unknown parameter (not in Drive), a value of a wrong type, a missing one.
    """
    query: Query = {}
    for name, value in request.query:
        query.setdefault(name, []).append(value)
    unknown = [name for name in query if name not in method.parameters]
    if unknown and method.api != "drive":  # recorded: Drive answers 200 to parameters a method does not have
        raise violations([("", _unknown(name)) for name in unknown])
    for name, values in query.items():
        for value in values:
            _check(method, name, method.parameters.get(name, {}), value)
    _check_required(method, query)
    return query


def _unknown(name: str) -> str:
    start = f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.'
    return f"{start} Field '{name}' could not be found in request message."


def _check(method: Method, name: str, schema: Json, value: str) -> None:
    wrong = {
        "boolean": value.lower() not in ("true", "false", ""),
        "integer": not re.fullmatch(r"(-?\d{1,15})?", value, re.ASCII),
    }.get(schema.get("type", ""), False)
    if not wrong and (value in schema.get("enum", [value]) or name == "alt"):
        return
    if method.api == "drive":
        raise invalid(f"Invalid value '{value}'.", reason="invalidParameter", location=name)
    field = snake_case(name)
    raise violations([(field, f"Invalid value at '{field}' (TYPE_ENUM), \"{value}\"")])


def _check_required(method: Method, query: Query) -> None:
    for name, schema in method.parameters.items():
        if schema.get("required") and schema.get("location") == "query" and name not in query:
            raise invalid(f"Required parameter: {name}", reason="required", location=name)
    if "valueInputOption" in method.parameters and "valueInputOption" not in query:
        raise invalid("'valueInputOption' is required but not specified")
