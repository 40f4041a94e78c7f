"""What people do between two nights: they judge, sort and insert, and they change files in Drive."""

from collections.abc import Sequence
from typing import Any

import gspread

from tests.rehearsal import Unit

DUTIES = "Data Dukung"


def verdict(unit: Unit, code: str, word: str, note: str = "") -> None:
    """A person chooses in the dropdown beside an obligation."""
    sheet = unit.person().worksheet(DUTIES)
    row, column = row_of(sheet, code), sheet.row_values(heading_row(sheet)).index("Verifikasi") + 1
    sheet.update_cell(row, column, word)
    sheet.update_cell(row, column + 1, note)


def heading_row(sheet: gspread.Worksheet) -> int:
    return next(number for number, row in enumerate(sheet.get_all_values(), 1) if "Kode" in row)


def row_of(sheet: gspread.Worksheet, code: str) -> int:
    """1-based, as gspread counts."""
    column = sheet.row_values(heading_row(sheet)).index("Kode") + 1
    return sheet.col_values(column).index(code) + 1


def change_tab(unit: Unit, *requests: dict[str, Any]) -> None:
    unit.person().batch_update({"requests": list(requests)})


def sort_rows(unit: Unit) -> None:
    """All of every row, backwards by Butir."""
    sheet = unit.person().worksheet(DUTIES)
    top = heading_row(sheet)
    order = [{"dimensionIndex": sheet.row_values(top).index("Butir"), "sortOrder": "DESCENDING"}]
    area = {"sheetId": sheet.id, "startRowIndex": top, "endRowIndex": len(sheet.get_all_values())}
    change_tab(unit, {"sortRange": {"range": area, "sortSpecs": order}})


def insert(unit: Unit, dimension: str, at: int) -> None:
    """One empty row or column ("ROWS", "COLUMNS") before the one at `at`, from 0."""
    span = {
        "sheetId": unit.person().worksheet(DUTIES).id,
        "dimension": dimension,
        "startIndex": at,
        "endIndex": at + 1,
    }
    change_tab(unit, {"insertDimension": {"range": span, "inheritFromBefore": at > 0}})


def edit_file(unit: Unit, file_id: str, **body: Any) -> None:
    unit.connection().drive._service.files().update(fileId=file_id, body=body).execute()


def move_file(unit: Unit, file_id: str, source: str, target: str) -> None:
    files = unit.connection().drive._service.files()
    files.update(fileId=file_id, addParents=target, removeParents=source, body={}).execute()


def replace_content(unit: Unit, file_id: str, content: bytes) -> None:
    """Drive's "manage versions": the file stays, its content is another."""
    unit.connection().drive.update(file_id, file_id, properties={}, content=content, content_mime="application/pdf")


def file_of(unit: Unit, name: str) -> str:
    return next(code for code, row in unit.rows("Berkas").items() if row["Nama"] == name)


def type_matrix(unit: Unit, cell: str, text: Sequence[str]) -> None:
    unit.person().worksheet("Rencana Kerja").update([list(text)], cell, raw=True)
