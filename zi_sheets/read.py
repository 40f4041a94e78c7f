"""The first of the four steps: Google's answers become a Snapshot. Two reads, the workbook and the evidence tree."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from zi_sheets.access import owner_domain, sharing_of
from zi_sheets.cell_links import cell_links
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.snapshot import Anchor, EvidenceFolder, Mark, Protected, Snapshot, Tab, Unreadable
from zi_sheets.domain.words.addresses import CellLink
from zi_sheets.domain.workbook.grid import Cell, Merge
from zi_sheets.init.layout import COLUMN_KEY, REGISTRY_KEY
from zi_sheets.workspace.failure import is_answer
from zi_sheets.workspace.folder_contents import Folder
from zi_sheets.workspace.sheets import Sheets
from zi_sheets.workspace.shortcuts import DEAD
from zi_sheets.workspace.tree import Tree

Json = dict[str, Any]
Grid = tuple[tuple[Cell, ...], ...]

GOOGLE_FORMATS = "application/vnd.google-apps."
CODE_PROPERTY = "zi_kode"
_ERRORS = {
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
"""A formula's error as people see it, and as `values` answers it: the two readings of one row must be equal."""


def read_workbook(sheets: Sheets, spreadsheet_id: str) -> Snapshot:
    """The workbook alone: one call."""
    answer = sheets.workbook(spreadsheet_id)
    marks = {each["metadataKey"]: _mark(each) for each in reversed(answer.get("developerMetadata", []))}
    names = _names(marks.get(REGISTRY_KEY), answer.get("sheets", []))
    tabs = [_tab(sheet, names.get(sheet["properties"]["sheetId"], "")) for sheet in answer.get("sheets", [])]
    return Snapshot(
        spreadsheet_id=answer["spreadsheetId"],
        url=answer.get("spreadsheetUrl", ""),
        tabs={tab.name: tab for tab in tabs if tab.name},
        others=tuple(tab for tab in tabs if not tab.name),
        marks=marks,
        charts=frozenset(chart["chartId"] for sheet in answer.get("sheets", []) for chart in sheet.get("charts", [])),
    )


def _mark(metadata: Json) -> Mark:
    return Mark(metadata["metadataId"], metadata.get("metadataValue", ""))


def _names(registry: Mark | None, sheets: list[Json]) -> dict[int, str]:
    """Name by sheet id. Where the registry is lost, a tab is still known by the anchors of its columns."""
    if registry is not None:
        return {sheet_id: name for name, sheet_id in json.loads(registry.value)["tab"].items()}
    found: dict[str, int] = {}
    for sheet in sheets:
        for metadata in _column_metadata(sheet):
            found.setdefault(str(metadata.get("metadataValue", "")).partition("/")[0], sheet["properties"]["sheetId"])
    return {sheet_id: name for name, sheet_id in found.items()}


def _column_metadata(sheet: Json) -> list[Json]:
    columns = sheet.get("data", [{}])[0].get("columnMetadata", [])
    all_metadata = [metadata for column in columns for metadata in column.get("developerMetadata", [])]
    return [metadata for metadata in all_metadata if metadata["metadataKey"] == COLUMN_KEY]


def _tab(sheet: Json, name: str) -> Tab:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    data = sheet.get("data", [{}])[0]
    rows = [row.get("values", []) for row in data.get("rowData", [])]
    values = _trimmed(tuple(tuple(_value(cell) for cell in row) for row in rows))
    return Tab(
        name=name,
        title=properties["title"],
        sheet_id=properties["sheetId"],
        rows=values,
        row_count=grid.get("rowCount", 0),
        column_count=grid.get("columnCount", 0),
        merges=tuple(_merge(merge, grid) for merge in sheet.get("merges", [])),
        anchors=_anchors(data.get("columnMetadata", []), name, values),
        protected=tuple(_protected(each, grid) for each in sheet.get("protectedRanges", []) if _bars_us(each)),
        links={(row, column): found for row, cells in enumerate(rows) for column, found in _row_links(cells)},
    )


def _trimmed(rows: Grid) -> Grid:
    end = max((number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)), default=0)
    return rows[:end]


def _value(cell: Json) -> Cell:
    effective: Mapping[str, Any] = cell.get("effectiveValue", {})
    for kind in ("stringValue", "numberValue", "boolValue"):
        if kind in effective:
            value: Cell = effective[kind]
            return value if value != "" else None
    # A formula's error is something a person wrote and must mend; it is never blank.
    return _ERRORS.get(effective["errorValue"].get("type", ""), "#ERROR!") if "errorValue" in effective else None


def _merge(merge: Mapping[str, int], grid: Mapping[str, int]) -> Merge:
    return (
        merge.get("startRowIndex", 0),
        merge.get("endRowIndex", grid.get("rowCount", 0)),
        merge.get("startColumnIndex", 0),
        merge.get("endColumnIndex", grid.get("columnCount", 0)),
    )


def _bars_us(protected: Json) -> bool:
    return not protected.get("warningOnly") and not protected.get("requestingUserCanEdit")


def _protected(protected: Json, grid: Json) -> Protected:
    people = ", ".join(protected.get("editors", {}).get("users", []))
    named = (protected.get("description", ""), f"(boleh diubah oleh {people})" if people else "")
    return Protected(_merge(protected.get("range", {}), grid), " ".join(filter(None, named)) or "tanpa keterangan")


def _anchors(columns: list[Json], name: str, rows: Grid) -> dict[str, Anchor]:
    """The anchor of each heading; of several the one whose column still says so, else the oldest."""
    found: dict[str, list[Anchor]] = {}
    for index, column in enumerate(columns):
        for metadata in column.get("developerMetadata", []):
            tab, _, heading = str(metadata.get("metadataValue", "")).partition("/")
            if metadata["metadataKey"] == COLUMN_KEY and tab == name:
                found.setdefault(heading, []).append(Anchor(metadata["metadataId"], index))
    return {heading: min(anchors, key=lambda each: _rank(each, heading, rows)) for heading, anchors in found.items()}


def _rank(anchor: Anchor, heading: str, rows: Grid) -> tuple[bool, int]:
    says_so = any(anchor.column < len(row) and row[anchor.column] == heading for row in rows)
    return not says_so, anchor.metadata_id


def _row_links(cells: list[Json]) -> Iterator[tuple[int, tuple[CellLink, ...]]]:
    for column, cell in enumerate(cells):
        if found := cell_links(cell):
            yield column, found


def with_evidence(workbook: Snapshot, tree: Tree) -> Snapshot:
    """The workbook's snapshot with what the tree holds."""
    folders = {key: _folder(folder) for key, folder in tree.folders.items()}
    unreadable = [
        Unreadable(folders[key], failure.message, answered=is_answer(failure))
        for key, failure in tree.unreadable.items()
    ]
    broken = [
        Unreadable(
            _folder(place), failure.message, is_shortcut=True, hides=failure.code != DEAD, answered=is_answer(failure)
        )
        for place, failure in tree.broken
    ]
    return replace(
        workbook,
        folders=tuple(folders.values()),
        evidence=tuple(sorted((_evidence(folder, file) for folder, file in tree.files), key=_order)),
        unreadable=(*unreadable, *broken),
        circular=tuple(_folder(place) for place in tree.circular),
        owner_domain=next((owner_domain(place.file) for place in tree.folders.values() if not place.path), ""),
    )


def _order(evidence: Evidence) -> tuple[tuple[str, ...], str, str]:
    return evidence.folder, evidence.name, evidence.id


def _folder(folder: Folder) -> EvidenceFolder:
    properties = folder.file.get("properties", {})
    address = folder.file.get("webViewLink", "")
    return EvidenceFolder(folder.id, folder.path, properties.get(CODE_PROPERTY, ""), address, _marks(folder))


def _marks(folder: Folder) -> tuple[str, ...]:
    return tuple(each.get(CODE_PROPERTY, "") for each in folder.properties)


def _evidence(folder: Folder, file: Json) -> Evidence:
    return Evidence(
        id=file["id"],
        name=file["name"],
        folder=folder.path,
        marks=_marks(folder),
        mime=file["mimeType"],
        size=_size(file),
        checksum=file.get("md5Checksum", ""),
        version=str(file.get("version", "")),
        created=_time(file, "createdTime"),
        modified=_time(file, "modifiedTime"),
        url=file.get("webViewLink", ""),
        parent_id=folder.id,
        parent_url=folder.file.get("webViewLink", ""),
        sharing=sharing_of(file),
        owner_domain=owner_domain(file),
    )


def linked_file(file: Json) -> Evidence:
    """A file or folder outside the tree, to which a typed link leads."""
    return Evidence(
        id=file["id"],
        name=file["name"],
        mime=file["mimeType"],
        size=_size(file),
        checksum=file.get("md5Checksum", ""),
        version=str(file.get("version", "")),
        modified=_time(file, "modifiedTime"),
        sharing=sharing_of(file),
        owner_domain=owner_domain(file),
    )


def _size(file: Json) -> int | None:
    """Of Google's own formats Drive tells a size that says nothing about their content."""
    return int(file["size"]) if "size" in file and not file["mimeType"].startswith(GOOGLE_FORMATS) else None


def _time(file: Json, field: str) -> datetime | None:
    return datetime.fromisoformat(file[field]) if field in file else None
