"""Query parameters, checked against the discovery document."""

import re

from zi_sheets.emulator.discovery import Method
from zi_sheets.emulator.google_error import invalid, violations
from zi_sheets.emulator.schema import snake_case
from zi_sheets.emulator.wire import Json, Request

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
