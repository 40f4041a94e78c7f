"""sheets.spreadsheets.values, each method through the real client; tests are named after the API's methods."""

from typing import Any

import pytest
from googleapiclient.errors import HttpError


@pytest.fixture
def book(sheets: Any) -> str:
    """A new spreadsheet of one tab with 20 rows and 10 columns."""
    tab = {"properties": {"title": "Data", "gridProperties": {"rowCount": 20, "columnCount": 10}}}
    made = sheets.create(body={"properties": {"title": "Buku"}, "sheets": [tab]}).execute()
    return str(made["spreadsheetId"])


def put(sheets: Any, book: str, range_: str, values: Any, option: str = "RAW", **more: Any) -> Any:
    body = {"values": values, **more.pop("body", {})}
    call = sheets.values().update(spreadsheetId=book, range=range_, valueInputOption=option, body=body, **more)
    return call.execute()


def shown(sheets: Any, book: str, range_: str = "Data", **more: Any) -> Any:
    return sheets.values().get(spreadsheetId=book, range=range_, **more).execute().get("values", [])


def column_metadata(sheets: Any, book: str, number: int, column: int) -> None:
    place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    made = {
        "metadataId": number,
        "metadataKey": "kolom",
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": place},
    }
    body = {"requests": [{"createDeveloperMetadata": {"developerMetadata": made}}]}
    sheets.batchUpdate(spreadsheetId=book, body=body).execute()


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Data", "Data!A1:J20"),
        ("'Data'", "Data!A1:J20"),
        ("A:A", "Data!A1:A20"),
        ("A2:2", "Data!A2:J2"),
        ("D4:A1", "Data!A1:D4"),
        ("B3", "Data!B3"),
        ("Data!$B$3:C4", "Data!B3:C4"),
        ("data!a1", "Data!A1"),
        ("A5:Z99", "Data!A5:J20"),
    ],
)
def test_values_get_answers_the_range_as_google_writes_it(sheets: Any, book: str, asked: str, answered: str) -> None:
    assert sheets.values().get(spreadsheetId=book, range=asked).execute()["range"] == answered


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Nein!A1", "Unable to parse range: Nein!A1"),
        ("A0", "Unable to parse range: A0"),
        ("A21", "Range (Data!A21) exceeds grid limits. Max rows: 20, max columns: 10"),
    ],
)
def test_values_get_refuses_ranges_in_googles_words(sheets: Any, book: str, asked: str, message: str) -> None:
    with pytest.raises(HttpError) as refused:
        sheets.values().get(spreadsheetId=book, range=asked).execute()
    assert refused.value.status_code == 400
    assert message in refused.value.reason


def test_values_get_trims_what_is_blank_behind_and_keeps_what_is_blank_between(sheets: Any, book: str) -> None:
    put(sheets, book, "A1", [["a", "", ""], [], ["", "b"]])
    assert shown(sheets, book) == [["a"], [], ["", "b"]]
    assert shown(sheets, book, majorDimension="COLUMNS") == [["a"], ["", "", "b"]]
    assert "values" not in sheets.values().get(spreadsheetId=book, range="C5:D9").execute()


def test_values_update_raw_keeps_text_as_text(sheets: Any, book: str) -> None:
    put(sheets, book, "A1", [["=1+1", "0351", "82,5", True, 7, 0.5, "'x"]])
    values = shown(sheets, book, valueRenderOption="UNFORMATTED_VALUE")
    assert values == [["=1+1", "0351", "82,5", True, 7, 0.5, "'x"]]


def test_values_update_skips_null_and_empties_with_an_empty_text(sheets: Any, book: str) -> None:
    put(sheets, book, "A1:C1", [["a", "b", "c"]])
    answer = put(sheets, book, "A1:C1", [[None, "", "C"]])
    assert shown(sheets, book) == [["a", "", "C"]]
    assert (answer["updatedRange"], answer["updatedCells"]) == ("Data!A1:C1", 2)


def test_values_update_refuses_what_does_not_fit(sheets: Any, book: str) -> None:
    for range_, values in [("A1:B1", [["a", "b", "c"]]), ("A1:B1", [["a"], ["b"]]), ("J20", [["a", "b"]])]:
        with pytest.raises(HttpError) as refused:
            put(sheets, book, range_, values)
        assert refused.value.status_code == 400
    with pytest.raises(HttpError, match="50000 characters"):
        put(sheets, book, "A1", [["x" * 50_001]])
    assert shown(sheets, book) == []


def test_values_update_echoes_what_it_wrote(sheets: Any, book: str) -> None:
    answer = put(sheets, book, "B2", [["x", None]], includeValuesInResponse=True)
    assert answer["updatedData"] == {"range": "Data!B2:C2", "majorDimension": "ROWS", "values": [["x"]]}


def test_values_append_lands_below_the_table_the_range_lies_in(sheets: Any, book: str) -> None:
    put(sheets, book, "B2", [["Nama", "Nilai"], ["a", 1]])
    call = sheets.values().append(
        spreadsheetId=book,
        range="B2",
        valueInputOption="RAW",
        insertDataOption="OVERWRITE",
        body={"values": [["b", 2]]},
    )
    answer = call.execute()
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Data!B2:C3", "Data!B4:C4")


def test_values_append_grows_the_grid(sheets: Any, book: str) -> None:
    put(sheets, book, "A20", [["letzte"]])
    values = [["x"] * 12]
    sheets.values().append(spreadsheetId=book, range="A20", valueInputOption="RAW", body={"values": values}).execute()
    grid = sheets.get(spreadsheetId=book).execute()["sheets"][0]["properties"]["gridProperties"]
    assert grid == {"rowCount": 21, "columnCount": 12}


def test_values_clear_keeps_formats(sheets: Any, book: str) -> None:
    cell = {"userEnteredValue": {"stringValue": "x"}, "userEnteredFormat": {"textFormat": {"bold": True}}}
    request = {"start": {"sheetId": 0}, "rows": [{"values": [cell]}], "fields": "*"}
    sheets.batchUpdate(spreadsheetId=book, body={"requests": [{"updateCells": request}]}).execute()
    assert sheets.values().clear(spreadsheetId=book, range="A1:B2", body={}).execute()["clearedRange"] == "Data!A1:B2"
    data = sheets.get(
        spreadsheetId=book, fields="sheets.data.rowData.values(userEnteredValue,userEnteredFormat)"
    ).execute()
    assert data["sheets"][0]["data"][0]["rowData"] == [
        {"values": [{"userEnteredFormat": {"textFormat": {"bold": True}}}]}
    ]


def test_values_batch_get_and_batch_clear(sheets: Any, book: str) -> None:
    put(sheets, book, "A1", [["a", "b"]])
    found = sheets.values().batchGet(spreadsheetId=book, ranges=["A1", "B1"]).execute()["valueRanges"]
    assert [each["values"] for each in found] == [[["a"]], [["b"]]]
    cleared = sheets.values().batchClear(spreadsheetId=book, body={"ranges": ["A1", "B1"]}).execute()
    assert cleared["clearedRanges"] == ["Data!A1", "Data!B1"]
    assert shown(sheets, book) == []


def test_values_batch_update_counts_distinct_rows_and_columns(sheets: Any, book: str) -> None:
    data = [{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "A3", "values": [["c"]]}]
    body = {"valueInputOption": "RAW", "data": data, "includeValuesInResponse": True}
    answer = sheets.values().batchUpdate(spreadsheetId=book, body=body).execute()
    counts = [answer[f"totalUpdated{name}"] for name in ("Rows", "Columns", "Cells", "Sheets")]
    assert counts == [2, 2, 3, 1]
    assert answer["responses"][1]["updatedData"]["values"] == [["c"]]


def by_filter(sheets: Any, book: str, entries: list[Any]) -> Any:
    body = {"valueInputOption": "RAW", "includeValuesInResponse": True, "data": entries}
    return sheets.values().batchUpdateByDataFilter(spreadsheetId=book, body=body).execute()


def test_values_by_data_filter_follow_a_column_that_moved(sheets: Any, book: str) -> None:
    put(sheets, book, "A1", [["a", "Kode"], [1, "x"]])
    column_metadata(sheets, book, 7, 1)
    source = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    move = {"moveDimension": {"source": source, "destinationIndex": 5}}
    sheets.batchUpdate(spreadsheetId=book, body={"requests": [move]}).execute()
    lookup = {"developerMetadataLookup": {"metadataId": 7}}
    entry = {"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [[None, "y", "z"]]}
    answer = by_filter(sheets, book, [entry])
    assert answer["responses"][0]["updatedRange"] == "Data!E1:E3"
    assert answer["responses"][0]["updatedData"]["values"] == [["Kode", "y", "z"]]
    body = {"dataFilters": [lookup], "majorDimension": "COLUMNS"}
    found = sheets.values().batchGetByDataFilter(spreadsheetId=book, body=body).execute()["valueRanges"]
    assert found == [
        {
            "valueRange": {"range": "Data!E1:E20", "majorDimension": "COLUMNS", "values": [["Kode", "y", "z"]]},
            "dataFilters": [lookup],
        }
    ]
    cleared = sheets.values().batchClearByDataFilter(spreadsheetId=book, body={"dataFilters": [lookup]}).execute()
    assert cleared["clearedRanges"] == ["Data!E1:E20"]


def test_values_batch_update_by_data_filter_refuses_more_values_than_the_range_holds(sheets: Any, book: str) -> None:
    column_metadata(sheets, book, 7, 1)
    lookup = {"developerMetadataLookup": {"metadataId": 7}}
    for values in ([["x"] * 21], [["x"], ["y"]]):
        with pytest.raises(HttpError, match="400"):
            by_filter(sheets, book, [{"dataFilter": lookup, "majorDimension": "COLUMNS", "values": values}])


@pytest.mark.parametrize(("null", "left"), [("skip", [["a"]]), ("clear", [])])
def test_values_batch_update_by_data_filter_null(
    sheets: Any, book: str, control: Any, null: str, left: list[list[str]]
) -> None:
    control("POST", "behaviour", {"null_in_data_filter_write": null})
    put(sheets, book, "A1", [["a"]])
    by_filter(sheets, book, [{"dataFilter": {"a1Range": "A1"}, "values": [[None]]}])
    assert shown(sheets, book) == left


@pytest.mark.parametrize("switch", ["400", "ignored"])
def test_values_batch_update_by_data_filter_without_a_match(sheets: Any, book: str, control: Any, switch: str) -> None:
    control("POST", "behaviour", {"lookup_without_match": switch})
    entry = {"dataFilter": {"developerMetadataLookup": {"metadataId": 99}}, "values": [["x"]]}
    if switch == "400":
        with pytest.raises(HttpError, match="400"):
            by_filter(sheets, book, [entry])
    else:
        assert by_filter(sheets, book, [entry]) == {"spreadsheetId": book}


@pytest.mark.parametrize(
    ("typed", "value", "text"),
    [
        ("2020-01-01", 43831, "2020-01-01"),
        ("0042", 42, "42"),
        ("2,000,000.01", 2000000.01, "2,000,000.01"),
        ("12%", 0.12, "12%"),
        ("$5", 5, "$5"),
        ("true", True, "TRUE"),
        ("1E2", 100, "1.00E+02"),
        ("'007", "007", "007"),
        ("= 1 / 1024", 0.0009765625, "0.0009765625"),
        ('=1/3&"x"', "0.3333333333x", "0.3333333333x"),
        ("=VLOOKUP(1)", "#NAME?", "#NAME?"),
        ("=1/0", "#DIV/0!", "#DIV/0!"),
        ("10:30", 0.4375, "10:30"),
        ("nan", "nan", "nan"),
        ("+ab", "+ab", "+ab"),
    ],
)
def test_values_update_user_entered(sheets: Any, book: str, typed: str, value: Any, text: str) -> None:
    put(sheets, book, "A1", [[typed]], "USER_ENTERED")
    assert shown(sheets, book, valueRenderOption="UNFORMATTED_VALUE") == [[value]]
    assert shown(sheets, book) == [[text]]


def test_values_update_user_entered_in_an_indonesian_spreadsheet(sheets: Any, book: str) -> None:
    change = {"properties": {"locale": "id_ID"}, "fields": "locale"}
    sheets.batchUpdate(spreadsheetId=book, body={"requests": [{"updateSpreadsheetProperties": change}]}).execute()
    put(sheets, book, "A1", [["82,5", "1.234,56", "5/4/2021", "82.5"]], "USER_ENTERED")
    assert shown(sheets, book, valueRenderOption="UNFORMATTED_VALUE") == [[82.5, 1234.56, 44291, "82.5"]]
    assert shown(sheets, book) == [["82,5", "1.234,56", "05/04/2021", "82.5"]]


def test_values_get_computes_formulas_that_follow_their_cells(sheets: Any, book: str) -> None:
    put(sheets, book, "A1", [[1, 2, "=SUM(A1:B1)*2", '=C1&" x"', "=COUNTA(A:B)"]], "USER_ENTERED")
    assert shown(sheets, book) == [["1", "2", "6", "6 x", "2"]]
    place = {"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    sheets.batchUpdate(spreadsheetId=book, body={"requests": [{"insertDimension": {"range": place}}]}).execute()
    assert shown(sheets, book, "A2:E2", valueRenderOption="FORMULA") == [
        [1, 2, "=SUM(A2:B2)*2", '=C2&" x"', "=COUNTA(A:B)"]
    ]
    assert shown(sheets, book, "A2:E2") == [["1", "2", "6", "6 x", "2"]]
