"""Sample documents as bytes: PDF, DOCX, XLSX, ZIP and plain text, with every clock inside the formats fixed."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.xml.functions import tostring
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

_UNIX = 3  # a ZIP entry otherwise records the system it was written on
_MARGIN = 60
_TEXT_WIDTH = A4[0] - 2 * _MARGIN


@dataclass(frozen=True, slots=True)
class SamplePage:
    """What a sample file shows. `made` is the device's time, `day` the same in words; `rows` are lines of cells."""

    form: str
    title: str
    unit: str
    made: datetime
    day: str
    rows: tuple[tuple[str, ...], ...]
    seed: str


def pdf(page: SamplePage) -> bytes:
    """One A4 page; reportlab's invariant mode leaves clock and random identifiers out."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(page.title)
    canvas.setAuthor(page.unit)
    top = _letterhead(canvas, page)
    for row in page.rows:
        top = _cells(canvas, row, top)
    canvas.save()
    return output.getvalue()


def _letterhead(canvas: Any, page: SamplePage) -> float:
    """Unit, rule, title and day; returns the height where the body begins."""
    centre: float = A4[0] / 2
    top: float = A4[1] - 70
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawCentredString(centre, top, page.unit.upper())
    canvas.line(_MARGIN, top - 10, A4[0] - _MARGIN, top - 10)
    top -= 45
    for line in simpleSplit(page.title, "Helvetica-Bold", 14, _TEXT_WIDTH):
        canvas.drawCentredString(centre, top, line)
        top -= 20
    canvas.setFont("Helvetica", 11)
    canvas.drawCentredString(centre, top, page.day)
    return top - 35


def _cells(canvas: Any, row: tuple[str, ...], top: float) -> float:
    width = _TEXT_WIDTH / len(row)
    wrapped = [simpleSplit(cell, "Helvetica", 11, width - 6) for cell in row]
    for column, lines in enumerate(wrapped):
        for number, line in enumerate(lines):
            canvas.drawString(_MARGIN + column * width, top - 14 * number, line)
    return top - 14 * max(map(len, wrapped)) - 6


def docx(page: SamplePage) -> bytes:
    """A Word document; rows of several cells become tables."""
    document = Document()
    document.add_paragraph(page.unit.upper()).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_heading(page.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(page.day).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for row in page.rows:
        _paragraph_or_table(document, row)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = page.title, page.unit, page.unit
    properties.created = properties.modified = page.made.replace(tzinfo=None)
    output = BytesIO()
    document.save(output)
    return _with_fixed_times(output.getvalue(), page.made)


def _paragraph_or_table(document: WordDocument, row: tuple[str, ...]) -> None:
    if len(row) == 1:
        document.add_paragraph(row[0])
        return
    for cell, text in zip(document.add_table(1, len(row)).rows[0].cells, row, strict=True):
        cell.text = text


def xlsx(page: SamplePage) -> bytes:
    """A workbook with one sheet: letterhead above, the rows below, whole numbers as numbers."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Lembar 1"
    sheet.column_dimensions["B"].width = 36
    for row in ((page.unit.upper(),), (page.title,), (page.day,), (), *page.rows):
        sheet.append([int(cell) if cell.isdigit() else cell for cell in row])
    sheet["A2"].font = Font(bold=True)
    output = BytesIO()
    workbook.save(output)
    workbook.properties.title, workbook.properties.creator = page.title, page.unit
    workbook.properties.created = workbook.properties.modified = page.made.replace(tzinfo=None)
    # Saving stamps the present time into the properties, so they are written once more.
    core = tostring(workbook.properties.to_tree())
    return _with_fixed_times(output.getvalue(), page.made, {"docProps/core.xml": core})


def zip_archive(page: SamplePage) -> bytes:
    """An archive of a note and a PDF."""
    return _zipped({"catatan.txt": txt(page), "isi/berkas 1.pdf": pdf(page)}, page.made)


def txt(page: SamplePage) -> bytes:
    """Plain text, UTF-8, with the line ends of Windows."""
    lines = (page.unit, page.title, page.day, *("  ".join(row) for row in page.rows))
    return "\r\n".join(lines).encode()


def _with_fixed_times(package: bytes, made: datetime, replaced: dict[str, bytes] | None = None) -> bytes:
    with ZipFile(BytesIO(package)) as parts:
        return _zipped({name: parts.read(name) for name in parts.namelist()} | (replaced or {}), made)


def _zipped(entries: dict[str, bytes], made: datetime) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = ZipInfo(name, date_time=made.timetuple()[:6])
            entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
            archive.writestr(entry, data)
    return output.getvalue()
