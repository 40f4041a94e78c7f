"""The first of the four steps: Google's answers become a Snapshot. Two reads, the workbook and the evidence tree."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.grid import Cell, Merge
from zi_sheets.domain.snapshot import Anchor, EvidenceFolder, Snapshot, Tab, Unreadable
from zi_sheets.layout import COLUMN_KEY, REGISTRY_KEY
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.sheets import Sheets
from zi_sheets.workspace.tree import Folder, Tree, read_tree

Json = dict[str, Any]

CODE_PROPERTY = "zi_kode"


def read(sheets: Sheets, drive: Drive, spreadsheet_id: str, evidence_folder_id: str) -> Snapshot:
    """Workbook and evidence. Raises GoogleFailure where the workbook or the evidence root cannot be read."""
    workbook = read_workbook(sheets, spreadsheet_id)
    return with_evidence(workbook, read_tree(drive, evidence_folder_id))


def read_workbook(sheets: Sheets, spreadsheet_id: str) -> Snapshot:
    """The workbook alone: one call."""
    answer = sheets.workbook(spreadsheet_id)
    registry = next((each for each in answer.get("developerMetadata", []) if each["metadataKey"] == REGISTRY_KEY), None)
    names = _names(registry)
    tabs = [_tab(sheet, names.get(sheet["properties"]["sheetId"], "")) for sheet in answer.get("sheets", [])]
    return Snapshot(
        spreadsheet_id=answer["spreadsheetId"],
        url=answer.get("spreadsheetUrl", ""),
        tabs={tab.name: tab for tab in tabs if tab.name},
        others=tuple(tab for tab in tabs if not tab.name),
        registry_id=registry["metadataId"] if registry else None,
    )


def _names(registry: Json | None) -> dict[int, str]:
    tabs = json.loads(registry["metadataValue"])["tab"] if registry else {}
    return {sheet_id: name for name, sheet_id in tabs.items()}


def _tab(sheet: Json, name: str) -> Tab:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    data = sheet.get("data", [{}])[0]
    rows = [row.get("values", []) for row in data.get("rowData", [])]
    return Tab(
        name=name,
        title=properties["title"],
        sheet_id=properties["sheetId"],
        rows=_trimmed(tuple(tuple(_value(cell) for cell in row) for row in rows)),
        row_count=grid.get("rowCount", 0),
        column_count=grid.get("columnCount", 0),
        merges=tuple(_merge(merge, grid) for merge in sheet.get("merges", [])),
        anchors=dict(_anchors(data.get("columnMetadata", []), name)),
        links={(row, column): found for row, cells in enumerate(rows) for column, found in _row_links(cells)},
    )


def _trimmed(rows: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
    end = max((number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)
    return rows[:end]


def _value(cell: Json) -> Cell:
    effective: Mapping[str, Any] = cell.get("effectiveValue", {})
    for kind in ("stringValue", "numberValue", "boolValue"):
        if kind in effective:
            value: Cell = effective[kind]
            return value if value != "" else None
    # A formula's error is something a person wrote and must mend; it is never blank.
    return f"#{effective['errorValue'].get('type', 'ERROR')}" if "errorValue" in effective else None


def _merge(merge: Mapping[str, int], grid: Mapping[str, int]) -> Merge:
    return (
        merge.get("startRowIndex", 0),
        merge.get("endRowIndex", grid.get("rowCount", 0)),
        merge.get("startColumnIndex", 0),
        merge.get("endColumnIndex", grid.get("columnCount", 0)),
    )


def _anchors(columns: list[Json], name: str) -> Iterator[tuple[str, Anchor]]:
    for index, column in enumerate(columns):
        for metadata in column.get("developerMetadata", []):
            tab, _, heading = str(metadata.get("metadataValue", "")).partition("/")
            if metadata["metadataKey"] == COLUMN_KEY and tab == name:
                yield heading, Anchor(metadata["metadataId"], index)


def _row_links(cells: list[Json]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for column, cell in enumerate(cells):
        found = tuple(dict.fromkeys(_links(cell)))
        if found:
            yield column, found


def _links(cell: Json) -> Iterator[str]:
    """Targets that the plain value does not show: of the whole cell, of runs of its text, of smart chips."""
    if "hyperlink" in cell:
        yield cell["hyperlink"]
    for run in cell.get("textFormatRuns", []):
        if uri := run.get("format", {}).get("link", {}).get("uri"):
            yield uri
    for run in cell.get("chipRuns", []):
        if uri := run.get("chip", {}).get("richLinkProperties", {}).get("uri"):
            yield uri


def with_evidence(workbook: Snapshot, tree: Tree) -> Snapshot:
    """The workbook's snapshot with what the tree holds."""
    folders = {folder.id: _folder(folder) for folder in tree.folders.values()}
    return replace(
        workbook,
        folders=tuple(folders.values()),
        evidence=tuple(sorted((_evidence(folder, file) for folder, file in tree.files), key=_order)),
        unreadable=tuple(Unreadable(folders[id_], failure.message) for id_, failure in tree.unreadable.items()),
    )


def _order(evidence: Evidence) -> tuple[tuple[str, ...], str, str]:
    return evidence.folder, evidence.name, evidence.id


def _folder(folder: Folder) -> EvidenceFolder:
    properties = folder.file.get("properties", {})
    return EvidenceFolder(folder.id, folder.path, properties.get(CODE_PROPERTY, ""), folder.file.get("webViewLink", ""))


def _evidence(folder: Folder, file: Json) -> Evidence:
    return Evidence(
        id=file["id"],
        name=file["name"],
        folder=folder.path,
        mime=file["mimeType"],
        size=int(file["size"]) if "size" in file else None,
        checksum=file.get("md5Checksum", ""),
        version=str(file.get("version", "")),
        created=_time(file, "createdTime"),
        modified=_time(file, "modifiedTime"),
        url=file.get("webViewLink", ""),
        parent_id=folder.id,
        parent_url=folder.file.get("webViewLink", ""),
    )


def _time(file: Json, field: str) -> datetime | None:
    return datetime.fromisoformat(file[field]) if field in file else None
