"""Google documents made from .docx: docs.documents.*, and conversion, export and copy through Drive."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaIoBaseUpload

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCUMENT = "application/vnd.google-apps.document"


def word(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A .docx of paragraphs and, after them, a table."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, texts in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def media(content: bytes, kind: str = DOCX) -> MediaIoBaseUpload:
    return MediaIoBaseUpload(io.BytesIO(content), mimetype=kind)


@pytest.fixture
def convert(drive: Any) -> Callable[..., Any]:
    def made(content: bytes, **body: Any) -> Any:
        whole = {"name": "Laporan", "mimeType": DOCUMENT, **body}
        return drive.files().create(body=whole, media_body=media(content), fields="*").execute()

    return made


def text_of(document: Any) -> str:
    paragraphs = (each.get("paragraph", {}).get("elements", []) for each in document["body"]["content"])
    return "".join(part.get("textRun", {}).get("content", "") for elements in paragraphs for part in elements)


def test_files_create_converts_a_docx(convert: Callable[..., Any], service: Callable[..., Any]) -> None:
    file = convert(word("Laporan Monev", "April 2021"))
    assert file["mimeType"] == DOCUMENT
    assert file["webViewLink"] == f"https://docs.google.com/document/d/{file['id']}/edit"
    assert "md5Checksum" not in file
    document = service("docs").documents().get(documentId=file["id"]).execute()
    assert (document["documentId"], document["title"]) == (file["id"], "Laporan")
    assert text_of(document) == "Laporan Monev\nApril 2021\n"


def test_files_create_refuses_what_is_no_docx(convert: Callable[..., Any], drive: Any) -> None:
    with pytest.raises(HttpError, match="400"):
        convert(b"PK not a zip")
    assert drive.files().list().execute()["files"] == []


@pytest.mark.parametrize("body", [{}, {"name": "Laporan baru"}], ids=["media", "multipart"])
def test_files_update_converts_in_place(
    body: Any, convert: Callable[..., Any], drive: Any, service: Callable[..., Any]
) -> None:
    file = convert(word("lama"), properties={"bulan": "2021-04"})
    drive.permissions().create(
        fileId=file["id"], body={"type": "user", "role": "writer", "emailAddress": "guru@latihan.test"}
    ).execute()
    update = service("drive", "guru").files().update
    changed = update(fileId=file["id"], media_body=media(word("baru")), fields="*", **({"body": body} if body else {}))
    after = changed.execute()
    assert (after["id"], after["mimeType"], after["properties"]) == (file["id"], DOCUMENT, {"bulan": "2021-04"})
    assert int(after["version"]) > int(file["version"])
    assert after["modifiedTime"] > file["modifiedTime"]
    assert after["lastModifyingUser"]["emailAddress"] == "guru@latihan.test"
    assert text_of(service("docs").documents().get(documentId=file["id"]).execute()) == "baru\n"


def test_files_update_may_refuse_a_docx(
    convert: Callable[..., Any], drive: Any, application: Any, service: Callable[..., Any]
) -> None:
    file = convert(word("lama"))
    application.control.behaviour["docx_update"] = "400"
    with pytest.raises(HttpError, match="400"):
        drive.files().update(fileId=file["id"], media_body=media(word("baru"))).execute()
    assert text_of(service("docs").documents().get(documentId=file["id"]).execute()) == "lama\n"


def test_files_export_of_a_document(convert: Callable[..., Any], drive: Any) -> None:
    document = docx.Document()
    document.add_heading("Progres", 1)
    document.add_paragraph("A & B").add_run(" tebal").bold = True
    document.add_paragraph("butir", style="List Bullet")
    document.add_table(1, 2).rows[0].cells[1].text = "85,5"
    content = saved(document)
    file = convert(content)

    def export(kind: str) -> bytes:
        return bytes(drive.files().export(fileId=file["id"], mimeType=kind).execute())

    assert export(DOCX) == export(DOCX) == content
    assert export("text/plain").decode() == "\ufeffProgres\r\nA & B tebal\r\n* butir\r\n\r\n85,5\r\n"
    page = export("text/html").decode()
    for part in ("<h1>Progres</h1>", "A &amp; B<b> tebal</b>", "<li>butir</li>", "<td><p>85,5</p></td>"):
        assert part in page
    with pytest.raises(HttpError, match="conversion is not supported"):
        export("image/png")


def test_files_copy_of_a_document(convert: Callable[..., Any], drive: Any, service: Callable[..., Any]) -> None:
    file = convert(word("isi"))
    copy = drive.files().copy(fileId=file["id"], fields="id,name,parents").execute()
    assert copy["name"] == "Copy of Laporan"
    assert copy["parents"] == file["parents"]
    drive.files().update(fileId=file["id"], media_body=media(word("lain"))).execute()
    assert text_of(service("docs").documents().get(documentId=copy["id"]).execute()) == "isi\n"


def test_documents_get_counts_in_utf16_and_numbers_tables(
    convert: Callable[..., Any], service: Callable[..., Any]
) -> None:
    file = convert(word("a🌵", table=[["x", "yz"], ["", "q"]]))
    content = service("docs").documents().get(documentId=file["id"]).execute()["body"]["content"]
    spans = [(each.get("startIndex", 0), each["endIndex"]) for each in content]
    table_start = 5  # section break 0-1, "a", the cactus as two units, the line end
    size = 2 + 2 + 4 + 4 + len("xyzq")  # facts: 2 + R + R*C + one line end per cell, and the text
    assert spans == [(0, 1), (1, 5), (table_start, table_start + size), (table_start + size, table_start + size + 1)]
    cells = [cell for row in content[2]["table"]["tableRows"] for cell in row["tableCells"]]
    first = cells[0]["content"][0]
    assert first["startIndex"] == table_start + 3
    assert first["paragraph"]["elements"][0]["textRun"]["content"] == "x\n"


def test_documents_get_shows_merges_pictures_headers_and_links(
    convert: Callable[..., Any], service: Callable[..., Any]
) -> None:
    from PIL import Image

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "KOP SEKOLAH"
    picture = io.BytesIO()
    Image.new("RGB", (2, 2)).save(picture, "PNG")
    picture.seek(0)
    document.add_paragraph("bagan ").add_run().add_picture(picture)
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "dua baris"
    shown = service("docs").documents().get(documentId=convert(saved(document))["id"]).execute()
    key = shown["documentStyle"]["defaultHeaderId"]
    header = shown["headers"][key]["content"][0]
    assert header["paragraph"]["elements"][0]["textRun"]["content"] == "KOP SEKOLAH\n"
    assert "startIndex" not in header
    picture_id = shown["body"]["content"][1]["paragraph"]["elements"][1]["inlineObjectElement"]["inlineObjectId"]
    assert picture_id in shown["inlineObjects"]
    rows = shown["body"]["content"][2]["table"]["tableRows"]
    assert rows[0]["tableCells"][0]["tableCellStyle"] == {"rowSpan": 2, "columnSpan": 1}
    assert (
        text_of({"body": rows[1]["tableCells"][0]} | {"body": {"content": rows[1]["tableCells"][0]["content"]}}) == "\n"
    )


def test_documents_get_joins_runs_and_leaves_out_page_breaks(
    convert: Callable[..., Any], service: Callable[..., Any]
) -> None:
    document: Any = docx.Document()
    paragraph = document.add_paragraph("satu ")
    paragraph.add_run("dua")
    paragraph.add_run(" tiga").bold = True
    document.add_page_break()
    shown = service("docs").documents().get(documentId=convert(saved(document))["id"]).execute()
    elements = [each["paragraph"]["elements"] for each in shown["body"]["content"][1:]]
    runs = [[(each["textRun"]["content"], each["textRun"]["textStyle"]) for each in found] for found in elements]
    assert runs == [[("satu dua", {}), (" tiga\n", {"bold": True})], [("\n", {})]]


def test_documents_get_with_tabs(convert: Callable[..., Any], service: Callable[..., Any]) -> None:
    file = convert(word("isi"))
    document = service("docs").documents().get(documentId=file["id"], includeTabsContent=True).execute()
    assert "body" not in document
    assert document["tabs"][0]["tabProperties"]["tabId"] == "t.0"
    assert text_of(document["tabs"][0]["documentTab"]) == "isi\n"


def test_documents_get_hides_the_revision_from_readers(
    convert: Callable[..., Any], drive: Any, service: Callable[..., Any]
) -> None:
    file = convert(word("isi"))
    drive.permissions().create(fileId=file["id"], body={"type": "anyone", "role": "reader"}).execute()

    def seen(name: str) -> Any:
        return service("docs", name).documents().get(documentId=file["id"]).execute()

    before = seen("operator")["revisionId"]
    assert "revisionId" not in seen("tamu")
    drive.files().update(fileId=file["id"], media_body=media(word("lain"))).execute()
    assert seen("operator")["revisionId"] != before


def test_documents_get_of_what_is_not_there(service: Callable[..., Any]) -> None:
    with pytest.raises(HttpError, match="Requested entity was not found"):
        service("docs").documents().get(documentId="1" * 44).execute()


def test_documents_create_makes_an_empty_document(drive: Any, service: Callable[..., Any]) -> None:
    document = service("docs").documents().create(body={"title": "Catatan"}).execute()
    assert text_of(document) == "\n"
    assert drive.files().get(fileId=document["documentId"]).execute()["mimeType"] == DOCUMENT


def test_documents_batch_update_is_refused_by_name(convert: Callable[..., Any], service: Callable[..., Any]) -> None:
    file = convert(word("isi"))
    request = {"insertText": {"text": "x", "location": {"index": 1}}}
    with pytest.raises(HttpError, match=r"501.*docs\.documents\.batchUpdate"):
        service("docs").documents().batchUpdate(documentId=file["id"], body={"requests": [request]}).execute()
