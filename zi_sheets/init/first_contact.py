"""First contact: how this place answers what nobody could verify, asked in a scratch tab and a scratch document.

ARCHITECTURE.md, section 4, point 7. Asked before the first write to people's tabs; what API calls cannot ask (undo,
grouped listings) is always assumed at its worst.
"""

import io
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docx import Document

from zi_sheets.connect import Connection
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.init.layout import written
from zi_sheets.marks import mark_request
from zi_sheets.workspace.drive import DOCUMENT, DOCX
from zi_sheets.workspace.failure import CallRefused
from zi_sheets.workspace.sheets import Sheets

Json = dict[str, Any]
Answers = dict[str, str]

KEY = "zi.kontak"
TAB_ID, COPY_ID, TITLE = 1_905_220_001, 1_905_220_002, "Kontak pertama zi"
MARK = "zi.uji"
PROVEN: Mapping[str, str] = {"null_in_data_filter_write": "skip"}
"""The answers under which the write path is proven; every other question may be answered either way."""
WORDS = {
    "null_in_data_filter_write": "sel null pada penulisan lewat metadata",
    "lookup_without_match": "penulisan ke metadata yang tidak ada",
    "used_metadata_id": "id metadata yang sudah dipakai",
    "copied_tab_carries_metadata": "metadata pada salinan tab",
    "sort_moves_row_metadata": "metadata baris saat diurutkan",
    "docx_update": "isi .docx baru pada dokumen yang ada",
}


def known_answers(snapshot: Snapshot) -> Answers:
    """What was answered before; empty where nobody has asked yet."""
    mark = snapshot.marks.get(KEY)
    return dict(json.loads(mark.value)) if mark else {}


def ask(connection: Connection, snapshot: Snapshot, reports_folder_id: str) -> Answers:
    """Ask every question, remove the scratch tab and document, keep the answers at the spreadsheet.

    Raises Refusal where an answer is one under which writing was not proven safe, GoogleFailure.
    """
    sheets, spreadsheet_id = connection.sheets, snapshot.spreadsheet_id
    _clear_away(sheets, snapshot)
    answers = _ask_sheets(sheets, spreadsheet_id) | _ask_documents(connection, reports_folder_id)
    mark = snapshot.marks.get(KEY)
    kept = mark_request(KEY, json.dumps(answers), mark.metadata_id if mark else None)
    sheets.change(spreadsheet_id, [*_removal(), kept])
    refuse_unproven(answers)
    return answers


def refuse_unproven(answers: Answers) -> None:
    for question, proven in PROVEN.items():
        if answers.get(question, proven) != proven:
            said = f"Tempat ini menjawab '{answers[question]}' untuk {WORDS[question]}"
            raise Refusal(
                "unproven_place",
                f"{said}; menulis di sini belum terbukti aman.",
                where="kontak pertama",
                action="Tidak ada yang ditulis ke tab orang. Laporkan jawaban ini kepada pemelihara zi_sheets.",
            )


def _ask_sheets(sheets: Sheets, spreadsheet_id: str) -> Answers:
    column, row = _scratch_tab(sheets, spreadsheet_id)
    sheets.write(spreadsheet_id, [_entry(column, [None, "x", None])])
    cells = sheets.read(spreadsheet_id, [{"developerMetadataLookup": {"metadataId": column}}])[0].get("values", [])
    kept = bool(cells) and cells[0] == ["c"]
    answers = {"null_in_data_filter_write": "skip" if kept else "clear"}
    nobodys = min({1, 2, 3} - {column, row})
    answers["lookup_without_match"] = "ignored" if _accepted(sheets, spreadsheet_id, nobodys) else "400"
    answers["used_metadata_id"] = _used_id(sheets, spreadsheet_id, column)
    sort = {"dimensionIndex": 0, "sortOrder": "ASCENDING"}
    copy = {"sourceSheetId": TAB_ID, "newSheetId": COPY_ID, "newSheetName": f"{TITLE} (salinan)"}
    sorting = {"range": {"sheetId": TAB_ID}, "sortSpecs": [sort]}
    sheets.change(spreadsheet_id, [{"sortRange": sorting}, {"duplicateSheet": copy}])
    places = sheets.find_metadata(spreadsheet_id, MARK)
    answers["copied_tab_carries_metadata"] = "new_ids" if any(_sheet(each) == COPY_ID for each in places) else "no"
    moved = any(each["metadataId"] == row and _row(each) != 0 for each in places)
    return answers | {"sort_moves_row_metadata": "true" if moved else "false"}


def _scratch_tab(sheets: Sheets, spreadsheet_id: str) -> tuple[int, int]:
    """A tab whose column A holds c, b, a; the ids of metadata at that column and at its first row."""
    add = {"addSheet": {"properties": {"sheetId": TAB_ID, "title": TITLE, "gridProperties": _GRID}}}
    marks = [_mark("COLUMNS"), _mark("ROWS")]
    answer = sheets.change(spreadsheet_id, [add, written(TAB_ID, 0, 0, [["c"], ["b"], ["a"]]), *marks])
    made = [reply["createDeveloperMetadata"]["developerMetadata"]["metadataId"] for reply in answer["replies"][2:]]
    return made[0], made[1]


_GRID = {"rowCount": 3, "columnCount": 2}


def _mark(dimension: str, otherwise: Mapping[str, Any] = MappingProxyType({})) -> Json:
    span = {"sheetId": TAB_ID, "dimension": dimension, "startIndex": 0, "endIndex": 1}
    metadata = {"metadataKey": MARK, "visibility": "DOCUMENT", "location": {"dimensionRange": span}, **otherwise}
    return {"createDeveloperMetadata": {"developerMetadata": metadata}}


def _entry(metadata_id: int, values: list[str | None]) -> Json:
    lookup = {"developerMetadataLookup": {"metadataId": metadata_id}}
    return {"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [values]}


def _accepted(sheets: Sheets, spreadsheet_id: str, nobodys_id: int) -> bool:
    try:
        sheets.write(spreadsheet_id, [_entry(nobodys_id, ["x"])])
    except CallRefused:
        return False
    return True


def _used_id(sheets: Sheets, spreadsheet_id: str, metadata_id: int) -> str:
    again = _mark("ROWS", {"metadataId": metadata_id, "metadataKey": f"{MARK}.lagi"})
    try:
        sheets.change(spreadsheet_id, [again])
    except CallRefused:
        return "400"
    return "replaced"


def _sheet(metadata: Json) -> int:
    location = metadata["location"]
    return int(location.get("dimensionRange", {}).get("sheetId", location.get("sheetId", 0)))


def _row(metadata: Json) -> int:
    return int(metadata["location"].get("dimensionRange", {}).get("startIndex", 0))


def _ask_documents(connection: Connection, folder_id: str) -> Answers:
    drive = connection.drive
    made = drive.create(TITLE, DOCUMENT, folder_id, content=_docx("a"), content_mime=DOCX)
    try:
        drive.update(made["id"], "dokumen uji", properties={}, content=_docx("b"), content_mime=DOCX)
        return {"docx_update": "keeps_id"}
    except CallRefused:
        return {"docx_update": "400"}
    finally:
        drive.delete(made["id"], "dokumen uji")


def _docx(text: str) -> bytes:
    stream = io.BytesIO()
    document = Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def _clear_away(sheets: Sheets, snapshot: Snapshot) -> None:
    """Scratch tabs of an asking that broke off; told by id and title, so that nobody else's can be meant."""
    named = [tab.sheet_id for tab in snapshot.others if tab.title.startswith(TITLE)]
    left = [sheet_id for sheet_id in named if sheet_id in {TAB_ID, COPY_ID}]
    if left:
        sheets.change(snapshot.spreadsheet_id, [{"deleteSheet": {"sheetId": sheet_id}} for sheet_id in left])


def _removal() -> list[Json]:
    return [{"deleteSheet": {"sheetId": sheet_id}} for sheet_id in (TAB_ID, COPY_ID)]
