"""What is read out of office files, and that a broken or hostile one is told and harms nothing."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx.shared import Cm
from openpyxl.drawing.image import Image as SheetImage

from tests.office_files import docx, form, picture, rows, xlsx
from zi_sheets.closer_look.office_blocks import LARGEST_INSIDE, Unopenable, office_counts
from zi_sheets.domain.content.content import Content, Inside
from zi_sheets.domain.content.lines import Counts
from zi_sheets.workspace.drive import DOCX, XLSX


def signed_list(document: Any) -> None:
    form(document)
    table = document.add_table(0, 3)
    for row in (("No", "Nama", "Paraf"), ("1", "Guru BK", ""), ("2", "", "")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def filled_control(document: Any) -> None:
    """Words that stand in a content control, as in forms of Word's own."""
    form(document)
    paragraph = document.add_paragraph("Kegiatan rapat berjalan " * 30)._p
    control = document.element.body.makeelement(paragraph.tag.replace("}p", "}sdt"))
    inside = control.makeelement(paragraph.tag.replace("}p", "}sdtContent"))
    paragraph.addprevious(control)
    control.append(inside)
    inside.append(paragraph)


def form_with_picture(*widths_cm: float) -> Callable[[Any], object]:
    def fill(document: Any) -> None:
        form(document)
        for width in widths_cm:
            document.add_picture(picture(), Cm(width))

    return fill


DOCUMENTS: dict[str, tuple[Callable[[Any], object], Inside]] = {
    "an empty document": (lambda document: None, Inside.NOTHING),
    "a title": (lambda document: document.add_heading("Notulen"), Inside.UNFILLED),
    "a form": (form, Inside.UNFILLED),
    "a list with one name": (signed_list, Inside.FILLED),
    "words in a content control": (filled_control, Inside.FILLED),
    "a form with a crest": (form_with_picture(2.5), Inside.UNFILLED),
    "a form with a photo": (form_with_picture(9), Inside.FILLED),
    "a form with small photos side by side": (form_with_picture(2.5, 2.5, 2.5), Inside.FILLED),
    "all of it in the style of a title": (
        lambda document: document.add_heading("Rapat membahas pembagian tugas tim " * 5),
        Inside.FILLED,
    ),
    "a photo alone": (lambda document: document.add_picture(picture(), Cm(9)), Inside.FILLED),
}


@pytest.mark.parametrize(("fill", "inside"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(fill: Callable[[Any], object], inside: Inside) -> None:
    assert Content("", office_counts(docx(fill), DOCX)).inside is inside


HEAD = ("No", "Nama", "Jabatan")
WORKBOOKS: dict[str, tuple[Callable[[Any], object], Inside]] = {
    "an empty workbook": (lambda book: None, Inside.NOTHING),
    "a head alone": (rows(("DAFTAR HADIR",), HEAD), Inside.UNFILLED),
    "a list": (rows(("DAFTAR HADIR",), HEAD, (1, "Guru BK", "")), Inside.FILLED),
    "unticked boxes": (rows(HEAD, (1, False, False), (2, False, False), (3, False, False)), Inside.UNFILLED),
    "ticked boxes": (rows(HEAD, (1, True, False)), Inside.FILLED),
    "filled in on the second sheet": (
        lambda book: book.create_sheet("Isi").append(("Laporan", 12, "lengkap")),
        Inside.FILLED,
    ),
    "a picture alone": (
        lambda book: book.worksheets[0].add_image(SheetImage(picture())),
        Inside.FILLED,
    ),
    "a row far below": (lambda book: book.worksheets[0].cell(1_048_576, 1, "x"), Inside.NOTHING),
}


@pytest.mark.parametrize(("fill", "inside"), WORKBOOKS.values(), ids=WORKBOOKS)
def test_workbooks(fill: Callable[[Any], object], inside: Inside) -> None:
    assert Content("", office_counts(xlsx(fill), XLSX)).inside is inside


def repacked(content: bytes, name: str, data: bytes) -> bytes:
    """The same package with one part put in another's place."""
    output = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, data if part == name else old.read(part))
    return output.getvalue()


PLAIN, SHEET = docx(form), "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><x>&l9;</x>'.encode()
HOSTILE = {
    "no package at all": (b"Notulen rapat", DOCX, "rusak"),
    "broken off midway": (PLAIN[: len(PLAIN) // 2], DOCX, "rusak"),
    "no bytes": (b"", DOCX, "rusak"),
    "a workbook that says it is a document": (xlsx(rows(HEAD)), DOCX, "rusak"),
    "a document that says it is a workbook": (PLAIN, XLSX, "rusak"),
    "locked with a password": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500), DOCX, "kata sandi"),
    "XML that ends too soon": (repacked(PLAIN, "word/document.xml", b"<w:document"), DOCX, "rusak"),
    "a bomb": (repacked(xlsx(rows(HEAD)), SHEET, b" " * (LARGEST_INSIDE + 1)), XLSX, "terlalu besar"),
    "a bomb of entities": (repacked(PLAIN, "word/document.xml", BILLION), DOCX, "rusak"),
    "a bomb of entities in a sheet": (repacked(xlsx(rows(HEAD)), SHEET, BILLION), XLSX, "rusak"),
}


@pytest.mark.parametrize(("content", "mime", "why"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_told(content: bytes, mime: str, why: str) -> None:
    with pytest.raises(Unopenable, match=why):
        office_counts(content, mime)


def test_a_part_larger_than_it_says_is_never_unpacked_whole() -> None:
    """The sizes in a package are what it says of itself."""
    bomb = bytearray(repacked(xlsx(rows(HEAD)), SHEET, b" " * (LARGEST_INSIDE + 1)))
    said = (LARGEST_INSIDE + 1).to_bytes(4, "little")
    while (place := bomb.find(said)) >= 0:
        bomb[place : place + 4] = (200).to_bytes(4, "little")
    with pytest.raises(Unopenable, match="rusak"):
        office_counts(bytes(bomb), XLSX)


def test_only_counts_are_kept() -> None:
    assert office_counts(PLAIN, DOCX) == Counts(headings=2, blanks=4)
