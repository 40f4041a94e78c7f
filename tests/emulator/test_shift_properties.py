"""Random inserting, deleting and moving of lines keeps every reference on the cell it meant."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_sheets.emulator import Application, mounted, open_store
from zi_sheets.emulator.sheets.shift import DELETED, Shift, shift_span

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
SIZE = 6


@st.composite
def operations(draw: Any) -> list[dict[str, Any]]:
    """Requests that always fit: the grid is never emptied."""
    sizes, made = {"ROWS": SIZE, "COLUMNS": SIZE}, []
    for _ in range(draw(st.integers(1, 6))):
        dimension, kind = (
            draw(st.sampled_from(["ROWS", "COLUMNS"])),
            draw(st.sampled_from(["insert", "delete", "move"])),
        )
        size = sizes[dimension]
        start = draw(st.integers(0, size - 1))
        end = draw(st.integers(start + 1, min(size, start + 2)))
        place = {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}
        if kind == "insert":
            made.append({"insertDimension": {"range": place}})
            sizes[dimension] += end - start
        elif kind == "move":
            to = draw(st.sampled_from([i for i in range(size + 1) if not start < i < end]))
            made.append({"moveDimension": {"source": place, "destinationIndex": to}})
        elif end - start < size:
            made.append({"deleteDimension": {"range": place}})
            sizes[dimension] -= end - start
    return made


def anchored(row: int, column: int) -> list[dict[str, Any]]:
    """A named range, a protected range, a note, metadata and a formula on another tab, all about one cell."""
    cell = {"sheetId": 0, "startRowIndex": row, "endRowIndex": row + 1}
    cell |= {"startColumnIndex": column, "endColumnIndex": column + 1}
    rows, columns = (
        {"sheetId": 0, "dimension": name, "startIndex": at, "endIndex": at + 1}
        for name, at in (("ROWS", row), ("COLUMNS", column))
    )
    formula = {"values": [{"userEnteredValue": {"formulaValue": f"=Data!{chr(65 + column)}{row + 1}"}}]}
    made: list[dict[str, Any]] = [
        {"addNamedRange": {"namedRange": {"name": "Sasaran", "range": cell}}},
        {"addProtectedRange": {"protectedRange": {"range": cell, "warningOnly": True}}},
        {"addSheet": {"properties": {"sheetId": 9, "title": "Rumus"}}},
        {"updateCells": {"start": {"sheetId": 9}, "rows": [formula], "fields": "userEnteredValue"}},
        {"updateCells": {"range": cell, "rows": [{"values": [{"note": "sasaran"}]}], "fields": "note"}},
    ]
    for number, place in ((1, rows), (2, columns)):
        metadata: dict[str, Any] = {"metadataId": number, "metadataKey": "k", "visibility": "DOCUMENT"}
        metadata["location"] = {"dimensionRange": place}
        made.append({"createDeveloperMetadata": {"developerMetadata": metadata}})
    return made


@settings(max_examples=60)
@given(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), operations())
def test_every_reference_stays_on_its_cell(row: int, column: int, changes: list[dict[str, Any]]) -> None:
    session = mounted(Application(open_store(None), contract=True))
    session.headers["Authorization"] = "Bearer operator"
    grid = {"rowCount": SIZE, "columnCount": SIZE}
    body = {"sheets": [{"properties": {"title": "Data", "gridProperties": grid}}]}
    book = session.post(SHEETS, json=body).json()["spreadsheetId"]
    session.put(f"{SHEETS}/{book}/values/Data?valueInputOption=RAW", json={"values": _names()})
    requests = [*anchored(row, column), *changes]
    answer = session.post(f"{SHEETS}/{book}:batchUpdate", json={"requests": requests})
    assert answer.status_code == 200, answer.text

    def values(range_: str) -> Any:
        return session.get(f"{SHEETS}/{book}/values/{range_}").json().get("values")

    meant = f"{row},{column}"
    places = {(r, c) for r, line in enumerate(values("Data") or []) for c, value in enumerate(line) if value == meant}
    if not places:
        assert values("Rumus!A1") == [["#REF!"]]
        assert session.get(f"{SHEETS}/{book}/values/Sasaran").status_code == 400
        return
    ((now_row, now_column),) = places
    assert values("Sasaran") == [[meant]]
    assert values("Rumus!A1") == [[meant]]
    sheet = session.get(f"{SHEETS}/{book}?includeGridData=true&ranges=Data").json()["sheets"][0]
    protected = sheet["protectedRanges"][0]["range"]
    assert (protected["startRowIndex"], protected["startColumnIndex"]) == (now_row, now_column)
    data = sheet["data"][0]
    assert data["rowData"][now_row]["values"][now_column]["note"] == "sasaran"
    assert [i for i, each in enumerate(data["rowMetadata"]) if "developerMetadata" in each] == [now_row]
    assert [i for i, each in enumerate(data["columnMetadata"]) if "developerMetadata" in each] == [now_column]


def _names() -> list[list[str]]:
    return [[f"{row},{column}" for column in range(SIZE)] for row in range(SIZE)]


@pytest.mark.parametrize(
    ("span", "start", "end", "to", "after"),
    [
        ((2, 4), 2, 3, None, (3, 5)),
        ((2, 4), 3, 4, None, (2, 5)),
        ((2, 4), 4, 5, None, (2, 4)),
        ((2, 4), 0, 3, DELETED, (0, 1)),
        ((2, 4), 2, 4, DELETED, None),
        ((2, 4), 3, 9, DELETED, (2, 3)),
        ((2, 4), 2, 4, 0, (0, 2)),
        ((2, 4), 2, 4, 6, (4, 6)),
        ((2, 5), 3, 4, 0, (3, 5)),
        ((2, 5), 7, 8, 3, (2, 6)),
        ((2, 5), 0, 1, 9, (1, 4)),
    ],
)
def test_a_span_after_a_shift(
    span: tuple[int, int], start: int, end: int, to: int | None, after: tuple[int, int] | None
) -> None:
    assert shift_span(span, Shift(0, "ROWS", start, end, to)) == after
