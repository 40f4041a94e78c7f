"""sheets.spreadsheets.batchUpdate, one test or more per kind of request; and get, which shows what they did."""

from typing import Any

import pytest
from googleapiclient.errors import HttpError


class Tab:
    """The first tab of a new spreadsheet, 8 rows and 6 columns."""

    def __init__(self, sheets: Any) -> None:
        self.sheets = sheets
        tab = {"properties": {"title": "Data", "gridProperties": {"rowCount": 8, "columnCount": 6}}}
        self.id = sheets.create(body={"sheets": [tab]}).execute()["spreadsheetId"]

    def run(self, *requests: dict[str, Any]) -> list[Any]:
        replies: list[Any] = self.sheets.batchUpdate(
            spreadsheetId=self.id, body={"requests": list(requests)}
        ).execute()["replies"]
        return replies

    def put(self, range_: str, values: Any, option: str = "RAW") -> None:
        call = self.sheets.values().update(
            spreadsheetId=self.id, range=range_, valueInputOption=option, body={"values": values}
        )
        call.execute()

    def values(self, range_: str = "Data", **more: Any) -> Any:
        return self.sheets.values().get(spreadsheetId=self.id, range=range_, **more).execute().get("values", [])

    def sheet(self, fields: str, **more: Any) -> Any:
        return self.sheets.get(spreadsheetId=self.id, fields=f"sheets({fields})", **more).execute()["sheets"][0]

    def cells(self, fields: str) -> Any:
        data = self.sheet(f"data.rowData.values({fields})")["data"][0]
        return [row.get("values", []) for row in data.get("rowData", [])]


@pytest.fixture
def tab(sheets: Any) -> Tab:
    return Tab(sheets)


def rect(top: int, bottom: int, left: int, right: int) -> dict[str, int]:
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    return {"sheetId": 0, **dict(zip(names, (top, bottom, left, right), strict=True))}


def lines(dimension: str, start: int, end: int) -> dict[str, Any]:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def text(value: str) -> dict[str, Any]:
    return {"values": [{"userEnteredValue": {"stringValue": value}}]}


def test_batch_update_is_all_or_nothing(tab: Tab) -> None:
    with pytest.raises(HttpError) as refused:
        tab.run({"addSheet": {"properties": {"title": "Neu"}}}, {"deleteSheet": {"sheetId": 99}})
    assert "Invalid requests[1].deleteSheet: No grid with id: 99" in refused.value.reason
    assert tab.sheet("properties.title") == {"properties": {"title": "Data"}}


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"addSlicer": {}}, "Invalid requests[0].addSlicer: not implemented by the embedded workspace."),
        ({"tanz": {}}, "Invalid JSON payload received. Unknown name \"tanz\" at 'requests[0]': Cannot find field."),
        (
            {"addSheet": {"properties": {"judul": "x"}}},
            "Unknown name \"judul\" at 'requests[0].add_sheet.properties'",
        ),
        ({}, "Invalid requests[0]"),
    ],
)
def test_batch_update_names_what_it_does_not_know(tab: Tab, request_: Any, message: str) -> None:
    with pytest.raises(HttpError) as refused:
        tab.run(request_)
    assert refused.value.status_code == 400
    assert message in refused.value.reason


def test_insert_dimension_with_heading_and_anchor_in_one_batch(tab: Tab) -> None:
    place = lines("COLUMNS", 6, 7)
    anchor = {"metadataId": 5, "metadataKey": "kode", "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 6}
    tab.run(
        {"insertDimension": {"range": place, "inheritFromBefore": True}},
        {"updateCells": {"start": start, "rows": [text("Kode")], "fields": "userEnteredValue"}},
        {"createDeveloperMetadata": {"developerMetadata": anchor}},
    )
    assert tab.values("G1") == [["Kode"]]
    columns = tab.sheet("data.columnMetadata.developerMetadata")["data"][0]["columnMetadata"]
    assert [i for i, column in enumerate(columns) if column] == [6]


def test_delete_dimension_takes_cells_and_metadata_and_shrinks_ranges(tab: Tab) -> None:
    tab.put("A1", [["a", "b", "c"]])
    tab.run(
        {"mergeCells": {"range": rect(2, 4, 0, 3)}},
        {"addProtectedRange": {"protectedRange": {"range": rect(0, 1, 1, 2), "warningOnly": True}}},
        {"deleteDimension": {"range": lines("COLUMNS", 1, 2)}},
    )
    assert tab.values() == [["a", "c"]]
    assert tab.sheet("merges,protectedRanges") == {
        "merges": [{"startRowIndex": 2, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 2}]
    }
    with pytest.raises(HttpError, match="can't delete all"):
        tab.run({"deleteDimension": {"range": lines("ROWS", 0, 8)}})


def test_append_dimension_and_update_dimension_properties(tab: Tab) -> None:
    size = {"range": lines("COLUMNS", 0, 2), "properties": {"pixelSize": 33}, "fields": "pixelSize"}
    hide = {"range": lines("ROWS", 1, 2), "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    tab.run(
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 2}},
        {"updateDimensionProperties": size},
        {"updateDimensionProperties": hide},
    )
    data = tab.sheet("data(rowMetadata.hiddenByUser,columnMetadata.pixelSize)")["data"][0]
    assert len(data["rowMetadata"]) == 10
    assert data["rowMetadata"][1] == {"hiddenByUser": True}
    assert [each["pixelSize"] for each in data["columnMetadata"][:3]] == [33, 33, 100]


def test_update_cells_clears_what_the_rows_do_not_cover(tab: Tab) -> None:
    tab.put("A1", [["a", "b"], ["c", "d"]])
    tab.run({"updateCells": {"range": rect(0, 2, 0, 2), "rows": [text("A")], "fields": "userEnteredValue"}})
    assert tab.values() == [["A"]]


def test_repeat_cell_answers_colours_in_both_forms(tab: Tab) -> None:
    look = {"userEnteredFormat": {"backgroundColor": {"red": 0.9, "green": 0.5}}}
    tab.run({"repeatCell": {"range": rect(0, 1, 0, 1), "cell": look, "fields": "userEnteredFormat.backgroundColor"}})
    colour = {"red": 0.9019608, "green": 0.5019608}
    assert tab.cells("userEnteredFormat") == [
        [{"userEnteredFormat": {"backgroundColor": colour, "backgroundColorStyle": {"rgbColor": colour}}}]
    ]


def test_merge_cells_keeps_the_first_value_and_refuses_crossing_merges(tab: Tab) -> None:
    tab.put("A1", [["", "b"], ["c", "d"]])
    tab.run({"mergeCells": {"range": rect(0, 2, 0, 2), "mergeType": "MERGE_ALL"}})
    assert tab.values() == [["b"]]
    with pytest.raises(HttpError, match="merged range"):
        tab.run({"mergeCells": {"range": rect(1, 3, 1, 3)}})
    tab.run({"unmergeCells": {"range": rect(0, 2, 0, 2)}})
    assert tab.sheet("merges") == {}


def test_sort_range_moves_cells_and_not_rows(tab: Tab) -> None:
    tab.put("A1", [["b", 2], ["", 9], ["a", 1]])
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    tab.run({"sortRange": {"range": rect(0, 3, 0, 2), "sortSpecs": specs}})
    assert tab.values() == [["a", "1"], ["b", "2"], ["", "9"]]


def test_sort_range_takes_formulas_along_with_their_rows(tab: Tab) -> None:
    tab.put("A1", [[2, "=A1*10", "=$A$1"], [1, "=A2*10", "=$A$1"]], "USER_ENTERED")
    specs = [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]
    tab.run({"sortRange": {"range": rect(0, 2, 0, 3), "sortSpecs": specs}})
    assert tab.values(valueRenderOption="FORMULA") == [[1, "=A1*10", "=$A$1"], [2, "=A2*10", "=$A$1"]]


@pytest.mark.parametrize(("switch", "row"), [(False, 0), (True, 1)])
def test_sort_range_and_row_metadata(tab: Tab, control: Any, switch: bool, row: int) -> None:
    control("POST", "behaviour", {"sort_moves_row_metadata": switch})
    tab.put("A1", [["b"], ["a"]])
    made = {"metadataKey": "baris", "visibility": "DOCUMENT", "location": {"dimensionRange": lines("ROWS", 0, 1)}}
    tab.run(
        {"createDeveloperMetadata": {"developerMetadata": made}},
        {"sortRange": {"range": rect(0, 2, 0, 1), "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]}},
    )
    rows = tab.sheet("data.rowMetadata.developerMetadata")["data"][0]["rowMetadata"]
    assert [i for i, each in enumerate(rows) if each] == [row]


def test_copy_paste_moves_references_along_and_repeats(tab: Tab) -> None:
    tab.put("A1", [[1, "=A1+$A$1"]], "USER_ENTERED")
    tab.put("A2", [[5], [6]])
    tab.run({"copyPaste": {"source": rect(0, 1, 1, 2), "destination": rect(1, 3, 1, 2)}})
    assert tab.values("B1:B3", valueRenderOption="FORMULA") == [["=A1+$A$1"], ["=A2+$A$1"], ["=A3+$A$1"]]
    assert tab.values("B1:B3") == [["2"], ["6"], ["7"]]


def test_cut_paste_takes_references_merges_and_formats_along(tab: Tab) -> None:
    tab.put("A1", [[3, "=A1*2"]], "USER_ENTERED")
    place = {"sheetId": 0, "rowIndex": 4, "columnIndex": 4}
    tab.run({"cutPaste": {"source": rect(0, 1, 0, 1), "destination": place, "pasteType": "PASTE_NORMAL"}})
    assert tab.values("B1", valueRenderOption="FORMULA") == [["=E5*2"]]
    assert tab.values("A1:B1") == [["", "6"]]


def test_find_replace_as_compare_and_set(tab: Tab) -> None:
    tab.put("A1", [["lama", "lama sekali"]])
    one = {"range": rect(0, 1, 0, 1), "find": "lama", "replacement": "baru", "matchEntireCell": True, "matchCase": True}
    counts = {"valuesChanged": 1, "occurrencesChanged": 1, "rowsChanged": 1, "sheetsChanged": 1}
    assert tab.run({"findReplace": one}) == [{"findReplace": counts}]
    assert tab.run({"findReplace": one}) == [{"findReplace": {}}]
    assert tab.values() == [["baru", "lama sekali"]]


def test_add_named_range_can_be_read_by_name_and_moves(tab: Tab) -> None:
    tab.put("B2", [["x"]])
    reply = tab.run({"addNamedRange": {"namedRange": {"name": "Kunci", "range": rect(1, 2, 1, 2)}}})[0]
    number = reply["addNamedRange"]["namedRange"]["namedRangeId"]
    tab.run({"insertDimension": {"range": lines("ROWS", 0, 1)}})
    assert tab.values("Kunci") == [["x"]]
    tab.run(
        {"updateNamedRange": {"namedRange": {"namedRangeId": number, "name": "Baru"}, "fields": "name"}},
        {"deleteNamedRange": {"namedRangeId": number}},
    )
    with pytest.raises(HttpError, match="Unable to parse range"):
        tab.values("Baru")


def test_add_protected_range_keeps_others_out(tab: Tab, drive: Any, service: Any) -> None:
    drive.permissions().create(
        fileId=tab.id, body={"type": "user", "role": "writer", "emailAddress": "guru@latihan.test"}
    ).execute()
    tab.run({"addProtectedRange": {"protectedRange": {"range": rect(0, 8, 0, 1)}}})
    values = service("sheets", "guru").spreadsheets().values()
    body = {"values": [["x"]]}
    values.update(spreadsheetId=tab.id, range="B1", valueInputOption="RAW", body=body).execute()
    with pytest.raises(HttpError, match="protected cell"):
        values.update(spreadsheetId=tab.id, range="A1", valueInputOption="RAW", body=body).execute()


def test_set_data_validation_moves_with_its_cells(tab: Tab) -> None:
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "Sah"}]}, "strict": True}
    tab.run(
        {"setDataValidation": {"range": rect(0, 1, 0, 1), "rule": rule}},
        {"insertDimension": {"range": lines("COLUMNS", 0, 1)}},
    )
    assert tab.cells("dataValidation")[0][1] == {"dataValidation": rule}


def test_conditional_format_rules_are_addressed_by_index(tab: Tab) -> None:
    def rule(word: str) -> dict[str, Any]:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": word}]}
        return {"ranges": [rect(0, 8, 0, 1)], "booleanRule": {"condition": condition, "format": {}}}

    tab.run(*({"addConditionalFormatRule": {"rule": rule(word), "index": 0}} for word in ("a", "b")))
    tab.run({"updateConditionalFormatRule": {"rule": rule("c"), "index": 1}})
    tab.run({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    rules = tab.sheet("conditionalFormats")["conditionalFormats"]
    assert [each["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for each in rules] == ["c"]


def test_filters_groups_banding_and_charts_are_kept_and_shown(tab: Tab) -> None:
    sources = [{"sourceRange": {"sources": [rect(0, 4, 0, 1)]}}]
    basic = {"chartType": "COLUMN", "series": [{"series": sources[0]}]}
    anchor = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 2, "columnIndex": 2}}}
    replies = tab.run(
        {"setBasicFilter": {"filter": {"range": rect(0, 4, 0, 3)}}},
        {"addFilterView": {"filter": {"title": "Saya", "range": rect(0, 4, 0, 3)}}},
        {"addDimensionGroup": {"range": lines("ROWS", 1, 3)}},
        {"addBanding": {"bandedRange": {"range": rect(0, 4, 0, 3)}}},
        {"addChart": {"chart": {"spec": {"title": "Skor", "basicChart": basic}, "position": anchor}}},
    )
    found = tab.sheet("basicFilter,filterViews,rowGroups,bandedRanges,charts")
    assert set(found) == {"basicFilter", "filterViews", "rowGroups", "bandedRanges", "charts"}
    assert found["charts"][0]["chartId"] == replies[4]["addChart"]["chart"]["chartId"]
    tab.run(
        {"clearBasicFilter": {"sheetId": 0}},
        {"deleteFilterView": {"filterId": replies[1]["addFilterView"]["filter"]["filterViewId"]}},
        {"deleteDimensionGroup": {"range": lines("ROWS", 1, 3)}},
        {"deleteBanding": {"bandedRangeId": replies[3]["addBanding"]["bandedRange"]["bandedRangeId"]}},
        {"deleteEmbeddedObject": {"objectId": found["charts"][0]["chartId"]}},
    )
    assert tab.sheet("basicFilter,filterViews,rowGroups,bandedRanges,charts") == {}


def test_a_spreadsheet_has_a_limit_of_cells(tab: Tab) -> None:
    grid = {"rowCount": 10_000, "columnCount": 1_001}
    for request in (
        {"addSheet": {"properties": {"gridProperties": grid}}},
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 2_000_000}},
        {"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 18_278}},
    ):
        with pytest.raises(HttpError, match=r"number of cells|more than 18278 columns"):
            tab.run(request)


def test_update_borders_leaves_sides_that_are_not_named(tab: Tab) -> None:
    line = {"style": "SOLID", "color": {}}
    tab.run({"updateBorders": {"range": rect(0, 2, 0, 1), "top": line}})
    tab.run({"updateBorders": {"range": rect(0, 2, 0, 1), "bottom": line}})
    borders = [row[0]["userEnteredFormat"]["borders"] for row in tab.cells("userEnteredFormat.borders")]
    assert [set(each) for each in borders] == [{"top"}, {"bottom"}]


def test_insert_range_and_delete_range_push_and_pull_cells(tab: Tab) -> None:
    tab.put("A1", [["a", "x"], ["b", "y"]])
    tab.run({"insertRange": {"range": rect(0, 1, 0, 1), "shiftDimension": "ROWS"}})
    assert tab.values() == [["", "x"], ["a", "y"], ["b"]]
    tab.run({"deleteRange": {"range": rect(0, 1, 0, 1), "shiftDimension": "ROWS"}})
    assert tab.values() == [["a", "x"], ["b", "y"]]


def test_append_cells_lands_below_everything(tab: Tab) -> None:
    tab.put("B8", [["x"]])
    tab.run({"appendCells": {"sheetId": 0, "rows": [text("y")], "fields": "userEnteredValue"}})
    assert tab.values("A8:B9") == [["", "x"], ["y"]]


def test_update_sheet_properties_resizes_renames_and_keeps_the_rest(tab: Tab) -> None:
    properties = {"title": "Baru", "gridProperties": {"frozenRowCount": 1, "rowCount": 4}}
    fields = "title,gridProperties.frozenRowCount,gridProperties.rowCount"
    tab.run({"updateSheetProperties": {"properties": {"sheetId": 0, **properties}, "fields": fields}})
    found = tab.sheet("properties(title,gridProperties)")["properties"]
    assert found == {"title": "Baru", "gridProperties": {"rowCount": 4, "columnCount": 6, "frozenRowCount": 1}}
    with pytest.raises(HttpError, match="hide all the sheets"):
        tab.run({"updateSheetProperties": {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}})


@pytest.mark.parametrize(("switch", "carried"), [("no", 1), ("new_ids", 2)])
def test_duplicate_sheet_and_metadata(tab: Tab, control: Any, switch: str, carried: int) -> None:
    control("POST", "behaviour", {"copied_tab_carries_metadata": switch})
    tab.put("A1", [["x", "=A1"]], "USER_ENTERED")
    made = {"metadataKey": "kolom", "visibility": "DOCUMENT", "location": {"dimensionRange": lines("COLUMNS", 0, 1)}}
    tab.run(
        {"createDeveloperMetadata": {"developerMetadata": made}},
        {"addProtectedRange": {"protectedRange": {"range": rect(0, 1, 0, 1), "warningOnly": True}}},
        {"duplicateSheet": {"sourceSheetId": 0, "newSheetName": "Salinan", "insertSheetIndex": 1}},
    )
    assert tab.values("Salinan") == [["x", "x"]]
    tab.put("Salinan!A1", [["y"]])
    assert (tab.values("Salinan"), tab.values("Data")) == ([["y", "y"]], [["x", "x"]])
    search = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "kolom"}}]}
    found = tab.sheets.developerMetadata().search(spreadsheetId=tab.id, body=search).execute()
    assert len(found["matchedDeveloperMetadata"]) == carried
    sheets = tab.sheets.get(spreadsheetId=tab.id, fields="sheets.protectedRanges(protectedRangeId,range)").execute()
    first, second = (sheet["protectedRanges"][0] for sheet in sheets["sheets"])
    assert first["protectedRangeId"] != second["protectedRangeId"]
    assert "sheetId" not in first["range"]
    assert "sheetId" in second["range"]


@pytest.mark.parametrize("kind", ["addSheet", "duplicateSheet"])
def test_a_sheet_id_is_given_once(tab: Tab, kind: str) -> None:
    body = {"addSheet": {"properties": {"sheetId": 0}}, "duplicateSheet": {"sourceSheetId": 0, "newSheetId": 0}}[kind]
    with pytest.raises(HttpError, match="already exists"):
        tab.run({kind: body})


def test_sheets_copy_to_another_spreadsheet(tab: Tab, sheets: Any) -> None:
    tab.put("A1", [["x"]])
    other = sheets.create(body={}).execute()["spreadsheetId"]
    body = {"destinationSpreadsheetId": other}
    copied = sheets.sheets().copyTo(spreadsheetId=tab.id, sheetId=0, body=body).execute()
    assert copied["title"] == "Copy of Data"
    assert sheets.values().get(spreadsheetId=other, range="'Copy of Data'").execute()["values"] == [["x"]]


def test_developer_metadata_of_every_location(tab: Tab, sheets: Any) -> None:
    places: list[dict[str, Any]] = [
        {"spreadsheet": True},
        {"sheetId": 0},
        {"dimensionRange": lines("ROWS", 2, 3)},
        {"dimensionRange": lines("COLUMNS", 3, 4)},
    ]
    common = {"metadataKey": "k", "visibility": "DOCUMENT"}
    made = [{**common, "metadataId": i, "metadataValue": str(i), "location": each} for i, each in enumerate(places, 1)]
    tab.run(*({"createDeveloperMetadata": {"developerMetadata": each}} for each in made))
    search = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "k"}}]}
    found = sheets.developerMetadata().search(spreadsheetId=tab.id, body=search).execute()["matchedDeveloperMetadata"]
    kinds = [each["developerMetadata"]["location"]["locationType"] for each in found]
    assert kinds == ["SPREADSHEET", "SHEET", "ROW", "COLUMN"]
    one = sheets.developerMetadata().get(spreadsheetId=tab.id, metadataId=3).execute()
    assert one["location"]["dimensionRange"] == {"dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    answer = sheets.get(spreadsheetId=tab.id, fields="developerMetadata.metadataId,sheets.developerMetadata.metadataId")
    assert answer.execute() == {
        "developerMetadata": [{"metadataId": 1}], "sheets": [{"developerMetadata": [{"metadataId": 2}]}]
    }  # fmt: skip
    lookup = {"developerMetadataLookup": {"metadataId": 3}}
    changed = {"dataFilters": [lookup], "developerMetadata": {"metadataValue": "neu"}, "fields": "metadataValue"}
    tab.run({"updateDeveloperMetadata": changed})
    gone = tab.run({"deleteDeveloperMetadata": {"dataFilter": lookup}})[0]["deleteDeveloperMetadata"]
    assert gone["deletedDeveloperMetadata"][0]["metadataValue"] == "neu"
    with pytest.raises(HttpError, match="404"):
        sheets.developerMetadata().get(spreadsheetId=tab.id, metadataId=3).execute()


@pytest.mark.parametrize("switch", ["400", "replaced"])
def test_create_developer_metadata_with_a_used_id(tab: Tab, control: Any, switch: str) -> None:
    control("POST", "behaviour", {"used_metadata_id": switch})
    made = {"metadataId": 1, "metadataKey": "kunci", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    request = {"createDeveloperMetadata": {"developerMetadata": made}}
    tab.run(request)
    if switch == "400":
        with pytest.raises(HttpError, match="already exists"):
            tab.run(request)
    else:
        tab.run(request)


def test_get_by_data_filter_and_links(tab: Tab, sheets: Any) -> None:
    cell = {
        "userEnteredValue": {"stringValue": "lihat bukti"},
        "textFormatRuns": [{"format": {}}, {"startIndex": 6, "format": {"link": {"uri": "https://x.test/1"}}}],
        "note": "catatan",
    }
    request = {"start": {"sheetId": 0}, "rows": [{"values": [cell]}], "fields": "userEnteredValue,textFormatRuns,note"}
    tab.run({"updateCells": request})
    tab.put("A2", [['=HYPERLINK("https://x.test/2";"bukti")']], "USER_ENTERED")
    body = {"dataFilters": [{"gridRange": rect(0, 2, 0, 1)}], "includeGridData": True}
    answer = sheets.getByDataFilter(spreadsheetId=tab.id, body=body).execute()
    first, second = (row["values"][0] for row in answer["sheets"][0]["data"][0]["rowData"])
    assert (first["hyperlink"], first["note"]) == ("https://x.test/1", "catatan")
    assert (second["hyperlink"], second["formattedValue"]) == ("https://x.test/2", "bukti")


def test_create_needs_storage_like_any_file(sheets: Any, control: Any) -> None:
    control("POST", "identities", {"name": "operator", "storage_quota": 0})
    with pytest.raises(HttpError, match="storage quota"):
        sheets.create(body={}).execute()
