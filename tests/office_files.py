"""Office files for the tests, as bytes: blank forms, and what `fill` puts into an empty document or workbook."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import Workbook
from PIL import Image


def picture() -> BytesIO:
    output = BytesIO()
    Image.new("RGB", (40, 40), "green").save(output, "PNG")
    return output


def docx(fill: Callable[[Any], object]) -> bytes:
    document, output = Document(), BytesIO()
    fill(document)
    document.save(output)
    return output.getvalue()


def xlsx(fill: Callable[[Any], object]) -> bytes:
    book, output = Workbook(), BytesIO()
    fill(book)
    book.save(output)
    return output.getvalue()


def form(document: Any) -> None:
    document.add_heading("Notulen Rapat", 1)
    for label in ("Hari", "Tempat", "Pemimpin", "Hasil"):
        document.add_paragraph(f"{label} : ....................")


def rows(*lines: tuple[object, ...]) -> Callable[[Any], object]:
    return lambda book: [book.worksheets[0].append(line) for line in lines]
