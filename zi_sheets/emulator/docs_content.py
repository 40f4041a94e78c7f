"""A stored .docx as Docs v1 shows it: structural elements with indices in UTF-16 code units.

Page breaks, footnotes and drawings other than pictures in the line are left out: no caller asks for them.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator

import docx
from docx.drawing import Drawing
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table, _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.wire import Json

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LARGEST_UNPACKED = 256 * 2**20
_ALIGNMENTS = {0: "START", 1: "CENTER", 2: "END", 3: "JUSTIFIED"}
_STYLE = ("bold", "italic", "underline")


def check_docx(content: bytes) -> None:
    """Raises GoogleError 400 for bytes that are no Word document, or one that unpacks to more than 256 MB."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST_UNPACKED:
                raise ValueError("too large")
        document_content(content)
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError) as problem:
        raise invalid("Bad Request", reason="badRequest") from problem


def empty_docx() -> bytes:
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def document_content(content: bytes) -> Json:
    """What Docs keeps in a tab: body, headers, footers, inlineObjects, lists, documentStyle."""
    document, objects, lists = docx.Document(io.BytesIO(content)), {}, {}  # type: ignore[var-annotated]  # filled below
    body = _Segment(objects, lists, 1)
    first = {"endIndex": 1, "sectionBreak": {"sectionStyle": {"contentDirection": "LEFT_TO_RIGHT"}}}
    shown: Json = {"body": {"content": [first, *body.content(document.iter_inner_content())]}, "documentStyle": {}}
    for name in ("header", "footer"):
        part = getattr(document.sections[0], name)
        if not part.is_linked_to_previous:
            key, elements = f"kix.{name}", _Segment(objects, lists, 0).content(part.iter_inner_content())
            shown[f"{name}s"] = {key: {f"{name}Id": key, "content": elements}}
            shown["documentStyle"][f"default{name.title()}Id"] = key
    return shown | {name: found for name, found in (("inlineObjects", objects), ("lists", lists)) if found}


class _Segment:
    """One run of indices: a body, header or footer. `at` is the next free index."""

    def __init__(self, objects: Json, lists: Json, at: int) -> None:
        self.objects, self.lists, self.at = objects, lists, at

    def content(self, blocks: Iterable[Paragraph | Table]) -> list[Json]:
        """In Docs a table always lies between two paragraphs."""
        made: list[Json] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                made.append(self._spanned("paragraph", lambda block=block: self._paragraph(block)))
                continue
            if not made or "table" in made[-1]:
                made.append(self._blank())
            made.append(self._spanned("table", lambda block=block: self._table(block)))
        return made if made and "paragraph" in made[-1] else [*made, self._blank()]

    def _spanned(self, kind: str, make: object) -> Json:
        start, made = self.at, make()  # type: ignore[operator]  # a closure over the block
        return {**({"startIndex": start} if start else {}), "endIndex": self.at, kind: made}
