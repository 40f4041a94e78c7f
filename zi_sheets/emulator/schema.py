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
_PASSED_OVER = {"drive.permissions.create": {"withLink"}}  # of Drive v2; gspread's `share` sends it
_TYPE_NAMES = {"integer": "TYPE_INT32", "number": "TYPE_DOUBLE", "boolean": "TYPE_BOOL", "string": "TYPE_STRING"}
Found = list[tuple[str, str]]


class ContractBroken(AssertionError):
    """An answer of the emulator itself does not fit Google's schema: a fault of ours, raised in tests."""


def read_query(method: Method, request: Request) -> dict[str, list[str]]:
    """Every parameter's values.

    Raises GoogleError 400 for an unknown parameter (not in Drive), a value of a wrong type, a missing one.
    """
    query: dict[str, list[str]] = {}
    for name, value in request.query:
        query.setdefault(name, []).append(value)
    unknown = [name for name in query if name not in method.parameters]
    if unknown and method.api != "drive":  # recorded: Drive answers 200 to parameters a method does not have
        text = 'Invalid JSON payload received. Unknown name "{0}": Cannot bind query parameter. '
        text += "Field '{0}' could not be found in request message."
        raise violations([("", text.format(name)) for name in unknown])
    for name, values in query.items():
        for value in values:
            _check_parameter(method, name, value)
    for name, schema in method.parameters.items():
        if schema.get("required") and schema.get("location") == "query" and name not in query:
            raise invalid(f"Required parameter: {name}", reason="required", location=name)
    if "valueInputOption" in method.parameters and "valueInputOption" not in query:
        raise invalid("'valueInputOption' is required but not specified")
    return query


def _check_parameter(method: Method, name: str, value: str) -> None:
    schema = method.parameters.get(name, {})
    wrong = {
        "boolean": value.lower() not in ("true", "false", ""),
        "integer": not re.fullmatch(r"(-?\d{1,15})?", value, re.ASCII),
    }.get(schema.get("type", ""), False)
    low, high = schema.get("minimum"), schema.get("maximum")
    if not wrong and low and value:  # a page that is asked for too large is as large as it can be
        wrong = not int(low) <= int(value) <= (int(value) if name == "pageSize" else int(high))
    if not wrong and (value in schema.get("enum", [value]) or name == "alt"):
        return
    if method.api == "drive":
        text = f"Invalid value '{value}'."
        text += f" Values must be within the range: [{low}, {high}]" if low else ""
        raise invalid(text, reason="invalidParameter", location=name)
    field = _snake_case(name)
    raise violations([(field, f"Invalid value at '{field}' (TYPE_ENUM), \"{value}\"")])


def read_body(method: Method, body: Json) -> Json:
    """The request body without nulls, numbers given as text read as numbers.

    Raises GoogleError 400 naming every unknown field and every value of a wrong type.
    """
    found: Found = []
    if isinstance(body, dict):
        body = {name: value for name, value in body.items() if name not in _PASSED_OVER.get(method.id, ())}
    clean = _read({"$ref": method.request}, body, _BODY_FIELDS.get(method.id, ""), schemas(method.api), found)
    if found:
        raise violations(found)
    return clean


def check_answer(method: Method, answer: Json) -> None:
    """Raises ContractBroken for an answer with an unknown field or a wrong type."""
    found: Found = []
    _read({"$ref": method.response}, answer, "", schemas(method.api), found)
    if found:
        raise ContractBroken(f"{method.id}: " + "; ".join(text for _, text in found))


def _read(schema: Json, value: Json, at: str, known: dict[str, Json], found: Found) -> Json:
    schema = known[schema["$ref"]] if "$ref" in schema else schema
    match schema.get("type"):
        case "object":
            return _read_object(schema, value, at, known, found)
        case "array" if isinstance(value, list):
            return [_read(schema["items"], each, f"{at}[{i}]", known, found) for i, each in enumerate(value)]
        case "array":
            values = schema["items"].get("items", schema["items"]).get("type") == "any"
            kind = "type.googleapis.com/google.protobuf.ListValue" if values else "TYPE_MESSAGE"
        case "any" | None:
            return value
        case scalar:
            try:
                return _read_scalar(schema, value)
            except (TypeError, ValueError):
                field = at.rpartition(".")[2]
                kind = f"type.googleapis.com/{field}" if "enum" in schema else _TYPE_NAMES[scalar]
    found.append(_wrong(at, kind, value))
    return None


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
            below = f"{at}.{_snake_case(name)}".lstrip(".")
            clean[name] = None if item is None else _read(inner, item, below, known, found)
    return clean


def _snake_case(name: str) -> str:
    """As Google's reader writes the names on the way in."""
    return re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


def _read_scalar(schema: Json, value: Json) -> Json:
    """Raises TypeError or ValueError for what Google does not take for the schema's type."""
    kind, form = schema["type"], schema.get("format")
    if isinstance(value, bool) != (kind == "boolean"):
        raise TypeError
    match kind:
        case "string" if isinstance(value, int) and form in ("int64", "uint64"):
            return str(value)
        case "string" if not isinstance(value, str) or value not in schema.get("enum", [value]):
            raise ValueError
        case "number" if not isinstance(value, int | float):
            return float(value)
        case "integer":
            number, low = int(value), 0 if form == "uint32" else -(2**31)
            if (isinstance(value, float) and number != value) or not low <= number < 2**32 + low:
                raise ValueError
            return number
    return value


def _wrong(at: str, kind: str, value: Json) -> tuple[str, str]:
    shown = f'"{value}"' if isinstance(value, str) else value
    return at, f"Invalid value at '{at}' ({kind}), {shown}"
