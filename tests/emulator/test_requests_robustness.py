"""Random batchUpdate requests, made from Google's own schema: refused or done, never a crash or a half change."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from zi_sheets.emulator import Application, mounted, open_store
from zi_sheets.emulator.discovery import schemas
from zi_sheets.emulator.sheets.spreadsheets import REQUESTS

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
KNOWN = schemas("sheets")
LIKELY = {
    "range",
    "ranges",
    "source",
    "destination",
    "fields",
    "properties",
    "rows",
    "values",
    "cell",
    "rule",
    "location",
}
MASKS = ["*", "title", "userEnteredValue", "note,userEnteredFormat", "hidden", "index", "gridProperties.rowCount", "a("]
TEXTS = ["", "x", "A1", "Sheet1", "B2:C3", "1", "=A1", "=SUM(A:B)*2", "=(("]


def made(schema: Any, name: str, chance: random.Random, depth: int = 0) -> Any:
    """A value that fits a discovery schema."""
    schema = KNOWN[schema["$ref"]] if "$ref" in schema else schema
    match schema.get("type"):
        case "object":
            fields = schema.get("properties", {}).items()
            kept = [
                (key, each) for key, each in fields if depth < 8 and chance.random() < (0.9 if key in LIKELY else 0.4)
            ]
            return {key: made(each, key, chance, depth + 1) for key, each in kept}
        case "array":
            return [made(schema["items"], name, chance, depth + 1) for _ in range(chance.choice([0, 1, 1, 2]))]
        case "string" if name == "fields" or "enum" not in schema:
            return chance.choice(MASKS if name == "fields" else TEXTS)
    numbers, flags = [0, 0, 1, 2, 3, 5, -1, 100], [True, False]
    others = {"integer": numbers, "number": numbers, "boolean": flags, "string": schema.get("enum")}
    return chance.choice(others.get(schema.get("type")) or [None, "x", 1, True, [1]])


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_random_requests_are_refused_or_done(seed: int) -> None:
    chance = random.Random(seed)
    session = mounted(Application(open_store(None), contract=True))
    session.headers["Authorization"] = "Bearer operator"
    tabs = [{"properties": {"gridProperties": {"rowCount": 6, "columnCount": 5}}}] * 2
    book = session.post(SHEETS, json={"sheets": tabs}).json()["spreadsheetId"]
    for _ in range(8):
        kind = chance.choice(list(REQUESTS))
        request = {kind: made(KNOWN["Request"]["properties"][kind], kind, chance)}
        before = session.get(f"{SHEETS}/{book}?includeGridData=true").json()
        answer = session.post(f"{SHEETS}/{book}:batchUpdate", json={"requests": [request]})
        after = session.get(f"{SHEETS}/{book}?includeGridData=true").json()
        assert answer.status_code in (200, 400), answer.text
        assert answer.status_code == 200 or after == before
