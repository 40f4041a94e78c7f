"""Uploads of .xlsx and .csv that become spreadsheets, and spreadsheets that go out and come back."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def upload(drive: Any) -> Callable[..., str]:
    """`upload(content, kind)`: the id of the spreadsheet that Drive made of it."""

    def made(content: bytes, kind: str = XLSX) -> str:
        media = MediaIoBaseUpload(io.BytesIO(content), mimetype=kind)
        body = {"name": "Rencana", "mimeType": SPREADSHEET}
        return str(drive.files().create(body=body, media_body=media).execute()["id"])

    return made


def plan() -> bytes:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Rencana Kerja"
    page.append(["NO", "PROGRAM", "Batas Waktu", "Bobot"])
    page.append([1, "=SUM(1;2)".replace(";", ","), date(2021, 4, 5), 0.85])
    page.append(["0351", "ya", datetime(2021, 4, 5, 12), True])  # noqa: DTZ001  # cells hold no zone
    page["A1"].font, page["A1"].fill = Font(bold=True, color="FFFF0000"), PatternFill("solid", start_color="FFFFFF00")
    page["A1"].alignment = Alignment(horizontal="center", wrap_text=True)
    page["A1"].comment = Comment("catatan", "a")
    page["B3"].hyperlink = "https://contoh.test/"
    page["D2"].number_format = "0%"
    page["A3"].number_format = "@"
    page.merge_cells("A4:B5")
    page.freeze_panes = "B2"
    page.column_dimensions["B"].width = 30
    book.create_sheet("Kosong").sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_files_create_converts_an_xlsx(upload: Callable[..., str], sheets: Any) -> None:
    file_id = upload(plan())
    shown = sheets.values().get(spreadsheetId=file_id, range="'Rencana Kerja'").execute()["values"]
    assert shown[1] == ["1", "3", "2021-04-05", "85%"]
    raw = sheets.values().get(spreadsheetId=file_id, range="A2:D3", valueRenderOption="UNFORMATTED_VALUE").execute()
    assert raw["values"] == [[1, 3, 44291, 0.85], ["0351", "ya", 44291.5, True]]
    book = sheets.get(spreadsheetId=file_id, includeGridData=True, ranges=["A1:D5"]).execute()["sheets"][0]
    first = book["data"][0]["rowData"][0]["values"][0]
    style = first["userEnteredFormat"]
    assert (first["note"], style["textFormat"]["bold"]) == ("catatan", True)
    assert style["textFormat"]["foregroundColor"] == {"red": 1}
    assert style["backgroundColor"] == {"red": 1, "green": 1}
    assert (style["horizontalAlignment"], style["wrapStrategy"]) == ("CENTER", "WRAP")
    assert book["data"][0]["rowData"][2]["values"][1]["hyperlink"] == "https://contoh.test/"
    corner = {"startRowIndex": 3, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 2}
    assert [{name: merge[name] for name in corner} for merge in book["merges"]] == [corner]
    assert book["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert book["data"][0]["columnMetadata"][1]["pixelSize"] == 210


def test_files_create_converts_a_csv(upload: Callable[..., str], sheets: Any) -> None:
    file_id = upload('\ufeffNO,PROGRAM\r\n1,"a, b"\r\n2021-04-05,=1+1\r\n'.encode(), "text/csv")
    shown = sheets.values().get(spreadsheetId=file_id, range="Sheet1").execute()["values"]
    assert shown == [["NO", "PROGRAM"], ["1", "a, b"], ["2021-04-05", "2"]]


@pytest.mark.parametrize(
    "content",
    [
        b"NO;PROGRAM\r\n1;caf\xe9, dua\r\n",
        "\ufeffNO\tPROGRAM\n1\tcaf\u00e9, dua\n".encode(),
        'NO,"PROGRAM"\n1,"caf\u00e9, dua"\n'.encode(),
        '"NO","PROGRAM"\n1,"caf\u00e9, dua"\n'.encode(),
    ],
    ids=["semicolons in Windows", "tabs", "commas", "quotes"],
)
def test_a_csv_is_read_by_its_own_separator_and_encoding(
    content: bytes, upload: Callable[..., str], sheets: Any
) -> None:
    shown = sheets.values().get(spreadsheetId=upload(content, "text/csv"), range="A1:Z9").execute()["values"]
    assert shown == [["NO", "PROGRAM"], ["1", "caf\u00e9, dua"]]


def test_files_update_replaces_the_cells(upload: Callable[..., str], drive: Any, sheets: Any) -> None:
    file_id = upload(plan())
    media = MediaIoBaseUpload(io.BytesIO(b"x,y"), mimetype="text/csv")
    drive.files().update(fileId=file_id, media_body=media).execute()
    assert sheets.values().get(spreadsheetId=file_id, range="A1:B1").execute()["values"] == [["x", "y"]]
    assert len(sheets.get(spreadsheetId=file_id).execute()["sheets"]) == 1


def test_an_export_comes_back_as_it_was(upload: Callable[..., str], drive: Any, sheets: Any) -> None:
    file_id = upload(plan())
    again = upload(drive.files().export(fileId=file_id, mimeType=XLSX).execute())
    both = [sheets.values().get(spreadsheetId=each, range="'Rencana Kerja'").execute() for each in (file_id, again)]
    assert both[0] == both[1]


def test_an_export_holds_the_dropdowns(upload: Callable[..., str], drive: Any, sheets: Any) -> None:
    file_id = upload(plan())
    words = [{"userEnteredValue": word} for word in ("A", "B")]
    rules = [({"type": "ONE_OF_LIST", "values": words}, True, 5), ({"type": "BOOLEAN"}, False, 6)]
    for condition, strict, row in rules:
        span = {"sheetId": 0, "startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": 0, "endColumnIndex": 1}
        rule = {"condition": condition, "strict": strict}
        body = {"requests": [{"setDataValidation": {"range": span, "rule": rule}}]}
        sheets.batchUpdate(spreadsheetId=file_id, body=body).execute()
    exported = openpyxl.load_workbook(io.BytesIO(drive.files().export(fileId=file_id, mimeType=XLSX).execute()))
    found = [(str(rule.sqref), rule.formula1) for rule in exported.worksheets[0].data_validations.dataValidation]
    assert found == [("A6", '"A,B"'), ("A7", '"TRUE,FALSE"')]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(30):
            packed.writestr(f"xl/{number}.xml", b"\0" * 10 * 2**20)
    return stream.getvalue()


def huge_grid() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["XFD1048576"] = "jauh"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK", XLSX),
        (b"", XLSX),
        (huge_grid(), XLSX),
        (b"\xff\xfe\x00", "text/csv"),
        (b"x", "image/png"),
        (bomb(), XLSX),
    ],
    ids=["no zip", "empty", "too many cells", "no text", "picture", "bomb"],
)
def test_what_cannot_be_converted_is_refused(content: bytes, kind: str, upload: Callable[..., str], drive: Any) -> None:
    with pytest.raises(HttpError, match="400"):
        upload(content, kind)
    assert drive.files().list().execute()["files"] == []
