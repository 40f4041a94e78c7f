"""What the product stands on, asked of the embedded workspace, and with ZI_LIVE=1 of real Google too.

Each test is written once. CONTRIBUTING.md says how to run them live; everything is made in a scratch folder that is
removed at the end.
"""

import io
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document

from zi_sheets.config import GOOGLE, Config
from zi_sheets.connect import Connection, connect, connect_in_process
from zi_sheets.emulator import Application, open_store
from zi_sheets.init.first_contact import PROVEN, WORDS, ask
from zi_sheets.read import read_workbook
from zi_sheets.workspace.drive import DOCUMENT, DOCX, FOLDER, SHORTCUT, SPREADSHEET, quoted
from zi_sheets.workspace.tree import read_tree

EMBEDDED, LIVE = "embedded", "google"
CREDENTIALS = os.environ.get("ZI_LIVE_CREDENTIALS", "")
IS_LIVE = os.environ.get("ZI_LIVE") == "1" and bool(CREDENTIALS)
PARENT = os.environ.get("ZI_LIVE_FOLDER", "")


@dataclass(frozen=True, slots=True)
class Scratch:
    """A folder of the test's own, and the way to it."""

    connection: Connection
    folder: str

    def workbook(self) -> str:
        return str(self.connection.drive.create("zi uji", SPREADSHEET, self.folder)["id"])


def google() -> Connection:
    return connect(Config(tempat=GOOGLE, kredensial=str(Path(CREDENTIALS).expanduser().resolve())))


@pytest.fixture(
    params=[
        EMBEDDED,
        pytest.param(
            LIVE,
            marks=[
                pytest.mark.live,
                pytest.mark.skipif(not IS_LIVE, reason="real Google: needs ZI_LIVE=1 and ZI_LIVE_CREDENTIALS"),
            ],
        ),
    ]
)
def scratch(request: pytest.FixtureRequest) -> Iterator[Scratch]:
    live = request.param == LIVE
    connection = google() if live else connect_in_process(Application(open_store(None), contract=True))
    name = f"zi_sheets scratch {uuid.uuid4().hex}"
    folder = str(connection.drive.create(name, FOLDER, (PARENT or None) if live else None)["id"])
    try:
        yield Scratch(connection, folder)
    finally:
        connection.drive.delete(folder, "folder uji")


def test_first_contact_has_an_answer_to_every_question(scratch: Scratch) -> None:
    """Raises Refusal, and so fails, on a place where writing was not proven safe."""
    sheets, book = scratch.connection.sheets, scratch.workbook()
    before = [tab.title for tab in read_workbook(sheets, book).others]
    answers = ask(scratch.connection, read_workbook(sheets, book), scratch.folder)
    print(answers)
    assert answers.keys() == WORDS.keys()
    assert answers.items() >= PROVEN.items()
    assert [tab.title for tab in read_workbook(sheets, book).others] == before
    assert [each["id"] for each in scratch.connection.drive.children([scratch.folder], "uji")] == [book]


def test_a_column_is_written_by_its_metadata_id_and_null_leaves_a_cell(scratch: Scratch) -> None:
    sheets, book = scratch.connection.sheets, scratch.workbook()
    sheet = read_workbook(sheets, book).others[0].sheet_id
    span = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    mark = {"metadataKey": "zi.uji", "visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    reply = sheets.change(book, [{"createDeveloperMetadata": {"developerMetadata": mark}}])
    number = reply["replies"][0]["createDeveloperMetadata"]["developerMetadata"]["metadataId"]
    lookup = {"developerMetadataLookup": {"metadataId": number}}

    def write(*values: str | None) -> None:
        sheets.write(book, [{"dataFilter": lookup, "majorDimension": "COLUMNS", "values": [list(values)]}])

    write("Status", "Ada", "=1+1")
    sheets.change(
        book, [{"insertDimension": {"range": {**span, "startIndex": 0, "endIndex": 1}, "inheritFromBefore": False}}]
    )
    write(None, "Belum ada", None)
    (found,) = sheets.read(book, [lookup])
    assert found["values"] == [["Status"], ["Belum ada"], ["=1+1"]]
    assert "!C1:C" in found["range"]


def test_folders_asked_for_together_and_a_shortcut(scratch: Scratch) -> None:
    """Folders with a file, one without, and a shortcut to a file outside the tree."""
    drive = scratch.connection.drive
    root = str(drive.create("bukti", FOLDER, scratch.folder)["id"])
    for name in ("a", "Jum'at", "kosong"):
        folder = str(drive.create(name, FOLDER, root)["id"])
        if name != "kosong":
            drive.create(f"{name}.txt", "text/plain", folder, content=b"isi")
    target = str(drive.create("di luar.txt", "text/plain", scratch.folder, content=b"x")["id"])
    body = {"name": "pintasan", "mimeType": SHORTCUT, "parents": [folder], "shortcutDetails": {"targetId": target}}
    drive._service.files().create(body=body, supportsAllDrives=True).execute()
    tree = read_tree(drive, root)
    found = sorted((*place.path, file["name"]) for place, file in tree.files)
    assert found == [("Jum'at", "Jum'at.txt"), ("a", "a.txt"), ("kosong", "di luar.txt")]
    assert (tree.unreadable, tree.broken) == ({}, [])


def test_properties_find_a_file_again(scratch: Scratch) -> None:
    drive, mark = scratch.connection.drive, uuid.uuid4().hex
    made = drive.create("a", FOLDER, scratch.folder, properties={"zi_uji": mark})
    query = f"properties has {{ key='zi_uji' and value={quoted(mark)} }}"
    assert [each["id"] for each in drive.search(query, "uji")] == [made["id"]]


def test_a_docx_becomes_a_document_is_replaced_in_place_and_exported(scratch: Scratch) -> None:
    drive = scratch.connection.drive
    made = drive.create("laporan", DOCUMENT, scratch.folder, content=docx("bulan satu"), content_mime=DOCX)
    changed = drive.update(made["id"], "uji", properties={"zi": "x"}, content=docx("bulan dua"), content_mime=DOCX)
    assert (changed["id"], changed["mimeType"]) == (made["id"], DOCUMENT)
    exported = Document(io.BytesIO(drive.export(made["id"], DOCX, "uji")))
    assert [each.text for each in exported.paragraphs if each.text] == ["bulan dua"]


def docx(text: str) -> bytes:
    stream, document = io.BytesIO(), Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()
