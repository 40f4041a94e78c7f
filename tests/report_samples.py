"""Templates for the tests, made the way a school's editor makes them."""

import io
from collections.abc import Callable
from typing import Any

import docx

from zi_sheets.packaged import TEMPLATES

TEMPLATE = (TEMPLATES / "laporan_monev.docx").read_bytes()


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """A .docx after `change` has been at it, as python-docx's Document."""
    document = docx.Document(io.BytesIO(content))
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def retyped(old: str, new: str) -> Callable[[Any], None]:
    """Types over a text, wherever it stands outside tables; the paragraph's runs become one."""

    def change(document: Any) -> None:
        found = [each for each in document.paragraphs if old in each.text]
        assert found, f"no paragraph holds {old!r}"
        for paragraph in found:
            paragraph.runs[0].text = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run._r.getparent().remove(run._r)

    return change


def texts(content: bytes) -> str:
    """All text of body and tables, one line per paragraph or table row."""
    document = docx.Document(io.BytesIO(content))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [" | ".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)
