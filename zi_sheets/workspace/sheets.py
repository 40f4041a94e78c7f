"""Google Sheets through gspread: few, large calls; typed values only, never text that Google interprets."""

from collections.abc import Sequence
from typing import Any

import gspread
from google.auth.transport.requests import AuthorizedSession

from zi_sheets.workspace.session import TIMEOUT_S
from zi_sheets.workspace.translated import translated

Json = dict[str, Any]

WORKBOOK_FIELDS = (
    "spreadsheetId,spreadsheetUrl,properties(title,timeZone,locale),developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,index,gridProperties(rowCount,columnCount)),merges,charts(chartId),"
    "protectedRanges(protectedRangeId,range,description,warningOnly,requestingUserCanEdit,editors),"
    "data(startRow,startColumn,columnMetadata(developerMetadata(metadataId,metadataKey,metadataValue)),"
    "rowData(values(effectiveValue,hyperlink,note,textFormatRuns(startIndex,format(link)),chipRuns))))"
)


class Sheets:
    """One identity's spreadsheets. All methods raise GoogleFailure."""

    def __init__(self, session: AuthorizedSession) -> None:
        client = gspread.Client(auth=session.credentials, session=session)
        client.set_timeout(TIMEOUT_S)
        self._http = client.http_client

    def workbook(self, spreadsheet_id: str) -> Json:
        """The whole workbook in one call: values, links, notes, merges, protection, anchors of columns."""
        with translated(f"lembar kerja {spreadsheet_id}"):
            return dict(self._http.spreadsheets_get(spreadsheet_id, params={"fields": WORKBOOK_FIELDS}))

    def metadata(self, spreadsheet_id: str) -> list[Json]:
        """The developer metadata of the spreadsheet itself: {metadataId, metadataKey, metadataValue}."""
        fields = "developerMetadata(metadataId,metadataKey,metadataValue)"
        with translated(f"lembar kerja {spreadsheet_id}"):
            answer = self._http.spreadsheets_get(spreadsheet_id, params={"fields": fields})
        return list(answer.get("developerMetadata", []))

    def find_metadata(self, spreadsheet_id: str, key: str) -> list[Json]:
        """All developer metadata with this key, wherever it lies: {metadataId, location ...}."""
        body = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": key}}]}
        answer = self._post(spreadsheet_id, "developerMetadata:search", body)
        return [found["developerMetadata"] for found in answer.get("matchedDeveloperMetadata", [])]

    def change(self, spreadsheet_id: str, requests: Sequence[Json]) -> Json:
        """`spreadsheets.batchUpdate`: all requests or none."""
        with translated(f"lembar kerja {spreadsheet_id}"):
            return dict(self._http.batch_update(spreadsheet_id, {"requests": list(requests)}))

    def read(self, spreadsheet_id: str, filters: Sequence[Json]) -> list[Json]:
        """The value ranges that match each data filter, in the order of the filters: {range, values, dataFilters}."""
        body = {
            "dataFilters": list(filters),
            "majorDimension": "ROWS",
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        answer = self._post(spreadsheet_id, "values:batchGetByDataFilter", body)
        return [{**found["valueRange"], "dataFilters": found["dataFilters"]} for found in answer.get("valueRanges", [])]

    def write(self, spreadsheet_id: str, entries: Sequence[Json]) -> list[Json]:
        """One request of absolute values: {dataFilter, majorDimension, values}; None leaves a cell as it is.

        Returns the echo: the updated ranges as they are after the write, {range, values, dataFilter}.
        """
        body = {
            "valueInputOption": "RAW",
            "data": list(entries),
            "includeValuesInResponse": True,
            "responseValueRenderOption": "UNFORMATTED_VALUE",
            "responseDateTimeRenderOption": "SERIAL_NUMBER",
        }
        answer = self._post(spreadsheet_id, "values:batchUpdateByDataFilter", body)
        return [
            {**response.get("updatedData", {}), "dataFilter": response["dataFilter"]}
            for response in answer.get("responses", [])
        ]

    def _post(self, spreadsheet_id: str, call: str, body: Json) -> Json:
        url = f"{gspread.urls.SPREADSHEET_URL % spreadsheet_id}/{call}"
        with translated(f"lembar kerja {spreadsheet_id}"):
            return dict(self._http.request("post", url, json=body).json())
